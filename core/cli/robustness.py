"""``cchc robustness``: between which ranks every unit stays under small changes."""

import click

from core.cli import console, options
from core.cli.lookup import chosen
from core.cli.session import Session
from core.errors import N_


@click.command(
    help=N_(
        "Show between which ranks every unit stays when survey items move within "
        "their rounding, when appraised totals move one step, and when one field is "
        "left out. No official figure changes."
    )
)
@options.group_option
@options.year_option
@options.place_option
@options.opens_session
def robustness(
    session: Session, group: str | None, year: int | None, place: str | None
) -> None:
    """Write the rank intervals of one group, or of all of them."""
    from core.api.robustness import robustness as robustness_of

    result = session.archive().result(place, year)
    answers = [robustness_of(one) for one in chosen(result.groups, group)]
    if session.as_json:
        from core.api import robustness_shapes

        shapes = [robustness_shapes.robustness(result, one) for one in answers]
        console.emit(shapes[0] if group else shapes)
    else:
        from core.cli.render_robustness import drawn

        console.draw(*drawn(result, answers, session.localizer))
