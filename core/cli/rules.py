"""``cchc rules``: the scoring rules in words."""

import click

from core.cli import console, options
from core.cli.lookup import chosen, namer
from core.cli.session import Session
from core.errors import N_


@click.command(
    help=N_(
        "Show the scoring rules in words: each value, whether it is stated, inferred "
        "or observed, and from what."
    )
)
@options.group_option
@options.year_option
@options.place_option
@options.opens_session
def rules(
    session: Session, group: str | None, year: int | None, place: str | None
) -> None:
    """Write the rules of one group, or of all of them."""
    archive = session.archive()
    rule_set = archive.rules(place, year)
    groups = chosen(rule_set.groups, group)
    if session.as_json:
        from core.api import rule_shapes

        console.emit(rule_shapes.rules(rule_set, groups))
    else:
        from core.cli.render_rules import wording

        name_of = namer(archive, place)
        console.draw(*wording(rule_set, groups, name_of, session.localizer))
