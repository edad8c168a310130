"""The exceptions of the package; the compiled part raises them."""

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._orderwire import Finding, Report


class OrderwireError(Exception):
    """What every exception of this package is."""

    __module__ = "orderwire"

    code: str
    """A stable name of what is wrong, such as `kind.unknown`."""


class InputError(OrderwireError, ValueError):
    """The call is wrong: an unknown kind, a bad option, amounts that cannot be apportioned.

    >>> import orderwire
    >>> try:
    ...     orderwire.apportion(2500, [5000, 6000], caps=[500, 1500])
    ... except orderwire.InputError as error:
    ...     print(error.code, error.details)
    capacity_exceeded {'excess': 500}
    """

    __module__ = "orderwire"

    details: dict[str, Any]
    """What the code is about: `index` of the line at fault, `excess` above the caps or the
    original in the type of the total, `pointer` to the value of a payload."""

    def __init__(self, message: str, code: str, details: Mapping[str, Any] | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.details = dict(details or {})

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (str(self), self.code, self.details), self.__dict__


class ValidationError(OrderwireError, ValueError):
    """The payload has errors, and the call needs one without.

    >>> import orderwire
    >>> try:
    ...     orderwire.parse("retailops.order_update.response", '{"events": 5}')
    ... except orderwire.ValidationError as error:
    ...     print(error.report.findings[0].pointer)
    /events
    """

    __module__ = "orderwire"

    code = "validation"

    report: "Report"
    """What is wrong, and where."""

    def __init__(self, message: str, report: "Report") -> None:
        super().__init__(message)
        self.report = report

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (str(self), self.report), self.__dict__

    def group(self) -> "ExceptionGroup[FindingError]":  # noqa: F821 (since Python 3.11)
        """One exception for each error that the report lists, to raise and take apart by
        `except*`. Needs Python 3.11 or newer; before there are no exception groups.

        >>> import orderwire
        >>> try:
        ...     orderwire.parse("retailops.order_update.response", '{"events": 5}')
        ... except orderwire.ValidationError as error:
        ...     print(error.group().exceptions[0].code)
        field.type
        """
        if sys.version_info < (3, 11):
            raise NotImplementedError(
                "exception groups need Python 3.11 or newer; walk through `report.findings` instead"
            )
        errors = [finding for finding in self.report.findings if finding.severity == "error"]
        if not errors:
            # With `max_findings=0`: a group of none cannot be.
            raise ValueError("the report lists no errors; raise `max_findings`")
        return ExceptionGroup(str(self), [*map(FindingError, errors)])  # noqa: F821


class FindingError(OrderwireError, ValueError):
    """One error of a payload, in the group that `ValidationError.group` makes.

    >>> import orderwire
    >>> report = orderwire.check("retailops.order_update.response", '{"events": 5}')
    >>> print(orderwire.FindingError(report.findings[0]))
    `events` is `number`; its documented type is array at `/events` (line 1, column 12)
    """

    __module__ = "orderwire"

    finding: "Finding"
    """What is wrong, and where."""

    def __init__(self, finding: "Finding") -> None:
        place = f" at `{finding.pointer}`"
        if finding.line is not None:
            place += f" (line {finding.line}, column {finding.column})"
        super().__init__(finding.message + place)
        self.code: str = finding.code
        self.finding = finding

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.finding,), self.__dict__
