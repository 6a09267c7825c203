"""Where the results of a workbook belong: its result columns and rows, or new ones."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from core.api.score import Scored, ScoredGroup
from core.model import UnitId
from core.workbook.found import Sheet, Spot, a1, quoted
from core.workbook.plan import Axis, Form, Part

PARTS = ("reviewed", "appraised", "survey")
RESULTS = ("total", "scale", "index", "band", "rank")
_ADDED = ("total", "index", "band", "rank")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One part of a workbook in which results are written.

    Attributes:
        sheet: Its sheet.
        part: What was understood of it.
        group: What was computed for it.
        units: Line of each unit.
        figures: Line of each figure, those added included.
        added: Cells of the headings that are added, with the figure.
        likes: Column whose look each figure takes that is added.
        beside: The last column of the table as it was.
    """

    sheet: Sheet
    part: Part
    group: ScoredGroup
    units: Mapping[UnitId, int]
    figures: Mapping[str, int]
    added: tuple[tuple[Spot, str], ...] = ()
    likes: Mapping[str, int] = field(default_factory=dict)
    beside: int = 0

    def cells(self) -> Iterator[tuple[UnitId, str, Spot]]:
        """Yield the cell of each unit's parts and results, figure by figure."""
        for name in (*PARTS, *RESULTS):
            if name in self.figures:
                for unit, line in self.units.items():
                    yield unit, name, self.spot(line, self.figures[name])

    def spot(self, unit_line: int, figure_line: int) -> Spot:
        """Return the cell where a unit and a figure meet."""
        if self.part.axis is Axis.ACROSS:
            return figure_line, unit_line
        return unit_line, figure_line


def places_of(result: Scored) -> Iterator[Place]:
    """Yield where the results of each group belong.

    A group whose workbook has no result column at all gets columns right of its
    widest table with units below one another, where nothing stands there.
    """
    for group in result.groups:
        parts = [
            part
            for part in result.plan.parts
            if part.group == group.code and part.form in (Form.SUMMARY, Form.ANNEX)
        ]
        there = [_place(result, group, part) for part in parts]
        found = [place for place in there if set(RESULTS) & place.figures.keys()]
        main = _main(there)
        if main is not None:
            lacking = [
                name
                for name in _ADDED
                if name in _wanted(group) and not any(name in p.figures for p in found)
            ]
            found = [place for place in found if place.part is not main.part]
            found.append(_extended(main, lacking))
        yield from (place for place in found if set(RESULTS) & place.figures.keys())


def _wanted(group: ScoredGroup) -> frozenset[str]:
    """Return the results that anybody of the group has."""
    standings = [row.standing for row in group.rows]
    has = {
        "total": any(one.points is not None for one in standings),
        "index": any(one.index is not None for one in standings),
        "band": any(one.bands for one in standings),
        "rank": any(one.best_rank is not None for one in standings),
    }
    return frozenset(name for name, is_there in has.items() if is_there)


def _place(result: Scored, group: ScoredGroup, part: Part) -> Place:
    scored = {row.standing.unit for row in group.rows}
    units = {
        UnitId(one.key): one.line
        for one in part.units
        if one.key and UnitId(one.key) in scored
    }
    names = (*PARTS, *RESULTS)
    figures = {one.key: one.line for one in part.figures if one.key in names}
    sheet = next(one for one in result.workbook.sheets if one.name == part.sheet)
    return Place(
        sheet=sheet,
        part=part,
        group=group,
        units=units,
        figures={str(name): line for name, line in figures.items()},
    )


def _main(places: list[Place]) -> Place | None:
    """Return the table that columns may be added to: a summary before an annex."""
    down = [place for place in places if place.part.axis is Axis.DOWN and place.units]
    ordered = sorted(down, key=lambda place: place.part.form is not Form.SUMMARY)
    return ordered[0] if ordered else None


def _extended(place: Place, lacking: list[str]) -> Place:
    """Return the place with a column for each result it lacks."""
    if not lacking:
        return place
    header = max(one.spot[0] for one in place.part.figures or place.part.criteria)
    rows = place.sheet.rows
    merged = (area.right + 1 for area in place.sheet.merges)
    first = max(max((len(row) for row in rows), default=0), *merged, 0)
    columns = {name: first + n for n, name in enumerate(lacking)}
    return Place(
        sheet=place.sheet,
        part=place.part,
        group=place.group,
        units=place.units,
        figures={**place.figures, **columns},
        added=tuple(((header, column), name) for name, column in columns.items()),
        likes={name: _like(place.part, name) for name in columns},
        beside=max(one.line for one in (*place.part.figures, *place.part.criteria)),
    )


def _like(part: Part, name: str) -> int:
    """Return the column an added one looks like: scores like scores, words like names.

    A rank in the look of scores would read 1,00.
    """
    scores = [one.line for one in part.figures if one.key in (*PARTS, "total")]
    is_score = name in ("total", "index") and bool(scores)
    return scores[-1] if is_score else part.units[0].spot[1]


def areas(cells: Iterable[tuple[str, Spot]]) -> Iterator[str]:
    """Yield cells as people name them; those below or beside one another as one area.

    E.g. ``'Bảng 1'!E2:E21``.
    """
    columns: list[list[tuple[str, Spot]]] = []
    for sheet, spot in sorted(set(cells), key=_by_column):
        last = columns[-1][-1] if columns else None
        if last == (sheet, (spot[0] - 1, spot[1])):
            columns[-1].append((sheet, spot))
        else:
            columns.append([(sheet, spot)])
    found = [(run[0], run[-1]) for run in columns]
    joined: list[tuple[tuple[str, Spot], tuple[str, Spot]]] = []
    for first, last in found:
        if joined and _is_beside(joined[-1], first, last):
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    for (sheet, first_spot), (_, last_spot) in joined:
        ends = dict.fromkeys((a1(*first_spot), a1(*last_spot)))
        yield f"{quoted(sheet)}!{':'.join(ends)}"


def _by_column(cell: tuple[str, Spot]) -> tuple[str, int, int]:
    return cell[0], cell[1][1], cell[1][0]


def _is_beside(
    area: tuple[tuple[str, Spot], tuple[str, Spot]],
    first: tuple[str, Spot],
    last: tuple[str, Spot],
) -> bool:
    """Return whether a run of cells is as high as an area and stands right of it."""
    (sheet, top), (_, bottom) = area
    is_level = (top[0], bottom[0]) == (first[1][0], last[1][0])
    return sheet == first[0] and is_level and bottom[1] + 1 == first[1][1]
