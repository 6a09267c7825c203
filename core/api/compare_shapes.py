"""Comparisons as JSON: printed figures side by side, and what forbids comparing."""

from collections.abc import Callable

from core.api.compare import Beside, OneYear, OverYears
from core.api.comparisons import points_under
from core.api.figure_shapes import figure
from core.api.rule_shapes import decimal
from core.api.self_assessed import SelfAssessment
from core.api.shapes import group_of
from core.model.results import GroupResult, Message, Result, UnitResult
from core.model.rules import Criterion

Shape = dict[str, object]
Say = Callable[[Message], str]
_COLUMNS = ("appraised", "survey", "total", "scale", "index")


def beside(answer: Beside, say: Say) -> Shape:
    """Return units of one year beside each other, figures as printed."""
    return {
        **_heading(answer.result),
        "units": [_printed(answer.result, row) for row in answer.rows],
        "fields": [_field(answer, one) for one in answer.fields],
        "remarks": [say(remark) for remark in answer.remarks],
    }


def over_years(answer: OverYears, say: Say) -> Shape:
    """Return a unit through the years, relatives named as such."""
    return {
        "id": answer.unit.id,
        "name": answer.unit.name,
        "years": [_year(one) for one in answer.years],
        "remarks": [say(remark) for remark in answer.remarks],
    }


def self_assessed(
    result: Result, group: GroupResult, lines: tuple[SelfAssessment, ...]
) -> Shape:
    """Return the units' own scores beside the council's."""
    return {
        **_heading(result),
        "group": group.code,
        "rows": [_own(line) for line in lines],
    }


def _own(line: SelfAssessment) -> Shape:
    return {
        "unit": line.row.printed_name,
        "id": line.row.unit.id,
        "self_assessed": decimal(line.own),
        line.figure: decimal(line.appraised),
        "difference": decimal(line.difference),
    }


def _heading(result: Result) -> Shape:
    return {
        "place": result.place.id,
        "year": result.year,
        "decision": result.decision.number,
    }


def _printed(result: Result, row: UnitResult) -> Shape:
    return {
        "unit": row.printed_name,
        "id": row.unit.id,
        "group": group_of(result, row).code,
        "rank": row.rank,
        "band": row.band or None,
        **{column: figure(row.row.cells.get(column)) for column in _COLUMNS},
        "findings": list(dict.fromkeys(finding.code for finding in row.findings)),
    }


def _field(answer: Beside, field: Criterion) -> Shape:
    rules = group_of(answer.result, answer.rows[0]).rules
    under = [points_under(row, rules, field.code) for row in answer.rows]
    return {
        "code": field.code,
        "label": field.label,
        "points": [decimal(one.points) for one in under],
        "unread": [list(one.unread) for one in under],
        "not_applied": [list(one.not_applied) for one in under],
    }


def _year(one: OneYear) -> Shape:
    return {
        "year": one.year,
        "kin": one.kin,
        "name": one.unit.name,
        "released": one.result is not None,
        **_of_year(one),
    }


def _of_year(one: OneYear) -> Shape:
    result, row = one.result, one.row
    decision = None if result is None else result.decision.number
    if result is None or row is None:
        return {"decision": decision, "of": None, "figures": None}
    count = len(group_of(result, row).rows)
    return {"decision": decision, "of": count, "figures": _printed(result, row)}
