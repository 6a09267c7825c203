"""The ranking tables: one a group, what contradicts itself marked and told below."""

from collections.abc import Iterable, Iterator, Mapping

from rich.console import RenderableType
from rich.text import Text

from core.api.caveats import differs, is_open
from core.cli.render_frame import (
    caveat,
    heading,
    indented,
    shown,
    source,
    standing_columns,
    table,
)
from core.cli.render_standing import UNKNOWN, restated
from core.cli.words import STYLES
from core.i18n import Localizer
from core.model.results import Finding, GroupResult, Result, Severity, UnitResult

GRAVE = frozenset({Severity.ERROR, Severity.WARNING})
Marks = Mapping[str, str]


def rankings(
    result: Result, groups: Iterable[GroupResult], localizer: Localizer
) -> Iterator[RenderableType]:
    """Yield each group's table with its footnotes, then the source."""
    for group in groups:
        marks = _marks(group)
        yield heading(_title(result, group, localizer))
        rows = (_cells(row, marks, localizer) for row in group.rows)
        yield table(standing_columns(localizer), rows)
        yield from _footnotes(group, marks, localizer)
        yield from caveat(group.rules, group.rows, result.year, localizer)
        yield Text()
    yield source(result, localizer)


def _title(result: Result, group: GroupResult, localizer: Localizer) -> str:
    return localizer.text(
        "Ranking of {group}, {place}, {year}",
        group=group.rules.label,
        place=result.place.name,
        year=result.year,
    )


def _cells(row: UnitResult, marks: Marks, localizer: Localizer) -> tuple[str, ...]:
    mark = marks.get(row.unit.id)
    return (
        UNKNOWN if row.rank is None else str(row.rank),
        f"{row.unit.name} {mark}" if mark else row.unit.name,
        shown(row.row.cells.get("index"), localizer),
        row.band or UNKNOWN,
        shown(row.row.cells.get("total"), localizer),
        shown(row.row.cells.get("scale"), localizer),
    )


def _marks(group: GroupResult) -> Marks:
    """Return a numbered mark for each unit with something to be told about it."""
    told = [row.unit.id for row in group.rows if _is_told(row)]
    return {unit: f"[{number}]" for number, unit in enumerate(told, start=1)}


def _is_told(row: UnitResult) -> bool:
    return differs(row) or is_open(row.recomputed) or bool(_grave(row))


def _grave(row: UnitResult) -> tuple[Finding, ...]:
    return tuple(one for one in row.findings if one.severity in GRAVE)


def _footnotes(
    group: GroupResult, marks: Marks, localizer: Localizer
) -> Iterator[RenderableType]:
    for row in group.rows:
        if row.unit.id in marks:
            lead = f"{marks[row.unit.id]} {row.unit.name}"
            yield from _footnote(lead, row, localizer)


def _footnote(
    lead: str, row: UnitResult, localizer: Localizer
) -> Iterator[RenderableType]:
    if differs(row):
        yield indented(f"{lead}: {restated(row, localizer)}", STYLES[Severity.ERROR])
        return
    if is_open(row.recomputed):
        yield indented(f"{lead}: {restated(row, localizer)}", STYLES[Severity.WARNING])
    for one in _grave(row):
        yield indented(f"{lead}: {localizer.say(one.message)}", STYLES[one.severity])
