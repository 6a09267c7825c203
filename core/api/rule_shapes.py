"""Rules as JSON: each value with its status, its citation or its evidence."""

from dataclasses import asdict
from decimal import Decimal

from core.model.basis import Basis, Interval
from core.model.rules import (
    Band,
    Criterion,
    Formula,
    GroupRules,
    NotApplicable,
    Ranking,
    RuleSet,
    Scale,
    ShareCondition,
)

Shape = dict[str, object]


def rules(rule_set: RuleSet, groups: tuple[GroupRules, ...]) -> Shape:
    """Return the rules of some groups of a year, every value with its basis."""
    return {
        "place": rule_set.place,
        "year": rule_set.year,
        "title": rule_set.title,
        "groups": [group_rules(group) for group in groups],
    }


def group_rules(group: GroupRules) -> Shape:
    """Return all rules of one group."""
    return {
        "group": group.code,
        "label": group.label,
        "scale": _scale(group.scale),
        "formulas": [_formula(formula) for formula in group.formulas],
        "survey_tolerance": decimal(group.survey_tolerance),
        "rounding": {
            "digits": group.rounding.digits,
            "mode": group.rounding.mode.value,
            "basis": basis(group.rounding.basis),
        },
        "compare": {
            "with": group.compare.value,
            "basis": basis(group.compare_basis),
        },
        "bands": [_band(band) for band in group.bands],
        "condition": _condition(group.condition) if group.condition else None,
        "ranking": _ranking(group.ranking),
        "criteria": [line(criterion) for criterion in group.criteria],
    }


def _scale(scale: Scale) -> Shape:
    return {
        "full": decimal(scale.full),
        "basis": basis(scale.basis),
        "not_applicable": [_not_applicable(one) for one in scale.not_applicable],
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
