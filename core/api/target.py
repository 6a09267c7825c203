"""Targets: what a unit lacks to a band, a rank or another unit; said to be assumed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from core.errors import N_, BadAssumptionError
from core.model import Band, GroupResult, Message, UnitResult
from core.scoring.parts import parts_of
from core.scoring.ranking import Key
from core.scoring.room import (
    Communes,
    Room,
    communes,
    finest_step,
    observed_step,
    rooms,
    rooms_unknown,
)
from core.scoring.standing import end_keys
from core.scoring.target import Gain, Race, Reaches, fewest, race

Aim = Callable[[Race], Reaches]


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What is to be reached: exactly one of the three.

    Attributes:
        band: This band or a better one.
        rank: This place or a better one.
        over: A place above this unit.
    """

    band: Band | None = None
    rank: int | None = None
    over: UnitResult | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a unit lacks to its goal, everybody else as recomputed.

    Attributes:
        group: The group as released.
        row: The unit as released.
        goal: What is to be reached.
        finest: The last decimal points are printed with; ``least`` is exact to it.
        least: The fewest points; None when all points of the scale are not enough.
        step: The step that appraised scores are observed to have, if any.
        stepped: The fewest points in such steps.
        communes: The commune condition, where it stands between unit and goal.
        if_met: The fewest points if that condition were met.
        rooms: Criteria with room, the widest first.
        unknown: Criteria whose room is not known.
    """

    group: GroupResult
    row: UnitResult
    goal: Goal
    finest: Decimal
    least: Gain | None
    step: Decimal | None
    stepped: Gain | None
    communes: Communes | None
    if_met: Gain | None
    rooms: tuple[Room, ...]
    unknown: tuple[str, ...]

    @property
    def is_reached(self) -> bool:
        """Return whether the unit is there already."""
        return self.least is not None and self.least.points == 0

    @property
    def points_alone(self) -> bool:
        """Return whether points bring the unit to the very goal.

        False where the commune condition bars the band asked for, though one above
        that the rules do not guard may still be had.
        """
        if self.least is None:
            return False
        goal = self.goal.band
        barred = self.communes is not None and goal is not None
        return not barred or goal in self.least.after.bands


def target(group: GroupResult, row: UnitResult, goal: Goal) -> Target:
    """Return what ``row`` lacks to ``goal``.

    Raises:
        BadAssumptionError: The goal is no rank of the group, or the unit itself.
    """
    _require_goal(group, row, goal)
    rows = [one.row for one in group.rows]
    run, aim = race(row.row, rows, group.rules), _aim(goal, group)
    finest = finest_step(rows, _columns(group))
    step = observed_step((one.items for one in group.rows), group.rules)
    least, stands = fewest(run, finest, aim(run)), _barred(group, row, goal)
    free = replace(run, rules=replace(group.rules, condition=None))
    if_met = None if stands is None else fewest(free, finest, aim(free))
    bears = goal.band is not None or _points(if_met) != _points(least)
    return Target(
        group=group,
        row=row,
        goal=goal,
        finest=finest,
        least=least,
        step=step,
        stepped=None if step is None else fewest(run, step, aim(run)),
        communes=stands if bears else None,
        if_met=if_met if bears else None,
        rooms=rooms(row.items, group.rules),
        unknown=rooms_unknown(row.items, group.rules) if row.items else (),
    )


def _points(gain: Gain | None) -> Decimal | None:
    return None if gain is None else gain.points


def _require_goal(group: GroupResult, row: UnitResult, goal: Goal) -> None:
    unranked = group.rules.why_unranked(row.unit.id)
    if goal.band is None and unranked is not None:
        text = N_("the rules do not rank it: {reason}")
        problem = Message(text=text, params={"reason": unranked.reason})
        raise BadAssumptionError(text=row.unit.name, problem=problem)
    if goal.rank is not None and not 1 <= goal.rank <= len(group.rows):
        text = N_("ranks go from 1 to {count}")
        problem = Message(text=text, params={"count": len(group.rows)})
        raise BadAssumptionError(text=f"{goal.rank}", problem=problem)
    if goal.over is not None and goal.over.unit.id == row.unit.id:
        problem = Message(text=N_("a unit cannot overtake itself"))
        raise BadAssumptionError(text=goal.over.unit.name, problem=problem)


def _aim(goal: Goal, group: GroupResult) -> Aim:
    band, rank = goal.band, goal.rank
    if band is not None:
        return lambda run: run.has_band(band)
    if rank is not None:
        return lambda run: run.has_rank(rank)
    best = _best_key(goal.over, group)
    return lambda run: run.is_above(best)


def _best_key(over: UnitResult | None, group: GroupResult) -> Key:
    """Return the best key of the unit to overtake, as its parts give it."""
    is_here = over is not None and over in group.rows
    ends = end_keys(parts_of(over.row, group.rules), group.rules) if over else None
    if over is None or ends is None or not is_here:
        name = over.unit.name if over else ""
        text = N_("{unit} is ranked in another group, or not at all")
        problem = Message(text=text, params={"unit": name})
        raise BadAssumptionError(text=name, problem=problem)
    return ends[0]


def _columns(group: GroupResult) -> tuple[str, ...]:
    formula = group.rules.formula("total")
    return tuple(t.name for t in formula.terms) if formula else ("total",)


def _barred(group: GroupResult, row: UnitResult, goal: Goal) -> Communes | None:
    """Return the commune condition where it is not met and may bear on the goal."""
    condition = group.rules.condition
    if condition is None:
        return None
    if goal.band is not None and goal.band.code not in condition.bands:
        return None
    found = communes(row.row, condition)
    return None if found is None or found.is_met else found
