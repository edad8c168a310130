"""Rules between two payloads: an answer and its question, an update and the state before."""

import json
from decimal import Decimal
from typing import Any

import orderwire
import pytest
from support import EXAMPLE, EXAMPLES, loads

WRITEBACK = "retailops.order_writeback"
ONWARD = "onward.update_order"
UPDATE: str = "backd.update_order.request"
OPERATIONS = list(dict.fromkeys(f"{k.vendor}.{k.operation}" for k in orderwire.kinds()))

UNTYPED: Any = orderwire


def codes(report: orderwire.Report) -> list[str]:
    return [finding.code for finding in report.findings]


def example(kind: str) -> dict[str, Any]:
    values: dict[str, Any] = loads((EXAMPLES / f"{kind}.json").read_bytes())
    return values


@pytest.mark.parametrize("operation", OPERATIONS)
def test_the_documents_answers_fit_their_questions(operation: str) -> None:
    request, answer = (EXAMPLES / f"{operation}.{way}.json" for way in ("request", "response"))
    report = orderwire.check_exchange(operation, request, answer)
    assert (report.kind, report.ok, report.input) == (f"{operation}.response", True, "text")
    hosts = orderwire.check_exchange(operation, loads(request.read_bytes()), answer.read_bytes())
    assert codes(hosts) == codes(report)


def test_a_refusal_is_of_its_own_kind() -> None:
    request = EXAMPLES / f"{ONWARD}.request.json"
    report = orderwire.check_exchange(ONWARD, request, EXAMPLES / f"{ONWARD}.error.json")
    assert (report.kind, report.ok) == (f"{ONWARD}.error", False)
    refused = report.findings[0]
    assert (refused.code, refused.pointer) == ("exchange.rejected", "/error/0")
    assert [related.pointer for related in refused.related] == ["/line_items/0/name"]


def test_an_answer_about_another_line() -> None:
    request = {"data": {"line_items": [{"corr": "7", "quantity": 2}]}}
    answer = {"line_items": [{"corr": "8", "quantity": 2}], "values": {}}
    report = orderwire.check_exchange(WRITEBACK, request, answer)
    assert codes(report) == ["exchange.missing_corr", "exchange.unknown_corr"]
    assert (report.ok, report.input) == (False, "parsed")


def test_places_are_those_of_each_side() -> None:
    """A text beside a host object: the finding has a place, what is related has none."""
    answer = (EXAMPLES / f"{WRITEBACK}.response.json").read_bytes()
    for request, body in [(loads(EXAMPLE), answer), (EXAMPLE, loads(answer))]:
        report = orderwire.check_exchange(WRITEBACK, request, body)
        (finding,) = [each for each in report.findings if each.code == "exchange.refnum"]
        (related,) = finding.related
        assert (finding.pointer, related.pointer) == (
            "/line_items/0/refnum",
            "/data/order/channel_refnum",
        )
        here, there = (finding.line is None, related.line is None)
        assert (here, there) == (isinstance(body, dict), isinstance(request, dict))
        assert ("line" in finding.to_dict(), "line" in related.to_dict()) == (not here, not there)


def test_the_operation_is_known_by_name() -> None:
    with pytest.raises(orderwire.InputError, match=WRITEBACK) as caught:
        orderwire.check_exchange("retailops.order_write", "{}", "{}")
    assert caught.value.code == "operation.unknown"


def test_what_is_no_payload_is_refused_on_both_sides() -> None:
    for first, second in [(5, "{}"), ("{}", 5)]:
        with pytest.raises(TypeError, match="write JSON as str, bytes"):
            UNTYPED.check_exchange(WRITEBACK, first, second)
        with pytest.raises(TypeError, match="write JSON as str, bytes"):
            UNTYPED.check_update(UPDATE, first, second)


def test_a_long_payload_on_either_side() -> None:
    """These are read without the GIL."""
    line = {"corr": "7", "quantity": 2}
    long = {"data": {"line_items": [line], "note": "x" * 20_000}}
    answer = {"line_items": [line], "values": {}, "note": "x" * 20_000}
    short = {"data": {"line_items": [line]}}
    both = [orderwire.check_exchange(WRITEBACK, asked, answer) for asked in (long, short)]
    assert both[0] == both[1]
    assert (
        orderwire.check_exchange(WRITEBACK, json.dumps(long), json.dumps(answer)).ok == both[0].ok
    )


# Backd takes changes while an order is placed, and up to a limit of the merchant's.


def grown(by: int, status: str = "order_placed", **limits: Any) -> orderwire.Report:
    previous = {**example("backd.update_order.response"), "status": status}
    order = example(UPDATE)
    after = {**order, "order_total": order["order_total"] + by, "cart_amount": 9000 + by}
    return orderwire.check_update(UPDATE, previous, after, **limits)


@pytest.mark.parametrize("status", ["order_confirmed", "order_cancelled", "order_placed"])
def test_only_a_placed_order_takes_updates(status: str) -> None:
    report = grown(0, status)
    assert report.kind == UPDATE
    assert report.ok == (status == "order_placed")
    closed = [finding for finding in report.findings if finding.code == "state.closed"]
    assert [finding.related[0].pointer for finding in closed] == ["/status"] * (not report.ok)


@pytest.mark.parametrize(
    ("limits", "ok"),
    [
        ({"max_increase": 50}, True),
        ({"max_increase": 49}, False),
        ({"max_increase": "50"}, True),
        ({"max_increase": "49.99"}, False),
        ({"max_increase": Decimal("50.00")}, True),
        ({"max_increase": Decimal("49.999999999999999999999999")}, False),
        ({"max_increase": Decimal("5E+1")}, True),
        ({"max_increase": 10**20}, True),
        # 50 of 8950 is 0.5586… percent.
        ({"max_increase_pct": 1}, True),
        ({"max_increase_pct": Decimal("0.559")}, True),
        ({"max_increase_pct": Decimal("0.558")}, False),
        ({"max_increase_pct": "0.5"}, False),
        ({"max_increase": 50, "max_increase_pct": 0}, False),
        ({"max_increase": None, "max_increase_pct": 1}, True),
    ],
)
def test_limits_are_exact(limits: dict[str, Any], ok: bool) -> None:
    report = grown(50, **limits)
    assert (report.ok, "limit.increase" in codes(report)) == (ok, not ok)


def test_growth_without_a_limit_is_a_warning() -> None:
    report = grown(50)
    assert report.ok
    assert "limit.unknown" in codes(report)
    assert not grown(0).findings
    assert "limit.unknown" not in codes(grown(-50))


@pytest.mark.parametrize("name", ["max_increase", "max_increase_pct"])
@pytest.mark.parametrize(
    "limit", [1.5, 50.0, float("inf"), True, -1, "-1", "fifty", Decimal("NaN"), Decimal("Infinity")]
)
def test_limits_that_are_none(name: str, limit: Any) -> None:
    with pytest.raises(orderwire.InputError) as caught:
        grown(50, **{name: limit})
    assert caught.value.code == "option.value"
    with pytest.raises(TypeError):
        UNTYPED.check_update(UPDATE, "{}", "{}", **{name: object()})


def test_what_updates_no_order() -> None:
    with pytest.raises(orderwire.InputError, match=UPDATE) as caught:
        orderwire.check_update("retailops.order_ack.request", "{}", "{}")
    assert caught.value.code == "kind.no_update"
    with pytest.raises(orderwire.InputError) as caught:
        orderwire.check_update("backd.update_order", "{}", "{}")
    assert caught.value.code == "kind.unknown"
