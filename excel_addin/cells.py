"""Cells ↔ values of the core: the only place with float.

Every program hands cells over in its own way: a lone cell as a value, a range as lists
or tuples, an error cell as text, as a number or as a mapping. From here on a cell is a
`core.model.Cell`, a range is a grid, and a failure is the marker ``#CCHC!N/A|reason``.
"""

import logging
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol, TypeVar

from core.errors import N_, BadCellError, CchcError, UnknownYearError
from core.i18n import Localizer
from core.model import Cell, CellState, Message
from core.text import clean, decimal_of, fold
from excel_addin.reasons import reason

Grid = tuple[tuple[Cell, ...], ...]
Answer = str | int | float
Answers = Answer | list[list[Answer]]
Told = TypeVar("Told")

MARK = "#CCHC!N/A|"
_DIGITS = 15  # a cell keeps no more; what follows is noise of binary fractions
_TRUTH_VALUES = {"TRUE", "FALSE"}
_LARGEST = Decimal("1e15")
_YEAR_WORD = "nam "
_ERRORS = {"NA": "#N/A", "DIV": "#DIV/0!"}  # of programs that send errors by kind
_LOG = logging.getLogger("cchc.excel")


@dataclass(frozen=True, slots=True, kw_only=True)
class CellError:
    """A failure, as any spreadsheet program can be told of it.

    Attributes:
        name: As a user sees it in a cell.
        number: Excel's number for it, the argument of ``CVErr``.
        scode: The same as COM carries it in a ``VT_ERROR``.
        reason: The sentence after the bar of the marker.
    """

    name: str = "#N/A"
    number: int = 2042
    scode: int = -2146826246
    reason: str = ""


class MakeError(Protocol):
    """What makes a program's own error value, e.g. of LibreOffice or Office.js."""

    def __call__(self, error: CellError, /) -> object:
        """Return the program's value for ``error``."""
        ...


def grid(value: object, localizer: Localizer) -> Grid:
    """Return a host's argument as rows of cells, each with its place in the range."""
    return tuple(
        tuple(
            _cell(content, localizer, row_number, column_number)
            for column_number, content in enumerate(row, 1)
        )
        for row_number, row in enumerate(_rows(value), 1)
    )


def name(cell: Cell) -> str:
    """Return the name of a unit that stands in ``cell``.

    Raises:
        BadCellError: It holds a number, a truth value or an error.
    """
    is_word = cell.value is None and cell.text not in _TRUTH_VALUES
    if is_word and not cell.text.startswith("#"):
        return cell.text
    expected = Message(text=N_("the name of a unit"))
    raise BadCellError(where=cell.where, text=cell.text, expected=expected)


def is_given(value: object) -> bool:
    """Return whether a range was given for an optional argument, be it an empty one.

    An argument left out between two commas arrives as nothing, or as the number 0.
    """
    return sum(map(len, _rows(value))) > 1 or _says_something(value)


def _says_something(value: object) -> bool:
    contents = (content for row in _rows(value) for content in row)
    return any(_text(content) not in {"", "0"} for content in contents)


def year(value: object, years: Sequence[int]) -> int | None:
    """Return the year meant by 2017, ``"2017"``, ``"2017,0"`` or ``"năm 2017"``.

    Args:
        value: The argument; blank means that none is asked for.
        years: The years at hand, for the error.

    Raises:
        UnknownYearError: It is no whole number, or more than one cell.
    """
    if not _says_something(value):
        return None
    texts = [_text(content) for row in _rows(value) for content in row]
    number = decimal_of(fold(texts[0]).strip().removeprefix(_YEAR_WORD))
    if len(texts) > 1 or number is None or number != number.to_integral_value():
        asked = ", ".join(texts[:2]) + (", …" if len(texts) > 1 else "")
        raise UnknownYearError(year=asked, years=tuple(years))
    return int(number)


def number(value: Decimal) -> float:
    """Return a figure as a cell holds it."""
    return float(value)


def _rows(value: object) -> Sequence[Sequence[object]]:
    if not isinstance(value, list | tuple):
        return ((value,),)
    if value and all(isinstance(row, list | tuple) for row in value):
        return value
    return (value,)


def _cell(content: object, localizer: Localizer, row: int, column: int) -> Cell:
    text = _text(content)
    return Cell(
        text=text,
        value=_decimal(content),
        state=CellState.PRINTED if text else CellState.BLANK,
        where=localizer.text("row {row}, column {column}", row=row, column=column),
    )


def _decimal(content: object) -> Decimal | None:
    """Return the figure in a number cell; text is read by whoever needs a figure."""
    if isinstance(content, bool) or not isinstance(content, int | float | Decimal):
        return None
    exact = Decimal(f"{content:.{_DIGITS}g}" if isinstance(content, float) else content)
    usable = exact.is_finite() and abs(exact) < _LARGEST
    return Decimal(f"{exact.normalize():f}") if usable else None


def _text(content: object) -> str:
    """Return a cell as it is shown, near enough to be recognised in a message."""
    if content is None:
        return ""
    if isinstance(content, Mapping):
        kind = f"{content.get('kind')}".upper()
        return _ERRORS.get(kind, f"#{kind}!")
    if isinstance(content, bool):
        return str(content).upper()
    if isinstance(content, datetime | date):
        return content.isoformat()[:10]
    figure = _decimal(content)
    return _visible(clean(str(content))) if figure is None else f"{figure:f}"


def _visible(text: str) -> str:
    """Return a text without control characters, which a cell cannot show."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def shows_errors(answer: Callable[[], Told], localizer: Localizer) -> Told | str:
    """Return what ``answer`` gives, or the marker that says why it gives nothing."""
    try:
        return answer()
    except CchcError as error:
        return marker(reason(error, localizer))
    except Exception:  # noqa: BLE001  # a bug: no traceback reaches a cell
        incident = secrets.token_hex(4)
        _LOG.exception("incident %s", incident)
        return marker(localizer.text(_INCIDENT, incident=incident))


_INCIDENT = N_(
    "Something went wrong inside cchc. Tell those who look after it the number "
    "{incident}."
)


def marker(text: str) -> str:
    """Return the text that stands for a failure: ``#CCHC!N/A|reason``."""
    return MARK + _visible(clean(text))


def error_in(value: object) -> CellError | None:
    """Return the failure that a function's result stands for, or None."""
    if isinstance(value, str) and value.startswith(MARK):
        return CellError(reason=value.removeprefix(MARK))
    return None


def for_host(result: Answers, make_error: MakeError) -> object:
    """Return a result with every marker turned into the host's own error value.

    The one way from our failures to ``CVErr``, ``CustomFunctions.Error`` and the like.
    """
    if isinstance(result, list):
        return [[for_host(answer, make_error) for answer in row] for row in result]
    error = error_in(result)
    return result if error is None else make_error(error)
