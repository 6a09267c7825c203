"""The standard scale (thang điểm chuẩn): 100 less what is not applied to a unit."""

from collections.abc import Iterable
from decimal import Decimal

from core.model import Assigned, Criterion, GroupRules, Maximum, ScaleKind
from core.scoring.points import summed


def standard_scale(rules: GroupRules, unit: str) -> Decimal | None:
    """Return the unit's scale in points, or None when a maximum is not known.

    Source:
        ``rules.scale`` and the maxima of the criteria not applied.
    """
    if rules.scale.kind is ScaleKind.ASSIGNED:
        own = assigned_scale(rules, unit)
        return rules.scale.full if own is None else own.points
    codes = [
        code
        for exception in rules.scale.not_applicable
        if exception.unit == unit
        for code in exception.criteria
    ]
    taken_off = not_applicable_points(rules, codes)
    return None if taken_off is None else rules.scale.full - taken_off


def assigned_scale(rules: GroupRules, unit: str) -> Assigned | None:
    """Return the scale that the rules assign to a unit, if they do."""
    return next((one for one in rules.scale.assigned if one.unit == unit), None)


def not_applicable_points(rules: GroupRules, codes: Iterable[str]) -> Decimal | None:
    """Return the points that criteria ``codes`` take off the scale, or None.

    A heading all of whose criteria are among ``codes`` counts with its own maximum,
    where the rules put one on it because the split below is not known.
    """
    maxima = maxima_of(rules, codes)
    return None if maxima is None else summed(maximum.points for maximum in maxima)


def maxima_of(rules: GroupRules, codes: Iterable[str]) -> tuple[Maximum, ...] | None:
    """Return the maxima that ``codes`` stand for, or None when one is not known."""
    leaves = _leaves(rules, frozenset(codes))
    if not leaves:
        return ()
    found = list(_whole_headings(rules, leaves))
    covered = _covered(rules, leaves)
    for criterion in rules.criteria:
        if criterion.code in leaves - covered:
            if criterion.maximum is None:
                return None
            found.append(criterion.maximum)
    return tuple(found)


def _leaves(rules: GroupRules, codes: frozenset[str]) -> frozenset[str]:
    if not codes:
        return frozenset()
    return frozenset(
        criterion.code
        for criterion in rules.criteria
        if criterion.method and any(criterion.lies_in(code) for code in codes)
    )


def _headings(rules: GroupRules, leaves: frozenset[str]) -> tuple[Criterion, ...]:
    """Return headings with a maximum of their own, wholly among ``leaves``.

    A heading inside another of them is counted there.
    """
    whole = [
        heading
        for heading in rules.criteria
        if heading.method is None
        and heading.maximum is not None
        and frozenset() < _below(rules, heading) <= leaves
    ]
    return tuple(
        heading
        for heading in whole
        if not any(heading.lies_in(o.code) for o in whole if o is not heading)
    )


def _below(rules: GroupRules, heading: Criterion) -> frozenset[str]:
    return frozenset(
        criterion.code
        for criterion in rules.criteria
        if criterion.method and criterion.lies_in(heading.code)
    )


def _whole_headings(rules: GroupRules, leaves: frozenset[str]) -> tuple[Maximum, ...]:
    return tuple(h.maximum for h in _headings(rules, leaves) if h.maximum is not None)


def _covered(rules: GroupRules, leaves: frozenset[str]) -> frozenset[str]:
    inside = (_below(rules, heading) for heading in _headings(rules, leaves))
    return frozenset().union(*inside)
