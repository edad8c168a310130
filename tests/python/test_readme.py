"""The Python programs of the README print what the README says."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


README = (ROOT / "README.md").read_text(encoding="utf-8")
PROGRAMS = re.findall(r"```python\n(.*?)```\s*```text\n(.*?)```", README, re.DOTALL)


def test_there_are_programs() -> None:
    assert len(PROGRAMS) == README.count("```python") == 2


@pytest.mark.parametrize(("program", "output"), PROGRAMS)
def test_a_program_runs_as_printed(program: str, output: str) -> None:
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-W", "error", "-c", program],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert run.stdout == output
