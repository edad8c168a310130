"""Tax in fractions, as slowly and plainly as can be: what `orderwire.tax` is held against."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import Any

HALF = Fraction(1, 2)
Round = Callable[[Fraction], int]


def half_away(exact: Fraction) -> int:
    """To the nearest, a half away from zero."""
    return floor(exact + HALF) if exact >= 0 else ceil(exact - HALF)


def half_down(exact: Fraction) -> int:
    """To the nearest, a half towards zero."""
    return ceil(exact - HALF) if exact >= 0 else floor(exact + HALF)


ROUNDINGS: dict[str, Round] = {
    "half_away": half_away,
    # What Python's own `round` does with a fraction.
    "half_even": round,
    "half_down": half_down,
}


def largest_remainder(total: int, weights: Sequence[Fraction]) -> list[int]:
    """Shares of a total; remainders first, then weights, then places."""
    if total == 0:
        return [0] * len(weights)
    sign = 1 if total > 0 else -1
    exact = [abs(total) * weight / sum(weights) for weight in weights]
    shares = [floor(share) for share in exact]
    order = sorted(range(len(weights)), key=lambda i: (shares[i] - exact[i], -weights[i], i))
    for index in order[: abs(total) - sum(shares)]:
        shares[index] += 1
    return [sign * share for share in shares]


def tax(
    amounts: Sequence[int],
    rates: Sequence[Sequence[Fraction]],
    *,
    mode: str = "exclusive",
    round_at: str = "line",
    round_target: str = "tax",
    rounding: str = "half_away",
    per_rate: bool = False,
    discounts: Sequence[int] | None = None,
    quantities: Sequence[int] | None = None,
) -> dict[str, Any]:
    """The tax in minor units; `rates` are percentages, one list for each line."""
    count = len(amounts)
    units = quantities or [1] * count
    less = discounts or [0] * count
    bases = [units[i] * amounts[i] - less[i] for i in range(count)]
    nearest = ROUNDINGS[rounding]

    def exact(line: int, rate: Fraction) -> Fraction:
        if mode == "exclusive":
            return bases[line] * rate / 100
        return bases[line] * rate / (100 + sum(rates[line]))

    def rounded(part: Fraction, amount: int) -> int:
        if mode == "inclusive" and round_target == "net":
            return amount - nearest(amount - part)
        return nearest(part)

    def of_line(line: int, parts: Sequence[Fraction]) -> list[int]:
        number = units[line] if round_at == "unit" else 1
        if number == 0:
            return [0 for _ in parts]
        # Whole minor units of one unit, towards zero.
        amount = int(Fraction(bases[line], number))
        return [number * rounded(part / number, amount) for part in parts]

    # A rate that stands twice on a line is two.
    keys = [
        [(rate, line[:place].count(rate)) for place, rate in enumerate(line)]
        for line in map(list, rates)
    ]
    distinct = list(dict.fromkeys(key for line in keys for key in line))
    taxes = [[0 for _ in line] for line in rates]
    if round_at == "order":
        for key in distinct:
            carriers = [line for line in range(count) if key in keys[line]]
            for line, share in zip(
                carriers,
                shares_of_order(
                    [exact(line, key[0]) for line in carriers],
                    [bases[line] for line in carriers],
                    rounded,
                ),
                strict=True,
            ):
                taxes[line][keys[line].index(key)] = share
    else:
        for line in range(count):
            parts = [exact(line, rate) for rate in rates[line]]
            if per_rate:
                taxes[line] = of_line(line, parts)
            else:
                (whole,) = of_line(line, [sum(parts, Fraction(0))])
                taxes[line] = largest_remainder(whole, [Fraction(rate) for rate in rates[line]])
    nets = [bases[i] - (sum(taxes[i]) if mode == "inclusive" else 0) for i in range(count)]

    def total(key: tuple[Fraction, int]) -> dict[str, Any]:
        carriers = [line for line in range(count) if key in keys[line]]
        return {
            "rate": key[0],
            "base": sum(nets[line] for line in carriers),
            "tax": sum(taxes[line][keys[line].index(key)] for line in carriers),
        }

    def made(line: int) -> dict[str, Any]:
        by_rate = zip(rates[line], taxes[line], strict=True)
        return {
            "net": nets[line],
            "tax": sum(taxes[line]),
            "gross": nets[line] + sum(taxes[line]),
            "rates": [{"rate": rate, "tax": tax} for rate, tax in by_rate],
        }

    return {
        "net": sum(nets),
        "tax": sum(map(sum, taxes)),
        "gross": sum(nets) + sum(map(sum, taxes)),
        "lines": [made(line) for line in range(count)],
        "rates": [total(key) for key in distinct],
    }


def shares_of_order(
    parts: Sequence[Fraction], amounts: Sequence[int], rounded: Callable[[Fraction, int], int]
) -> list[int]:
    """One rate's tax, rounded once, over its lines: charges and credits each among themselves."""
    zero = Fraction(0)
    plus = [max(part, zero) for part in parts]
    minus = [max(-part, zero) for part in parts]
    total = rounded(sum(parts, zero), sum(amounts))
    if sum(plus) < sum(minus):
        charged = rounded(sum(plus, zero), sum(max(amount, 0) for amount in amounts))
        credited = charged - total
    else:
        credited = rounded(sum(minus, zero), sum(max(-amount, 0) for amount in amounts))
        charged = total + credited
    both = zip(largest_remainder(charged, plus), largest_remainder(credited, minus), strict=True)
    return [charge - credit for charge, credit in both]


def tax_pct(tax: int, base: int) -> tuple[Fraction, bool] | None:
    """The percentage with the fewest decimals, and whether there are several; by trying all."""
    if tax == 0:
        return Fraction(0), False
    if base == 0 or (tax < 0) != (base < 0):
        return None
    for decimals in range(5):
        step = Fraction(1, 10**decimals)
        # Far enough on both sides of the ratio to hold all that give the tax.
        middle = floor(Fraction(tax * 100, base) / step)
        reach = ceil(Fraction(100, abs(base)) / step) + 2
        fits = [
            place * step
            for place in range(max(0, middle - reach), middle + reach + 1)
            if half_away(base * place * step / 100) == tax
        ]
        if fits:
            ratio = Fraction(tax * 100, base)
            # Of two as near the larger, as a half is rounded.
            return min(fits, key=lambda pct: (abs(pct - ratio), -pct)), len(fits) > 1
    return None
