"""Replies to what is not plain: confirm, ask back, not found, out of scope."""

from collections.abc import Callable, Iterator

from bot.conversation.answers.about import help_lines
from bot.conversation.answers.figures import criterion_name
from bot.conversation.answers.plain import (
    ask_about,
    band_label,
    canonical,
    criteria_buttons,
    group_buttons,
)
from bot.conversation.answers.scope import Scope
from bot.conversation.question import Intent, Reason, Status
from bot.conversation.replies import Button, Reply
from bot.conversation.speaker import part_key, printed_name
from core.errors import N_
from core.model import Unit

TITLES = {
    Intent.RANK_UNIT: N_("Ranking"),
    Intent.TOP_N: N_("Best units"),
    Intent.BOTTOM_N: N_("Last units"),
    Intent.RANK_AT: N_("Unit at a rank"),
    Intent.TABLE: N_("Whole ranking"),
    Intent.COMPARE: N_("Comparison"),
    Intent.WHY: N_("Reasons"),
    Intent.BAND_LIST: N_("Units of a band"),
    Intent.GROUP_AVG: N_("Mean index"),
    Intent.CRITERION_SCORE: N_("Score"),
    Intent.COMMUNE_BANDS: N_("Communes per band"),
    Intent.COVERAGE: N_("What is at hand"),
    Intent.YEAR_CHANGE: N_("Change between years"),
    Intent.SOURCE: N_("Source"),
    Intent.HELP: N_("Help"),
}


def confirm(scope: Scope, answer: Reply) -> Reply:
    """Return the question back as understood, to be confirmed by one touch."""
    question, say = scope.question, scope.speaker.say
    understood = " · ".join(_understood(scope))
    yes = Button(label=understood, question=canonical(scope, scope.result.year))
    return Reply(
        status=Status.CONFIRM,
        intent=question.intent.value,
        lines=(
            *_why_confirm(scope),
            say(N_("Do you mean: {understood}?"), understood=understood),
        ),
        units=tuple(printed_name(unit, scope.result) for unit in question.units),
        group=question.group,
        year=scope.result.year,
        n=answer.n,
        criterion=answer.criterion,
        buttons=(yes,),
    )


def _understood(scope: Scope) -> Iterator[str]:
    question, say = scope.question, scope.speaker.say
    yield say(TITLES.get(question.intent, N_("Ranking")))
    if question.both_ends:
        yield say(TITLES[Intent.BOTTOM_N])
    yield from (unit.name for unit in question.units)
    groups = scope.groups
    if not question.units and question.group and groups:
        yield groups[0].rules.label
    if question.n is not None and not question.units:
        yield str(question.n)
    if question.criterion and question.criterion != "all":
        rules = (groups or scope.result.groups)[0].rules
        yield criterion_name(scope.speaker, rules, question.criterion)
    if question.band:
        yield band_label(scope, question.band)
    yield scope.speaker.year(scope.result.year)


def _why_confirm(scope: Scope) -> Iterator[str]:
    question, say = scope.question, scope.speaker.say
    if question.reason is Reason.SHORTER:
        yield say(
            N_("Results are published for whole years only, not for “{period}”."),
            period=question.detail,
        )
    elif question.reason is Reason.LEFTOVER and question.detail:
        yield say(N_("I did not understand “{words}”."), words=question.detail)
    elif question.reason is Reason.PUBLISHED_YEAR:
        yield say(
            N_("The decision published then is about the year {year}."),
            year=scope.result.year,
        )


_KNOWN_UNIT = frozenset({Reason.WHICH_OTHER, Reason.WHICH_CRITERION})


def ask_back(scope: Scope) -> Reply:
    """Return what is missing, with the candidates as buttons."""
    question = scope.question
    intent = question.intent
    candidates = () if question.reason in _KNOWN_UNIT else question.units
    buttons = (
        *(ask_about(unit, scope) for unit in candidates),
        *criteria_buttons(scope),
        *group_buttons(scope),
    )
    return Reply(
        status=Status.ASK_BACK,
        intent=intent.value,
        lines=(*_ASKS[question.reason](scope), *_offered(candidates)),
        units=tuple(printed_name(unit, scope.result) for unit in question.units),
        group=question.group,
        year=question.year,
        n=question.n,
        criterion=part_key(question.criterion) if question.criterion else None,
        buttons=buttons,
    )


def _offered(units: tuple[Unit, ...]) -> tuple[str, ...]:
    return tuple(f"– {unit.name}" for unit in units)


def _which_unit(scope: Scope) -> tuple[str, ...]:
    return (scope.speaker.say(N_("Which unit do you mean?")),)


def _no_unit(scope: Scope) -> tuple[str, ...]:
    return (
        scope.speaker.say(N_("Which unit, or which group of units, do you ask about?")),
        help_lines(scope)[1],
    )


def _which_other(scope: Scope) -> tuple[str, ...]:
    unit = scope.question.units[0].name
    return (scope.speaker.say(N_("Compare {unit} with which unit?"), unit=unit),)


def _which_criterion(scope: Scope) -> tuple[str, ...]:
    rules = (scope.groups or scope.result.groups)[0].rules
    names = [criterion_name(scope.speaker, rules, c) for c in scope.question.criteria]
    asked = scope.speaker.say(N_("Which criterion do you mean?"))
    return (asked, *(f"– {name}" for name in names))


def _predecessors(scope: Scope) -> tuple[str, ...]:
    return (
        scope.speaker.say(
            N_(
                "{unit} was formed after {year}; in that result its forerunners are "
                "ranked. Which one do you mean?"
            ),
            unit=scope.question.detail,
            year=scope.result.year,
        ),
    )


def _whole_place(scope: Scope) -> tuple[str, ...]:
    return (
        scope.speaker.say(
            N_(
                "The results rank the units of {place}, not the province itself. "
                "Which unit or group do you ask about?"
            ),
            place=scope.result.place.name,
        ),
    )


def _too_few(scope: Scope) -> tuple[str, ...]:
    return (scope.speaker.say(N_("The number must be 1 or more.")),)


_ASKS: dict[Reason, Callable[[Scope], tuple[str, ...]]] = {
    Reason.WHICH_UNIT: _which_unit,
    Reason.NO_UNIT: _no_unit,
    Reason.WHICH_OTHER: _which_other,
    Reason.WHICH_CRITERION: _which_criterion,
    Reason.PREDECESSORS: _predecessors,
    Reason.WHOLE_PLACE: _whole_place,
    Reason.TOO_FEW: _too_few,
}


def not_found(scope: Scope) -> Reply:
    """Return that what is named is not in the data; the nearest names are offered."""
    named = scope.question.reason in {Reason.UNKNOWN_UNIT, Reason.FOREIGN}
    near = scope.question.units if named else ()
    names = tuple(unit.name for unit in near)
    nearest = (scope.speaker.say(N_("Nearest names: {units}."), units=names),)
    return scope.not_found(
        scope.speaker.say(
            N_(
                "“{name}” is not among the units whose results are published "
                "for {place}."
            ),
            name=scope.question.detail,
            place=scope.result.place.name,
        ),
        scope.speaker.source(scope.result),
        *(nearest if near else ()),
        buttons=(ask_about(unit, scope) for unit in near),
    )


def no_such_year(scope: Scope, year: int, years: tuple[int, ...]) -> Reply:
    """Return that nothing is released for a year, and offer the latest that is."""
    latest = max(years)
    offer = Button(
        label=str(latest),
        question=canonical(scope, latest),
    )
    return scope.not_found(
        scope.speaker.say(
            N_("There is no published result for {year}. Results at hand: {years}."),
            year=year,
            years=tuple(str(known) for known in years),
        ),
        scope.speaker.say(N_("The latest is of {year}: ask for it."), year=latest),
        buttons=(offer,),
    )


def out_of_scope(scope: Scope) -> Reply:
    """Return that the question is about something else, and what can be asked."""
    return Reply(
        status=Status.OUT_OF_SCOPE,
        intent=Status.OUT_OF_SCOPE.value,
        lines=(_refusal(scope), *help_lines(scope), scope.speaker.contact),
        buttons=tuple(ask_about(unit, scope) for unit in scope.question.units),
    )


def _refusal(scope: Scope) -> str:
    intent, reason = scope.question.intent, scope.question.reason
    if intent is Intent.SUBSCRIBE:
        return scope.speaker.say(N_("Notices of new results cannot be ordered here."))
    if intent is Intent.UNSUBSCRIBE:
        return scope.speaker.say(
            N_("Nothing is sent from here, so nothing needs stopping.")
        )
    if reason is Reason.GREETING:
        return scope.speaker.say(N_("Hello, glad to help."))
    if reason is Reason.NONSENSE:
        return scope.speaker.say(N_("I did not understand the question."))
    return scope.speaker.say(N_("I cannot answer that here."))
