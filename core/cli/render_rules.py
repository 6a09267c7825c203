"""The rules of a year in words, each value with what it stands on."""

from collections.abc import Callable, Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from core.cli import words
from core.cli.render_frame import QUIET, Justify, heading, indented, table
from core.errors import N_
from core.i18n import Localizer
from core.model.basis import Basis
from core.model.rules import (
    Compare,
    Criterion,
    Formula,
    GroupRules,
    Method,
    RankKey,
    RoundingMode,
    RuleSet,
    ShareCondition,
    Ties,
)

NameOf = Callable[[str], str]
Lines = Iterator[tuple[str, Basis | None]]

ROUNDINGS = {
    RoundingMode.HALF_UP: N_("{digits} decimals, halves rounded up"),
    RoundingMode.TRUNCATE: N_("{digits} decimals, the rest cut off"),
}
COMPARISONS = {
    Compare.ROUNDED: N_("the rounded index"),
    Compare.EXACT: N_("the unrounded index"),
}
TIES = {
    Ties.SHARED: N_("equal units share the better rank (1, 1, 3)"),
    Ties.DENSE: N_("equal units share a rank and none is left out (1, 1, 2)"),
    Ties.SECOND_KEY: N_("between equal units the {key} decides"),
}
METHODS = {Method.APPRAISED: N_("appraised"), Method.SURVEY: N_("survey")}


def wording(
    rules: RuleSet,
    groups: tuple[GroupRules, ...],
    name_of: NameOf,
    localizer: Localizer,
) -> Iterator[RenderableType]:
    """Yield each group's rules line by line, the basis under each line."""
    yield heading(rules.title)
    for group in groups:
        yield Text()
        yield heading(f"{group.label} ({group.code})")
        for line, basis in _lines(group, name_of, localizer):
            yield indented(f"• {line}")
            if basis:
                yield indented(words.why(basis, localizer), QUIET, by=4)
        yield criteria(group, localizer)
        for reason in _reasons(group, localizer):
            yield indented(reason, QUIET)


def _lines(group: GroupRules, name_of: NameOf, localizer: Localizer) -> Lines:
    yield from _scale(group, name_of, localizer)
    for formula in group.formulas:
        yield _formula(formula, localizer), formula.basis
    yield from _reckoning(group, localizer)
    for band in group.bands:
        text = localizer.text(
            "Band {band}: index of {cut} % or more", band=band.label, cut=band.at_least
        )
        yield text, band.basis
    if group.condition:
        yield _condition(group, group.condition, localizer), group.condition.basis
    yield from _ranking(group, localizer)


def _scale(group: GroupRules, name_of: NameOf, localizer: Localizer) -> Lines:
    full = localizer.text("Standard scale: {points} points", points=group.scale.full)
    yield full, group.scale.basis
    for one in group.scale.not_applicable:
        text = localizer.text(
            "Not applied to {unit}: {codes}",
            unit=name_of(one.unit),
            codes=", ".join(one.criteria),
        )
        yield text, one.basis


def _formula(formula: Formula, localizer: Localizer) -> str:
    parts = [
        f"{'+' if term.adds else '−'} {words.named(term.name, localizer)}"
        for term in formula.terms
    ]
    total = words.named(formula.result, localizer)
    return f"{total} = {' '.join(parts).removeprefix('+ ')}"


def _reckoning(group: GroupRules, localizer: Localizer) -> Lines:
    digits = localizer.text(
        ROUNDINGS[group.rounding.mode], digits=group.rounding.digits
    )
    formula = localizer.text("index (%) = total points / standard scale × 100")
    yield f"{formula}; {digits}", group.rounding.basis
    compared = localizer.text(COMPARISONS[group.compare])
    text = localizer.text("Bands and ranks look at {figure}", figure=compared)
    yield text, group.compare_basis
    text = localizer.text(
        "Rounding error of one printed survey score: {points} points at most",
        points=group.survey_tolerance,
    )
    yield text, None


def _condition(
    group: GroupRules, condition: ShareCondition, localizer: Localizer
) -> str:
    text = N_(
        "{bands} only with {threshold} % or more of communes at {counted}; "
        "otherwise {costs} band(s) lower"
    )
    if condition.exclusive:
        text = N_(
            "{bands} only with more than {threshold} % of communes at {counted}; "
            "otherwise {costs} band(s) lower"
        )
    return localizer.text(
        text,
        bands=_labels(group, condition.bands),
        threshold=condition.threshold,
        counted=_labels(group, condition.counted),
        costs=condition.costs,
    )


def _labels(group: GroupRules, codes: tuple[str, ...]) -> str:
    return ", ".join(group.band(code).label for code in codes)


def _ranking(group: GroupRules, localizer: Localizer) -> Lines:
    ranking = group.ranking
    keys = ", ".join(_key(key, localizer) for key in ranking.key)
    yield localizer.text("Ranked by: {keys}", keys=keys), ranking.basis
    second = _key(ranking.second_key, localizer) if ranking.second_key else ""
    ties = localizer.text(TIES[ranking.ties], key=second)
    yield localizer.text("Ties: {ties}", ties=ties), ranking.ties_basis


def _key(key: RankKey, localizer: Localizer) -> str:
    return words.named(key.value, localizer)


def criteria(group: GroupRules, localizer: Localizer) -> Table:
    """Return the criteria with the most each can give and how that is known."""
    columns: list[tuple[str, Justify]] = [
        (localizer.text("Code"), "left"),
        (localizer.text("Criterion"), "left"),
        (localizer.text("Scored by"), "left"),
        (localizer.text("Maximum"), "right"),
        (localizer.text("Basis"), "left"),
    ]
    return table(columns, (_criterion(one, localizer) for one in group.criteria))


def _criterion(criterion: Criterion, localizer: Localizer) -> tuple[str, ...]:
    maximum, method = criterion.maximum, criterion.method
    return (
        criterion.code,
        criterion.label,
        localizer.text(METHODS[method]) if method else "",
        localizer.number(maximum.points) if maximum else "",
        words.mark(maximum.basis, localizer) if maximum else "",
    )


def _reasons(group: GroupRules, localizer: Localizer) -> tuple[str, ...]:
    """Return once what the maxima of the table stand on."""
    known = (one.maximum.basis for one in group.criteria if one.maximum)
    return tuple(dict.fromkeys(words.why(basis, localizer) for basis in known))
