"""Whole rankings, and the units of a band or beyond a figure."""

from collections.abc import Iterator, Sequence

from bot.conversation.answers import doubts
from bot.conversation.answers.figures import criterion_name, value_of
from bot.conversation.answers.scope import Scope
from bot.conversation.question import Limit
from bot.conversation.replies import Reply, Table
from core.errors import N_
from core.model import GroupResult, UnitResult


def table(scope: Scope) -> Reply:
    """Return the ranking of each group asked about, a line a unit."""
    if scope.lacks_group:
        return scope.no_such_group()
    lines = [line for group in scope.groups for line in _ranking(scope, group)]
    rows = [row for group in scope.groups for row in group.rows]
    return scope.answered(
        (*lines, *_notes(scope, rows)),
        rows=rows,
        n=scope.question.n,
        tables=[_drawn(scope, group) for group in scope.groups],
    )


def _ranking(scope: Scope, group: GroupResult) -> Iterator[str]:
    year = scope.speaker.year(scope.result.year)
    title = scope.speaker.say(N_("Ranking of {group}"), group=group.rules.label)
    yield f"{title} · {year}"
    for row in group.rows:
        yield scope.speaker.line(row)


def _notes(scope: Scope, rows: Sequence[UnitResult]) -> Iterator[str]:
    rules = (group.rules for group in scope.groups)
    yield from scope.speaker.about_bands(rules, scope.result.year)
    yield from doubts.of_list(scope, rows)


def _drawn(scope: Scope, group: GroupResult) -> Table:
    say, number = scope.speaker.say, scope.speaker.localizer.number
    header = (N_("Rank"), N_("Unit"), N_("Index (%)"), N_("Band"))
    return Table(
        title=group.rules.label,
        header=tuple(say(text) for text in header),
        rows=tuple(
            (
                "–" if row.rank is None else str(row.rank),
                row.unit.name,
                "–" if row.index is None else number(row.index),
                row.band,
            )
            for row in group.rows
        ),
    )


def band_list(scope: Scope) -> Reply:
    """Return the units of a band, or beyond a figure, and how many they are."""
    question = scope.question
    if scope.lacks_group:
        return scope.no_such_group()
    if question.other_band and question.band is None:
        return _no_such_band(scope)
    if question.band is None and question.limit is None:
        return _no_such_band(scope)
    found = [(group, _fitting(scope, group)) for group in scope.groups]
    lines = [line for group, rows in found for line in _listed(scope, group, rows)]
    rows = [row for _, rows in found for row in rows]
    return scope.answered(
        (*lines, *_list_notes(scope, rows)), rows=rows, criterion=_asked(scope)
    )


def _asked(scope: Scope) -> str:
    question = scope.question
    if question.band is not None:
        return f"band:{_label(scope, question.band)}"
    limit = question.limit.text if question.limit else ""
    return f"{question.criterion}{limit}" if question.criterion else limit


def _label(scope: Scope, code: str) -> str:
    bands = (band for group in scope.result.groups for band in group.rules.bands)
    return next((band.label for band in bands if band.code == code), code)


def _fitting(scope: Scope, group: GroupResult) -> tuple[UnitResult, ...]:
    question = scope.question
    if question.band is not None:
        return tuple(r for r in group.rows if r.band_code == question.band)
    limit = question.limit
    return tuple(r for r in group.rows if limit and _holds(scope, group, r, limit))


def _holds(scope: Scope, group: GroupResult, row: UnitResult, limit: Limit) -> bool:
    code = scope.question.criterion
    value = row.index if code is None else value_of(row, group.rules, code)
    return value is not None and limit.holds(value)


def _listed(
    scope: Scope, group: GroupResult, rows: Sequence[UnitResult]
) -> Iterator[str]:
    year = scope.speaker.year(scope.result.year)
    what = _what(scope, group)
    if not rows:
        yield scope.speaker.say(
            N_("{what}: no unit of {group}, {year}."),
            what=what,
            group=group.rules.label,
            year=year,
        )
        return
    yield scope.speaker.localizer.count(
        "{what}: {n} unit of {group}, {year}",
        "{what}: {n} units of {group}, {year}",
        len(rows),
        what=what,
        group=group.rules.label,
        year=year,
    )
    for row in rows:
        yield scope.speaker.line(row)


def _what(scope: Scope, group: GroupResult) -> str:
    """Return what the list is of: "Band TỐT", "Index > 80 %"."""
    question, speaker = scope.question, scope.speaker
    if question.band is not None:
        return speaker.say(N_("Band {band}"), band=_label(scope, question.band))
    limit = question.limit
    sign, figure = (limit.sign, limit.figure) if limit else ("", "")
    if question.criterion:
        name = criterion_name(speaker, group.rules, question.criterion)
        return speaker.say(
            N_("{criterion} {sign} {figure}"), criterion=name, sign=sign, figure=figure
        )
    return speaker.say(N_("Index {sign} {figure} %"), sign=sign, figure=figure)


def _list_notes(scope: Scope, rows: Sequence[UnitResult]) -> Iterator[str]:
    if scope.question.criterion is None:
        rules = (group.rules for group in scope.groups)
        yield from scope.speaker.about_bands(rules, scope.result.year)
    yield from _also(scope, rows)
    yield from doubts.open_bands(scope, (*rows, *_possible(scope, rows)))
    yield from doubts.of_marks(scope, rows)


def _possible(scope: Scope, rows: Sequence[UnitResult]) -> Iterator[UnitResult]:
    """Yield the units beside ``rows`` that the rules may put into the band."""
    for row in (row for group in scope.groups for row in group.rows):
        codes = {band.code for band in row.recomputed.bands}
        if len(codes) > 1 and scope.question.band in codes and row not in rows:
            yield row


def _also(scope: Scope, rows: Sequence[UnitResult]) -> Iterator[str]:
    """Yield the units that only the recomputed figures put into the band."""
    band = scope.question.band
    others = (row for group in scope.groups for row in group.rows if row not in rows)
    names = tuple(
        row.unit.name
        for row in others
        if row.recomputed.band is not None and row.recomputed.band.code == band
    )
    if names:
        yield scope.speaker.say(
            N_("By the recomputed figures also: {units}."), units=names
        )


def _no_such_band(scope: Scope) -> Reply:
    bands = (b.label for group in scope.result.groups for b in group.rules.bands)
    return scope.not_found(
        scope.speaker.say(
            N_("There is no band “{band}” in {year}. The bands are: {bands}."),
            band=scope.question.other_band,
            year=scope.result.year,
            bands=tuple(dict.fromkeys(bands)) or "–",
        ),
        scope.speaker.source(scope.result),
    )
