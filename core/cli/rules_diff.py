"""``cchc rules diff``: what two rule sets reckon differently."""

from typing import Final

import click

from core.cli import console, options
from core.cli.session import Session
from core.errors import N_

DIFFERENT: Final = 1


@click.command(
    help=N_(
        "Show what the rules B reckon differently from the rules A, value by value. "
        "A and B are rule files, folders or PLACE/YEAR. The exit code is 1 when they "
        "differ."
    )
)
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@options.opens_session
@click.pass_context
def rules_diff(context: click.Context, session: Session, a: str, b: str) -> None:
    """Write the changes; exit with 1 when there are any."""
    from core.api.rule_files import compared

    archive = session.archive()
    found = compared(archive, a, b)
    if session.as_json:
        from core.api.rule_diff_shapes import changes

        console.emit(changes(a, b, found))
    else:
        from core.cli.render_rule_diff import drawn

        console.draw(*drawn(a, b, found, session.localizer))
    if found:
        context.exit(DIFFERENT)
