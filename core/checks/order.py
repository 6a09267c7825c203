"""Order: lines numbered without ranks, against the places their figures allow."""

from collections.abc import Iterator

from core.checks.ranks import places_of
from core.checks.subject import Subject
from core.errors import N_
from core.model import Finding, Message, Severity, SummaryRow, Ties


def order_findings(subject: Subject) -> Iterator[Finding]:
    """Yield an error for each line that stands where its figures cannot put it.

    Looked at only where nothing says how ties are ranked and no rank is printed: the
    order is then all that is published.
    """
    if subject.rules.ranking.ties is not Ties.UNSTATED:
        return
    if any(row.printed("rank") for row in subject.rows):
        return
    places = places_of(subject)
    for row in subject.rows:
        order = row.value("order")
        possible = places.get(row.unit)
        if order is not None and possible is not None and order not in possible:
            yield _finding(subject, row, possible)


def _finding(subject: Subject, row: SummaryRow, possible: range) -> Finding:
    first, last = possible[0], possible[-1]
    computed = f"{first}" if first == last else f"{first}–{last}"
    text = N_("Order: its figures put the unit at {computed}, it stands at {printed}")
    printed = row.printed("order")
    return Finding(
        code="order-score",
        severity=Severity.ERROR,
        group=subject.rules.code,
        unit=row.unit,
        where=row.cells["order"].where,
        printed=printed,
        computed=computed,
        message=Message(text=text, params={"computed": computed, "printed": printed}),
    )
