"""Rules as JSON: each value with its status, its citation or its evidence."""

from dataclasses import asdict
from decimal import Decimal

from core.model.basis import Basis, Interval
from core.model.rules import (
    Assigned,
    Band,
    CompareOn,
    Component,
    Criterion,
    FigureCondition,
    Formula,
    GroupRules,
    Maximum,
    NotApplicable,
    Ranking,
    Rounding,
    RuleSet,
    Scale,
    ScaleKind,
    ShareCondition,
)

Shape = dict[str, object]
_PLAIN = ScaleKind.LESS_NOT_APPLICABLE


def rules(rule_set: RuleSet, groups: tuple[GroupRules, ...]) -> Shape:
    """Return the rules of some groups of a year, every value with its basis.

    Keys of the general schema stand there only where the rules use them.
    """
    cited = rule_set.citation
    return {
        "place": rule_set.place,
        "year": rule_set.year,
        "title": rule_set.title,
        **_used({"citation": asdict(cited) if cited else None}),
        **_used({"extends": rule_set.extends}),
        "groups": [group_rules(group) for group in groups],
    }


def _used(shape: Shape) -> Shape:
    """Return what of ``shape`` is there."""
    return {key: value for key, value in shape.items() if value not in (None, [], {})}


def group_rules(group: GroupRules) -> Shape:
    """Return all rules of one group."""
    return {
        "group": group.code,
        "label": group.label,
        **_used({"components": [_component(one) for one in group.components]}),
        "scale": _scale(group.scale),
        "formulas": [_formula(formula) for formula in group.formulas],
        "survey_tolerance": decimal(group.survey_tolerance),
        "rounding": {
            **_rounding(group.rounding),
            **_used({"columns": _columns(group)}),
        },
        "compare": {
            "with": group.compare.value,
            **_used({"on": _compared_on(group)}),
            "basis": basis(group.compare_basis),
        },
        "bands": [_band(band) for band in group.bands],
        "condition": _condition(group.condition) if group.condition else None,
        **_used(_conditions(group)),
        "ranking": _ranking(group.ranking),
        **_used(_unranked(group)),
        "criteria": [line(criterion) for criterion in group.criteria],
    }


def _scale(scale: Scale) -> Shape:
    return {
        "full": decimal(scale.full),
        "basis": basis(scale.basis),
        "not_applicable": [_not_applicable(one) for one in scale.not_applicable],
        **_used({"kind": None if scale.kind is _PLAIN else scale.kind.value}),
        **_used({"assigned": [_assigned(one) for one in scale.assigned]}),
    }


def _assigned(one: Assigned) -> Shape:
    points = decimal(one.points)
    return {"unit": one.unit, "points": points, "basis": basis(one.basis)}


def _component(one: Component) -> Shape:
    return {
        "name": one.name,
        "label": one.label,
        "headings": list(one.headings),
        "maximum": _maximum(one.maximum),
        "cap": _maximum(one.cap),
    }


def _maximum(most: Maximum | None) -> Shape | None:
    if most is None:
        return None
    return {"points": decimal(most.points), "basis": basis(most.basis)}


def _rounding(one: Rounding) -> Shape:
    return {"digits": one.digits, "mode": one.mode.value, "basis": basis(one.basis)}


def _columns(group: GroupRules) -> Shape:
    return {name: _rounding(one) for name, one in group.column_rounding.items()}


def _compared_on(group: GroupRules) -> str | None:
    on_points = group.compare_on is CompareOn.POINTS
    return group.compare_on.value if on_points else None


def _conditions(group: GroupRules) -> Shape:
    below = group.no_band_below
    return {
        "conditions": [_figure_condition(one) for one in group.conditions],
        "no_band_below": None if below is None else basis(below),
    }


def _figure_condition(condition: FigureCondition) -> Shape:
    return {
        "bands": list(condition.bands),
        "figure": condition.figure,
        "threshold": decimal(condition.threshold),
        "exclusive": condition.exclusive,
        "costs": condition.costs,
        "basis": basis(condition.basis),
    }


def _unranked(group: GroupRules) -> Shape:
    whole = group.not_ranked
    reason = None if whole is None else whole.reason
    return {
        "not_ranked": whole and {"reason": reason, "basis": basis(whole.basis)},
        "unranked": [
            {"unit": one.unit, "reason": one.reason, "basis": basis(one.basis)}
            for one in group.unranked
        ],
    }


def _not_applicable(one: NotApplicable) -> Shape:
    return {
        "unit": one.unit,
        "criteria": list(one.criteria),
        "basis": basis(one.basis),
    }


def _formula(formula: Formula) -> Shape:
    terms = [t.name if t.adds else f"-{t.name}" for t in formula.terms]
    return {
        "result": formula.result,
        "terms": terms,
        "basis": basis(formula.basis),
    }


def _band(band: Band) -> Shape:
    return {
        "code": band.code,
        "label": band.label,
        "at_least": decimal(band.at_least),
        "basis": basis(band.basis),
    }


def _condition(condition: ShareCondition) -> Shape:
    return {
        "bands": list(condition.bands),
        "counted": list(condition.counted),
        "threshold": decimal(condition.threshold),
        "exclusive": condition.exclusive,
        "costs": condition.costs,
        "basis": basis(condition.basis),
    }


def _ranking(ranking: Ranking) -> Shape:
    return {
        "key": [key.value for key in ranking.key],
        "basis": basis(ranking.basis),
        "ties": ranking.ties.value,
        "second_key": ranking.second_key.value if ranking.second_key else None,
        "ties_basis": basis(ranking.ties_basis),
    }


def decimal(value: Decimal | None) -> str | None:
    """Return every digit of a figure, with a dot."""
    return None if value is None else f"{value:f}"


def line(criterion: Criterion) -> Shape:
    """Return one line of an annex: its label, who scores it, the most it can give."""
    maximum = criterion.maximum
    return {
        "code": criterion.code,
        "label": criterion.label,
        "field": criterion.field,
        "method": criterion.method.value if criterion.method else None,
        "maximum": decimal(maximum.points) if maximum else None,
        "basis": basis(maximum.basis) if maximum else None,
        **_used({"steps": [decimal(step) for step in criterion.steps]}),
    }


def basis(why: Basis) -> Shape:
    """Return how firmly a rule value is known, and from what."""
    return {
        "status": why.status.value,
        "citation": asdict(why.citation) if why.citation else None,
        "evidence": why.evidence or None,
        "interval": _interval(why.interval) if why.interval else None,
    }


def _interval(interval: Interval) -> Shape:
    return {
        "low": decimal(interval.low),
        "high": decimal(interval.high),
        "low_included": interval.low_included,
        "high_included": interval.high_included,
    }
