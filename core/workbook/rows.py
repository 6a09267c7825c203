"""Tab-separated tables, line by line, with where each cell stood."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.errors import N_, BadKeyError, SyntaxFileError
from core.model import Cell, CellState, Message
from core.rules.source import read_text
from core.text import decimal_of

NOT_APPLICABLE = "-"
LOST = "~"
UNDECIDABLE = "?"
_STATES = {
    "": CellState.BLANK,
    NOT_APPLICABLE: CellState.NOT_APPLICABLE,
    LOST: CellState.LOST,
    UNDECIDABLE: CellState.UNDECIDABLE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a table.

    Attributes:
        number: Counted from 1, as editors do.
        cells: Its texts, without blanks around them.
    """

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextTable:
    """A tab-separated file whose first line names the columns."""

    file: Path
    columns: tuple[str, ...]
    lines: tuple[Line, ...]


def read_table(file: Path) -> TextTable:
    """Return the table in ``file``; empty lines are passed over.

    Raises:
        SyntaxFileError: The file has no line, or a column name stands twice.
        MissingFileError, UnreadableFileError: See `core.rules.source.read_text`.
    """
    rows = enumerate(read_text(file).split("\n"), 1)
    lines = [Line(number=n, cells=_cells(row)) for n, row in rows if row.strip()]
    if not lines:
        problem = Message(text=N_("the table is empty"))
        raise SyntaxFileError(file=file, line=1, problem=problem)
    head = lines[0]
    if len(set(head.cells)) != len(head.cells):
        problem = Message(text=N_("a column stands twice"))
        raise SyntaxFileError(file=file, line=head.number, problem=problem)
    return TextTable(file=file, columns=head.cells, lines=tuple(lines[1:]))


def _cells(row: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row.split("\t"))


def require_columns(
    table: TextTable, required: Sequence[str], optional: Sequence[str]
) -> None:
    """Refuse a table that lacks a column or has an unknown one.

    Raises:
        BadKeyError: Names the file, the column and those allowed.
    """
    allowed = (*required, *optional)
    for column in table.columns:
        if column not in allowed:
            text = N_('the column "{key}" is not known')
            raise _column_error(table, column, text, allowed)
    for column in required:
        if column not in table.columns:
            text = N_('the column "{key}" is missing')
            raise _column_error(table, column, text, allowed)


def require_order(table: TextTable, order: Sequence[str]) -> None:
    """Refuse a table whose columns do not stand in ``order``.

    Raises:
        BadKeyError: Names the file, the first column out of place and the order.
    """
    wanted = [column for column in order if column in table.columns]
    for column, place in zip(table.columns, wanted, strict=True):
        if column != place:
            text = N_('the column "{key}" is not in its place')
            raise _column_error(table, column, text, wanted)


def _column_error(
    table: TextTable, column: str, text: str, allowed: Sequence[str]
) -> BadKeyError:
    return BadKeyError(
        file=table.file,
        line=1,
        path=column,
        problem=Message(text=text, params={"key": column}),
        allowed=", ".join(allowed),
    )


def cell_of(text: str, where: str, reason: str = "") -> Cell:
    """Return the cell that ``text`` stands for, marks understood.

    ``-`` is not applicable, ``~`` lost in the scan, ``?`` undecidable, nothing is
    blank; everything else is printed, a figure where it reads as one.
    """
    state = _STATES.get(text, CellState.PRINTED)
    is_printed = state is CellState.PRINTED
    return Cell(
        text=text if is_printed else "",
        value=decimal_of(text) if is_printed else None,
        state=state,
        where=where,
        reason=reason,
    )
