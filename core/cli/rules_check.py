"""``cchc rules check``: every fault of rule files at once."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from core.cli import console, options
from core.cli.session import Session
from core.cli.trouble import BAD_INPUT, explained
from core.errors import N_, CchcError, MissingFileError, UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.rules.inspection import Inspection

FAULTY: Final = 1


@click.command(
    help=N_(
        "Explain every fault of rule FILES: the line, what is wrong, what may stand "
        "there, and what is still to be filled in. The exit code is 1 when something "
        "has to be corrected or filled in, 2 when a file cannot be read."
    )
)
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
    metavar=N_("FILE..."),
)
@options.opens_session
@click.pass_context
def rules_check(
    context: click.Context, session: Session, files: tuple[Path, ...]
) -> None:
    """Write the faults; exit with 1 when there is something to do."""
    from core.api.rule_files import inspected

    archive = session.archive()
    found: list[Inspection] = []
    unread: list[CchcError] = []
    for file in files:
        try:
            found.append(inspected(archive, file))
        except (MissingFileError, UnreadableFileError) as error:
            unread.append(error)
    _write(session, found, is_list=len(files) > 1)
    _tell(session, unread)
    if unread:
        context.exit(BAD_INPUT)
    if not all(one.is_ready for one in found):
        context.exit(FAULTY)


def _tell(session: Session, unread: "Sequence[CchcError]") -> None:
    for one in unread:
        message = explained(one, session.localizer)
        said = session.localizer.text("Error: {message}", message=message)
        click.echo(said, err=True)


def _write(session: Session, found: "Sequence[Inspection]", *, is_list: bool) -> None:
    if session.as_json and found:
        from core.api.rule_fault_shapes import inspection

        shapes = [inspection(one, session.localizer.say) for one in found]
        console.emit(shapes if is_list else shapes[0])
    elif found:
        from core.cli.render_faults import report

        console.draw(*report(found, session.localizer))
