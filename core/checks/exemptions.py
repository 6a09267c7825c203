"""Exemptions: what is not applied to a unit, and the scale that leaves."""

from collections.abc import Sequence
from decimal import Decimal

from core.checks.subject import Subject
from core.model import CellState, Maximum, ScaleKind, UnitId
from core.scoring.points import summed
from core.scoring.scale import assigned_scale, maxima_of


def not_applied(subject: Subject, unit: UnitId) -> tuple[str, ...]:
    """Return the criteria not applied to a unit: by its annex, else by the rules."""
    items, exempt = subject.items.get(unit) or {}, exempt_codes(subject, unit)
    blank = CellState.NOT_APPLICABLE
    if not exempt and all(cell.state is not blank for cell in items.values()):
        return ()
    return tuple(
        criterion.code
        for criterion in subject.rules.criteria
        if criterion.method
        for cell in (items.get(criterion.code),)
        if (cell.state is blank if cell else any(map(criterion.lies_in, exempt)))
    )


def exempt_codes(subject: Subject, unit: UnitId) -> tuple[str, ...]:
    """Return the criteria that the rules do not apply to a unit."""
    return tuple(
        code
        for exception in subject.rules.scale.not_applicable
        if exception.unit == unit
        for code in exception.criteria
    )


def scored_though_exempt(subject: Subject, unit: UnitId) -> tuple[str, ...]:
    """Return criteria the rules do not apply to a unit for which a score is printed."""
    exempt = exempt_codes(subject, unit)
    if not exempt:
        return ()
    return tuple(
        criterion.code
        for criterion in subject.rules.criteria
        if criterion.method
        and any(map(criterion.lies_in, exempt))
        and _is_scored(subject, unit, criterion.code)
    )


def _is_scored(subject: Subject, unit: UnitId, code: str) -> bool:
    cell = subject.item(unit, code)
    return cell is not None and cell.state is CellState.PRINTED


def has_gaps(subject: Subject, unit: UnitId) -> bool:
    """Return whether the annex lacks a row, which might say what is not applied."""
    items = subject.items.get(unit)
    return items is not None and any(
        c.method and c.code not in items for c in subject.rules.criteria
    )


def scale_of(subject: Subject, maxima: Sequence[Maximum]) -> Decimal:
    """Return the full scale less the ``maxima`` of what is not applied."""
    return subject.rules.scale.full - summed(m.points for m in maxima)


def is_certain(subject: Subject, unit: UnitId, maxima: Sequence[Maximum]) -> bool:
    """Return whether every maximum the scale rests on is stated by a document.

    What the rules themselves do not apply counts too: the scale rests on it.
    """
    declared = maxima_of(subject.rules, exempt_codes(subject, unit)) or ()
    return all(maximum.basis.is_stated for maximum in (*maxima, *declared))


def assigned_to(subject: Subject, unit: UnitId) -> Maximum | None:
    """Return the scale that the rules assign to a unit; None where they assign none.

    Where scales are assigned, a unit without one has the full scale.
    """
    scale = subject.rules.scale
    if scale.kind is not ScaleKind.ASSIGNED:
        return None
    own = assigned_scale(subject.rules, unit)
    if own is None:
        return Maximum(points=scale.full, basis=scale.basis)
    return Maximum(points=own.points, basis=own.basis)


def certain_scale(subject: Subject, unit: UnitId) -> Decimal | None:
    """Return the scale that a unit must have, or None where that is not certain."""
    known = subject.certain_scales
    if unit not in known:
        known[unit] = _certain_scale(subject, unit)
    return known[unit]


def _certain_scale(subject: Subject, unit: UnitId) -> Decimal | None:
    assigned = assigned_to(subject, unit)
    if assigned is not None:
        return assigned.points if assigned.basis.is_stated else None
    maxima = maxima_of(subject.rules, not_applied(subject, unit))
    is_listed = any(criterion.method for criterion in subject.rules.criteria)
    if maxima is None or not is_listed or has_gaps(subject, unit):
        return None
    return scale_of(subject, maxima) if is_certain(subject, unit, maxima) else None
