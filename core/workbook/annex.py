"""A scoring annex from its file: criteria down, units across."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.errors import N_, BadCellError
from core.model import Annex, AnnexRow, Cell, CellState, Message, UnitId
from core.rules.schema import FIGURES
from core.workbook.rows import (
    LOST,
    UNDECIDABLE,
    Line,
    TextTable,
    cell_of,
    require_columns,
    require_order,
)

FIXED = ("code", "printed_code", "label")
LOOSE = "loose"
UNASSIGNED = "?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Why cells of some rows are lost or undecidable.

    Attributes:
        rows: Codes.
        units: Columns concerned; all when empty.
        reason: In Vietnamese.
    """

    rows: tuple[str, ...]
    units: tuple[str, ...]
    reason: str


def annex_of(table: TextTable, marks: Sequence[Mark]) -> Annex:
    """Return the annex in ``table``; rows of a wrong length are kept as they are.

    Raises:
        BadKeyError: A fixed column is missing or not in its place.
    """
    units = tuple(c for c in table.columns if c not in (*FIXED, LOOSE))
    require_columns(table, FIXED, (*units, LOOSE))
    require_order(table, (*FIXED, *units, LOOSE))
    rows = tuple(_row(line, units, marks, table) for line in table.lines)
    return Annex(
        units=tuple(UnitId(unit) for unit in units), rows=rows, where=table.file.name
    )


def _row(
    line: Line, units: Sequence[str], marks: Sequence[Mark], table: TextTable
) -> AnnexRow:
    code, printed_code, label = (*line.cells, "", "", "")[:3]
    has_loose = LOOSE in table.columns
    texts, loose = _split(line.cells[3:], len(units), has_loose=has_loose)
    where = f"{table.file.name}:{line.number}"
    return AnnexRow(
        code=code,
        printed_code=printed_code,
        label=label,
        cells=tuple(
            _cell(text, code, unit, where, marks)
            for text, unit in zip(texts, (*units, *[""] * len(texts)), strict=False)
        ),
        loose=tuple(loose.split()),
        is_total=code in FIGURES,
        where=where,
    )


def _split(
    body: tuple[str, ...], width: int, *, has_loose: bool
) -> tuple[tuple[str, ...], str]:
    """Return the cells and the loose values; a row of a wrong length has none.

    Editors cut blanks off the end of a line: a row may end at its last figure.
    """
    if not any(body):
        return ("",) * width, ""
    if not has_loose or (len(body) <= width and body[-1]):
        return body, ""
    return body[:-1], body[-1]


def _cell(text: str, code: str, unit: str, where: str, marks: Sequence[Mark]) -> Cell:
    reasons = (
        mark.reason
        for mark in marks
        if code in mark.rows and (not mark.units or unit in mark.units)
    )
    return cell_of(text, f"{where}:{unit}" if unit else where, next(reasons, ""))


def require_reasons(annex: Annex) -> Annex:
    """Return ``annex``, or refuse a lost or undecidable cell that no mark explains.

    Raises:
        BadCellError: Names the cell.
    """
    for cell in (cell for row in annex.rows for cell in row.cells):
        is_gone = cell.state in (CellState.LOST, CellState.UNDECIDABLE)
        if is_gone and not cell.reason:
            sign = LOST if cell.state is CellState.LOST else UNDECIDABLE
            expected = Message(text=N_("explained by a mark in decision.toml"))
            raise BadCellError(where=cell.where, text=sign, expected=expected)
    return annex
