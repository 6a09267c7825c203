"""A workbook as it was found: every cell's value and where it stood, nothing read yet.

Rows and columns are counted from 0 here; `a1` writes them as people do.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from core.model import Message

Spot = tuple[int, int]  # row, column
_LETTERS = 26


class Kind(StrEnum):
    """What sort of file a workbook came from."""

    XLSX = "xlsx"
    XLSM = "xlsm"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"
    TSV = "tsv"
    TEXT = "text"  # a decision as text, tables with tabs


class CellError(StrEnum):
    """What a spreadsheet writes in a cell it cannot compute."""

    NULL = "#NULL!"
    DIV = "#DIV/0!"
    VALUE = "#VALUE!"
    REF = "#REF!"
    NAME = "#NAME?"
    NUM = "#NUM!"
    NA = "#N/A"


Scalar = str | Decimal | bool | date | datetime | time | timedelta | CellError | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A rectangle of cells, ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet, or the whole of a text file.

    Attributes:
        name: As the workbook calls it; a text file's own name.
        rows: Values from A1 on; blank cells are None, rows may be shorter than others.
        merges: Merged areas; only the first cell of each holds a value.
        hidden_rows: Rows that people do not see.
        hidden_columns: Columns that people do not see.
        is_hidden: Whether the whole sheet is hidden.
        formulas: Formula text by cell, as the file writes it without ``=``; empty
            where it repeats another cell's. An .xls and a text tell none.
        uncached: Formula cells whose value was never saved.
        fonts: Font by cell, only where it is one of an old Vietnamese encoding.
        shown: Text that a cell shows where its format makes another of its value:
            dates, codes such as 1.10 kept as a number with two decimals.
    """

    name: str
    rows: tuple[tuple[Scalar, ...], ...]
    merges: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    formulas: Mapping[Spot, str] = field(default_factory=dict)
    uncached: frozenset[Spot] = frozenset()
    fonts: Mapping[Spot, str] = field(default_factory=dict)
    shown: Mapping[Spot, str] = field(default_factory=dict)

    def at(self, row: int, column: int) -> Scalar:
        """Return the value of a cell; None outside the sheet."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return None
        return self.rows[row][column]


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """A file's sheets, in order, with what a reader should know of the file itself.

    Attributes:
        file: Where it was read from.
        kind: Sort of file.
        sheets: In the file's order.
        remarks: Macros, outside links and the like, which were passed over.
        digest: SHA-256 of the file, in hexadecimal.
    """

    file: Path
    kind: Kind
    sheets: tuple[Sheet, ...]
    remarks: tuple[Message, ...] = ()
    digest: str = ""

    def where(self, sheet: Sheet, row: int, column: int) -> str:
        """Return a cell's place for people: ``'Bảng 1'!B5``, or ``tep.txt:5:B``."""
        if self.kind in (Kind.CSV, Kind.TSV, Kind.TEXT):
            return f"{sheet.name}:{row + 1}:{letters(column)}"
        return f"{quoted(sheet.name)}!{a1(row, column)}"


def a1(row: int, column: int) -> str:
    """Return a cell's address.

    Example:
        >>> a1(4, 27)
        'AB5'
    """
    return f"{letters(column)}{row + 1}"


@lru_cache(maxsize=16_384)  # as many as a sheet has columns
def letters(column: int) -> str:
    """Return a column's letters: 0 is A, 26 is AA."""
    text, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, _LETTERS)
        text = chr(ord("A") + letter) + text
    return text


def quoted(name: str) -> str:
    """Return a sheet's name as formulas write it, in quotes where it needs them."""
    if name.isidentifier() and name.isascii():
        return name
    return "'" + name.replace("'", "''") + "'"
