"""Why a unit stands where it stands, what it takes to reach a band, where it lost."""

from collections.abc import Iterator

from bot.conversation.answers.ranks import not_ranked
from bot.conversation.answers.scope import Scope
from bot.conversation.replies import Reply
from core.api import comparisons
from core.errors import N_
from core.model import GroupRules, UnitResult

_MOST_GAPS = 5


def why(scope: Scope) -> Reply:
    """Return the way to a unit's band and rank; without a unit, the rule of bands."""
    if not scope.question.units:
        return _rules(scope)
    rows = scope.rows()
    if not rows:
        return not_ranked(scope)
    lines = [line for row in rows for line in _reasons(scope, row)]
    bands = scope.speaker.about_bands(
        (scope.group_of(row).rules for row in rows), scope.result.year
    )
    return scope.answered(
        (*lines, scope.speaker.source(scope.result), *bands),
        rows=rows,
        n=scope.question.n,
        criterion=_band(scope),
    )


def _band(scope: Scope) -> str | None:
    bands = (b for group in scope.result.groups for b in group.rules.bands)
    labels = {band.code: band.label for band in bands}
    wanted = scope.question.band
    return f"band:{labels.get(wanted, wanted)}" if wanted else None


def _reasons(scope: Scope, row: UnitResult) -> Iterator[str]:
    yield scope.speaker.fact(row, scope.group_of(row), scope.result.year)
    if scope.question.topic == "lost":
        yield from _lost(scope, row)
        yield from scope.speaker.contradictions(row)
        return
    for step in row.recomputed.trace.steps:
        yield f"– {scope.speaker.step(step)}"
    yield from scope.speaker.contradictions(row)


def _lost(scope: Scope, row: UnitResult) -> Iterator[str]:
    """Yield the criteria where the unit is furthest behind its group's best."""
    gaps = comparisons.furthest_behind(scope.group_of(row), row, _MOST_GAPS)
    if not gaps:
        yield scope.speaker.say(
            N_("No legible criterion is below the best of its group.")
        )
        return
    yield scope.speaker.say(N_("Furthest behind the best unit of its group:"))
    for one in gaps:
        yield scope.speaker.say(
            N_("– {code} {label}: {own} (best {best}, {gap} less)"),
            code=one.criterion.code,
            label=one.criterion.label,
            own=one.own,
            best=one.best,
            gap=one.gap,
        )


def _rules(scope: Scope) -> Reply:
    """Return the thresholds of each group asked about, with their standing."""
    if scope.lacks_group:
        return scope.no_such_group()
    rules = [group.rules for group in scope.groups]
    lines = [line for group in rules for line in _thresholds(scope, group)]
    notes = scope.speaker.about_bands(rules, scope.result.year)
    return scope.answered((*lines, *notes), criterion=_band(scope))


def _cut(scope: Scope, rules: GroupRules, place: int) -> str:
    """Return a band and where it begins; of the lowest, where it ends."""
    number = scope.speaker.localizer.number
    band = rules.bands[place]
    if band.at_least > 0 or place == 0:
        return f"{band.label} ≥ {number(band.at_least)} %"
    return f"{band.label} < {number(rules.bands[place - 1].at_least)} %"


def _thresholds(scope: Scope, rules: GroupRules) -> Iterator[str]:
    bands = "; ".join(_cut(scope, rules, place) for place in range(len(rules.bands)))
    yield scope.speaker.say(
        N_("Bands of {group}: {bands}."), group=rules.label, bands=bands
    )
    condition = rules.condition
    if condition is not None:
        labels = {band.code: band.label for band in rules.bands}
        yield scope.speaker.say(
            N_(
                "{bands} also asks that the share of well-rated communes be "
                "{sign} {share} %."
            ),
            bands=tuple(labels.get(code, code) for code in condition.bands),
            sign=">" if condition.exclusive else "≥",
            share=condition.threshold,
        )
