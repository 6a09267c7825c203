"""The long form, a line for every unit and criterion, turned into an annex."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from core.model import Annex, AnnexRow, Cell, CellState, GroupRules, UnitId
from core.rules.schema import FIGURES
from core.workbook.pages import Exempt, Page, exempt_of, understood

POINTS = "points"


def pivoted(pages: Sequence[Page], rules: GroupRules) -> Annex | None:
    """Return the annex that lines of the long form make up; None without any line.

    The first line of a unit and criterion counts; further ones make a row of their
    own, which the checks name.
    """
    table = _Table(exempt=exempt_of(rules))
    for page in pages:
        for unit, code, cell in _lines(page):
            table.add(unit, code, cell)
    if not table.units:
        return None
    order = {criterion.code: n for n, criterion in enumerate(rules.criteria)}
    codes = sorted(table.rows, key=lambda code: order.get(code, len(order)))
    rows = [row for code in codes for row in table.made(code)]
    criteria = (row for row in rows if not row.is_total)
    totals = (row for row in rows if row.is_total)
    names = dict.fromkeys(page.sheet.name for page in pages)
    return Annex(
        units=tuple(table.units), rows=(*criteria, *totals), where=", ".join(names)
    )


def _lines(page: Page) -> Iterator[tuple[UnitId, str, Cell]]:
    column = next((f.line for f in page.part.figures if f.key == POINTS), None)
    if column is None:
        return
    criteria = {one.line: one for one in page.part.criteria}
    at = page.cells.at
    for unit in page.part.units:
        criterion = criteria.get(unit.line)
        if unit.key and criterion is not None and criterion.key:
            yield UnitId(unit.key), criterion.key, at(unit.line, column)


@dataclass(slots=True)
class _Table:
    """Cells by code and unit, in the order they are met."""

    exempt: Exempt
    units: dict[UnitId, None] = field(default_factory=dict)
    rows: dict[str, list[dict[UnitId, Cell]]] = field(default_factory=dict)

    def add(self, unit: UnitId, code: str, cell: Cell) -> None:
        """Put a cell where unit and code meet."""
        self.units[unit] = None
        copies = self.rows.get(code)
        if copies is None:
            copies = self.rows[code] = [{}]
        for row in copies:
            if unit not in row:
                row[unit] = cell
                return
        copies.append({unit: cell})

    def made(self, code: str) -> Iterator[AnnexRow]:
        """Yield the rows of a code; copies have rows of their own."""
        for cells in self.rows[code]:
            where = next(iter(cells.values())).where
            yield AnnexRow(
                code=code,
                printed_code=code,
                label="",
                cells=self._row(cells, code, where),
                is_total=code in FIGURES,
                where=where,
            )

    def _row(
        self, cells: dict[UnitId, Cell], code: str, where: str
    ) -> tuple[Cell, ...]:
        blank = Cell(text="", state=CellState.BLANK, where=where)
        found = (cells.get(unit, blank) for unit in self.units)
        if code not in self.exempt:
            return tuple(found)
        return tuple(
            understood(cell, unit, code, self.exempt)
            for cell, unit in zip(found, self.units, strict=True)
        )
