"""What an installed package must do, with nothing but Python: run by `scripts/test-wheel.sh` in
empty environments, `python -I -W error driver.py REPOSITORY`.
"""

import copy
import json
import multiprocessing
import pickle
import subprocess
import sys
import sysconfig
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from typing import Any

import orderwire

KIND: Any = "retailops.order_writeback.request"


def vectors(root: Path) -> int:
    """The cases of `check` whose payload is text or an example."""
    count = 0
    file = json.loads((root / "tests/vectors/check.json").read_text(encoding="utf-8"))
    for case in file["cases"]:
        payload = case["payload"]
        if "error" in case:
            continue
        if isinstance(payload, dict):
            if "file" not in payload:
                continue
            payload = (root / "examples/payloads" / payload["file"]).read_bytes()
        report = orderwire.check(case["kind"], payload, **case.get("options", {}))
        listed = [[f.code, f.severity, f.pointer, f.line, f.column] for f in report.findings]
        assert report.ok == case["ok"], case["name"]
        assert listed == case.get("findings", listed), case["name"]
        count += 1
    assert count > 100, count
    return count


def results(payload: bytes) -> list[Any]:
    """What a thread or a process computes."""
    return [
        orderwire.check(KIND, payload),
        orderwire.parse(KIND, payload),
        orderwire.totals(KIND, payload),
        orderwire.writeback(payload, {"tax_amt": "4.55"}),
        orderwire.apportion(Decimal("10.00"), [1, 1, 1], currency="USD"),
    ]


def failing(payload: bytes) -> None:
    orderwire.parse(KIND, payload.replace(b'"quantity": "2"', b'"quantity": "two"'))


def with_lines(payload: bytes, count: int) -> bytes:
    """The same order with more lines, each with a name of its own and without own shipping."""
    order = json.loads(payload)
    (line,) = order["data"]["line_items"]
    order["data"]["line_items"] = [
        line | {"corr": str(corr), "direct_ship_amt": "0"} for corr in range(count)
    ]
    return json.dumps(order).encode()


def processes(payload: bytes) -> None:
    """Results and errors cross from a process that was started anew."""
    expected = results(payload)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(results, (payload,)) == expected
        try:
            pool.apply(failing, (payload,))
        except orderwire.ValidationError as error:
            assert error.report.findings
        else:
            raise AssertionError("no error came back")
    for result in expected:
        assert pickle.loads(pickle.dumps(result)) == copy.deepcopy(result) == result


def threads(payload: bytes) -> None:
    """Eight of them compute the same, of short payloads and of long ones."""
    long = with_lines(payload, 300)
    assert len(long) > 64 * 1024
    for body, rounds in ((payload, 100), (long, 3)):
        expected, start = results(body), threading.Barrier(8)

        def hammer(
            body: bytes = body,
            rounds: int = rounds,
            start: threading.Barrier = start,
            expected: list[Any] = expected,
        ) -> bool:
            start.wait()
            return all(results(body) == expected for _ in range(rounds))

        with ThreadPoolExecutor(8) as pool:
            assert all(future.result() for future in [pool.submit(hammer) for _ in range(8)])


def without_the_gil(payload: bytes) -> float:
    """How long this thread waits, at most, while another one checks a long payload; as a share of
    the check."""
    long = with_lines(payload, 60_000)
    share = 1.0
    for _ in range(5):
        times: list[float] = []

        def check(times: list[float] = times) -> None:
            start = time.perf_counter()
            assert orderwire.is_valid(KIND, long)
            times.append(time.perf_counter() - start)

        other = threading.Thread(target=check)
        other.start()
        longest, last = 0.0, time.perf_counter()
        while other.is_alive():
            now = time.perf_counter()
            longest, last = max(longest, now - last), now
        other.join()
        share = min(share, longest / times[0])
    assert share < 0.5, f"another thread waited for {share:.0%} of a check"
    return share


def import_time() -> float:
    """Milliseconds that `import orderwire` adds to the start of Python, the best of ten."""

    def run(program: str) -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, "-I", "-c", program], check=True)
        return time.perf_counter() - start

    return 1000 * (
        min(run("import orderwire") for _ in range(10)) - min(run("pass") for _ in range(10))
    )


def main() -> None:
    root = Path(sys.argv[1])
    assert "site-packages" in Path(orderwire.__file__).parts
    assert not Path(orderwire.__file__).is_relative_to(root / "bindings-python")
    payload = (root / "examples/payloads" / f"{KIND}.json").read_bytes()
    count = vectors(root)
    processes(payload)
    threads(payload)
    waited = without_the_gil(payload)
    free = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
    version = sys.version.split()[0] + (", free-threaded" if free else "")
    print(
        f"Python {version}: {count} vectors; spawned processes; 8 threads; another thread waits "
        f"{waited:.0%} of a long check; import {import_time():.0f} ms"
    )


if __name__ == "__main__":
    main()
