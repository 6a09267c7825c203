"""Self-assessed against appraised, per unit: by how much the council cut or raised.

The self-assessed score enters no formula; a difference is no fault of anybody.
"""

from dataclasses import dataclass
from decimal import Decimal

from core.model import Cell, GroupResult, UnitResult
from core.scoring import summed

SELF, REVIEWED, APPRAISED = "self_assessed", "reviewed", "appraised"


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfAssessment:
    """One unit's own score beside the council's.

    Attributes:
        row: The unit's line.
        own: What it gave itself, in points.
        appraised: What the council gave the same criteria: before bonus and penalty
            where the decision prints that figure, else the appraised score.
        figure: Which of the two that is: ``reviewed`` or ``appraised``.
    """

    row: UnitResult
    own: Decimal | None
    appraised: Decimal | None
    figure: str

    @property
    def difference(self) -> Decimal | None:
        """Return own less appraised: above 0 where the unit rated itself higher."""
        if self.own is None or self.appraised is None:
            return None
        return summed((self.own, -self.appraised))


def self_assessments(group: GroupResult) -> tuple[SelfAssessment, ...]:
    """Return a line for every unit, the widest difference first, unknown ones last."""
    found = [_of(row) for row in group.rows]
    return tuple(sorted(found, key=_widest_first))


def _of(row: UnitResult) -> SelfAssessment:
    reviewed = _figure(row, REVIEWED)
    figure = APPRAISED if reviewed is None else REVIEWED
    council = row.row.value(APPRAISED) if reviewed is None else reviewed
    return SelfAssessment(
        row=row, own=_figure(row, SELF), appraised=council, figure=figure
    )


def _figure(row: UnitResult, name: str) -> Decimal | None:
    """Return a figure of the annex, else of the summary line."""
    cell: Cell | None = row.items.get(name, row.row.cells.get(name))
    return None if cell is None else cell.value


def _widest_first(one: SelfAssessment) -> tuple[bool, Decimal]:
    difference = one.difference
    if difference is None:
        return True, Decimal(0)
    return False, -abs(difference)
