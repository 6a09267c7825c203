"""A scored workbook: one table a group, then the findings with what to do."""

from collections.abc import Iterator
from decimal import Decimal

from rich.console import RenderableType
from rich.text import Text

from core.api.hints import hint_on
from core.api.score import Scored, ScoredGroup, ScoredRow
from core.api.score_figures import bare, padded
from core.cli.render_check import told
from core.cli.render_frame import (
    QUIET,
    heading,
    indented,
    standing_columns,
    table,
)
from core.cli.words import STYLES, counted, how_many
from core.i18n import Localizer
from core.model.results import Finding, Severity

_UNKNOWN = "–"


def report(result: Scored, localizer: Localizer) -> Iterator[RenderableType]:
    """Yield the tables, then the findings, gravest first, then how many there are."""
    yield from recalled(result, localizer)
    for group in result.groups:
        yield heading(_title(result, group, localizer))
        digits = group.rules.rounding.digits
        rows = (_cells(row, digits, localizer) for row in group.rows)
        yield table(standing_columns(localizer), rows)
        yield Text()
    for severity in Severity:
        yield from _part(severity, result, localizer)
    yield Text(how_many(result.findings, localizer))
    yield Text(_rules(result, localizer), style=QUIET)


def recalled(result: Scored, localizer: Localizer) -> Iterator[RenderableType]:
    """Yield the line that a mapping file kept for this shape was followed."""
    if result.planned.is_recalled:
        text = localizer.text(
            "The mapping file kept for files of this shape was followed: {file} "
            "(--forget drops it).",
            file=str(result.planned.mapping),
        )
        yield Text(text, style=STYLES[Severity.NOTE])


def _title(result: Scored, group: ScoredGroup, localizer: Localizer) -> str:
    return localizer.text(
        "{group}: computed from {file}",
        group=group.rules.label,
        file=result.workbook.file.name,
    )


def _cells(one: ScoredRow, digits: int, localizer: Localizer) -> tuple[str, ...]:
    standing = one.standing
    return (
        _rank(one),
        one.row.printed_name,
        _figure(standing.index, localizer),
        " / ".join(band.label for band in standing.bands) or _UNKNOWN,
        _figure(padded(standing.points, digits), localizer),
        _figure(bare(standing.scale), localizer),
    )


def _rank(one: ScoredRow) -> str:
    standing = one.standing
    if standing.rank is not None:
        return f"{standing.rank}"
    if standing.best_rank is None:
        return _UNKNOWN
    return f"{standing.best_rank}–{standing.worst_rank}"


def _figure(value: Decimal | None, localizer: Localizer) -> str:
    return _UNKNOWN if value is None else localizer.number(value)


def _part(
    severity: Severity, result: Scored, localizer: Localizer
) -> Iterator[RenderableType]:
    own = [one for one in result.findings if one.severity is severity]
    if not own:
        return
    names = result.names()
    yield Text(counted(severity, len(own), localizer), style=STYLES[severity])
    for number, one in enumerate(own, start=1):
        unit = None if one.unit is None else names.get(one.unit, one.unit)
        lead = " · ".join(filter(None, (unit, one.where)))
        yield heading(f"{number:>3}. {lead} [{one.code}]")
        yield from told(one, localizer, by=5)
        yield indented(_hint(one, localizer), QUIET, by=5)
    yield Text()


def _hint(one: Finding, localizer: Localizer) -> str:
    return localizer.text("to do: {hint}", hint=hint_on(one))


def _rules(result: Scored, localizer: Localizer) -> str:
    return localizer.text(
        "Rules followed: {place}, {year} ({title}).",
        place=result.place,
        year=result.year,
        title=result.planned.rules.title,
    )
