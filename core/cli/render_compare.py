"""Comparisons as text: figures side by side, then what forbids comparing them."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table

from core.api.compare import Beside, OneYear, OverYears
from core.api.comparisons import FieldPoints, points_under
from core.api.shapes import group_of
from core.cli import words
from core.cli.render_frame import (
    QUIET,
    Justify,
    heading,
    indented,
    shown,
    source,
    table,
)
from core.errors import N_
from core.i18n import Localizer
from core.model.results import GroupResult, Message, Result, UnitResult

_COLUMNS = ("appraised", "survey", "total", "scale", "index")
_KIN = {
    "predecessor": N_("before: {unit}"),
    "successor": N_("after: {unit}"),
}


def drawn_beside(answer: Beside, localizer: Localizer) -> Iterator[RenderableType]:
    """Yield the printed figures of several units, their fields, the remarks."""
    title = localizer.text("Side by side · {year}", year=answer.result.year)
    yield heading(title)
    yield _figures(answer, localizer)
    if answer.fields:
        yield heading(localizer.text("Points by field (sums of printed items)"))
        yield _fields(answer, localizer)
    yield from _remarks(answer.remarks, localizer)
    yield source(answer.result, localizer)


def _figures(answer: Beside, localizer: Localizer) -> Table:
    columns: list[tuple[str, Justify]] = [("", "left")]
    columns += [(row.unit.name, "right") for row in answer.rows]
    lines = [
        [localizer.text("rank"), *(_rank(answer.result, row) for row in answer.rows)],
        [localizer.text("band"), *(row.band or "–" for row in answer.rows)],
    ]
    lines += [
        [
            words.named(name, localizer),
            *(shown(row.row.cells.get(name), localizer) for row in answer.rows),
        ]
        for name in reversed(_COLUMNS)
    ]
    return table(columns, lines)


def _rank(result: Result, row: UnitResult) -> str:
    return _place(row, group_of(result, row))


def _place(row: UnitResult, group: GroupResult) -> str:
    return "–" if row.rank is None else f"{row.rank}/{len(group.rows)}"


def _fields(answer: Beside, localizer: Localizer) -> Table:
    columns: list[tuple[str, Justify]] = [
        (localizer.text("Code"), "left"),
        (localizer.text("Field"), "left"),
    ]
    columns += [(row.unit.name, "right") for row in answer.rows]
    rules = group_of(answer.result, answer.rows[0]).rules
    return table(
        columns,
        (
            (
                field.code,
                field.label,
                *(
                    _points(points_under(row, rules, field.code), localizer)
                    for row in answer.rows
                ),
            )
            for field in answer.fields
        ),
    )


def _points(found: FieldPoints, localizer: Localizer) -> str:
    if found.points is None:
        return localizer.text("not applicable") if found.not_applied else "–"
    sign = "≥ " if found.unread else ""
    return f"{sign}{localizer.number(found.points)}"


def _remarks(
    remarks: Sequence[Message], localizer: Localizer
) -> Iterator[RenderableType]:
    for remark in remarks:
        yield indented(f"• {localizer.say(remark)}", QUIET)


def drawn_years(answer: OverYears, localizer: Localizer) -> Iterator[RenderableType]:
    """Yield a line for every year, then the remarks, then each year's source."""
    title = localizer.text("{unit} through the years", unit=answer.unit.name)
    yield heading(title)
    columns: list[tuple[str, Justify]] = [
        (localizer.text("Year"), "left"),
        (localizer.text("Unit"), "left"),
        (localizer.text("Rank"), "right"),
        (localizer.text("Band"), "left"),
        *((words.named(name, localizer), "right") for name in reversed(_COLUMNS)),
    ]
    yield table(columns, (_year(one, localizer) for one in answer.years))
    yield from _remarks(answer.remarks, localizer)
    results = {one.year: one.result for one in answer.years if one.result is not None}
    for result in results.values():
        yield source(result, localizer)


def _year(one: OneYear, localizer: Localizer) -> tuple[str, ...]:
    name = one.unit.name
    if one.kin in _KIN:
        name = localizer.text(_KIN[one.kin], unit=name)
    if one.row is None or one.result is None:
        return (f"{one.year}", name, "–", "–", *("–" for _ in _COLUMNS))
    cells = one.row.row.cells
    return (
        f"{one.year}",
        name,
        _rank(one.result, one.row),
        one.row.band or "–",
        *(shown(cells.get(column), localizer) for column in reversed(_COLUMNS)),
    )
