"""How firmly ranks stand: intervals under small changes; said to be assumed."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from core.model import Criterion, GroupResult, UnitId, UnitResult
from core.scoring.robustness import (
    EndsOf,
    Spread,
    by_step,
    by_survey,
    spread,
    survey_items,
    without_field,
)
from core.scoring.room import observed_step

Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Robustness:
    """The ranks every unit of a group may have under small changes.

    Attributes:
        group: The group as released.
        tolerance: How far one survey item may be off, in points.
        items: Most survey items that a unit has.
        survey: Ranks while survey items move within their rounding; None where there
            are none.
        step: The step that appraised scores are observed to have, if any.
        appraised: Ranks while appraised totals move one step; None without a step.
        fields: Ranks with one field left out, by its heading; None where a maximum or
            an annex is missing for a unit that is ranked.
    """

    group: GroupResult
    tolerance: Decimal
    items: int
    survey: Spread | None
    step: Decimal | None
    appraised: Spread | None
    fields: tuple[tuple[Criterion, Spread | None], ...]

    def left_out(self, unit: UnitId) -> Place | None:
        """Return the best and worst rank over all fields that can be left out."""
        found = [s.places[unit] for _, s in self.fields if s and unit in s.places]
        if not found:
            return None
        return min(best for best, _ in found), max(worst for _, worst in found)


def robustness(group: GroupResult) -> Robustness:
    """Return between which ranks each unit of ``group`` stays."""
    rules = group.rules
    items = {row.unit.id: row.items for row in group.rows}
    most = max((survey_items(unit, rules, items) for unit in items), default=0)
    step = observed_step(items.values(), rules)
    headings = (one for one in rules.criteria if one.code == one.field)
    return Robustness(
        group=group,
        tolerance=rules.survey_tolerance,
        items=most,
        survey=_spread(group, by_survey(rules, items)) if most else None,
        step=step,
        appraised=None if step is None else _spread(group, by_step(rules, step)),
        fields=tuple(
            (heading, _spread(group, without_field(rules, items, heading.code)))
            for heading in headings
        ),
    )


def _spread(group: GroupResult, ends_of: EndsOf) -> Spread | None:
    """Return the ranks; None where they would be among only some of the units."""
    found = spread([row.row for row in group.rows], group.rules, ends_of)
    ranked = [row for row in group.rows if _is_ranked(row)]
    return found if all(row.unit.id in found.places for row in ranked) else None


def _is_ranked(row: UnitResult) -> bool:
    return row.recomputed.best_rank is not None


def places(found: Spread | None) -> Mapping[UnitId, Place]:
    """Return the ranks by unit; nothing where they are not determined."""
    return {} if found is None else found.places
