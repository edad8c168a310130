"""What the pipeline should have made of files, worked out again without orderwire.

    python truth.py DIRECTORY MANIFEST.json OUTDIR

Reads the inputs with Python's own `json`, `csv` and `Decimal`, leaves out what the manifest calls
errors, and holds the outputs against that. Exit status: 0 they agree, 1 not.
"""

import csv
import gzip
import io
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal, localcontext
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

MINOR = {"USD": 2, "EUR": 2, "JPY": 0, "KWD": 3}
Row = dict[str, Any]


def truth_of(path: Path) -> Iterator[tuple[int, list[Row]]]:
    """The order lines of each order of a file, with the order's line; nothing of what is broken."""
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    vendor = path.name.partition(".")[0]
    if path.suffix == ".csv":
        yield from of_csv(vendor, data.decode())
        return
    for number, line in enumerate(data.split(b"\n"), 1):
        try:
            order = json.loads(line, parse_float=Decimal)
            yield number, list(OF_JSON[vendor](order))
        except (ValueError, ArithmeticError, TypeError):
            continue


def decimal(value: Any) -> Decimal | None:
    return None if value in (None, "") else Decimal(value)


def whole(value: Any) -> int:
    return int(str(value))


def cents(value: Any, currency: str | None) -> Decimal:
    return Decimal(whole(value)).scaleb(-(MINOR[currency] if currency else 2))


def retailops(order: Any) -> Iterator[Row]:
    data = order["data"]
    info = data["order_info"]
    for line in data["line_items"]:
        yield {
            "order_id": data["order"]["id"],
            "order_shipping": decimal(info["shipping_amt"]),
            "order_tax": decimal(info["tax_amt"]),
            "order_discount": decimal(info["discount_amt"]),
            "order_total": decimal(data["order"]["grand_total"]),
            "line_id": line["corr"],
            "sku": line["sku"],
            "removed": line["removed"] in (1, "1", True, "true"),
            "quantity": whole(line["quantity"]),
            "unit_price": decimal(line["unit_price"]),
            "shipping": decimal(line["apportioned_ship_amt"]),
        }


def onward(order: Any) -> Iterator[Row]:
    def price(amount: Any) -> Decimal:
        return cents(amount["cents"], amount["currency"])

    for line in order["line_items"]:
        yield {
            "order_id": order["shop_order_number"],
            "order_shipping": price(order["total_shipping_price"]),
            "order_tax": price(order["total_tax_price"]),
            "order_discount": price(order["total_discounts_price"]),
            "order_total": price(order["total_price"]),
            "order_currency": order["total_price"]["currency"],
            "line_id": line["shop_line_item_id"],
            "sku": line["shop_variant_id"],
            "quantity": whole(line["quantity"]),
            "unit_price": price(line["unit_price"]),
            "currency": line["unit_price"]["currency"],
        }


def backd(order: Any) -> Iterator[Row]:
    for line in order["items"]:
        yield {
            "order_id": order["order_id"],
            "order_shipping": cents(order["shipping_amount"], None),
            "order_tax": cents(order["tax_amount"], None),
            "order_discount": cents(order["discount_amount"], None),
            "order_total": cents(order["order_total"], None),
            "sku": line["sku"],
            "quantity": whole(line["qty"]),
            "unit_price": cents(line["unit_price"], None),
        }


def wiredplus(order: Any) -> Iterator[Row]:
    for line in order["order_lines"]:
        quantity = whole(line["quantity"])
        yield {
            "order_id": order["order_reference"],
            "order_shipping": decimal(order["shipping_total"]),
            "order_tax": decimal(order["invoice_tax_total"]),
            "order_discount": decimal(order["invoice_discount_total"]),
            "order_total": decimal(order["grand_total"]),
            "order_currency": order["iso_currency_code"],
            "line_id": str(line["order_line_id"]),
            "sku": line["product_sku"],
            "quantity": quantity,
            "unit_price": decimal(line["product_price"]),
            "tax": quantity * Decimal(line["product_price_tax"]),
            "discount": decimal(line["row_total_discount"]),
            "currency": order["iso_currency_code"],
        }


OF_JSON = {"retailops": retailops, "onward": onward, "backd": backd, "wiredplus": wiredplus}


def csv_row(vendor: str, cells: dict[str, str]) -> Row:
    """An order line as its row of the export says it."""
    row: Row = {
        "order_id": cells["order"],
        "quantity": whole(cells.get("quantity") or cells["qty"]),
    }
    if vendor == "onward":
        currency = cells["unit_currency"]
        row |= {
            f"order_{to}": cents(cells[f"{of}_cents"], cells[f"{of}_currency"])
            for to, of in {"shipping": "shipping", "tax": "tax", "discount": "discounts"}.items()
        }
        row |= {
            "order_total": cents(cells["total_cents"], cells["total_currency"]),
            "order_currency": cells["total_currency"],
            "line_id": cells["line"],
            "sku": cells["variant"],
            "unit_price": cents(cells["unit_cents"], currency),
            "currency": currency,
        }
    elif vendor == "backd":
        row |= {f"order_{to}": cents(cells[to], None) for to in ("shipping", "tax", "discount")}
        row |= {
            "order_total": cents(cells["total"], None),
            "sku": cells["sku"],
            "unit_price": cents(cells["unit_price"], None),
        }
    elif vendor == "wiredplus":
        row |= {
            "order_shipping": decimal(cells["shipping"]),
            "order_tax": decimal(cells["invoice_tax"]),
            "order_discount": decimal(cells["invoice_discount"]),
            "order_total": decimal(cells["grand_total"]),
            "order_currency": cells["currency"],
            "line_id": cells["line"],
            "sku": cells["sku"],
            "unit_price": decimal(cells["price"]),
            "tax": row["quantity"] * Decimal(cells["unit_tax"]),
            "discount": decimal(cells["row_discount"]),
            "currency": cells["currency"],
        }
    else:
        row |= {f"order_{to}": decimal(cells[to]) for to in ("shipping", "tax", "discount")}
        row |= {
            "order_total": decimal(cells["grand_total"]),
            "line_id": cells["corr"],
            "sku": cells["sku"],
            "removed": cells["removed"] in ("1", "true"),
            "unit_price": decimal(cells["unit_price"]),
            "shipping": decimal(cells["line_shipping"]),
        }
    return row


def of_csv(vendor: str, content: str) -> Iterator[tuple[int, list[Row]]]:
    """Rows with the same order, one behind the other, are one order; it stands at its first row."""
    orders: dict[str, tuple[int, list[dict[str, str]]]] = {}
    for number, cells in enumerate(csv.DictReader(io.StringIO(content, newline="")), 1):
        orders.setdefault(cells["order"], (number, []))[1].append(cells)
    for first, rows in orders.values():
        try:
            yield first, [csv_row(vendor, cells) for cells in rows]
        except (ValueError, ArithmeticError):
            continue


def expected(directory: Path, manifest: Any) -> list[Row]:
    """The rows that `lines.parquet` should have."""
    rows = []
    for name, faults in manifest["files"].items():
        errors = {fault["line"] for fault in faults if fault["severity"] == "error"}
        warned = {
            fault["line"]: fault["code"] for fault in faults if fault["severity"] == "warning"
        }
        for number, lines in truth_of(directory / name):
            if number in errors:
                continue
            for position, line in enumerate(lines, 1):
                where = {"source": name, "vendor": name.partition(".")[0], "line": number}
                extended = line["quantity"] * line["unit_price"]
                row = {"removed": False, **line, **where}
                row |= {"line_no": position, "extended_price": extended}
                rows.append(row | {"warnings": warned.get(number, "")})
    return rows


def canonical(row: Row, names: list[str]) -> str:
    """Every cell of a row as text; equal amounts are written alike."""
    cells = [row.get(name) for name in names]
    return json.dumps(
        [format(cell.normalize(), "f") if isinstance(cell, Decimal) else cell for cell in cells]
    )


def compare(directory: Path, manifest: Any, out: Path) -> dict[str, str]:
    """What should hold, and what speaks against it."""
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    with localcontext(prec=100):
        rows = expected(directory, manifest)
        return {
            "every fault caught under its code, nothing else rejected": of_rejects(manifest, out),
            "every order accounted for": of_orders(manifest, summary),
            "every order line as worked out without orderwire": of_lines(rows, out),
            "sums exact": of_sums(rows, summary),
        }


def of_rejects(manifest: Any, out: Path) -> str:
    said: dict[str, dict[int, set[str]]] = defaultdict(dict)
    with (out / "rejects.ndjson").open(encoding="utf-8") as rejects:
        for record in map(json.loads, rejects):
            said[record["source"]][record["line"]] = {one["code"] for one in record["reasons"]}
    for name, faults in manifest["files"].items():
        errors = {f["line"]: {f["code"]} for f in faults if f["severity"] == "error"}
        if said[name] != errors:
            both = said[name].keys() | errors.keys()
            lines = sorted(at for at in both if said[name].get(at) != errors.get(at))
            return f"{name}, lines {lines[:5]}"
    return ""


def of_orders(manifest: Any, summary: Any) -> str:
    wanted = manifest["orders"] * len(manifest["files"])
    found = (summary["orders"], summary["accepted"] + summary["rejected"])
    return "" if found == (wanted, wanted) else f"{found}, expected {wanted}"


def of_lines(rows: list[Row], out: Path) -> str:
    table = pq.read_table(out / "lines.parquet")
    want = [canonical(row, table.column_names) for row in rows]
    have = [canonical(row, table.column_names) for row in table.to_pylist()]
    only = sorted(set(have) ^ set(want))[:2]
    return "" if sorted(have) == sorted(want) else f"{len(have)} of {len(want)} rows, {only}"


def of_sums(rows: list[Row], summary: Any) -> str:
    sums: dict[tuple[str, str | None], Decimal] = defaultdict(Decimal)
    for row in rows:
        if not row["removed"]:
            sums[row["vendor"], row.get("currency")] += row["extended_price"]
    found = {
        (row["vendor"], row["currency"]): Decimal(row["extended_price"]) for row in summary["sums"]
    }
    return "" if found == sums else f"{found}, expected {dict(sums)}"


def main() -> int:
    """The command."""
    if len(sys.argv) != 4:
        print("usage: truth.py DIRECTORY MANIFEST.json OUTDIR", file=sys.stderr)
        return 2
    directory, manifest, out = map(Path, sys.argv[1:])
    checks = compare(directory, json.loads(manifest.read_text(encoding="utf-8")), out)
    for name, problem in checks.items():
        print(f"NO   {name}: {problem}" if problem else f"yes  {name}")
    return 1 if any(checks.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
