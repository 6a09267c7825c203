"""``cchc template``: a scoring workbook for a rule set, ready to be filled in."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from core.cli import console, options
from core.cli.lookup import chosen
from core.cli.session import Session
from core.cli.speech import said
from core.errors import N_

if TYPE_CHECKING:
    from core.api.template import Made
    from core.i18n import Localizer


@click.command(
    help=N_(
        "Write a scoring workbook for a rule set: criteria down, units across, cells "
        "that take only what the rules allow, and formulas for totals, index, band "
        "and rank."
    )
)
@click.option("--rules", metavar=N_("RULES"), help=N_("Rules: PLACE/YEAR or a file."))
@click.option(
    "--units",
    type=click.Path(path_type=Path),
    metavar=N_("FILE"),
    help=N_("Text file with the units, one a line, where none are on record."),
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    metavar=N_("FILE"),
    help=N_("The workbook to write, ending with .xlsx."),
)
@click.option("--force", is_flag=True, help=N_("Write over a file that is there."))
@options.group_option
@options.year_option
@options.place_option
@options.opens_session
def template(
    session: Session,
    rules: str | None,
    units: Path | None,
    out: Path,
    group: str | None,
    year: int | None,
    place: str | None,
    *,
    force: bool,
) -> None:
    """Write the workbook and say what is in it."""
    if rules is not None and (year is not None or place is not None):
        wrong = N_("`--rules` names the place and the year already.")
        raise click.UsageError(said(wrong))
    from core.api import template as workbooks
    from core.api.landing import land

    workbooks.require_free(out, force=force)
    archive = session.archive()
    rule_set = workbooks.rules_wanted(archive, rules, place, year)
    groups = chosen(rule_set.groups, group)
    if units is not None and len(groups) > 1:
        raise click.UsageError(said(N_("`--units` needs `--group` beside it.")))
    names = None if units is None else workbooks.names_in(units)
    made = workbooks.made(archive, rule_set, groups, session.localizer, names=names)
    land(out, made.content)
    if session.as_json:
        console.emit(workbooks.shape(made, out))
    else:
        console.put("\n".join(_lines(made, out, session.localizer)))


def _lines(made: "Made", out: Path, localizer: "Localizer") -> list[str]:
    """Return what was written, a line for every group."""
    lines = [localizer.text("Written: {file}", file=out), f"  {made.rules.title}"]
    for group in made.groups:
        criteria = sum(one.method is not None for one in group.rules.criteria)
        text = localizer.text(
            "{group}: {units} units, {criteria} criteria",
            group=group.rules.label,
            units=len(group.units),
            criteria=criteria,
        )
        lines.append(f"  {text}")
    digest = localizer.text("Digest of the rules")
    return [*lines, f"  {digest}: {made.stamp.digest}"]
