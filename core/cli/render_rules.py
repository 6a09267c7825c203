"""The rules of a year in words, each value with what it stands on."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from core.cli import words
from core.cli.render_frame import QUIET, Justify, heading, indented, table
from core.cli.render_parts import (
    ROUNDINGS,
    Lines,
    NameOf,
    columns,
    components,
    conditions,
    part_name,
    scale,
    unranked,
)
from core.errors import N_
from core.i18n import Localizer
from core.model.rules import (
    Compare,
    CompareOn,
    Criterion,
    Formula,
    GroupRules,
    Method,
    RankKey,
    RuleSet,
    ShareCondition,
    Ties,
)
from core.wording import why

COMPARISONS = {
    Compare.ROUNDED: N_("the rounded index"),
    Compare.EXACT: N_("the unrounded index"),
}
TIES = {
    Ties.SHARED: N_("equal units share the better rank (1, 1, 3)"),
    Ties.DENSE: N_("equal units share a rank and none is left out (1, 1, 2)"),
    Ties.SECOND_KEY: N_("between equal units the {key} decides"),
    Ties.UNSTATED: N_("nothing says how equal units are ranked: not determined"),
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
    if rules.citation is not None:
        parts = (rules.citation.document, rules.citation.locator)
        yield indented(", ".join(part for part in parts if part), QUIET)
    for group in groups:
        yield Text()
        yield heading(f"{group.label} ({group.code})")
        for line, basis in _lines(group, name_of, localizer):
            yield indented(f"• {line}")
            if basis:
                yield indented(why(basis, localizer), QUIET, by=4)
        yield criteria(group, localizer)
        for reason in _reasons(group, localizer):
            yield indented(reason, QUIET)


def _lines(group: GroupRules, name_of: NameOf, localizer: Localizer) -> Lines:
    yield from components(group, localizer)
    yield from scale(group, name_of, localizer)
    for formula in group.formulas:
        yield _formula(group, formula, localizer), formula.basis
    yield from _reckoning(group, localizer)
    yield from columns(group, localizer)
    yield from _bands(group, localizer)
    if group.condition:
        yield _condition(group, group.condition, localizer), group.condition.basis
    yield from conditions(group, localizer)
    yield from _ranking(group, localizer)
    yield from unranked(group, name_of, localizer)


def _bands(group: GroupRules, localizer: Localizer) -> Lines:
    text = N_("Band {band}: index of {cut} % or more")
    if group.compare_on is CompareOn.POINTS:
        text = N_("Band {band}: {cut} points or more")
    for band in group.bands:
        said = localizer.text(text, band=band.label, cut=band.at_least)
        yield said, band.basis
    if group.no_band_below is not None:
        yield localizer.text("Below that no band is stated"), group.no_band_below
    if not group.bands:
        yield localizer.text("No bands"), None


def _formula(group: GroupRules, formula: Formula, localizer: Localizer) -> str:
    parts = [
        f"{'+' if term.adds else '−'} {part_name(term.name, group, localizer)}"
        for term in formula.terms
    ]
    total = part_name(formula.result, group, localizer)
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
    heads: list[tuple[str, Justify]] = [
        (localizer.text("Code"), "left"),
        (localizer.text("Criterion"), "left"),
        (localizer.text("Scored by"), "left"),
        (localizer.text("Maximum"), "right"),
        (localizer.text("Basis"), "left"),
    ]
    return table(heads, (_criterion(one, localizer) for one in group.criteria))


def _criterion(criterion: Criterion, localizer: Localizer) -> tuple[str, ...]:
    maximum, method = criterion.maximum, criterion.method
    return (
        criterion.code,
        _label(criterion, localizer),
        localizer.text(METHODS[method]) if method else "",
        localizer.number(maximum.points) if maximum else "",
        words.mark(maximum.basis, localizer) if maximum else "",
    )


def _label(criterion: Criterion, localizer: Localizer) -> str:
    """Return a criterion's label, with the only scores it may be given."""
    if not criterion.steps:
        return criterion.label
    steps = " | ".join(localizer.number(step) for step in criterion.steps)
    return f"{criterion.label} ({steps})"


def _reasons(group: GroupRules, localizer: Localizer) -> tuple[str, ...]:
    """Return once what the maxima of the table stand on."""
    known = (one.maximum.basis for one in group.criteria if one.maximum)
    return tuple(dict.fromkeys(why(basis, localizer) for basis in known))
