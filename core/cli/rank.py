"""``cchc rank``: the published ranking of each group."""

import click

from core.cli import console, options
from core.cli.lookup import chosen
from core.cli.session import Session
from core.errors import N_


@click.command(help=N_("Show the published ranking of each group of units."))
@options.group_option
@options.year_option
@options.place_option
@options.opens_session
def rank(
    session: Session, group: str | None, year: int | None, place: str | None
) -> None:
    """Write the ranking of one group, or of all of them."""
    result = session.archive().result(place, year)
    groups = chosen(result.groups, group)
    if session.as_json:
        from core.api import shapes

        tables = [shapes.ranking(result, one) for one in groups]
        console.emit(tables[0] if group else tables)
    else:
        from core.cli.render_rank import rankings

        console.draw(*rankings(result, groups, session.localizer))
