"""``cchc target``: the fewest further points to a band, a rank or another unit."""

import click

from core.cli import console, options
from core.cli.lookup import ranked
from core.cli.session import Session
from core.cli.speech import said
from core.errors import N_


@click.command(
    help=N_(
        "Show the fewest further points with which UNIT reaches a band, a rank or a "
        "place above another unit, everybody else unchanged, and which criteria have "
        "room. Give exactly one of `--band`, `--rank`, `--over`."
    )
)
@options.unit_argument
@click.option("--band", metavar=N_("BAND"), help=N_("This band or a better one."))
@click.option(
    "--rank", type=int, metavar=N_("RANK"), help=N_("This rank or a better one.")
)
@click.option("--over", metavar=N_("UNIT"), help=N_("A place above this unit."))
@options.year_option
@options.place_option
@options.opens_session
def target(
    session: Session,
    unit: str,
    band: str | None,
    rank: int | None,
    over: str | None,
    year: int | None,
    place: str | None,
) -> None:
    """Write what the unit lacks and where it could gain it."""
    if sum(given is not None for given in (band, rank, over)) != 1:
        raise click.UsageError(
            said(N_("Give exactly one of `--band`, `--rank`, `--over`."))
        )
    from core.api.shapes import group_of
    from core.api.target import Goal
    from core.api.target import target as target_of
    from core.api.what_if import band_named

    archive = session.archive()
    result, row = ranked(archive, unit, place, year)
    group = group_of(result, row)
    goal = Goal(
        band=None if band is None else band_named(group.rules, band),
        rank=rank,
        over=None if over is None else ranked(archive, over, place, year)[1],
    )
    answer = target_of(group, row, goal)
    if session.as_json:
        from core.api import target_shapes

        console.emit(target_shapes.target(result, answer))
    else:
        from core.cli.render_target import drawn

        console.draw(*drawn(result, answer, session.localizer))
