"""Scales: the printed standard scale against the criteria that are not applied."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from core.checks.effect import effect_if
from core.checks.exemptions import (
    assigned_to,
    has_gaps,
    is_certain,
    not_applied,
    scale_of,
    scored_though_exempt,
)
from core.checks.subject import Subject
from core.errors import N_
from core.model import (
    Finding,
    Maximum,
    Message,
    Severity,
    SummaryRow,
)
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
    assigned = assigned_to(subject, row.unit)
    if assigned is not None:
        if assigned.points != printed:
            yield _assigned(subject, row, assigned)
        return
    yield from _by_criteria(subject, row, printed)


def _by_criteria(
    subject: Subject, row: SummaryRow, printed: Decimal
) -> Iterator[Finding]:
    codes = not_applied(subject, row.unit)
    maxima = maxima_of(subject.rules, codes)
    if maxima is None:
        yield _cannot_check(subject, row, _unknown_maxima(codes))
        return
    computed = scale_of(subject, maxima)
    in_annex = subject.item(row.unit, "scale")
    if computed in (printed, in_annex.value if in_annex else None):
        return
    if not any(criterion.method for criterion in subject.rules.criteria):
        yield _cannot_check(subject, row, _no_criteria(row))
    elif has_gaps(subject, row.unit):
        yield _cannot_check(subject, row, _missing_rows())
    else:
        yield _contradiction(subject, row, codes, computed, maxima)


def _contradiction(
    subject: Subject,
    row: SummaryRow,
    codes: Sequence[str],
    computed: Decimal,
    maxima: Sequence[Maximum],
) -> Finding:
    scored = scored_though_exempt(subject, row.unit)
    certain = is_certain(subject, row.unit, maxima)
    params = {
        "printed": row.value("scale"),
        "computed": computed,
        "codes": ", ".join(codes) or Message(text=N_("no criterion")),
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
        severity=Severity.ERROR if certain else Severity.WARNING,
        group=subject.rules.code,
        unit=row.unit,
        where=row.cells["scale"].where,
        printed=dotted(row.printed("scale")),
        computed=f"{computed}",
        message=Message(text=text, params=params),
        effect=effect_if(subject, row, {"scale": computed}),
    )


def _assigned(subject: Subject, row: SummaryRow, scale: Maximum) -> Finding:
    params = {"printed": row.value("scale"), "computed": scale.points}
    text = N_("Standard scale: the unit is assigned {computed}, printed is {printed}")
    return Finding(
        code="scale-assigned",
        severity=Severity.ERROR if scale.basis.is_stated else Severity.WARNING,
        group=subject.rules.code,
        unit=row.unit,
        where=row.cells["scale"].where,
        printed=dotted(row.printed("scale")),
        computed=f"{scale.points}",
        message=Message(text=text, params=params),
        effect=effect_if(subject, row, {"scale": scale.points}),
    )


def _cannot_check(subject: Subject, row: SummaryRow, message: Message) -> Finding:
    return Finding(
        code="scale-criteria",
        severity=Severity.CANNOT_CHECK,
        group=subject.rules.code,
        unit=row.unit,
        where=row.cells["scale"].where,
        printed=dotted(row.printed("scale")),
        message=message,
    )


def _unknown_maxima(codes: Sequence[str]) -> Message:
    text = N_(
        "Standard scale: the maxima of the criteria not applied ({codes}) are not all "
        "known"
    )
    return Message(text=text, params={"codes": ", ".join(codes)})


def _missing_rows() -> Message:
    text = N_(
        "Standard scale: the annex lacks rows that may not be applied to the unit"
    )
    return Message(text=text)


def _no_criteria(row: SummaryRow) -> Message:
    text = N_(
        "Standard scale: the rules list no criteria that may not be applied, so "
        "{printed} cannot be compared"
    )
    return Message(text=text, params={"printed": row.value("scale")})
