"""``cchc units``: the units on record."""

from typing import TYPE_CHECKING

import click

from core.cli import console, options
from core.cli.lookup import namer
from core.cli.session import Session
from core.errors import N_, UnknownGroupError
from core.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.api import Archive
    from core.model import Unit


@click.command(
    help=N_(
        "List the units that existed in a year, by group; with --all, those of "
        "every period."
    )
)
@options.group_option
@options.year_option
@options.place_option
@click.option("--all", "every", is_flag=True, help=N_("Units of every period."))
@options.opens_session
def units(
    session: Session,
    group: str | None,
    year: int | None,
    place: str | None,
    every: bool,
) -> None:
    """Write the units of a year, or all that are on record."""
    archive = session.archive()
    where, name_of = archive.place(place), namer(archive, place)
    listed = _all(archive, place) if every else _existing(archive, place, year)
    listed = _of_group(listed, group)
    if session.as_json:
        from core.api import shapes

        console.emit(shapes.registry(where, listed, name_of))
    else:
        from core.cli.render_units import register

        console.draw(*register(where, listed, name_of, session.localizer))


def _all(archive: "Archive", place: str | None) -> "tuple[Unit, ...]":
    return archive.registry(place).units


def _existing(
    archive: "Archive", place: str | None, year: int | None
) -> "tuple[Unit, ...]":
    """Return the units of the year's end, in the registry's order."""
    assessed = archive.result(place).year if year is None else year
    registry = archive.registry(place)
    codes = dict.fromkeys(unit.group for unit in registry.units)
    return tuple(unit for code in codes for unit in registry.of_group(code, assessed))


def _of_group(listed: "Sequence[Unit]", code: str | None) -> "tuple[Unit, ...]":
    if code is None:
        return tuple(listed)
    known = dict.fromkeys(unit.group for unit in listed)
    if fold(clean(code)) not in known:
        raise UnknownGroupError(group=code, known=", ".join(known))
    return tuple(unit for unit in listed if unit.group == fold(clean(code)))
