"""Files become exact Arrow tables, wherever they come from and whatever reads them."""

import gzip
import io
import json
import os
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO, cast

import duckdb
import orderwire
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from orderwire.payloads import KINDS
from support import EXAMPLES, REQUEST

ACK = "retailops.order_ack.response"
GOOD = b'{"events": []}\n'
BAD = b'{"events": 5}\n'
TOTAL = "/data/order/grand_total"


def order(total: str) -> str:
    return f'{{"data": {{"order": {{"grand_total": "{total}"}}}}}}'


def totals(table: pa.Table) -> list[Decimal | None]:
    return [row["order"]["grand_total"] for row in table["data"].to_pylist()]


# ---- every digit

amounts = st.builds(
    lambda digits, scale: Decimal(digits).scaleb(-scale),
    st.integers(0, 10**28 - 1),
    st.integers(0, 28),
)


@settings(max_examples=15)
@given(st.lists(amounts, min_size=1, max_size=20))
def test_every_digit_arrives_everywhere(values: list[Decimal]) -> None:
    texts = [f"{value:f}" for value in values]
    lines = "\n".join(order(text) for text in texts).encode()
    csv = ("id,total\n" + "".join(f"{at},{text}\n" for at, text in enumerate(texts))).encode()
    columns = {"id": None, "total": TOTAL}
    file = io.BytesIO()
    pq.write_table(pa.table({"total": texts}), file)
    decimals = io.BytesIO()
    whole = pa.array([Decimal(text) for text in texts], pa.decimal256(60, 28))
    pq.write_table(pa.table({"total": whole}), decimals)
    # Ten digits before the point and 28 behind it fit; so do 28 and none.
    for scale in (28, 10):
        fits = [Decimal(text) for text in texts if holds(text, scale)]
        for reading in [
            orderwire.read(lines, REQUEST, scale=scale),
            orderwire.read(csv, REQUEST, scale=scale, format="csv", columns=columns),
            orderwire.read(file.getvalue(), REQUEST, scale=scale, columns={"total": TOTAL}),
            orderwire.read(decimals.getvalue(), REQUEST, scale=scale, columns={"total": TOTAL}),
        ]:
            table = pa.table(reading.good)
            assert totals(table) == fits
            assert pa.table(reading.bad).num_rows == len(values) - len(fits)
            read_by_others(table.num_rows, reading.good, fits)
    spelled = pa.table(orderwire.read(lines, REQUEST, amounts="text").good)
    assert totals(spelled) == texts


def holds(text: str, scale: int) -> bool:
    """Whether a decimal of 38 digits, `scale` of them behind the point, holds it."""
    before, _, behind = text.partition(".")
    return len(before.lstrip("0")) <= 38 - scale and len(behind.rstrip("0")) <= scale


def read_by_others(rows: int, good: Any, expected: list[Decimal]) -> None:
    frame = pl.DataFrame(good)
    assert frame.height == rows
    if not rows:
        return
    polars = frame["data"].struct.field("order").struct.field("grand_total")
    assert polars.to_list() == expected
    pandas = pd.DataFrame.from_arrow(good)
    assert [row["order"]["grand_total"] for row in pandas["data"]] == expected
    rows_read = pa.table(good)  # noqa: F841 - DuckDB finds it by its name
    found = duckdb.execute('select "data"."order".grand_total from rows_read').fetchall()
    assert [value for (value,) in found] == expected


def test_duckdb_reads_the_stream_itself() -> None:
    good = orderwire.read(GOOD * 5, ACK).good  # noqa: F841 - DuckDB finds it by its name
    assert duckdb.execute("select count(*), max(line) from good").fetchall() == [(5, 5)]


def test_a_float_column_is_refused() -> None:
    file = io.BytesIO()
    pq.write_table(pa.table({"total": [1.5]}), file)
    with pytest.raises(orderwire.InputError, match="`total` holds floats"):
        orderwire.read(file.getvalue(), REQUEST, columns={"total": TOTAL})


# ---- every kind


@pytest.mark.parametrize("kind", KINDS)
def test_every_example_is_a_row_of_the_schema(kind: str) -> None:
    schema = pa.schema(orderwire.arrow_schema(kind))
    for path in sorted(EXAMPLES.glob(f"{kind}.*")):
        line = " ".join(path.read_text(encoding="utf-8").split("\n"))
        reading = orderwire.read(line.encode(), kind)
        table = pa.table(reading.good)
        assert table.schema == schema
        assert table.num_rows == int(orderwire.check(kind, line).ok)
        assert pa.table(reading.bad).schema == pa.schema(orderwire.arrow_schema(kind, part="bad"))


def test_secrets_are_left_out() -> None:
    payload = {"headers": {"ticket": "TOP-SECRET"}, "data": {"line_items": 5}}
    good = {"headers": {"ticket": "TOP-SECRET"}, "data": {}}
    text = f"{json.dumps(payload)}\n{json.dumps(good)}\n".encode()
    reading = orderwire.read(text, REQUEST)
    assert pa.table(reading.good).num_rows == 1
    for table in (reading.good, reading.findings):
        assert "TOP-SECRET" not in str(pa.table(table).to_pylist())
    # What was sent is kept where somebody has to look at it.
    assert b"TOP-SECRET" in pa.table(reading.bad)["raw"].to_pylist()[0]


# ---- sources


def sources(text: bytes, folder: Path) -> list[Any]:
    path = folder / "orders.ndjson"
    path.write_bytes(text)
    packed = folder / "orders.jsonl.gz"
    packed.write_bytes(gzip.compress(text))
    return [
        text,
        bytearray(text),
        memoryview(text),
        path,
        str(path),
        packed,
        io.BytesIO(text),
    ]


def test_every_source_can_be_read_again(tmp_path: Path) -> None:
    given = sources(GOOD + BAD, tmp_path)
    with (tmp_path / "orders.ndjson").open("rb") as file:
        for source in [*given, file]:
            reading = orderwire.read(source, ACK)
            for _ in range(2):
                assert pa.table(reading.good)["line"].to_pylist() == [1]
                assert pa.table(reading.bad)["line"].to_pylist() == [2]
            assert reading.summary is not None and reading.summary.rows == 2


def test_a_pipe_is_read_once() -> None:
    read, write = os.pipe()
    os.write(write, GOOD + BAD)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        reading = orderwire.read(pipe, ACK)
        assert pa.table(reading.good).num_rows == 1
        with pytest.raises(ValueError, match="take everything in one pass"):
            pa.table(reading.bad)


@pytest.mark.parametrize(
    ("make", "error", "message"),
    [
        (lambda folder: folder, orderwire.InputError, "is a directory"),
        (lambda folder: folder / "none.ndjson", orderwire.InputError, "there is no file"),
        (lambda folder: folder / "orders.txt", orderwire.InputError, "give `format`"),
        (lambda folder: folder / "empty.ndjson", orderwire.InputError, "is empty"),
        (lambda _: b"", orderwire.InputError, "is empty"),
        (lambda _: io.StringIO("x"), TypeError, "mode 'rb'"),
        (lambda _: 5, TypeError, "got int"),
    ],
)
def test_what_cannot_be_read_says_why(
    make: Callable[[Path], Any], error: type[Exception], message: str, tmp_path: Path
) -> None:
    (tmp_path / "orders.txt").write_bytes(GOOD)
    (tmp_path / "empty.ndjson").touch()
    with pytest.raises(error, match=message):
        orderwire.read(make(tmp_path), ACK)


def test_a_file_object_that_fails_ends_the_stream() -> None:
    class Failing(io.RawIOBase):
        given = 0

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            self.given += 1
            if self.given > 1:
                raise OSError("the disk is gone")
            return GOOD * 3

    with pytest.raises(orderwire.InputError, match="the disk is gone"):
        list(orderwire.read(cast(BinaryIO, Failing()), ACK).batches())


@pytest.mark.parametrize("threads", [1, 3])
def test_a_broken_gzip_gives_its_rows_and_an_error(threads: int) -> None:
    packed = gzip.compress(b"".join(b'{"events": [], "x": %d}\n' % at for at in range(50_000)))
    reading = orderwire.read(packed[: len(packed) // 2], ACK, threads=threads)
    rows = 0
    with pytest.raises(orderwire.InputError, match="cut off behind byte") as caught:
        for good, bad, _ in reading.batches():
            rows += len(good)
            assert len(bad) == 0
    assert rows > 10_000 and caught.value.code == "source.broken"
    with pytest.raises((OSError, pa.ArrowException), match="cut off behind byte"):
        pa.table(reading.good)
    assert reading.summary is None


# ---- tables of columns


def test_a_csv_export_with_a_line_a_row() -> None:
    text = (
        "Order ID,Total,SKU,Qty,Comment\n"
        "A1,24.00,00132,2,x\n"
        'A1,24.00,"B,7",1,\n'
        "A2,,00132,1,\n"
        "A3,1.5.0,X,1,\n"
    )
    columns = {
        "Order ID": "/data/order/channel_refnum",
        "Total": TOTAL,
        "SKU": "/data/line_items/-/sku",
        "Qty": "/data/line_items/-/quantity",
        "*": None,
    }
    reading = orderwire.read(text.encode(), REQUEST, format="csv", columns=columns)
    rows = pa.table(reading.good).to_pylist()
    assert [row["line"] for row in rows] == [1, 3]
    lines = [
        [(item["sku"], item["quantity"]) for item in row["data"]["line_items"]] for row in rows
    ]
    assert lines == [[("00132", 2), ("B,7", 1)], [("00132", 1)]]
    errors = [row for row in pa.table(reading.findings).to_pylist() if row["severity"] == "error"]
    assert [(row["line"], row["code"], row["source_column"]) for row in errors] == [
        (4, "amount.syntax", "Total")
    ]
    with pytest.raises(orderwire.InputError, match="`Comment`"):
        del columns["*"]
        orderwire.read(text.encode(), REQUEST, format="csv", columns=columns)


def test_a_parquet_column_of_payloads(tmp_path: Path) -> None:
    path = tmp_path / "orders.parquet"
    payloads = [GOOD.decode().strip(), BAD.decode().strip()] * 3000
    pq.write_table(pa.table({"id": range(6000), "payload": payloads}), path, row_group_size=1000)
    for source in (path, path.read_bytes(), io.BytesIO(path.read_bytes())):
        reading = orderwire.read(source, ACK, batch_rows=100)
        assert pa.table(reading.good)["line"].to_pylist() == list(range(1, 6001, 2))
        assert pa.table(reading.bad)["raw"].to_pylist() == [BAD.strip()] * 3000
    with pytest.raises(orderwire.InputError, match="no such column"):
        orderwire.read(path, ACK, payload="text")


def test_columns_of_every_library() -> None:
    texts = [GOOD.decode().strip(), BAD.decode().strip(), None]
    for column in [
        pa.array(texts),
        pa.array(texts, pa.large_string()),
        pa.array(texts, pa.string_view()),
        pa.array([text and text.encode() for text in texts], pa.binary()),
        pa.chunked_array([texts[:1], texts[1:]]),
        pa.table({"text": texts, "x": [1, 2, 3]}),
        pl.Series(texts),
        pl.DataFrame({"text": texts}),
        pd.DataFrame({"text": texts}),
        duckdb.from_arrow(pa.table({"text": texts})),
    ]:
        reading = orderwire.check_arrow(column, ACK)
        assert pa.table(reading.good)["line"].to_pylist() == [1]
        assert pa.table(reading.bad)["line"].to_pylist() == [2, 3]
    with pytest.raises(TypeError, match="give an Arrow array"):
        orderwire.check_arrow(texts, ACK)
    with pytest.raises(orderwire.InputError, match="payloads are text or binary"):
        pa.table(orderwire.check_arrow(pa.array([1]), ACK).good)


# ---- reports


def test_reports_of_lines() -> None:
    text = GOOD + b"\n" + BAD + b"{"
    lines = list(orderwire.check_ndjson(text, ACK))
    assert [(line.line, line.offset, line.report.ok) for line in lines] == [
        (1, 0, True),
        (3, 16, False),
        (4, 30, False),
    ]
    assert lines[1].report == orderwire.check(ACK, BAD.strip())
    assert [line.line for line in orderwire.check_ndjson(text, ACK, on_error="skip")] == [1]
    with pytest.raises(orderwire.ValidationError, match=r"^line 3: ") as caught:
        list(orderwire.check_ndjson(text, ACK, on_error="raise"))
    assert caught.value.report == lines[1].report
    with pytest.raises(orderwire.InputError, match="`collect`, `raise`, `skip`"):
        orderwire.check_ndjson(text, ACK, on_error=cast(Any, "ignore"))


def test_reports_by_the_likeliest_kind() -> None:
    example = (EXAMPLES / "backd.update_order.response.json").read_bytes().replace(b"\n", b" ")
    text = example + b'\n{"no": "kind"}\n{broken\n'
    lines = list(orderwire.check_ndjson(text, "detect"))
    kinds = [
        (line.report.kind, [found.code for found in line.report.findings][-1:]) for line in lines
    ]
    assert kinds[0][0] == "backd.update_order.response"
    assert kinds[1:] == [("unknown", ["kind.undetected"]), ("unknown", ["json.syntax"])]


# ---- threads, memory, signals


def test_who_stops_early_leaves_no_thread_behind() -> None:
    tasks = Path("/proc/self/task")
    if not tasks.is_dir():
        pytest.skip("threads are counted by /proc")

    def working() -> int:
        names = [(task / "comm").read_text() for task in tasks.iterdir() if task.exists()]
        return sum(name.startswith("orderwire-") for name in names)

    for _ in range(3):
        batches = orderwire.read(GOOD * 2_000_000, ACK, threads=4).batches()
        next(batches)
        assert working() > 0
        del batches
    until = time.monotonic() + 20
    while working() and time.monotonic() < until:
        time.sleep(0.01)
    assert working() == 0


def test_python_goes_on_meanwhile() -> None:
    counted = 0
    ended = threading.Event()

    def count() -> None:
        nonlocal counted
        while not ended.is_set():
            counted += 1
            time.sleep(0.001)

    thread = threading.Thread(target=count)
    thread.start()
    assert pa.table(orderwire.read(GOOD * 500_000, ACK, threads=1).good).num_rows == 500_000
    ended.set()
    thread.join()
    assert counted > 20


def run(program: str, *arguments: str, timeout: int = 300) -> str:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program), *arguments],
        capture_output=True,
        encoding="utf-8",
        timeout=timeout,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


PEAK = """
    import resource, sys
    import orderwire
    import pyarrow as pa
    path, kind, limit = sys.argv[1], sys.argv[2], int(sys.argv[3])
    rows = 0
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    reading = orderwire.read(path, kind, threads=2, max_line_bytes=limit)
    with pa.RecordBatchReader.from_stream(reading.good) as stream:
        for batch in stream:
            rows += batch.num_rows
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(rows, (peak - before) // 1024)
"""


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    line = json.dumps(json.loads((EXAMPLES / f"{REQUEST}.json").read_bytes())).encode() + b"\n"
    peaks = []
    for copies in (5_000, 50_000):
        path = tmp_path / f"{copies}.ndjson"
        with path.open("wb") as file:
            for _ in range(copies // 1000):
                file.write(line * 1000)
        rows, peak = map(int, run(PEAK, str(path), REQUEST, str(1 << 24)).split())
        assert rows == copies
        peaks.append(peak)
    # MiB; ten times the file, and no more than what the allocator makes of chance.
    assert peaks[1] < peaks[0] + 32 and peaks[1] < 150, peaks


def test_a_line_of_100_mb_is_not_held(tmp_path: Path) -> None:
    path = tmp_path / "long.ndjson"
    with path.open("wb") as file:
        file.write(GOOD + b'{"x": "')
        for _ in range(100):
            file.write(b"y" * 1_000_000)
        file.write(b'"}\n' + GOOD)
    rows, peak = map(int, run(PEAK, str(path), ACK, str(1 << 20)).split())
    assert rows == 2 and peak < 40, peak
    bad = pa.table(orderwire.read(path, ACK, max_line_bytes=1 << 20).bad).to_pylist()
    assert [(row["line"], row["length"], row["code"]) for row in bad] == [
        (2, 100_000_009, "json.size")
    ]
    assert len(bad[0]["raw"]) == 4096


def test_ctrl_c_ends_a_pass(tmp_path: Path) -> None:
    program = """
        import os, signal, sys, threading
        import orderwire
        import pyarrow as pa
        class Endless:
            def read(self, size):
                return b'{"events": []}\\n' * (size // 15)
        threading.Timer(1, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
        said = []
        try:
            try:
                for batch in pa.RecordBatchReader.from_stream(
                    orderwire.read(Endless(), sys.argv[1], threads=int(sys.argv[2])).good
                ):
                    pass
            except Exception as error:
                # The stream's error comes first, and the interrupt may be behind it.
                said.append("interrupted" in str(error))
        except KeyboardInterrupt:
            said.append(True)
        print("interrupted" if said and all(said) else said)
    """
    for threads in ("1", "2"):
        assert run(program, ACK, threads, timeout=60) == "interrupted\n"


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit])
def test_what_is_no_error_of_reading_goes_through(kind: type[BaseException], threads: int) -> None:
    class File:
        left = 3

        def read(self, size: int) -> bytes:
            self.left -= 1
            if not self.left:
                raise kind
            return GOOD * (size // len(GOOD))

    for rows in (
        lambda: list(orderwire.read(cast(BinaryIO, File()), ACK, threads=threads).batches()),
        lambda: list(orderwire.check_ndjson(cast(BinaryIO, File()), ACK, threads=threads)),
    ):
        with pytest.raises(kind):
            rows()


def test_the_interpreter_ends_while_threads_read() -> None:
    program = """
        import sys, threading, time
        import orderwire
        class Endless:
            def read(self, size):
                time.sleep(0.001)
                return b'{"events": []}\\n' * (size // 15)
        def drain(batches):
            try:
                for _ in batches:
                    pass
            except RuntimeError as error:
                assert str(error) == "the interpreter ends"
        for _ in range(4):
            batches = orderwire.read(Endless(), sys.argv[1], threads=2).batches()
            next(batches)
            threading.Thread(target=drain, args=(batches,), daemon=True).start()
        time.sleep(0.1)
    """
    for _ in range(3):
        run(program, ACK, timeout=60)
