"""``cchc check``: what contradicts what in a decision."""

from typing import TYPE_CHECKING, Final

import click

from core.cli import console, options
from core.cli.session import Session
from core.cli.speech import said
from core.errors import N_
from core.model.results import Severity

if TYPE_CHECKING:
    from core.model import Result

CONTRADICTED: Final = 1


@click.command(
    help=N_(
        "Check DECISION: a folder, a number, a year; when left out, the latest "
        "decision published. The exit code is 1 when printed figures contradict "
        "printed figures."
    )
)
@click.argument("decision", required=False, metavar=N_("[DECISION]"))
@options.year_option
@options.place_option
@options.opens_session
@click.pass_context
def check(
    context: click.Context,
    session: Session,
    decision: str | None,
    year: int | None,
    place: str | None,
) -> None:
    """Write the findings; exit with 1 when one of them is an error."""
    if decision is not None and (year is not None or place is not None):
        context.fail(said(N_("Give either DECISION or --year and --place.")))
    result = _result(session, decision, year, place)
    _write(session, result)
    if any(one.severity is Severity.ERROR for one in result.findings):
        context.exit(CONTRADICTED)


def _result(
    session: Session, decision: str | None, year: int | None, place: str | None
) -> "Result":
    archive = session.archive()
    if decision is None:
        return archive.result(place, year)
    return archive.open_decision(decision)


def _write(session: Session, result: "Result") -> None:
    if session.as_json:
        from core.api import shapes

        console.emit(shapes.findings(result, session.localizer.say))
    else:
        from core.cli.render_check import report

        console.draw(*report(result, session.localizer))
