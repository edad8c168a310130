"""Checks, totals and apportions order-update payloads, exact to the cent."""

from ._orderwire import __version__

__all__ = ["__version__"]
