"""A group's ranking as a page: every printed figure, bars, what contradicts itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.channels.web.answers import Way
from bot.channels.web.figures import UNKNOWN, length, shown
from bot.channels.web.frame import page
from bot.channels.web.visit import Visit
from core.errors import N_
from core.model import GroupResult, Result, UnitResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A unit's line in the table, as text.

    Attributes:
        length: Length of its bar, in percent; empty when there is none to draw.
        mark: Number of its note, or empty.
    """

    rank: str
    unit: Way
    index: str
    length: str
    band: str
    total: str
    scale: str
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What contradicts a unit's printed figures.

    Attributes:
        mark: The number its line carries.
        unit: The unit's page.
        said: Both readings.
    """

    mark: str
    unit: Way
    said: tuple[str, ...]


def rankings(request: Request) -> RedirectResponse:
    """Return the way to the ranking of the first group, of the latest year or one."""
    visit = Visit(request)
    result = visit.result
    first = result.groups[0].code
    return RedirectResponse(visit.links.ranking(visit.place.id, result.year, first))


def ranking(request: Request) -> Response:
    """Return the ranking of a group in a year."""
    visit = Visit(request)
    result = visit.result
    group = result.group(request.path_params["group"])
    notes = {note.unit.href: note for note in _notes(visit, result, group)}
    values = {
        "place": visit.place,
        "lines": [_line(visit, result, row, notes) for row in group.rows],
        "notes": [*notes.values()],
        "groups": _groups(visit, result, group),
        "years": _years(visit, result, group),
        "source": visit.speaker.source(result),
        "remarks": [*visit.speaker.about_bands((group.rules,), result.year)],
    }
    return page(visit, "ranking", _title(visit, result, group), values)


def _title(visit: Visit, result: Result, group: GroupResult) -> str:
    return visit.localizer.text(
        N_("Ranking of {group}, {place}, {year}"),
        group=group.rules.label,
        place=result.place.name,
        year=result.year,
    )


def _line(
    visit: Visit, result: Result, row: UnitResult, notes: Mapping[str, Note]
) -> Line:
    unit = _unit(visit, result, row)
    cells, localizer = row.row.cells, visit.localizer
    return Line(
        rank=UNKNOWN if row.rank is None else str(row.rank),
        unit=unit,
        index=shown(cells.get("index"), localizer),
        length=length(row.index),
        band=row.band or UNKNOWN,
        total=shown(cells.get("total"), localizer),
        scale=shown(cells.get("scale"), localizer),
        mark=notes[unit.href].mark if unit.href in notes else "",
    )


def _notes(visit: Visit, result: Result, group: GroupResult) -> Iterator[Note]:
    """Yield what contradicts the printed figures, units by printed rank."""
    told = [
        (row, said)
        for row in group.rows
        if (said := tuple(visit.speaker.contradictions(row)))
    ]
    for number, (row, said) in enumerate(told, start=1):
        unit = _unit(visit, result, row)
        yield Note(mark=str(number), unit=unit, said=said)


def _unit(visit: Visit, result: Result, row: UnitResult) -> Way:
    href = visit.links.unit(result.place.id, row.unit.id, result.year)
    return Way(label=row.unit.name, href=href)


def _groups(visit: Visit, result: Result, here: GroupResult) -> list[tuple[Way, bool]]:
    """Return the groups of the year, and whether each is the one shown."""
    return [
        (
            Way(
                label=group.rules.label,
                href=visit.links.ranking(result.place.id, result.year, group.code),
            ),
            group.code == here.code,
        )
        for group in result.groups
    ]


def _years(visit: Visit, result: Result, group: GroupResult) -> list[tuple[Way, bool]]:
    """Return the years in which the group is ranked, the latest first."""
    archive, place = visit.desk.archive, result.place.id
    return [
        (
            Way(label=str(year), href=visit.links.ranking(place, year, group.code)),
            year == result.year,
        )
        for year in reversed(archive.years(place))
        if group.code in {one.code for one in archive.result(place, year).groups}
    ]
