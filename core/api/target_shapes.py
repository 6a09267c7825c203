"""Targets as JSON: the goal, the fewest points, the condition, where there is room."""

from core.api.rule_shapes import basis, decimal, line
from core.api.target import Goal, Target
from core.api.what_if_shapes import printed, standing, unit
from core.model.results import Result
from core.scoring.points import summed
from core.scoring.room import Communes, Room
from core.scoring.target import Gain

Shape = dict[str, object]


def target(result: Result, answer: Target) -> Shape:
    """Return an answer; ``official`` is false: no figure in it is a result."""
    return {
        "official": False,
        "place": result.place.id,
        "year": result.year,
        "decision": result.decision.number,
        "group": answer.group.code,
        **unit(answer.row),
        "goal": _goal(answer.goal),
        "printed": printed(answer.row),
        "before": standing(answer.row.recomputed),
        "reached": answer.is_reached,
        "points_alone": answer.points_alone,
        "finest": decimal(answer.finest),
        "least": _gain(answer.least),
        "step": decimal(answer.step),
        "stepped": _gain(answer.stepped),
        "communes": _communes(answer.communes),
        "if_communes_met": _gain(answer.if_met),
        "room": [_room(room) for room in answer.rooms],
        "room_points": decimal(summed(room.left for room in answer.rooms)),
        "room_unknown": list(answer.unknown),
    }


def _goal(goal: Goal) -> Shape:
    band, over = goal.band, goal.over
    return {
        "band": band.label if band else None,
        "at_least": decimal(band.at_least) if band else None,
        "basis": basis(band.basis) if band else None,
        "rank": goal.rank,
        "over": over.unit.id if over else None,
    }


def _gain(gain: Gain | None) -> Shape | None:
    if gain is None:
        return None
    return {"points": decimal(gain.points), "after": standing(gain.after)}


def _communes(found: Communes | None) -> Shape | None:
    if found is None:
        return None
    return {
        "counted": found.counted,
        "out_of": found.out_of,
        "needed": found.needed,
        "met": found.is_met,
    }


def _room(room: Room) -> Shape:
    points, left = decimal(room.points), decimal(room.left)
    return {**line(room.criterion), "points": points, "left": left}
