"""The ETL as its users run it: as a program, on files."""

import csv
import json
import subprocess
import sys
import tempfile
import tracemalloc
import unittest
from pathlib import Path
from typing import Any

import etl

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "payloads" / "retailops.order_writeback.request.json"
OUTPUTS = ["accepted.csv", "rejected.ndjson", "summary.json"]


def python(script: str, *arguments: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(HERE / script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def order(unit_price: str, quantity: str = "2") -> bytes:
    lines = [None, {"corr": "7", "sku": "00132", "quantity": quantity, "unit_price": unit_price}]
    info = {"shipping_amt": "5", "discount_amt": "0", "tax_amt": "0.00"}
    return json.dumps({"data": {"line_items": lines, "order_info": info}}).encode()


class Etl(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def sort(self, content: bytes) -> tuple[int, list[dict[str, str]], list[Any], Any]:
        """Status, rows, rejects and summary of an input."""
        source, out = self.folder / "orders.ndjson", self.folder / "out"
        source.write_bytes(content)
        done = python("etl.py", source, out)
        self.assertEqual(done.stderr, "")
        self.assertEqual(sorted(path.name for path in out.iterdir()), OUTPUTS)
        rows, rejects, summary = (
            (out / name).read_text(encoding="utf-8").splitlines() for name in OUTPUTS
        )
        return (
            done.returncode,
            list(csv.DictReader(rows)),
            [json.loads(reject) for reject in rejects],
            json.loads("\n".join(summary)),
        )

    def test_every_fault_among_ten_thousand_orders_is_caught(self) -> None:
        orders, manifest, out = (self.folder / name for name in ("o.ndjson", "m.json", "out"))
        self.assertEqual(python("generate.py", orders, manifest).returncode, 0)
        self.assertEqual(python("etl.py", orders, out).returncode, 1)
        compared = python("compare.py", manifest, out)
        self.assertEqual(compared.returncode, 0, compared.stdout)
        # The comparison itself must be able to fail: the manifest of other orders does not fit.
        python("generate.py", orders, manifest, "--seed", 2)
        self.assertEqual(python("compare.py", manifest, out).returncode, 1)

    def test_the_same_seed_gives_the_same_bytes(self) -> None:
        files = [self.folder / name for name in ("a", "b", "c")]
        for file, seed in zip(files, (3, 3, 4), strict=True):
            python("generate.py", file, self.folder / "m.json", "--orders", 200, "--seed", seed)
        first, second, other = (file.read_bytes() for file in files)
        self.assertEqual(first, second)
        self.assertNotEqual(first, other)

    def test_amounts_keep_every_digit(self) -> None:
        huge = order("12345678901234567.89", "1")
        status, rows, _, summary = self.sort(huge + b"\n" + order("10.10") + b"\n" + order("1e2"))
        self.assertEqual(status, 0)
        self.assertEqual(
            [(row["sku"], row["unit_price"], row["extended_price"]) for row in rows],
            [
                ("00132", "12345678901234567.89", "12345678901234567.89"),
                ("00132", "10.10", "20.2"),
                ("00132", "100", "200"),
            ],
        )
        self.assertEqual(summary["sums"]["extended_price"], "12345678901234788.09")
        self.assertEqual(summary["without_sums"], 0)

    def test_blank_lines_line_ends_and_places(self) -> None:
        example = json.dumps(json.loads(EXAMPLE.read_text())).encode()
        bad = order("1,5")
        status, rows, rejects, summary = self.sort(b"\n \r\n" + example + b"\r\n\t\n" + bad)
        self.assertEqual((status, summary["orders"], len(rows)), (1, 2, 1))
        self.assertEqual(rows[0]["warnings"], "total.grand_total")
        (reject,) = rejects
        start = 4 + len(example) + 2 + 2
        self.assertEqual((reject["line"], reject["offset"]), (5, start))
        self.assertEqual(reject["raw"].encode(), bad)
        (reason,) = reject["reasons"]
        self.assertEqual(reason["pointer"], "/data/line_items/1/unit_price")
        self.assertEqual(reason["offset"], start + bad.index(b'"1,5"'))

    def test_an_order_that_lacks_amounts_is_not_summed(self) -> None:
        status, rows, _, summary = self.sort(b'{}\n{"data": {"line_items": {}}}')
        self.assertEqual((status, rows, summary["without_sums"]), (0, [], 2))

    def test_an_empty_file_is_no_mistake(self) -> None:
        status, rows, rejects, summary = self.sort(b"")
        self.assertEqual((status, rows, rejects, summary["orders"]), (0, [], [], 0))

    def test_bytes_that_are_not_utf_8_can_be_had_back(self) -> None:
        _, _, rejects, _ = self.sort(b'{"a": "\xe9"}')
        self.assertEqual(rejects[0]["raw_base64"], "eyJhIjogIukifQ==")

    def test_mistakes_of_the_caller(self) -> None:
        self.assertEqual(python("etl.py").returncode, 2)
        out = self.folder / "out"
        missing = python("etl.py", self.folder / "none.ndjson", out)
        self.assertEqual(missing.returncode, 2)
        self.assertIn("none.ndjson", missing.stderr)
        self.assertEqual(list(out.iterdir()), [])

    def test_a_failure_leaves_the_old_files_alone(self) -> None:
        def fail() -> None:
            with etl.whole_files(self.folder, "a", "b") as (first, _):
                first.write("half")
                raise KeyboardInterrupt

        (self.folder / "a").write_text("old")
        self.assertRaises(KeyboardInterrupt, fail)
        self.assertEqual([path.name for path in self.folder.iterdir()], ["a"])
        self.assertEqual((self.folder / "a").read_text(), "old")

    def test_memory_does_not_depend_on_the_file(self) -> None:
        source = self.folder / "orders.ndjson"
        line = order("10.10") + b"\n"

        def peak(count: int) -> int:
            with source.open("wb") as out:
                out.writelines(line for _ in range(count))
                # A line without an end is refused without being held.
                out.write(b" " * (count * 8192))
            tracemalloc.start()
            limit, etl.LONGEST_LINE = etl.LONGEST_LINE, 4096
            summary = etl.run(source, self.folder / "out")
            etl.LONGEST_LINE = limit
            _, most = tracemalloc.get_traced_memory()
            tracemalloc.stop()
            self.assertEqual((summary.accepted, summary.rejected), (count, 1))
            self.assertEqual(summary.rejected_by_code["line.too_long"], 1)
            return most

        peak(10)  # What is loaded once is not counted.
        self.assertLess(peak(2000), peak(200) + 100_000)


if __name__ == "__main__":
    unittest.main()
