"""Makes files of orders of four vendors, some with known faults, and a manifest that says which.

    python generate.py DIRECTORY MANIFEST.json [--orders 5000] [--seed 1]

DIRECTORY gets NDJSON (one file gzipped) and CSV of each vendor, with as many orders each. The same
seed gives the same bytes. Of every 100 orders two have each fault.
"""

import argparse
import csv
import gzip
import io
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from orders import Json, dump, make_order, write
from vendors import SHAPES, Shape

BLOCK = 100
PER_BLOCK = 2
FILES = {
    "retailops.order_writeback.request": (".ndjson.gz", ".csv"),
    "onward.update_order.request": (".ndjson", ".csv"),
    "backd.update_order.request": (".ndjson", ".csv"),
    "wiredplus.update_order.request": (".ndjson", ".csv"),
}
# Where a vendor's order has an amount, a quantity and a total.
PLACES = {
    "retailops": (
        "data/order_info/shipping_amt",
        "data/line_items/0/quantity",
        "data/order/grand_total",
    ),
    "onward": ("total_shipping_price/cents", "line_items/0/quantity", "total_price/cents"),
    "backd": ("shipping_amount", "items/0/qty", "order_total"),
    "wiredplus": ("shipping_total", "order_lines/0/quantity", "grand_total"),
}
WHOLE = ("onward", "backd")
TOTALS = {"retailops": "total.grand_total", "onward": "total.total_price"} | {
    "backd": "total.order_total",
    "wiredplus": "total.grand_total",
}


class Fault(NamedTuple):
    """What is wrong with an order, and what should be said about it."""

    code: Callable[[str], str]
    severity: str
    # Changes the order before it is written, or its bytes afterwards, which no CSV can have.
    change: Callable[[Json, str], None] | None = None
    mangle: Callable[[bytes, random.Random], bytes] | None = None


def cut_off(line: bytes, rng: random.Random) -> bytes:
    return line[: rng.randrange(1, len(line))]


def duplicate_key(line: bytes, _: random.Random) -> bytes:
    return b'{"note":"1","note":"2",' + line[1:]


def bad_amount(order: Json, vendor: str) -> None:
    put(order, PLACES[vendor][0], "1,5")


def fractional_quantity(order: Json, vendor: str) -> None:
    put(order, PLACES[vendor][1], "1.5")


def wrong_total(order: Json, vendor: str) -> None:
    # By the smallest difference that its digits have.
    def more(total: Any) -> Any:
        if isinstance(total, int):
            return total + 1
        last = max(at for at, digit in enumerate(total) if digit.isdigit())
        # A 9 would carry; another digit is as wrong.
        return f"{total[:last]}{(int(total[last]) + 1) % 10}{total[last + 1 :]}"

    put(order, PLACES[vendor][2], more)


FAULTS = {
    "cut_off": Fault(lambda _: "json.syntax", "error", mangle=cut_off),
    "latin_1": Fault(
        lambda _: "json.invalid_utf8",
        "error",
        mangle=lambda line, _: line.replace("é".encode(), b"\xe9"),
    ),
    "duplicate_key": Fault(lambda _: "json.duplicate_key", "error", mangle=duplicate_key),
    "bad_amount": Fault(
        lambda vendor: "value.integer" if vendor in WHOLE else "amount.syntax", "error", bad_amount
    ),
    "fractional_quantity": Fault(lambda _: "value.integer", "error", fractional_quantity),
    "wrong_total": Fault(lambda vendor: TOTALS[vendor], "warning", wrong_total),
    # Its totals agree, so nothing but the sign is wrong.
    "negative_quantity": Fault(lambda _: "value.negative", "warning"),
}


def put(order: Any, path: str, value: Any) -> None:
    """Puts a value, or what it makes of the old one, at a path."""
    *way, last = path.split("/")
    for name in way:
        order = order[int(name) if name.isdigit() else name]
    order[last] = value(order[last]) if callable(value) else value


def drawn(
    rng: random.Random, shape: Shape, orders: int, faults: list[str]
) -> Iterator[tuple[Json, str | None]]:
    """Orders as their vendor writes them, with the name of their fault."""
    names = [name for name in faults for _ in range(PER_BLOCK)]
    block: list[str | None] = []
    for number in range(1, orders + 1):
        if not block:
            block = [*names, *[None] * (BLOCK - len(names))]
            rng.shuffle(block)
        name = block.pop()
        made = make_order(rng, number, shape.vendor, negative=name == "negative_quantity")
        order = write(rng, shape.vendor, made)
        change = FAULTS[name].change if name else None
        if change:
            change(order, shape.vendor)
        yield order, name


def ndjson(rng: random.Random, shape: Shape, orders: int) -> tuple[bytes, dict[int, str]]:
    """A file of a payload a line, and the faults by line."""
    out, faults = io.BytesIO(), {}
    for line, (order, name) in enumerate(drawn(rng, shape, orders, list(FAULTS)), 1):
        content = dump(order).encode()
        mangle = FAULTS[name].mangle if name else None
        if mangle:
            content = mangle(content, rng)
        if name:
            faults[line] = name
        out.write(content + b"\n")
    return out.getvalue(), faults


def table(rng: random.Random, shape: Shape, orders: int) -> tuple[bytes, dict[int, str]]:
    """A CSV file of a row a line of an order, and the faults by the first row of an order."""
    out, faults = io.StringIO(), {}
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(shape.csv)
    possible = [name for name, fault in FAULTS.items() if not fault.mangle]
    row = 1
    for order, name in drawn(rng, shape, orders, possible):
        if name:
            faults[row] = name
        lines = order
        for part in shape.lines.split("."):
            lines = lines[part]
        for index in range(len(lines)):
            rows.writerow([cell(order, path, index) for path in shape.csv.values()])
        row += len(lines)
    return out.getvalue().encode(), faults


def cell(order: Any, pointer: str, index: int) -> str:
    """What a cell of the order's line says."""
    for name in pointer[1:].split("/"):
        order = order[index] if name == "-" else order[name]
    if order is None:
        return ""
    return dump(order) if isinstance(order, dict | bool) else str(order).strip("#")


def generate(directory: Path, manifest: Path, orders: int, seed: int) -> None:
    """Writes all files."""
    directory.mkdir(parents=True, exist_ok=True)
    content: Json = {"orders": orders, "seed": seed, "files": {}}
    for kind, suffixes in FILES.items():
        for suffix in suffixes:
            rng = random.Random(f"{seed} {kind} {suffix}")
            make = table if suffix == ".csv" else ndjson
            data, faults = make(rng, SHAPES[kind], orders)
            name = kind + suffix
            if suffix.endswith(".gz"):
                data = gzip.compress(data, mtime=0)
            (directory / name).write_bytes(data)
            vendor = SHAPES[kind].vendor
            content["files"][name] = [
                {
                    "line": line,
                    "fault": fault,
                    "code": FAULTS[fault].code(vendor),
                    "severity": FAULTS[fault].severity,
                }
                for line, fault in faults.items()
            ]
    manifest.write_text(json.dumps(content, indent=1) + "\n")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description="Makes orders with known faults.")
    parser.add_argument("directory", type=Path, metavar="DIRECTORY")
    parser.add_argument("manifest", type=Path, metavar="MANIFEST.json")
    parser.add_argument("--orders", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    generate(given.directory, given.manifest, given.orders, given.seed)


if __name__ == "__main__":
    main()
