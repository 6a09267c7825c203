"""``cchc rules new``: a rule file to be filled in."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from core.cli import console, options
from core.cli.session import Session
from core.errors import N_

if TYPE_CHECKING:
    from core.api.rule_files import Draft

USUAL_GROUP = "so"


@click.command(
    help=N_(
        "Write a rule file for PLACE/YEAR, such as son-la/2026, every key explained. "
        "Fill in what it marks, then run `cchc rules check` on it. With `--from` it "
        "holds only what differs from other rules."
    )
)
@click.argument("name", metavar=N_("PLACE/YEAR"))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar=N_("FILE"),
    help=N_("File to write; when left out, the text is shown."),
)
@click.option(
    "--from",
    "base",
    metavar=N_("RULES"),
    help=N_("Build on these rules: a file, a folder or PLACE/YEAR."),
)
@click.option(
    "--group",
    "groups",
    multiple=True,
    metavar=N_("GROUP"),
    help=N_("Code of a group of units, such as so; may be given several times."),
)
@click.option("--force", is_flag=True, help=N_("Replace the file if it is there."))
@options.opens_session
def rules_new(
    session: Session,
    name: str,
    out: Path | None,
    base: str | None,
    groups: tuple[str, ...],
    force: bool,
) -> None:
    """Write the skeleton where it is asked for."""
    from core.api.rule_files import drafted, drafted_from, write_new

    archive = session.archive()
    if base is None:
        draft = drafted(archive, name, groups or (USUAL_GROUP,))
    else:
        folder = Path() if out is None else out.parent
        draft = drafted_from(archive, name, archive.rules_file(base), groups, folder)
    if out is not None:
        write_new(out, draft.text, replace=force)
    _tell(session, draft, out)


def _tell(session: Session, draft: "Draft", out: Path | None) -> None:
    if session.as_json:
        from core.api.rule_fault_shapes import draft as shape

        console.emit(shape(draft, out))
    elif out is None:
        console.put(draft.text.removesuffix("\n"))
    else:
        text = N_("Written: {file}. Fill it in, then run: cchc rules check {file}")
        console.put(session.localizer.text(text, file=out))
