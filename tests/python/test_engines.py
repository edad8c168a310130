"""Stages give every engine the same rows, exact, from what the engine hands to its workers."""

import doctest
import importlib
import multiprocessing
import pickle
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import duckdb
import orderwire
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from orderwire import engines
from support import EVENTS, REQUEST

PRICES = ["10.10", "0.29999999999999998", "1234567890123456.78"]


def payload(price: str) -> str:
    line = f'{{"corr": "7", "sku": "00132", "unit_price": {price}}}'
    return f'{{"data": {{"line_items": [{line}]}}}}'


BAD = payload('"1,5"')
ROWS = pa.table(
    {
        "id": [1, 2, 3, 4],
        "payload": [payload(PRICES[0]), BAD, *map(payload, PRICES[1:])],
        "unused": [object.__name__] * 4,
    }
)
GOOD = engines.good(REQUEST, keep={"id": "int64"})


def prices(table: Any) -> list[tuple[int, Decimal]]:
    rows = pa.table(table).to_pylist()
    return [(row["id"], row["data"]["line_items"][0]["unit_price"]) for row in rows]


EXPECTED = list(zip([1, 3, 4], map(Decimal, PRICES), strict=True))


def test_a_table_and_a_batch() -> None:
    """What pyarrow has, and what Ray hands to `map_batches`; Ray, of 80 MB, is not run here."""
    table = GOOD(ROWS)
    assert isinstance(table, pa.Table)
    assert prices(table) == EXPECTED
    batch = GOOD(ROWS.to_batches()[0])
    assert isinstance(batch, pa.RecordBatch)
    assert batch.equals(table.combine_chunks().to_batches()[0])
    assert table.schema == batch.schema == GOOD.schema


def test_an_iterator_of_batches_is_read_as_it_is_consumed() -> None:
    taken = []

    def source() -> Iterator[pa.RecordBatch]:
        for batch in ROWS.to_batches(max_chunksize=1):
            taken.append(batch)
            yield batch

    rows = GOOD(source())
    assert taken == []
    first = next(rows)
    assert (len(taken), first.num_rows) == (1, 1)
    batches = [first, *rows]
    assert prices(pa.Table.from_batches(batches)) == EXPECTED
    assert all(batch.schema == GOOD.schema for batch in batches)


def test_what_the_other_tables_say() -> None:
    bad = engines.bad(REQUEST, keep={"id": "int64"})(ROWS)
    assert bad.schema.names == [
        *("id", "length", "raw", "code", "message", "pointer", "errors"),
    ]
    (row,) = bad.to_pylist()
    assert (row["id"], row["raw"], row["code"]) == (2, BAD.encode(), "amount.syntax")
    findings = engines.findings(REQUEST, keep=["id"])(ROWS)
    assert findings.schema == engines.findings(REQUEST, keep=["id"]).schema
    errors = [row for row in findings.to_pylist() if row["severity"] == "error"]
    # What is kept is text where no type is given.
    assert [(row["id"], row["pointer"]) for row in errors] == [
        ("2", "/data/line_items/0/unit_price")
    ]


def test_no_rows_have_the_same_schema() -> None:
    for stage in (GOOD, engines.bad(REQUEST), engines.findings(REQUEST)):
        assert stage(ROWS.slice(0, 0)).schema == stage.schema
        assert list(stage(iter([]))) == []


@pytest.mark.parametrize("name", [kind.kind for kind in orderwire.kinds()])
def test_every_kind_has_a_schema_that_engines_can_hold(name: str) -> None:
    for stage in (engines.good(name), engines.bad(name), engines.findings(name)):
        assert "uint" not in str(stage.schema)
        assert list(stage.polars_schema) == stage.schema.names == list(stage.meta.columns)


def test_polars() -> None:
    frame = pl.DataFrame(ROWS)
    assert prices(GOOD(frame)) == EXPECTED
    assert GOOD(frame).schema == GOOD.polars_schema
    lazy = frame.lazy().map_batches(GOOD, schema=GOOD.polars_schema)
    assert lazy.collect_schema() == GOOD.polars_schema
    assert prices(lazy.collect()) == prices(frame.lazy().pipe(GOOD).collect()) == EXPECTED


def test_pandas() -> None:
    frame = GOOD(ROWS.to_pandas())
    assert prices(pa.Table.from_pandas(frame, preserve_index=False)) == EXPECTED
    assert frame.dtypes.equals(GOOD.meta.dtypes)
    assert isinstance(frame["data"].dtype, pd.ArrowDtype)
    # Payloads as bytes, in a column of objects.
    raw = pd.DataFrame({"id": [1], "payload": [payload("10.10").encode()]})
    assert prices(pa.Table.from_pandas(GOOD(raw), preserve_index=False)) == EXPECTED[:1]


def test_duckdb() -> None:
    good = GOOD(pa.RecordBatchReader.from_batches(ROWS.schema, ROWS.to_batches()))
    assert isinstance(good, pa.RecordBatchReader)
    sql = "select id, data.line_items[1].unit_price as unit_price from good order by id"
    assert pa.table(duckdb.sql(sql)).to_pylist() == [
        {"id": id_, "unit_price": price} for id_, price in EXPECTED
    ]
    # A relation is a stream as well.
    connection = duckdb.connect()
    relation = connection.sql("select 5 as id, $payload as payload", params={"payload": BAD})
    assert engines.bad(REQUEST, keep={"id": "int32"})(relation).read_all()["id"].to_pylist() == [5]


def test_dask() -> None:
    dask: Any = importlib.import_module("dask.dataframe")
    frame = dask.from_pandas(ROWS.to_pandas(), npartitions=2)
    good = frame.map_partitions(GOOD, meta=GOOD.meta)
    computed = good.compute(scheduler="sync")
    assert prices(pa.Table.from_pandas(computed, preserve_index=False)) == EXPECTED


def test_other_types_of_columns() -> None:
    for type_ in (pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary()):
        at = ROWS.schema.get_field_index("payload")
        rows = ROWS.set_column(at, "payload", ROWS["payload"].cast(type_))
        assert prices(GOOD(rows)) == EXPECTED
    parts = pa.concat_tables([ROWS.slice(3), ROWS.slice(1, 2)])
    assert prices(GOOD(parts)) == [EXPECTED[2], EXPECTED[1]]


def test_a_row_without_a_payload_is_bad() -> None:
    rows = pa.table({"id": [1, 2], "payload": [None, payload("10.10")]})
    assert prices(GOOD(rows)) == [(2, Decimal("10.10"))]
    (row,) = engines.bad(REQUEST, keep={"id": "int64"})(rows).to_pylist()
    assert (row["id"], row["raw"], row["code"]) == (1, None, "json.syntax")
    # A batch of nothing else has no type of its own.
    for nothing in (
        pa.table({"id": [1], "payload": pa.nulls(1)}),
        pl.DataFrame({"id": [1], "payload": [None]}),
        pd.DataFrame({"id": [1], "payload": [None]}),
    ):
        assert prices(GOOD(nothing)) == []
        (row,) = pa.table(engines.bad(REQUEST, keep={"id": "int64"})(nothing)).to_pylist()
        assert (row["id"], row["code"]) == (1, "json.syntax")


def test_options_reach_the_reader() -> None:
    stage = engines.good(
        REQUEST, keep={"id": "int64"}, explode="/data/line_items", amounts="text", raw=True
    )
    table = stage(ROWS)
    assert table.schema == stage.schema
    lines = table["data"].combine_chunks().field("line_items")
    assert lines.field("unit_price").to_pylist() == PRICES
    assert table["raw"][0].as_py() == payload(PRICES[0])
    strict = engines.bad(REQUEST, mode="strict")
    assert strict(ROWS).num_rows == 4


def at_work(stage: engines.Stage) -> list[tuple[int, Decimal]]:
    return prices(stage(ROWS))


def test_workers_get_it_by_pickle() -> None:
    again = pickle.loads(pickle.dumps(GOOD))
    assert (repr(again), again.schema) == (repr(GOOD), GOOD.schema)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.map(at_work, [GOOD]) == [EXPECTED]


def test_the_examples_of_the_module_run() -> None:
    done = doctest.testmod(engines)
    assert done.attempted > 0 and not done.failed


def test_mistakes_are_told_at_once() -> None:
    with pytest.raises(orderwire.InputError, match="retailops"):
        engines.good("retailops.order_writebck.request")
    with pytest.raises(orderwire.InputError, match="no_such"):
        engines.good(REQUEST, no_such=1)
    with pytest.raises(orderwire.InputError, match=r"no column `payload`, but `id`"):
        GOOD(ROWS.select(["id"]))
    with pytest.raises(orderwire.InputError, match=r"no column `key`, but `id`, `payload`"):
        engines.good(REQUEST, keep=["key"])(ROWS.to_pandas())
    with pytest.raises(orderwire.InputError, match=r"`keep` has `events`"):
        _ = engines.good(EVENTS, keep="events").schema
    with pytest.raises(TypeError, match="got int"):
        GOOD(5)
