"""Payloads as fields of pydantic models."""

import copy
import pickle
import subprocess
import sys
from decimal import Decimal
from typing import Annotated, Any

import orderwire
import pydantic
import pytest
from orderwire.payloads import RetailopsOrderRequest
from support import EVENTS, EXAMPLE, EXAMPLES, REQUEST, loads

Order = Annotated[RetailopsOrderRequest, orderwire.Payload(REQUEST)]
Strict = Annotated[Any, orderwire.Payload(REQUEST, mode="strict")]

SECRET = "s3cret"


class Message(pydantic.BaseModel):
    topic: str
    order: Order
    answers: list[Annotated[Any, orderwire.Payload(EVENTS)]] = []


def errors(call: Any) -> list[Any]:
    with pytest.raises(pydantic.ValidationError) as caught:
        call()
    return caught.value.errors()


@pytest.mark.parametrize("convert", [bytes, bytes.decode, loads], ids=["bytes", "str", "object"])
def test_a_field_holds_what_parse_gives(convert: Any) -> None:
    message = Message(topic="x", order=convert(EXAMPLE), answers=['{"events": []}'])
    assert message.order == orderwire.parse(REQUEST, EXAMPLE)
    assert message.answers == [{"events": []}]


def test_every_digit_survives_the_model() -> None:
    text = '{"data": {"order_info": {"tax_amt": 12345678901234567.890}}}'
    order = Message(topic="x", order=text).order  # type: ignore[arg-type]
    dumped = Message.model_construct(topic="x", order=order).model_dump(mode="json")
    assert dumped["order"]["data"]["order_info"]["tax_amt"] == "12345678901234567.890"


def test_errors_are_those_of_the_model() -> None:
    text = '{"data": {"line_items": [{"quantity": "two", "unit_price": "{finding} 1"}]}}'
    first, second = errors(lambda: Message(topic="x", order=text))  # type: ignore[arg-type]
    report = orderwire.check(REQUEST, text)
    assert (first["type"], second["type"]) == ("value.integer", "amount.syntax")
    assert first["loc"] == ("order", "data", "line_items", 0, "quantity")
    assert first["msg"] == "`quantity` is `two`, not a whole number"
    assert first["input"] == "two"
    assert first["ctx"]["finding"] == report.findings[0].to_dict()
    assert second["msg"] == report.findings[1].message
    (inner,) = errors(lambda: Message(topic="x", order="{}", answers=['{"events": 5}']))  # type: ignore[arg-type]
    assert inner["loc"] == ("answers", 0, "events")


def test_warnings_are_no_errors() -> None:
    assert any(f.severity == "warning" for f in orderwire.check(REQUEST, EXAMPLE).findings)
    assert pydantic.TypeAdapter(Order).validate_python(EXAMPLE)


def test_options_are_those_of_parse() -> None:
    order = '{"data": {"line_items": [{"quantity": 2}]}}'
    assert pydantic.TypeAdapter(Order).validate_python(order)
    found = errors(lambda: pydantic.TypeAdapter(Strict).validate_python(order))
    expected = orderwire.check(REQUEST, order, mode="strict").findings
    assert [error["type"] for error in found] == [f.code for f in expected if f.severity == "error"]


def test_what_is_no_payload() -> None:
    adapter = pydantic.TypeAdapter(Order)
    values: list[Any] = [5, None, {1: 2}, {"a": object()}, EXAMPLES / f"{REQUEST}.json"]
    kinds = ["input.type", "input.type", "input.key", "input.type", "input.type"]
    assert [errors(lambda v=v: adapter.validate_python(v))[0]["type"] for v in values] == kinds
    (syntax,) = errors(lambda: adapter.validate_python("{"))
    assert (syntax["type"], syntax["loc"]) == ("json.syntax", ())


def test_no_float_comes_through_json() -> None:
    """pydantic's parser has rounded it already."""
    adapter = pydantic.TypeAdapter(Order)
    number = '{"data": {"order_info": {"tax_amt": 0.29999999999999998}}}'
    (refused,) = errors(lambda: adapter.validate_json(number))
    assert refused["type"] == "amount.float"
    assert refused["loc"] == ("data", "order_info", "tax_amt")
    assert "JSON text" in refused["msg"]
    text = '{"data": {"order_info": {"tax_amt": "0.29999999999999998"}}}'
    expected = Decimal("0.29999999999999998")
    for order in (adapter.validate_json(text), adapter.validate_python(number)):
        assert order["data"]["order_info"]["tax_amt"] == expected  # type: ignore[index, call-overload]


def test_a_secret_is_in_no_error() -> None:
    order = f'{{"headers": {{"ticket": {{"{SECRET}": "{SECRET}"}}}}, "version": []}}'
    with pytest.raises(pydantic.ValidationError) as caught:
        Message(topic="x", order=order)  # type: ignore[arg-type]
    assert caught.value.error_count() > 1
    assert SECRET not in str(caught.value) + repr(caught.value.errors()) + caught.value.json()


@pytest.mark.parametrize("kind", [kind.kind for kind in orderwire.kinds()])
def test_the_json_schema_is_the_kinds(kind: str) -> None:
    adapter = pydantic.TypeAdapter(Annotated[Any, orderwire.Payload(kind)])
    schema = adapter.json_schema()
    assert "$ref" not in str(schema)
    assert schema["title"] == kind
    assert schema.get("type") == orderwire.json_schema(kind, mode="lenient").get("type")


def test_the_schema_of_a_model_has_the_payloads() -> None:
    schema = Message.model_json_schema()
    order = schema["properties"]["order"]
    assert "line_items" in str(order)
    assert schema["properties"]["answers"]["items"]["title"] == EVENTS


def test_mistakes_of_the_program_are_said_when_the_model_is_made() -> None:
    with pytest.raises(orderwire.InputError, match="no kind"):
        orderwire.Payload("none")
    with pytest.raises(orderwire.InputError, match="no option"):
        orderwire.Payload(REQUEST, no_such=1)


def test_a_payload_is_a_value() -> None:
    payload = orderwire.Payload(REQUEST, mode="strict")
    for twin in (copy.deepcopy(payload), pickle.loads(pickle.dumps(payload))):
        assert (twin, hash(twin), repr(twin)) == (payload, hash(payload), repr(payload))
    assert payload != orderwire.Payload(REQUEST)
    assert repr(payload) == f"Payload({REQUEST!r}, mode='strict')"
    assert (payload.kind, payload.options) == (REQUEST, {"mode": "strict"})


def test_pydantic_is_imported_only_when_it_asks() -> None:
    program = (
        "import sys, orderwire\n"
        "orderwire.Payload('retailops.order_update.response')\n"
        "assert not [name for name in sys.modules if name.startswith('pydantic')]\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True)
