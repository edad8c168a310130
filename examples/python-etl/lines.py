"""Orders become order lines of one form, as Arrow columns.

Nothing here loops over orders. Amounts are decimals of 128 bits with 18 behind the point; products
and sums are formed with 256 bits, so what does not fit is seen, not cut.
"""

from decimal import Decimal
from typing import Any, NamedTuple

import orderwire
import pyarrow as pa
import pyarrow.compute as pc
from vendors import Shape

AMOUNT = pa.decimal128(38, 18)
WIDE = pa.decimal256(76, 18)
# An AMOUNT is less than that.
LIMIT = pa.scalar(Decimal(10) ** 20, WIDE)
# Of amounts that count minor units of no currency, or of one that has none (gold).
USUAL_DIGITS = 2

SCHEMA = pa.schema(
    [
        # Which line of which file: where an order stands; its lines share it.
        pa.field("source", pa.string(), nullable=False),
        pa.field("line", pa.int64(), nullable=False),
        pa.field("vendor", pa.string(), nullable=False),
        ("order_id", pa.string()),
        # The order's own amounts, the same on each of its lines: take them once an order.
        ("order_shipping", AMOUNT),
        ("order_tax", AMOUNT),
        ("order_discount", AMOUNT),
        ("order_total", AMOUNT),
        ("order_currency", pa.string()),
        pa.field("line_no", pa.int64(), nullable=False),
        ("line_id", pa.string()),
        ("sku", pa.string()),
        pa.field("removed", pa.bool_(), nullable=False),
        ("quantity", pa.int64()),
        ("unit_price", AMOUNT),
        ("extended_price", AMOUNT),
        ("shipping", AMOUNT),
        ("tax", AMOUNT),
        ("discount", AMOUNT),
        ("currency", pa.string()),
        # Codes of the warnings about the order, separated by spaces.
        pa.field("warnings", pa.string(), nullable=False),
    ]
)

Columns = dict[str, Any]


class Normalised(NamedTuple):
    """What a batch of orders became."""

    # A row a line of an order.
    lines: pa.Table
    # A row an order.
    orders: pa.Table
    # Where orders stand of which an amount does not fit, so that they are in neither table.
    too_large: list[int]


def normalise(
    shape: Shape, source: str, good: pa.RecordBatch, warnings: pa.Table, currency: str | None
) -> Normalised:
    """Order lines of good rows.

    `warnings` has the codes by line; `currency` is that of orders that name none.
    """
    count = good.num_rows
    orders = {
        "source": pa.repeat(source, count),
        "line": good["line"].cast(pa.int64()),
        "vendor": pa.repeat(shape.vendor, count),
        **_order_columns(shape, good, currency),
        "warnings": _lookup(good["line"], warnings),
    }
    items = _member(good, shape.lines)
    parent = pc.list_parent_indices(items)
    own = {name: column.take(parent) for name, column in orders.items()}
    flat = items.flatten()
    lines = {**own, **_line_columns(shape, flat, own["order_currency"], currency)}
    lines["line_no"] = _positions(items, parent, len(flat))

    # Products are wide until it is known that they fit.
    large = pa.repeat(False, len(flat))
    for name in ("extended_price", "tax"):
        fits = pc.less(pc.abs(lines[name]), LIMIT).fill_null(True)
        large = pc.or_(large, pc.invert(fits))
    where = pc.unique(lines["line"].filter(large))
    lines_table, orders_table = pa.table(lines), pa.table(orders)
    if len(where):
        lines_table, orders_table = _without(lines_table, where), _without(orders_table, where)
    return Normalised(
        lines_table.select(SCHEMA.names).cast(SCHEMA), orders_table, where.to_pylist()
    )


def _without(table: pa.Table, where: pa.Array) -> pa.Table:
    return table.filter(pc.invert(pc.is_in(table["line"], value_set=where)))


def _member(rows: Any, path: str) -> Any:
    """A column by its path; where something on the way is null, so is it."""
    first, *rest = path.split(".")
    column = rows[first] if isinstance(rows, pa.RecordBatch) else pc.struct_field(rows, first)
    return pc.struct_field(column, rest) if rest else column


def _lookup(lines: pa.Array, codes: pa.Table) -> pa.Array:
    """The text of `codes` at its `line`, empty where it has none."""
    at = pc.index_in(lines, value_set=codes["line"].combine_chunks())
    return codes["codes"].combine_chunks().take(at).fill_null("")


def _positions(items: pa.ListArray, parent: pa.Array, count: int) -> pa.Array:
    """The number of each line within its order, from 1."""
    if count == 0:
        return pa.array([], pa.int64())
    starts = items.offsets.cast(pa.int64())
    first = starts[0].as_py()
    return pc.subtract(pa.arange(first + 1, first + 1 + count), starts.take(parent))


def _order_columns(shape: Shape, good: pa.RecordBatch, currency: str | None) -> Columns:
    columns: Columns = {"order_id": _member(good, shape.order_id)}
    known = pa.repeat(pa.scalar(currency, pa.string()), good.num_rows)
    if shape.currency:
        known = pc.coalesce(_member(good, shape.currency), known)
    for name in ("shipping", "tax", "discount", "total"):
        path = getattr(shape, f"order_{name}")
        columns[f"order_{name}"], codes = _amount(shape, good, path, known, currency)
    # Where amounts name currencies, those of one order agree, or it would not be good.
    columns["order_currency"] = codes
    return columns


def _line_columns(shape: Shape, flat: pa.Array, known: pa.Array, currency: str | None) -> Columns:
    def text(path: str | None) -> pa.Array:
        return _member(flat, path) if path else pa.nulls(len(flat), pa.string())

    def amount(path: str | None) -> pa.Array:
        if path is None:
            return pa.nulls(len(flat), AMOUNT)
        return _amount(shape, flat, path, known, currency)[0]

    quantity = _member(flat, shape.quantity)
    price, codes = _amount(shape, flat, shape.unit_price, known, currency)
    removed = _member(flat, shape.removed) if shape.removed else pa.nulls(len(flat), pa.bool_())
    return {
        "line_id": text(shape.line_id),
        "sku": text(shape.sku),
        "removed": removed.fill_null(False),
        "quantity": quantity,
        "unit_price": price,
        "extended_price": _times(quantity, price),
        "shipping": amount(shape.shipping),
        "tax": _times(quantity, amount(shape.unit_tax)),
        "discount": amount(shape.discount),
        "currency": codes,
    }


def _times(quantity: pa.Array, amount: pa.Array) -> pa.Array:
    """The exact product, of 256 bits: 19 digits times 38."""
    product = pc.multiply(quantity.cast(pa.decimal256(19, 0)), amount.cast(pa.decimal256(38, 18)))
    return product.cast(WIDE)


def _amount(
    shape: Shape, rows: Any, path: str, known: pa.Array, currency: str | None
) -> tuple[pa.Array, pa.Array]:
    """An amount in whole units of its currency, and that currency."""
    if shape.money:
        codes = _member(rows, f"{path}.currency")
        found = codes.dictionary_encode()
        units = [_unit(code) for code in found.dictionary.to_pylist()]
        unit = pa.array(units, pa.decimal128(5, 4)).take(found.indices)
        return _minor(_member(rows, f"{path}.cents"), unit), codes
    if shape.minor:
        return _minor(_member(rows, path), pa.scalar(_unit(currency), pa.decimal128(5, 4))), known
    return _member(rows, path), known


def _unit(currency: str | None) -> Decimal:
    """What one minor unit is worth."""
    digits = None if currency is None else orderwire.minor_units(currency)
    return Decimal(1).scaleb(-(USUAL_DIGITS if digits is None else digits))


def _minor(units: pa.Array, unit: Any) -> pa.Array:
    return pc.multiply(units.cast(pa.decimal128(19, 0)), unit).cast(AMOUNT)
