"""A unit's scores line by line: what was lost, beside the best and the median.

Sums of ours over printed items; no decision prints them and none is altered.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.api.comparisons import FieldPoints, points_of, scored_under
from core.model import (
    Basis,
    Cell,
    Criterion,
    GroupResult,
    GroupRules,
    Status,
    UnitResult,
)
from core.scoring import not_applicable_points, summed

_HALF = Decimal("0.5")
_STRONGEST_FIRST = tuple(Status)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One criterion or heading of a unit's annex, beside the others of its group.

    Attributes:
        criterion: The criterion, or the heading above criteria.
        own: What the unit has there; for a heading the sum of its legible items.
        cell: The printed cell; None for a heading.
        maximum: The most that can be had there, as far as it applies to the unit.
        basis: The weakest that maximum stands on.
        best: The most a unit of the group has; of a heading, among units that all of
            it applies to and whose items are all legible.
        best_units: Who has it.
        median: The middle of the same units' points.
        compared: How many units ``best`` and ``median`` rest on.
    """

    criterion: Criterion
    own: FieldPoints
    cell: Cell | None
    maximum: Decimal | None
    basis: Basis | None
    best: Decimal | None
    best_units: tuple[UnitResult, ...]
    median: Decimal | None
    compared: int

    @property
    def lost(self) -> Decimal | None:
        """Return the points lost against the maximum; None where not to be told."""
        return _less(self.maximum, self._whole())

    @property
    def behind_best(self) -> Decimal | None:
        """Return the points behind the best of the group."""
        return _less(self.best, self._comparable())

    @property
    def behind_median(self) -> Decimal | None:
        """Return the points behind the median; below 0 when ahead of it."""
        return _less(self.median, self._comparable())

    def _whole(self) -> Decimal | None:
        return None if self.own.unread else self.own.points

    def _comparable(self) -> Decimal | None:
        return None if self.own.not_applied else self._whole()


def _less(most: Decimal | None, own: Decimal | None) -> Decimal | None:
    return None if most is None or own is None else summed((most, -own))


def breakdown(group: GroupResult, row: UnitResult) -> tuple[Line, ...]:
    """Return a line for every criterion and heading, in annex order.

    Nothing when the unit has no annex.
    """
    if not row.items:
        return ()
    return tuple(_line(group, row, one) for one in group.rules.criteria)


def _line(group: GroupResult, row: UnitResult, criterion: Criterion) -> Line:
    leaves = scored_under(group.rules, criterion.code)
    own = points_of(row, leaves)
    peers = tuple(_whole_ones(group, leaves))
    points = [points for _, points in peers]
    best = max(points, default=None)
    return Line(
        criterion=criterion,
        own=own,
        cell=row.items.get(criterion.code) if criterion.method else None,
        maximum=_maximum(group.rules, criterion, leaves, own.not_applied),
        basis=_weakest(criterion, leaves),
        best=best,
        best_units=tuple(peer for peer, points in peers if points == best),
        median=median(points),
        compared=len(peers),
    )


def _whole_ones(
    group: GroupResult, leaves: Sequence[Criterion]
) -> Iterator[tuple[UnitResult, Decimal]]:
    """Yield the units that all of it applies to, legible to the last item."""
    for row in group.rows:
        found = points_of(row, leaves)
        if found.points is not None and not found.unread and not found.not_applied:
            yield row, found.points


def median(values: Sequence[Decimal]) -> Decimal | None:
    """Return the middle value, exactly: of an even number the mean of the two."""
    ordered, middle = sorted(values), len(values) // 2
    if not ordered:
        return None
    if len(ordered) % 2:
        return ordered[middle]
    mean = summed((ordered[middle - 1], ordered[middle])) * _HALF
    digits = max(_places(ordered[middle - 1]), _places(ordered[middle]))
    short = mean.quantize(Decimal(1).scaleb(-digits))
    return short if short == mean else mean


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _weakest(criterion: Criterion, leaves: Sequence[Criterion]) -> Basis | None:
    """Return the basis of the line's maximum; of a sum, the weakest of its parts."""
    parts = [one.maximum for one in leaves] if criterion.maximum is None else []
    known = [maximum.basis for maximum in (criterion.maximum, *parts) if maximum]
    return max(
        known, key=lambda basis: _STRONGEST_FIRST.index(basis.status), default=None
    )


def _maximum(
    rules: GroupRules,
    criterion: Criterion,
    leaves: Sequence[Criterion],
    not_applied: Sequence[str],
) -> Decimal | None:
    """Return the most that can be had; None where nothing applies, or none knows it."""
    asked = [one for one in leaves if one.code not in not_applied]
    if not asked:
        return None
    if criterion.maximum is not None:
        taken = not_applicable_points(rules, not_applied)
        return None if taken is None else summed((criterion.maximum.points, -taken))
    known = [one.maximum.points for one in asked if one.maximum is not None]
    return summed(known) if len(known) == len(asked) else None
