"""The best and the last units of a group, by index or by one criterion."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from bot.conversation.answers import doubts
from bot.conversation.answers.figures import criterion_name, value_of
from bot.conversation.answers.scope import Scope
from bot.conversation.question import Intent
from bot.conversation.replies import Reply
from bot.conversation.speaker import part_key
from core.errors import N_
from core.model import GroupResult, UnitResult


def top_n(scope: Scope) -> Reply:
    """Return the first or last n units of each group asked about."""
    if scope.lacks_group:
        return scope.no_such_group()
    if scope.question.criterion:
        return _by_criterion(scope, scope.question.criterion)
    ends = _ends(scope)
    taken = [(end, group, _end(end, group)) for end in ends for group in scope.groups]
    rows = tuple({row.unit.id: row for _, _, found in taken for row in found}.values())
    lines = [line for end, group, found in taken for line in _lines(end, group, found)]
    return scope.answered((*lines, *_notes(ends, rows)), rows=rows, n=scope.question.n)


def _ends(scope: Scope) -> tuple[Scope, ...]:
    """Return the scope for each end asked about: the first, the last, or both."""
    if not scope.question.both_ends:
        return (scope,)
    last = replace(scope.question, intent=Intent.BOTTOM_N)
    return (scope, replace(scope, question=last))


def _is_last(scope: Scope) -> bool:
    return scope.question.intent is Intent.BOTTOM_N


def _end(scope: Scope, group: GroupResult) -> tuple[UnitResult, ...]:
    """Return the n units at the end asked for, with all that tie with the nth."""
    ranked = [row for row in group.rows if row.rank is not None]
    n = scope.question.n or 1
    if not _is_last(scope):
        last = ranked[n - 1].rank if n <= len(ranked) else None
        return tuple(r for r in ranked if last is None or (r.rank or 0) <= last)
    first = ranked[-n].rank if n <= len(ranked) else 0
    return tuple(r for r in reversed(ranked) if (r.rank or 0) >= (first or 0))


def _lines(
    scope: Scope, group: GroupResult, rows: Sequence[UnitResult]
) -> Iterator[str]:
    if len(rows) == 1:
        fact = scope.speaker.fact(rows[0], group, scope.result.year)
        yield f"{fact}{scope.speaker.mark(rows[0])}"
        return
    yield _title(scope, group, len(rows))
    for row in rows:
        yield scope.speaker.line(row)


def _title(scope: Scope, group: GroupResult, n: int) -> str:
    text = (
        N_("The last {n} of {group}, {year}")
        if _is_last(scope)
        else N_("The first {n} of {group}, {year}")
    )
    year = scope.speaker.year(scope.result.year)
    return scope.speaker.say(text, n=n, group=group.rules.label, year=year)


def _notes(ends: Sequence[Scope], rows: Sequence[UnitResult]) -> Iterator[str]:
    scope = ends[0]
    if len(scope.groups) > 1:
        yield scope.speaker.say(N_("The groups are ranked apart."))
    rules = (group.rules for group in scope.groups)
    yield from scope.speaker.about_bands(rules, scope.result.year)
    for end in ends:
        for group in scope.groups:
            yield from _recomputed(end, group)
    yield from doubts.of_list(scope, rows)


def _recomputed(scope: Scope, group: GroupResult) -> Iterator[str]:
    """Yield who is first or last by the recomputed figures, where others are."""
    printed = {row.unit.id for row in _end(scope, group)}
    ranks = {row.unit.id: row.recomputed.rank for row in group.rows}
    last = max((rank for rank in ranks.values() if rank is not None), default=0)
    n = scope.question.n or 1
    limits = (last - n + 1, last) if _is_last(scope) else (1, n)
    again = [r for r in group.rows if limits[0] <= (ranks[r.unit.id] or 0) <= limits[1]]
    if {row.unit.id for row in again} != printed and None not in ranks.values():
        again.sort(key=lambda row: ranks[row.unit.id] or 0, reverse=_is_last(scope))
        names = tuple(f"{ranks[row.unit.id]}. {row.unit.name}" for row in again)
        text = N_("By the recomputed figures: {units}.")
        yield scope.speaker.say(text, units=names)


def _by_criterion(scope: Scope, code: str) -> Reply:
    """Return who has most or least points in a criterion or part of the score."""
    ends = [(end, group) for end in _ends(scope) for group in scope.groups]
    found = [(end, group, *_ordered(end, group, code)) for end, group in ends]
    taken = [pair for _, _, pairs, _ in found for pair in pairs]
    if not taken:
        return _no_figures(scope, code)
    lines = [
        line
        for end, group, pairs, unread in found
        for line in _scores(end, group, code, pairs, unread)
    ]
    rows = tuple({row.unit.id: row for row, _ in taken}.values())
    return scope.answered(
        (*lines, *doubts.of_marks(scope, rows)),
        rows=rows,
        n=scope.question.n,
        criterion=part_key(code),
    )


Scored = tuple[UnitResult, Decimal]


def _ordered(
    scope: Scope, group: GroupResult, code: str
) -> tuple[list[Scored], list[UnitResult]]:
    """Return the n best (or last) by points, ties included, and who has none."""
    values = [(row, value_of(row, group.rules, code)) for row in group.rows]
    known = [(row, value) for row, value in values if value is not None]
    known.sort(key=lambda pair: pair[1], reverse=not _is_last(scope))
    n = scope.question.n or 1
    if len(known) > n:
        limit = known[n - 1][1]
        beyond = [pair for pair in known[n:] if pair[1] == limit]
        known = known[:n] + beyond
    return known, [row for row, value in values if value is None]


def _scores(
    scope: Scope,
    group: GroupResult,
    code: str,
    pairs: Sequence[Scored],
    unread: Sequence[UnitResult],
) -> Iterator[str]:
    if not pairs:
        return
    text = N_("Lowest {criterion}") if _is_last(scope) else N_("Highest {criterion}")
    name = criterion_name(scope.speaker, group.rules, code)
    title = scope.speaker.say(text, criterion=name)
    year = scope.speaker.year(scope.result.year)
    yield f"{title} · {group.rules.label} · {year}"
    for row, value in pairs:
        said = scope.speaker.localizer.number(value)
        yield f"{row.unit.name}: {said}{scope.speaker.mark(row)}"
    if unread:
        yield scope.speaker.say(
            N_("Not compared, for want of a legible figure: {units}."),
            units=tuple(row.unit.name for row in unread),
        )


def _no_figures(scope: Scope, code: str) -> Reply:
    group = scope.groups[0] if scope.groups else scope.result.groups[0]
    return scope.not_found(
        scope.speaker.say(
            N_("The {year} decision prints no legible figures for {criterion}."),
            year=scope.result.year,
            criterion=criterion_name(scope.speaker, group.rules, code),
        ),
        scope.speaker.source(scope.result),
    )
