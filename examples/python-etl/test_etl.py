"""The ETL as its users run it: as a program, on files."""

import json
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ET
from decimal import Decimal
from pathlib import Path
from typing import Any

import etl
import pyarrow.parquet as pq

HERE = Path(__file__).parent
WRITEBACK = "retailops.order_writeback.request"
EXAMPLE = HERE.parent / "payloads" / f"{WRITEBACK}.json"
OUTPUTS = [etl.CHART, etl.LINES, etl.REJECTS, etl.SUMMARY]


def python(script: str, *arguments: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-W", "error", str(HERE / script), *map(str, arguments)]
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

    def sort(self, content: bytes, *options: str) -> tuple[int, list[Any], list[Any], Any]:
        """Status, rows, rejects and summary of an input."""
        source, out = self.folder / f"{WRITEBACK}.ndjson", self.folder / "out"
        source.write_bytes(content)
        done = python("etl.py", source, out, *options)
        self.assertEqual(done.stderr, "")
        self.assertEqual(sorted(path.name for path in out.iterdir()), OUTPUTS)
        rejects = (out / etl.REJECTS).read_text(encoding="utf-8").splitlines()
        return (
            done.returncode,
            pq.read_table(out / etl.LINES).to_pylist(),
            [json.loads(reject) for reject in rejects],
            json.loads((out / etl.SUMMARY).read_text(encoding="utf-8")),
        )

    def test_all_files_of_all_vendors_against_their_truth(self) -> None:
        made, manifest, out = (self.folder / name for name in ("in", "m.json", "out"))
        self.assertEqual(python("generate.py", made, manifest, "--orders", 1000).returncode, 0)
        done = python("etl.py", made, out)
        self.assertEqual((done.returncode, done.stderr), (1, ""))
        held = python("truth.py", made, manifest, out)
        self.assertEqual((held.returncode, held.stdout.count("yes ")), (0, 4), held.stdout)

        content = json.loads(manifest.read_text())
        summary = json.loads((out / etl.SUMMARY).read_text())
        self.assertEqual(len(summary["files"]), 8)
        planted = [fault for faults in content["files"].values() for fault in faults]
        for severity, counted in (("error", "rejected_by_code"), ("warning", "warnings_by_code")):
            codes = [fault["code"] for fault in planted if fault["severity"] == severity]
            self.assertEqual(summary[counted], {code: codes.count(code) for code in set(codes)})
        # What is printed and drawn has the figures of the summary.
        drawing = (out / etl.CHART).read_text(encoding="utf-8")
        texts = {element.text for element in ET.fromstring(drawing).iter() if element.text}
        for sums in summary["sums"]:
            self.assertIn(sums["extended_price"], texts)
            self.assertIn(f"extended_price {sums['extended_price']} ", done.stdout)
        for counts in summary["files"]:
            said = f"{counts['accepted']:,} accepted, {counts['warned']:,} of them with warnings"
            self.assertIn(f"{said}; {counts['rejected']:,} rejected", texts)

        # The comparison itself must be able to fail: other orders do not fit the outputs.
        python("generate.py", made, manifest, "--orders", 1000, "--seed", 2)
        held = python("truth.py", made, manifest, out)
        self.assertEqual((held.returncode, held.stdout.count("NO ")), (1, 3), held.stdout)

    def test_threads_change_nothing(self) -> None:
        made, manifest = self.folder / "in", self.folder / "m.json"
        python("generate.py", made, manifest, "--orders", 200)
        outs = [self.folder / f"out{threads}" for threads in (1, 4)]
        for out, threads in zip(outs, (1, 4), strict=True):
            self.assertEqual(python("etl.py", made, out, "--threads", threads).returncode, 1)
        for name in OUTPUTS:
            first, second = ((out / name).read_bytes() for out in outs)
            self.assertEqual(first, second, name)

    def test_the_same_seed_gives_the_same_bytes(self) -> None:
        folders = [self.folder / name for name in ("a", "b", "c")]
        for folder, seed in zip(folders, (3, 3, 4), strict=True):
            python("generate.py", folder, self.folder / "m.json", "--orders", 50, "--seed", seed)
        for name in (path.name for path in folders[0].iterdir()):
            first, second, other = ((folder / name).read_bytes() for folder in folders)
            self.assertEqual(first, second)
            self.assertNotEqual(first, other)

    def test_amounts_keep_every_digit(self) -> None:
        huge = order("12345678901234567.89", "1")
        status, rows, _, summary = self.sort(huge + b"\n" + order("10.10") + b"\n" + order("1e2"))
        self.assertEqual(status, 0)
        self.assertEqual(
            [(row["sku"], str(row["unit_price"]), str(row["extended_price"])) for row in rows],
            [
                ("00132", *["12345678901234567.890000000000000000"] * 2),
                ("00132", "10.100000000000000000", "20.200000000000000000"),
                ("00132", "100.000000000000000000", "200.000000000000000000"),
            ],
        )
        self.assertEqual(summary["sums"][0]["extended_price"], "12345678901234788.09")
        self.assertEqual(summary["lines_without_price"], 0)

    def test_a_product_that_does_not_fit_is_a_reject(self) -> None:
        fits, large = order("9" * 20, "1"), order("9" * 20, "2")
        status, rows, rejects, summary = self.sort(large + b"\n" + fits + b"\n" + order("1.5"))
        self.assertEqual((status, [row["line"] for row in rows]), (1, [2, 3]))
        self.assertEqual(rejects[0]["reasons"][0]["code"], "amount.range")
        self.assertEqual(summary["rejected_by_code"], {"amount.range": 1})
        self.assertEqual(summary["sums"][0]["extended_price"], "1" + "0" * 18 + "02.00")

    def test_a_currency_for_orders_that_name_none(self) -> None:
        _, rows, _, summary = self.sort(order("1"), "--currency", "JPY")
        self.assertEqual((rows[0]["currency"], rows[0]["order_currency"]), ("JPY", "JPY"))
        self.assertEqual(summary["sums"][0]["extended_price"], "2")
        backd = self.folder / "backd.update_order.request.ndjson"
        backd.write_text('{"order_id": "1", "items": [{"sku": "7", "unit_price": 1999, "qty": 2}]}')
        for currency, price in (("KWD", "1.999"), ("JPY", "1999")):
            python("etl.py", backd, self.folder / "out", "--currency", currency)
            (row,) = pq.read_table(self.folder / "out" / etl.LINES).to_pylist()
            self.assertEqual(row["unit_price"], Decimal(price))

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

    def test_orders_without_lines_or_prices(self) -> None:
        content = b'{}\n{"data": {"line_items": {}}}\n{"data": {"line_items": [{"corr": "7"}]}}'
        status, rows, _, summary = self.sort(content)
        self.assertEqual((status, len(rows), summary["orders"]), (0, 1, 3))
        self.assertEqual((rows[0]["extended_price"], summary["lines_without_price"]), (None, 1))

    def test_a_file_of_blank_lines_has_no_orders(self) -> None:
        status, rows, rejects, summary = self.sort(b"\n\n")
        self.assertEqual((status, rows, rejects, summary["orders"]), (0, [], [], 0))

    def test_bytes_that_are_not_utf_8_can_be_had_back(self) -> None:
        _, _, rejects, _ = self.sort(b'{"a": "\xe9"}')
        self.assertEqual(rejects[0]["raw_base64"], "eyJhIjogIukifQ==")

    def test_mistakes_of_the_caller(self) -> None:
        self.assertEqual(python("etl.py").returncode, 2)
        out = self.folder / "out"
        (self.folder / "orders.ndjson").write_bytes(b"")
        (self.folder / f"{WRITEBACK}.ndjson").write_bytes(b"{}")
        # A whole file has a byte at least: nothing is most likely a copy that failed.
        (self.folder / f"{WRITEBACK}.empty.ndjson").write_bytes(b"")
        broken = self.folder / f"{WRITEBACK}.gz.ndjson"
        broken.write_bytes(b"\x1f\x8b\x08\x00 is no gzip")
        for arguments, said in (
            ([self.folder / f"{WRITEBACK}.none.ndjson"], "none.ndjson"),
            ([self.folder / "orders.ndjson"], "begin it with one of"),
            ([self.folder / f"{WRITEBACK}.ndjson", "--currency", "EURO"], "EURO"),
            ([broken], "gz.ndjson"),
            ([self.folder / f"{WRITEBACK}.empty.ndjson"], "is empty"),
        ):
            done = python("etl.py", arguments[0], out, *arguments[1:])
            self.assertEqual(done.returncode, 2)
            self.assertIn(said, done.stderr)
            self.assertNotIn("Traceback", done.stderr)
            self.assertEqual(list(out.iterdir()) if out.exists() else [], [])

    def test_a_failure_leaves_the_old_files_alone(self) -> None:
        def fail() -> None:
            with etl.whole_files(self.folder, "a", "b") as (first, _):
                first.write_text("half")
                raise KeyboardInterrupt

        (self.folder / "a").write_text("old")
        self.assertRaises(KeyboardInterrupt, fail)
        self.assertEqual([path.name for path in self.folder.iterdir()], ["a"])
        self.assertEqual((self.folder / "a").read_text(), "old")

    def test_memory_does_not_depend_on_the_file(self) -> None:
        program = (
            "import resource, sys, etl; from pathlib import Path; etl.ROW_GROUP = 2_000; "
            "etl.run([Path(sys.argv[1])], Path(sys.argv[2]), threads=2); "
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
        )

        def peak(count: int) -> int:
            source = self.folder / f"{WRITEBACK}.{count}.ndjson"
            with source.open("wb") as out:
                line = order("10.10") + b" " * 800 + b"\n"
                out.writelines(line for _ in range(count))
                # A line without an end is refused without being held.
                out.write(b" " * (count * 500) + b"7")
            command = [sys.executable, "-c", program, str(source), str(self.folder / "out")]
            done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
            self.assertEqual(done.stderr, "")
            return int(done.stdout) * 1024

        small, large = peak(15_000), peak(60_000)
        # 70 MB more of input.
        self.assertLess(large - small, 30_000_000)


if __name__ == "__main__":
    unittest.main()
