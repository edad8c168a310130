"""What `apportion` gives with `on_excess="return"`."""

from typing import TypeVar

Amount = TypeVar("Amount")


class Apportioned(tuple[list[Amount], Amount]):
    """The shares, and the part of the total that the caps leave no room for.

    >>> import orderwire
    >>> shares, leftover = orderwire.apportion(
    ...     2500, [5000, 6000], caps=[500, 1500], on_excess="return"
    ... )
    >>> shares, leftover
    ([500, 1500], 500)
    """

    __module__ = "orderwire"
    __slots__ = ()
    __match_args__ = ("shares", "leftover")

    def __new__(cls, shares: list[Amount], leftover: Amount) -> "Apportioned[Amount]":
        return super().__new__(cls, (shares, leftover))

    def __getnewargs__(self) -> tuple[list[Amount], Amount]:
        return self[0], self[1]

    def __repr__(self) -> str:
        return f"Apportioned(shares={self[0]!r}, leftover={self[1]!r})"

    def _repr_html_(self) -> str:
        """A table for notebooks."""
        from html import escape  # Only notebooks need it.

        rows = [(str(line), share) for line, share in enumerate(self[0], 1)]
        cells = "".join(
            f"<tr><td>{escape(name)}</td><td>{escape(str(amount))}</td></tr>"
            for name, amount in [*rows[:200], ("leftover", self[1])]
        )
        more = f", {len(rows) - 200} more not shown" if len(rows) > 200 else ""
        return (
            f"<table><caption>{len(rows)} shares{more}</caption>"
            f"<thead><tr><th>line</th><th>share</th></tr></thead><tbody>{cells}</tbody></table>"
        )

    @property
    def shares(self) -> list[Amount]:
        """One share for each weight."""
        return self[0]

    @property
    def leftover(self) -> Amount:
        """The part of the total above the sum of the caps; zero where all of it fits."""
        return self[1]
