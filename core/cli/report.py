"""``cchc report``: a decision on paper, as data, in pictures."""

import hashlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from core.cli import console, options
from core.cli.lookup import chosen
from core.cli.report_picture import PICTURES, draw_picture
from core.cli.session import Session
from core.cli.speech import said
from core.errors import N_
from core.reports.report_errors import UnknownFormatError

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.api import Archive
    from core.api.report import Format, Report
    from core.i18n import Localizer
    from core.model import GroupResult, Result

Files = Sequence[tuple[Path, "Format"]]


@click.command(
    help=N_(
        "Write the annex of DECISION (a folder, a number, a year; when left out, the "
        "latest published): as PDF, Word, Excel, CSV, JSON, as a data package, or as a "
        "picture for phones. Figures stay as printed; contradictions are told in notes."
    )
)
@click.argument("decision", required=False, metavar=N_("[DECISION]"))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    metavar=N_("FILE_OR_DIR"),
    help=N_("File to write, or a folder that exists; its files get their names."),
)
@click.option(
    "--format",
    "formats",
    metavar=N_("LIST"),
    help=N_(
        "pdf, docx, xlsx, csv, json, package, several with commas; when left out, by "
        "the ending of --out, all of them into a folder."
    ),
)
@options.group_option
@click.option(
    "--picture",
    type=click.Choice(PICTURES),
    help=N_("A picture (png or svg): ranking, one unit, two compared, distribution."),
)
@click.option("--unit", metavar=N_("UNIT"), help=N_("The unit of the picture."))
@click.option("--with", "other", metavar=N_("UNIT"), help=N_("The unit to compare."))
@click.option("--dark", is_flag=True, help=N_("A picture on dark ground."))
@click.option("--force", is_flag=True, help=N_("Write over files that exist."))
@options.year_option
@options.place_option
@options.opens_session
def report(
    session: Session,
    decision: str | None,
    out: Path,
    formats: str | None,
    group: str | None,
    picture: str | None,
    unit: str | None,
    other: str | None,
    dark: bool,
    force: bool,
    year: int | None,
    place: str | None,
) -> None:
    """Write the files and say which."""
    if decision is not None and (year is not None or place is not None):
        raise click.UsageError(said(N_("Give either DECISION or --year and --place.")))
    archive = session.archive()
    result = _result(archive, decision, year, place)
    if picture is not None:
        if formats is not None:
            wrong = N_("`--format` does not go with `--picture`.")
            raise click.UsageError(said(wrong))
        from core.api.pictures import Asked

        asked = Asked(kind=picture, group=group, unit=unit, other=other, dark=dark)
        draw_picture(session, archive, result, asked, out, force=force)
        return
    if unit is not None or other is not None or dark:
        wrong = N_("`--unit`, `--with` and `--dark` go with `--picture`.")
        raise click.UsageError(said(wrong))
    groups = chosen(result.groups, group)
    wanted = _formats(formats, out)
    _write(session, result, groups[0] if group else None, wanted, out, force=force)


def _result(
    archive: "Archive", decision: str | None, year: int | None, place: str | None
) -> "Result":
    if decision is None:
        return archive.result(place, year)
    return archive.open_decision(decision)


def _formats(text: str | None, out: Path) -> "Sequence[Format]":
    """Return the formats named, else that of the file's ending, else all."""
    from core.api.report import Format, named_format

    if text is None and (out.is_dir() or not out.suffix):
        return tuple(Format)
    names = (text or out.suffix).split(",")
    found = {name: named_format(name) for name in names}
    for name, one in found.items():
        if one is None:
            known = ", ".join(one.value for one in Format)
            raise UnknownFormatError(format=name.strip(), known=known)
    return tuple(dict.fromkeys(one for one in found.values() if one))


def _write(
    session: Session,
    result: "Result",
    group: "GroupResult | None",
    formats: "Sequence[Format]",
    out: Path,
    *,
    force: bool,
) -> None:
    from core.api import today
    from core.api.landing import targets
    from core.api.report import report as report_of
    from core.cli.checkup import version
    from core.files import land

    made = report_of(
        result, session.localizer, made=today(), version=version(), group=group
    )
    names = [f"{made.name}{one.suffix}" for one in formats]
    files = list(zip(targets(out, names, force=force), formats, strict=True))
    written = []
    with _progress(len(files), session.localizer) as advance:
        for target, one in files:
            content = made.rendered(one)
            land(target, content)
            written.append((target, one, content))
            advance()
    _tell(session, made, written)


@contextmanager
def _progress(count: int, localizer: "Localizer") -> "Iterator[Callable[[], None]]":
    """Show a bar on a terminal where several files are made; else nothing."""
    if count == 1 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(localizer.text("Writing"), total=count)
        yield lambda: bar.advance(task)


def _tell(
    session: Session,
    made: "Report",
    written: "Sequence[tuple[Path, Format, bytes]]",
) -> None:
    digest = made.document.seal.digest
    if session.as_json:
        files = [
            {
                "path": str(target),
                "format": one.value,
                "bytes": len(content),
                "sha256": hashlib.sha256(content).hexdigest(),
            }
            for target, one, content in written
        ]
        console.emit({"digest": digest, "files": files})
        return
    for target, _, content in written:
        text = N_("Wrote {file} ({bytes} bytes)")
        console.put(session.localizer.text(text, file=target, bytes=len(content)))
    console.put(made.document.seal.line)
