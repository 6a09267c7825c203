"""One unit's rank, and the unit at a rank."""

from collections.abc import Iterator

from bot.conversation.answers import doubts
from bot.conversation.answers.scope import Scope
from bot.conversation.replies import Reply
from bot.conversation.speaker import part_key
from core.errors import N_
from core.model import GroupResult, Unit, UnitResult


def rank_unit(scope: Scope) -> Reply:
    """Return each unit's rank, index and band, with what bears on them."""
    rows = scope.rows()
    if not rows:
        return not_ranked(scope)
    criterion = scope.question.criterion
    return scope.answered(
        (*_facts(scope, rows), *_missing(scope), *_notes(scope, rows)),
        rows=rows,
        n=scope.question.n,
        criterion=part_key(criterion) if criterion else None,
    )


def _facts(scope: Scope, rows: tuple[UnitResult, ...]) -> Iterator[str]:
    for row in rows:
        group = scope.group_of(row)
        yield scope.speaker.fact(row, group, scope.result.year)
        if scope.question.criterion == "total":
            yield from _total(scope, row)


def _total(scope: Scope, row: UnitResult) -> Iterator[str]:
    total, scale = row.row.value("total"), row.row.value("scale")
    if total is not None:
        yield scope.speaker.say(
            N_("Total score: {total} points of {scale}."),
            total=total,
            scale="–" if scale is None else scale,
        )


def _notes(scope: Scope, rows: tuple[UnitResult, ...]) -> Iterator[str]:
    """Yield what a reader of these figures must know besides them."""
    speaker, groups = scope.speaker, [scope.group_of(row) for row in rows]
    conditions = [
        tuple(speaker.about_condition(row, group))
        for row, group in zip(rows, groups, strict=True)
    ]
    yield from (said for lines in conditions for said in lines)
    told = {row.unit.id for row, lines in zip(rows, conditions, strict=True) if lines}
    yield from doubts.open_bands(scope, rows, told)
    yield from speaker.about_bands((g.rules for g in groups), scope.result.year)
    yield from doubts.of_units(scope, rows)


def _missing(scope: Scope) -> Iterator[str]:
    for unit in scope.question.units:
        if scope.result.find(unit.id) is None:
            yield _is_not_ranked(scope, unit)


def not_ranked(scope: Scope) -> Reply:
    """Return that none of the units is ranked, and what the decision says instead."""
    unit = scope.question.units[0]
    return scope.not_found(
        _is_not_ranked(scope, unit),
        scope.speaker.source(scope.result),
        *_communes_counted(scope, unit),
    )


def _is_not_ranked(scope: Scope, unit: Unit) -> str:
    return scope.speaker.say(
        N_("{unit} is not ranked in the {year} result, which ranks: {groups}."),
        unit=unit.name,
        year=scope.result.year,
        groups=tuple(group.rules.label for group in scope.result.groups),
    )


def _communes_counted(scope: Scope, unit: Unit) -> Iterator[str]:
    """Yield how the communes of its district were rated, by count only."""
    parent = scope.result.find(unit.parent) if unit.parent else None
    if parent is not None and parent.shares:
        yield scope.speaker.say(
            N_(
                "Only the number of communes per band is published for {unit}: "
                "{shares}."
            ),
            unit=parent.unit.name,
            shares="; ".join(share.text for share in parent.shares),
        )


def rank_at(scope: Scope) -> Reply:
    """Return the unit or units at a rank of each group asked about."""
    if scope.lacks_group:
        return scope.no_such_group()
    asked = [(group, _rank(scope, group)) for group in scope.groups]
    rows = [row for group, rank in asked for row in group.rows if row.rank == rank]
    lines = [line for group, rank in asked for line in _at(scope, group, rank)]
    rank = asked[0][1] if len(asked) == 1 else scope.question.n
    bands = scope.speaker.about_bands(
        (group.rules for group in scope.groups), scope.result.year
    )
    notes = (*doubts.open_bands(scope, rows), *doubts.of_units(scope, rows))
    return scope.answered(
        (*lines, *(bands if rows else ()), *notes),
        rows=rows,
        n=rank,
    )


def _rank(scope: Scope, group: GroupResult) -> int:
    """Return the rank asked for in a group, counted from its end where asked."""
    rank = scope.question.n or 1
    return len(group.rows) + 1 - rank if scope.question.from_end else rank


def _at(scope: Scope, group: GroupResult, rank: int) -> Iterator[str]:
    found = [row for row in group.rows if row.rank == rank]
    for row in found:
        yield scope.speaker.fact(row, group, scope.result.year)
    if not found:
        yield scope.speaker.localizer.count(
            "Only {n} unit is ranked among {group} ({year}); none has rank {rank}.",
            "Only {n} units are ranked among {group} ({year}); none has rank {rank}.",
            len(group.rows),
            group=group.rules.label,
            year=scope.result.year,
            rank=rank,
        )
