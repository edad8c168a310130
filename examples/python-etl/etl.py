"""Orders of four vendors, in files of NDJSON and CSV, become one table of order lines.

    python etl.py INPUT… OUTDIR [--currency USD] [--threads N]

The name of each INPUT begins with the kind of its orders, such as
`onward.update_order.request.2026-11.ndjson.gz`; a folder stands for the files in it. `vendors.py`
lists the kinds and the columns of their CSV exports. OUTDIR gets

- `lines.parquet`: a row a line of an accepted order, with every digit of each amount (`lines.py`)
- `rejects.ndjson`: place, reasons and raw bytes of each order with errors, to be mended and sent
  again; as secret as the input
- `chart.svg`: what became of the orders, and the sums
- `summary.json`: the same as data

They appear whole or not at all. Memory does not depend on the size of INPUT. RetailOps and Backd
name no currency: `--currency` says it. Backd counts minor units, two decimals where nobody says
more.

Exit status: 0 all accepted, 1 some rejected, 2 not run.
"""

import argparse
import base64
import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TextIO

import orderwire
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from chart import draw
from lines import SCHEMA, normalise
from summary import FileCounts, Summary, show
from vendors import SHAPES, Shape, shape_of

LINES, REJECTS, CHART, SUMMARY = "lines.parquet", "rejects.ndjson", "chart.svg", "summary.json"
# Rows are gathered until a row group has so many.
ROW_GROUP = 100_000


class Mistake(Exception):
    """What the caller has to mend."""


class LinesWriter:
    """Order lines as Parquet, in row groups of a useful size."""

    def __init__(self, path: Path) -> None:
        self._writer = pq.ParquetWriter(path, SCHEMA, compression="zstd")
        self._waiting: list[pa.Table] = []
        self._rows = 0

    def add(self, table: pa.Table) -> None:
        self._waiting.append(table)
        self._rows += table.num_rows
        if self._rows >= ROW_GROUP:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(pa.concat_tables(self._waiting), row_group_size=self._rows)
        self._waiting, self._rows = [], 0


def inputs(paths: list[Path]) -> list[tuple[Path, Shape]]:
    """Each file with the shape of its orders."""
    files: list[Path] = []
    for path in paths:
        inside = sorted(path.iterdir()) if path.is_dir() else [path]
        files += [file for file in inside if not file.name.startswith(".")]
    shapes = [(file, shape_of(file.name)) for file in files]
    known = [(file, shape) for file, shape in shapes if shape]
    for file, shape in shapes:
        if shape is None:
            kinds = "`, `".join(SHAPES)
            raise Mistake(
                f"`{file}`: the name does not say what it holds; begin it with one of `{kinds}`"
            )
    return known


def sort_orders(
    path: Path, shape: Shape, options: dict[str, Any], lines: LinesWriter, rejects: TextIO
) -> tuple[FileCounts, Summary]:
    """Reads a file and writes each of its orders to one of the outputs."""
    columns = shape.csv if ".csv" in path.suffixes else None
    reading = orderwire.read(path, shape.kind, columns=columns, **options)
    counts = FileCounts(path.name, shape.vendor)
    summary = Summary()
    too_large = 0
    for three in reading.batches():
        good, bad, findings = map(pa.record_batch, three)
        errors = by_severity(findings, "error")
        warnings = by_severity(findings, "warning")
        warnings = without(warnings, bad["line"])
        done = normalise(shape, path.name, good, codes_by_line(warnings), options.get("currency"))
        lines.add(done.lines)
        for record in rejected(bad, errors):
            rejects.write(json.dumps({"source": path.name, **record}, ensure_ascii=False) + "\n")
        for line in done.too_large:
            reason = {"code": "amount.range", "message": "an extended price of 10^20 or more"}
            record = {"source": path.name, "line": line, "reasons": [reason]}
            rejects.write(json.dumps(record) + "\n")
        warnings = without(warnings, done.too_large)
        too_large += len(done.too_large)
        counts.warned += len(pc.unique(warnings["line"]))
        counts.lines += done.lines.num_rows
        summary.add(done, errors, warnings)
    read = reading.summary
    assert read, "the pass came to its end"
    counts.accepted, counts.rejected = read.good - too_large, read.bad + too_large
    return counts, summary


def by_severity(findings: pa.RecordBatch, severity: str) -> pa.Table:
    """The findings of a severity."""
    return pa.table(findings).filter(pc.equal(findings["severity"], severity))


def without(findings: pa.Table, lines: Any) -> pa.Table:
    """The findings about other lines."""
    values = pa.array(lines, pa.uint64())
    return findings.filter(pc.invert(pc.is_in(findings["line"], value_set=values)))


def codes_by_line(findings: pa.Table) -> pa.Table:
    """The codes of each line, each once, as a text."""
    pairs = findings.group_by(["line", "code"], use_threads=False).aggregate([])
    pairs = pairs.sort_by([("line", "ascending"), ("code", "ascending")])
    lists = pairs.group_by("line", use_threads=False).aggregate([("code", "list")])
    return pa.table({"line": lists["line"], "codes": pc.binary_join(lists["code_list"], " ")})


def rejected(bad: pa.RecordBatch, errors: pa.Table) -> Iterator[dict[str, Any]]:
    """Each order with errors: where it stands, why, and its bytes as they were."""
    reasons: dict[int, list[dict[str, Any]]] = {}
    for finding in errors.to_pylist():
        reasons.setdefault(finding["line"], []).append(finding)
    for row in bad.to_pylist():
        yield {
            "line": row["line"],
            "offset": row["offset"],
            "reasons": [reason(finding, row["offset"]) for finding in reasons[row["line"]]],
            **raw(row),
        }


def reason(finding: dict[str, Any], offset: int | None) -> dict[str, Any]:
    """A finding with its place in the file instead of its place in the order."""
    within = finding["payload_offset"]
    place = {
        "column": finding["source_column"] or finding["payload_column"],
        "offset": None if offset is None or within is None else offset + within,
    }
    known = {name: value for name, value in place.items() if value is not None}
    return {name: finding[name] for name in ("code", "pointer", "message")} | known


def raw(row: dict[str, Any]) -> dict[str, str]:
    """The bytes of an order; nothing where it is too long to be kept whole."""
    content: bytes | None = row["raw"]
    if content is None or len(content) < row["length"]:
        return {}
    try:
        return {"raw": content.decode("utf-8")}
    except UnicodeDecodeError:
        return {"raw_base64": base64.b64encode(content).decode("ascii")}


@contextmanager
def whole_files(directory: Path, *names: str) -> Iterator[list[Path]]:
    """Files that get their names only when all of them are complete.

    The last one is the seal: it goes before the others change, and comes after them.
    """
    parts = [directory / f".{name}.part" for name in names]
    try:
        yield parts
        for part in parts:
            with part.open("rb+") as file:
                os.fsync(file.fileno())
        (directory / names[-1]).unlink(missing_ok=True)
        for part, name in zip(parts, names, strict=True):
            part.replace(directory / name)
    finally:
        for part in parts:
            part.unlink(missing_ok=True)


def run(paths: list[Path], directory: Path, **options: Any) -> Summary:
    """Sorts the orders of files into a folder."""
    files = inputs(paths)
    currency = options.get("currency")
    if currency is not None and orderwire.minor_units(currency) is None:
        raise Mistake(f"`{currency}` is no currency with minor units; use its ISO 4217 code")
    directory.mkdir(parents=True, exist_ok=True)
    summary = Summary()
    with whole_files(directory, LINES, REJECTS, CHART, SUMMARY) as parts:
        with ExitStack() as stack:
            lines = LinesWriter(parts[0])
            stack.callback(lines.close)
            rejects = stack.enter_context(parts[1].open("w", encoding="utf-8", newline=""))
            for path, shape in files:
                try:
                    summary.merge(*sort_orders(path, shape, options, lines, rejects))
                except orderwire.OrderwireError as error:
                    place = "" if str(path) in str(error) else f"`{path}`: "
                    raise Mistake(f"{place}{error}") from error
        parts[2].write_text(draw(summary), encoding="utf-8")
        content = json.dumps(summary.to_dict(), indent=2)
        parts[3].write_text(content + "\n", encoding="utf-8")
    return summary


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description="Orders of four vendors become order lines.")
    parser.add_argument("inputs", type=Path, nargs="+", metavar="INPUT")
    parser.add_argument("directory", type=Path, metavar="OUTDIR")
    parser.add_argument("--currency", help="of orders that name none, such as USD")
    parser.add_argument("--threads", type=int, help="how many threads read (default: all cores)")
    given = parser.parse_args()
    start = time.monotonic()
    try:
        summary = run(given.inputs, given.directory, currency=given.currency, threads=given.threads)
    except (OSError, Mistake, orderwire.OrderwireError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    show(summary, time.monotonic() - start)
    return 1 if summary.rejected else 0


if __name__ == "__main__":
    sys.exit(main())
