"""The lower half of a unit's page: points by field and by criterion, with bars."""

from dataclasses import dataclass

from bot.channels.web.figures import length, number, shown
from bot.channels.web.visit import Visit
from core.api import comparisons
from core.model import Criterion, GroupResult, UnitResult


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionLine:
    """A line of the annex; a heading has no points.

    Attributes:
        code: Its code.
        label: As the decision prints it.
        points: The points, or why none can be read.
        most: The maximum, as far as it is known.
        length: Length of the unit's bar; empty when there is none.
        of: Length of a full bar.
        heads: Whether it is a heading.
    """

    code: str
    label: str
    points: str = ""
    most: str = ""
    length: str = ""
    of: str = ""
    heads: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldLine:
    """A field of reform: what the unit has there, and the best of its group.

    Attributes:
        name: Code and label.
        points: The unit's points.
        best: The most points of the group.
        length: Length of the unit's bar; empty when there is none.
        of: Length of a full bar.
        note: What is not contained in the sum.
        criteria: The lines of the annex under it.
    """

    name: str
    points: str
    best: str
    length: str
    of: str
    note: str
    criteria: tuple[CriterionLine, ...]


def fields(visit: Visit, row: UnitResult, group: GroupResult) -> list[FieldLine]:
    """Return the annex field by field, if the decision has one."""
    return [_field(visit, row, group, one) for one in comparisons.fields(group, row)]


def _field(
    visit: Visit, row: UnitResult, group: GroupResult, one: comparisons.FieldStanding
) -> FieldLine:
    localizer, heading = visit.localizer, one.criterion
    return FieldLine(
        name=f"{heading.code}. {heading.label}",
        points=number(one.own.points, localizer),
        best=number(one.best, localizer),
        length=length(one.own.points),
        of=length(one.best),
        note=_unread(visit, len(one.own.unread)),
        criteria=tuple(
            _criterion(visit, row, below)
            for below in group.rules.criteria
            if below.lies_in(heading.code) and below.code != heading.code
        ),
    )


def _unread(visit: Visit, n: int) -> str:
    if not n:
        return ""
    return visit.localizer.count(
        "without {n} item that cannot be read",
        "without {n} items that cannot be read",
        n,
    )


def _criterion(visit: Visit, row: UnitResult, one: Criterion) -> CriterionLine:
    if one.method is None:
        return CriterionLine(code=one.code, label=one.label, heads=True)
    cell = row.items.get(one.code)
    most = one.maximum.points if one.maximum else None
    return CriterionLine(
        code=one.code,
        label=one.label,
        points=shown(cell, visit.localizer),
        most=number(most, visit.localizer),
        length=length(cell.value if cell else None),
        of=length(most),
    )
