"""``cchc doctor``: whether this installation is in order."""

import click

from core.cli import console, options
from core.cli.session import Session
from core.cli.trouble import BAD_INPUT
from core.errors import N_


@click.command(
    help=N_(
        "Look whether this installation is in order: Python, data, languages, "
        "output. The exit code is 2 when something needed is not."
    )
)
@options.opens_session
@click.pass_context
def doctor(context: click.Context, session: Session) -> None:
    """Write what was looked at; exit with 2 when something needed is missing."""
    from core.cli.checkup import checkup

    found = checkup(session)
    in_order = all(one.in_order or not one.needed for one in found)
    if session.as_json:
        console.emit({"ok": in_order, "checks": [one.shape() for one in found]})
    else:
        from core.cli.render_doctor import diagnosis

        console.draw(*diagnosis(found, session.localizer))
    if not in_order:
        context.exit(BAD_INPUT)
