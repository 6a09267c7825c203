"""What one cell says: a figure, a word, nothing, or why it cannot be told.

Every way in which officials write a figure is read here and nowhere else: ``85,5``,
``80, 48``, ``1.234,5``, ``84,58%``, ``100.``; what is no plain figure stays a text.
"""

import re
from datetime import date, datetime, time, timedelta
from decimal import Context, Decimal
from functools import lru_cache

from core.errors import N_
from core.model import Cell, CellState
from core.text import clean, fold
from core.workbook.found import CellError, Kind, Scalar, Sheet, Workbook, letters

UNSAVED = N_(
    "The formula's value was never saved: open the file in Excel or LibreOffice, "
    "recalculate and save it"
)
AN_ERROR = N_("The spreadsheet itself reports an error there")
A_DATE = N_("Excel made a date of what was typed")
A_SWITCH = N_("There is TRUE or FALSE instead of a figure")
NO_FIGURE = N_("It is not one plain figure")

_EXACT_DIGITS = 15  # more than a spreadsheet keeps: the rest is noise of its sums
_EXACT = Context(prec=_EXACT_DIGITS)
_PLAIN = re.compile(r"[+-]?\d{1,20}(?:[.,]\d{0,20})?", re.ASCII)
_GROUPED = re.compile(
    r"[+-]?\d{1,3}(?:(?:\.\d{3})+,\d{1,20}|(?:,\d{3})+\.\d{1,20}"
    r"|(?:\.\d{3}){2,}|(?:,\d{3}){2,})",
    re.ASCII,
)
_POINTS = re.compile(r"(?<=\d) ?(?:điểm|đ)$")
_BESIDE_SEPARATOR = re.compile(r"(?<=\d) ?([.,]) ?(?=\d)")
_NOT_APPLICABLE = frozenset(
    {
        "x", "-", "--", "/", "//", "\\", "khong ap dung", "ko ap dung", "k ap dung",
        "kad", "k.a.d", "n/a", "na", "khong danh gia", "kdg", "khong xet",
        "not applicable",
    }
)  # fmt: skip
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012–—―−", "-"))
_ERRORS = frozenset(CellError)  # texts too: exports write them out
_TEXTS = frozenset({Kind.CSV, Kind.TSV, Kind.TEXT})


def figure_of(scalar: Scalar) -> tuple[Decimal | None, str]:
    """Return the figure a value means, or None and the reason (a message id).

    Every digit typed is kept: ``"87,00"`` is ``Decimal("87.00")``.
    """
    if isinstance(scalar, Decimal):
        return _without_noise(scalar), ""
    if isinstance(scalar, str) and scalar not in _ERRORS:
        value = figure_in(scalar)
        return value, "" if value is not None else NO_FIGURE
    return None, _why_not(scalar)


def _why_not(scalar: Scalar) -> str:
    if isinstance(scalar, str):
        return AN_ERROR
    if isinstance(scalar, bool):
        return A_SWITCH
    return NO_FIGURE if scalar is None else A_DATE


def _without_noise(value: Decimal) -> Decimal:
    """Return a number without the last digits of sums in binary: 0,3000…04."""
    if not value.is_finite() or len(value.as_tuple().digits) <= _EXACT_DIGITS:
        return value
    plain = _EXACT.normalize(value)
    return plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain


@lru_cache(maxsize=65536)
def figure_in(text: str) -> Decimal | None:
    """Return the one figure written as ``text``, or None."""
    plain = _POINTS.sub("", clean(text).translate(_DASHES).lstrip("'"))
    plain = plain.removesuffix("%").rstrip()
    plain = _BESIDE_SEPARATOR.sub(r"\1", plain)
    if _GROUPED.fullmatch(plain):
        return Decimal(_ungrouped(plain))
    if not _PLAIN.fullmatch(plain):
        return None
    return Decimal(plain.replace(",", ".").rstrip("."))


def _ungrouped(plain: str) -> str:
    last = max(plain.rfind("."), plain.rfind(","))
    if plain.count(plain[last]) > 1:  # only groups: 1.234.567
        return plain.replace(plain[last], "")
    return re.sub(r"[.,]", "", plain[:last]) + "." + plain[last + 1 :]


def text_of(scalar: Scalar) -> str:
    """Return a value as officials print it: ``85,5``, ``1/2/2018``, ``#REF!``."""
    if isinstance(scalar, str):
        return clean(scalar)
    if isinstance(scalar, Decimal):
        return _printed(scalar)
    return "" if scalar is None else _other_text(scalar)


def _printed(value: Decimal) -> str:
    return _figure(str(value))[1]


@lru_cache(maxsize=65536)  # few scores differ; keyed by digits, for 80 is not 80,00
def _figure(digits: str) -> tuple[Decimal, str]:
    """Return a number without noise, and how it is printed."""
    shown = _without_noise(Decimal(digits))
    finite = shown.is_finite()
    return shown, f"{shown:f}".replace(".", ",") if finite else str(shown)


def _other_text(scalar: bool | date | time | timedelta) -> str:  # noqa: FBT001  # a cell's value
    if isinstance(scalar, bool):
        return "TRUE" if scalar else "FALSE"
    if isinstance(scalar, date):
        day = f"{scalar.day}/{scalar.month}/{scalar.year}"
        timed = isinstance(scalar, datetime) and scalar.time() != time()
        return f"{day} {scalar:%H:%M}" if timed else day
    return str(scalar)


@lru_cache(maxsize=4096)
def says_not_applicable(text: str) -> bool:
    """Return whether a cell says that its criterion is not applied: x, –, KAD."""
    return fold(clean(text)).translate(_DASHES).rstrip(".") in _NOT_APPLICABLE


class Cells:
    """Reads the cells of one sheet; made once for many cells."""

    def __init__(self, workbook: Workbook, sheet: Sheet) -> None:
        """Remember the sheet and how its places begin."""
        self._sheet = sheet
        self._is_text = workbook.kind in _TEXTS
        first = workbook.where(sheet, 0, 0)
        self._before = first.removesuffix("1:A" if self._is_text else "A1")
        self._columns: dict[int, str] = {}

    def where(self, row: int, column: int) -> str:
        """Return a cell's place, as `Workbook.where` does."""
        name = self._columns.get(column)
        if name is None:
            name = self._columns[column] = letters(column)
        place = f"{row + 1}:{name}" if self._is_text else f"{name}{row + 1}"
        return self._before + place

    def at(self, row: int, column: int) -> Cell:
        """Return what a cell says, with its place."""
        scalar = self._sheet.at(row, column)
        where = self.where(row, column)
        if isinstance(scalar, Decimal) and not self._sheet.shown:
            value, text = _figure(str(scalar))
            return _printed_cell(text, value, where)
        return self._read(scalar, (row, column), where)

    def _read(self, scalar: Scalar, spot: tuple[int, int], where: str) -> Cell:
        if scalar is None or scalar == "":
            return _nothing(where, is_unsaved=spot in self._sheet.uncached)
        shown = self._sheet.shown.get(spot, "")
        if isinstance(scalar, str) and scalar not in _ERRORS:
            return _said(scalar, where)
        value, why = figure_of(scalar)
        if value is not None and shown.rstrip().endswith("%"):
            value *= 100  # 0.8458 shown as 84,58%: an index counts in percent
        return Cell(text=shown or text_of(scalar), value=value, where=where, reason=why)


_new = object.__new__
_set_text, _set_value, _set_state, _set_where, _set_reason = (
    getattr(Cell, name).__set__
    for name in ("text", "value", "state", "where", "reason")
)


def _printed_cell(text: str, value: Decimal, where: str) -> Cell:
    """Return a cell with a figure.

    There may be hundreds of thousands: slots are set directly, which takes a third
    of the time of a call.
    """
    cell = _new(Cell)
    _set_text(cell, text)
    _set_value(cell, value)
    _set_state(cell, CellState.PRINTED)
    _set_where(cell, where)
    _set_reason(cell, "")
    return cell


def _nothing(where: str, *, is_unsaved: bool) -> Cell:
    if is_unsaved:
        return Cell(text="", state=CellState.LOST, where=where, reason=UNSAVED)
    return Cell(text="", state=CellState.BLANK, where=where)


def _said(scalar: str, where: str) -> Cell:
    text = clean(scalar)
    if not text:
        return _nothing(where, is_unsaved=False)
    if says_not_applicable(text):
        return Cell(text=text, state=CellState.NOT_APPLICABLE, where=where)
    return Cell(text=text, value=figure_in(text), where=where)


def cell_of(workbook: Workbook, sheet: Sheet, row: int, column: int) -> Cell:
    """Return what a cell says, with its place in ``where``.

    A figure has a value; blank, not applicable and a formula without a saved value
    have their states; an error, a date and a word are printed without a value, and
    the first two say why in ``reason`` (a message id).
    """
    return Cells(workbook, sheet).at(row, column)
