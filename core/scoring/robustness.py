"""Robustness (độ vững): between which ranks every unit stays when figures move.

Nothing is drawn at random: each figure has a least and a greatest value, and ranks are
compared at these ends. Every unit may move on its own, all at the same time.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from core.model import Band, CellState, GroupRules, Method, SummaryRow, Ties, UnitId
from core.scoring.bands import conditioned
from core.scoring.parts import Parts, band_by_index, parts_of, with_figures
from core.scoring.points import summed
from core.scoring.ranking import Key, positions
from core.scoring.room import Items
from core.scoring.scale import not_applicable_points
from core.scoring.standing import rank_key
from core.scoring.target import gaining_part, with_more

Ends = tuple[SummaryRow, SummaryRow]
EndsOf = Callable[[SummaryRow], Ends | None]
Places = Mapping[UnitId, tuple[int, int]]
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The ranks every unit may have while figures move within their ends.

    Attributes:
        places: Best and worst rank by unit; a unit without known ends is not in it.
        is_exact: Whether each end is reached by some figures; else ranks are surely
            inside, though perhaps in a narrower interval.
    """

    places: Places = field(default_factory=dict)
    is_exact: bool = True


def spread(rows: Sequence[SummaryRow], rules: GroupRules, ends_of: EndsOf) -> Spread:
    """Return the ranks of every unit between the ends that ``ends_of`` gives its line.

    A unit ranks best when it is at its upper end and all others are at their lower
    one, and worst the other way about; so the ends decide.
    """
    found = [(row.unit, _reach(ends_of(row), rules)) for row in rows]
    known = [(unit, reach) for unit, reach in found if reach is not None]
    best = [reach.best for _, reach in known]
    worst = [reach.worst for _, reach in known]
    ranks = positions(best, worst, rules.ranking)
    return Spread(
        places={unit: ends for (unit, _), ends in zip(known, ranks, strict=True)},
        is_exact=rules.ranking.ties is not Ties.DENSE
        and all(reach.is_exact for _, reach in known),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reach:
    """Best and worst key of a unit between its ends, and whether they are reached."""

    best: Key
    worst: Key
    is_exact: bool


def _reach(ends: Ends | None, rules: GroupRules) -> _Reach | None:
    if ends is None:
        return None
    low, high = (parts_of(row, rules) for row in ends)
    if rules.why_unranked(low.row.unit) is not None:
        return None
    bands = _bands_between(low, high, rules)
    if not bands:
        return None
    best, worst = rank_key(high, bands[0], rules), rank_key(low, bands[-1], rules)
    if best is None or worst is None:
        return None
    is_exact = bands[0] in high.possible and bands[-1] in low.possible
    return _Reach(best=best, worst=worst, is_exact=is_exact)


def _bands_between(
    low: Parts, high: Parts, rules: GroupRules
) -> tuple[Band | None, ...]:
    """Return every band a unit may have between two indices, best first.

    Last stands None for no band; nothing where an index is not known.
    """
    if low.index is None or high.index is None:
        return ()
    ladder = (*rules.bands, None)
    reached = [ladder.index(band_by_index(part, rules)) for part in (high, low)]
    found: set[Band | None] = set()
    for band in ladder[min(reached) : max(reached) + 1]:
        for part in (low, high):
            found |= _after_conditions(band, part, rules)
    return tuple(band for band in ladder if band in found)


def _after_conditions(
    band: Band | None, part: Parts, rules: GroupRules
) -> frozenset[Band | None]:
    if band is None:
        return frozenset((None,))
    return frozenset(conditioned(band, part.share, rules, part.asked))


def by_survey(rules: GroupRules, items: Mapping[UnitId, Items]) -> EndsOf:
    """Return the ends of a line whose survey items are each off by their rounding.

    A unit with n survey items moves by n times the tolerance of the rules; without an
    annex every survey criterion that the rules apply to it counts.
    """

    def ends(row: SummaryRow) -> Ends | None:
        """Return what a unit is ranked by at best and at worst."""
        margin = rules.survey_tolerance * survey_items(row.unit, rules, items)
        value = row.value("survey")
        if value is None:
            return None
        low, high = max(ZERO, summed((value, -margin))), summed((value, margin))
        return _within(row, rules, "survey", (low, high))

    return ends


def survey_items(unit: UnitId, rules: GroupRules, items: Mapping[UnitId, Items]) -> int:
    """Return how many survey criteria are applied to a unit."""
    cells = items.get(unit) or {}
    void = {c for c, cell in cells.items() if cell.state is CellState.NOT_APPLICABLE}
    exempt = [
        code
        for exception in rules.scale.not_applicable
        if exception.unit == unit and not cells
        for code in exception.criteria
    ]
    return sum(
        criterion.method is Method.SURVEY
        and criterion.code not in void
        and not any(map(criterion.lies_in, exempt))
        for criterion in rules.criteria
    )


def by_step(rules: GroupRules, step: Decimal) -> EndsOf:
    """Return the ends of a line whose appraised total is one step less or more."""
    part = gaining_part(rules)

    def ends(row: SummaryRow) -> Ends | None:
        """Return what a unit is ranked by at best and at worst."""
        value = row.value(part)
        if value is None:
            return None
        low, high = max(ZERO, summed((value, -step))), summed((value, step))
        return _within(row, rules, part, (low, high))

    return ends


def _within(
    row: SummaryRow, rules: GroupRules, column: str, figures: tuple[Decimal, Decimal]
) -> Ends:
    """Return the line at both figures, the upper one not above the full scale."""
    low, high = (with_figures(row, {column: figure}) for figure in figures)
    part = parts_of(high, rules)
    if part.points is None or part.scale is None:
        return low, high
    over = max(ZERO, summed((part.points, -part.scale)))
    allowed = max(summed((figures[1], -over)), row.value(column) or ZERO)
    return low, with_figures(row, {column: allowed})


def without_field(
    rules: GroupRules, items: Mapping[UnitId, Items], field_code: str
) -> EndsOf:
    """Return the ends of a line that one field is taken out of, points and scale.

    Items that cannot be read lie between 0 and their maximum. A line has no ends where
    it has no annex, or a maximum of the field is not known.
    """

    def ends(row: SummaryRow) -> Ends | None:
        """Return what a unit is ranked by at best and at worst."""
        cells = items.get(row.unit)
        scale = _scale_without(row, rules, cells or {}, field_code)
        given = _given(rules, cells or {}, field_code)
        if not cells or scale is None or scale <= 0 or given is None:
            return None
        least, most = given
        less = (with_more(row, rules, -points) for points in (most, least))
        low, high = (with_figures(line, {"scale": scale}) for line in less)
        return low, high

    return ends


def _scale_without(
    row: SummaryRow, rules: GroupRules, cells: Items, field_code: str
) -> Decimal | None:
    """Return the scale less the maxima of what is applied to the unit in a field."""
    void = [c for c, cell in cells.items() if cell.state is CellState.NOT_APPLICABLE]
    exempt = [
        code
        for exception in rules.scale.not_applicable
        if exception.unit == row.unit
        for code in exception.criteria
    ]
    off = not_applicable_points(rules, [*void, *exempt])
    all_off = not_applicable_points(rules, [*void, *exempt, field_code])
    scale = parts_of(row, rules).scale
    if off is None or all_off is None or scale is None:
        return None
    return summed((scale, off, -all_off))


def _given(
    rules: GroupRules, cells: Items, field_code: str
) -> tuple[Decimal, Decimal] | None:
    """Return the least and the most points a unit can have in a field."""
    least, most = [], []
    for criterion in rules.criteria:
        cell = cells.get(criterion.code)
        if criterion.method is None or criterion.field != field_code:
            continue
        if cell is not None and cell.state is CellState.NOT_APPLICABLE:
            continue
        if cell is not None and cell.value is not None:
            least.append(cell.value)
            most.append(cell.value)
        elif criterion.maximum is not None:
            most.append(criterion.maximum.points)
        else:
            return None
    return summed(least), summed(most)
