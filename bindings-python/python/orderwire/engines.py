"""Payloads in a column of an engine's table: Spark, Dask, Ray, Polars, DuckDB, pyarrow, pandas.

`good`, `bad` and `findings` make a function that turns rows with a payload each into typed rows.
It takes what the engine hands to its workers, gives back the same kind of thing, knows its schema
before any row is there, and is pickled to other processes. It needs pyarrow, and the engine;
neither is imported before it is used.

>>> import pyarrow
>>> from orderwire import engines
>>> good = engines.good("retailops.order_update.response", keep=["id"])
>>> rows = pyarrow.table({"id": ["A", "B"], "payload": ['{"events": []}', '{"events": 5}']})
>>> good(rows).to_pylist()
[{'id': 'A', 'events': []}]
>>> engines.bad("retailops.order_update.response", keep=["id"])(rows).column("pointer").to_pylist()
['/events']
"""

import importlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from . import _orderwire
from ._errors import InputError

Part = Literal["good", "bad", "findings"]

__all__ = ["Stage", "bad", "findings", "good"]

# Within a batch of an engine they count from the batch's beginning, so they would name nothing.
_PLACES = frozenset(["line", "offset"])


def good(
    kind: str,
    column: str = "payload",
    *,
    keep: Iterable[str] | Mapping[str, Any] = (),
    **options: Any,
) -> "Stage":
    """The payloads without errors, typed: what `orderwire.read` gives as `good`.

    `column` holds the payloads, as text or bytes. `keep` names columns to carry along, so that rows
    can be told apart; they become text, or the Arrow type that a mapping gives:
    `keep={"id": "int64"}`. The options are those of `orderwire.check_arrow`.
    """
    return Stage("good", kind, column, keep, options)


def bad(
    kind: str,
    column: str = "payload",
    *,
    keep: Iterable[str] | Mapping[str, Any] = (),
    **options: Any,
) -> "Stage":
    """The payloads with errors, as they were sent, with the first error of each."""
    return Stage("bad", kind, column, keep, options)


def findings(
    kind: str,
    column: str = "payload",
    *,
    keep: Iterable[str] | Mapping[str, Any] = (),
    **options: Any,
) -> "Stage":
    """The findings about all payloads. `keep` what tells the rows apart, or nobody knows whose."""
    return Stage("findings", kind, column, keep, options)


class Stage:
    """A function from rows with a payload each to the rows of one table.

    | it is called with | it gives | for |
    | --- | --- | --- |
    | an iterator of record batches | an iterator of record batches | Spark `mapInArrow` |
    | `pyarrow.Table`, `RecordBatch` | the same | Ray `map_batches(batch_format="pyarrow")` |
    | `pandas.DataFrame` | the same, with Arrow types | Dask `map_partitions(s, meta=s.meta)` |
    | `polars.DataFrame`, `LazyFrame` | the same | `LazyFrame.pipe`, or `map_batches` |
    | another Arrow stream | `pyarrow.RecordBatchReader` | DuckDB, which queries it by its name |

    All of them stream, except that a table or frame is there as a whole, and so is what it becomes.
    """

    def __init__(
        self,
        part: Part,
        kind: str,
        column: str,
        keep: Iterable[str] | Mapping[str, Any],
        options: Mapping[str, Any],
    ) -> None:
        if isinstance(keep, str):
            keep = [keep]
        self.part: Part = part
        self.kind = kind
        self.column = column
        self.keep: dict[str, Any] = (
            dict(keep) if isinstance(keep, Mapping) else dict.fromkeys(keep, "string")
        )
        # The engine keeps the cores busy with one batch each.
        self.options: dict[str, Any] = {"threads": 1, **options}
        # A wrong kind or option is said here, not by a worker far away; without pyarrow.
        _orderwire.arrow_schema(kind, part=part, **self._schema_options())

    def __repr__(self) -> str:
        return f"orderwire.engines.{self.part}({self.kind!r}, {self.column!r})"

    def __call__(self, rows: Any) -> Any:
        """The rows of the table for these rows with payloads."""
        library = type(rows).__module__.partition(".")[0]
        name = type(rows).__name__
        if library == "pyarrow" and name in ("Table", "RecordBatch"):
            return self._whole(rows, one=name == "RecordBatch")
        if library == "pandas":
            rows = rows[self._columns(rows.columns)]
            table = _pyarrow().Table.from_pandas(rows, preserve_index=False)
            return self._whole(table).to_pandas(types_mapper=_import("pandas").ArrowDtype)
        if library == "polars":
            if name == "LazyFrame":
                return rows.map_batches(self, schema=self.polars_schema)
            table = rows.select(self._columns(rows.columns)).to_arrow()
            return _import("polars").from_arrow(self._whole(table))
        if hasattr(rows, "__arrow_c_stream__"):
            arrow = _pyarrow()
            source = arrow.RecordBatchReader.from_stream(rows)
            return arrow.RecordBatchReader.from_batches(self.schema, self._stream(source))
        if hasattr(rows, "__iter__"):
            return self._stream(rows)
        raise TypeError(
            "`rows` is a table, a frame, an Arrow stream or an iterator of record batches; got "
            f"{type(rows).__name__}"
        )

    # Named for functions by engines that show them.
    @property
    def __name__(self) -> str:
        return f"orderwire_{self.part}"

    @property
    def schema(self) -> Any:
        """The rows' `pyarrow.Schema`."""
        arrow = _pyarrow()
        fields = [arrow.field(name, _type(kept)) for name, kept in self.keep.items()]
        own = arrow.schema(
            _orderwire.arrow_schema(self.kind, part=self.part, **self._schema_options())
        )
        for field in own:
            if field.name in _PLACES:
                continue
            if field.name in self.keep:
                raise InputError(
                    f"`keep` has `{field.name}`, which is a column of the result too; rename yours "
                    "before this stage",
                    "option.value",
                )
            fields.append(arrow.field(field.name, _signed(field.type), field.nullable))
        return arrow.schema(fields)

    @property
    def spark_schema(self) -> Any:
        """The rows' `pyspark.sql.types.StructType`."""
        return _import("pyspark.sql.pandas.types").from_arrow_schema(self.schema)

    @property
    def polars_schema(self) -> Any:
        """The rows' `polars.Schema`."""
        return _import("polars").Schema(self.schema)

    @property
    def meta(self) -> Any:
        """No rows, as a `pandas.DataFrame` of the right types: what Dask calls `meta`."""
        pandas = _import("pandas")
        return self.schema.empty_table().to_pandas(types_mapper=pandas.ArrowDtype)

    def _schema_options(self) -> dict[str, Any]:
        return {name: value for name, value in self.options.items() if name != "threads"}

    def _columns(self, there: Iterable[Any]) -> list[str]:
        """The columns that are read; the engine's others may be of any type."""
        columns = [*self.keep, *([] if self.column in self.keep else [self.column])]
        names = [str(name) for name in there]
        for name in columns:
            if name not in names:
                raise InputError(
                    f"the rows have no column `{name}`, but `{'`, `'.join(names)}`; name the "
                    "column of payloads by `column`, others by `keep`",
                    "option.value",
                )
        return columns

    def _whole(self, rows: Any, *, one: bool = False) -> Any:
        arrow = _pyarrow()
        schema = self.schema
        source = [rows] if one else rows.to_batches()
        table = arrow.Table.from_batches(self._stream(source, schema), schema)
        if not one:
            return table
        columns = [column.combine_chunks() for column in table.columns]
        return arrow.RecordBatch.from_arrays(columns, schema=schema)

    def _stream(self, batches: Iterable[Any], schema: Any = None) -> Iterator[Any]:
        schema = schema or self.schema
        arrow = _pyarrow()
        compute = _import("pyarrow.compute")
        for batch in batches:
            self._columns(batch.schema.names)
            payloads = batch.column(self.column)
            reading = _orderwire.check_arrow(payloads, self.kind, **self.options)
            for part in arrow.RecordBatchReader.from_stream(getattr(reading, self.part)):
                # `line` counts the rows of the batch from 1.
                place = compute.subtract(part.column("line").cast("int64"), 1)
                columns = [batch.column(name).take(place) for name in self.keep]
                columns += [part.column(name) for name in schema.names[len(columns) :]]
                cast = [
                    column.cast(field.type) for column, field in zip(columns, schema, strict=True)
                ]
                yield arrow.RecordBatch.from_arrays(cast, schema=schema)


def _import(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        package = name.partition(".")[0]
        raise ImportError(
            f"orderwire.engines needs `{package}` for this: pip install {package}"
        ) from error


def _pyarrow() -> Any:
    return _import("pyarrow")


def _type(name: Any) -> Any:
    return _pyarrow().type_for_alias(name) if isinstance(name, str) else name


def _signed(type_: Any) -> Any:
    """The type without unsigned integers, which Spark lacks; counts fit into signed ones."""
    arrow = _pyarrow()
    if arrow.types.is_unsigned_integer(type_):
        return arrow.int64()
    if arrow.types.is_list(type_):
        item = type_.value_field
        return arrow.list_(item.with_type(_signed(item.type)))
    if arrow.types.is_struct(type_):
        return arrow.struct([field.with_type(_signed(field.type)) for field in type_])
    return type_
