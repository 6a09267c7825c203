"""Why a unit stands where it stands, what it takes to reach a band, where it lost."""

from collections.abc import Iterator, Sequence

from bot.conversation.answers import doubts
from bot.conversation.answers.ranks import not_ranked
from bot.conversation.answers.scope import Scope
from bot.conversation.replies import Reply
from core.api import comparisons
from core.errors import N_
from core.model import CompareOn, GroupRules, UnitResult

_MOST_GAPS = 5


def why(scope: Scope) -> Reply:
    """Return the way to a unit's band and rank; without a unit, the rule of bands."""
    if not scope.question.units:
        return _rules(scope)
    rows = scope.rows()
    if not rows:
        return not_ranked(scope)
    groups = [scope.group_of(row) for row in rows]
    pairs = zip(rows, groups, strict=True)
    facts = [scope.speaker.fact(*pair, scope.result.year) for pair in pairs]
    reasons = [line for row in rows for line in _reasons(scope, row, len(rows) > 1)]
    bands = scope.speaker.about_bands((g.rules for g in groups), scope.result.year)
    return scope.answered(
        (*facts, *reasons, *_doubts(scope, rows), *bands),
        rows=rows,
        n=scope.question.n,
        criterion=_band(scope),
    )


def _band(scope: Scope) -> str | None:
    bands = (b for group in scope.result.groups for b in group.rules.bands)
    labels = {band.code: band.label for band in bands}
    wanted = scope.question.band
    return f"band:{labels.get(wanted, wanted)}" if wanted else None


def _reasons(scope: Scope, row: UnitResult, named: bool) -> Iterator[str]:  # noqa: FBT001  # one of several
    if named:
        yield f"{row.unit.name}:"
    if scope.question.topic == "lost":
        yield from _lost(scope, row)
        return
    for step in row.recomputed.trace.steps:
        yield f"– {scope.speaker.step(step)}"


def _doubts(scope: Scope, rows: Sequence[UnitResult]) -> Iterator[str]:
    """Yield what contradicts the figures; open bands where no step says them."""
    lost = scope.question.topic == "lost"
    told = () if lost else {row.unit.id for row in rows}
    yield from doubts.open_bands(scope, rows, told)
    yield from doubts.of_units(scope, rows)


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
    return scope.answered(
        (*lines, *notes), criterion=_band(scope), sources=_cited(scope, rules)
    )


def _cited(scope: Scope, rules: Sequence[GroupRules]) -> tuple[str, ...]:
    """Return the documents that state the bands; the decision where none does."""
    bases = (band.basis for group in rules for band in group.bands)
    citations = (basis.citation for basis in bases if basis.is_stated)
    places = {c.document: None for c in citations if c is not None}
    said = (scope.speaker.say(N_("Source: {document}."), document=d) for d in places)
    return tuple(said) or (scope.speaker.source(scope.result),)


def _cut(scope: Scope, rules: GroupRules, place: int) -> str:
    """Return a band and where it begins; of the lowest, where it ends."""
    number = scope.speaker.localizer.number
    band, measure = rules.bands[place], "%"
    if rules.compare_on is CompareOn.POINTS:
        measure = scope.speaker.say(N_("points"))
    if band.at_least > 0 or place == 0:
        return f"{band.label} ≥ {number(band.at_least)} {measure}"
    return f"{band.label} < {number(rules.bands[place - 1].at_least)} {measure}"


def _thresholds(scope: Scope, rules: GroupRules) -> Iterator[str]:
    bands = "; ".join(_cut(scope, rules, place) for place in range(len(rules.bands)))
    text = N_("Bands of {group}: {bands}.") if bands else N_("{group} has no bands.")
    yield scope.speaker.say(text, group=rules.label, bands=bands)
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
