"""Tax against plain fractions, and the types that it takes; more is in tests/vectors."""

import operator
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import orderwire
import pytest
import tax_oracle
from hypothesis import given, settings
from hypothesis import strategies as st

AMOUNTS = st.one_of(st.integers(-9, 9), st.integers(-2_000, 20_000), st.integers(-(2**50), 2**50))
RATES = st.one_of(
    st.sampled_from(["0", "2.5", "6.5", "7", "8.625", "9.975", "19", "33.3333", "50", "100"]),
    st.decimals(0, 200, places=2).map(str),
)


@st.composite
def orders(draw: st.DrawFn) -> tuple[list[int], list[list[str]], dict[str, Any]]:
    """Amounts, rates of each line, and options."""
    amounts = draw(st.lists(AMOUNTS, min_size=1, max_size=8))
    count = len(amounts)
    # Few lists, so that lines share rates as those of an order do.
    lists = draw(st.lists(st.lists(RATES, max_size=3), min_size=1, max_size=3))
    rates = draw(st.lists(st.sampled_from(lists), min_size=count, max_size=count))
    options: dict[str, Any] = {
        "mode": draw(st.sampled_from(["exclusive", "inclusive"])),
        "round_at": draw(st.sampled_from(["unit", "line", "order"])),
        "round_target": draw(st.sampled_from(["tax", "net"])),
        "rounding": draw(st.sampled_from(["half_away", "half_even", "half_down"])),
        "per_rate": draw(st.booleans()),
    }
    if draw(st.booleans()):
        options["quantities"] = draw(st.lists(st.integers(0, 12), min_size=count, max_size=count))
    if draw(st.booleans()):
        options["discounts"] = draw(st.lists(st.integers(-20, 500), min_size=count, max_size=count))
    return amounts, rates, options


def plain(order: orderwire.Tax) -> dict[str, Any]:
    """A result as the oracle gives it."""
    net_tax_gross = operator.attrgetter("net", "tax", "gross")

    def sums(record: orderwire.Tax | orderwire.LineTax) -> dict[str, Any]:
        return dict(zip(("net", "tax", "gross"), net_tax_gross(record), strict=True))

    return sums(order) | {
        "lines": [
            sums(line) | {"rates": [{"rate": Fraction(r.rate), "tax": r.tax} for r in line.rates]}
            for line in order.lines
        ],
        "rates": [
            {"rate": Fraction(total.rate), "base": total.base, "tax": total.tax}
            for total in order.rates
        ],
    }


@settings(max_examples=3000, deadline=None)
@given(orders())
def test_tax_is_that_of_plain_fractions(
    order: tuple[list[int], list[list[str]], dict[str, Any]],
) -> None:
    amounts, rates, options = order
    expected = tax_oracle.tax(amounts, [[Fraction(r) for r in line] for line in rates], **options)
    assert plain(orderwire.tax(amounts, rates, **options)) == expected


@settings(max_examples=1000, deadline=None)
@given(st.integers(-2_000, 2_000), st.integers(-10_000, 10_000))
def test_inferred_percentages_are_those_found_by_trying(tax: int, base: int) -> None:
    expected = tax_oracle.tax_pct(tax, base)
    if expected is None:
        with pytest.raises(orderwire.InputError) as caught:
            orderwire.infer_tax_pct(tax, base)
        assert caught.value.code == "not_representable"
    else:
        found = orderwire.infer_tax_pct(tax, base)
        assert (Fraction(found.tax_pct), found.ambiguous) == expected


def test_any_exact_types() -> None:
    expected = orderwire.tax(["10.00", "4.90"], [["7"], ["19"]], currency="EUR")
    amounts = (Decimal("10.00"), Decimal("4.90"))
    for rates in ([[7], [19]], ((Decimal(7),), iter(["19.0"])), ({"7": 1}.keys(), (19,))):
        assert orderwire.tax(amounts, rates, currency="EUR") == expected
    assert orderwire.tax(iter([1000, 490]), iter([[7], [19]])).tax == 163


# What type checkers refuse.
tax: Any = orderwire.tax
infer_tax_pct: Any = orderwire.infer_tax_pct


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: tax([1.5], [7]), "amount.float"),
        (lambda: tax([100], [7.5]), "amount.float"),
        (lambda: tax([100, "1.00"], [7], scale=2), "not_representable"),
        (lambda: tax([100], [7], discounts=["1.00"], scale=2), "not_representable"),
        (lambda: tax([2**63], [7]), "overflow"),
        (lambda: tax([100], [7], per_rate="yes"), "option.value"),
        (lambda: tax([100], [7], round_at=True), "option.value"),
        (lambda: tax([100], [7], quantities=[True]), TypeError),
        (lambda: infer_tax_pct(7, "1.00", scale=2), "not_representable"),
        (lambda: infer_tax_pct(7.5, 100), "amount.float"),
        (lambda: tax("100", [7]), TypeError),
        (lambda: tax([100], "7"), TypeError),
        (lambda: tax([100], 7), TypeError),
        (lambda: tax([100], [[7], 7]), TypeError),
        (lambda: tax([100], [7, [7]]), TypeError),
        (lambda: tax([None], [7]), TypeError),
        (lambda: tax([100], [True]), TypeError),
    ],
)
def test_what_is_no_exact_amount_is_refused(
    call: Callable[[], Any], code: str | type[Exception]
) -> None:
    if isinstance(code, type):
        with pytest.raises(code):
            call()
    else:
        with pytest.raises(orderwire.InputError) as caught:
            call()
        assert caught.value.code == code
