"""Ranks: the printed order against printed bands and indices."""

from collections.abc import Iterator

from core.checks.effect import printed_key
from core.checks.subject import Subject
from core.errors import N_
from core.model import Effect, Finding, Message, Severity, Standing, SummaryRow
from core.scoring.ranking import Key, positions
from core.scoring.standing import standings


def rank_findings(subject: Subject) -> Iterator[Finding]:
    """Yield an error for each rank that neither reading of the group gives.

    A rank stands when it follows from the printed bands and indices, or from those
    recomputed: a contradiction there is told by its own finding, once. Units missing
    from the table may have taken a place each.
    """
    expected = _printed_ranks(subject)
    recomputed = {s.unit: s for s in standings(subject.rows, subject.rules)}
    spare = len(subject.missing())
    for row in subject.rows:
        rank, wanted = row.value("rank"), expected.get(row.unit)
        if rank is None or wanted is None:
            continue
        if not (_within(rank, wanted, spare) or _as(rank, recomputed[row.unit])):
            yield _finding(subject, row, wanted)


def _printed_ranks(subject: Subject) -> dict[str, int]:
    keys: dict[str, Key] = {}
    for row in subject.rows:
        if (key := printed_key(row, subject)) is not None:
            keys[row.unit] = key
    values = list(keys.values())
    ranks = positions(values, values, subject.rules.ranking)
    return {unit: best for unit, (best, _) in zip(keys, ranks, strict=True)}


def _within(rank: object, wanted: int, spare: int) -> bool:
    return rank in range(wanted, wanted + spare + 1)


def _as(rank: object, standing: Standing) -> bool:
    best, worst = standing.best_rank, standing.worst_rank
    return best is not None and worst is not None and rank in range(best, worst + 1)


def _finding(subject: Subject, row: SummaryRow, wanted: int) -> Finding:
    text = N_("Rank: band and index put the unit at {computed}, printed is {printed}")
    params = {"computed": wanted, "printed": row.text("rank")}
    return Finding(
        code="rank-order",
        severity=Severity.ERROR,
        group=subject.rules.code,
        unit=row.unit,
        where=row.cells["rank"].where,
        printed=row.text("rank"),
        computed=f"{wanted}",
        message=Message(text=text, params=params),
        effect=Effect(
            index=f"{row.value('index')}", band=row.text("band"), rank=wanted
        ),
    )
