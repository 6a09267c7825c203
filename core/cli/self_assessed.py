"""``cchc self``: what units gave themselves beside what the council gave them."""

import click

from core.cli import console, options
from core.cli.lookup import chosen, ranked
from core.cli.session import Session
from core.errors import N_


@click.command(
    "self",
    help=N_(
        "Compare what units gave themselves (điểm tự chấm) with what the council gave "
        "the same criteria, the widest difference first; with UNIT, that unit alone."
    ),
)
@click.argument("unit", metavar=N_("[UNIT]"), required=False)
@options.group_option
@options.year_option
@options.place_option
@options.opens_session
def self_assessed(
    session: Session,
    unit: str | None,
    group: str | None,
    year: int | None,
    place: str | None,
) -> None:
    """Write the differences of one group, of all, or of one unit."""
    from core.api.self_assessed import self_assessments
    from core.api.shapes import group_of

    archive = session.archive()
    if unit is None:
        result = archive.result(place, year)
        groups, only = chosen(result.groups, group), None
    else:
        result, only = ranked(archive, unit, place, year)
        groups = (group_of(result, only),)
    found = [
        (each, tuple(o for o in self_assessments(each) if only in (None, o.row)))
        for each in groups
    ]
    if session.as_json:
        from core.api import compare_shapes

        shapes = [compare_shapes.self_assessed(result, *one) for one in found]
        console.emit({"groups": shapes})
    else:
        from core.cli.render_self import drawn

        console.draw(*drawn(result, found, session.localizer))
