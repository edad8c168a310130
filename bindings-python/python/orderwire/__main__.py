"""The command line: `orderwire`, or `python -m orderwire`."""

import sys

from ._orderwire import main as run


def main() -> int:
    """Runs the command line of this process and gives its exit code."""
    return run(["orderwire", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
