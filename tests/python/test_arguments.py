"""Every public function with every wrong argument: what is named, what is got, what is wanted."""

import inspect
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import orderwire
import pyarrow as pa
import pytest
from support import EVENTS, REQUEST

UNTYPED: Any = orderwire

# A call that works, by position; the walk replaces one argument at a time.
CALLS: dict[str, tuple[Any, ...]] = {
    "apportion": (1, [1]),
    "apportion_explained": (1, [1]),
    "apportion_many": ([1], [[1]]),
    "arrow_schema": (REQUEST,),
    "build": (EVENTS, {"events": []}),
    "check": (REQUEST, "{}"),
    "check_arrow": (pa.array(["{}"]), REQUEST),
    "check_exchange": ("retailops.order_writeback", "{}", "{}"),
    "check_ndjson": (b"{}\n", REQUEST),
    "check_update": (REQUEST, "{}", "{}"),
    "compare": (1, [1], [1]),
    "detect": ("{}",),
    "diagnose": (REQUEST, "{}"),
    "explain": ("amount.range",),
    "infer_tax_pct": (22, 250),
    "is_valid": (REQUEST, "{}"),
    "json_schema": (REQUEST, "2020-12"),
    "kinds": (),
    "minor_units": ("USD",),
    "openapi": (),
    "parse": (REQUEST, "{}"),
    "read": (b"{}\n", REQUEST),
    "refund_next": ([1], [0], 1),
    "refund_quantity": (1, 1, 0, 1),
    "serialize": ("{}", "{}"),
    "tax": ([1], [1]),
    "totals": (REQUEST, "{}"),
    "verify": (orderwire.apportion_explained(1, [1]),),
    "writeback": ("{}", "{}"),
}
WRONG: list[Any] = [
    None,
    5,
    5.5,
    True,
    1j,
    object(),
    {1},
    b"\xff",
    "wrong",
    "\ud800",
    iter([]),
    [object()],
    {"wrong": object()},
    Decimal("NaN"),
    len,
    int,
]
# What PyO3 and CPython say by themselves names no remedy.
BARE = ["cannot be", "object is not", "must be str"]


def said(error: Exception) -> list[str]:
    """What is wrong with a message."""
    text = str(error)
    bare = [words for words in BARE if words in text]
    return bare if "`" in text or text.startswith("not a trace: ") else [*bare, text]


def test_every_function_is_walked() -> None:
    functions = {name for name in orderwire.__all__ if inspect.isroutine(getattr(orderwire, name))}
    assert functions == set(CALLS)
    for name, arguments in CALLS.items():
        UNTYPED.__dict__[name](*arguments)


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("wrong", WRONG, ids=repr)
def test_wrong_arguments_are_named(name: str, wrong: Any) -> None:
    function = getattr(orderwire, name)
    parameters = [
        each.name
        for each in inspect.signature(function).parameters.values()
        if each.kind is not each.KEYWORD_ONLY
    ]
    assert len(parameters) == len(CALLS[name])
    for position, parameter in enumerate(parameters):
        arguments = [*CALLS[name]]
        arguments[position] = wrong
        try:
            function(*arguments)
        except TypeError as error:
            assert not said(error), f"{name}({parameter}={wrong!r}): {error}"
            # Of many totals, one.
            assert parameter.rstrip("s") in str(error), f"{name}({parameter}={wrong!r}): {error}"
        except (orderwire.InputError, orderwire.ValidationError) as error:
            assert not said(error), f"{name}({parameter}={wrong!r}): {error}"


def options(name: str) -> Iterator[str]:
    for each in inspect.signature(getattr(orderwire, name)).parameters.values():
        if each.kind is each.KEYWORD_ONLY:
            yield each.name


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("wrong", [value for value in WRONG if value is not None], ids=repr)
def test_wrong_options_are_named(name: str, wrong: Any) -> None:
    for option in options(name):
        try:
            getattr(orderwire, name)(*CALLS[name], **{option: wrong})
        except orderwire.ValidationError as error:
            assert error.report.findings  # A limit that the payload passes.
        except (TypeError, orderwire.InputError) as error:
            assert not said(error), f"{name}({option}={wrong!r}): {error}"
            # A currency is refused by its value, and amounts by their form.
            named = option in str(error) or error.code.startswith("currency")  # type: ignore[union-attr]
            assert named or "minor units" in str(error), f"{name}({option}={wrong!r}): {error}"


def test_messages_of_usual_mistakes() -> None:
    def said_by(call: Any) -> str:
        with pytest.raises((TypeError, orderwire.InputError)) as caught:
            call()
        return str(caught.value)

    accepted = "str, bytes, bytearray or memoryview, a path to a file, a mapping or a list"
    assert (
        said_by(lambda: UNTYPED.check(REQUEST, 5)) == f"`payload` is int; write JSON as {accepted}"
    )
    assert said_by(lambda: UNTYPED.check(5, "{}")) == "`kind` is int; write a str"
    assert said_by(lambda: UNTYPED.apportion(1.5, [1])) == (
        "`total` is a float, which does not hold every decimal; write an int of minor units, a str "
        "or a Decimal"
    )
    assert said_by(lambda: UNTYPED.apportion(1, b"ab")) == (
        "`weights` is bytes; write a list of amounts"
    )
    assert said_by(lambda: UNTYPED.check(REQUEST, "{}", mode={})) == (
        "`mode` is dict; write text or an int"
    )
    assert said_by(lambda: UNTYPED.verify(5)).startswith("`trace` is int; write JSON as")
