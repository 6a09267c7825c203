"""``cchc what-if``: who would stand where under other scores or thresholds."""

import click

from core.cli import console, options
from core.cli.lookup import ranked
from core.cli.session import Session
from core.cli.speech import said
from core.errors import N_


@click.command(
    help=N_(
        "Show what would be if scores or thresholds were others: the index, band and "
        "rank of UNIT, and every unit that would move. No official figure changes."
    )
)
@options.unit_argument
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar=N_("NAME=VALUE"),
    help=N_(
        "Another figure of UNIT (appraised, survey, scale), of another unit "
        "(`UNIT:appraised=70,75`), another cut (`index-cut:BAND=85`) or commune "
        "threshold (`commune-share=60`). May be repeated."
    ),
)
@click.option(
    "--reading",
    "readings",
    multiple=True,
    metavar=N_("CODE"),
    help=N_(
        "Take the other reading of a contradiction of UNIT, by the code that `cchc "
        "check` shows, or of another unit (UNIT:CODE). May be repeated."
    ),
)
@options.year_option
@options.place_option
@options.opens_session
def what_if(
    session: Session,
    unit: str,
    settings: tuple[str, ...],
    readings: tuple[str, ...],
    year: int | None,
    place: str | None,
) -> None:
    """Write the unit asked about and all who would move, from and to."""
    if not settings and not readings:
        raise click.UsageError(said(N_("Give at least one --set or --reading.")))
    from core.api.shapes import group_of
    from core.api.what_if import assume
    from core.cli.wishes import Reader

    archive = session.archive()
    result, row = ranked(archive, unit, place, year)
    reader = Reader(
        row.unit.id,
        lambda name: archive.find_unit(name, place, result.year).id,
        session.localizer,
    )
    answer = assume(group_of(result, row), row, reader.wishes(settings, readings))
    if session.as_json:
        from core.api import what_if_shapes

        console.emit(what_if_shapes.what_if(result, answer))
    else:
        from core.cli.render_what_if import drawn

        console.draw(*drawn(result, answer, session.localizer))
