"""``cchc show``: the card of one unit."""

from typing import TYPE_CHECKING

import click

from core.cli import console, options
from core.cli.lookup import namer
from core.cli.session import Session
from core.errors import N_

if TYPE_CHECKING:
    from core.cli.lookup import NameOf
    from core.model import Result, Unit, UnitResult


@click.command(
    help=N_(
        "Show the card of UNIT (a name, an abbreviation or a key): printed figures, "
        "recomputed ones, findings, the units before and after it."
    )
)
@options.unit_argument
@options.year_option
@options.place_option
@options.opens_session
def show(session: Session, unit: str, year: int | None, place: str | None) -> None:
    """Write the card of a unit; of one that is not ranked, what is on record."""
    archive = session.archive()
    result = archive.result(place, year)
    meant = archive.find_unit(unit, place, result.year)
    row, name_of = result.find(meant.id), namer(archive, place)
    if row is None:
        _unranked(session, result, meant, name_of)
    else:
        _ranked(session, result, row, name_of)


def _ranked(
    session: Session,
    result: "Result",
    row: "UnitResult",
    name_of: "NameOf",
) -> None:
    if session.as_json:
        from core.api import shapes

        console.emit(shapes.card(result, row, name_of, session.localizer.say))
    else:
        from core.cli.render_unit import card

        console.draw(*card(result, row, name_of, session.localizer))


def _unranked(
    session: Session, result: "Result", unit: "Unit", name_of: "NameOf"
) -> None:
    if session.as_json:
        from core.api import shapes

        console.emit(shapes.unranked_card(result, unit, name_of))
    else:
        from core.cli.render_unit import unranked

        console.draw(*unranked(result, unit, name_of, session.localizer))
