"""Findings by severity: both readings of a figure, and what would follow."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from core.api.shapes import gravest_first
from core.cli.render_frame import (
    NameOf,
    figure,
    heading,
    indented,
    listed,
    source,
    unit_name,
)
from core.cli.words import STYLES, counted, how_many
from core.i18n import Localizer
from core.model.results import Effect, Finding, Result, Severity


def report(
    result: Result, name_of: NameOf, localizer: Localizer
) -> Iterator[RenderableType]:
    """Yield the findings of a decision, gravest first, then how many there are."""
    for severity in Severity:
        yield from _part(severity, result, name_of, localizer)
    yield Text(how_many(result.findings, localizer))
    yield source(result, localizer)


def _part(
    severity: Severity, result: Result, name_of: NameOf, localizer: Localizer
) -> Iterator[RenderableType]:
    own = [one for one in gravest_first(result.findings) if one.severity is severity]
    if own:
        yield Text(counted(severity, len(own), localizer), style=STYLES[severity])
        for number, one in enumerate(own, start=1):
            places = (unit_name(one, result, name_of), one.where)
            lead = " · ".join(filter(None, places)) or result.decision.number
            yield heading(f"{number:>3}. {lead} [{one.code}]")
            yield from told(one, localizer, by=5)
        yield Text()


def told(one: Finding, localizer: Localizer, *, by: int) -> Iterator[RenderableType]:
    """Yield a finding's sentence, both readings and what would follow."""
    yield indented(localizer.say(one.message), by=by)
    for line in (_readings(one, localizer), _effect(one.effect, localizer)):
        if line:
            yield indented(line, by=by)


def _readings(one: Finding, localizer: Localizer) -> str:
    parts = []
    if one.printed is not None:
        text = listed(one.printed, localizer)
        parts.append(localizer.text("printed: {figure}", figure=text))
    if one.computed is not None:
        text = listed(one.computed, localizer)
        parts.append(localizer.text("computed: {figure}", figure=text))
    return " · ".join(parts)


def _effect(effect: Effect | None, localizer: Localizer) -> str:
    if effect is None:
        return ""
    parts = (
        effect.index and f"{figure(effect.index, localizer)} %",
        effect.band,
        effect.rank and localizer.text("rank {rank}", rank=effect.rank),
    )
    known = " · ".join(part for part in parts if part)
    return localizer.text("would give: {result}", result=known) if known else ""
