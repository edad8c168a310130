"""The Spark job gives what one machine gives, cell by cell."""

import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
import unittest
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import generate
import orderwire
import pyarrow as pa
import pyarrow.parquet as pq
from orderwire import engines
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

HERE = Path(__file__).parent


def canonical(tables: Iterable[pa.Table]) -> bytes:
    """The rows as text of every cell, sorted."""
    rows = [row for table in tables for row in table.to_pylist()]
    return "\n".join(sorted(json.dumps(row, sort_keys=True, default=str) for row in rows)).encode()


class Spark(unittest.TestCase):
    def test_the_result_is_that_of_one_machine(self) -> None:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            manifest = folder / "manifest.json"
            generate.generate(folder / "made", manifest, 200, 5)
            files = self.partition(folder)
            command = [sys.executable, str(HERE / "spark_job.py"), str(folder / "in")]
            done = subprocess.run(
                [*command, str(folder / "out")], capture_output=True, text=True, check=False
            )
            self.assertEqual(done.returncode, 1, done.stderr)

            faults = json.loads(manifest.read_text())["files"]
            for part in ("good", "bad"):
                for kind, paths in files.items():
                    here = canonical(self.read_here(kind, path, part) for path in paths)
                    there = folder / "out" / part / f"kind={kind}"
                    table = pq.read_table(there, partitioning=None)
                    self.assertEqual(canonical([table]), here)
                    # Neither side is empty, and the rejects are the planted ones.
                    errors = sum(
                        fault["severity"] == "error"
                        for name, found in faults.items()
                        if name.startswith(kind) and not name.endswith(".csv")
                        for fault in found
                    )
                    self.assertEqual(table.num_rows, errors if part == "bad" else 200 - errors)
                    self.assertGreater(errors, 10)
                    self.assertRegex(done.stdout, rf"{kind} +{200 - errors} +{errors}\n")

            again = subprocess.run(
                [*command, str(folder / "out")], capture_output=True, text=True, check=False
            )
            self.assertEqual(again.returncode, 2)
            self.assertIn("already exists", again.stderr)

    def test_the_readme_s_program(self) -> None:
        readme = (HERE.parents[1] / "bindings-python" / "README.md").read_text(encoding="utf-8")
        _, _, rest = readme.partition("```py\n")
        program, _, _ = rest.partition("```")
        self.assertIn("mapInArrow", program)
        spark = self.spark()
        payload = '{"data": {"line_items": [{"unit_price": 0.29999999999999998}]}}'
        given = [(1, payload), (2, '{"data": 5}'), (3, None)]
        kind = "retailops.order_writeback.request"
        names: dict[str, Any] = {
            "payloads": spark.createDataFrame(given, "id long, payload string"),
            "good": engines.good(kind, keep={"id": "int64"}),
            "bad": engines.bad(kind, keep={"id": "int64"}),
        }
        exec(program, names)
        (good,) = names["rows"].select("id", "data.line_items.unit_price").collect()
        self.assertEqual(tuple(good), (1, [Decimal("0.29999999999999998")]))
        bad = names["rejects"].select("id", "code").collect()
        self.assertEqual(list(map(tuple, bad)), [(2, "field.type"), (3, "json.syntax")])

    def test_every_digit_arrives(self) -> None:
        spark, kind = self.spark(), "retailops.order_writeback.request"
        rng = random.Random(28)
        for scale in (10, 28):
            # What a decimal of 38 digits holds, `scale` of them behind the point.
            digits = [rng.randrange(29) for _ in range(400)]
            places = [rng.randint(max(0, count + scale - 38), scale) for count in digits]
            texts = [
                f"{Decimal(rng.randrange(10**count)).scaleb(-place):f}"
                for count, place in zip(digits, places, strict=True)
            ]
            # As text and as a number, which Spark itself would read as a double.
            payloads = [
                json.dumps({"data": {"order": {"grand_total": "@"}}}).replace(
                    '"@"', text if at % 2 else f'"{text}"'
                )
                for at, text in enumerate(texts)
            ]
            given = spark.createDataFrame(list(enumerate(payloads)), "id long, payload string")
            good = engines.good(kind, keep={"id": "int64"}, scale=scale)
            rows = given.repartition(3).mapInArrow(good, good.spark_schema)
            total = F.col("data.order.grand_total")
            found = rows.select("id", total, total.cast("string").alias("text")).sort("id")
            with tempfile.TemporaryDirectory() as name:
                rows.write.parquet(f"{name}/out")
                again = pq.read_table(f"{name}/out").sort_by("id")["data"].to_pylist()
            wanted = [Decimal(text) for text in texts]
            collected = found.collect()
            self.assertEqual([row["id"] for row in collected], list(range(400)))
            self.assertEqual([row["grand_total"] for row in collected], wanted)
            self.assertEqual([Decimal(row["text"]) for row in collected], wanted)
            self.assertEqual([row["order"]["grand_total"] for row in again], wanted)

    def spark(self) -> SparkSession:
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
        spark = builder.getOrCreate()
        self.addCleanup(spark.stop)
        return spark

    def partition(self, folder: Path) -> dict[str, list[Path]]:
        """The made NDJSON in two files a kind, of which one is gzipped."""
        files: dict[str, list[Path]] = {}
        for kind, suffixes in generate.FILES.items():
            made = (folder / "made" / (kind + suffixes[0])).read_bytes()
            if suffixes[0].endswith(".gz"):
                made = gzip.decompress(made)
            lines = made.splitlines(keepends=True)
            target = folder / "in" / f"kind={kind}"
            target.mkdir(parents=True)
            first, second = target / "part-0.ndjson", target / "part-1.ndjson.gz"
            first.write_bytes(b"".join(lines[:90]) + b"\n")
            second.write_bytes(gzip.compress(b"".join(lines[90:])))
            files[kind] = [first, second]
        return files

    def read_here(self, kind: str, path: Path, part: str) -> pa.Table:
        table = pa.table(getattr(orderwire.read(path, kind), part)).drop_columns(["line", "offset"])
        return table.append_column("file", pa.array([path.name] * table.num_rows))


if __name__ == "__main__":
    unittest.main()
