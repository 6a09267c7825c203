"""One page of an annex on its sheet, seen as criteria down and units across.

Whichever way the sheet runs, an `Item` is one line of the annex and `Page.cell` the
cell where it meets a unit.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from core.model import Cell, CellState, GroupRules, UnitId
from core.text import clean, fold
from core.workbook.found import Kind, Sheet, Workbook
from core.workbook.plan import Axis, Meaning, Part
from core.workbook.values import Cells

_STANDINGS = frozenset({"band", "rank"})
_OPEN = re.compile(
    r"\d+ ?[–-] ?\d+$|(khong|chua)( co)? xep|chua xac dinh|undecided|no band|not ranked"
)
Exempt = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of an annex: a criterion or a result.

    Attributes:
        code: Criterion code, or the name of a figure.
        meaning: What it was read from.
        is_total: Whether it is a figure.
    """

    code: str
    meaning: Meaning
    is_total: bool

    @property
    def line(self) -> int:
        """Return the row or column it stands in."""
        return self.meaning.line


@dataclass(frozen=True, kw_only=True, eq=False)
class Page:
    """A part of the plan on its sheet.

    Attributes:
        part: What was understood.
        sheet: Where it stands.
        cells: Reads the sheet's cells.
        is_text: Whether the file is text, in which cells may collapse.
    """

    part: Part
    sheet: Sheet
    cells: Cells
    is_text: bool

    @cached_property
    def units(self) -> tuple[UnitId | None, ...]:
        """Return the unit of each line in the sheet's order; None where not known."""
        return tuple(UnitId(one.key) if one.key else None for one in self._ordered)

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """Return the row or column of each unit, known or not."""
        return tuple(one.line for one in self._ordered)

    @cached_property
    def line_of(self) -> Mapping[UnitId, int]:
        """Return the row or column of each unit that is known; its first one."""
        found: dict[UnitId, int] = {}
        for unit, line in zip(self.units, self.lines, strict=True):
            if unit is not None:
                found.setdefault(unit, line)
        return found

    @cached_property
    def _ordered(self) -> tuple[Meaning, ...]:
        return tuple(sorted(self.part.units, key=lambda one: one.line))

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Return criteria and results in the sheet's order."""
        pairs = ((self.part.criteria, False), (self.part.figures, True))
        found = (
            Item(code=one.key, meaning=one, is_total=is_total)
            for meanings, is_total in pairs
            for one in meanings
            if one.key
        )
        return tuple(sorted(found, key=lambda item: item.line))

    @cached_property
    def is_across(self) -> bool:
        """Return whether units stand side by side."""
        return self.part.axis is Axis.ACROSS

    @cached_property
    def is_contiguous(self) -> bool:
        """Return whether the units stand side by side without a gap."""
        first, last = self.lines[0], self.lines[-1]
        return self.is_across and last - first + 1 == len(self.lines)

    def cell(self, unit_line: int, item: Item) -> Cell:
        """Return the cell where a unit and an item meet."""
        spot = (item.line, unit_line) if self.is_across else (unit_line, item.line)
        found = self.cells.at(*spot)
        return left_open(found) if item.code in _STANDINGS else found

    def where(self, item: Item) -> str:
        """Return the place where the item is named."""
        return self.cells.where(*item.meaning.spot)

    def row(self, line: int) -> tuple[Cell, ...]:
        """Return the cells of a row from the first unit's column to the last filled."""
        width = len(self.sheet.rows[line]) if line < len(self.sheet.rows) else 0
        return tuple(self.cells.at(line, c) for c in range(self.lines[0], width))

    @cached_property
    def unheaded(self) -> frozenset[int]:
        """Return columns right of the units without any heading."""
        top = range(self.part.first, max(one.spot[0] for one in self.part.units) + 1)
        widest = max((len(row) for row in self.sheet.rows), default=0)
        return frozenset(
            column
            for column in range(self.lines[-1] + 1, widest)
            if all(self.sheet.at(row, column) in (None, "") for row in top)
        )

    def unclaimed(self) -> Iterator[int]:
        """Yield rows below the header that hold figures and are no item."""
        if not self.is_across:
            return
        claimed = {item.line for item in self.items} | set(self.part.skipped)
        named = {one.line for one in (*self.part.criteria, *self.part.figures)}
        header = max(one.spot[0] for one in self.part.units)
        for line in range(header + 1, self.part.last + 1):
            if line not in claimed | named and len(_figures(self.row(line))) > 1:
                yield line


def left_open(cell: Cell) -> Cell:
    """Return a band or rank; words that leave it open say that there is none yet."""
    if _OPEN.match(fold(clean(cell.text))) is None:
        return cell
    return replace(cell, text="", state=CellState.NOT_APPLICABLE)


def _figures(cells: tuple[Cell, ...]) -> list[Cell]:
    return [cell for cell in cells if cell.value is not None]


def page_of(workbook: Workbook, part: Part) -> Page:
    """Return a part of the plan on its sheet."""
    sheet = next(one for one in workbook.sheets if one.name == part.sheet)
    is_text = workbook.kind is Kind.TEXT
    cells = Cells(workbook, sheet)
    return Page(part=part, sheet=sheet, cells=cells, is_text=is_text)


def exempt_of(rules: GroupRules) -> Exempt:
    """Return for each scored criterion the units that the rules do not apply it to."""
    found: dict[str, set[str]] = {}
    for exception in rules.scale.not_applicable:
        for criterion in rules.criteria:
            if criterion.method and any(map(criterion.lies_in, exception.criteria)):
                found.setdefault(criterion.code, set()).add(exception.unit)
    return {code: frozenset(units) for code, units in found.items()}


def understood(cell: Cell, unit: str, code: str, exempt: Exempt) -> Cell:
    """Return a cell, blank ones not applicable where the rules say so."""
    if cell.state is not CellState.BLANK or unit not in exempt.get(code, ()):
        return cell
    return Cell(text="", state=CellState.NOT_APPLICABLE, where=cell.where)
