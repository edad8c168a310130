"""A file of a million orders, read by orderwire and by its peers, each in a process of its own.

    python tests/bench/etl.py [ORDERS] [--rounds 2]

The file is made once, into target/bench (2 GB for the million, and as much for the copy that polars
reads). A row says the median time of the rounds, in which all take turns; the processor's time with
all threads, which other work on the machine disturbs less; the highest peak of memory; whether
telling amounts arrived as they were written; how many kinds of planted faults were found.
`tests/bench/files/peers.py` has what each runs. Read the ratios.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parent / "files"))
import generate

ROOT = Path(__file__).parents[2]
PEERS = Path(__file__).parent / "files" / "peers.py"
EXAMPLE = ROOT / "examples" / "payloads" / f"{generate.KIND}.json"
MB = 1_000_000


def schema(folder: Path) -> Path:
    """orderwire's own JSON Schema, for who validates against one."""
    import orderwire

    path = folder / "schema.json"
    path.write_text(json.dumps(orderwire.json_schema(generate.KIND)))
    return path


def run(name: str, *arguments: Path | int) -> Any:
    command = [sys.executable, str(PEERS), name, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        # Killed, perhaps for its memory.
        last = (done.stderr.strip().splitlines() or [""])[-1]
        return {"error": f"ended with status {done.returncode} {last}"}
    return json.loads(done.stdout)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("orders", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--rounds", type=int, default=2)
    given = parser.parse_args()

    folder = ROOT / "target" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"orders-{given.orders}.ndjson"
    if not file.exists():
        generate.write(file, given.orders, EXAMPLE)
    arguments = (file, given.orders, EXAMPLE, schema(folder))
    names = run("names", *arguments)
    runs: dict[str, list[Any]] = {name: [] for name in names}
    for turn in range(given.rounds):
        for name in names if turn % 2 == 0 else reversed(names):
            runs[name].append(run(name, *arguments))

    size = file.stat().st_size
    print(
        f"{given.orders:,} orders, {size / MB:,.0f} MB; Python {platform.python_version()}, "
        f"{os.cpu_count()} cores, {given.rounds} rounds"
    )
    width = max(map(len, names))
    heads = ("seconds", "processor", "MB/s", "orders/s", "peak MB", "digits kept", "faults found")
    print(" " * width, *(head.rjust(12) for head in heads))
    for name, rounds in runs.items():
        failed = [one["error"] for one in rounds if one["error"]]
        if failed:
            print(f"{name:<{width}} {failed[0]}")
            continue
        seconds = median(one["seconds"] for one in rounds)
        one = rounds[0]
        digits = {True: "yes", False: "no", None: "no amounts"}[one["digits"]]
        faults = f"{len(one['found'])} of {len(generate.FAULTS)}"
        cells = (
            f"{seconds:.2f}",
            f"{median(one['processor'] for one in rounds):.2f}",
            f"{size / MB / seconds:.0f}",
            f"{given.orders / seconds:,.0f}",
            f"{max(one['peak'] for one in rounds) / MB:,.0f}",
            digits,
            faults,
        )
        note = f"  {one['false']} good orders refused" if one["false"] else ""
        if one["orders"] != given.orders:
            note += f"  {one['orders']:,} rows"
        print(f"{name:<{width}}", *(cell.rjust(12) for cell in cells), note)
    print("* without the orders that are cut off: one of them ends polars' reading of the file")


if __name__ == "__main__":
    main()
