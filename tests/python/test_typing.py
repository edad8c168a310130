"""A program that uses every kind and every new function, as type checkers see it.

mypy and pyright read it as well: `assert_type` says what they must find.
"""

import ast
import inspect
from decimal import Decimal
from pathlib import Path
from typing import Any

import orderwire
from orderwire import payloads as types
from support import EXAMPLES
from typing_extensions import assert_type


def of(kind: types.Kind) -> Path:
    """The document's example."""
    return EXAMPLES / f"{kind}.json"


def test_every_kind_is_parsed_to_its_type() -> None:
    assert_type(
        orderwire.parse("retailops.order_update.request", of("retailops.order_update.request")),
        types.RetailopsUpdateOrderRequest,
    )
    assert_type(
        orderwire.parse("retailops.order_update.response", of("retailops.order_update.response")),
        types.RetailopsEventsResponse,
    )
    assert_type(
        orderwire.parse(
            "retailops.cat_push_config.request", of("retailops.cat_push_config.request")
        ),
        types.RetailopsCatalogRequest,
    )
    assert_type(
        orderwire.parse(
            "retailops.cat_push_config.response", of("retailops.cat_push_config.response")
        ),
        types.RetailopsCatalogConfig,
    )
    assert_type(
        orderwire.parse(
            "retailops.catpush_transmit.request", of("retailops.catpush_transmit.request")
        ),
        types.RetailopsCatalogRequest,
    )
    assert_type(
        orderwire.parse(
            "retailops.catpush_transmit.response", of("retailops.catpush_transmit.response")
        ),
        types.RetailopsEventsResponse,
    )
    assert_type(
        orderwire.parse(
            "retailops.capture_channel_payments.request",
            of("retailops.capture_channel_payments.request"),
        ),
        types.RetailopsCaptureRequest,
    )
    assert_type(
        orderwire.parse(
            "retailops.capture_channel_payments.response",
            of("retailops.capture_channel_payments.response"),
        ),
        types.RetailopsEventsResponse,
    )
    assert_type(
        orderwire.parse("retailops.inv_push.request", of("retailops.inv_push.request")),
        types.RetailopsInventoryRequest,
    )
    assert_type(
        orderwire.parse("retailops.inv_push.response", of("retailops.inv_push.response")),
        types.RetailopsEventsResponse,
    )
    assert_type(
        orderwire.parse("retailops.items_returned.request", of("retailops.items_returned.request")),
        types.RetailopsReturnRequest,
    )
    assert_type(
        orderwire.parse(
            "retailops.items_returned.response", of("retailops.items_returned.response")
        ),
        types.RetailopsReturnResponse,
    )
    assert_type(
        orderwire.parse("retailops.order_fetch.request", of("retailops.order_fetch.request")),
        types.RetailopsFetchPartialFetchRequest,
    )
    assert_type(
        orderwire.parse("retailops.order_fetch.response", of("retailops.order_fetch.response")),
        types.RetailopsFetchResponse,
    )
    assert_type(
        orderwire.parse("retailops.order_ack.request", of("retailops.order_ack.request")),
        types.RetailopsFetchAckRequest,
    )
    assert_type(
        orderwire.parse("retailops.order_ack.response", of("retailops.order_ack.response")),
        types.RetailopsEventsResponse,
    )
    assert_type(
        orderwire.parse("retailops.order_complete.request", of("retailops.order_complete.request")),
        types.RetailopsNoticeRequest,
    )
    assert_type(
        orderwire.parse(
            "retailops.order_complete.response", of("retailops.order_complete.response")
        ),
        types.RetailopsEventsResponse,
    )
    assert_type(
        orderwire.parse("retailops.order_cancel.request", of("retailops.order_cancel.request")),
        types.RetailopsNoticeRequest,
    )
    assert_type(
        orderwire.parse("retailops.order_cancel.response", of("retailops.order_cancel.response")),
        types.RetailopsEventsResponse,
    )
    assert_type(
        orderwire.parse(
            "retailops.order_writeback.request", of("retailops.order_writeback.request")
        ),
        types.RetailopsOrderRequest,
    )
    assert_type(
        orderwire.parse(
            "retailops.order_writeback.response", of("retailops.order_writeback.response")
        ),
        types.RetailopsWritebackResponse,
    )
    assert_type(
        orderwire.parse(
            "retailops.shipment_submit.request", of("retailops.shipment_submit.request")
        ),
        types.RetailopsShipmentRequest,
    )
    assert_type(
        orderwire.parse(
            "retailops.shipment_submit.response", of("retailops.shipment_submit.response")
        ),
        types.RetailopsEventsResponse,
    )
    assert_type(
        orderwire.parse("onward.update_order.request", of("onward.update_order.request")),
        types.OnwardUpdateRequest,
    )
    assert_type(
        orderwire.parse("onward.update_order.response", of("onward.update_order.response")),
        types.OnwardUpdateResponse,
    )
    assert_type(
        orderwire.parse("onward.update_order.error", of("onward.update_order.error")),
        types.OnwardUpdateError,
    )
    assert_type(
        orderwire.parse("backd.update_order.request", of("backd.update_order.request")),
        types.BackdUpdateRequest,
    )
    assert_type(
        orderwire.parse("backd.update_order.response", of("backd.update_order.response")),
        types.BackdUpdateResponse,
    )
    assert_type(
        orderwire.parse("wiredplus.update_order.request", of("wiredplus.update_order.request")),
        types.WiredplusUpdateRequest,
    )
    assert_type(
        orderwire.parse("wiredplus.update_order.response", of("wiredplus.update_order.response")),
        types.WiredplusUpdateResponse,
    )


def test_a_kind_that_is_known_later_is_anything() -> None:
    def parsed(name: str) -> None:
        assert_type(orderwire.parse(name, EXAMPLES / f"{name}.json"), Any)

    parsed("onward.update_order.request")


def test_this_program_names_every_kind() -> None:
    tree = ast.parse(inspect.getsource(test_every_kind_is_parsed_to_its_type))
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    texts = [node.value for node in nodes if isinstance(node.value, str)]
    assert sorted(texts) == sorted(2 * types.KINDS)


def test_members_have_their_types() -> None:
    """What may stand at a place has to be asked for; then the rest follows."""
    retailops = orderwire.parse(
        "retailops.order_complete.request", of("retailops.order_complete.request")
    )
    data = retailops.get("data")
    assert isinstance(data, dict)
    order = data.get("order")
    assert isinstance(order, dict)
    assert_type(order.get("grand_total"), Decimal | None)

    onward = orderwire.parse("onward.update_order.request", of("onward.update_order.request"))
    price = onward["total_price"]
    assert isinstance(price, dict)
    assert_type(price["cents"], int | str | Decimal | None)
    assert price == {"cents": 2499, "currency": "USD"}

    backd = orderwire.parse("backd.update_order.response", of("backd.update_order.response"))
    for item in backd.get("items") or ():
        assert isinstance(item, dict)
        assert_type(item.get("qty"), int | str | Decimal | None)

    wiredplus = orderwire.parse(
        "wiredplus.update_order.request", of("wiredplus.update_order.request")
    )
    assert_type(wiredplus.get("grand_total"), Decimal | None)
    assert wiredplus.get("grand_total") == Decimal("17.00")


def test_messages_have_the_type_of_their_direction() -> None:
    events: types.RetailopsEventsResponse = {"events": []}
    answer = orderwire.build("retailops.order_ack.response", events, headers={"X-Id": "7"})
    assert_type(answer, orderwire.BuiltResponse)
    assert_type((answer.status, answer.headers, answer.body), tuple[int, dict[str, str], str])
    refusal = orderwire.build("onward.update_order.error", {"error": ["Name is required"]})
    assert_type(refusal, orderwire.BuiltResponse)

    headers: types.RetailopsHeaders = {"client_id": "497", "ticket": "1,1"}
    notice: types.RetailopsOrderNotice = {"order": {"grand_total": Decimal("5.10")}}
    request = orderwire.build(
        "retailops.order_complete.request", notice, headers=headers, action="ours", version=1
    )
    assert_type(request, orderwire.BuiltRequest)
    assert_type(
        (request.method, request.path, request.query, request.headers, request.body),
        tuple[str, str, str, dict[str, str], str],
    )

    def built_later(name: str) -> None:
        built = orderwire.build(name, events)
        assert_type(built, orderwire.BuiltRequest | orderwire.BuiltResponse)

    built_later("retailops.order_ack.response")
    onward = orderwire.parse("onward.update_order.request", of("onward.update_order.request"))
    built = orderwire.build("onward.update_order.request", onward, shop_order_id=18282)
    assert orderwire.parse("onward.update_order.request", built.body) == onward


def test_the_other_functions_have_types() -> None:
    operation = "backd.update_order"
    request, response = of("backd.update_order.request"), of("backd.update_order.response")
    report = orderwire.check_exchange(operation, request, response, mode="strict")
    assert_type(report, orderwire.Report)
    for increase in (Decimal(50), 50, "50"):
        report = orderwire.check_update(
            "backd.update_order.request", response, request, max_increase=increase
        )
        assert_type(report, orderwire.Report)
    detected = orderwire.detect(request, max_bytes=10_000)
    assert_type(detected, list[orderwire.Detected])
    assert_type((detected[0].kind, detected[0].score), tuple[str, int])
    schema = orderwire.json_schema("backd.update_order.request", "draft-07", mode="lenient")
    assert_type(schema, dict[str, Any])
    assert_type(orderwire.openapi(), dict[str, Any])
    assert {kind.direction for kind in orderwire.kinds()} == {"request", "response", "error"}


def test_refunds_and_comparisons_have_types() -> None:
    units = orderwire.refund_next([5, 6], (1, 2), 3)
    assert_type(units, list[int])
    text = orderwire.refund_next(["5.00"], ["1.00"], "3.00", currency="USD")
    assert_type(text, list[str])
    decimal = orderwire.refund_quantity(Decimal("10.00"), 3, 2, 1, scale=2)
    assert_type(decimal, Decimal)
    comparison = orderwire.compare(10, [1, 1, 1], [4, 4, 2], caps=[4, 4, 4])
    assert_type(comparison, orderwire.Comparison)
    assert_type(comparison.matches, tuple[orderwire.ComparisonMatch, ...])
    assert_type(comparison.first, orderwire.ComparisonLine | None)
    assert comparison.first and comparison.first.exact
