"""Many orders: the types that go in, and which error is whose."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import orderwire
import pytest
from hypothesis import given
from hypothesis import strategies as st

ORDER = st.tuples(
    st.integers(-(2**65), 2**65) | st.integers(-99, 99),
    st.lists(st.integers(-1, 9) | st.integers(0, 2**65) | st.decimals(0, 9, places=1), max_size=8),
)
METHODS = ("largest_remainder", "cumulative", "largest_weight", "first_non_zero", "cascade")


@given(st.lists(ORDER, max_size=6), st.sampled_from(METHODS), st.sampled_from(("weight", "index")))
def test_each_order_is_what_apportion_gives(orders: Any, method: Any, tie: Any) -> None:
    totals, weights = [total for total, _ in orders], [weights for _, weights in orders]
    options: dict[str, Any] = {"method": method, "tie": tie}
    results = orderwire.apportion_many(totals, weights, on_error="return", **options)
    for order, (total, lines, result) in enumerate(zip(totals, weights, results, strict=True)):
        try:
            assert result == orderwire.apportion(total, lines, **options)
        except orderwire.InputError as error:
            assert isinstance(result, orderwire.InputError)
            assert (result.code, str(result)) == (error.code, str(error))
            assert result.details == error.details | {"order": order}


def test_any_iterables() -> None:
    weights: Iterable[Iterable[int]] = iter([(2, 1), iter([1, 1]), {3: 0, 1: 0}.keys()])
    assert orderwire.apportion_many((100, 5, 4), weights) == [[67, 33], [3, 2], [3, 1]]
    zeros = orderwire.apportion_many([5, 5], [[0, 0], [0, 0]], on_zero=iter([1, 4]))
    assert zeros == [[1, 4], [1, 4]]


def test_shares_and_leftovers_are_in_the_totals_type() -> None:
    totals: Any = ["1.00", Decimal("1.00")]
    shares = orderwire.apportion_many(totals, [[1, 1], [1, 1]], currency="USD")
    assert shares == [["0.50", "0.50"], [Decimal("0.50"), Decimal("0.50")]]
    caps = [[1, 1], [9, 9]]
    first, second = orderwire.apportion_many([5, 5], [[1, 1]] * 2, caps=caps, on_excess="return")
    assert isinstance(first, orderwire.Apportioned)
    assert (first, second) == (([1, 1], 3), ([3, 2], 0))


@pytest.mark.parametrize("on_error", ["raise", "return"])
@pytest.mark.parametrize(
    ("totals", "weights", "options", "code"),
    [
        ([1, 2], [[1]], {}, "length_mismatch"),
        ([1], [[1], [1]], {}, "length_mismatch"),
        ([1], [[1]], {"caps": []}, "length_mismatch"),
        ([1, "1.00"], [[1], [1]], {"scale": 2}, "not_representable"),
        ([1], [[1]], {"method": "fair"}, "option.value"),
        ([1], [[1]], {"methods": "fair"}, "option.unknown"),
        ([1], [[1]], {"step": 0}, "option.value"),
    ],
)
def test_what_is_wrong_with_the_call_is_raised(
    totals: Any, weights: Any, options: Any, code: str, on_error: Any
) -> None:
    with pytest.raises(orderwire.InputError) as caught:
        orderwire.apportion_many(totals, weights, on_error=on_error, **options)
    assert (caught.value.code, caught.value.details) == (code, {})


def test_on_error_has_two_values() -> None:
    for wrong in ("ignore", "", 1, True):
        bad: Any = wrong
        with pytest.raises(orderwire.InputError, match=r"`on_error` is .*`raise`, `return`"):
            orderwire.apportion_many([], [], on_error=bad)
    assert orderwire.apportion_many([5], [[1]], on_error=None) == [[5]]  # type: ignore[call-overload]


def test_floats_are_the_orders_error() -> None:
    totals: Any = [5, 0.5]
    with pytest.raises(orderwire.InputError) as caught:
        orderwire.apportion_many(totals, [[1], [1]])
    assert (caught.value.code, caught.value.details) == ("amount.float", {"order": 1})
    assert orderwire.apportion_many(totals, [[1], [1]], on_error="return")[0] == [5]


@pytest.mark.parametrize(("totals", "weights"), [(5, [[1]]), ([5], 5), ([5], "1")])
def test_other_types_are_refused(totals: Any, weights: Any) -> None:
    for on_error in ("raise", "return"):
        how: Any = on_error
        with pytest.raises(TypeError):
            orderwire.apportion_many(totals, weights, on_error=how)


@pytest.mark.parametrize("row", [(None, [1]), (1, None), (1, [None]), (1, 5)])
def test_a_bad_row_is_its_orders_error(row: Any) -> None:
    totals, weights = [5, row[0], 7], [[1], row[1], [1]]
    with pytest.raises(TypeError) as caught:
        orderwire.apportion_many(totals, weights)
    assert caught.value.order == 1  # type: ignore[attr-defined]
    first, error, last = orderwire.apportion_many(totals, weights, on_error="return")
    assert isinstance(error, TypeError)
    assert [first, last] == [[5], [7]]


@pytest.mark.parametrize("options", [{"currency": "USD", "scale": 3}, {"method": "fair"}])
def test_bad_options_are_raised_for_all_orders(options: dict[str, Any]) -> None:
    for totals in ([], [5]):
        with pytest.raises(orderwire.InputError) as caught:
            orderwire.apportion_many(totals, [[1]] * len(totals), on_error="return", **options)
        assert "order" not in caught.value.details
