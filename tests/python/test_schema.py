"""The schemas, read by the tools of others."""

import json
from collections.abc import Iterator
from typing import Any, Literal

import orderwire
import pytest
from jsonschema.protocols import Validator
from jsonschema.validators import validator_for
from openapi_spec_validator import validate
from orderwire.payloads import KINDS, Kind
from support import EXAMPLES

MODES: tuple[Literal["lenient"], Literal["strict"]] = ("lenient", "strict")
DRAFTS: tuple[Literal["2020-12"], Literal["draft-07"]] = ("2020-12", "draft-07")
ONWARD: Kind = "onward.update_order.request"


def validator(kind: Kind, **options: Any) -> Validator:
    schema = orderwire.json_schema(kind, **options)
    checker = validator_for(schema)
    checker.check_schema(schema)
    return checker(schema)


def floats(value: Any, path: str = "") -> Iterator[str]:
    """Where a float stands."""
    match value:
        case dict():
            for name, member in value.items():
                yield from floats(member, f"{path}/{name}")
        case list():
            for index, element in enumerate(value):
                yield from floats(element, f"{path}/{index}")
        case float():
            yield path


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("draft", DRAFTS)
def test_schemas_and_checks_agree_on_the_examples(
    kind: Kind, draft: Literal["2020-12", "draft-07"]
) -> None:
    payload = json.loads((EXAMPLES / f"{kind}.json").read_bytes())
    for mode in MODES:
        report = orderwire.check(kind, EXAMPLES / f"{kind}.json", mode=mode)
        assert validator(kind, draft=draft, mode=mode).is_valid(payload) == report.ok, mode
    assert not validator(kind, draft=draft, mode="lenient").is_valid(5)


@pytest.mark.parametrize(
    "name", [path.stem for path in sorted((EXAMPLES / "broken").glob("*.json"))]
)
def test_schemas_find_the_mistakes_of_structure(name: Kind) -> None:
    path = EXAMPLES / "broken" / f"{name}.json"
    report = orderwire.check(name, path)
    errors = validator(name, mode="lenient").iter_errors(json.loads(path.read_bytes()))
    pointers = {"".join(f"/{step}" for step in error.absolute_path) for error in errors}
    expected = {finding.pointer for finding in report.findings if finding.severity == "error"}
    assert not report.ok
    assert pointers <= {"", *expected}


def test_the_usual_schema_is_strict_and_of_the_newest_draft() -> None:
    schema = orderwire.json_schema(ONWARD)
    assert schema == orderwire.json_schema(ONWARD, "2020-12", mode="strict")
    assert schema == orderwire.json_schema(ONWARD, draft="2020-12")
    assert schema["$schema"].endswith("2020-12/schema")
    assert orderwire.json_schema(ONWARD, "draft-07")["$schema"].endswith("draft-07/schema#")
    assert schema != orderwire.json_schema(ONWARD, mode="lenient")
    schema.clear()
    assert orderwire.json_schema(ONWARD)


def test_wrong_drafts_and_options() -> None:
    untyped: Any = orderwire
    for arguments, options, code in [
        ((ONWARD, "draft-04"), {}, "option.value"),
        ((ONWARD,), {"mode": "loose"}, "option.value"),
        ((ONWARD,), {"currency": "USD"}, "option.unknown"),
        (("onward.update_order",), {}, "kind.unknown"),
    ]:
        with pytest.raises(orderwire.InputError) as caught:
            untyped.json_schema(*arguments, **options)
        assert caught.value.code == code
    with pytest.raises(TypeError):
        untyped.openapi(mode="strict")


@pytest.mark.parametrize("kind", KINDS)
def test_integers_are_integers(kind: Kind) -> None:
    """A float stands only where an example is written with a fraction."""
    places = [*floats(orderwire.json_schema(kind)), *floats(orderwire.openapi())]
    assert all("/example" in place for place in places)


def test_openapi_is_valid() -> None:
    document = orderwire.openapi()
    validate(document)
    assert document["openapi"] == "3.1.0"
    assert document["info"]["version"] == orderwire.__version__


def test_openapi_has_every_operation() -> None:
    document = orderwire.openapi()
    items = [*document["paths"].values(), *document["webhooks"].values()]
    operations = {operation["operationId"] for item in items for operation in item.values()}
    assert operations == {f"{kind.vendor}.{kind.operation}" for kind in orderwire.kinds()}
    assert set(document["paths"]) == {k.path for k in orderwire.kinds() if k.vendor != "retailops"}


def test_patterns_are_read_by_python() -> None:
    schema = orderwire.json_schema(ONWARD)
    validator_for(schema)(schema).is_valid({"customer": {"email": "joe@example.com"}})
    validate(orderwire.openapi())
