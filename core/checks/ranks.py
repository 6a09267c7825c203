"""Ranks: the printed order against printed bands and indices."""

from collections import Counter
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
    places = places_of(subject)
    wrong = [row for row in subject.rows if _is_wrong(row, places)]
    tied = _tied_places(subject, places) if wrong else {}
    for row in wrong:
        is_tie = row.value("rank") in tied.get(row.unit, ())
        severity = Severity.WARNING if is_tie else Severity.ERROR
        yield _finding(subject, row, places[row.unit], severity)


def _is_wrong(row: SummaryRow, places: Mapping[UnitId, range]) -> bool:
    rank = row.value("rank")
    return rank is not None and row.unit in places and rank not in places[row.unit]


def places_of(subject: Subject) -> Mapping[UnitId, range]:
    """Return the ranks each unit may have by any reading of its line."""
    keys = {
        row.unit: (*printed_keys(row, subject), *part_keys(row, subject))
        for row in subject.rows
    }
    known = {unit: found for unit, found in keys.items() if found}
    skipped = sum(subject.rules.why_unranked(unit) is not None for unit in keys)
    best, worst = map(max, known.values()), map(min, known.values())
    ends = positions([*best], [*worst], subject.rules.ranking)
    spare = len(subject.missing()) + len(keys) - len(known) - skipped
    return {
        unit: range(first, last + spare + 1)
        for unit, (first, last) in zip(known, ends, strict=True)
    }


def _tied_places(
    subject: Subject, places: Mapping[UnitId, range]
) -> Mapping[UnitId, frozenset[int]]:
    """Return the ranks that another way of numbering ties would give.

    None where a document states the way. Else units that are equal may also take the
    places they fill together, one each.
    """
    if subject.rules.ranking.ties_basis.is_stated:
        return {}
    others = [
        places_of(_with_ties(subject, ties)) for ties in (Ties.SHARED, Ties.DENSE)
    ]
    keys = {row.unit: printed_keys(row, subject) for row in subject.rows}
    equals = Counter(keys.values())
    return {
        unit: frozenset(range(place[0], place[0] + equals[keys[unit]])).union(
            *(other[unit] for other in others)
        )
        for unit, place in places.items()
    }


def _with_ties(subject: Subject, policy: Ties) -> Subject:
    ranking = replace(subject.rules.ranking, ties=policy)
    return replace(subject, rules=replace(subject.rules, ranking=ranking))


def _finding(
    subject: Subject, row: SummaryRow, possible: range, severity: Severity
) -> Finding:
    first, last = possible[0], possible[-1]
    computed = f"{first}" if first == last else f"{first}–{last}"
    text = N_("Rank: band and index put the unit at {computed}, printed is {printed}")
    parts = printed_parts(row, subject)
    return Finding(
        code="rank-order",
        severity=severity,
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
