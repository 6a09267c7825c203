"""Totals as evidence: which ways a lost column may stand they do not speak against.

Source: survey items are printed rounded, their totals were added up before, so sums
may be off by the rules' tolerance for each item; where enough units are certain, no
more than the largest difference seen among these is allowed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.model import Cell, CellState, GroupRules, Method, UnitId
from core.scoring.points import summed
from core.workbook.alignment import Lost, placed
from core.workbook.scanned import Scan

Totals = Mapping[str, Mapping[UnitId, Decimal]]  # printed, by figure and unit
Items = Mapping[UnitId, Mapping[str, Cell]]
METHODS = {"survey": Method.SURVEY, "reviewed": Method.APPRAISED}
_ENOUGH = 8  # certain units whose differences tell how exact the table is


def narrowed(
    scan: Scan, items: Items, totals: Totals, rules: GroupRules
) -> frozenset[Lost]:
    """Return the ways that printed totals leave of a page's shared ones.

    Args:
        scan: A page on which every row lacks a value.
        items: What is certain, by unit and code.
        totals: What is printed.
        rules: Tell who scores which criterion.
    """
    ways = scan.shared
    for figure, method in METHODS.items():
        codes = tuple(c.code for c in rules.criteria if c.method is method)
        lines = {i.code: i.line for i in scan.page.items if i.line in scan.shorts}
        if set(codes) & lines.keys() and len(ways) > 1:
            weighed = _Weighed(
                scan=scan,
                items=items,
                totals=totals.get(figure, {}),
                codes=codes,
                lines=lines,
                tolerance=rules.survey_tolerance * len(codes) * (figure == "survey"),
            )
            ways = weighed.kept(ways)
    return ways


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weighed:
    """The items of one total, under different ways."""

    scan: Scan
    items: Items
    totals: Mapping[UnitId, Decimal]
    codes: Sequence[str]
    lines: Mapping[str, int]
    tolerance: Decimal

    def kept(self, ways: frozenset[Lost]) -> frozenset[Lost]:
        """Return the ways that leave no more sums off than any way does."""
        limit = self._limit()
        off = {way: self._beyond(way, limit) for way in ways}
        anyway = frozenset.intersection(*off.values())
        kept = frozenset(way for way, units in off.items() if units <= anyway)
        return kept or ways

    def _limit(self) -> Decimal:
        """Return how far sums may be off: as far as they are where all is certain."""
        found = [self._difference(unit, {}) for unit in self.totals]
        seen = [one for one in found if one is not None and one <= self.tolerance]
        return max(seen) if len(seen) >= _ENOUGH else self.tolerance

    def _beyond(self, way: Lost, limit: Decimal) -> frozenset[UnitId]:
        """Return the units whose sums a way makes impossible."""
        there = self._there(way)
        differences = {
            unit: self._difference(unit, there.get(unit, {})) for unit in self.totals
        }
        return frozenset(
            unit for unit, off in differences.items() if off is not None and off > limit
        )

    def _there(self, way: Lost) -> Mapping[UnitId, Mapping[str, Cell]]:
        found: dict[UnitId, dict[str, Cell]] = {}
        for code, line in self.lines.items():
            cells = self.scan.shorts[line].cells
            for place, cell in placed(cells, way, len(self.scan.units)):
                found.setdefault(self.scan.units[place], {})[code] = cell
        return found

    def _difference(self, unit: UnitId, there: Mapping[str, Cell]) -> Decimal | None:
        """Return how far a unit's items are from its total; None where one lacks."""
        own = self.items.get(unit, {})
        cells = [there.get(code) or own.get(code) for code in self.codes]
        values = _values(cells)
        if values is None or unit not in self.totals:
            return None
        return abs(summed(values) - self.totals[unit])


def _values(cells: Iterable[Cell | None]) -> list[Decimal] | None:
    values = []
    for cell in cells:
        if cell is None or (
            cell.value is None and cell.state is not CellState.NOT_APPLICABLE
        ):
            return None
        if cell.value is not None:
            values.append(cell.value)
    return values
