"""The units on record, group by group."""

from collections.abc import Callable, Iterator, Sequence
from itertools import compress

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from core.cli.render_frame import Justify, heading, table
from core.i18n import Localizer
from core.model.places import Place, Unit


def register(
    place: Place,
    units: Sequence[Unit],
    name_of: Callable[[str], str],
    localizer: Localizer,
) -> Iterator[RenderableType]:
    """Yield one table for each group of units, then how many there are."""
    yield heading(localizer.text("Units of {place}", place=place.name))
    for group in dict.fromkeys(unit.group for unit in units):
        own = [unit for unit in units if unit.group == group]
        yield Text(localizer.text("Group {group}", group=group))
        rows = [_cells(unit, name_of, localizer) for unit in own]
        yield _without_blank_columns(_columns(localizer), rows)
    yield Text(localizer.count("{n} unit", "{n} units", len(units)))


def _columns(localizer: Localizer) -> list[tuple[str, Justify]]:
    return [
        (localizer.text("Unit"), "left"),
        (localizer.text("Key"), "left"),
        (localizer.text("Belonged to"), "left"),
        (localizer.text("Existed"), "left"),
    ]


def _without_blank_columns(
    columns: Sequence[tuple[str, Justify]], rows: Sequence[tuple[str, ...]]
) -> Table:
    kept = [any(cells) for cells in zip(*rows, strict=True)]
    return table(list(compress(columns, kept)), (compress(row, kept) for row in rows))


def _cells(
    unit: Unit, name_of: Callable[[str], str], localizer: Localizer
) -> tuple[str, ...]:
    parent = name_of(unit.parent) if unit.parent else ""
    return unit.name, unit.id, parent, existed(unit, localizer)


def existed(unit: Unit, localizer: Localizer) -> str:
    """Return the first and last day of a unit, as far as they are known."""
    if unit.valid_from and unit.valid_to:
        days = localizer.date(unit.valid_from), localizer.date(unit.valid_to)
        return " – ".join(days)
    if unit.valid_from:
        return localizer.text("from {day}", day=unit.valid_from)
    return localizer.text("to {day}", day=unit.valid_to) if unit.valid_to else ""
