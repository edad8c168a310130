"""The compiled part of the package `orderwire`, which is the one to import."""

import os
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import (
    IO,
    Any,
    Final,
    Literal,
    SupportsIndex,
    TypeAlias,
    TypeVar,
    final,
    overload,
)

from ._apportioned import Apportioned
from ._errors import InputError
from .payloads import (
    BackdUpdateRequest,
    BackdUpdateResponse,
    Kind,
    OnwardUpdateError,
    OnwardUpdateRequest,
    OnwardUpdateResponse,
    RetailopsCaptureRequest,
    RetailopsCatalogConfig,
    RetailopsCatalogRequest,
    RetailopsEventsResponse,
    RetailopsFetchAckRequest,
    RetailopsFetchPartialFetchRequest,
    RetailopsFetchResponse,
    RetailopsInventoryRequest,
    RetailopsNoticeRequest,
    RetailopsOrderRequest,
    RetailopsReturnRequest,
    RetailopsReturnResponse,
    RetailopsShipmentRequest,
    RetailopsUpdateOrderRequest,
    RetailopsWritebackResponse,
    WiredplusUpdateRequest,
    WiredplusUpdateResponse,
    WritebackFacts,
)

__all__ = [
    "Batches",
    "BuiltRequest",
    "BuiltResponse",
    "Change",
    "Comparison",
    "ComparisonLine",
    "ComparisonMatch",
    "Detected",
    "Diagnosis",
    "Exact",
    "Explanation",
    "Failing",
    "Finding",
    "Identity",
    "KindInfo",
    "LineReport",
    "LineReports",
    "LineTax",
    "LineTotal",
    "RateTax",
    "RateTotal",
    "Reading",
    "Related",
    "Repair",
    "Report",
    "RowBatch",
    "Schema",
    "Stream",
    "Summary",
    "Tax",
    "TaxPct",
    "Totals",
    "Trace",
    "TraceAmount",
    "TraceInput",
    "TraceInputs",
    "TraceLine",
    "TraceRound",
    "Writeback",
    "WritebackTrace",
    "__version__",
    "_restore",
    "apportion",
    "apportion_explained",
    "apportion_many",
    "arrow_schema",
    "build",
    "check",
    "check_arrow",
    "check_exchange",
    "check_ndjson",
    "check_update",
    "compare",
    "detect",
    "diagnose",
    "explain",
    "infer_tax_pct",
    "is_valid",
    "json_schema",
    "kinds",
    "main",
    "minor_units",
    "openapi",
    "parse",
    "read",
    "refund_next",
    "refund_quantity",
    "serialize",
    "tax",
    "totals",
    "verify",
    "writeback",
]

__version__: Final[str]
"""The version of this package, that of all orderwire packages."""

# Names that begin with an underscore exist for type checkers only.
_Amount = TypeVar("_Amount", int, str, Decimal)
_AnswerKind: TypeAlias = Literal[
    "retailops.order_update.response",
    "retailops.cat_push_config.response",
    "retailops.catpush_transmit.response",
    "retailops.capture_channel_payments.response",
    "retailops.inv_push.response",
    "retailops.items_returned.response",
    "retailops.order_fetch.response",
    "retailops.order_ack.response",
    "retailops.order_complete.response",
    "retailops.order_cancel.response",
    "retailops.order_writeback.response",
    "retailops.shipment_submit.response",
    "onward.update_order.response",
    "onward.update_order.error",
    "backd.update_order.response",
    "wiredplus.update_order.response",
]
_Amounts: TypeAlias = Literal["decimal", "text"]
_Basis: TypeAlias = Literal["documented", "inferred", "contradicted"]
_By: TypeAlias = Literal["extended_price", "quantity", "equal"]
_Compression: TypeAlias = Literal["none", "gzip", "zstd"]
_Draft: TypeAlias = Literal["2020-12", "draft-07"]
_Format: TypeAlias = Literal["ndjson", "csv", "parquet"]
_Headers: TypeAlias = Mapping[str, object] | str
_Limit: TypeAlias = Decimal | str | int
_Method: TypeAlias = Literal[
    "largest_remainder", "cumulative", "largest_weight", "first_non_zero", "cascade"
]
_Mode: TypeAlias = Literal["lenient", "strict"]
_OnError: TypeAlias = Literal["collect", "raise", "skip"]
_OnTotals: TypeAlias = Literal["warning", "error"]
_Operation: TypeAlias = Literal[
    "retailops.order_update",
    "retailops.cat_push_config",
    "retailops.catpush_transmit",
    "retailops.capture_channel_payments",
    "retailops.inv_push",
    "retailops.items_returned",
    "retailops.order_fetch",
    "retailops.order_ack",
    "retailops.order_complete",
    "retailops.order_cancel",
    "retailops.order_writeback",
    "retailops.shipment_submit",
    "onward.update_order",
    "backd.update_order",
    "wiredplus.update_order",
]
_Part: TypeAlias = Literal["good", "bad", "findings"]
_Payload: TypeAlias = (
    str
    | bytes
    | bytearray
    | memoryview
    | os.PathLike[str]
    | Mapping[str, object]
    | list[Any]
    | tuple[Any, ...]
)
_Place: TypeAlias = Literal["lines", "order"]
_RequestKind: TypeAlias = Literal[
    "retailops.order_update.request",
    "retailops.cat_push_config.request",
    "retailops.catpush_transmit.request",
    "retailops.capture_channel_payments.request",
    "retailops.inv_push.request",
    "retailops.items_returned.request",
    "retailops.order_fetch.request",
    "retailops.order_ack.request",
    "retailops.order_complete.request",
    "retailops.order_cancel.request",
    "retailops.order_writeback.request",
    "retailops.shipment_submit.request",
    "onward.update_order.request",
    "backd.update_order.request",
    "wiredplus.update_order.request",
]
_Rounding: TypeAlias = Literal["half_away", "half_even", "half_down"]
_Severity: TypeAlias = Literal["error", "warning", "info"]

_Source: TypeAlias = str | os.PathLike[str] | bytes | bytearray | memoryview | IO[bytes]
_Tie: TypeAlias = Literal["weight", "index"]
_Unknown: TypeAlias = Literal["keep", "warn", "reject"]
_Weight: TypeAlias = SupportsIndex | str | Decimal

@final
class BuiltRequest:
    """
    An HTTP request, ready for any library. Query, headers and body may carry secrets, so `repr`
    shows none of them.
    """

    @property
    def method(self) -> str:
        """The HTTP method."""

    @property
    def path(self) -> str:
        """The path, percent-encoded."""

    @property
    def query(self) -> str:
        """The query without `?`, percent-encoded; mostly empty."""

    @property
    def headers(self) -> dict[str, str]:
        """The HTTP headers that the document asks for, and those that were given."""

    @property
    def body(self) -> str:
        """The body; empty where the payload is the query."""

    def to_dict(self) -> dict[str, Any]:
        """The record as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The record as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class BuiltResponse:
    """
    An HTTP response, ready for any library. Headers and body may carry secrets, so `repr`
    shows none of them.
    """

    @property
    def status(self) -> int:
        """The HTTP status."""

    @property
    def headers(self) -> dict[str, str]:
        """The HTTP headers."""

    @property
    def body(self) -> str:
        """The body."""

    def to_dict(self) -> dict[str, Any]:
        """The record as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The record as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Change:
    """A field to change."""

    @property
    def pointer(self) -> str:
        """RFC 6901 pointer of the field."""

    @property
    def found(self) -> str:
        """What it is."""

    @property
    def expected(self) -> str:
        """What it should be."""

    @property
    def reason(self) -> str:
        """What may have happened, such as `too_large` or `extended_price`."""

    def to_dict(self) -> dict[str, Any]:
        """The record as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The record as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Comparison:
    """How somebody else's shares came about. Amounts are text."""

    @property
    def explained(self) -> bool:
        """Whether a known way gives these shares."""

    @property
    def matches(self) -> tuple[ComparisonMatch, ...]:
        """Every known way that gives them, the likeliest first."""

    @property
    def sum(self) -> str:
        """What the shares add up to."""

    @property
    def difference(self) -> str:
        """By how much that is above the total; negative where it is below."""

    @property
    def nearest(self) -> _Method:
        """The method of `apportion` that differs on the fewest lines."""

    @property
    def nearest_tie(self) -> _Tie | None:
        """Its `tie`, where that makes a difference."""

    @property
    def differing(self) -> int:
        """On how many lines it differs."""

    @property
    def first(self) -> ComparisonLine | None:
        """The first of these lines, if any."""

    @property
    def message(self) -> str:
        """The whole in one sentence."""

    def to_dict(self) -> dict[str, Any]:
        """The record as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The record as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class ComparisonLine:
    """The first line where the nearest method gives another share."""

    @property
    def index(self) -> int:
        """The line, from 0. (Sentences count from 1.)"""

    @property
    def found(self) -> str:
        """The share that was given."""

    @property
    def expected(self) -> str:
        """The nearest method's share."""

    @property
    def exact(self) -> Exact | None:
        """The line's exact share in steps; None when all weights are zero."""

    @property
    def message(self) -> str:
        """What the line got, and why the method gives it something else."""

    def to_dict(self) -> dict[str, Any]:
        """The record as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The record as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class ComparisonMatch:
    """A known way that gives the shares."""

    @property
    def scheme(
        self,
    ) -> Literal["method", "each_line", "running_sum", "first_line_first", "last_line_first"]:
        """What is rounded: a `method`, each share, running sums, or parts of what is left."""

    @property
    def rounding(self) -> Literal["half_away", "half_even", "half_down", "down", "up"]:
        """How it is rounded, by size."""

    @property
    def difference_to(self) -> Literal["last_line", "first_line", "largest_weight"] | None:
        """Who takes the difference that rounding leaves."""

    @property
    def method(self) -> _Method | None:
        """The method of `apportion` that it is."""

    @property
    def tie(self) -> _Tie | None:
        """Its `tie`, where that makes a difference."""

    @property
    def adds_up(self) -> bool:
        """Whether this way adds up to every total."""

    @property
    def message(self) -> str:
        """The way in one sentence."""

    def to_dict(self) -> dict[str, Any]:
        """The record as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The record as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Detected:
    """A kind that a payload may be of."""

    @property
    def kind(self) -> str:
        """The name of the kind."""

    @property
    def score(self) -> int:
        """How well the payload's members fit, from 1 to 1000."""

    def to_dict(self) -> dict[str, Any]:
        """The record as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The record as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Diagnosis:
    """What is wrong with the amounts of a payload, and what would make them right."""

    @property
    def kind(self) -> str:
        """The kind of the payload."""

    @property
    def failing(self) -> tuple[Failing, ...]:
        """The identities that do not hold."""

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """The smallest repairs, the likeliest first."""

    @property
    def complete(self) -> bool:
        """Everything within two fields was searched."""

    @property
    def message(self) -> str:
        """The outcome in a sentence."""

    def to_dict(self) -> dict[str, Any]:
        """The record as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The record as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def _repr_html_(self) -> str:
        """Tables for notebooks."""

    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Exact:
    """A fraction of whole numbers, not reduced."""

    @property
    def numerator(self) -> str:
        """Steps to hand out times the line's integer weight."""

    @property
    def denominator(self) -> str:
        """The sum of the integer weights among which they are handed out."""

    def to_dict(self) -> dict[str, Any]:
        """The record as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The record as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Explanation:
    """What a code means."""

    @property
    def code(self) -> str:
        """The code."""

    @property
    def severity(self) -> _Severity:
        """The severity it usually has; modes and options may change it."""

    @property
    def basis(self) -> _Basis:
        """What it usually rests on."""

    @property
    def source(self) -> str:
        """The document or standard behind it."""

    @property
    def explanation(self) -> str:
        """What it says, and what to do."""

    def to_dict(self) -> dict[str, Any]:
        """The record as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The record as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Failing:
    """An identity that does not hold."""

    @property
    def code(self) -> str:
        """The code of its finding."""

    @property
    def pointer(self) -> str:
        """RFC 6901 pointer of the left-hand field."""

    @property
    def message(self) -> str:
        """The finding's message."""

    def to_dict(self) -> dict[str, Any]:
        """The record as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The record as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Finding:
    """One problem of a payload."""

    @property
    def code(self) -> str:
        """The stable name of the problem, such as `field.missing`; see `explain`."""

    @property
    def severity(self) -> _Severity:
        """How much it matters: `"error"`, `"warning"` or `"info"`."""

    @property
    def basis(self) -> _Basis:
        """What the rule rests on: `"documented"`, `"inferred"` or `"contradicted"`."""

    @property
    def pointer(self) -> str:
        """RFC 6901 pointer of the value; for a missing member that of its would-be place."""

    @property
    def message(self) -> str:
        """One sentence for people."""

    @property
    def found(self) -> str | None:
        """What was found, as text; never a secret."""

    @property
    def expected(self) -> str | None:
        """What was expected, as text."""

    @property
    def line(self) -> int | None:
        """The line, from 1. None for host objects, like all positions."""

    @property
    def column(self) -> int | None:
        """The column, from 1, in code points."""

    @property
    def offset(self) -> int | None:
        """The offset in UTF-8 bytes, from 0."""

    @property
    def related(self) -> tuple[Related, ...]:
        """Other values that have to do with it."""

    def to_dict(self) -> dict[str, Any]:
        """The finding as a dict: what `to_json()` prints."""

    def to_json(self) -> str:
        """The finding as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Identity:
    """A relation between amounts, and whether it holds."""

    @property
    def code(self) -> str:
        """The code of the finding it gives when it does not hold."""

    @property
    def pointer(self) -> str:
        """RFC 6901 pointer of the left-hand field."""

    @property
    def left(self) -> Decimal | None:
        """The left side: what the payload states."""

    @property
    def right(self) -> Decimal | None:
        """The right side: what the operands make."""

    @property
    def difference(self) -> Decimal | None:
        """`left - right`; None when a sum left the exact range."""

    @property
    def tolerance(self) -> Decimal:
        """How far the sides may lie apart."""

    @property
    def relation(self) -> Literal["equal", "at_most", "at_least"]:
        """`"equal"`, `"at_most"` or `"at_least"`."""

    @property
    def holds(self) -> bool:
        """It holds, as far as it could be computed."""

    @property
    def basis(self) -> _Basis:
        """What it rests on, as in a finding."""

    @property
    def message(self) -> str:
        """The relation as a sentence."""

    def to_dict(self) -> dict[str, Any]:
        """The relation as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The relation as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class KindInfo:
    """A kind of payload."""

    @property
    def kind(self) -> str:
        """The name, such as `retailops.order_writeback.request`."""

    @property
    def vendor(self) -> str:
        """The vendor."""

    @property
    def operation(self) -> str:
        """The operation."""

    @property
    def direction(self) -> Literal["request", "response", "error"]:
        """`"request"`, `"response"` or `"error"`."""

    @property
    def method(self) -> str:
        """The HTTP method of its operation."""

    @property
    def path(self) -> str:
        """The path of its operation."""

    @property
    def status(self) -> int:
        """The HTTP status of a success."""

    @property
    def description(self) -> str:
        """What it is."""

    @property
    def source(self) -> str:
        """The document it is declared from."""

    def to_dict(self) -> dict[str, Any]:
        """The record as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The record as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class LineTotal:
    """The figures of one line."""

    @property
    def pointer(self) -> str:
        """RFC 6901 pointer of the line."""

    @property
    def removed(self) -> bool:
        """The line is removed and enters no sum."""

    @property
    def amounts(self) -> dict[str, Decimal]:
        """
        The amounts of the line by name, such as `quantity`, `unit_price` and `extended_price`.
        """

    def to_dict(self) -> dict[str, Any]:
        """The line as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The line as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Related:
    """Another value that has to do with a finding, such as an operand of a sum."""

    @property
    def pointer(self) -> str:
        """RFC 6901 pointer of the value."""

    @property
    def line(self) -> int | None:
        """The line, from 1; None where the value is in a host object."""

    @property
    def column(self) -> int | None:
        """The column, from 1, in code points; None where `line` is."""

    @property
    def message(self) -> str:
        """What it has to do with the finding."""

    def to_dict(self) -> dict[str, Any]:
        """The value's place as a dict: what `to_json()` prints."""

    def to_json(self) -> str:
        """The value's place as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Repair:
    """Values that make every identity hold."""

    @property
    def changes(self) -> tuple[Change, ...]:
        """The fields to change: one, or two where one does not do."""

    @property
    def patch(self) -> list[dict[str, Any]]:
        """The changes as a JSON Patch (RFC 6902), with amounts that are numbers as `Decimal`."""

    @property
    def patch_json(self) -> str:
        """The patch as JSON text, every number exactly as the payload would write it."""

    @property
    def message(self) -> str:
        """What it makes right and why it is likely, in a sentence."""

    def to_dict(self) -> dict[str, Any]:
        """The record as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The record as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Report:
    """
    What a check found.

    >>> import orderwire
    >>> report = orderwire.check("retailops.order_update.response", b'{"events": 5}')
    >>> report.ok, report.truncated, report.input
    (False, 0, 'text')
    >>> [finding.code for finding in report.findings]
    ['field.type']
    """

    @property
    def kind(self) -> str:
        """The kind that the payload was held against."""

    @property
    def ok(self) -> bool:
        """No errors, those that are not listed included."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings, by position, then code, then pointer."""

    @property
    def truncated(self) -> int:
        """How many findings more there are than `max_findings` let in."""

    @property
    def input(self) -> Literal["text", "parsed"]:
        """How the payload came in: `"text"`, or `"parsed"` for a host object without positions."""

    @property
    def scale(self) -> int:
        """The decimals that amounts were compared at."""

    def to_dict(self) -> dict[str, Any]:
        """The report as a dict: what `to_json()` prints."""

    def to_json(self) -> str:
        """The report as JSON text, the same in every language."""

    def format(
        self,
        payload: _Payload | None = None,
        *,
        name: str = "payload",
        color: bool = False,
        width: int = 100,
    ) -> str:
        """
        The report for people, in a terminal or a log: each finding with its place, the lines of
        the payload that it is about and marks below them, and in the end how many there are. The
        same text as in every language.

        `payload` is what was checked. Without it, or where the report is about another text or
        about an object, findings have their places and pointers only. Secrets are not shown, and
        what a terminal would act upon is spelled out, such as `<U+001B>`. `name` stands in front
        of line and column; of a line longer than `width` columns, the part around what is found is
        shown.

            >>> import orderwire
            >>> order = '{"data": {"line_items": [{"quantity": "two"}]}}'
            >>> report = orderwire.check("retailops.order_writeback.request", order)
            >>> print(report.format(order, name="order.json"))
            error[value.integer]: `quantity` is `two`, not a whole number
             --> order.json:1:39 at /data/line_items/0/quantity
              |
            1 | {"data": {"line_items": [{"quantity": "two"}]}}
              |                                       ^^^^^ found `two`, expected a whole number
              |
            <BLANKLINE>
            1 error
        """

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def _repr_html_(self) -> str:
        """A table for notebooks: no less than `findings`, and nothing that they leave out."""

    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Totals:
    """The figures of a payload."""

    @property
    def kind(self) -> str:
        """The kind of the payload."""

    @property
    def scale(self) -> int:
        """The decimals that amounts were compared at."""

    @property
    def lines(self) -> tuple[LineTotal, ...]:
        """The lines, in order."""

    @property
    def sums(self) -> dict[str, Decimal]:
        """Sums by name, such as `extended_price`, `due` and `balance`."""

    @property
    def identities(self) -> tuple[Identity, ...]:
        """Each relation between amounts that could be formed."""

    def to_dict(self) -> dict[str, Any]:
        """The figures as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The figures as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def _repr_html_(self) -> str:
        """Tables for notebooks: sums, relations, lines."""

    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Trace:
    """How an apportioning came about; `verify` proves it. Amounts and weights are text."""

    @property
    def inputs(self) -> TraceInputs:
        """What was asked."""

    @property
    def steps(self) -> str:
        """The size of the total in steps."""

    @property
    def basis(self) -> Literal["weights", "equal", "on_zero"]:
        """Which weights counted: `"weights"`, `"equal"` or `"on_zero"`."""

    @property
    def rounds(self) -> tuple[TraceRound, ...]:
        """The rounds that fixed lines at their cap, then the state the method started from."""

    @property
    def extra_steps(self) -> str:
        """Steps left after rounding down, which the method handed out."""

    @property
    def lines(self) -> tuple[TraceLine, ...]:
        """One for each weight."""

    @property
    def shares(self) -> list[str]:
        """The result, one share for each weight."""

    @property
    def leftover(self) -> str | None:
        """The part of the total above the sum of the caps, with `on_excess="return"`."""

    @property
    def summary(self) -> str:
        """The whole in one sentence."""

    def to_dict(self) -> dict[str, Any]:
        """The record as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The record as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def _repr_html_(self) -> str:
        """Tables for notebooks."""

    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class TraceAmount:
    """One amount of an answer."""

    @property
    def pointer(self) -> str:
        """RFC 6901 pointer in the answer."""

    @property
    def value(self) -> Decimal:
        """The amount."""

    @property
    def rule(self) -> str:
        """The rule that gave it, a stable name."""

    @property
    def inputs(self) -> tuple[TraceInput, ...]:
        """What it was computed from."""

    @property
    def message(self) -> str:
        """The computation as a sentence."""

    def to_dict(self) -> dict[str, Any]:
        """The record as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The record as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class TraceInput:
    """A value that entered an answer."""

    @property
    def source(self) -> Literal["request", "facts", "computed"]:
        """`"request"`, `"facts"`, or `"computed"` for an intermediate result."""

    @property
    def pointer(self) -> str:
        """RFC 6901 pointer in that document; the name of an intermediate result."""

    @property
    def value(self) -> str:
        """The value as text."""

    def to_dict(self) -> dict[str, Any]:
        """The record as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The record as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class TraceInputs:
    """The inputs of a trace, with defaults filled in."""

    @property
    def total(self) -> str:
        """The amount that was apportioned."""

    @property
    def form(self) -> Literal["units", "decimal"]:
        """`"units"` for minor units, `"decimal"` for decimals."""

    @property
    def scale(self) -> int | None:
        """Decimals of the minor unit, where they are known."""

    @property
    def currency(self) -> str | None:
        """ISO 4217 code, where it was given."""

    @property
    def weights(self) -> list[str]:
        """Weights as given."""

    @property
    def method(self) -> _Method:
        """How the steps left after rounding down are handed out."""

    @property
    def tie(self) -> _Tie:
        """Who comes first among equal remainders."""

    @property
    def step(self) -> str:
        """What every share is a multiple of."""

    @property
    def caps(self) -> list[str] | None:
        """The largest share of each line."""

    @property
    def on_excess(self) -> Literal["error", "return"]:
        """What becomes of the part of the total above the sum of the caps."""

    @property
    def on_zero(self) -> Literal["error", "equal"] | list[str]:
        """What counts when all weights are zero."""

    def to_dict(self) -> dict[str, Any]:
        """The record as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The record as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class TraceLine:
    """One line of a trace."""

    @property
    def index(self) -> int:
        """The line, from 0. (Sentences count from 1.)"""

    @property
    def weight(self) -> str:
        """Its weight as given."""

    @property
    def on_zero_weight(self) -> str | None:
        """Its weight in `on_zero`, where weights were given there."""

    @property
    def integer_weight(self) -> str:
        """The weight that counted, as an integer in lowest terms."""

    @property
    def cap(self) -> str | None:
        """Its cap as given."""

    @property
    def cap_steps(self) -> str | None:
        """Its cap in whole steps."""

    @property
    def capped_in_round(self) -> int | None:
        """The round that fixed it at its cap, from 1."""

    @property
    def exact(self) -> Exact | None:
        """Its exact share in steps; None when all weights are zero."""

    @property
    def floor(self) -> str:
        """`exact` rounded down, in steps."""

    @property
    def remainder(self) -> str:
        """What rounding down took away, in parts of a step by the denominator."""

    @property
    def before(self) -> str | None:
        """`cumulative`: the running sum before this line. `cascade`: the steps left at its turn."""

    @property
    def after(self) -> str | None:
        """The same after this line."""

    @property
    def rank(self) -> int | None:
        """Its place, from 1, among the lines that can take one of the steps left."""

    @property
    def extra(self) -> str:
        """Steps that it got on top of `floor`."""

    @property
    def rule(self) -> str | None:
        """Why it got them, such as `"largest_remainder"`."""

    @property
    def share(self) -> str:
        """Its share, an amount."""

    @property
    def sentence(self) -> str:
        """The line in one sentence."""

    def to_dict(self) -> dict[str, Any]:
        """The record as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The record as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class TraceRound:
    """What a round of fixing lines at their cap starts from."""

    @property
    def left(self) -> str:
        """Steps not yet fixed."""

    @property
    def weight(self) -> str:
        """The sum of the integer weights of the free lines."""

    def to_dict(self) -> dict[str, Any]:
        """The record as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The record as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Writeback:
    """The answer to a changed order."""

    @property
    def response_json(self) -> str | None:
        """The exact text to send; None for an `order_update`, which is answered by events."""

    @property
    def totals(self) -> Totals:
        """The figures of the answer, and the proof that it re-prices the order."""

    @property
    def trace(self) -> WritebackTrace:
        """Where every amount of the answer came from."""

    @property
    def response(self) -> dict[str, Any] | None:
        """
        The answer as a dict with amounts as `Decimal`, made anew each time; None where
        `response_json` is.
        """

    def to_dict(self) -> dict[str, Any]:
        """The answer as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The answer as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def _repr_html_(self) -> str:
        """Tables for notebooks: the answer's amounts with where each came from, and its figures."""

    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class WritebackTrace:
    """Where every amount of an answer came from, and which lines took no part."""

    @property
    def scale(self) -> int:
        """Decimals of the minor unit."""

    @property
    def place(self) -> _Place:
        """Where order-level amounts went: `"lines"` or `"order"`."""

    @property
    def by(self) -> _By:
        """What shipping and discount were asked to be apportioned by."""

    @property
    def method(self) -> _Method:
        """How shares were rounded."""

    @property
    def removed(self) -> tuple[TraceInput, ...]:
        """Lines that are removed and left out of the answer."""

    @property
    def amounts(self) -> tuple[TraceAmount, ...]:
        """Every amount of the answer, in its order."""

    def to_dict(self) -> dict[str, Any]:
        """The record as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The record as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def _repr_html_(self) -> str:
        """Tables for notebooks."""

    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Tax:
    """The tax of an order; amounts are int or `Decimal`, as they were given."""

    @property
    def net(self) -> int | Decimal:
        """What the order costs without tax."""

    @property
    def tax(self) -> int | Decimal:
        """The tax of all lines."""

    @property
    def gross(self) -> int | Decimal:
        """What the order costs with tax."""

    @property
    def lines(self) -> tuple[LineTax, ...]:
        """One for each amount."""

    @property
    def rates(self) -> tuple[RateTotal, ...]:
        """One for each rate, in the order in which the lines first have it."""

    def to_dict(self) -> dict[str, Any]:
        """The record as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The record as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def _repr_html_(self) -> str:
        """Tables for notebooks."""

    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class LineTax:
    """The tax of one line."""

    @property
    def net(self) -> int | Decimal:
        """What the line costs without tax: all its units, less its discount."""

    @property
    def tax(self) -> int | Decimal:
        """Its tax."""

    @property
    def gross(self) -> int | Decimal:
        """What it costs with tax."""

    @property
    def rates(self) -> tuple[RateTax, ...]:
        """One for each of its rates, in their order."""

    def to_dict(self) -> dict[str, Any]:
        """The record as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The record as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class RateTax:
    """What one rate takes from one line."""

    @property
    def rate(self) -> Decimal:
        """The percentage, without zeros at its end."""

    @property
    def tax(self) -> int | Decimal:
        """The tax."""

    def to_dict(self) -> dict[str, Any]:
        """The record as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The record as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class RateTotal:
    """What one rate takes from all lines."""

    @property
    def rate(self) -> Decimal:
        """The percentage, without zeros at its end."""

    @property
    def base(self) -> int | Decimal:
        """The nets of the lines that have this rate."""

    @property
    def tax(self) -> int | Decimal:
        """The tax."""

    def to_dict(self) -> dict[str, Any]:
        """The record as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The record as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class TaxPct:
    """The percentage behind a tax."""

    @property
    def tax_pct(self) -> Decimal:
        """The percentage with the fewest decimals."""

    @property
    def ambiguous(self) -> bool:
        """Others with as many decimals give the same tax; this one is the nearest to it."""

    def to_dict(self) -> dict[str, Any]:
        """The record as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The record as JSON text, the same in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

def tax(
    amounts: Iterable[_Amount],
    rates: Iterable[_Weight] | Iterable[Iterable[_Weight]],
    *,
    mode: Literal["exclusive", "inclusive"] = "exclusive",
    round_at: Literal["unit", "line", "order"] = "line",
    round_target: Literal["tax", "net"] = "tax",
    rounding: _Rounding = "half_away",
    per_rate: bool = False,
    discounts: Iterable[_Amount] | None = None,
    quantities: Iterable[_Weight] | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> Tax:
    """
    The tax of the lines of an order, on top of their amounts or within them.

    Amounts are ints of minor units, or text or Decimals with a `currency` or a `scale`; a
    credit is negative. With `quantities` they are those of one unit; `discounts` are taken off
    each line before tax. Rates are exact percentages: one list for all lines, or one for each.
    Results are int where amounts are, else Decimal. Net and tax make gross, and lines and rates
    add up to the order, always.

    `round_at` says what is rounded before it is added up: the tax of a `"unit"`, of a `"line"`,
    or of the `"order"` at each rate, which is then apportioned to the lines. `round_target` says
    which part of an inclusive amount is rounded, which matters where the exact tax is halfway
    between two minor units. `per_rate` rounds each rate of a line by itself.

        >>> import orderwire
        >>> order = orderwire.tax(["10.00", "4.90"], [["7"], ["19"]], currency="EUR")
        >>> order
        Tax(net=Decimal('14.90'), tax=Decimal('1.63'), gross=Decimal('16.53'))
        >>> order.rates[1]
        RateTotal(rate=Decimal('19'), base=Decimal('4.90'), tax=Decimal('0.93'))
        >>> orderwire.tax([250, 250, 250, 250], ["8.625"], round_at="order").tax
        86
        >>> orderwire.tax([299], [4], mode="inclusive", round_target="net").lines[0]
        LineTax(net=288, tax=11, gross=299)
    """

def infer_tax_pct(
    tax: _Amount,
    base: _Amount,
    *,
    currency: str | None = None,
    scale: int | None = None,
) -> TaxPct:
    """
    The percentage with the fewest decimals, at most four, that gives `tax` of `base`, rounded
    half away from zero. Of several with as few it is the nearest, and `ambiguous`. Raises
    `InputError` with the code `not_representable` where there is none.

        >>> import orderwire
        >>> orderwire.infer_tax_pct("86.25", "1000.00", currency="USD")
        TaxPct(tax_pct=Decimal('8.625'), ambiguous=False)
        >>> orderwire.infer_tax_pct(22, 250)
        TaxPct(tax_pct=Decimal('8.8'), ambiguous=True)
    """

@overload
def apportion(
    total: _Amount,
    weights: Iterable[_Weight],
    *,
    method: _Method = "largest_remainder",
    tie: _Tie = "weight",
    step: _Amount | None = None,
    caps: Iterable[_Amount] | None = None,
    on_excess: Literal["error"] = "error",
    on_zero: Literal["error", "equal"] | Iterable[_Weight] = "error",
    currency: str | None = None,
    scale: int | None = None,
) -> list[_Amount]:
    """
    Apportions an amount over lines by weight, to the minor unit, with nothing lost.

    An int is minor units; a Decimal or text needs a `currency` or a `scale`. Shares, `step`,
    `caps` and the leftover are in the total's type. Floats are refused.

        >>> import orderwire
        >>> orderwire.apportion(1500, [2200, 1400, 4300, 750, 0])
        [381, 243, 746, 130, 0]
        >>> orderwire.apportion("10.00", ["33.33", "33.33", "33.33"], currency="USD")
        ['3.34', '3.33', '3.33']
    """

@overload
def apportion(
    total: _Amount,
    weights: Iterable[_Weight],
    *,
    method: _Method = "largest_remainder",
    tie: _Tie = "weight",
    step: _Amount | None = None,
    caps: Iterable[_Amount] | None = None,
    on_excess: Literal["return"],
    on_zero: Literal["error", "equal"] | Iterable[_Weight] = "error",
    currency: str | None = None,
    scale: int | None = None,
) -> Apportioned[_Amount]: ...
def apportion_explained(
    total: _Amount,
    weights: Iterable[_Weight],
    *,
    method: _Method = "largest_remainder",
    tie: _Tie = "weight",
    step: _Amount | None = None,
    caps: Iterable[_Amount] | None = None,
    on_excess: Literal["error", "return"] = "error",
    on_zero: Literal["error", "equal"] | Iterable[_Weight] = "error",
    currency: str | None = None,
    scale: int | None = None,
) -> Trace:
    """
    The shares of `apportion` with every figure that led to them and a sentence for each line.

    >>> import orderwire
    >>> trace = orderwire.apportion_explained(100, [1, 2])
    >>> trace.shares
    ['33', '67']
    >>> trace.lines[1].rule
    'largest_remainder'
    """

@overload
def apportion_many(
    totals: Iterable[_Amount],
    weights: Iterable[Iterable[_Weight]],
    *,
    method: _Method = "largest_remainder",
    tie: _Tie = "weight",
    step: _Amount | None = None,
    caps: Iterable[Iterable[_Amount]] | None = None,
    on_excess: Literal["error"] = "error",
    on_zero: Literal["error", "equal"] | Iterable[_Weight] = "error",
    on_error: Literal["raise"] = "raise",
    currency: str | None = None,
    scale: int | None = None,
) -> list[list[_Amount]]:
    """
    Apportions many orders at once, each total over its list of weights: what `apportion` gives
    of each. `caps` is a list of lists, the other options are the same for all.

    An order that cannot be apportioned raises its error with its place in `details["order"]` (a
    `TypeError` in `order`); with `on_error="return"` the error stands in the place of the order's
    result. What is wrong with the options is raised.

        >>> import orderwire
        >>> orderwire.apportion_many([100, 5], [[2, 1], [1, 1]])
        [[67, 33], [3, 2]]
        >>> results = orderwire.apportion_many([100, 5], [[2, 1], [0, 0]], on_error="return")
        >>> results[1].code, results[1].details
        ('all_zero_weights', {'order': 1})
    """

@overload
def apportion_many(
    totals: Iterable[_Amount],
    weights: Iterable[Iterable[_Weight]],
    *,
    method: _Method = "largest_remainder",
    tie: _Tie = "weight",
    step: _Amount | None = None,
    caps: Iterable[Iterable[_Amount]] | None = None,
    on_excess: Literal["return"],
    on_zero: Literal["error", "equal"] | Iterable[_Weight] = "error",
    on_error: Literal["raise"] = "raise",
    currency: str | None = None,
    scale: int | None = None,
) -> list[Apportioned[_Amount]]: ...
@overload
def apportion_many(
    totals: Iterable[_Amount],
    weights: Iterable[Iterable[_Weight]],
    *,
    method: _Method = "largest_remainder",
    tie: _Tie = "weight",
    step: _Amount | None = None,
    caps: Iterable[Iterable[_Amount]] | None = None,
    on_excess: Literal["error"] = "error",
    on_zero: Literal["error", "equal"] | Iterable[_Weight] = "error",
    on_error: Literal["return"],
    currency: str | None = None,
    scale: int | None = None,
) -> list[list[_Amount] | InputError | TypeError]: ...
@overload
def apportion_many(
    totals: Iterable[_Amount],
    weights: Iterable[Iterable[_Weight]],
    *,
    method: _Method = "largest_remainder",
    tie: _Tie = "weight",
    step: _Amount | None = None,
    caps: Iterable[Iterable[_Amount]] | None = None,
    on_excess: Literal["return"],
    on_zero: Literal["error", "equal"] | Iterable[_Weight] = "error",
    on_error: Literal["return"],
    currency: str | None = None,
    scale: int | None = None,
) -> list[Apportioned[_Amount] | InputError | TypeError]: ...
@overload
def build(
    kind: _RequestKind,
    fields: _Payload,
    *,
    headers: _Headers | None = None,
    action: str | None = None,
    version: int | str | None = None,
    shop_order_id: int | str | None = None,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> BuiltRequest:
    """
    The HTTP message of a kind from a caller's fields: the content of `data` for RetailOps'
    requests, the body for all others. Raises `ValidationError` with a report of the fields.

    Each value is written as the document writes it. Where it writes minor units, an int counts
    them; a Decimal or text is an amount of `currency`. Floats are refused. `headers`, `action`
    and `version` fill the envelope of a RetailOps request; elsewhere `headers` are HTTP headers.
    `shop_order_id` stands in Onward's path.

        >>> import orderwire
        >>> from decimal import Decimal
        >>> fields = {"order": {"grand_total": Decimal("5.10")}}
        >>> built = orderwire.build("retailops.order_complete.request", fields)
        >>> built
        BuiltRequest(method='POST', path='/orders/complete')
        >>> built.body
        '{"version":1,"action":"order_complete","data":{"order":{"grand_total":"5.10"}}}'
        >>> orderwire.build("retailops.order_complete.response", {"events": []}).status
        200
    """

@overload
def build(
    kind: _AnswerKind,
    fields: _Payload,
    *,
    headers: _Headers | None = None,
    action: str | None = None,
    version: int | str | None = None,
    shop_order_id: int | str | None = None,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> BuiltResponse: ...
@overload
def build(
    kind: str,
    fields: _Payload,
    *,
    headers: _Headers | None = None,
    action: str | None = None,
    version: int | str | None = None,
    shop_order_id: int | str | None = None,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> BuiltRequest | BuiltResponse: ...
def check(
    kind: Kind | str,
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> Report:
    """
    Reports every problem of a payload, with its place and what was expected.

    The payload is JSON as str, bytes, bytearray or memoryview, a path to a file, or an object:
    a mapping or a list with str, int, Decimal, bool, None and float in it. Amounts in floats
    are reported, and objects have no lines and columns.

        >>> import orderwire
        >>> order = b'{"data": {"line_items": [{"quantity": "two"}]}}'
        >>> report = orderwire.check("retailops.order_writeback.request", order)
        >>> report.ok
        False
        >>> for finding in report.findings:
        ...     print(finding.line, finding.column, finding.pointer, finding.message)
        1 39 /data/line_items/0/quantity `quantity` is `two`, not a whole number
    """

def check_exchange(
    operation: _Operation | str,
    request: _Payload,
    response: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> Report:
    """
    Whether an answer fits its question: the findings of `check` of the answer, and those of the
    rules between the two. Pointers refer to the answer, those of `related` to the question.

        >>> import orderwire
        >>> request = {"data": {"line_items": [{"corr": "7", "quantity": 2}]}}
        >>> answer = '{"line_items": [{"corr": "8", "quantity": 2}], "values": {}}'
        >>> report = orderwire.check_exchange("retailops.order_writeback", request, answer)
        >>> report.kind
        'retailops.order_writeback.response'
        >>> for finding in report.findings:
        ...     print(finding.code, finding.pointer)
        exchange.missing_corr /line_items
        exchange.unknown_corr /line_items/0/corr
    """

def check_update(
    kind: Kind | str,
    previous: _Payload,
    next: _Payload,
    *,
    max_increase: _Limit | None = None,
    max_increase_pct: _Limit | None = None,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> Report:
    """
    Whether an update may be sent, given the state of the order before it: the vendor's last
    answer (Backd, Onward) or the request before (RetailOps, WiredPlus). `max_increase` and
    `max_increase_pct` limit how much the total may grow, in the payload's units and in percent.

        >>> import orderwire
        >>> placed = {"status": "order_placed", "order_total": 8950}
        >>> report = orderwire.check_update(
        ...     "backd.update_order.request", placed, {"order_total": 9000}, max_increase=49
        ... )
        >>> [finding.message for finding in report.findings if finding.code == "limit.increase"]
        ['`order_total` grows by 50, beyond the limit of 49']
    """

def compare(
    total: _Amount,
    weights: Iterable[_Weight],
    shares: Iterable[_Amount],
    *,
    step: _Amount | None = None,
    caps: Iterable[_Amount] | None = None,
    on_excess: Literal["error", "return"] = "error",
    on_zero: Literal["error", "equal"] | Iterable[_Weight] = "error",
    currency: str | None = None,
    scale: int | None = None,
) -> Comparison:
    """
    Tells which known way of sharing out `total` gives somebody else's `shares`, and where the
    first cent went if none does.

    Known are the methods of `apportion`, and what shops do: each share rounded by itself, with
    the difference lost or put on one line; running sums rounded; each line's part of what is
    left. Those others are computed as if there were no caps. The shares need not add up.

        >>> import orderwire
        >>> shares = ["3.33", "3.33", "3.33"]
        >>> comparison = orderwire.compare("10.00", [1, 1, 1], shares, currency="USD")
        >>> comparison.message.partition(", ")[2]
        'and the 0.01 left over is lost: the shares add up to 9.99 of 10.00.'
        >>> comparison.first.index, comparison.first.expected
        (0, '3.34')
    """

def refund_next(
    original: Iterable[_Amount],
    refunded: Iterable[_Amount],
    amount: _Amount,
    *,
    currency: str | None = None,
    scale: int | None = None,
) -> list[_Amount]:
    """
    What each line gets of the next partial refund: each minor unit goes to the line that is
    farthest below its part of all refunds. The shares add up to `amount`, and no line gets back
    more than it was charged, so a full refund ends at exactly `original`, in whatever steps.

    All amounts are ints (minor units), or all are Decimals or text, which need a `currency` or a
    `scale`. The shares are in the type of `amount`.

        >>> import orderwire
        >>> original = [381, 243, 746]
        >>> first = orderwire.refund_next(original, [0, 0, 0], 500)
        >>> first
        [139, 89, 272]
        >>> orderwire.refund_next(original, first, 870)
        [242, 154, 474]
    """

def refund_quantity(
    amount: _Amount,
    quantity: SupportsIndex | str,
    refunded: SupportsIndex | str,
    count: SupportsIndex | str,
    *,
    currency: str | None = None,
    scale: int | None = None,
) -> _Amount:
    """
    What `count` further units of a line are worth, when `refunded` of its `quantity` units, which
    cost `amount` together, are refunded already: the same for each unit in whatever steps, and
    with the last unit all of `amount` is refunded.

        >>> import orderwire
        >>> [orderwire.refund_quantity(1000, 3, refunded, 1) for refunded in range(3)]
        [333, 333, 334]
        >>> orderwire.refund_quantity("10.00", 3, 1, 2, currency="USD")
        '6.67'
    """

def detect(
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> list[Detected]:
    """
    The kinds that a payload is likely to be of, the likeliest first, by the members it has.

    >>> import orderwire
    >>> answer = '{"line_items": [{"corr": "7", "unit_tax": "2.27"}], "values": {}}'
    >>> orderwire.detect(answer)[0].kind
    'retailops.order_writeback.response'
    >>> orderwire.detect("no JSON")
    []
    """

def diagnose(
    kind: Kind | str,
    payload: _Payload,
    *,
    max_repairs: int = 10,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> Diagnosis:
    """
    What would make the identities of a payload hold: the smallest repairs, of one field or else
    of two, the likeliest first, each as a JSON Patch with a sentence. Raises `ValidationError`
    with the report when the payload has errors.

        >>> import orderwire
        >>> order = '''{"data": {"line_items": [{"quantity": "2", "unit_price": "30"}],
        ...     "order_info": {"shipping_amt": "5", "discount_amt": "0", "tax_amt": "0"},
        ...     "order": {"grand_total": "35"}}}'''
        >>> repair = orderwire.diagnose("retailops.order_writeback.request", order).repairs[0]
        >>> repair.message
        '`quantity` 1 instead of 2 makes `grand_total` 35 right'
        >>> repair.patch
        [{'op': 'replace', 'path': '/data/line_items/0/quantity', 'value': '1'}]
    """

def explain(
    code: str,
) -> Explanation:
    """
    What a code means, with the document it rests on.

    >>> import orderwire
    >>> orderwire.explain("json.duplicate_key").source
    'RFC 8259, section 4'
    """

def is_valid(
    kind: Kind | str,
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> bool:
    """
    Whether a payload has no errors: the fast path of `check`.

    >>> import orderwire
    >>> orderwire.is_valid("retailops.order_update.response", '{"events": []}')
    True
    """

def json_schema(
    kind: Kind | str,
    draft: _Draft = "2020-12",
    *,
    mode: _Mode = "strict",
) -> dict[str, Any]:
    """
    The JSON Schema of a kind as a dict, of draft `2020-12` or `draft-07`: the structural rules
    of `check`, for tools that read schemas.

        >>> import orderwire
        >>> schema = orderwire.json_schema("onward.update_order.request")
        >>> schema["$schema"], schema["properties"]["line_items"]["type"]
        ('https://json-schema.org/draft/2020-12/schema', 'array')
    """

def kinds() -> list[KindInfo]:
    """
    The catalogue: every kind with its route and source.

    >>> import orderwire
    >>> [kind.path for kind in orderwire.kinds() if kind.operation == "order_writeback"]
    ['/orders/writeback', '/orders/writeback']
    """

def main(
    argv: Sequence[str],
) -> int:
    """
    The command line, with the streams of the process: `argv` begins with the program's name, and
    what comes back is the exit code. `python -m orderwire` calls it.

        >>> from orderwire import _orderwire
        >>> _orderwire.main(["orderwire", "kinds", "--quiet", "--output", "/dev/null"])
        0
    """

def minor_units(
    code: str,
) -> int | None:
    """
    The decimals of a currency by its ISO 4217 code; None for a code without.

    >>> import orderwire
    >>> [orderwire.minor_units(code) for code in ("USD", "JPY", "KWD", "CLF")]
    [2, 0, 3, 4]
    """

def openapi() -> dict[str, Any]:
    """
    The OpenAPI 3.1 document of all vendors as a dict: RetailOps' calls to the store as webhooks,
    the calls of the others as paths.

        >>> import orderwire
        >>> document = orderwire.openapi()
        >>> document["openapi"], "order_writeback" in document["webhooks"]
        ('3.1.0', True)
    """

@overload
def parse(
    kind: Literal["retailops.order_update.request"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> RetailopsUpdateOrderRequest:
    """
    The payload as Python values: amounts are `Decimal` with every digit, all else has its
    JSON type. Raises `ValidationError` with the report when the payload has errors.

        >>> import orderwire
        >>> order = '{"data": {"order_info": {"shipping_amt": "5.10"}, "gift": true}}'
        >>> orderwire.parse("retailops.order_writeback.request", order)["data"]
        {'order_info': {'shipping_amt': Decimal('5.10')}, 'gift': True}
    """

@overload
def parse(
    kind: Literal["retailops.order_update.response"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> RetailopsEventsResponse: ...
@overload
def parse(
    kind: Literal["retailops.cat_push_config.request"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> RetailopsCatalogRequest: ...
@overload
def parse(
    kind: Literal["retailops.cat_push_config.response"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> RetailopsCatalogConfig: ...
@overload
def parse(
    kind: Literal["retailops.catpush_transmit.request"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> RetailopsCatalogRequest: ...
@overload
def parse(
    kind: Literal["retailops.catpush_transmit.response"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> RetailopsEventsResponse: ...
@overload
def parse(
    kind: Literal["retailops.capture_channel_payments.request"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> RetailopsCaptureRequest: ...
@overload
def parse(
    kind: Literal["retailops.capture_channel_payments.response"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> RetailopsEventsResponse: ...
@overload
def parse(
    kind: Literal["retailops.inv_push.request"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> RetailopsInventoryRequest: ...
@overload
def parse(
    kind: Literal["retailops.inv_push.response"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> RetailopsEventsResponse: ...
@overload
def parse(
    kind: Literal["retailops.items_returned.request"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> RetailopsReturnRequest: ...
@overload
def parse(
    kind: Literal["retailops.items_returned.response"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> RetailopsReturnResponse: ...
@overload
def parse(
    kind: Literal["retailops.order_fetch.request"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> RetailopsFetchPartialFetchRequest: ...
@overload
def parse(
    kind: Literal["retailops.order_fetch.response"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> RetailopsFetchResponse: ...
@overload
def parse(
    kind: Literal["retailops.order_ack.request"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> RetailopsFetchAckRequest: ...
@overload
def parse(
    kind: Literal["retailops.order_ack.response"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> RetailopsEventsResponse: ...
@overload
def parse(
    kind: Literal["retailops.order_complete.request"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> RetailopsNoticeRequest: ...
@overload
def parse(
    kind: Literal["retailops.order_complete.response"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> RetailopsEventsResponse: ...
@overload
def parse(
    kind: Literal["retailops.order_cancel.request"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> RetailopsNoticeRequest: ...
@overload
def parse(
    kind: Literal["retailops.order_cancel.response"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> RetailopsEventsResponse: ...
@overload
def parse(
    kind: Literal["retailops.order_writeback.request"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> RetailopsOrderRequest: ...
@overload
def parse(
    kind: Literal["retailops.order_writeback.response"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> RetailopsWritebackResponse: ...
@overload
def parse(
    kind: Literal["retailops.shipment_submit.request"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> RetailopsShipmentRequest: ...
@overload
def parse(
    kind: Literal["retailops.shipment_submit.response"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> RetailopsEventsResponse: ...
@overload
def parse(
    kind: Literal["onward.update_order.request"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> OnwardUpdateRequest: ...
@overload
def parse(
    kind: Literal["onward.update_order.response"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> OnwardUpdateResponse: ...
@overload
def parse(
    kind: Literal["onward.update_order.error"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> OnwardUpdateError: ...
@overload
def parse(
    kind: Literal["backd.update_order.request"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> BackdUpdateRequest: ...
@overload
def parse(
    kind: Literal["backd.update_order.response"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> BackdUpdateResponse: ...
@overload
def parse(
    kind: Literal["wiredplus.update_order.request"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> WiredplusUpdateRequest: ...
@overload
def parse(
    kind: Literal["wiredplus.update_order.response"],
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> WiredplusUpdateResponse: ...
@overload
def parse(
    kind: str,
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> Any: ...
def totals(
    kind: Kind | str,
    payload: _Payload,
    *,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> Totals:
    """
    The lines, sums and identities of a payload, in `Decimal`. Raises `ValidationError` with the
    report when the payload has errors.

        >>> import orderwire
        >>> order = '''{"data": {"line_items": [{"quantity": "2", "unit_price": "30.00"}],
        ...     "order_info": {"shipping_amt": "5", "discount_amt": "0", "tax_amt": "0"}}}'''
        >>> orderwire.totals("retailops.order_writeback.request", order).sums["due"]
        Decimal('65')
    """

def verify(
    trace: Trace | _Payload,
) -> None:
    """
    Proves a trace of `apportion_explained`, also as a dict or as JSON, without trusting what
    made it. Raises `InputError` with the pointer of the first figure that does not follow.

        >>> import orderwire
        >>> trace = orderwire.apportion_explained(100, [1, 2])
        >>> orderwire.verify(trace)
        >>> changed = trace.to_dict()
        >>> changed["lines"][1]["share"] = "68"
        >>> try:
        ...     orderwire.verify(changed)
        ... except orderwire.InputError as error:
        ...     print(error.code, error.details["pointer"])
        trace.contradiction /lines/1/share
    """

def _restore(
    name: str,
    json: str,
) -> Any:
    """The record of a class by its name, from its JSON text: how records are unpickled."""

def writeback(
    request: _Payload,
    facts: WritebackFacts | _Payload,
    *,
    kind: Kind | None = None,
    place: _Place = "lines",
    by: _By = "extended_price",
    method: _Method = "largest_remainder",
    unit_tax_scale: int | None = None,
    round_at: Literal["order", "line"] = "order",
    rounding: _Rounding = "half_away",
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> Writeback:
    """
    The answer to RetailOps' order_writeback request, from the request and what the store knows:
    exact to the minor unit, with its figures and where each amount came from. Raises
    `ValidationError` with a report of the request or of the facts.

        >>> import orderwire
        >>> request = {"data": {
        ...     "line_items": [{"corr": "7", "quantity": "2", "unit_price": "30"}],
        ...     "order_info": {"shipping_amt": "5", "discount_amt": "0", "tax_amt": "0"}}}
        >>> facts = {"tax_amt": "4.55", "line_items": [{"corr": "7", "refnum": "A-1"}]}
        >>> answer = orderwire.writeback(request, facts)
        >>> answer.response["line_items"][0]["unit_tax"], answer.response["values"]["tax_amt"]
        (Decimal('2.27'), Decimal('0.01'))
        >>> answer.response_json[:45]
        '{"line_items":[{"corr":"7","ship_amt":"5.00",'
    """

def serialize(values: _Payload, original: _Payload) -> str:
    """The JSON text of values that `parse` gave, changed or not: what did not change stands as it
    stands in `original`, byte for byte, with unknown members and the spelling of numbers.

        >>> import orderwire
        >>> original = '{ "events": [], "rate": 1.50 }'
        >>> values = orderwire.parse("retailops.order_ack.response", original)
        >>> orderwire.serialize(values, original) == original
        True
        >>> orderwire.serialize(values | {"ok": True}, original)
        '{"events":[],"rate":1.50,"ok":true}'
    """

# Files as tables.

@final
class Batches:
    """Good rows, bad rows and findings, some at a time: an iterator of three record batches."""

    def __iter__(self) -> Batches: ...
    def __next__(self) -> tuple[RowBatch, RowBatch, RowBatch]: ...

@final
class LineReport:
    """
    The report of one line of a file.

    >>> import orderwire
    >>> text = b'{"events": []}\\n{"events": 5}\\n'
    >>> lines = orderwire.check_ndjson(text, "retailops.order_ack.response")
    >>> [(line.line, line.offset, line.report.ok) for line in lines]
    [(1, 0, True), (2, 15, False)]
    """

    @property
    def line(self) -> int:
        """The line's number, from 1; empty lines count."""

    @property
    def offset(self) -> int:
        """Where the line begins, in bytes of the unpacked text."""

    @property
    def report(self) -> Report:
        """What the check found; positions count from the start of the line."""

    def to_dict(self) -> dict[str, Any]:
        """The report of the line as a dict: what `to_json()` prints."""

    def to_json(self) -> str:
        """The report of the line as JSON text."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class LineReports:
    """The reports of a file's lines, one after the other."""

    def __iter__(self) -> LineReports: ...
    def __next__(self) -> LineReport: ...

@final
class Reading:
    """
    A file that is read as three tables: the good rows typed, the bad rows as they were
    sent, and the findings about both.

    Each table goes over the file for itself, when something reads it, in memory that does
    not depend on the length of the file; `batches()` goes over it once for all three.
    """

    @property
    def good(self) -> Stream:
        """The payloads without errors, a row each: their line, where it begins, and the members."""

    @property
    def bad(self) -> Stream:
        """The payloads with errors, as they were sent, with the first error of each."""

    @property
    def findings(self) -> Stream:
        """The findings about all payloads, a row each."""

    def batches(self) -> Batches:
        """Good rows, bad rows and findings, some at a time, in one pass over the file."""

    @property
    def summary(self) -> Summary | None:
        """What the last pass counted that came to the end of the file; None before."""

@final
class RowBatch:
    """
    Some rows of a table, for anything that reads Arrow data: `pyarrow.record_batch(…)`,
    `polars.DataFrame(…)`.
    """

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]:
        """The rows as an Arrow array of structs, in capsules."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The rows as an Arrow stream of one batch, in a capsule."""

    def __arrow_c_schema__(self) -> object:
        """The schema, in a capsule."""

    def __len__(self) -> int: ...

@final
class Schema:
    """
    A schema, for anything that reads Arrow schemas: `pyarrow.schema(…)`,
    `polars.Schema(…)`.
    """

    def __arrow_c_schema__(self) -> object:
        """The schema, in a capsule."""

@final
class Stream:
    """
    One of the tables of a `Reading`, for anything that reads Arrow streams:
    `pyarrow.table(…)`, `polars.DataFrame(…)`, `pandas.DataFrame.from_arrow(…)`, a DuckDB
    query. Each use is a pass over the file.
    """

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The table as a stream of Arrow record batches, in a capsule."""

    def __arrow_c_schema__(self) -> object:
        """The table's schema, in a capsule; no row is read for it."""

@final
class Summary:
    """What a pass over a file counted."""

    @property
    def rows(self) -> int:
        """The payloads."""

    @property
    def good(self) -> int:
        """The payloads without errors."""

    @property
    def bad(self) -> int:
        """The payloads with errors."""

    @property
    def without_rows(self) -> int:
        """The payloads without errors that gave no row, since the list to explode is empty."""

    @property
    def bytes(self) -> int:
        """The bytes of text that were read."""

    @property
    def findings(self) -> dict[str, int] | None:
        """
        How often each code was found; None of a pass for `good` or `bad` alone, which makes no
        list of findings.
        """

    def to_dict(self) -> dict[str, Any]:
        """The record as a dict, with amounts as text: what `to_json()` prints."""

    def to_json(self) -> str:
        """The record as JSON text, the same in every language."""

    def _repr_html_(self) -> str:
        """Tables for notebooks."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

def arrow_schema(
    kind: Kind | str,
    *,
    part: _Part = "good",
    explode: str | None = None,
    amounts: _Amounts = "decimal",
    scale: int = 18,
    raw: bool = False,
) -> Schema:
    """
    The schema of a table that `read` gives: `"good"`, `"bad"` or `"findings"`. It is known
    without a file, for engines that ask for it first.

        >>> import orderwire
        >>> orderwire.arrow_schema("retailops.order_ack.response")
        Schema(line, offset, events)
    """

def check_arrow(
    column: object,
    kind: Kind | str,
    *,
    payload: str | None = None,
    explode: str | None = None,
    amounts: _Amounts = "decimal",
    scale: int = 18,
    raw: bool = False,
    threads: int | None = None,
    batch_rows: int = 8192,
    max_line_bytes: int = 16777216,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
) -> Reading:
    """
    A column of payloads as exact Arrow tables: what `read` gives of a file. `column` is
    anything with the Arrow PyCapsule interface: an array, a chunked array, a series, or a
    table with one column of text (else name it by `payload`), of text or binary.

        >>> import orderwire
        >>> text = b'{"events": []}\\n{"events": 5}\\n'
        >>> batches = orderwire.read(text, "retailops.order_ack.response", raw=True).batches()
        >>> good, _, _ = next(batches)
        >>> again = orderwire.check_arrow(good, "retailops.order_ack.response", payload="raw")
        >>> list(again.batches())[0][0]
        RowBatch(rows=1, columns=3)
    """

def check_ndjson(
    source: _Source,
    kind: Kind | str,
    *,
    on_error: _OnError = "collect",
    compression: _Compression | None = None,
    threads: int | None = None,
    batch_rows: int = 8192,
    max_line_bytes: int = 16777216,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
    scale: int | None = None,
) -> LineReports:
    """
    The reports of the lines of an NDJSON file, in the order of the file, in memory that
    does not depend on its length.

    `source` is a path, bytes or a binary file object, also packed by gzip or zstd. With the
    kind `"detect"` each line is held against the kind that it is likeliest of; one that is
    like none has the finding `kind.undetected`. With `on_error="raise"` the first line with
    errors raises `ValidationError` with its report, with `"skip"` such lines are left out.

        >>> import orderwire
        >>> text = b'{"events": []}\\n{"events": 5}\\n'
        >>> for line in orderwire.check_ndjson(text, "retailops.order_ack.response"):
        ...     print(line.line, line.report.ok)
        1 True
        2 False
    """

def read(
    source: _Source,
    kind: Kind | str,
    *,
    format: _Format | None = None,
    compression: _Compression | None = None,
    columns: Mapping[str, str | None] | None = None,
    payload: str | None = None,
    explode: str | None = None,
    amounts: _Amounts = "decimal",
    scale: int = 18,
    raw: bool = False,
    threads: int | None = None,
    batch_rows: int = 8192,
    max_line_bytes: int = 16777216,
    mode: _Mode = "lenient",
    unknown: _Unknown = "keep",
    totals: _OnTotals = "warning",
    max_findings: int = 100,
    max_bytes: int | None = None,
    max_depth: int = 128,
    max_lines: int | None = None,
    currency: str | None = None,
) -> Reading:
    """
    A file of payloads as exact Arrow tables: `good`, the payloads without errors, typed;
    `bad`, the others as they were sent, each with its first error; and the `findings` about
    both.

    `source` is a path, bytes or a binary file object; gzip and zstd are told by the first
    bytes, the format (`"ndjson"`, `"csv"`, `"parquet"`) by the name. Amounts are
    `decimal128(38, scale)`, or text as it was sent with `amounts="text"`; what does not fit
    exactly makes its row bad, and is never rounded. Ids are text. Secrets are left out.
    `explode` points at a list, whose elements then have a row each. `raw=True` keeps the
    text of each payload, unknown members and secrets included.

    `columns` maps the columns of CSV or Parquet to pointers: `"/data/line_items/0/sku"` is
    a place, `"/data/line_items/-/sku"` an element a row, where rows that follow on each
    other and agree in all other columns are one payload. None leaves a column out, and
    `{"*": None}` all that are not named. In Parquet, `payload` names a column that holds
    whole payloads.

        >>> import orderwire
        >>> text = b'{"events": []}\\n{"events": 5}\\n{"events": []}\\n'
        >>> orders = orderwire.read(text, "retailops.order_ack.response")
        >>> for good, bad, findings in orders.batches():
        ...     print(good, bad, findings)
        RowBatch(rows=2, columns=3) RowBatch(rows=1, columns=8) RowBatch(rows=1, columns=13)
        >>> orders.summary
        Summary(rows=3, good=2, bad=1, bytes=44)
        >>> orders.summary.findings
        {'field.type': 1}
    """
