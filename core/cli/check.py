"""``cchc check``: what contradicts what in a decision."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from core.cli import console, options
from core.cli.session import Session
from core.cli.speech import said
from core.errors import N_
from core.i18n import Localizer
from core.model.results import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.api import Archive
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
    archive = session.archive()
    result = _result(archive, decision, year, place)
    _write(session, archive, result, _unread(decision))
    if any(one.severity is Severity.ERROR for one in result.findings):
        context.exit(CONTRADICTED)


def _result(
    archive: "Archive", decision: str | None, year: int | None, place: str | None
) -> "Result":
    if decision is None:
        return archive.result(place, year)
    return archive.open_decision(decision)


def _unread(decision: str | None) -> "Sequence[str]":
    """Return the year folders beside the one that is checked."""
    from core.api.folders import years_passed_over

    return () if decision is None else years_passed_over(Path(decision))


def _write(
    session: Session, archive: "Archive", result: "Result", unread: "Sequence[str]"
) -> None:
    if session.as_json:
        from core.api import shapes

        console.emit(shapes.findings(result, session.localizer.say))
    else:
        from core.cli.render_check import report

        name_of = archive.registry_of(result).name_of
        console.draw(*report(result, name_of, session.localizer))
        if unread:
            console.put(_remark(result, unread, session.localizer))


def _remark(result: "Result", unread: "Sequence[str]", localizer: Localizer) -> str:
    return localizer.text(
        "Only {year} was checked; the folder also holds: {others}. Name the folder of "
        "a year to check it.",
        year=result.year,
        others=", ".join(unread),
    )
