"""Apportioning: types in and out, errors, and the rule itself to compare with."""

import copy
import pickle
from decimal import Decimal
from typing import Any

import orderwire
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import largest_remainder

WEIGHTS = st.lists(st.integers(0, 10**12), min_size=1, max_size=30).filter(any)
SMALL_WEIGHTS = st.lists(st.integers(0, 9), min_size=1, max_size=9).filter(any)


@given(st.integers(-(2**63) + 1, 2**63 - 1), WEIGHTS)
def test_it_is_the_largest_remainder(total: int, weights: list[int]) -> None:
    assert orderwire.apportion(total, weights) == largest_remainder(total, weights)


@given(st.integers(-99, 99), SMALL_WEIGHTS)
def test_small_numbers_with_many_ties(total: int, weights: list[int]) -> None:
    shares = orderwire.apportion(total, weights)
    assert shares == largest_remainder(total, weights)
    text = orderwire.apportion(str(total), weights, scale=0)
    assert text == [str(share) for share in shares]
    trace = orderwire.apportion_explained(total, weights)
    assert trace.shares == text
    orderwire.verify(trace)


@given(
    st.decimals(-(10**9), 10**9, places=2),
    st.lists(st.decimals(0, 10**6, places=3), min_size=1, max_size=9).filter(any),
)
def test_decimals(total: Decimal, weights: list[Decimal]) -> None:
    shares = orderwire.apportion(total, weights, currency="USD")
    minor = largest_remainder(int(total * 100), [int(weight * 1000) for weight in weights])
    assert shares == [Decimal(share) / 100 for share in minor]
    assert all(share.as_tuple().exponent == -2 for share in shares)
    assert sum(shares) == total


@given(st.integers(0, 999), st.lists(st.tuples(st.integers(0, 9), st.integers(0, 99)), min_size=1))
def test_nothing_is_lost_to_caps(total: int, lines: list[tuple[int, int]]) -> None:
    weights, caps = [weight for weight, _ in lines], [cap for _, cap in lines]
    if not any(weights):
        return
    shares, leftover = orderwire.apportion(total, weights, caps=caps, on_excess="return")
    assert sum(shares) + leftover == total
    assert all(0 <= share <= cap for share, cap in zip(shares, caps, strict=True))
    if leftover:
        with pytest.raises(orderwire.InputError) as caught:
            orderwire.apportion(total, weights, caps=caps)
        assert caught.value.details == {"excess": leftover}


@pytest.mark.parametrize(
    ("total", "options", "shares"),
    [
        (1000, {}, [334, 333, 333]),
        ("10.00", {"currency": "USD"}, ["3.34", "3.33", "3.33"]),
        (Decimal("10"), {"scale": 2}, [Decimal("3.34"), Decimal("3.33"), Decimal("3.33")]),
        (-1000, {}, [-334, -333, -333]),
        (1000, {"currency": "JPY"}, [334, 333, 333]),
        (1000, {"step": 10}, [340, 330, 330]),
        ("10", {"scale": 2, "step": "0.10"}, ["3.40", "3.30", "3.30"]),
        ("10", {"scale": 2, "step": Decimal("0.10")}, ["3.40", "3.30", "3.30"]),
        (1000, {"caps": (100, 1000, 1000)}, [100, 450, 450]),
        (1000, {"caps": iter([100, 1000, 1000])}, [100, 450, 450]),
        (1000, {"method": "cumulative"}, [333, 333, 334]),
        (1000, {"method": None, "tie": None}, [334, 333, 333]),
    ],
)
def test_shares_are_in_the_totals_type(total: Any, options: Any, shares: Any) -> None:
    result = orderwire.apportion(total, [1, 1, 1], **options)
    assert [(type(share), str(share)) for share in result] == [
        (type(share), str(share)) for share in shares
    ]


@pytest.mark.parametrize(
    "weights",
    [[1, 2], (1, 2), ["1", "2"], [Decimal(1), 2], ["0.1", Decimal("0.20")], [10**27, 2 * 10**27]],
    ids=repr,
)
def test_weights_of_every_exact_type(weights: Any) -> None:
    for given_as in (weights, iter(weights), dict.fromkeys(weights).keys()):
        assert orderwire.apportion(100, given_as) == [33, 67]


def test_a_length_that_lies_reserves_nothing() -> None:
    class Long(list[int]):
        def __len__(self) -> int:
            return 2**60

    assert orderwire.apportion(100, Long([1, 2])) == [33, 67]


def test_weights_that_count_when_all_are_zero() -> None:
    assert orderwire.apportion(5, [0, 0], on_zero="equal") == [3, 2]
    assert orderwire.apportion(5, [0, 0], on_zero=[1, Decimal("1.5")]) == [2, 3]


class Index:
    """An integer of another library, such as NumPy's."""

    def __init__(self, value: int) -> None:
        self.value = value

    def __index__(self) -> int:
        return self.value


def test_integers_of_other_libraries() -> None:
    assert orderwire.apportion(100, [Index(1), Index(2)]) == [33, 67]
    total: Any = Index(100)
    assert orderwire.apportion(total, [1, 2]) == [33, 67]


@pytest.mark.parametrize(
    ("total", "weights", "options", "code", "details"),
    [
        (10.0, [1], {}, "amount.float", {}),
        (10, [1, 1.0], {}, "amount.float", {}),
        (10, [1], {"step": 0.05}, "amount.float", {}),
        (10, [1], {"caps": [1.5]}, "amount.float", {}),
        (10, [0], {"on_zero": [1.0]}, "amount.float", {}),
        ("x", [1], {}, "amount.syntax", {}),
        ("", [1], {}, "amount.syntax", {}),
        (10, [""], {}, "amount.syntax", {}),
        (10, ["1,5"], {}, "amount.syntax", {}),
        (Decimal("NaN"), [1], {"scale": 2}, "amount.syntax", {}),
        (Decimal("-Infinity"), [1], {"scale": 2}, "amount.syntax", {}),
        (Decimal("1e400"), [1], {"scale": 2}, "amount.range", {}),
        ("1" * 40, [1], {"scale": 2}, "amount.range", {}),
        (2**63, [1], {}, "overflow", {}),
        (10, [10**400], {}, "amount.range", {}),
        ("10", [1], {}, "scale_missing", {}),
        ("10.001", [1], {"scale": 2}, "amount.precision", {}),
        (10, [], {}, "empty", {}),
        (10, [1, -1], {}, "negative_weight", {"index": 1}),
        (10, [1], {"caps": [-1]}, "negative_cap", {"index": 0}),
        (10, [1, 1], {"caps": [1]}, "length_mismatch", {}),
        (10, [1, 1], {"caps": []}, "length_mismatch", {}),
        (10, [0, 0], {}, "all_zero_weights", {}),
        (10, [0], {"on_zero": []}, "length_mismatch", {}),
        (10, [1], {"caps": [4]}, "capacity_exceeded", {"excess": 6}),
        ("10", [1], {"caps": ["4"], "scale": 2}, "capacity_exceeded", {"excess": "6.00"}),
        (
            Decimal(10),
            [1],
            {"caps": ["4"], "scale": 0},
            "capacity_exceeded",
            {"excess": Decimal(6)},
        ),
        (10, [1], {"step": 3}, "not_multiple_of_step", {}),
        (10, [1], {"step": 0}, "option.value", {}),
        (10, [1], {"step": "5"}, "not_representable", {}),
        (10, [1], {"caps": [Decimal(5)]}, "not_representable", {}),
        ("10", [1], {"step": 5, "scale": 2}, "not_representable", {}),
        ("10", [1], {"caps": ["5", 5], "scale": 2}, "not_representable", {}),
        (10, [1], {"currency": "XXX"}, "currency_unknown", {}),
        (10, [1], {"currency": "USD", "scale": 3}, "currency_mismatch", {}),
        (10, [1], {"method": "biggest"}, "option.value", {}),
        (10, [1], {"steps": 1}, "option.unknown", {}),
        (10, [1], {"caps": ["1,2"]}, "not_representable", {}),
        ("10", [1], {"caps": ["1,2"], "scale": 0}, "amount.syntax", {}),
        (10, [0], {"on_zero": ["equal"]}, "amount.syntax", {}),
        (10, [1], {"step": True}, "option.value", {}),
    ],
)
def test_errors(total: Any, weights: Any, options: Any, code: str, details: Any) -> None:
    for function in (orderwire.apportion, orderwire.apportion_explained):
        with pytest.raises(orderwire.InputError) as caught:
            function(total, weights, **options)
        assert (caught.value.code, caught.value.details) == (code, details)
        kinds = {name: type(value) for name, value in caught.value.details.items()}
        assert kinds == {name: type(value) for name, value in details.items()}


def test_integers_that_python_prints_not_at_all() -> None:
    for total, weight, code in ((-(10**5000), 1, "overflow"), (10, 10**5000, "amount.range")):
        with pytest.raises(orderwire.InputError) as caught:
            orderwire.apportion(total, [weight])
        assert caught.value.code == code


@pytest.mark.parametrize(
    ("total", "weights"),
    [
        (True, [1]),
        (None, [1]),
        (b"10", [1]),
        (10, [True]),
        (10, [None]),
        (10, [[1]]),
        (10, 5),
        (10, "123"),
        (10, {"a": 1}),
        (10, None),
    ],
)
def test_other_types_are_refused(total: Any, weights: Any) -> None:
    with pytest.raises(TypeError, match=r"`(total|weights.*)` is "):
        orderwire.apportion(total, weights)


def test_leftovers_are_a_named_tuple() -> None:
    result = orderwire.apportion("25", [5, 6], caps=["5", "15.5"], on_excess="return", scale=1)
    assert isinstance(result, orderwire.Apportioned)
    assert (result.shares, result.leftover) == (["5.0", "15.5"], "4.5") == tuple(result)
    for twin in (pickle.loads(pickle.dumps(result)), copy.copy(result), copy.deepcopy(result)):
        assert twin == result
        assert type(twin) is orderwire.Apportioned
    assert repr(result) == "Apportioned(shares=['5.0', '15.5'], leftover='4.5')"
    match result:
        case orderwire.Apportioned(shares, leftover):
            assert (shares, leftover) == tuple(result)


def test_a_trace_explains_and_proves() -> None:
    trace = orderwire.apportion_explained(1500, [2200, 1400, 4300, 750, 0])
    assert trace.shares == ["381", "243", "746", "130", "0"]
    assert trace.inputs.weights == ["2200", "1400", "4300", "750", "0"]
    assert trace.lines[0].exact is not None
    assert trace.lines[0].sentence
    for form in (trace, trace.to_dict(), trace.to_json(), trace.to_json().encode()):
        orderwire.verify(form)


@given(st.data(), st.integers(-99, 99), SMALL_WEIGHTS)
def test_a_changed_trace_is_refused(data: Any, total: int, weights: list[int]) -> None:
    changed = orderwire.apportion_explained(total, weights).to_dict()
    lines = changed["lines"]
    line = data.draw(st.sampled_from(lines))
    line["share"] = str(int(line["share"]) + data.draw(st.sampled_from([-1, 1])))
    with pytest.raises(orderwire.InputError) as caught:
        orderwire.verify(changed)
    assert caught.value.code == "trace.contradiction"
    assert caught.value.details["pointer"].startswith("/")


@pytest.mark.parametrize("trace", ["", "{}", "[]", {"lines": []}, b"\xff", '{"inputs": 1}'])
def test_what_is_no_trace(trace: Any) -> None:
    with pytest.raises(orderwire.InputError) as caught:
        orderwire.verify(trace)
    assert caught.value.code == "trace.syntax"


def test_a_trace_of_another_type() -> None:
    for wrong in (None, 5, orderwire.kinds()[0]):
        with pytest.raises(TypeError):
            orderwire.verify(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("function", "arguments", "options", "code", "details"),
    [
        ("refund_next", ([5], [0.5], 1), {}, "amount.float", {}),
        ("refund_next", ([5], ["0.00"], 1), {}, "not_representable", {}),
        ("refund_next", ([5], [0], "1"), {"scale": 0}, "not_representable", {}),
        ("refund_next", ([5], [1], 6), {}, "refund_exceeds_original", {"excess": 2}),
        ("refund_quantity", (5, 3, 0, 0.5), {}, "option.value", {}),
        ("refund_quantity", (5, 3, True, 1), {}, "option.value", {}),
        ("refund_quantity", (5, 10**30, 0, 1), {}, "option.value", {}),
        ("refund_quantity", (5.0, 3, 0, 1), {}, "amount.float", {}),
        ("compare", (5, [1], ["5.00"]), {}, "not_representable", {}),
        ("compare", (5, [1], [5]), {"tie": "index"}, "option.unknown", {}),
    ],
)
def test_errors_of_refunds_and_comparisons(
    function: str, arguments: Any, options: Any, code: str, details: Any
) -> None:
    with pytest.raises(orderwire.InputError) as caught:
        getattr(orderwire, function)(*arguments, **options)
    assert (caught.value.code, caught.value.details) == (code, details)
