"""Ranks: the printed order against printed bands and indices."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from core.checks.effect import effect_of
from core.checks.readings import part_keys, printed_keys, printed_parts
from core.checks.subject import Subject
from core.errors import N_
from core.model import Finding, Message, Severity, SummaryRow, Ties, UnitId
from core.scoring.ranking import positions


def rank_findings(subject: Subject) -> Iterator[Finding]:
    """Yield an error for each rank that no reading of the group gives.

    Where a line's results contradict its parts, the unit may stand in either place: a
    contradiction is told by its own finding, once. Units missing from the table, and
    those without the figures that ranks go by, may have taken a place each.
    """
    places = _places(subject)
    for row in subject.rows:
        rank, possible = row.value("rank"), places.get(row.unit)
        if rank is not None and possible is not None and rank not in possible:
            yield _finding(subject, row, possible)


def _places(subject: Subject) -> Mapping[UnitId, range]:
    keys = {
        row.unit: (*printed_keys(row, subject), *part_keys(row, subject))
        for row in subject.rows
    }
    known = {unit: found for unit, found in keys.items() if found}
    best, worst = map(max, known.values()), map(min, known.values())
    ends = positions([*best], [*worst], subject.rules.ranking)
    spare = len(subject.missing()) + len(keys) - len(known)
    return {
        unit: range(first, last + spare + 1)
        for unit, (first, last) in zip(known, ends, strict=True)
    }


def _gravity(subject: Subject, row: SummaryRow) -> Severity:
    """Return a warning where another way of numbering ties would give the rank."""
    if subject.rules.ranking.ties_basis.is_stated:
        return Severity.ERROR
    others = (policy for policy in Ties if policy is not Ties.SECOND_KEY)
    allowed = (_places(_with_ties(subject, policy)).get(row.unit) for policy in others)
    tied = any(row.value("rank") in places for places in allowed if places is not None)
    return Severity.WARNING if tied or _in_tie(subject, row) else Severity.ERROR


def _with_ties(subject: Subject, policy: Ties) -> Subject:
    ranking = replace(subject.rules.ranking, ties=policy)
    return replace(subject, rules=replace(subject.rules, ranking=ranking))


def _in_tie(subject: Subject, row: SummaryRow) -> bool:
    """Return whether units equal to this one take up the rank printed for it."""
    keys = {other.unit: printed_keys(other, subject) for other in subject.rows}
    equals = sum(keys[row.unit] == found for found in keys.values())
    first = _places(subject)[row.unit][0]
    return row.value("rank") in range(first, first + equals)


def _finding(subject: Subject, row: SummaryRow, possible: range) -> Finding:
    first, last = possible[0], possible[-1]
    computed = f"{first}" if first == last else f"{first}–{last}"
    text = N_("Rank: band and index put the unit at {computed}, printed is {printed}")
    parts = printed_parts(row, subject)
    return Finding(
        code="rank-order",
        severity=_gravity(subject, row),
        group=subject.rules.code,
        unit=row.unit,
        where=row.cells["rank"].where,
        printed=row.printed("rank"),
        computed=computed,
        message=Message(
            text=text, params={"computed": computed, "printed": row.printed("rank")}
        ),
        effect=effect_of(subject, parts[0]) if parts else None,
    )
