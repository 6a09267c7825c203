"""Figures that no decision prints but people ask for side by side; said to be ours.

Differences, the points of a field, where a unit is furthest behind the best.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from core.model import Cell, CellState, Criterion, GroupResult, GroupRules, UnitResult
from core.scoring import rounded, summed


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldPoints:
    """What a unit was given under one heading of the annex.

    Attributes:
        points: The sum of the legible items, or None when none is legible.
        unread: Codes of items that are blank, lost or undecidable.
        not_applied: Codes of items that do not apply to the unit.
    """

    points: Decimal | None
    unread: tuple[str, ...] = ()
    not_applied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """One criterion where a unit has less than the best of its group.

    Attributes:
        criterion: The criterion.
        own: The unit's points.
        best: The most points a unit of the group has there.
        gap: The difference.
    """

    criterion: Criterion
    own: Decimal
    best: Decimal
    gap: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldStanding:
    """A unit's points in one field beside the most that a unit of its group has.

    Attributes:
        criterion: The field's heading.
        own: What the unit was given there.
        best: The most legible points of the group, or None when none are legible.
    """

    criterion: Criterion
    own: FieldPoints
    best: Decimal | None


def gap(first: Decimal, second: Decimal) -> Decimal:
    """Return how far two figures are apart, exactly."""
    return summed((max(first, second), -min(first, second)))


def mean_of(group: GroupResult, column: str) -> Decimal | None:
    """Return the plain mean of a printed column, rounded as the index is."""
    values = [row.row.value(column) for row in group.rows]
    printed = [value for value in values if value is not None]
    if not printed:
        return None
    return rounded(Fraction(summed(printed)) / len(printed), group.rules.rounding)


def points_under(row: UnitResult, rules: GroupRules, code: str) -> FieldPoints:
    """Return the points of every criterion under the heading ``code``, added up."""
    return points_of(row, scored_under(rules, code))


def scored_under(rules: GroupRules, code: str) -> tuple[Criterion, ...]:
    """Return the scored criteria at ``code`` or below it."""
    return tuple(one for one in rules.criteria if one.method and one.lies_in(code))


def points_of(row: UnitResult, criteria: Iterable[Criterion]) -> FieldPoints:
    """Return the points of ``criteria``, added up as far as they are legible."""
    cells = {one.code: row.items.get(one.code) for one in criteria}
    values = [c.value for c in cells.values() if c is not None and c.value is not None]
    return FieldPoints(
        points=summed(values) if values else None,
        unread=tuple(code for code, cell in cells.items() if _is_unread(cell)),
        not_applied=tuple(code for code, cell in cells.items() if _is_void(cell)),
    )


def fields(group: GroupResult, row: UnitResult) -> tuple[FieldStanding, ...]:
    """Return the unit's points field by field; nothing when it has no annex."""
    if not row.items:
        return ()
    headings = (one for one in group.rules.criteria if one.code == one.field)
    return tuple(
        FieldStanding(
            criterion=heading,
            own=points_under(row, group.rules, heading.code),
            best=_best_under(group, heading.code),
        )
        for heading in headings
    )


def _best_under(group: GroupResult, code: str) -> Decimal | None:
    sums = (points_under(row, group.rules, code).points for row in group.rows)
    return max((points for points in sums if points is not None), default=None)


def _is_void(cell: Cell | None) -> bool:
    return cell is not None and cell.state is CellState.NOT_APPLICABLE


def _is_unread(cell: Cell | None) -> bool:
    return not _is_void(cell) and (cell is None or cell.value is None)


def furthest_behind(
    group: GroupResult, row: UnitResult, limit: int
) -> tuple[Behind, ...]:
    """Return the criteria where ``row`` has most to gain on its group's best."""
    found = sorted(_behind(group, row), key=lambda one: -one.gap)
    return tuple(found[:limit])


def _behind(group: GroupResult, row: UnitResult) -> Iterator[Behind]:
    for criterion in group.rules.criteria:
        own = _value(row, criterion)
        if own is None:
            continue
        best = max(
            v for v in (_value(r, criterion) for r in group.rows) if v is not None
        )
        if best > own:
            difference = gap(best, own)
            yield Behind(criterion=criterion, own=own, best=best, gap=difference)


def _value(row: UnitResult, criterion: Criterion) -> Decimal | None:
    cell = row.items.get(criterion.code) if criterion.method is not None else None
    return None if cell is None else cell.value
