"""Findings by severity: both readings of a figure, and what would follow."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from core.api.shapes import gravest_first
from core.cli.render_frame import figure, heading, indented, source, unit_name
from core.cli.words import STYLES, counted
from core.i18n import Localizer
from core.model.results import Effect, Finding, Result, Severity


def report(result: Result, localizer: Localizer) -> Iterator[RenderableType]:
    """Yield the findings of a decision, gravest first, then how many there are."""
    for severity in Severity:
        yield from _part(severity, result, localizer)
    yield Text(summary(result, localizer))
    yield source(result, localizer)


def summary(result: Result, localizer: Localizer) -> str:
    """Return how many findings of each severity there are, in one line."""
    numbers = [
        counted(severity, n, localizer)
        for severity in Severity
        if (n := sum(one.severity is severity for one in result.findings))
    ]
    return localizer.text("Found: {numbers}.", numbers=", ".join(numbers) or "0")


def _part(
    severity: Severity, result: Result, localizer: Localizer
) -> Iterator[RenderableType]:
    own = [one for one in gravest_first(result.findings) if one.severity is severity]
    if own:
        yield Text(counted(severity, len(own), localizer), style=STYLES[severity])
        for number, one in enumerate(own, start=1):
            yield from _finding(number, one, result, localizer)
        yield Text()


def _finding(
    number: int, one: Finding, result: Result, localizer: Localizer
) -> Iterator[RenderableType]:
    lead = " · ".join(part for part in (unit_name(one, result), one.where) if part)
    yield heading(f"{number:>3}. {lead or result.decision.number} [{one.code}]")
    yield from told(one, localizer, by=5)


def told(one: Finding, localizer: Localizer, *, by: int) -> Iterator[RenderableType]:
    """Yield a finding's sentence, both readings and what would follow."""
    yield indented(localizer.say(one.message), by=by)
    for line in (_readings(one, localizer), _effect(one.effect, localizer)):
        if line:
            yield indented(line, by=by)


def _readings(one: Finding, localizer: Localizer) -> str:
    parts = []
    if one.printed is not None:
        text = figure(one.printed, localizer)
        parts.append(localizer.text("printed: {figure}", figure=text))
    if one.computed is not None:
        text = figure(one.computed, localizer)
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
