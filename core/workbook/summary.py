"""A block of cells read as a summary table: its header, and a line for every unit.

Pure: cells in, lines out. Nothing is guessed; what cannot be read keeps its text and
has no value, so that whoever needs the figure can say which cell is wrong.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from core.errors import N_, BadCellError, BadTableError
from core.model import Cell, CellState, GroupRules, Message, SummaryRow, UnitId
from core.text import clean, decimal_of, fold
from core.workbook.columns import Column, column_of, columns_of

Grid = Sequence[Sequence[Cell]]

Columns = tuple[Column, ...]

SCORES = (Column.APPRAISED, Column.SURVEY)
NEEDED = (Column.UNIT, *SCORES)
FIGURES = (*SCORES, Column.SCALE)
COLUMN_NAMES: Mapping[Column, Message] = {
    Column.UNIT: Message(text=N_("unit")),
    Column.APPRAISED: Message(text=N_("appraised score")),
    Column.SURVEY: Message(text=N_("survey score")),
    Column.TOTAL: Message(text=N_("total points")),
    Column.SCALE: Message(text=N_("standard scale")),
    Column.COMMUNES: Message(text=N_("communes per band")),
}
_A_SCORE = Message(text=N_("a number, 0 or greater"))
_A_SCALE = Message(text=N_("a number greater than 0"))
_DEEPEST = 50  # rows above the header: titles, dates, empty rows
_TOTALS = re.compile(
    r"(tong|cong|trung binh|binh quan|(grand )?total|average|mean|sum)"
    r"( (chung|cong|so|diem|toan tinh|cac don vi))*"
    r"|(gia tri|diem) (trung binh|binh quan)( .*)?"
)
_LETTERS = re.compile(r"[^a-z0-9]+")
_MARK = re.compile(r"\(?\s*(\d{1,2})\s*\)?\s*(?:[=:].*)?")
_LETTER_MARK = re.compile(r"\(?[a-z]\)?|\(?\d{1,2}\)?")
_BLANK = Cell(text="", state=CellState.BLANK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Where a table says what its columns are.

    Attributes:
        first: Position of the first header row in the block.
        last: Position of the last one: a heading may be written over two rows.
        columns: Position of each column found.
        titles: The headings as written.
        needed: Those it was recognised by.
    """

    first: int
    last: int
    columns: Mapping[Column, int]
    titles: Mapping[Column, str]
    needed: Columns = NEEDED


def scores_of(rules: GroupRules) -> Columns:
    """Return the columns a unit's points are added up from by ``rules``."""
    formula = rules.formula("total")
    if formula is None:
        return (Column.TOTAL,)
    terms = {term.name for term in formula.terms}
    return tuple(column for column in SCORES if column.value in terms)


def needed_by(rules: GroupRules) -> Columns:
    """Return the columns without which nothing can be reckoned by ``rules``."""
    return (Column.UNIT, *scores_of(rules))


def lines_below(
    grid: Grid, header: Header, identify: Callable[[str], UnitId]
) -> tuple[SummaryRow, ...]:
    """Return the unit lines below ``header``, from top to bottom.

    Titles, empty rows, column numbers, repeated headers and total rows are passed over.

    Args:
        grid: The cells, each with its place in ``where``.
        header: Where the columns stand.
        identify: Gives the unit a name means.
    """
    below = [*grid[header.last + 1 :]]
    lines = [row for row in below if _is_line(row, header)]
    if lines and _is_numbering(lines[0], header):
        del lines[0]
    return tuple(_summary_row(row, header, identify) for row in lines)


def find_header(grid: Grid, ways: Sequence[Columns] = (NEEDED,)) -> Header:
    """Return the header: the first row, or pair of rows, with the needed columns.

    Args:
        grid: The cells.
        ways: Columns of which all are needed; the first set that is found serves.

    Raises:
        BadTableError: No row has them all, or one of them stands there twice.
    """
    top = [[clean(cell.text) for cell in row] for row in grid[:_DEEPEST]]
    pairs = [_joined(upper, lower) for upper, lower in pairwise(top)]
    for needed in ways:
        for height, candidates in ((1, top), (2, pairs)):
            for first, texts in enumerate(candidates):
                if all(column in columns_of(texts) for column in needed):
                    return _header(first, first + height - 1, texts, needed)
    raise _no_header([*top, *pairs], ways[-1])


def require_columns(header: Header, needed: Columns) -> None:
    """Refuse a header that lacks a column.

    Raises:
        BadTableError: Names the columns it lacks.
    """
    missing = _names(column for column in needed if column not in header.columns)
    if missing:
        raise _bad_table(N_("no column is headed {missing}"), needed, missing=missing)


def _names(columns: Iterable[Column]) -> tuple[Message, ...]:
    return tuple(COLUMN_NAMES[column] for column in columns)


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    return [f"{a} {b}".strip() for a, b in zip(upper, lower, strict=False)]


def _header(first: int, last: int, texts: Sequence[str], needed: Columns) -> Header:
    found = columns_of(texts)
    for column in (*needed, Column.SCALE, Column.COMMUNES):
        places = found.get(column, ())
        if len(places) > 1:
            raise _bad_table(
                N_("several columns are headed like {column}: {titles}"),
                needed,
                column=COLUMN_NAMES[column],
                titles=tuple(f'"{texts[place]}"' for place in places),
            )
    columns = {column: places[0] for column, places in found.items()}
    titles = {column: texts[place] for column, place in columns.items()}
    return Header(first=first, last=last, columns=columns, titles=titles, needed=needed)


def _no_header(rows: Iterable[Sequence[str]], needed: Columns) -> BadTableError:
    """Return the error that names what the likeliest header row lacks."""
    found = (frozenset(columns_of(row)) for row in rows)
    best = max(found, key=lambda row: _likeness(row, needed), default=frozenset())
    missing = _names(column for column in needed if column not in best)
    if len(missing) == len(needed):
        return _bad_table(N_("no header row was found"), needed)
    return _bad_table(N_("no column is headed {missing}"), needed, missing=missing)


def _likeness(columns: frozenset[Column], needed: Columns) -> tuple[int, int]:
    return len(columns & frozenset(needed)), len(columns)


def _bad_table(problem: str, needed: Columns, **params: object) -> BadTableError:
    wanted = _names((*needed, Column.SCALE))
    return BadTableError(problem=Message(text=problem, params=params), columns=wanted)


def _at(row: Sequence[Cell], header: Header, column: Column) -> Cell:
    place = header.columns.get(column)
    return _BLANK if place is None or place >= len(row) else row[place]


def _is_line(row: Sequence[Cell], header: Header) -> bool:
    """Return whether a row below the header is about a unit."""
    name = clean(_at(row, header, Column.UNIT).text)
    if not name:
        return _has_figures(row, header) and not _is_total(row)
    return not is_total_name(name) and not _repeats_header(row, header)


def _has_figures(row: Sequence[Cell], header: Header) -> bool:
    return any(_at(row, header, column).text.strip() for column in FIGURES)


def _is_total(row: Sequence[Cell]) -> bool:
    """Return whether a row without a name is a sum: its label may stand anywhere."""
    return any(is_total_name(cell.text) for cell in row)


def is_total_name(text: str) -> bool:
    """Return whether a line is called a total or an average: it is no unit."""
    return _TOTALS.fullmatch(_LETTERS.sub(" ", fold(text)).strip()) is not None


def _repeats_header(row: Sequence[Cell], header: Header) -> bool:
    """Return whether the header is printed again, as on every page of a long table."""
    return all(_announces(_at(row, header, column), column) for column in header.needed)


def _announces(cell: Cell, column: Column) -> bool:
    announced = column_of(cell.text)
    return announced is not None and announced[0] is column


def _is_numbering(row: Sequence[Cell], header: Header) -> bool:
    """Return whether a row numbers the columns: ``(1) (2) (3) (4)=(2)+(3)``."""
    name = fold(_at(row, header, Column.UNIT).text).strip()
    marks = [(place, _mark(row, place)) for place in _figure_places(header)]
    offsets = {place - mark for place, mark in marks if mark is not None}
    return (
        _LETTER_MARK.fullmatch(name) is not None
        and all(mark is not None for _, mark in marks)
        and len(offsets) == 1
    )


def _figure_places(header: Header) -> tuple[int, ...]:
    return tuple(header.columns[c] for c in FIGURES if c in header.columns)


def _mark(row: Sequence[Cell], place: int) -> int | None:
    found = _MARK.fullmatch(row[place].text.strip()) if place < len(row) else None
    return None if found is None else int(found[1])


def _summary_row(
    row: Sequence[Cell], header: Header, identify: Callable[[str], UnitId]
) -> SummaryRow:
    name = clean(_at(row, header, Column.UNIT).text)
    return SummaryRow(
        unit=identify(name),
        printed_name=name,
        cells={column.value: _figure(row, header, column) for column in header.columns},
        where=_at(row, header, Column.UNIT).where,
    )


def _figure(row: Sequence[Cell], header: Header, column: Column) -> Cell:
    """Return a cell with the figure it means, if it means a possible one."""
    cell = _at(row, header, column)
    value = cell.value if cell.value is not None else decimal_of(clean(cell.text))
    possible = value is not None and _is_possible(value, column)
    where = f"{cell.where} ({header.titles[column]})" if cell.where else ""
    return replace(cell, value=value if possible else None, where=where)


def _is_possible(value: Decimal, column: Column) -> bool:
    return value > 0 if column is Column.SCALE else value >= 0


def unreadable(row: SummaryRow, scores: Columns = SCORES) -> BadCellError | None:
    """Return the error about the first cell of ``row`` that holds no figure, if any."""
    for column in (*scores, Column.SCALE):
        cell = row.cells.get(column, _BLANK)
        text = clean(cell.text)
        if text and cell.value is None:
            expected = _A_SCALE if column is Column.SCALE else _A_SCORE
            return BadCellError(where=cell.where, text=text, expected=expected)
    return None


def absent(row: SummaryRow, scores: Columns = SCORES) -> Column | None:
    """Return which score ``row`` lacks, if it lacks one."""
    return next((column for column in scores if row.value(column) is None), None)
