"""``cchc compare``: units side by side, or one unit through the years."""

from typing import TYPE_CHECKING

import click

from core.cli import console, options
from core.cli.lookup import keys_beginning, ranked
from core.cli.session import Session
from core.cli.speech import said
from core.errors import N_

if TYPE_CHECKING:
    from core.api import Archive


@click.command(
    help=N_(
        "Put the printed figures of several UNITs side by side; or of one UNIT through "
        "the years, with what came before and after it. Where comparing is not honest, "
        "that is said."
    )
)
@click.argument(
    "units", metavar=N_("UNIT…"), nargs=-1, required=True, shell_complete=keys_beginning
)
@click.option(
    "--years",
    metavar=N_("YEARS"),
    help=N_("Assessed years of one unit, as in 2017,2018; all of them when left out."),
)
@options.year_option
@options.place_option
@options.opens_session
def compare(
    session: Session,
    units: tuple[str, ...],
    years: str | None,
    year: int | None,
    place: str | None,
) -> None:
    """Write the comparison, units or years as the arguments ask."""
    if len(units) > 1 and years is not None:
        wrong = N_("Give either several units or `--years`.")
        raise click.UsageError(said(wrong))
    archive = session.archive()
    if len(units) > 1:
        _beside(session, archive, units, year, place)
    else:
        asked = (year,) if year is not None else _years(years)
        _over_years(session, archive, units[0], asked, place)


def _years(text: str | None) -> tuple[int, ...]:
    """Return the years in ``text``; none when it is left out."""
    if text is None:
        return ()
    parts = [part.strip() for part in text.split(",")]
    if not all(part.isdecimal() and part.isascii() for part in parts):
        wrong = said(N_("{value!r} is no list of years, as in 2017,2018."))
        raise click.UsageError(wrong.format(value=text))
    return tuple(int(part) for part in parts)


def _beside(
    session: Session,
    archive: "Archive",
    units: tuple[str, ...],
    year: int | None,
    place: str | None,
) -> None:
    from core.api.compare import beside

    found = [ranked(archive, unit, place, year) for unit in units]
    answer = beside(found[0][0], [row for _, row in found])
    if session.as_json:
        from core.api import compare_shapes

        console.emit(compare_shapes.beside(answer, session.localizer.say))
    else:
        from core.cli.render_compare import drawn_beside

        console.draw(*drawn_beside(answer, session.localizer))


def _over_years(
    session: Session,
    archive: "Archive",
    unit: str,
    years: tuple[int, ...],
    place: str | None,
) -> None:
    from core.api.compare import over_years

    meant = archive.find_unit(unit, place, max(years, default=None))
    asked = years or archive.years(place)
    answer = over_years(archive, meant, place, asked)
    if session.as_json:
        from core.api import compare_shapes

        console.emit(compare_shapes.over_years(answer, session.localizer.say))
    else:
        from core.cli.render_compare import drawn_years

        console.draw(*drawn_years(answer, session.localizer))
