"""What became of the orders: counts by file, codes, and exact sums by vendor and currency."""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Context, Decimal, Inexact, InvalidOperation
from typing import Any

import orderwire
import pyarrow as pa
import pyarrow.compute as pc
from lines import USUAL_DIGITS, WIDE, Normalised

# Of lines that are not removed, and of orders.
LINE_SUMS = ("extended_price",)
ORDER_SUMS = ("order_shipping", "order_tax", "order_discount", "order_total")
SUMS = LINE_SUMS + ORDER_SUMS
# Decimal's own context rounds to 28 digits, silently; this one would raise instead.
EXACT = Context(prec=1000, traps=[Inexact, InvalidOperation])

Key = tuple[str, str | None]


@dataclass
class FileCounts:
    """How many orders and lines of a file."""

    source: str
    vendor: str
    accepted: int = 0
    warned: int = 0
    rejected: int = 0
    lines: int = 0

    @property
    def orders(self) -> int:
        """All of them."""
        return self.accepted + self.rejected


@dataclass
class Summary:
    """What became of all orders."""

    files: list[FileCounts] = field(default_factory=list)
    # Orders by code: one that has the same problem twice counts once.
    rejected_by_code: Counter[str] = field(default_factory=Counter)
    warnings_by_code: Counter[str] = field(default_factory=Counter)
    # Lines that no sum holds, since they lack a price or a quantity.
    lines_without_price: int = 0
    sums: dict[Key, dict[str, Decimal]] = field(default_factory=dict)

    @property
    def rejected(self) -> int:
        """The orders with errors."""
        return sum(counts.rejected for counts in self.files)

    def add(self, done: Normalised, errors: pa.Table, warnings: pa.Table) -> None:
        """Takes notice of a batch."""
        self.rejected_by_code.update(orders_by_code(errors))
        if done.too_large:
            self.rejected_by_code["amount.range"] += len(done.too_large)
        self.warnings_by_code.update(orders_by_code(warnings))
        kept = done.lines.filter(pc.invert(done.lines["removed"]))
        self.lines_without_price += kept["extended_price"].null_count
        self._sum(kept, "currency", LINE_SUMS)
        self._sum(done.orders, "order_currency", ORDER_SUMS)

    def _sum(self, rows: pa.Table, currency: str, names: tuple[str, ...]) -> None:
        keys = ["vendor", currency]
        wide = pa.table(
            [rows[k] for k in keys] + [rows[n].cast(WIDE) for n in names], [*keys, *names]
        )
        for group in wide.group_by(keys).aggregate([(name, "sum") for name in names]).to_pylist():
            sums = self.sums.setdefault(
                (group["vendor"], group[currency]), dict.fromkeys(SUMS, Decimal(0))
            )
            for name in names:
                sums[name] = EXACT.add(sums[name], group[f"{name}_sum"] or Decimal(0))

    def merge(self, counts: FileCounts, other: "Summary") -> None:
        """Takes in what a file gave."""
        self.files.append(counts)
        self.rejected_by_code.update(other.rejected_by_code)
        self.warnings_by_code.update(other.warnings_by_code)
        self.lines_without_price += other.lines_without_price
        for key, more in other.sums.items():
            sums = self.sums.setdefault(key, dict.fromkeys(SUMS, Decimal(0)))
            for name in SUMS:
                sums[name] = EXACT.add(sums[name], more[name])

    def sums_in_order(self) -> list[tuple[str, str, dict[str, str]]]:
        """Vendor, currency and sums as text; `?` for a currency that nobody named."""
        return sorted(
            (vendor, currency or "?", {name: plain(sums[name], currency) for name in SUMS})
            for (vendor, currency), sums in self.sums.items()
        )

    def to_dict(self) -> dict[str, Any]:
        """As JSON holds it: amounts are text, since a reader's numbers may be floats."""
        return {
            "orders": sum(counts.orders for counts in self.files),
            "accepted": sum(counts.accepted for counts in self.files),
            "rejected": self.rejected,
            "files": [vars(counts) for counts in self.files],
            "rejected_by_code": dict(sorted(self.rejected_by_code.items())),
            "warnings_by_code": dict(sorted(self.warnings_by_code.items())),
            "lines_without_price": self.lines_without_price,
            "sums": [
                {"vendor": vendor, "currency": None if currency == "?" else currency, **sums}
                for vendor, currency, sums in self.sums_in_order()
            ],
        }


def orders_by_code(findings: pa.Table) -> dict[str, int]:
    """How many lines have each code."""
    pairs = findings.group_by(["line", "code"]).aggregate([])
    return {row["values"]: row["counts"] for row in pc.value_counts(pairs["code"]).to_pylist()}


def plain(amount: Decimal, currency: str | None) -> str:
    """All digits that count, at least those that the currency has, never an exponent."""
    digits = orderwire.minor_units(currency) if currency else None
    whole, _, decimals = format(amount, "f").partition(".")
    decimals = decimals.rstrip("0").ljust(USUAL_DIGITS if digits is None else digits, "0")
    return f"{whole}.{decimals}" if decimals else whole


def show(summary: Summary, seconds: float) -> None:
    """Prints the summary for people."""
    width = max([len(counts.source) for counts in summary.files] + [6])
    print(f"{'file':<{width}} {'orders':>11} {'accepted':>11} {'warned':>9} {'rejected':>9}")
    for counts in summary.files:
        print(
            f"{counts.source:<{width}} {counts.orders:>11,} {counts.accepted:>11,} "
            f"{counts.warned:>9,} {counts.rejected:>9,}"
        )
    for title, codes in (
        ("rejected for", summary.rejected_by_code),
        ("accepted with", summary.warnings_by_code),
    ):
        if codes:
            print(title)
        for code, count in sorted(codes.items()):
            print(f"  {code:<24} {count:>11,}")
    print("sums of what was accepted, exact")
    for vendor, currency, sums in summary.sums_in_order():
        figures = "  ".join(f"{name.removeprefix('order_')} {sums[name]}" for name in SUMS)
        print(f"  {vendor:<10} {currency:<3}  {figures}")
    if summary.lines_without_price:
        print(f"  without {summary.lines_without_price:,} lines that lack a price or a quantity")
    print(f"{seconds:.1f} s")
