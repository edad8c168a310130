"""Largest remainder beside the rule itself, by exact fractions, on drawn orders of 1 to 12 lines.

`ORDERWIRE_CASES` says how many; they are the same each time.
"""

import os
import random

import orderwire
from support import largest_remainder

CASES = int(os.environ.get("ORDERWIRE_CASES", "2000"))


def drawn(source: random.Random, *bounds: int) -> int:
    """A number up to one of the bounds."""
    return source.randint(0, source.choice(bounds))


def test_largest_remainder_is_what_fractions_give() -> None:
    source = random.Random(20261122)
    compared = 0
    while compared < CASES:
        total = drawn(source, 100, 10**6, 2**63 - 1) * source.choice((1, -1))
        lines = source.randint(1, 12)
        weights = [drawn(source, 0, 9, 10**5, 10**18) for _ in range(lines)]
        if not any(weights):
            continue
        compared += 1
        shares = orderwire.apportion(total, weights)
        assert shares == largest_remainder(total, weights), (total, weights)
