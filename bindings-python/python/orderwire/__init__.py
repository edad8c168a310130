"""Checks, totals and apportions order-update payloads, exact to the cent.

>>> import orderwire
>>> order = b'{"data": {"line_items": [{"corr": "7", "quantity": 2, "unit_price": "thirty"}]}}'
>>> report = orderwire.check("retailops.order_writeback.request", order)
>>> for finding in report.findings:
...     print(finding.line, finding.column, finding.severity, finding.code, finding.pointer)
1 52 info field.type /data/line_items/0/quantity
1 69 error amount.syntax /data/line_items/0/unit_price
"""

from ._apportioned import Apportioned
from ._errors import InputError, OrderwireError, ValidationError
from ._orderwire import (
    Exact,
    Explanation,
    Finding,
    Identity,
    KindInfo,
    LineTotal,
    Related,
    Report,
    Totals,
    Trace,
    TraceAmount,
    TraceInput,
    TraceInputs,
    TraceLine,
    TraceRound,
    Writeback,
    WritebackTrace,
    __version__,
    apportion,
    apportion_explained,
    check,
    explain,
    is_valid,
    kinds,
    minor_units,
    parse,
    totals,
    verify,
    writeback,
)

__all__ = [
    "Apportioned",
    "Exact",
    "Explanation",
    "Finding",
    "Identity",
    "InputError",
    "KindInfo",
    "LineTotal",
    "OrderwireError",
    "Related",
    "Report",
    "Totals",
    "Trace",
    "TraceAmount",
    "TraceInput",
    "TraceInputs",
    "TraceLine",
    "TraceRound",
    "ValidationError",
    "Writeback",
    "WritebackTrace",
    "__version__",
    "apportion",
    "apportion_explained",
    "check",
    "explain",
    "is_valid",
    "kinds",
    "minor_units",
    "parse",
    "totals",
    "verify",
    "writeback",
]
