"""What is checked: one group's table under its rules, each unit looked at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from core.model import (
    Annex,
    Band,
    Cell,
    CellState,
    GroupRules,
    ScoreTable,
    SummaryRow,
    UnitId,
)
from core.scoring.parts import Parts, parts_of
from core.text import clean, fold


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Subject:
    """One group's table, ready to be checked; each is itself and no other.

    Attributes:
        table: As printed.
        rules: The group's rules.
        rows: Summary lines, the first of each unit.
        items: Annex cells by unit, then by criterion code or part name.
        expected: Units that the registry has in this group and year; may be empty.
        names: What units are called, for people; an id serves where there is none.
        certain_scales: Those asked for so far, for several checks ask again.
        bands_called: Bands by the labels asked for so far.
    """

    table: ScoreTable
    rules: GroupRules
    rows: tuple[SummaryRow, ...]
    items: Mapping[UnitId, Mapping[str, Cell]]
    expected: tuple[UnitId, ...] = ()
    names: Mapping[UnitId, str] = field(default_factory=dict)
    _parts: dict[int, Parts] = field(default_factory=dict, init=False, repr=False)
    bands_called: dict[str, Band | None] = field(
        default_factory=dict, init=False, repr=False
    )
    certain_scales: dict[UnitId, Decimal | None] = field(
        default_factory=dict, init=False, repr=False
    )

    def parts(self, row: SummaryRow) -> Parts:
        """Return the figures of a line up to its band, reckoned once for each line."""
        known = self._parts.get(id(row))  # the figures keep the line alive
        if known is None:
            known = self._parts[id(row)] = parts_of(row, self.rules)
        return known

    def name(self, unit: UnitId) -> str:
        """Return what the unit is called."""
        return self.names.get(unit, unit)

    def item(self, unit: UnitId, code: str) -> Cell | None:
        """Return one annex cell of a unit, or None where there is no such cell."""
        return self.items.get(unit, {}).get(code)

    def missing(self) -> tuple[UnitId, ...]:
        """Return units that should stand in the summary and do not, in order."""
        listed = {row.unit for row in self.rows}
        wanted = dict.fromkeys((*self.items, *self.expected))
        return tuple(unit for unit in wanted if unit not in listed)


def subject_of(
    table: ScoreTable,
    rules: GroupRules,
    expected: Iterable[UnitId] = (),
    names: Mapping[UnitId, str] | None = None,
) -> Subject:
    """Return the subject that checks and results work on."""
    return Subject(
        table=table,
        rules=rules,
        rows=unique_rows(table.rows),
        items={} if table.annex is None else items_by_unit(table.annex),
        expected=tuple(expected),
        names=names or {},
    )


def unique_rows(rows: Iterable[SummaryRow]) -> tuple[SummaryRow, ...]:
    """Return the first line of each unit."""
    first: dict[UnitId, SummaryRow] = {}
    for row in rows:
        first.setdefault(row.unit, row)
    return tuple(first.values())


def items_by_unit(annex: Annex) -> dict[UnitId, dict[str, Cell]]:
    """Return annex cells by unit and code; rows of a wrong length are left out."""
    items: dict[UnitId, dict[str, Cell]] = {unit: {} for unit in annex.units}
    for row in annex.rows:
        if len(row.cells) == len(annex.units):
            for unit, cell in zip(annex.units, row.cells, strict=True):
                items[unit].setdefault(row.code, cell)
    return items


def is_unknown(cell: Cell | None) -> bool:
    """Return whether a figure should be here but is not to be had."""
    if cell is None or is_gone(cell):
        return True
    return cell.state is CellState.PRINTED and cell.value is None


def is_gone(cell: Cell) -> bool:
    """Return whether nothing legible is left in a cell that says something."""
    return cell.state in (CellState.LOST, CellState.UNDECIDABLE, CellState.BLANK)


def same_text(left: str, right: str) -> bool:
    """Return whether two printed words are the same but for case, marks and blanks."""
    return fold(clean(left)) == fold(clean(right))
