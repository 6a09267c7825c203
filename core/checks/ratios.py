"""Ratios: the index against total and scale, and how it was rounded."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from core.checks.effect import effect_if
from core.checks.readings import exact_indices, other_indices
from core.checks.subject import Subject
from core.errors import N_
from core.model import Finding, Message, Severity, SummaryRow
from core.scoring.index import rounded, shortened


def ratio_findings(subject: Subject) -> Iterator[Finding]:
    """Yield an error for each index that is not total over scale, rounded."""
    for row in subject.rows:
        index = row.value("index")
        exacts = exact_indices(row, subject)
        if index is not None and exacts:
            yield from _compared(subject, row, index, exacts)


def _compared(
    subject: Subject, row: SummaryRow, index: Decimal, exacts: tuple[Fraction, ...]
) -> Iterator[Finding]:
    rounding = subject.rules.rounding
    if _gives(exacts, index, subject) or _gives(
        other_indices(row, subject), index, subject
    ):
        return
    places = min(_digits(index), rounding.digits)
    if any(shortened(exact, places, rounding.mode) == index for exact in exacts):
        yield _finding(subject, row, exacts[0], "index-digits", Severity.NOTE)
    elif abs(Fraction(index) - exacts[0]) < Fraction(1, 10**rounding.digits):
        yield _finding(subject, row, exacts[0], "index-rounding", Severity.ERROR)
    else:
        yield _finding(subject, row, exacts[0], "index-ratio", Severity.ERROR)


def _gives(exacts: Iterable[Fraction], index: Decimal, subject: Subject) -> bool:
    rounding = subject.rules.rounding
    return any(rounded(exact, rounding) == index for exact in exacts)


def _digits(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


_TEXTS = {
    "index-digits": N_(
        "Index: {printed} is printed with fewer digits than the rules ask; "
        "{computed} is meant"
    ),
    "index-rounding": N_(
        "Index: total over scale rounds to {computed}, printed is {printed}"
    ),
    "index-ratio": N_("Index: total over scale gives {computed}, printed is {printed}"),
}


def _finding(
    subject: Subject, row: SummaryRow, exact: Fraction, code: str, severity: Severity
) -> Finding:
    computed = rounded(exact, subject.rules.rounding)
    printed = row.value("index")
    return Finding(
        code=code,
        severity=severity,
        group=subject.rules.code,
        unit=row.unit,
        where=row.cells["index"].where,
        printed=f"{printed}",
        computed=f"{computed}",
        message=Message(
            text=_TEXTS[code], params={"computed": computed, "printed": printed}
        ),
        effect=effect_if(subject, row),
    )
