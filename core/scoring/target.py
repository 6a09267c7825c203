"""Targets (mục tiêu): the fewest further points that reach a band, a rank, a unit.

Everybody else stays as recomputed. The search is exact: points grow by a whole number
of steps, and between two cuts more points never lower the place of a unit.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from core.model import Band, GroupRules, Standing, SummaryRow
from core.scoring.parts import Parts, band_by_index, parts_of, with_figures
from core.scoring.points import summed
from core.scoring.ranking import Key, place_among
from core.scoring.standing import end_keys, standing_of

Reaches = Callable[[Parts], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """Further points, and where the unit would stand with them.

    Attributes:
        points: How many more than now.
        after: Its standing with them; without a trace, for it is assumed.
    """

    points: Decimal
    after: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Race:
    """A unit on its way up, among others who stay where they are.

    Attributes:
        row: The unit's printed line.
        rules: The group's rules.
        others: Best and worst key of every other unit that is ranked.
    """

    row: SummaryRow
    rules: GroupRules
    others: tuple[tuple[Key, Key], ...]

    def with_more(self, points: Decimal) -> Parts:
        """Return the unit's figures with ``points`` more."""
        return parts_of(with_more(self.row, self.rules, points), self.rules)

    def place(self, part: Parts) -> tuple[int, int] | None:
        """Return the best and worst rank that the unit has with figures ``part``."""
        own = end_keys(part, self.rules)
        return own and place_among(own, self.others, self.rules.ranking)

    def standing(self, part: Parts) -> Standing:
        """Return where the unit stands with figures ``part``."""
        return standing_of(part, self.place(part), self.rules)

    def has_band(self, band: Band) -> Reaches:
        """Return what tells whether ``band`` or a better one is certain."""
        goal = self.rules.bands.index(band)
        return lambda part: all(
            b is not None and self.rules.bands.index(b) <= goal for b in part.possible
        )

    def has_rank(self, rank: int) -> Reaches:
        """Return what tells whether the unit is certainly among the first ``rank``."""

        def reaches(part: Parts) -> bool:
            """Return whether these figures reach the goal."""
            place = self.place(part)
            return place is not None and place[1] <= rank

        return reaches

    def is_above(self, other: Key) -> Reaches:
        """Return what tells whether the unit certainly stands above ``other``."""

        def reaches(part: Parts) -> bool:
            """Return whether these figures reach the goal."""
            own = end_keys(part, self.rules)
            return own is not None and own[1] > other

        return reaches


def race(row: SummaryRow, rows: Sequence[SummaryRow], rules: GroupRules) -> Race:
    """Return the race of ``row`` against the other ``rows`` of its group."""
    parts = (parts_of(one, rules) for one in rows if one.unit != row.unit)
    keys = (end_keys(part, rules) for part in parts)
    others = tuple(ends for ends in keys if ends is not None)
    return Race(row=row, rules=rules, others=others)


def with_more(row: SummaryRow, rules: GroupRules, points: Decimal) -> SummaryRow:
    """Return ``row`` with ``points`` more on the part that appraisal gives."""
    part = gaining_part(rules)
    value = row.value(part)
    return row if value is None else with_figures(row, {part: summed((value, points))})


def gaining_part(rules: GroupRules) -> str:
    """Return the part of a total that further points go to: the appraised one."""
    formula = rules.formula("total")
    adding = [t.name for t in formula.terms if t.adds] if formula else ["total"]
    return "appraised" if "appraised" in adding else (*adding, "total")[0]


def fewest(race: Race, step: Decimal, reaches: Reaches) -> Gain | None:
    """Return the fewest points, in whole steps, with which the unit ``reaches``.

    None when not even all the points of its scale are enough, or it has no index.
    """
    most = steps_left(race.row, race.rules, step)
    if most is None:
        return None

    def at(steps: int) -> Parts:
        """Return the figures after so many steps."""
        return race.with_more(step * steps)

    for low, high in _stretches(race, at, most):
        if reaches(at(high)):
            steps = _first(lambda n: reaches(at(n)), low, high)
            return Gain(points=step * steps, after=race.standing(at(steps)))
    return None


def steps_left(row: SummaryRow, rules: GroupRules, step: Decimal) -> int | None:
    """Return how many whole steps a unit lacks to its full scale, or None."""
    part = parts_of(row, rules)
    if part.points is None or part.scale is None or part.index is None:
        return None
    left = Fraction(part.scale) - Fraction(part.points)
    return max(0, int(left / Fraction(step)))


def _stretches(
    race: Race, at: Callable[[int], Parts], most: int
) -> list[tuple[int, int]]:
    """Return runs of steps within one cut and the next, lowest first.

    A band that a failed condition takes away may put a unit lower than it stood just
    below the cut, so places rise with points only within a stretch.
    """

    def passes(band: Band) -> Callable[[int], bool]:
        """Return what tells whether so many steps pass a band."""
        return lambda steps: _cut_passed(at(steps), band, race.rules)

    cuts = (passes(band) for band in race.rules.bands)
    bounds = sorted({0, *(_first(cut, 0, most) for cut in cuts if cut(most))})
    return list(zip(bounds, [*(n - 1 for n in bounds[1:]), most], strict=True))


def _cut_passed(part: Parts, band: Band, rules: GroupRules) -> bool:
    reached = band_by_index(part, rules)
    return reached is not None and reached.at_least >= band.at_least


def _first(holds: Callable[[int], bool], low: int, high: int) -> int:
    """Return the first number from ``low`` on that holds; ``high`` is known to."""
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return low
