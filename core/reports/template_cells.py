"""What stands in a unit's column of the scoring sheet: value, formula, look."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from core.i18n import Localizer
from core.model import RoundingMode, Standing
from core.reports import template_words as words
from core.reports.template_bands import conditions_of, flag
from core.reports.template_formulas import of_heading, of_parts, of_sum
from core.reports.template_known import Known
from core.reports.template_lines import Kind, Line
from core.reports.template_reckoning import Grid
from core.reports.template_scale import CROSS, of_scale
from core.reports.template_styles import fixed_format, points_format
from core.scoring.index import rescaled, shortened

Value = Decimal | str | None
_TYPED = {Kind.ITEM: "typed", Kind.TYPED: "typed", Kind.COUNTED: "typed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """One cell.

    Attributes:
        look: Name of its style.
        number: Its number format; empty for the style's own.
        value: What it shows; None for blank.
        formula: What it is reckoned by; empty for what is typed.
    """

    look: str
    number: str = ""
    value: Value = None
    formula: str = ""


class Column:
    """The cells of one unit's column."""

    def __init__(
        self, grid: Grid, number: int, known: Known, localizer: Localizer
    ) -> None:
        """Look at the unit with that number, from 0."""
        self._grid = grid
        self._at = grid.at
        self._number = number
        self._known = known
        self._localizer = localizer
        self._points = points_format(grid.at.frame.digits)

    def cell(self, line: Line) -> Filled:
        """Return the cell on a line."""
        if line.kind is Kind.HEADING:
            return self._heading(line)
        if line.kind is Kind.RESULT:
            return self._result(line.key)
        if line.key in self._known.crossed:
            return Filled(look="crossed", number=self._points, value=CROSS)
        value = self._known.values[line.key]
        formula = "" if self._is_typed(line) else self._formula(line)
        look = _TYPED.get(line.kind, "over")
        if line.kind is Kind.RECKONED:
            look = "locked"
        number = "0" if line.kind is Kind.COUNTED else self._digits_of(line.key)
        return Filled(look=look, number=number, value=value, formula=formula)

    def _is_typed(self, line: Line) -> bool:
        """Return whether a figure that could be reckoned was given instead."""
        unit = self._at.frame.units[self._number]
        return line.kind is not Kind.RECKONED and line.key in unit.points

    def _digits_of(self, key: str) -> str:
        rounding = self._at.frame.group.column_rounding.get(key)
        return self._points if rounding is None else fixed_format(rounding.digits)

    def _formula(self, line: Line) -> str:
        if line.kind is Kind.SUMMED:
            method = words.method_of_sum(line.key, self._localizer)
            return of_sum(self._at, self._number, method)
        if line.kind is Kind.RECKONED:
            return of_parts(self._at, line, self._number)
        return of_scale(self._at, self._number) if line.kind is Kind.SCALE else ""

    def _heading(self, line: Line) -> Filled:
        return Filled(
            look="heading_number",
            number=self._points,
            value=self._known.values[line.key],
            formula=of_heading(self._at, line, self._number),
        )

    def _result(self, key: str) -> Filled:
        results = {
            "rescaled": self._rescaled,
            "index": self._index,
            "band": self._band,
            "rank": self._rank,
        }
        return results[key]()

    def _cell(self, key: str) -> str:
        return self._at.reckoned(self._grid.column(key), self._number)

    def _if_scored(self, figure: str, otherwise: str = '""') -> str:
        return f"=IF({self._cell('scored')}=1,{figure},{otherwise})"

    def _rescaled(self) -> Filled:
        group, part = self._at.frame.group, self._known.part
        rounding = group.column_rounding.get("total")
        digits = self._at.frame.digits if rounding is None else rounding.digits
        found = None
        if part.points is not None and part.exact is not None and part.scale:
            full = rescaled(part.points, part.scale, group)
            exact = None if full is None else Fraction(full)
            if exact is not None:
                found = shortened(exact, digits, RoundingMode.HALF_UP)
        if rounding is None:
            quotient = f"{self._cell('points')}/{self._cell('scale')}"
            figure = f"ROUND({quotient}*{group.scale.full:f},{digits})"
        else:
            figure = f"{self._cell('rescaled')}/{10**digits}"
        return Filled(
            look="result",
            number=fixed_format(digits) if rounding else self._points,
            value=found,
            formula=self._if_scored(figure),
        )

    def _index(self) -> Filled:
        digits = self._at.frame.group.rounding.digits
        return Filled(
            look="result",
            number=fixed_format(digits),
            value=self._standing.index,
            formula=self._if_scored(f"{self._cell('index')}/{10**digits}"),
        )

    @property
    def _standing(self) -> Standing:
        return self._known.standing

    def _band(self) -> Filled:
        labels = [band.label for band in self._standing.bands]
        text = labels[0] if len(labels) == 1 else self._undecided(" / ".join(labels))
        text = text if labels else self._localizer.text("no band")
        shown = None if self._standing.index is None else text
        return Filled(look="verdict", value=shown, formula=self._band_formula())

    def _undecided(self, bands: str) -> str:
        return self._localizer.text("undecided: {bands}", bands=bands)

    def _band_formula(self) -> str:
        group, labels = self._at.frame.group, self._at.band_labels()
        best, worst = self._cell("best_band"), self._cell("worst_band")
        one = f"INDEX({labels},1,{best})"
        nothing = _text(self._localizer.text("no band"))
        known = f"IF({best}>{len(group.bands)},{nothing},{one})"
        stages = len(conditions_of(group))
        if not stages:
            return self._if_scored(known)
        several = "&".join(
            f'IF({self._cell(flag(stages, n))}=1," / "&INDEX({labels},1,{n + 1}),"")'
            for n in range(len(group.bands))
        )
        before, after = self._undecided("\0").split("\0")
        parts = (_text(before), f"MID({several},4,255)", _text(after))
        joined = "&".join(part for part in parts if part != '""')
        return self._if_scored(f"IF({best}={worst},{known},{joined})")

    def _rank(self) -> Filled:
        unit = self._at.frame.units[self._number].unit or ""
        if self._at.frame.group.why_unranked(unit) is not None:
            text = self._localizer.text("not ranked")
            return Filled(look="verdict", value=text)
        best, worst = self._cell("best_rank"), self._cell("worst_rank")
        ends = f'IF({best}={worst},{best},{best}&"–"&{worst})'
        standing, shown = self._standing, None
        if standing.best_rank is not None:
            same = standing.best_rank == standing.worst_rank
            span = f"{standing.best_rank}–{standing.worst_rank}"
            shown = Decimal(standing.best_rank) if same else span
        formula = f'=IF({self._cell("ranked")}=1,{ends},"")'
        return Filled(look="verdict", value=shown, formula=formula)


def _text(text: str) -> str:
    """Return a text as formulas write it."""
    return '"' + text.replace('"', '""') + '"'
