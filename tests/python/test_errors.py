"""Exceptions: their classes, codes and details."""

import copy
import pickle
import sys
from decimal import Decimal
from typing import Any

import orderwire
import pytest
from support import EVENTS, REQUEST

UNTYPED: Any = orderwire


def refused(**options: Any) -> orderwire.InputError:
    with pytest.raises(orderwire.InputError) as caught:
        orderwire.check(REQUEST, "{}", **options)
    return caught.value


def failed() -> orderwire.ValidationError:
    with pytest.raises(orderwire.ValidationError) as caught:
        orderwire.parse(EVENTS, '{"events": 5}')
    return caught.value


def test_classes() -> None:
    assert issubclass(orderwire.OrderwireError, Exception)
    for error in (orderwire.InputError, orderwire.ValidationError):
        assert issubclass(error, orderwire.OrderwireError)
        assert issubclass(error, ValueError)
        assert error.__module__ == "orderwire"


def test_an_unknown_kind() -> None:
    with pytest.raises(orderwire.InputError, match=REQUEST) as caught:
        orderwire.check("retailops.order_writeback", "{}")
    assert (caught.value.code, caught.value.details) == ("kind.unknown", {})
    with pytest.raises(orderwire.InputError, match="no code"):
        orderwire.explain("amount.none")


def test_an_unknown_option_is_named() -> None:
    error = refused(max_finding=5)
    assert error.code == "option.unknown"
    assert "`max_finding` is no option; the options are mode," in str(error)


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("mode", "loose", "option.value"),
        ("mode", True, "option.value"),
        ("scale", True, "option.value"),
        ("scale", 2.0, "option.value"),
        ("scale", -1, "option.value"),
        ("scale", 29, "option.value"),
        ("scale", 10**30, "option.value"),
        ("max_findings", -1, "option.value"),
        ("max_findings", 2.5, "option.value"),
        ("currency", "usd", "currency_unknown"),
        ("currency", "\0", "currency_unknown"),
    ],
)
def test_wrong_options(name: str, value: Any, code: str) -> None:
    assert refused(**{name: value}).code == code


def test_options_of_other_types_are_refused() -> None:
    for value in ({}, object(), b"strict"):
        with pytest.raises((TypeError, orderwire.InputError)):
            UNTYPED.check(REQUEST, "{}", mode=value)


def test_options_in_other_types() -> None:
    assert UNTYPED.check(REQUEST, "{}", max_findings="5", scale=Decimal(3)).scale == 3
    assert orderwire.check(REQUEST, "{}", currency="KWD", scale=3).scale == 3


def test_none_is_the_default() -> None:
    assert orderwire.check(REQUEST, "{}", currency=None, scale=None, max_bytes=None).ok
    assert UNTYPED.check(REQUEST, "{}", mode=None, max_findings=None).ok


def test_two_options_that_disagree() -> None:
    assert refused(currency="JPY", scale=2).code == "currency_mismatch"


def test_a_validation_error_carries_its_report() -> None:
    error = failed()
    assert error.code == "validation"
    assert error.report == orderwire.check(EVENTS, '{"events": 5}')
    (finding,) = error.report.findings
    assert finding.message in str(error)
    assert "line 1, column 12" in str(error)


@pytest.mark.parametrize("error", [refused(mode="x"), failed()], ids=["input", "validation"])
def test_errors_pickle_and_copy(error: Any) -> None:
    error.note = "kept"
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert type(twin) is type(error)
        assert (str(twin), twin.args, twin.code) == (str(error), error.args, error.code)
        assert vars(twin) == vars(error)
        assert twin.note == "kept"


def test_errors_can_be_made_and_subclassed() -> None:
    class Ours(orderwire.InputError):
        pass

    error = Ours("wrong", "ours.wrong", {"index": 1})
    twin = pickle.loads(pickle.dumps(orderwire.InputError("wrong", "ours.wrong", {"index": 1})))
    assert (str(twin), twin.code, twin.details) == (str(error), error.code, error.details)


def test_a_secret_is_in_no_message() -> None:
    order = '{"headers": {"ticket": {"s3cret": "s3cret"}, "client_id": []}}'
    with pytest.raises(orderwire.ValidationError) as caught:
        orderwire.parse(REQUEST, order)
    assert "s3cret" not in str(caught.value) + repr(caught.value.report.to_dict())


ORDER = '{"data": {"line_items": [{"quantity": "two", "unit_price": "x"}]}}'


def test_a_group_has_an_exception_for_each_error() -> None:
    with pytest.raises(orderwire.ValidationError) as caught:
        orderwire.parse(REQUEST, ORDER)
    if sys.version_info < (3, 11):
        with pytest.raises(NotImplementedError, match=r"Python 3\.11"):
            caught.value.group()
        return
    group = caught.value.group()
    assert str(caught.value) in str(group)
    errors = [f for f in caught.value.report.findings if f.severity == "error"]
    listed: Any = group.exceptions
    assert [error.finding for error in listed] == errors
    assert [error.code for error in listed] == ["value.integer", "amount.syntax"]
    assert "at `/data/line_items/0/quantity` (line 1, column 39)" in str(group.exceptions[0])
    amounts = group.subgroup(lambda error: getattr(error, "code", "").startswith("amount."))
    assert amounts and len(amounts.exceptions) == 1
    twin = pickle.loads(pickle.dumps(group))
    assert [error.finding for error in twin.exceptions] == errors


def test_errors_of_an_object_have_no_line() -> None:
    (finding,) = orderwire.check(EVENTS, {"events": 5}).findings
    assert str(orderwire.FindingError(finding)).endswith("at `/events`")


def test_a_group_of_nothing_is_refused() -> None:
    with pytest.raises(orderwire.ValidationError) as caught:
        orderwire.parse(REQUEST, ORDER, max_findings=0)
    if sys.version_info >= (3, 11):
        with pytest.raises(ValueError, match="max_findings"):
            caught.value.group()
