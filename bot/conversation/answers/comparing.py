"""Units side by side, the mean of a group, and change between years."""

from collections.abc import Iterator, Sequence

from bot.conversation.answers import doubts
from bot.conversation.answers.figures import criterion_name, part_value, value_of
from bot.conversation.answers.ranks import not_ranked
from bot.conversation.answers.scope import Scope
from bot.conversation.replies import Reply
from bot.conversation.speaker import PARTS, part_key
from core.api import comparisons
from core.api.answers import mean_index
from core.errors import N_
from core.model import GroupResult, Result, UnitResult

_TWO = 2


def compare(scope: Scope) -> Reply:
    """Return each unit's figures, and how far two of one group are apart."""
    rows = scope.rows()
    if not rows:
        return not_ranked(scope)
    ordered = sorted(rows, key=lambda row: (row.unit.group, row.rank or len(rows)))
    lines = [_fact(scope, row) for row in ordered]
    notes = (*_ahead(scope, ordered), *_apart(scope, ordered))
    return scope.answered(
        (*_first(scope, ordered), *lines, *notes, *_bearing(scope, ordered)),
        rows=rows,
        criterion=_key(scope),
    )


def _fact(scope: Scope, row: UnitResult) -> str:
    """Return a unit's line in a comparison, marked if contradicted."""
    fact = scope.speaker.fact(row, scope.group_of(row), scope.result.year)
    return f"{fact}{scope.speaker.mark(row)}"


def _key(scope: Scope) -> str | None:
    criterion = scope.question.criterion
    return part_key(criterion) if criterion else None


def _first(scope: Scope, rows: Sequence[UnitResult]) -> Iterator[str]:
    """Yield the figures of a criterion first, when one is compared."""
    code = scope.question.criterion
    for row in rows if code else ():
        rules = scope.group_of(row).rules
        value = value_of(row, rules, code or "")
        name = criterion_name(scope.speaker, rules, code or "")
        said = "–" if value is None else scope.speaker.localizer.number(value)
        yield f"{row.unit.name} · {name}: {said}"


def _apart(scope: Scope, rows: Sequence[UnitResult]) -> Iterator[str]:
    missing = [u for u in scope.question.units if scope.result.find(u.id) is None]
    if missing:
        names = tuple(unit.name for unit in missing)
        yield scope.speaker.say(
            N_("Not ranked in {year}: {units}."), units=names, year=scope.result.year
        )
    if len({row.unit.group for row in rows}) > 1:
        yield scope.speaker.say(
            N_(
                "These units belong to groups that are ranked apart: "
                "ranks do not compare."
            )
        )


def _ahead(scope: Scope, rows: Sequence[UnitResult]) -> Iterator[str]:
    """Yield how far apart two units of one group are."""
    if len(rows) != _TWO or rows[0].unit.group != rows[1].unit.group:
        return
    first, second = rows
    if first.index is None or second.index is None:
        return
    apart = comparisons.gap(first.index, second.index)
    if first.rank is None or second.rank is None or first.rank == second.rank:
        text = N_("The indices differ by {gap} percentage points.")
        yield scope.speaker.say(text, gap=apart)
        return
    yield scope.speaker.say(
        N_(
            "{better} is {ranks} ranks ahead of {worse}; the indices differ by {gap} "
            "percentage points."
        ),
        better=first.unit.name,
        worse=second.unit.name,
        ranks=second.rank - first.rank,
        gap=apart,
    )


def _bearing(scope: Scope, rows: Sequence[UnitResult]) -> Iterator[str]:
    speaker, result = scope.speaker, scope.result
    groups = {row.unit.group: scope.group_of(row) for row in rows}
    yield from speaker.about_bands((g.rules for g in groups.values()), result.year)
    yield from doubts.of_list(scope, rows)


def group_avg(scope: Scope) -> Reply:
    """Return the mean of each group asked about, said to be ours."""
    if scope.lacks_group:
        return scope.no_such_group()
    rows = scope.rows()
    named = {group.code: group for group in map(scope.group_of, rows)}
    groups = tuple(named.values()) or scope.groups
    lines = [line for group in groups for line in _mean(scope, group)]
    return scope.answered(
        (*lines, *_against(scope, rows), *_mean_notes(scope, groups, rows)),
        rows=rows,
        criterion=_key(scope),
    )


def _mean(scope: Scope, group: GroupResult) -> Iterator[str]:
    part = scope.question.criterion
    column = part if part is not None and part in PARTS else "index"
    by_index = column == "index"
    mean = mean_index(group) if by_index else comparisons.mean_of(group, column)
    if mean is None:
        yield scope.speaker.say(
            N_("No figures to average for {group}."), group=group.rules.label
        )
        return
    name = scope.speaker.say(N_("index")) if by_index else scope.speaker.part(column)
    printed = sum(1 for row in group.rows if row.row.value(column) is not None)
    sign = " %" if by_index else ""
    said = scope.speaker.say(
        N_("Mean {figure} of {group}: {mean}{sign} · {n} units · {year}"),
        figure=name,
        group=group.rules.label,
        mean=mean,
        sign=sign,
        n=printed,
        year=scope.speaker.year(scope.result.year),
    )
    doubtful = any(scope.speaker.is_contradicted(row) for row in group.rows)
    yield f"{said} *" if doubtful else said


def _against(scope: Scope, rows: Sequence[UnitResult]) -> Iterator[str]:
    for row in rows:
        group = scope.group_of(row)
        mean = mean_index(group)
        yield _fact(scope, row)
        if mean is not None and row.index is not None:
            above = row.index >= mean
            text = (
                N_("{gap} percentage points above the mean.")
                if above
                else N_("{gap} percentage points below the mean.")
            )
            yield scope.speaker.say(text, gap=comparisons.gap(mean, row.index))


def _mean_notes(
    scope: Scope, groups: Sequence[GroupResult], rows: Sequence[UnitResult]
) -> Iterator[str]:
    yield scope.speaker.say(
        N_(
            "The mean is reckoned by us from the printed figures; "
            "the decision does not print it."
        )
    )
    yield from doubts.open_bands(scope, rows)
    averaged = {row.unit.id: row for group in groups for row in group.rows}
    yield from doubts.of_marks(scope, tuple(averaged.values()))


def year_change(scope: Scope) -> Reply:
    """Return a unit's figures year by year, where several years are at hand."""
    results = _results(scope)
    if len(results) < _TWO:
        return _only_year(scope)
    lines = [line for result in results for line in _of_year(scope, result)]
    if not lines:
        return not_ranked(scope) if scope.question.units else _only_year(scope)
    warning = scope.speaker.say(
        N_(
            "Criteria may change from year to year: compare percent and ranks, "
            "not points."
        )
    )
    return scope.answered((*lines, warning), rows=scope.rows(), sources=())


def _results(scope: Scope) -> tuple[Result, ...]:
    """Return the results of the years asked about, all of them when none is named."""
    wanted = scope.question.years
    span = range(min(wanted), max(wanted) + 1) if len(wanted) >= _TWO else ()
    years = span or (() if not wanted else (wanted[0],))
    at_hand = {scope.result.year: scope.result, **scope.others}
    return tuple(at_hand[y] for y in sorted(at_hand) if not years or y in years)


def _of_year(scope: Scope, result: Result) -> tuple[str, ...]:
    """Return the facts of a year, its source after the first."""
    facts = tuple(_facts_of(scope, result))
    return (*facts[:1], scope.speaker.source(result), *facts[1:]) if facts else ()


def _facts_of(scope: Scope, result: Result) -> Iterator[str]:
    for unit in scope.question.units:
        row = result.find(unit.id)
        if row is not None:
            group = next(g for g in result.groups if row in g.rows)
            yield scope.speaker.fact(row, group, result.year)


def _only_year(scope: Scope) -> Reply:
    years = tuple(sorted({scope.result.year, *scope.others}))
    return scope.not_found(
        scope.speaker.say(
            N_(
                "No comparison between years is possible: results at hand are "
                "of {years}."
            ),
            years=tuple(str(year) for year in years),
        ),
        scope.speaker.source(scope.result),
    )


__all__ = ["compare", "group_avg", "part_value", "year_change"]
