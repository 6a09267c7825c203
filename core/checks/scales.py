"""Scales: the printed standard scale against the criteria that are not applied."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from core.checks.effect import effect_if
from core.checks.subject import Subject
from core.errors import N_
from core.model import (
    CellState,
    Finding,
    Maximum,
    Message,
    Severity,
    SummaryRow,
    UnitId,
)
from core.scoring.points import summed
from core.scoring.scale import maxima_of
from core.text import dotted


def scale_findings(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each scale that is not 100 less what is not applied.

    An error where every maximum used is stated; a warning where one is only inferred
    or observed; cannot-check where one is not known or a cell cannot be read.
    """
    for row in subject.rows:
        printed = row.value("scale")
        if printed is not None:
            yield from _checked(subject, row, printed)


def _checked(subject: Subject, row: SummaryRow, printed: Decimal) -> Iterator[Finding]:
    codes = not_applied(subject, row.unit)
    maxima = maxima_of(subject.rules, codes)
    if maxima is None:
        yield _cannot_check(subject, row, codes)
        return
    computed = subject.rules.scale.full - summed(m.points for m in maxima)
    if computed != printed:
        yield _contradiction(subject, row, codes, computed, maxima)


def not_applied(subject: Subject, unit: UnitId) -> tuple[str, ...]:
    """Return the criteria not applied to a unit: by its annex, else by the rules."""
    items = subject.items.get(unit)
    if items:
        blank = CellState.NOT_APPLICABLE
        return tuple(code for code, cell in items.items() if cell.state is blank)
    return tuple(
        code
        for exception in subject.rules.scale.not_applicable
        if exception.unit == unit
        for code in exception.criteria
    )


def _severity(subject: Subject, unit: UnitId, maxima: Sequence[Maximum]) -> Severity:
    """Return how sure the contradiction is.

    What the rules themselves do not apply counts too: the scale rests on it.
    """
    codes = [
        code
        for exception in subject.rules.scale.not_applicable
        if exception.unit == unit
        for code in exception.criteria
    ]
    declared = maxima_of(subject.rules, codes) or ()
    stated = all(maximum.basis.is_stated for maximum in (*maxima, *declared))
    return Severity.ERROR if stated else Severity.WARNING


def _contradiction(
    subject: Subject,
    row: SummaryRow,
    codes: Sequence[str],
    computed: Decimal,
    maxima: Sequence[Maximum],
) -> Finding:
    scored = scored_though_exempt(subject, row.unit)
    params = {
        "printed": row.value("scale"),
        "computed": computed,
        "codes": ", ".join(codes) or "–",
        "scored": ", ".join(scored),
    }
    text = N_(
        "Standard scale: not applied are {codes}, which leaves {computed}; printed is "
        "{printed}"
    )
    if scored:
        text = N_(
            "Standard scale: {printed} is reached only with {scored} not applied, yet "
            "a score is printed there; as printed the scale is {computed}"
        )
    return Finding(
        code="scale-criteria",
        severity=_severity(subject, row.unit, maxima),
        group=subject.rules.code,
        unit=row.unit,
        where=row.cells["scale"].where,
        printed=dotted(row.text("scale")),
        computed=f"{computed}",
        message=Message(text=text, params=params),
        effect=effect_if(subject, row, {"scale": computed}),
    )


def scored_though_exempt(subject: Subject, unit: UnitId) -> tuple[str, ...]:
    """Return criteria the rules do not apply to a unit for which a score is printed."""
    return tuple(
        criterion.code
        for exception in subject.rules.scale.not_applicable
        if exception.unit == unit
        for criterion in subject.rules.criteria
        if criterion.method
        and any(criterion.lies_in(code) for code in exception.criteria)
        and _is_scored(subject, unit, criterion.code)
    )


def _is_scored(subject: Subject, unit: UnitId, code: str) -> bool:
    cell = subject.item(unit, code)
    return cell is not None and cell.state is CellState.PRINTED


def _cannot_check(subject: Subject, row: SummaryRow, codes: Sequence[str]) -> Finding:
    text = N_(
        "Standard scale: the maxima of the criteria not applied ({codes}) are not all "
        "known"
    )
    return Finding(
        code="scale-criteria",
        severity=Severity.CANNOT_CHECK,
        group=subject.rules.code,
        unit=row.unit,
        where=row.cells["scale"].where,
        printed=dotted(row.text("scale")),
        message=Message(text=text, params={"codes": ", ".join(codes)}),
    )
