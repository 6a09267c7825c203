"""Rules in words: parts, scale, digits, conditions, and who is not ranked."""

from collections.abc import Callable, Iterator

from core.cli import words
from core.errors import N_
from core.i18n import Localizer
from core.model.basis import Basis
from core.model.rules import (
    Component,
    FigureCondition,
    GroupRules,
    RoundingMode,
    ScaleKind,
)

NameOf = Callable[[str], str]
Lines = Iterator[tuple[str, Basis | None]]

ROUNDINGS = {
    RoundingMode.HALF_UP: N_("{digits} decimals, halves rounded up"),
    RoundingMode.TRUNCATE: N_("{digits} decimals, the rest cut off"),
}


def part_name(name: str, group: GroupRules, localizer: Localizer) -> str:
    """Return what people call a figure; the rules' label where only they name it."""
    part = group.component(name)
    if name in words.FIGURES or part is None:
        return words.named(name, localizer)
    return part.label


def components(group: GroupRules, localizer: Localizer) -> Lines:
    """Yield the parts of the total with the most they give and count."""
    for part in group.components:
        yield localizer.text("Part: {label}", label=part.label), None
        yield from _limits(part, localizer)


def _limits(part: Component, localizer: Localizer) -> Lines:
    if part.maximum is not None:
        text = N_("{label}: {points} points at most")
        points = part.maximum.points
        yield localizer.text(text, label=part.label, points=points), part.maximum.basis
    if part.cap is not None:
        text = N_("{label}: more than {points} points count as {points}")
        points = part.cap.points
        yield localizer.text(text, label=part.label, points=points), part.cap.basis


def scale(group: GroupRules, name_of: NameOf, localizer: Localizer) -> Lines:
    """Yield the standard scale and whose scale is another."""
    full = localizer.text("Standard scale: {points} points", points=group.scale.full)
    yield full, group.scale.basis
    if group.scale.kind is ScaleKind.RESCALED:
        text = N_("Points on a smaller scale are brought back to {points} points")
        yield localizer.text(text, points=group.scale.full), group.scale.basis
    for own in group.scale.assigned:
        text = N_("Standard scale of {unit}: {points} points")
        unit = name_of(own.unit)
        yield localizer.text(text, unit=unit, points=own.points), own.basis
    for one in group.scale.not_applicable:
        text = localizer.text(
            "Not applied to {unit}: {codes}",
            unit=name_of(one.unit),
            codes=", ".join(one.criteria),
        )
        yield text, one.basis


def columns(group: GroupRules, localizer: Localizer) -> Lines:
    """Yield how computed points lose digits."""
    for name, rounding in group.column_rounding.items():
        digits = localizer.text(ROUNDINGS[rounding.mode], digits=rounding.digits)
        yield f"{part_name(name, group, localizer)}: {digits}", rounding.basis


def conditions(group: GroupRules, localizer: Localizer) -> Lines:
    """Yield what bands ask of other figures."""
    for condition in group.conditions:
        yield _condition(group, condition, localizer), condition.basis


def _condition(
    group: GroupRules, condition: FigureCondition, localizer: Localizer
) -> str:
    text = N_(
        "{bands} only with {threshold} points or more of {figure}; "
        "otherwise {costs} band(s) lower"
    )
    if condition.exclusive:
        text = N_(
            "{bands} only with more than {threshold} points of {figure}; "
            "otherwise {costs} band(s) lower"
        )
    return localizer.text(
        text,
        bands=", ".join(group.band(code).label for code in condition.bands),
        threshold=condition.threshold,
        figure=part_name(condition.figure, group, localizer),
        costs=condition.costs,
    )


def unranked(group: GroupRules, name_of: NameOf, localizer: Localizer) -> Lines:
    """Yield who is scored and not ranked, and why."""
    if group.not_ranked is not None:
        reason = group.not_ranked.reason
        text = localizer.text("The group is not ranked: {reason}", reason=reason)
        yield text, group.not_ranked.basis
    for one in group.unranked:
        text = N_("{unit} is not ranked: {reason}")
        unit = name_of(one.unit)
        yield localizer.text(text, unit=unit, reason=one.reason), one.basis
