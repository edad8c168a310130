"""Reads a file of orders by one library, and prints what it took and what it found.

    python peers.py NAME FILE ORDERS EXAMPLE SCHEMA

Each is used as its documentation recommends for a file of which some lines may be bad. What reads
line by line makes the objects of one line and lets them go. What reads tables makes every column.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import generate

KIND = generate.KIND
Found = tuple[int, set[int], dict[int, Any]]


def lines(path: Path) -> Iterator[tuple[int, bytes]]:
    with path.open("rb") as file:
        yield from enumerate(file, 1)


def by_line(path: Path, take: Callable[[bytes], Any], price: Callable[[Any], Any]) -> Found:
    """Decodes each line; an exception is a fault."""
    bad, amounts, count = set(), {}, 0
    for number, line in lines(path):
        count = number
        try:
            order = take(line)
        except (ValueError, TypeError):
            bad.add(number)
            continue
        if generate.digits_of(number):
            amounts[number] = price(order)
    return count, bad, amounts


def telling(orders: int) -> Any:
    """The lines whose amounts are looked at."""
    import pyarrow as pa

    numbers = [number for number in range(1, orders + 1) if generate.digits_of(number)]
    return pa.array(numbers, pa.uint64())


def first_prices(rows: Any, wanted: Any) -> dict[int, Any]:
    """By line, the first price of the orders that are looked at."""
    import pyarrow.compute as pc

    at = pc.indices_nonzero(pc.is_in(rows["line"], value_set=wanted))
    if not len(at):
        return {}
    items = rows["data"].field("line_items").take(at)
    prices = pc.struct_field(pc.list_element(items, 0), "unit_price")
    return dict(zip(rows["line"].take(at).to_pylist(), prices.to_pylist(), strict=True))


def orderwire_read(path: Path, threads: int, orders: int) -> Found:
    """Typed rows of what is good; of what is bad its line."""
    import orderwire
    import pyarrow as pa
    import pyarrow.compute as pc

    wanted = telling(orders)
    bad: set[int] = set()
    amounts: dict[int, Any] = {}
    count = 0
    for good, rejects, findings in orderwire.read(path, KIND, threads=threads).batches():
        rows = pa.record_batch(good)
        refused = pa.record_batch(rejects)
        count += rows.num_rows + refused.num_rows
        bad.update(refused["line"].to_pylist())
        said = pa.record_batch(findings)
        bad.update(said["line"].filter(pc.equal(said["severity"], "warning")).to_pylist())
        amounts |= first_prices(rows, wanted)
    return count, bad, amounts


def orderwire_good(path: Path, threads: int, orders: int) -> Found:
    """Typed rows of what is good alone, as a table would be filled."""
    import orderwire
    import pyarrow as pa
    import pyarrow.compute as pc

    wanted = telling(orders)
    bad: set[int] = set()
    amounts: dict[int, Any] = {}
    count = 0
    stream = pa.RecordBatchReader.from_stream(orderwire.read(path, KIND, threads=threads).good)
    for rows in stream:
        lines = rows["line"]
        # The lines that are missing between two others.
        for at in pc.indices_nonzero(pc.greater(pc.pairwise_diff(lines), 1)).to_pylist():
            bad.update(range(lines[at - 1].as_py() + 1, lines[at].as_py()))
        bad.update(range(count + 1, lines[0].as_py()))
        count = lines[-1].as_py()
        amounts |= first_prices(rows, wanted)
    return count, bad, amounts


def orderwire_check(path: Path, threads: int) -> Found:
    """A report of each line."""
    import orderwire

    bad, count = set(), 0
    for one in orderwire.check_ndjson(path, KIND, threads=threads):
        count = one.line
        if not one.report.ok or any(f.severity == "warning" for f in one.report.findings):
            bad.add(one.line)
    return count, bad, {}


def first_price(order: Any) -> Any:
    return order.data.line_items[0].unit_price


def msgspec_typed(path: Path, example: Any) -> Found:
    import msgspec
    import typed

    decoder = msgspec.json.Decoder(typed.struct("order", example))
    return by_line(path, decoder.decode, first_price)


def pydantic_models(path: Path, example: Any) -> Found:
    import typed

    model = typed.model("order", example)
    return by_line(path, model.model_validate_json, first_price)


def orjson_schema(path: Path, schema: Any) -> Found:
    import jsonschema_rs
    import orjson

    validator = jsonschema_rs.validator_for(schema)

    def take(line: bytes) -> Any:
        order = orjson.loads(line)
        if not validator.is_valid(order):
            raise ValueError
        return order

    return by_line(path, take, lambda order: order["data"]["line_items"][0]["unit_price"])


def of_rows(rows: Iterable[tuple[int | None, Any]], orders: int) -> Found:
    """What tables without verdicts show: an order with a fault is missing, or has no id left."""
    amounts, there, count = {}, set(), 0
    for number, price in rows:
        count += 1
        if number is not None:
            there.add(number)
            if generate.digits_of(number):
                amounts[number] = price
    return count, set(range(1, orders + 1)) - there, amounts


def of_whole(rows: Iterable[tuple[int | None, Any]], orders: int) -> Found:
    """The same of the file without the orders that are cut off, which are not to its credit."""
    count, bad, amounts = of_rows(rows, orders)
    return count, {at for at in bad if generate.fault_of(at) != "cut off"}, amounts


def polars_rows(frame: Any) -> Iterator[tuple[int | None, Any]]:
    import polars as pl

    data = pl.col("data").struct
    price = data.field("line_items").list.first().struct.field("unit_price")
    number = data.field("order").struct.field("id")
    yield from frame.select(number, price.alias("price")).iter_rows()


def polars_read(path: Path, orders: int) -> Found:
    import polars as pl

    frame = pl.read_ndjson(generate.whole(path), ignore_errors=True)
    return of_whole(polars_rows(frame), orders)


def polars_scan(path: Path, orders: int) -> Found:
    """Streamed: each batch has every column and is let go."""
    import polars as pl

    rows: list[tuple[int | None, Any]] = []
    lazy = pl.scan_ndjson(generate.whole(path), ignore_errors=True)
    lazy.sink_batches(lambda frame: rows.extend(polars_rows(frame)), maintain_order=True)
    return of_whole(rows, orders)


def duckdb_read(path: Path, orders: int) -> Found:
    import duckdb

    duckdb.execute(
        "create table orders as select * from read_json(?, format = 'newline_delimited', "
        "ignore_errors = true)",
        [str(path)],
    )
    rows = duckdb.execute(
        'select data."order".id, data.line_items[1].unit_price from orders'
    ).fetchall()
    return of_rows(rows, orders)


def same(found: Any, written: str) -> bool:
    """Whether an amount is the one that was written."""
    try:
        return Decimal(str(found)) == Decimal(written)
    except InvalidOperation:
        return False


def main() -> None:
    name, file, orders_text, example_file, schema_file = sys.argv[1:]
    path, orders = Path(file), int(orders_text)
    example = json.loads(Path(example_file).read_text())
    schema = json.loads(Path(schema_file).read_text())
    runs: dict[str, Callable[[], Found]] = {
        "orderwire read, 1 thread": lambda: orderwire_read(path, 1, orders),
        "orderwire read, 2 threads": lambda: orderwire_read(path, 2, orders),
        "orderwire read.good, 1 thread": lambda: orderwire_good(path, 1, orders),
        "orderwire read.good, 2 threads": lambda: orderwire_good(path, 2, orders),
        "orderwire check_ndjson, 1 thread": lambda: orderwire_check(path, 1),
        "orderwire check_ndjson, 2 threads": lambda: orderwire_check(path, 2),
        "msgspec": lambda: msgspec_typed(path, example),
        "pydantic": lambda: pydantic_models(path, example),
        "orjson + jsonschema-rs": lambda: orjson_schema(path, schema),
        "polars read_ndjson *": lambda: polars_read(path, orders),
        "polars scan_ndjson *": lambda: polars_scan(path, orders),
        "duckdb read_json": lambda: duckdb_read(path, orders),
    }
    if name == "names":
        print(json.dumps(list(runs)))
        return
    start = time.perf_counter()
    error = ""
    try:
        count, bad, amounts = runs[name]()
    except Exception as reason:  # What a library cannot do with the file is told in its row.
        count, bad, amounts, error = 0, set(), {}, f"{type(reason).__name__}: {reason}"
    seconds = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_SELF)
    peak = used.ru_maxrss * 1024
    wanted = {n: text for n in range(1, orders + 1) if (text := generate.digits_of(n))}
    kept = [same(amounts.get(number), text) for number, text in wanted.items()]
    answer = {
        "seconds": seconds,
        # Of all threads, with what it takes to load the library.
        "processor": used.ru_utime + used.ru_stime,
        "peak": peak,
        "orders": count,
        "digits": None if not amounts else all(kept),
        "error": error[:200],
        "false": sum(generate.fault_of(line) is None for line in bad),
        "found": sorted({fault for line in bad if (fault := generate.fault_of(line))}),
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
