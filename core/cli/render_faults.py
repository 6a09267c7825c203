"""Faults of rule files: where, what is wrong, what may stand there."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from core.cli.render_frame import QUIET, heading, indented
from core.cli.words import STYLES
from core.errors import N_
from core.i18n import Localizer
from core.model import Severity, Status
from core.rules.inspection import Fault, Inspection
from core.wording import SEVERITIES, STATUSES


def report(
    found: Sequence[Inspection], localizer: Localizer
) -> Iterator[RenderableType]:
    """Yield the faults of each file in the order of their lines, then their number."""
    for position, one in enumerate(found):
        if position:
            yield Text()
        for fault in one.faults:
            yield from _fault(fault, localizer)
        if not one.is_whole:
            text = N_("What is below is looked at once this is put right.")
            yield Text(localizer.text(text), style=QUIET)
        yield heading(_summary(one, localizer))
        if one.known:
            yield Text(_known(one, localizer), style=QUIET)


def _fault(fault: Fault, localizer: Localizer) -> Iterator[RenderableType]:
    lead = f"{fault.file}:{fault.line}"
    yield heading(f"{lead} · {fault.path}" if fault.path else lead)
    severity = _named(fault.severity, localizer)
    problem = localizer.say(fault.problem)
    if fault.severity is Severity.NOTE:
        wanted = localizer.say(fault.expected) if fault.expected else ""
        yield indented(f"{problem}: {wanted}", STYLES[fault.severity])
        return
    yield indented(f"{severity}: {problem}", STYLES[fault.severity])
    if fault.expected is not None:
        text = N_("Expected: {expected}")
        expected = localizer.say(fault.expected)
        yield indented(localizer.text(text, expected=expected))


def _named(severity: Severity, localizer: Localizer) -> str:
    return localizer.text(SEVERITIES[severity])


def _summary(one: Inspection, localizer: Localizer) -> str:
    numbers = [
        said
        for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE)
        if (said := _counted(severity, one, localizer))
    ]
    if not numbers:
        return localizer.text("{file}: nothing to correct.", file=one.file)
    return f"{one.file}: {', '.join(numbers)}."


def _counted(severity: Severity, one: Inspection, localizer: Localizer) -> str:
    n = sum(fault.severity is severity for fault in one.faults)
    if not n:
        return ""
    if severity is Severity.ERROR:
        return localizer.count("{n} error", "{n} errors", n)
    if severity is Severity.WARNING:
        return localizer.count("{n} warning", "{n} warnings", n)
    return localizer.count("{n} place to fill in", "{n} places to fill in", n)


def _known(one: Inspection, localizer: Localizer) -> str:
    numbers = [
        f"{one.known.get(status, 0)} {localizer.text(STATUSES[status])}"
        for status in Status
    ]
    return localizer.text("Values: {numbers}.", numbers=", ".join(numbers))
