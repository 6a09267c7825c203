"""A unit's scores line by line as JSON: items as printed, sums of ours by heading."""

from core.api.breakdown import Line
from core.api.breakdown import breakdown as lines_of
from core.api.figure_shapes import figure
from core.api.rule_shapes import decimal, line
from core.model.results import GroupResult, UnitResult
from core.model.table import Cell

Shape = dict[str, object]


def breakdown(group: GroupResult, row: UnitResult) -> Shape:
    """Return ``items``, each printed cell, and ``fields``, the sums by heading."""
    lines = lines_of(group, row)
    return {
        "items": [_item(one, one.cell) for one in lines if one.cell is not None],
        "fields": [_heading(one) for one in lines if one.criterion.method is None],
    }


def _item(one: Line, cell: Cell) -> Shape:
    return {
        **line(one.criterion),
        "points": figure(cell),
        "state": cell.state.value,
        "reason": cell.reason or None,
        **_beside(one),
    }


def _heading(one: Line) -> Shape:
    """Return a heading's sum; ``unread`` items are not in it, others do not apply."""
    return {
        "code": one.criterion.code,
        "label": one.criterion.label,
        "points": decimal(one.own.points),
        "attainable": decimal(one.maximum),
        "unread": list(one.own.unread),
        "not_applied": list(one.own.not_applied),
        **_beside(one),
    }


def _beside(one: Line) -> Shape:
    return {
        "lost": decimal(one.lost),
        "best": decimal(one.best),
        "best_units": [row.unit.id for row in one.best_units],
        "median": decimal(one.median),
        "compared": one.compared,
        "behind_best": decimal(one.behind_best),
        "behind_median": decimal(one.behind_median),
    }
