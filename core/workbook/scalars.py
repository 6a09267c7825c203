"""Values as the reading process sends them become the scalars of a workbook."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from typing import Any

from core.workbook.found import CellError, Scalar

Row = tuple[Scalar, ...]
_MADE: dict[str, Callable[..., Scalar]] = {
    "bool": bool,
    "date": date,
    "datetime": datetime,
    "time": time,
    "span": timedelta,
    "text": str,
}
_WHOLE = 10**15  # as many digits as a spreadsheet keeps


class Scalars(dict[Any, Scalar]):
    """Every value met so far with its scalar: equal values are converted once.

    Attributes:
        longest: Characters of the longest text met.
    """

    longest = 0

    def __missing__(self, value: object) -> Scalar:
        """Convert a value that was not met before."""
        found = self[value] = scalar(value)
        if isinstance(found, str):
            self.longest = max(self.longest, len(found))
        return found

    def rows(self, block: Iterable[Iterable[Any]]) -> list[Row]:
        """Return rows of scalars, without the blank cells at their ends."""
        return [self._row(row) for row in block]

    def _row(self, row: Iterable[Any]) -> Row:
        found = tuple([self[value] for value in row])
        if not found or found[-1] is not None:
            return found
        end = len(found)
        while end and found[end - 1] is None:
            end -= 1
        return found[:end]


def scalar(value: object) -> Scalar:
    """Return one value as a workbook holds it; an empty text is a blank cell."""
    match value:
        case str():
            return value or None
        case int() | float():
            return number(value)
        case (str(sort), *parts):
            return _MADE[sort](*parts)
        case _:
            return None


def number(value: float) -> Scalar:
    """Return the shortest decimal that is this number; what is none is ``#NUM!``.

    Example:
        >>> number(81.15)
        Decimal('81.15')
        >>> number(85.0)
        Decimal('85')
    """
    if not isfinite(value):
        return CellError.NUM
    if value == int(value) and abs(value) < _WHOLE:
        return Decimal(int(value))
    return Decimal(repr(value))
