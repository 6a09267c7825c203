"""What stands behind the answers: source, coverage, help."""

from collections.abc import Iterator

from bot.conversation.answers.scope import Scope
from bot.conversation.replies import Button, Reply
from core.errors import N_
from core.model import GroupResult, GroupRules


def source(scope: Scope) -> Reply:
    """Return the decision the figures come from."""
    decision = scope.result.decision
    source = scope.speaker.source(scope.result)
    return scope.answered((source, decision.title), sources=())


def coverage(scope: Scope) -> Reply:
    """Return the years, groups, units or criteria that are at hand."""
    if scope.question.topic == "criteria":
        lines = [line for g in scope.groups for line in _criteria(scope, g.rules)]
        criterion = "all"
    elif scope.question.topic == "years":
        lines, criterion = list(_years(scope)), None
    else:
        if scope.lacks_group:
            return _known_units(scope)
        return _all_units(scope)
    return scope.answered(lines, criterion=criterion)


def _all_units(scope: Scope) -> Reply:
    lines = [line for group in scope.groups for line in _units(scope, group)]
    rows = [row for group in scope.groups for row in group.rows]
    return scope.answered(lines, rows=rows)


def _years(scope: Scope) -> Iterator[str]:
    years = tuple(sorted({scope.result.year, *scope.others}))
    for year in scope.question.years:
        if year not in years:
            yield scope.speaker.say(N_("There is no result for {year} yet."), year=year)
    yield scope.speaker.say(
        N_("Results at hand: {years}."), years=tuple(str(year) for year in years)
    )
    for group in scope.result.groups:
        yield _count(scope, group)


def _count(scope: Scope, group: GroupResult) -> str:
    return scope.speaker.localizer.count(
        "{group}: {n} unit",
        "{group}: {n} units",
        len(group.rows),
        group=group.rules.label,
    )


def _units(scope: Scope, group: GroupResult) -> Iterator[str]:
    yield f"{_count(scope, group)}:"
    yield "; ".join(row.unit.name for row in group.rows)


def _known_units(scope: Scope) -> Reply:
    """Return units of a group that is on record but not ranked."""
    group = scope.question.group or ""
    units = scope.registry.of_group(group, scope.result.year)
    if not units:
        return scope.no_such_group()
    names = "; ".join(unit.name for unit in units)
    text = N_("On record, but not ranked in {year} ({n}): {units}")
    said = scope.speaker.say(text, year=scope.result.year, n=len(units), units=names)
    return scope.answered((said,))


def _criteria(scope: Scope, rules: GroupRules) -> Iterator[str]:
    scored = sum(1 for one in rules.criteria if one.method is not None)
    fields = [one for one in rules.criteria if "." not in one.code]
    yield scope.speaker.say(
        N_("{group}: {fields} fields, {n} scored criteria:"),
        group=rules.label,
        fields=len(fields),
        n=scored,
    )
    for one in fields:
        yield f"{one.code}. {one.label}"


def help_(scope: Scope) -> Reply:
    """Return what can be asked, with examples from the data."""
    return scope.answered(help_lines(scope), buttons=examples(scope), sources=())


def help_lines(scope: Scope) -> tuple[str, ...]:
    """Return what can be asked here, a line a kind."""
    asked = "; ".join(f"“{button.question}”" for button in examples(scope))
    text = N_(
        "I answer questions about the reform index of {place} in {years}: rank, "
        "index, band, comparison, reasons, scores by criterion, sources."
    )
    years = tuple(str(y) for y in sorted({scope.result.year, *scope.others}))
    place = scope.result.place.name
    return (
        scope.speaker.say(text, place=place, years=years),
        scope.speaker.say(N_("For instance: {examples}."), examples=asked),
    )


def examples(scope: Scope) -> tuple[Button, ...]:
    """Return questions that can be asked of this very data."""
    questions = []
    for group in scope.result.groups:
        last = group.rows[-1].unit.name if group.rows else ""
        questions.append(f"xếp hạng {last}")
        questions.append(f"vì sao {last} xếp hạng đó")
    questions.append("bảng xếp hạng")
    return tuple(Button(label=text, question=text) for text in questions[:5])
