"""Live formulas for results, where a cell can say what the rules say.

Only what a spreadsheet reckons to the same digits: sums of cells beside it, the index
as a rounded quotient, the rank by index. Bands and ranks under further conditions stay
values.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from core.api.score_places import Place
from core.model import Compare, GroupRules, RankKey, RoundingMode, Ties
from core.workbook.found import Spot, a1
from core.workbook.plan import Axis


@dataclass(frozen=True, eq=False)
class Formulas:
    """Writes the formulas of one table."""

    place: Place

    def of(self, name: str, spot: Spot) -> str | None:
        """Return the formula of a result, or None where a value is written."""
        line = spot[1] if self._is_across else spot[0]
        make = {"total": self._total, "index": self._index, "rank": self._rank}.get(
            name
        )
        return None if make is None else make(line)

    @property
    def _rules(self) -> GroupRules:
        return self.place.group.rules

    @property
    def _is_across(self) -> bool:
        return self.place.part.axis is Axis.ACROSS

    @cached_property
    def _lines(self) -> Mapping[str, int]:
        """Return the line of every figure of the table."""
        own = {one.key: one.line for one in self.place.part.figures if one.key}
        return {**own, **self.place.figures}

    def _cell(self, name: str, line: int) -> str | None:
        found = self._lines.get(name)
        return None if found is None else a1(*self.place.spot(line, found))

    def _total(self, line: int) -> str | None:
        formula = self._rules.formula("total")
        if formula is None or self._has_caps:
            return None
        cells = [(term.adds, self._cell(term.name, line)) for term in formula.terms]
        if any(cell is None for _, cell in cells):
            return None
        signed = "".join(f"{'+' if adds else '-'}{cell}" for adds, cell in cells)
        return f"ROUND({signed.removeprefix('+')},{self._places})"

    @cached_property
    def _places(self) -> int:
        """Return the most decimals a total has: sums in binary leave more."""
        totals = (row.standing.points for row in self.place.group.rows)
        found = (total.as_tuple().exponent for total in totals if total is not None)
        return max((-e for e in found if isinstance(e, int)), default=0)

    @property
    def _has_caps(self) -> bool:
        return any(part.cap is not None for part in self._rules.components) or bool(
            self._rules.column_rounding
        )

    def _index(self, line: int) -> str | None:
        total, scale = self._cell("total", line), self._cell("scale", line)
        rounding = self._rules.rounding
        is_half_up = rounding.mode is RoundingMode.HALF_UP
        if total is None or scale is None:
            return None
        name = "ROUND" if is_half_up else "ROUNDDOWN"
        return f"{name}({total}/{scale}*100,{rounding.digits})"

    def _rank(self, line: int) -> str | None:
        ranking = self._rules.ranking
        is_plain = ranking.key == (RankKey.INDEX,) and ranking.ties is Ties.SHARED
        own = self._cell("index", line)
        if own is None or not is_plain or self._rules.compare is Compare.EXACT:
            return None
        lines = sorted(self.place.units.values())
        if lines != list(range(lines[0], lines[-1] + 1)):  # averages stand between
            return None
        ends = (self._fixed(lines[0]), self._fixed(lines[-1]))
        return f"RANK({own},{ends[0]}:{ends[1]},0)"

    def _fixed(self, line: int) -> str:
        cell = self._cell("index", line) or ""
        letters = cell.rstrip("0123456789")
        return f"${letters}${cell[len(letters) :]}"
