"""Sorts RetailOps writeback requests, one a line, into good rows and bad rows with reasons.

    python etl.py INPUT.ndjson OUTDIR

OUTDIR gets `accepted.csv` (a row a line item, amounts with every digit), `rejected.ndjson` (place,
reasons and raw text of each bad line, to be mended and sent again; as secret as the input) and
`summary.json`. They appear whole or not at all. Memory does not depend on the size of INPUT.

Exit status: 0 all accepted, 1 some rejected, 2 not run.
"""

import argparse
import base64
import csv
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from decimal import Context, Decimal, Inexact, InvalidOperation
from pathlib import Path
from typing import Any, BinaryIO, TextIO

import orderwire

KIND = "retailops.order_writeback.request"
# No order is longer; without a limit, a file without line ends would be read as one line.
LONGEST_LINE = 16 * 1024 * 1024
JSON_WHITESPACE = b" \t\r\n"
SUMS = ("extended_price", "shipping_amt", "discount_amt", "tax_amt")
COLUMNS = (
    "line",
    "order_id",
    "channel_refnum",
    "corr",
    "sku",
    "removed",
    "quantity",
    "unit_price",
    "extended_price",
    "apportioned_ship_amt",
    "warnings",
)
# Decimal's own context rounds to 28 digits, silently; this one would raise instead.
EXACT = Context(prec=1000, traps=[Inexact, InvalidOperation])


@dataclass(frozen=True)
class Line:
    """One line of the input, and where it stands."""

    number: int
    offset: int
    raw: bytes
    too_long: bool = False


@dataclass
class Summary:
    """What became of the orders."""

    orders: int = 0
    accepted: int = 0
    rejected: int = 0
    # Orders by code: one that has the same problem twice counts once.
    rejected_by_code: Counter[str] = field(default_factory=Counter)
    warnings_by_code: Counter[str] = field(default_factory=Counter)
    # Accepted orders that lack a price or an order-level amount, so that no sum holds them.
    without_sums: int = 0
    sums: dict[str, Decimal] = field(default_factory=lambda: dict.fromkeys(SUMS, Decimal(0)))

    def to_dict(self) -> dict[str, Any]:
        """As JSON holds it: amounts are text, since a reader's numbers may be floats."""
        return {
            "orders": self.orders,
            "accepted": self.accepted,
            "rejected": self.rejected,
            "rejected_by_code": dict(sorted(self.rejected_by_code.items())),
            "warnings_by_code": dict(sorted(self.warnings_by_code.items())),
            "without_sums": self.without_sums,
            "sums": {name: plain(amount) for name, amount in self.sums.items()},
        }


def plain(amount: Decimal | None) -> str:
    """All digits, never an exponent."""
    return "" if amount is None else format(amount, "f")


def read_lines(source: BinaryIO) -> Iterator[Line]:
    """The lines that are not blank; of one that is too long only the beginning."""
    number = offset = 0
    while raw := source.readline(LONGEST_LINE):
        number += 1
        start, offset = offset, offset + len(raw)
        too_long = False
        while not raw.endswith(b"\n") and (rest := source.readline(LONGEST_LINE)):
            offset += len(rest)
            too_long = True
            if rest.endswith(b"\n"):
                break
        if too_long or raw.strip(JSON_WHITESPACE):
            yield Line(number, start, raw.rstrip(b"\r\n"), too_long)


def sort_orders(source: BinaryIO, accepted: TextIO, rejected: TextIO) -> Summary:
    """Reads orders and writes each to one of the outputs."""
    summary = Summary()
    rows = csv.writer(accepted, lineterminator="\n")
    rows.writerow(COLUMNS)
    for line in read_lines(source):
        summary.orders += 1
        if line.too_long:
            reasons = [{"code": "line.too_long", "message": f"more than {LONGEST_LINE} bytes"}]
            reject(line, reasons, summary, rejected)
            continue
        report = orderwire.check(KIND, line.raw)
        if report.ok:
            accept(line, report, summary, rows)
        else:
            errors = [finding for finding in report.findings if finding.severity == "error"]
            reject(line, [reason(finding, line) for finding in errors], summary, rejected)
    return summary


def accept(line: Line, report: orderwire.Report, summary: Summary, rows: Any) -> None:
    """Writes the line items and adds up the order."""
    order: Any = orderwire.parse(KIND, line.raw)
    totals = orderwire.totals(KIND, line.raw)
    sums = totals.sums  # Made anew at each access, like `amounts` below.
    warnings = {finding.code for finding in report.findings if finding.severity == "warning"}
    summary.accepted += 1
    summary.warnings_by_code.update(warnings)
    if all(name in sums for name in SUMS):
        for name in SUMS:
            summary.sums[name] = EXACT.add(summary.sums[name], sums[name])
    else:
        summary.without_sums += 1

    data = order.get("data") or {}
    about = data.get("order") or {}
    for figures in totals.lines:
        # `/data/line_items/3`: the list may hold nulls, so the position is the pointer's.
        item = data["line_items"][int(figures.pointer.rpartition("/")[2])]
        amounts = figures.amounts
        rows.writerow(
            [
                line.number,
                about.get("id"),
                about.get("channel_refnum"),
                item.get("corr"),
                item.get("sku"),
                int(figures.removed),
                plain(amounts.get("quantity")),
                plain(item.get("unit_price")),
                plain(amounts.get("extended_price")),
                plain(item.get("apportioned_ship_amt")),
                " ".join(sorted(warnings)),
            ]
        )


def reason(finding: orderwire.Finding, line: Line) -> dict[str, Any]:
    """A finding with its place in the file instead of its place in the line."""
    return {
        "code": finding.code,
        "pointer": finding.pointer,
        "column": finding.column,
        "offset": line.offset + (finding.offset or 0),
        "message": finding.message,
    }


def reject(line: Line, reasons: list[dict[str, Any]], summary: Summary, out: TextIO) -> None:
    """Writes a line that is not accepted, so that it can be found, mended and sent again."""
    summary.rejected += 1
    summary.rejected_by_code.update({reason["code"] for reason in reasons})
    record: dict[str, Any] = {"line": line.number, "offset": line.offset, "reasons": reasons}
    if not line.too_long:
        try:
            record["raw"] = line.raw.decode("utf-8")
        except UnicodeDecodeError:
            record["raw_base64"] = base64.b64encode(line.raw).decode("ascii")
    out.write(json.dumps(record, ensure_ascii=False) + "\n")


@contextmanager
def whole_files(directory: Path, *names: str) -> Iterator[list[TextIO]]:
    """Files that get their names only when all of them are complete.

    The last one is the seal: it goes before the others change, and comes after them.
    """
    parts = [directory / f".{name}.part" for name in names]
    try:
        with ExitStack() as stack:
            files: list[TextIO] = [
                stack.enter_context(part.open("w", encoding="utf-8", newline="")) for part in parts
            ]
            yield files
            for file in files:
                file.flush()
                os.fsync(file.fileno())
        (directory / names[-1]).unlink(missing_ok=True)
        for part, name in zip(parts, names, strict=True):
            part.replace(directory / name)
    finally:
        for part in parts:
            part.unlink(missing_ok=True)


def run(source: Path, directory: Path) -> Summary:
    """Sorts the orders of a file into a folder."""
    directory.mkdir(parents=True, exist_ok=True)
    names = ("accepted.csv", "rejected.ndjson", "summary.json")
    with source.open("rb") as orders, whole_files(directory, *names) as files:
        accepted, rejected, seal = files
        summary = sort_orders(orders, accepted, rejected)
        seal.write(json.dumps(summary.to_dict(), indent=2) + "\n")
    return summary


def show(summary: Summary, seconds: float) -> None:
    """Prints the summary for people."""
    print(f"{'orders':<22} {summary.orders:>16,}   in {seconds:.1f} s")
    print(f"{'accepted':<22} {summary.accepted:>16,}")
    print(f"{'rejected':<22} {summary.rejected:>16,}")
    for title, counts in (("", summary.rejected_by_code), ("warnings", summary.warnings_by_code)):
        if title and counts:
            print(title)
        for code, count in sorted(counts.items()):
            print(f"  {code:<20} {count:>16,}")
    print("sums of what was accepted, exact")
    for name, amount in summary.sums.items():
        print(f"  {name:<20} {plain(amount):>16}")
    if summary.without_sums:
        print(f"  without {summary.without_sums:,} orders that lack an amount")


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description="Sorts writeback requests, one a line.")
    parser.add_argument("input", type=Path, metavar="INPUT.ndjson")
    parser.add_argument("directory", type=Path, metavar="OUTDIR")
    arguments = parser.parse_args()
    start = time.monotonic()
    try:
        summary = run(arguments.input, arguments.directory)
    except OSError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    show(summary, time.monotonic() - start)
    return 1 if summary.rejected else 0


if __name__ == "__main__":
    sys.exit(main())
