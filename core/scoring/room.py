"""Room (dư địa): where a unit can still gain, and in what steps points are given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import gcd, lcm

from core.model import (
    Cell,
    CellState,
    Criterion,
    GroupRules,
    Maximum,
    Method,
    ShareCondition,
    SummaryRow,
)
from core.scoring.bands import communes_of, condition_met
from core.scoring.points import summed

Items = Mapping[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One criterion that has given less than it can.

    Attributes:
        criterion: The criterion.
        points: What the unit has there.
        maximum: The most it can give, and how we know it.
        left: The difference.
    """

    criterion: Criterion
    points: Decimal
    maximum: Maximum
    left: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Communes:
    """How a district stands by the commune condition.

    Attributes:
        counted: Communes in the bands that count.
        out_of: All its communes.
        needed: How many would meet the condition for certain; None when no number.
        is_met: None when the condition is not settled at this share.
    """

    counted: int
    out_of: int
    needed: int | None
    is_met: bool | None


def rooms(items: Items, rules: GroupRules) -> tuple[Room, ...]:
    """Return the criteria below their maximum, the widest gap first."""
    found = (_room(criterion, items) for criterion in rules.criteria)
    below = (room for room in found if room is not None and room.left > 0)
    return tuple(sorted(below, key=lambda room: -room.left))


def _room(criterion: Criterion, items: Items) -> Room | None:
    cell, maximum = items.get(criterion.code), criterion.maximum
    if criterion.method is None or maximum is None:
        return None
    if cell is None or cell.value is None:
        return None
    return Room(
        criterion=criterion,
        points=cell.value,
        maximum=maximum,
        left=summed((maximum.points, -cell.value)),
    )


def rooms_unknown(items: Items, rules: GroupRules) -> tuple[str, ...]:
    """Return criteria whose room is not known: no legible score, or no maximum."""
    return tuple(
        criterion.code
        for criterion in rules.criteria
        if criterion.method is not None
        and not _is_void(items.get(criterion.code))
        and _room(criterion, items) is None
    )


def _is_void(cell: Cell | None) -> bool:
    return cell is not None and cell.state is CellState.NOT_APPLICABLE


def observed_step(units: Iterable[Items], rules: GroupRules) -> Decimal | None:
    """Return the step that every legible appraised score is a multiple of, or None.

    It is observed, not stated: the greatest common divisor of the scores printed.
    """
    codes = [c.code for c in rules.criteria if c.method is Method.APPRAISED]
    cells = (items.get(code) for items in units for code in codes)
    values = {Fraction(c.value) for c in cells if c is not None and c.value}
    if not values:
        return None
    below = lcm(*(value.denominator for value in values))
    step = Fraction(gcd(*(int(value * below) for value in values)), below)
    return Decimal(step.numerator) / Decimal(step.denominator)


def finest_step(rows: Iterable[SummaryRow], columns: Iterable[str]) -> Decimal:
    """Return one unit of the last decimal that points are printed with."""
    names = tuple(columns)
    values = (row.value(name) for row in rows for name in names)
    exponents = (value.as_tuple().exponent for value in values if value is not None)
    return Decimal(1).scaleb(
        min((e for e in exponents if isinstance(e, int)), default=0)
    )


def communes(row: SummaryRow, condition: ShareCondition) -> Communes | None:
    """Return how a district stands by ``condition``; None where no share is printed."""
    out_of = communes_of(row.shares)
    if out_of == 0:
        return None
    counted = sum(s.count for s in row.shares if s.band in condition.counted)
    enough = (
        n for n in range(out_of + 1) if condition_met(_percent(n, out_of), condition)
    )
    return Communes(
        counted=counted,
        out_of=out_of,
        needed=next(enough, None),
        is_met=condition_met(_percent(counted, out_of), condition),
    )


def _percent(count: int, out_of: int) -> Fraction:
    return Fraction(count * 100, out_of)
