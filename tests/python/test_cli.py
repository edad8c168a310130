"""The command line of the installed wheel: the script, the module, signals, disks and pipes."""

import gzip
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = Path(sys.executable).parent / "orderwire"
EXAMPLE = ROOT / "examples/payloads/retailops.order_writeback.request.json"
ACK = "retailops.order_ack.response"


def command(*arguments: str | Path, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [SCRIPT, *arguments], input=stdin, capture_output=True, check=False, timeout=60
    )


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """A file of 2,000,000 answers."""
    path = tmp_path / "acks.ndjson"
    path.write_bytes(b'{"events": []}\n' * 2_000_000)
    return path


def test_script_and_module_are_one_command() -> None:
    module = [sys.executable, "-X", "utf8", "-W", "error", "-m", "orderwire"]
    for arguments in (
        ["check", EXAMPLE],
        ["check", "--mode", "strict", EXAMPLE],
        ["check", "nowhere.json"],
        ["--version"],
        [],
    ):
        script = command(*arguments)
        run = subprocess.run([*module, *arguments], capture_output=True, check=False)
        assert (run.returncode, run.stdout, run.stderr) == (
            script.returncode,
            script.stdout,
            script.stderr,
        )


def test_exit_codes() -> None:
    assert command("check", EXAMPLE).returncode == 0
    assert command("check", "--mode", "strict", EXAMPLE).returncode == 1
    assert command("check", "nowhere.json").returncode == 2
    assert command("check", "--kind", ACK, stdin=b'{"events": []}').returncode == 0


def test_it_prints_what_the_readme_says() -> None:
    run = command("apportion", "10.00", "33.33", "33.33", "33.33", "--currency", "USD")
    assert (run.returncode, run.stdout, run.stderr) == (0, b"3.34\n3.33\n3.33\n", b"")


def test_names_and_packed_files(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.ndjson.gz")
    path.write_bytes(gzip.compress(b'{"events": []}\n{"events": 5}\n'))
    run = command("check", "--kind", ACK, "--format", "concise", path)
    assert run.returncode == 1
    assert "caf\N{REPLACEMENT CHARACTER}.ndjson.gz:2:12: error[field.type]" in run.stdout.decode()


def test_a_closed_pipe_ends_quietly() -> None:
    with subprocess.Popen(
        [SCRIPT, "openapi"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout is not None and run.stderr is not None
        assert run.stdout.read(1) == b"{"
        run.stdout.close()
        assert (run.wait(timeout=30), run.stderr.read()) == (141, b"")


def test_a_full_disk_is_an_error(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            [SCRIPT, "openapi"], stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
        )
    assert run.returncode == 2
    assert b"the disk is full; free some space" in run.stderr
    run = command("openapi", "--output", "/dev/full")
    assert (run.returncode, b"`/dev/full` is not written: the disk is full" in run.stderr) == (
        2,
        True,
    )
    out = tmp_path / "openapi.json"
    assert command("openapi", "--output", out).returncode == 0
    assert out.read_bytes() == command("openapi").stdout
    assert list(tmp_path.iterdir()) == [out]


def test_an_interrupted_command_leaves_no_file(lines: Path) -> None:
    out = str(lines.parent / "out")
    arguments = ["check", "--kind", ACK, "--format", "ndjson", "--output", out, str(lines)]
    with subprocess.Popen([SCRIPT, *arguments], stderr=subprocess.PIPE) as run:
        deadline = time.monotonic() + 30
        while len(list(lines.parent.iterdir())) < 2 and time.monotonic() < deadline:
            time.sleep(0.01)
        run.send_signal(signal.SIGINT)
        assert run.stderr is not None
        assert (run.wait(timeout=30), run.stderr.read()) == (130, b"error: interrupted\n")
    assert list(lines.parent.iterdir()) == [lines]


def test_an_interrupted_wait_for_stdin_ends(tmp_path: Path) -> None:
    with subprocess.Popen(
        [SCRIPT, "check", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        # Until the process waits for its input.
        status = Path(f"/proc/{run.pid}/wchan")
        deadline = time.monotonic() + 30
        while "pipe" not in status.read_text() and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(0.2)
        run.send_signal(signal.SIGINT)
        assert run.stderr is not None
        assert (run.wait(timeout=30), run.stderr.read()) == (130, b"error: interrupted\n")


def test_memory_does_not_grow_with_a_file(lines: Path) -> None:
    # A process of its own asks, since a child begins with what its parent takes.
    program = """import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"""
    run = subprocess.run(
        [sys.executable, "-c", program, SCRIPT, "check", "--kind", ACK, lines],
        capture_output=True,
        check=True,
        timeout=60,
    )
    said, used = run.stdout.splitlines()
    assert said == b"2,000,000 payloads: no findings"
    # What Python itself takes, and buffers; the file has 30 MB.
    assert int(used) < 100_000
