"""How a unit's result comes about: steps, both readings, the annex line by line."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table

from core.api.breakdown import Line, breakdown
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
from core.cli.render_unit import figures
from core.i18n import Localizer
from core.model.results import GroupResult, Result, Step, UnitResult
from core.model.table import Cell
from core.wording import EMPTY_CELLS


def explanation(
    result: Result, row: UnitResult, localizer: Localizer
) -> Iterator[RenderableType]:
    """Yield the steps from the printed parts, then both readings, then the items."""
    group = group_of(result, row)
    yield heading(f"{row.unit.name} · {group.rules.label} · {result.year}")
    for number, step in enumerate(row.recomputed.trace.steps, start=1):
        yield indented(_step(number, step, localizer))
    yield figures(row, len(group.rows), localizer)
    if row.items:
        yield heading(localizer.text("Scores by field and criterion"))
        yield _items(group, row, localizer)
        yield indented(_legend(localizer), QUIET, by=0)
        yield from _parts(group, row, localizer)
    yield source(result, localizer)


def _step(number: int, step: Step, localizer: Localizer) -> str:
    mark = words.mark(step.basis, localizer)
    said = f"{number}. {localizer.say(step.message)}"
    return f"{said} [{mark}]" if mark else said


def _items(group: GroupResult, row: UnitResult, localizer: Localizer) -> Table:
    columns: list[tuple[str, Justify]] = [
        (localizer.text("Code"), "left"),
        (localizer.text("Criterion"), "left"),
        (localizer.text("Points"), "right"),
        (localizer.text("Maximum"), "right"),
        (localizer.text("Lost"), "right"),
        (localizer.text("Best"), "right"),
        (localizer.text("Median"), "right"),
        (localizer.text("Basis"), "left"),
    ]
    drawn = table(columns, ())
    for line in breakdown(group, row):
        style = "" if line.criterion.method else "bold"
        drawn.add_row(*_item(line, localizer), style=style)
    return drawn


def _item(line: Line, localizer: Localizer) -> tuple[str, ...]:
    figures = (line.maximum, line.lost, line.best, line.median)
    return (
        line.criterion.code,
        line.criterion.label,
        _own(line, localizer),
        *("" if value is None else localizer.number(value) for value in figures),
        words.mark(line.basis, localizer) if line.maximum is not None else "",
    )


def _own(line: Line, localizer: Localizer) -> str:
    """Return the points of an item, or the sum under a heading; ≥ where it lacks."""
    if line.criterion.method:
        return points(line.cell, localizer)
    if line.own.points is None:
        return ""
    sign = "≥ " if line.own.unread else ""
    return f"{sign}{localizer.number(line.own.points)}"


def _legend(localizer: Localizer) -> str:
    return localizer.text(
        "Bold lines are sums of the items, reckoned here and not printed (≥: some "
        "items cannot be read). Best and median are taken over the units of the group "
        "whose items in that line all apply and can all be read."
    )


def points(cell: Cell | None, localizer: Localizer) -> str:
    """Return the points of an item, or why none can be read."""
    if cell is not None and cell.state in EMPTY_CELLS:
        return localizer.text(EMPTY_CELLS[cell.state])
    return shown(cell, localizer)


def _parts(
    group: GroupResult, row: UnitResult, localizer: Localizer
) -> Iterator[RenderableType]:
    """Yield the totals printed below the criteria."""
    lines = {criterion.code for criterion in group.rules.criteria}
    for part, cell in row.items.items():
        if part not in lines:
            text = f"{words.named(part, localizer)}: {points(cell, localizer)}"
            yield indented(text, QUIET)
