"""Every kind of the documents: their examples, what they look like, and how they are built."""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import orderwire
import pytest
from orderwire.payloads import KINDS
from support import EVENTS, EXAMPLES, FETCH, REQUEST

FILES = sorted(path for path in EXAMPLES.iterdir() if path.is_file())
QUERY = EXAMPLES / f"{FETCH}.query"
ONWARD: str = "onward.update_order.request"

# What the documents require, and their examples lack.
LACKING: dict[str, dict[str, Any]] = {"wiredplus.update_order.request": {"order_reference": "1020"}}

UNTYPED: Any = orderwire


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_documents_examples_are_valid(path: Path) -> None:
    report = orderwire.check(path.stem, path)
    assert report.ok, report.findings
    assert (report.kind, report.input) == (path.stem, "text")
    assert orderwire.is_valid(path.stem, path.read_bytes())
    orderwire.totals(path.stem, path)


def test_every_kind_has_an_example() -> None:
    assert {path.stem for path in FILES} == set(KINDS)


def test_a_query_is_another_spelling() -> None:
    query = orderwire.parse(FETCH, QUERY.read_text(encoding="utf-8"))
    assert isinstance(query["data"], dict)
    assert isinstance(query["data"]["channel"], dict)
    assert query["data"]["channel"]["id"] == "21"
    assert orderwire.parse(FETCH, QUERY) == query
    with pytest.raises(orderwire.ValidationError):
        orderwire.parse(REQUEST, QUERY)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_examples_look_like_their_kind(path: Path) -> None:
    detected = orderwire.detect(path)
    scores = {each.kind: each.score for each in detected}
    assert list(scores.values()) == sorted(scores.values(), reverse=True)
    assert set(scores) <= set(KINDS)
    # Answers by events are all alike, and the documents' actions are those of another operation.
    assert scores[path.stem] == detected[0].score
    assert 0 < detected[0].score <= 1000


def test_an_action_tells_like_kinds_apart() -> None:
    order = {"grand_total": "5.10"}
    for kind in ("retailops.order_complete.request", "retailops.order_cancel.request"):
        built = orderwire.build(kind, {"order": order, "channel": {"id": 1}})
        assert orderwire.detect(built.body)[0].kind == kind


def test_what_looks_like_nothing() -> None:
    payloads: list[Any] = ["", "[]", "[1]", "{}", b"\xff", {}, '{"no": "such"}']
    for payload in payloads:
        assert orderwire.detect(payload) == []
    assert orderwire.detect(QUERY.read_bytes(), max_bytes=10) == []
    assert repr(orderwire.detect(QUERY)[0]).startswith(f"Detected(kind='{FETCH}', score=")


def options_of(kind: str, parsed: Mapping[str, Any]) -> dict[str, Any]:
    """What stands around the fields of a request."""
    options = {name: parsed[name] for name in ("headers", "action", "version") if name in parsed}
    return {**options, "shop_order_id": 18282} if kind == ONWARD else options


def enveloped(kind: str) -> bool:
    return kind.startswith("retailops.") and kind.endswith(".request")


def sent(built: orderwire.BuiltRequest | orderwire.BuiltResponse) -> str:
    """The payload of a message."""
    query = built.query if isinstance(built, orderwire.BuiltRequest) else ""
    return query or built.body


def nulls(before: Any, after: Any) -> Any:
    """The same with the members that a query cannot carry: those without a value."""
    if not isinstance(before, dict) or not isinstance(after, dict):
        return after
    lost = {name: None for name, value in before.items() if value is None}
    return {**lost, **{name: nulls(before.get(name), value) for name, value in after.items()}}


@pytest.mark.parametrize("kind", KINDS)
def test_building_what_was_built_gives_the_same(kind: str) -> None:
    given = {**orderwire.parse(kind, EXAMPLES / f"{kind}.json"), **LACKING.get(kind, {})}
    fields, options = (given["data"], options_of(kind, given)) if enveloped(kind) else (given, {})
    options = {**options, **options_of(kind, {})}
    built = orderwire.build(kind, fields, **options)
    again = orderwire.parse(kind, sent(built))
    if kind == FETCH:
        again = nulls(given, again)
    fields, more = (again["data"], options_of(kind, again)) if enveloped(kind) else (again, {})
    assert orderwire.build(kind, fields, **{**options, **more}) == built
    # What a document writes in another type than its own example is all that has changed.
    assert spelled(again) == spelled(given)


def spelled(value: Any) -> Any:
    """A payload with every scalar as text, in any order."""
    if isinstance(value, dict):
        return {name: spelled(member) for name, member in value.items()}
    if isinstance(value, list):
        return [spelled(element) for element in value]
    return str(value)


@pytest.mark.parametrize("kind", KINDS)
def test_a_message_is_ready_to_send(kind: str) -> None:
    (info,) = [each for each in orderwire.kinds() if each.kind == kind]
    given = {**orderwire.parse(kind, EXAMPLES / f"{kind}.json"), **LACKING.get(kind, {})}
    fields = given["data"] if enveloped(kind) else given
    options = options_of(kind, given if enveloped(kind) else {})
    built = orderwire.build(kind, fields, **options)
    assert built.headers["Content-Type"] == "application/json"
    if isinstance(built, orderwire.BuiltRequest):
        assert (built.method, info.direction) == (info.method, "request")
        assert built.path == info.path.replace("{shopOrderId}", "18282")
        assert bool(built.query) != bool(built.body)
        assert "{" not in built.query
    else:
        assert (built.status, info.direction != "request") == (info.status, True)
        assert json.loads(built.body)
    assert orderwire.check(kind, sent(built)).ok


# Where a document counts minor units, the type says what a number counts.


def onward(price: Any, **options: Any) -> Any:
    order = orderwire.parse(ONWARD, EXAMPLES / f"{ONWARD}.json")
    fields = {**order, "total_price": price}
    return json.loads(orderwire.build(ONWARD, fields, shop_order_id=1, **options).body)


@pytest.mark.parametrize(
    ("price", "currency", "cents"),
    [
        (Decimal("20"), "USD", 2000),
        (Decimal("20.00"), "USD", 2000),
        (Decimal("2E+1"), "USD", 2000),
        ("20", "USD", 2000),
        ("20.00", "USD", 2000),
        (20, "USD", 20),
        (Decimal("20"), "JPY", 20),
        (Decimal("20.125"), "KWD", 20125),
        (20, "KWD", 20),
        (Decimal("-0.01"), "USD", -1),
        (10**18, "USD", 10**18),
    ],
)
def test_minor_and_major_units(price: Any, currency: str, cents: int) -> None:
    built = onward(price, currency=currency)
    assert built["total_price"] == {"cents": cents, "currency": currency}
    assert type(built["total_price"]["cents"]) is int


@pytest.mark.parametrize("price", [20.0, 20.5, Decimal("0.001"), Decimal("NaN"), "20,00", True])
def test_prices_that_are_none(price: Any) -> None:
    with pytest.raises((orderwire.ValidationError, orderwire.InputError)) as caught:
        onward(price, currency="USD")
    if isinstance(price, float) and isinstance(caught.value, orderwire.ValidationError):
        findings = caught.value.report.findings
        errors = [(each.code, each.pointer) for each in findings if each.severity == "error"]
        assert errors == [("amount.float", "/total_price")]


def test_floats_are_refused_wherever_money_stands() -> None:
    for kind, fields in [
        ("retailops.order_complete.request", {"order": {"grand_total": 5.1}}),
        ("retailops.order_complete.request", {"order": {"grand_total": 5.0}}),
        ("retailops.order_writeback.response", {"line_items": [], "values": {"tax_amt": 0.1}}),
        ("backd.update_order.response", {"order_total": 89.5}),
    ]:
        with pytest.raises(orderwire.ValidationError) as caught:
            UNTYPED.build(kind, fields, currency="USD")
        assert "amount.float" in [finding.code for finding in caught.value.report.findings]


def test_every_digit_is_kept() -> None:
    amount = Decimal("1234567890123456789012.123456")
    built = orderwire.build("retailops.order_complete.request", {"order": {"grand_total": amount}})
    assert json.loads(built.body)["data"]["order"]["grand_total"] == str(amount)


# Envelope, headers and path.


def test_the_envelope() -> None:
    headers = {"client_id": "497", "ticket": 'a"b\\é\n'}
    built = orderwire.build(REQUEST, {}, headers=headers, action="ours", version=2)
    assert isinstance(built, orderwire.BuiltRequest)
    body = json.loads(built.body)
    assert list(body) == ["headers", "version", "action", "data"]
    assert body["headers"]["ticket"] == headers["ticket"]
    assert (body["version"], body["action"], body["data"]) == (2, "ours", {})
    as_text = json.dumps(headers, ensure_ascii=False)
    for version in (2, "2"):
        same = orderwire.build(REQUEST, "{}", headers=as_text, action="ours", version=version)
        assert same == built
    default = json.loads(orderwire.build(REQUEST, {}).body)
    assert default == {"version": 1, "action": "order_writeback", "data": {}}


def test_http_headers() -> None:
    built = orderwire.build(EVENTS, {"events": []}, headers={"x-id": "é", "content-type": "a/b"})
    assert built.headers == {"x-id": "é", "content-type": "a/b"}
    built.headers.clear()
    assert built.headers


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ([], "option.value"),
        (True, "option.value"),
        (5, "option.value"),
        (b"{}", "option.value"),
        ("no JSON", "option.value"),
        ({"a": []}, "option.value"),
        ({"a": "b\r\nc: d"}, "option.value"),
        ({"": "b"}, "option.value"),
        ({1: "b"}, "input.key"),
        ({"a": object()}, "input.type"),
        ({"a": float("nan")}, "input.number"),
    ],
)
def test_headers_that_are_none(headers: Any, code: str) -> None:
    with pytest.raises(orderwire.InputError) as caught:
        UNTYPED.build(EVENTS, {"events": []}, headers=headers)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("order_id", "path"), [(18282, "/18282"), ("a/b", "/a%2Fb"), ("é", "/%C3%A9")]
)
def test_the_id_in_the_path(order_id: Any, path: str) -> None:
    order = orderwire.parse(ONWARD, EXAMPLES / f"{ONWARD}.json")
    built = orderwire.build(ONWARD, order, shop_order_id=order_id)
    assert isinstance(built, orderwire.BuiltRequest)
    assert built.path.endswith(path)
    for wrong in (None, "", "..", 1.5):
        with pytest.raises(orderwire.InputError):
            UNTYPED.build(ONWARD, order, shop_order_id=wrong)


def test_what_the_document_requires_has_to_be_there() -> None:
    with pytest.raises(orderwire.ValidationError) as caught:
        orderwire.build(ONWARD, {}, shop_order_id=1)
    assert caught.value.report.kind == ONWARD
    assert {finding.code for finding in caught.value.report.findings} == {"field.missing"}


def test_nothing_in_the_fields_closes_the_envelope() -> None:
    for fields in ('{}, "action": "x"', "{}}", '"', "5"):
        with pytest.raises(orderwire.ValidationError):
            orderwire.build(REQUEST, fields)


def test_nothing_of_a_list_is_lost() -> None:
    """Backd takes a list of updates in the place of one; `build` builds one."""
    kind = "backd.update_order.request"
    updates = [orderwire.parse(kind, EXAMPLES / f"{kind}.json")]
    assert orderwire.check(kind, updates).ok
    with pytest.raises(orderwire.ValidationError) as failed:
        orderwire.build(kind, updates)
    assert [f.code for f in failed.value.report.findings] == ["field.type"]


@pytest.mark.parametrize("kind", KINDS)
def test_values_that_nobody_changed_are_spelled_as_they_were_sent(kind: str) -> None:
    original = (EXAMPLES / f"{kind}.json").read_text(encoding="utf-8")
    assert orderwire.serialize(UNTYPED.parse(kind, original), original) == original
    odd = original.replace(
        "{", '{ "x": [1.50, 2e3, "1.0", 12345678901234567890],\t"y": {"é": null},', 1
    )
    values = UNTYPED.parse(kind, odd)
    assert orderwire.serialize(values, odd) == odd
    values["x"][0] = Decimal("9.99")
    changed = orderwire.serialize(values, odd)
    assert changed.startswith('{"x":[9.99,2e3,"1.0",12345678901234567890],"y":{"é": null}')
    with pytest.raises(orderwire.ValidationError):
        orderwire.serialize(values, "{")
