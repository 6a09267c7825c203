"""The reckoning sheet: index, band and rank in whole numbers, a unit a row.

Whole numbers below 10^13 are exact in every spreadsheet, and so are their sums,
products, comparisons and the quotients that are cut. Nothing here is rounded twice.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil

from core.model import Compare, CompareOn, GroupRules, ScaleKind
from core.reports.template_formulas import shortened, uncut
from core.reports.template_known import Known
from core.reports.template_places import FIRST_UNIT_ROW, Places, letters
from core.reports.template_shape import places

Formula = Callable[[int], str]
Value = Callable[[Known], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """One column of the reckoning sheet.

    Attributes:
        key: By which other columns name it.
        formula: By the unit's number, from 0.
        value: What the core says, saved beside the formula.
    """

    key: str
    formula: Formula
    value: Value


class Grid:
    """The columns so far, and addresses among them."""

    def __init__(self, at: Places) -> None:
        """Begin with the column of names."""
        self.at = at
        self.columns: list[Reckoned] = []

    def add(self, key: str, formula: Formula, value: Value) -> None:
        """Append a column."""
        self.columns.append(Reckoned(key=key, formula=formula, value=value))

    def has(self, key: str) -> bool:
        """Return whether there is such a column."""
        return any(one.key == key for one in self.columns)

    def column(self, key: str) -> int:
        """Return a column's place on the sheet, names standing first."""
        return 1 + [one.key for one in self.columns].index(key)

    def cell(self, key: str, number: int) -> str:
        """Return a unit's cell in a column."""
        return f"{letters(self.column(key))}{FIRST_UNIT_ROW + number + 1}"

    def every(self, key: str) -> str:
        """Return the whole column, held fast."""
        column, count = letters(self.column(key)), len(self.at.frame.units)
        first = FIRST_UNIT_ROW + 1
        return f"${column}${first}:${column}${first + count - 1}"

    def before(self, key: str, number: int) -> str:
        """Return the cells of a column above a unit's own."""
        column, first = letters(self.column(key)), FIRST_UNIT_ROW + 1
        return f"${column}${first}:${column}${first + number - 1}"


def begun(at: Places) -> Grid:
    """Return the columns up to the figure that bands look at."""
    grid, group = Grid(at), at.frame.group
    scaled = 10**at.frame.digits
    grid.add(
        "points", _whole_of(at, "total"), lambda k: times(k.values["total"], scaled)
    )
    grid.add(
        "scale", _whole_of(at, "scale"), lambda k: times(k.values["scale"], scaled)
    )
    grid.add("scored", _is_scored(grid), lambda k: int(k.part.exact is not None))
    if group.scale.kind is ScaleKind.RESCALED and "total" in group.column_rounding:
        _add_rescaled(grid, group)
    grid.add("index", _index(grid, group), lambda k: _index_of(k, group))
    if _looks_at_uncut(group):
        grid.add("uncut", _uncut(at), lambda k: times(k.part.added, scaled))
    return grid


def times(value: Decimal | None, factor: int) -> int:
    """Return ``value`` times ``factor``, a whole number; 0 where nothing is known."""
    return 0 if value is None else int(value * factor)


def _whole_of(at: Places, key: str) -> Formula:
    def formula(number: int) -> str:
        """Return the formula of one unit."""
        cell = at.scored(key, number)
        return f"=IF(ISNUMBER({cell}),ROUND({cell}*{10**at.frame.digits},0),0)"

    return formula


def _is_scored(grid: Grid) -> Formula:
    def formula(number: int) -> str:
        """Return the formula of one unit."""
        total = grid.at.scored("total", number)
        return f"=IF(AND(ISNUMBER({total}),{grid.cell('scale', number)}>0),1,0)"

    return formula


def _add_rescaled(grid: Grid, group: GroupRules) -> None:
    """Append the points brought back to the full scale, rounded as the total is."""
    rounding = group.column_rounding["total"]
    full, parts = whole(group.scale.full)
    factor = 10**rounding.digits

    def formula(number: int) -> str:
        """Return the formula of one unit."""
        above = f"({grid.cell('points', number)}*{full * factor})"
        below = f"({grid.cell('scale', number)}*{parts})"
        quotient = shortened(above, below, rounding.mode)
        return f"=IF({grid.cell('scored', number)}=1,{quotient},0)"

    grid.add("rescaled", formula, lambda k: times(rescaled_of(k, group), factor))


def rescaled_of(one: Known, group: GroupRules) -> Decimal | None:
    """Return the points brought back to the full scale, where they are rounded."""
    from core.scoring.index import rescaled

    if one.part.points is None or one.part.scale is None:
        return None
    found = rescaled(one.part.points, one.part.scale, group)
    return found if isinstance(found, Decimal) else None


def _index(grid: Grid, group: GroupRules) -> Formula:
    """Return the index in units of its last digit."""
    percent = 100 * 10**group.rounding.digits

    def formula(number: int) -> str:
        """Return the formula of one unit."""
        above = f"({grid.cell('points', number)}*{percent})"
        below = grid.cell("scale", number)
        if grid.has("rescaled"):
            full, parts = whole(group.scale.full)
            above = f"({grid.cell('rescaled', number)}*{percent * parts})"
            below = f"{full * 10 ** group.column_rounding['total'].digits}"
        quotient = shortened(above, below, group.rounding.mode)
        return f"=IF({grid.cell('scored', number)}=1,{quotient},0)"

    return formula


def _index_of(one: Known, group: GroupRules) -> int:
    return times(one.standing.index, 10**group.rounding.digits)


def whole(value: Decimal) -> tuple[int, int]:
    """Return a figure as a whole number and what it is parts of: 0.5 is 5 and 10."""
    parts = 10 ** places(value)
    return int(value * parts), parts


def _looks_at_uncut(group: GroupRules) -> bool:
    """Return whether anything compares total points before they are rounded."""
    return (
        group.compare is Compare.EXACT
        and group.scale.kind is not ScaleKind.RESCALED
        and "total" in group.column_rounding
        and group.formula("total") is not None
    )


def _uncut(at: Places) -> Formula:
    """Return the total before its own rounding; it reads the scoring sheet's cells."""

    def formula(number: int) -> str:
        """Return the formula of one unit."""
        total = at.scored("total", number)
        figure = uncut(at, "total", number, elsewhere=True)
        return f"=IF(ISNUMBER({total}),ROUND({figure}*{10**at.frame.digits},0),0)"

    return formula


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The figure that cuts are set on: a column, over another, in parts of one.

    Attributes:
        above: Column of the whole number.
        below: Column it is divided by; empty for none.
        times: What ``above`` is to be multiplied by.
        cuts: By band, what ``above * times`` must reach, times ``below``.
    """

    above: str
    below: str
    times: int
    cuts: tuple[int, ...]


def compared(grid: Grid) -> Compared:
    """Return what bands look at, and the cuts in the same whole numbers."""
    group = grid.at.frame.group
    on_points, exact = (
        group.compare_on is CompareOn.POINTS,
        group.compare is Compare.EXACT,
    )
    rescales = group.scale.kind is ScaleKind.RESCALED
    if on_points and not rescales:
        column = "uncut" if exact and grid.has("uncut") else "points"
        return _single(column, 10**grid.at.frame.digits, group)
    if not on_points and not exact:
        return _single("index", 10**group.rounding.digits, group)
    if grid.has("rescaled") and not (on_points and exact):
        return _single("rescaled", _rescaled_unit(group, on_points=on_points), group)
    return _quotient(group, on_points=on_points)


def _rescaled_unit(group: GroupRules, *, on_points: bool) -> Fraction:
    """Return what one point, or one percent, is in units of the rescaled column."""
    unit = Fraction(10 ** group.column_rounding["total"].digits)
    return unit if on_points else unit * Fraction(group.scale.full) / 100


def _single(column: str, unit: int | Fraction, group: GroupRules) -> Compared:
    cuts = [Fraction(band.at_least) * unit for band in group.bands]
    return Compared(
        above=column, below="", times=1, cuts=tuple(ceil(cut) for cut in cuts)
    )


def _quotient(group: GroupRules, *, on_points: bool) -> Compared:
    """Return points over scale, in hundredths of the full points or of a percent."""
    full = Fraction(group.scale.full) if on_points else Fraction(100)
    finest = max([places(band.at_least) for band in group.bands], default=0)
    parts = 10**finest * full.denominator
    cuts = [int(band.at_least * parts) for band in group.bands]
    return Compared(
        above="points", below="scale", times=int(full * parts), cuts=tuple(cuts)
    )
