"""Rank intervals as JSON: each pair is best and worst rank; the method beside."""

from core.api.robustness import Place, Robustness, places
from core.api.rule_shapes import decimal
from core.api.what_if_shapes import printed, standing, unit
from core.model.results import Result, UnitResult
from core.scoring.robustness import Spread

Shape = dict[str, object]


def robustness(result: Result, answer: Robustness) -> Shape:
    """Return an answer; ``official`` is false: no figure in it is a result."""
    return {
        "official": False,
        "place": result.place.id,
        "year": result.year,
        "decision": result.decision.number,
        "group": answer.group.code,
        "survey": {
            "tolerance": decimal(answer.tolerance),
            "items": answer.items,
            "method": method(answer.survey),
        },
        "appraised": {
            "step": decimal(answer.step),
            "method": method(answer.appraised),
        },
        "fields": [
            {"code": one.code, "label": one.label, "method": method(found)}
            for one, found in answer.fields
        ],
        "rows": [_row(row, answer) for row in answer.group.rows],
    }


def method(found: Spread | None) -> str | None:
    """Return ``exact`` or ``bounds``; None where ranks are not determined."""
    if found is None:
        return None
    return "exact" if found.is_exact else "bounds"


def _row(row: UnitResult, answer: Robustness) -> Shape:
    key = row.unit.id
    return {
        **unit(row),
        "printed": printed(row),
        "recomputed": standing(row.recomputed),
        "survey": _pair(places(answer.survey).get(key)),
        "appraised": _pair(places(answer.appraised).get(key)),
        "field_left_out": _pair(answer.left_out(key)),
        "by_field": {
            one.code: _pair(places(found).get(key)) for one, found in answer.fields
        },
    }


def _pair(place: Place | None) -> list[int] | None:
    return None if place is None else [*place]
