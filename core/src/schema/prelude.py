from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Literal, NoReturn, TypeAlias, TypedDict, TypeVar, get_args

_T = TypeVar("_T")

ParsedAmount: TypeAlias = Decimal | None
"""An exact decimal in the digits that were sent: an amount, a rate or a percentage."""

ParsedInteger: TypeAlias = int | str | Decimal | None
"""An integer; text where it was sent as text, a decimal where zeros stand behind its point."""

ParsedId: TypeAlias = str | int | Decimal | None
"""An identifier; lenient mode takes text and whole numbers."""

ParsedText: TypeAlias = str | int | Decimal | None
"""Text; lenient mode takes a number in its place."""

ParsedString: TypeAlias = str | None
"""Text of a documented format."""

ParsedTime: TypeAlias = int | str | Decimal | None
"""Unix seconds, as a number or text, or a date and time."""

ParsedFlag: TypeAlias = bool | Literal[0, 1, "0", "1", "true", "false"] | Decimal | None
"""A flag in one of the spellings that systems send; ``1.0`` is a decimal."""

ParsedObject: TypeAlias = _T | list[NoReturn] | None
"""An object. PHP prints ``[]`` for one without members, so ask ``isinstance(…, dict)``."""

ParsedList: TypeAlias = list[_T | None] | dict[NoReturn, NoReturn] | None
"""A list, which may hold None (RetailOps sends ``[null]`` for an empty one). PHP may print
``{}`` for an empty list; walking through it or through ``or ()`` gives nothing."""

ParsedOneOrMore: TypeAlias = list[_T | None] | _T | None
"""A list, or one of its elements in its place."""
