"""Holds what etl.py wrote against what generate.py put in.

    python compare.py MANIFEST.json OUTDIR

Every fault must be caught, under its code and no other; nothing else may be rejected or warned
about; the sums must be the generator's to the cent. Exit status: 0 so it is, 1 not.
"""

import csv
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any


def said_by(directory: Path) -> tuple[dict[int, set[str]], dict[int, set[str]]]:
    """Codes by line number: of what was rejected, and of warnings about what was accepted."""
    rejected = {}
    with (directory / "rejected.ndjson").open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            rejected[record["line"]] = {reason["code"] for reason in record["reasons"]}
    warned = {}
    with (directory / "accepted.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            if row["warnings"]:
                warned[int(row["line"])] = set(row["warnings"].split())
    return rejected, warned


def compare(manifest: dict[str, Any], directory: Path) -> bool:
    """Prints a row for each kind of fault, and whether all is as it should be."""
    rejected, warned = said_by(directory)
    summary = json.loads((directory / "summary.json").read_text(encoding="utf-8"))
    made: Counter[tuple[str, str, str]] = Counter()
    caught: Counter[str] = Counter()
    expected: dict[str, dict[int, set[str]]] = {"error": {}, "warning": {}}
    for fault in manifest["faults"]:
        line, name, code, severity = (fault[key] for key in ("line", "fault", "code", "severity"))
        made[name, severity, code] += 1
        expected[severity][line] = {code}
        said = rejected if severity == "error" else warned
        caught[name] += said.get(line) == {code}

    print(f"{'fault':<20} {'said as':<8} {'code':<20} {'caught':>16}")
    for (name, severity, code), count in sorted(
        made.items(), key=lambda row: (row[0][1], row[0][0])
    ):
        print(f"{name:<20} {severity:<8} {code:<20} {f'{caught[name]:,} of {count:,}':>16}")
    checks = {
        "every fault caught": caught.total() == made.total(),
        "nothing else rejected": rejected.keys() == expected["error"].keys(),
        "nothing else warned about": warned.keys() == expected["warning"].keys(),
        "every order accounted for": summary["orders"] == manifest["orders"]
        and summary["accepted"] + summary["rejected"] == summary["orders"],
        "sums exact": summary["without_sums"] == 0
        and all(
            cents(summary["sums"][name]) == cents(sum_) for name, sum_ in manifest["sums"].items()
        ),
    }
    for name, holds in checks.items():
        print(f"{'yes' if holds else 'NO':<4} {name}")
    return all(checks.values())


def cents(amount: str) -> int:
    """The minor units of an amount with up to two decimals, without orderwire or Decimal."""
    whole, _, decimals = amount.partition(".")
    return int(whole + decimals.ljust(2, "0"))


def main() -> int:
    """The command."""
    if len(sys.argv) != 3:
        print("usage: compare.py MANIFEST.json OUTDIR", file=sys.stderr)
        return 2
    manifest = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    return 0 if compare(manifest, Path(sys.argv[2])) else 1


if __name__ == "__main__":
    sys.exit(main())
