"""One unit's points for a criterion, a field or a part; its communes per band."""

from collections.abc import Iterator, Sequence

from bot.conversation.answers import doubts
from bot.conversation.answers.figures import (
    criterion_name,
    criterion_of,
    part_value,
    why_missing,
)
from bot.conversation.answers.ranks import not_ranked
from bot.conversation.answers.scope import Scope
from bot.conversation.replies import Reply
from bot.conversation.speaker import PARTS, part_key
from core.api import comparisons
from core.errors import N_
from core.model import BandShare, GroupResult, GroupRules, UnitResult


def criterion_score(scope: Scope) -> Reply:
    """Return the points asked for, or why they cannot be told."""
    rows = scope.rows()
    if not rows:
        return not_ranked(scope)
    code = scope.question.criterion or "all"
    if not any(_is_known(scope.group_of(row).rules, code) for row in rows):
        return _no_such_criterion(scope, code, rows)
    lines = [line for row in rows for line in _points(scope, row, code)]
    bands = doubts.open_bands(scope, rows if code == "all" else ())
    return scope.answered(
        (*lines, *bands, *doubts.of_units(scope, rows)),
        rows=rows,
        criterion=part_key(code),
    )


def _is_known(rules: GroupRules, code: str) -> bool:
    return code in PARTS or code == "all" or criterion_of(rules, code) is not None


def _no_such_criterion(scope: Scope, code: str, rows: Sequence[UnitResult]) -> Reply:
    return scope.not_found(
        scope.speaker.say(
            N_("There is no criterion {code} for {group} in {year}."),
            code=code,
            group=scope.group_of(rows[0]).rules.label,
            year=scope.result.year,
        ),
        scope.speaker.source(scope.result),
    )


def _points(scope: Scope, row: UnitResult, code: str) -> Iterator[str]:
    rules = scope.group_of(row).rules
    if code == "all":
        yield from _all(scope, row, rules)
    elif code in PARTS:
        yield _part(scope, row, code)
    else:
        yield from _criterion(scope, row, rules, code)


def _part(scope: Scope, row: UnitResult, part: str) -> str:
    value = part_value(row, part)
    year = scope.speaker.year(scope.result.year)
    said = (
        why_missing(scope.speaker, row, part)
        if value is None
        else scope.speaker.say(N_("{points} points"), points=value)
    )
    return f"{row.unit.name}: {scope.speaker.part(part)} {said} · {year}"


def _criterion(
    scope: Scope, row: UnitResult, rules: GroupRules, code: str
) -> Iterator[str]:
    name = criterion_name(scope.speaker, rules, code)
    year = scope.speaker.year(scope.result.year)
    yield f"{row.unit.name}: {_said(scope, row, rules, code)} · {name} · {year}"
    found = criterion_of(rules, code)
    maximum = found.maximum if found is not None and found.method else None
    if maximum is not None and not maximum.basis.is_stated:
        yield scope.speaker.say(
            N_("Most points seen there: {points}; the maximum is not printed."),
            points=maximum.points,
        )
    yield from _below(scope, row, rules, code)


def _said(scope: Scope, row: UnitResult, rules: GroupRules, code: str) -> str:
    """Return the points of a criterion, or why there are none."""
    cell = row.items.get(code)
    if cell is not None and cell.value is not None:
        return scope.speaker.say(N_("{points} points"), points=cell.value)
    found = criterion_of(rules, code)
    if found is None or found.method is not None:
        return why_missing(scope.speaker, row, code)
    under = comparisons.points_under(row, rules, code)
    if under.points is None:
        text = N_("not applicable") if under.not_applied else N_("not printed")
        return scope.speaker.say(text)
    if under.unread:
        text = N_("undetermined; the legible items add up to {points} points")
        return scope.speaker.say(text, points=under.points)
    text = N_("{points} points (added up by us)")
    return scope.speaker.say(text, points=under.points)


def _below(
    scope: Scope, row: UnitResult, rules: GroupRules, code: str
) -> Iterator[str]:
    """Yield the items under a heading, each with its points."""
    for one in rules.criteria:
        if one.code != code and one.lies_in(code) and one.method is not None:
            yield f"– {one.code} {one.label}: {_figure(scope, row, one.code)}"


def _figure(scope: Scope, row: UnitResult, code: str) -> str:
    cell = row.items.get(code)
    if cell is None or cell.value is None:
        return why_missing(scope.speaker, row, code)
    return scope.speaker.localizer.number(cell.value)


def _all(scope: Scope, row: UnitResult, rules: GroupRules) -> Iterator[str]:
    yield scope.speaker.fact(row, scope.group_of(row), scope.result.year)
    for part in ("appraised", "survey", "total", "scale"):
        value = part_value(row, part)
        if value is not None:
            said = scope.speaker.localizer.number(value)
            yield f"– {scope.speaker.part(part)}: {said}"
    for one in rules.criteria:
        if one.method is not None:
            yield f"– {one.code} {one.label}: {_figure(scope, row, one.code)}"


def commune_bands(scope: Scope) -> Reply:
    """Return how many communes of a district reached each band, as printed."""
    rows = tuple(row for row in scope.rows() if row.shares) or _most_first(scope)
    if not rows:
        return scope.not_found(
            scope.speaker.say(
                N_("The {year} decision does not say how communes were rated there."),
                year=scope.result.year,
            ),
            scope.speaker.source(scope.result),
        )
    lines = [_shares(scope, row) for row in rows]
    best = rows if scope.question.units else _best(scope, rows)
    of_rows = doubts.of_units if scope.question.units else doubts.of_marks
    only = scope.speaker.say(
        N_("The decision prints these counts only, not the result of each commune.")
    )
    return scope.answered(
        (*lines, only, *of_rows(scope, rows)),
        rows=best,
        n=None if scope.question.units or best is rows else len(best),
        criterion=_band(rows, scope),
    )


def _best(scope: Scope, rows: tuple[UnitResult, ...]) -> tuple[UnitResult, ...]:
    """Return the units with most communes of the band asked for, ties included."""
    band = scope.question.band
    if band is None:
        return rows
    most = _count(rows[0], band)
    return tuple(row for row in rows if _count(row, band) == most)


def _most_first(scope: Scope) -> tuple[UnitResult, ...]:
    """Return all units with communes; those with most of the band asked for first."""
    if scope.question.units:
        return ()
    rows = [row for group in scope.result.groups for row in group.rows if row.shares]
    band = scope.question.band
    if band is not None:
        rows.sort(key=lambda row: -_count(row, band))
    return tuple(rows)


def _count(row: UnitResult, band: str) -> int:
    return next((share.count for share in row.shares if share.band == band), 0)


def _shares(scope: Scope, row: UnitResult) -> str:
    band = scope.question.band
    wanted: Sequence[BandShare] = [s for s in row.shares if band in (None, s.band)]
    said = "; ".join(share.text for share in wanted)
    none = scope.speaker.say(N_("no commune of that band is printed"))
    year = scope.speaker.year(scope.result.year)
    mark = "" if scope.question.units else scope.speaker.mark(row)
    return f"{row.unit.name}: {said or none} · {year}{mark}"


def _band(rows: Sequence[UnitResult], scope: Scope) -> str | None:
    band = scope.question.band
    labels = {b.code: b.label for b in _group(rows, scope).rules.bands}
    return f"band:{labels.get(band, band)}" if band else None


def _group(rows: Sequence[UnitResult], scope: Scope) -> GroupResult:
    return scope.group_of(rows[0])
