"""``cchc score``: somebody's own workbook, to results and findings."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from core.cli import console, options
from core.cli.check import CONTRADICTED
from core.cli.collector import collector_paused
from core.cli.progress import Step, steps
from core.cli.session import Session
from core.cli.speech import said
from core.errors import N_
from core.i18n import Localizer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.api.plans import Planned
    from core.api.score import Scored
    from core.api.score_written import Changes

_STEPS = 2


@click.command(
    help=N_(
        "Score the workbook FILE (.xlsx, .xlsm, .xls, .ods, .csv, .tsv, or a decision "
        "as text with tabs): index, band and rank of every unit from its own numbers, "
        "and every contradiction with its cell. The file itself is never changed. The "
        "exit code is 1 when numbers contradict each other."
    )
)
@click.argument("file", type=click.Path(path_type=Path), metavar=N_("FILE"))
@click.option(
    "--rules",
    metavar=N_("RULES"),
    help=N_("Rules to follow: PLACE/YEAR, a rule file or its folder."),
)
@options.group_option
@options.year_option
@options.place_option
@click.option(
    "--plan",
    "shows_plan",
    is_flag=True,
    help=N_("Only show how the file is understood; nothing is computed."),
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar=N_("FILE"),
    help=N_("With --plan: write a mapping file to correct."),
)
@click.option(
    "--mapping",
    type=click.Path(path_type=Path),
    metavar=N_("FILE"),
    help=N_("A mapping file that corrects how the file is understood."),
)
@click.option(
    "--remember",
    is_flag=True,
    help=N_("Keep the mapping file for files of the same shape."),
)
@click.option(
    "--forget",
    is_flag=True,
    help=N_("Drop the mapping file that was kept for files of this shape."),
)
@click.option(
    "--large",
    is_flag=True,
    help=N_("Read ten times as much as is safe: only for a file of your own."),
)
@click.option(
    "--write",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar=N_("OUT"),
    help=N_("Write the results into a copy of the workbook; nothing else changes."),
)
@click.option(
    "--formulas",
    is_flag=True,
    help=N_("With --write: formulas where the rules allow, with their values."),
)
@click.option(
    "--annotate",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar=N_("OUT"),
    help=N_("Write a copy of the workbook with a comment at every finding's cell."),
)
@click.option("--force", is_flag=True, help=N_("Write over files that exist."))
@options.opens_session
@click.pass_context
def score(
    context: click.Context,
    /,
    session: Session,
    shows_plan: bool,
    out: Path | None,
    remember: bool,
    forget: bool,
    write: Path | None,
    formulas: bool,
    annotate: Path | None,
    force: bool,
    **given: object,
) -> None:
    """Write the results of a workbook; exit with 1 when numbers contradict."""
    for is_wrong, text in (
        (out is not None and not shows_plan, N_("--out goes with --plan.")),
        (remember and given["mapping"] is None, N_("--remember goes with --mapping.")),
        (formulas and write is None, N_("--formulas goes with --write.")),
        (shows_plan and (write or annotate), N_("With --plan nothing is computed.")),
        (
            write is not None and write == annotate,
            N_("--write and --annotate need two files."),
        ),
    ):
        if is_wrong:
            context.fail(said(text))
    _require_free((write, annotate), file=Path(str(given["file"])), force=force)
    with collector_paused(), steps(_STEPS + bool(write) + bool(annotate)) as step:
        step(said(N_("Reading the workbook")))
        found = _planned(session, given, forget=forget)
        if remember:
            _remember(session, found, Path(str(given["mapping"])))
        if shows_plan:
            result = None
        else:
            step(said(N_("Computing and checking")))
            result = _scored(found, given)
            asides = _written(
                session, result, step, write=write, annotate=annotate, formulas=formulas
            )
    if result is None:
        _show_plan(session, found, out)
        return
    _show(session, result)
    for aside in asides:
        click.echo(aside, err=True)
    if result.is_contradicted:
        context.exit(CONTRADICTED)


def _require_free(targets: "Iterable[Path | None]", *, file: Path, force: bool) -> None:
    """Refuse files that are there already; the source itself is refused by name.

    Raises:
        MissingFolderError: There is no such folder to write into.
        TargetExistsError: One is not to be written over.
    """
    from core.api.landing import targets as landing_at

    for target in filter(None, targets if file.exists() else ()):
        is_source = target.exists() and target.samefile(file)
        landing_at(target, [target.name], force=force or is_source)


def _planned(session: Session, given: dict[str, object], *, forget: bool) -> "Planned":
    from core.api.plans import Wanted, plan_file

    file = Path(str(given.pop("file")))
    wanted = Wanted(recalls=not forget, **given)  # type: ignore[arg-type]  # click's
    found = plan_file(session.archive(), file, wanted)
    if forget:
        _forget(session, found)
    return found


def _scored(found: "Planned", given: dict[str, object]) -> "Scored":
    from core.api.score import score as scored

    group = given["group"]
    return scored(found, group=None if group is None else str(group))


def _written(
    session: Session,
    result: "Scored",
    step: Step,
    *,
    write: Path | None,
    annotate: Path | None,
    formulas: bool,
) -> list[str]:
    """Write the copies asked for; return what is to be said about them."""
    localizer, told = session.localizer, list[str]()
    if write is not None:
        from core.api.score_written import write_results

        step(said(N_("Writing the results")))
        changes = write_results(result, write, localizer.say, formulas=formulas)
        told += _changes(changes, write, localizer)
    if annotate is not None:
        from core.api.score_written import write_notes

        step(said(N_("Writing the comments")))
        count = write_notes(result, annotate, localizer.say)
        told.append(
            localizer.count(
                "{n} comment written: {file}",
                "{n} comments written: {file}",
                count,
                file=str(annotate),
            )
        )
    return told


def _changes(changes: "Changes", file: Path, localizer: Localizer) -> "Iterator[str]":
    from core.api.score_places import areas

    yield localizer.count(
        "{n} cell written: {file}",
        "{n} cells written: {file}",
        changes.count,
        file=str(file),
    )
    if changes.headings:
        cells = ", ".join(areas(changes.headings))
        yield localizer.text("Columns were added at {cells}.", cells=cells)
    if changes.kept:
        yield localizer.text(
            "Formulas that give something else were left as they are: {cells}.",
            cells=", ".join(areas(changes.kept)),
        )
    if changes.unsaved:
        yield localizer.text(
            "Formulas whose value was never saved were left as they are: {cells}. Open "
            "the file in Excel or LibreOffice, and they are computed.",
            cells=", ".join(areas(changes.unsaved)),
        )


def _show(session: Session, result: "Scored") -> None:
    if session.as_json:
        from core.api import score_shapes

        console.emit(score_shapes.scored(result, session.localizer.say))
    else:
        from core.cli.render_score import report

        console.draw(*report(result, session.localizer))


def _show_plan(session: Session, found: "Planned", out: Path | None) -> None:
    from core.api.mappings import write_skeleton

    if out is not None:
        write_skeleton(found, out, session.localizer.say)
    if session.as_json:
        from core.api import score_shapes

        console.emit(score_shapes.planned(found, session.localizer.say))
        return
    from core.cli.render_plan import report

    console.draw(*report(found, session.localizer))
    if out is not None:
        text = N_(
            "The mapping file {file} was written. Correct it, then add --mapping."
        )
        console.put(session.localizer.text(text, file=str(out)))


def _remember(session: Session, found: "Planned", mapping: Path) -> None:
    from core.api.mappings import remember

    kept = remember(found, mapping)
    text = N_("Kept for files of the same shape: {file}")
    _aside(session, text, kept)


def _forget(session: Session, found: "Planned") -> None:
    from core.api.mappings import forget

    gone = forget(found)
    if gone is None:
        click.echo(
            session.localizer.text("No mapping file was kept for files of this shape."),
            err=True,
        )
    else:
        _aside(session, N_("No longer kept: {file}"), gone)


def _aside(session: Session, text: str, file: Path | None) -> None:
    """Say something beside the results, on the error stream."""
    if file is not None:
        click.echo(session.localizer.text(text, file=str(file)), err=True)
