"""``cchc explain``: how a unit's result comes about."""

import click

from core.cli import console, options
from core.cli.lookup import ranked
from core.cli.session import Session
from core.errors import N_


@click.command(
    help=N_(
        "Explain how the index, band and rank of UNIT come about: each step with its "
        "figures and its basis, then its scores criterion by criterion."
    )
)
@options.unit_argument
@options.year_option
@options.place_option
@options.opens_session
def explain(session: Session, unit: str, year: int | None, place: str | None) -> None:
    """Write the steps from the printed parts to the standing, then the scores."""
    result, row = ranked(session.archive(), unit, place, year)
    if session.as_json:
        from core.api import shapes

        console.emit(shapes.explanation(result, row, session.localizer.say))
    else:
        from core.cli.render_explain import explanation

        console.draw(*explanation(result, row, session.localizer))
