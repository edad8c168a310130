"""Payloads as fields of pydantic models. pydantic is imported when it asks, and only then."""

from collections.abc import Mapping
from os import PathLike
from typing import TYPE_CHECKING, Any

from ._errors import InputError, ValidationError
from ._orderwire import check, is_valid, json_schema, parse

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema, PydanticCustomError
    from pydantic_core import ValidationError as PydanticError

    from ._orderwire import Finding, Report


class Payload:
    """What makes a field of a pydantic model a payload: `Annotated[type, Payload(kind)]`.

    The field takes what `parse` takes apart from paths (text, bytes, an object) with the same
    options, and holds what `parse` gives. An error of the payload is an error of the model: `type`
    is the finding's code, `loc` its pointer below the field, `input` what was found, which is never
    a secret, and `ctx` the whole finding.

    pydantic's own JSON parser makes floats of numbers. So an amount that comes as a JSON number
    through `model_validate_json` is an error (`amount.float`); let the field be JSON text instead,
    or give the text or the bytes of the payload to `model_validate`.

        >>> from typing import Annotated, Any
        >>> import orderwire, pydantic
        >>> Order = Annotated[Any, orderwire.Payload("retailops.order_writeback.request")]
        >>> order = pydantic.TypeAdapter(Order)
        >>> order.validate_python('{"data": {"order_info": {"tax_amt": 4.50}}}')["data"]
        {'order_info': {'tax_amt': Decimal('4.50')}}
        >>> try:
        ...     order.validate_python('{"data": {"line_items": [{"quantity": "two"}]}}')
        ... except pydantic.ValidationError as error:
        ...     print(error.errors()[0]["type"], error.errors()[0]["loc"])
        value.integer ('data', 'line_items', 0, 'quantity')
    """

    __module__ = "orderwire"
    __slots__ = ("_kind", "_options")

    def __init__(self, kind: str, **options: Any) -> None:
        # An unknown kind or option is the program's mistake, and is said when the model is made.
        is_valid(kind, b"{}", **options)
        self._kind = kind
        self._options = options

    @property
    def kind(self) -> str:
        """The kind of the payload."""
        return self._kind

    @property
    def options(self) -> dict[str, Any]:
        """The options of `parse`."""
        return dict(self._options)

    def __repr__(self) -> str:
        options = "".join(f", {name}={value!r}" for name, value in self._options.items())
        return f"Payload({self._kind!r}{options})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Payload):
            return NotImplemented
        return (self._kind, self._options) == (other._kind, other._options)

    def __hash__(self) -> int:
        return hash((self._kind, *sorted(self._options)))

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (self._kind, self._options)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic_core import core_schema

        return core_schema.with_info_plain_validator_function(self._validate)

    def __get_pydantic_json_schema__(
        self, core: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> "JsonSchemaValue":
        mode: Any = self._options.get("mode") or "lenient"
        return _inlined(json_schema(self._kind, mode=mode))

    def _validate(self, value: Any, info: "ValidationInfo") -> Any:
        from pydantic_core import PydanticCustomError

        if isinstance(value, PathLike):
            words = "a payload is text, bytes or an object here; read the file `{path}` first"
            raise PydanticCustomError("input.type", words, {"path": str(value)})
        try:
            if info.mode == "json" and not isinstance(value, str):
                _refuse_floats(check(self._kind, value, **self._options))
            return parse(self._kind, value, **self._options)
        except ValidationError as error:
            raise _errors(error.report) from None
        except InputError as error:
            raise PydanticCustomError(error.code, "{reason}", {"reason": str(error)}) from None
        except TypeError as error:
            raise PydanticCustomError("input.type", "{reason}", {"reason": str(error)}) from None


def _restored(kind: str, options: Mapping[str, Any]) -> Payload:
    return Payload(kind, **options)


def _refuse_floats(report: "Report") -> None:
    """Raises for amounts that pydantic's JSON parser made floats of."""
    floats = [finding for finding in report.findings if finding.code == "amount.float"]
    if floats:
        advice = "give the payload as JSON text, or its bytes to `model_validate`"
        raise _pydantic_error([(finding, f"{finding.message}; {advice}") for finding in floats])


def _errors(report: "Report") -> "PydanticError":
    """The errors of a report, which pydantic puts below the field."""
    errors = [finding for finding in report.findings if finding.severity == "error"]
    return _pydantic_error([(finding, finding.message) for finding in errors])


def _pydantic_error(errors: "list[tuple[Finding, str]]") -> "PydanticError":
    from pydantic_core import InitErrorDetails
    from pydantic_core import ValidationError as PydanticError

    return PydanticError.from_exception_data(
        "orderwire",
        [
            InitErrorDetails(
                type=_custom(finding, message), loc=_location(finding.pointer), input=finding.found
            )
            for finding, message in errors
        ],
    )


def _custom(finding: "Finding", message: str) -> "PydanticCustomError":
    from pydantic_core import PydanticCustomError

    # The message may quote braces of the payload, so it is no template, and is filled in last.
    context = {"finding": finding.to_dict(), "message": message}
    return PydanticCustomError(finding.code, "{message}", context)


def _location(pointer: str) -> tuple[int | str, ...]:
    """An RFC 6901 pointer as pydantic writes places."""
    names = (name.replace("~1", "/").replace("~0", "~") for name in pointer.split("/")[1:])
    return tuple(int(name) if name.isascii() and name.isdigit() else name for name in names)


def _inlined(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema without `$ref`, whose targets a model's schema has elsewhere."""
    definitions = schema.pop("$defs", {})
    schema.pop("$schema", None)

    def resolved(part: Any) -> Any:
        if isinstance(part, list):
            return [resolved(element) for element in part]
        if not isinstance(part, dict):
            return part
        target = definitions.get(str(part.get("$ref", "")).rpartition("/")[2], {})
        others = {name: value for name, value in part.items() if name != "$ref"}
        return (
            resolved({**target, **others}) if target else {n: resolved(v) for n, v in part.items()}
        )

    whole: dict[str, Any] = resolved(schema)
    return whole
