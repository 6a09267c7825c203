"""``cchc rules``: the scoring rules in words, and rule files of one's own."""

from typing import ClassVar

import click

from core.cli import console, options
from core.cli.lookup import chosen, namer
from core.cli.session import Session
from core.cli.shelf import Shelf, calls_further
from core.errors import N_


class RuleCommands(Shelf):
    """What can be done with rule files."""

    held: ClassVar[dict[str, str]] = {
        "new": N_("Write a rule file to be filled in, every key explained."),
        "check": N_("Explain every fault of rule files at once."),
        "diff": N_("What two rule files or years reckon differently."),
    }


@click.group(
    cls=RuleCommands,
    invoke_without_command=True,
    help=N_(
        "Show the scoring rules in words: each value, whether it is stated, inferred "
        "or observed, and from what."
    ),
)
@options.group_option
@options.year_option
@options.place_option
@options.opens_session
@click.pass_context
def rules(
    context: click.Context,
    session: Session,
    group: str | None,
    year: int | None,
    place: str | None,
) -> None:
    """Write the rules of one group, or of all of them."""
    if not calls_further(context):
        _show(session, group, year, place)


def _show(
    session: Session, group: str | None, year: int | None, place: str | None
) -> None:
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
