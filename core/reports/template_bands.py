"""Band columns of the reckoning sheet: the cut reached, then what conditions leave.

Without conditions a unit has the band it reaches. With them it may have several: a
column for every band then says after each condition whether it is still possible.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from core.model import FigureCondition, GroupRules, Interval, ShareCondition
from core.reports.template_known import Known, communes
from core.reports.template_lines import COMMUNES, COMMUNES_OF
from core.reports.template_places import CUT_ROW
from core.reports.template_reckoning import Grid, Value, compared, times, whole
from core.scoring.bands import conditioned, outcomes
from core.scoring.parts import band_by_index

Condition = ShareCondition | FigureCondition
Cell = Callable[[int], str]  # by the unit's number
MISSED, MET, OPEN = 0, 1, 2


def add_bands(grid: Grid) -> None:
    """Append the best and the worst band a unit may have, from 1; one more is none."""
    group = grid.at.frame.group
    if not group.bands:
        return
    grid.add("reached", _reached(grid), lambda one: _reached_by(one, group))
    stages = conditions_of(group)
    for stage, condition in enumerate(stages, 1):
        _add_outcome(grid, stage, condition)
        _add_flags(grid, stage, condition)
    best = _first_flag if stages else _only
    worst = _last_flag if stages else _only
    grid.add("best_band", best(grid), lambda one: band_number(one, group, 0))
    grid.add("worst_band", worst(grid), lambda one: band_number(one, group, -1))


def conditions_of(group: GroupRules) -> tuple[Condition, ...]:
    """Return what bands ask for besides their cuts, in the order it is applied."""
    first = () if group.condition is None else (group.condition,)
    return (*first, *group.conditions)


def flag(stage: int, band: int) -> str:
    """Return the column that says whether a band is possible after a condition."""
    return f"stage {stage} band {band + 1}"


def band_number(one: Known, group: GroupRules, end: int) -> int:
    """Return the first or last possible band, from 1; one more for none, 0 unscored."""
    if one.standing.exact is None:
        return 0
    bands = one.standing.bands
    return 1 + (group.bands.index(bands[end]) if bands else len(group.bands))


def _reached(grid: Grid) -> Callable[[int], str]:
    figure, group = compared(grid), grid.at.frame.group
    cuts, count = grid.at.bands(CUT_ROW), len(group.bands)

    def formula(number: int) -> str:
        """Return the formula of one unit."""
        above = grid.cell(figure.above, number)
        have = f"{above}*{figure.times}" if figure.times > 1 else above
        asked = f"{cuts}*{grid.cell(figure.below, number)}" if figure.below else cuts
        passed = f"1+SUMPRODUCT(--({asked}>{have}))"
        band = passed if group.no_band_below else f"MIN({count},{passed})"
        return f"=IF({grid.cell('scored', number)}=1,{band},0)"

    return formula


def _reached_by(one: Known, group: GroupRules) -> int:
    if one.standing.exact is None:
        return 0
    band = band_by_index(one.part, group)
    return 1 + (len(group.bands) if band is None else group.bands.index(band))


def _add_outcome(grid: Grid, stage: int, condition: Condition) -> None:
    """Append whether a condition is missed, met or open."""
    if isinstance(condition, ShareCondition):
        seen = _share_look(grid, condition)
    else:
        seen = _figure_look(grid, stage, condition)

    def formula(number: int) -> str:
        """Return the formula of one unit."""
        threshold, interval = condition.threshold, condition.basis.interval
        met = seen.passes(number, threshold, strict=condition.exclusive)
        verdict = f"IF({met},{MET},{MISSED})"
        if interval is not None:
            verdict = f"IF({_left_open(seen, number, interval)},{OPEN},{verdict})"
        return f"=IF({seen.is_known(number)},{verdict},{OPEN})"

    grid.add(f"outcome {stage}", formula, lambda one: _outcome(one, stage, grid))


def _left_open(seen: "Look", number: int, interval: Interval) -> str:
    """Return whether one possible threshold is reached and another is not."""
    tests = ["TRUE"]
    if interval.low is not None:
        strict = not interval.low_included
        tests.append(seen.passes(number, interval.low, strict=strict))
    if interval.high is not None:
        tests.append(f"NOT({seen.passes(number, interval.high, strict=False)})")
    return f"AND({','.join(tests)})"


def _outcome(one: Known, stage: int, grid: Grid) -> int:
    found = list(outcomes(one.part.share, grid.at.frame.group, one.part.asked))
    met = found[stage - 1][1]
    return OPEN if met is None else int(met)


def _add_communes(grid: Grid, condition: ShareCondition) -> None:
    """Append how many communes a district has, and how many count."""
    every = [f"{COMMUNES_OF}{band.code}" for band in grid.at.frame.group.bands]
    good = [f"{COMMUNES_OF}{code}" for code in condition.counted]

    def all_of(number: int) -> str:
        """Return the cell with all communes of one unit."""
        total = grid.at.scored(COMMUNES, number)
        cells = ",".join(grid.at.scored(key, number) for key in every)
        return f"=IF(COUNT({cells})=0,0,IF(ISNUMBER({total}),{total},SUM({cells})))"

    def good_of(number: int) -> str:
        """Return the cell with the communes of one unit that count."""
        cells = ",".join(grid.at.scored(key, number) for key in good)
        return f"=SUM({cells})"

    grid.add("communes", all_of, lambda one: communes(one.values, every))
    grid.add("good", good_of, lambda one: sum(times(one.values[k], 1) for k in good))


def _first_flag(grid: Grid) -> Callable[[int], str]:
    return _flagged(grid, list(range(len(grid.at.frame.group.bands))))


def _last_flag(grid: Grid) -> Callable[[int], str]:
    return _flagged(grid, list(reversed(range(len(grid.at.frame.group.bands)))))


def _flagged(grid: Grid, order: list[int]) -> Callable[[int], str]:
    """Return the first band of ``order`` that is still possible; one more for none."""
    stage = len(conditions_of(grid.at.frame.group))

    def formula(number: int) -> str:
        """Return the formula of one unit."""
        found = f"{len(order) + 1}"
        for band in reversed(order):
            cell = grid.cell(flag(stage, band), number)
            found = f"IF({cell}=1,{band + 1},{found})"
        return f"=IF({grid.cell('scored', number)}=1,{found},0)"

    return formula


def _only(grid: Grid) -> Callable[[int], str]:
    return lambda number: f"={grid.cell('reached', number)}"


def _add_flags(grid: Grid, stage: int, condition: Condition) -> None:
    """Append for every band whether it is possible once the condition is applied."""
    for band in range(len(grid.at.frame.group.bands)):
        formula = _flag_formula(grid, stage, condition, band)
        grid.add(flag(stage, band), formula, _flag_value(grid, stage, band))


def _flag_formula(
    grid: Grid, stage: int, condition: Condition, band: int
) -> Callable[[int], str]:
    bands = grid.at.frame.group.bands
    guarded = [n for n, one in enumerate(bands) if one.code in condition.bands]
    falls = [n for n in guarded if min(n + condition.costs, len(bands) - 1) == band]

    def formula(number: int) -> str:
        """Return the formula of one unit."""
        outcome = grid.cell(f"outcome {stage}", number)
        kept = _was(grid, stage, band, number)
        ways = [f"{kept}*({outcome}<>{MISSED})" if band in guarded else kept]
        ways += [f"{_was(grid, stage, n, number)}*({outcome}<>{MET})" for n in falls]
        return f"=SIGN({'+'.join(ways)})"

    return formula


def _was(grid: Grid, stage: int, band: int, number: int) -> str:
    """Return whether a band was possible before a condition."""
    if stage == 1:
        return f"({grid.cell('reached', number)}={band + 1})"
    return grid.cell(flag(stage - 1, band), number)


def _flag_value(grid: Grid, stage: int, band: int) -> Value:
    group = grid.at.frame.group
    after = replace(group, conditions=group.conditions[: stage - bool(group.condition)])

    def value(one: Known) -> int:
        """Return what the formula gives for one unit."""
        reached = None if one.part.exact is None else band_by_index(one.part, group)
        if reached is None:
            return 0
        left = conditioned(reached, one.part.share, after, one.part.asked)
        return int(group.bands[band] in left)

    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a condition looks at, as whole numbers.

    Attributes:
        above: Cell of the whole number.
        below: Cell it is a percentage of; None for a figure.
        unit: What one of the threshold is in ``above``, for a figure.
        is_known: Whether there is anything to look at.
    """

    above: Cell
    is_known: Cell
    below: Cell | None = None
    unit: int = 1

    def passes(self, number: int, threshold: Decimal, *, strict: bool) -> str:
        """Return the test whether a threshold is reached, or exceeded if ``strict``."""
        sign, above = ">" if strict else ">=", self.above(number)
        if self.below is not None:
            cut, parts = whole(threshold)
            return f"{above}*{100 * parts}{sign}{cut}*{self.below(number)}"
        exact = Fraction(threshold) * self.unit
        return f"{above}{sign}{floor(exact) if strict else ceil(exact)}"


def _share_look(grid: Grid, condition: ShareCondition) -> Look:
    """Return the share of well-rated communes, appended as two columns."""
    _add_communes(grid, condition)
    return Look(
        above=lambda number: grid.cell("good", number),
        below=lambda number: grid.cell("communes", number),
        is_known=lambda number: f"{grid.cell('communes', number)}>0",
    )


def _figure_look(grid: Grid, stage: int, condition: FigureCondition) -> Look:
    """Return a figure that bands ask for, appended as a column."""
    factor, key = 10**grid.at.frame.digits, f"asked {stage}"

    def formula(number: int) -> str:
        """Return the formula of one unit."""
        cell = grid.at.scored(condition.figure, number)
        return f"=IF(ISNUMBER({cell}),ROUND({cell}*{factor},0),0)"

    grid.add(
        key, formula, lambda one: times(one.part.asked.get(condition.figure), factor)
    )
    return Look(
        above=lambda number: grid.cell(key, number),
        is_known=lambda n: f"ISNUMBER({grid.at.scored(condition.figure, n)})",
        unit=factor,
    )
