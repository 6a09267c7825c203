"""The other sheets of a group: the reckoning and the summary."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.reports import template_words as words
from core.reports.template_bands import conditions_of
from core.reports.template_cells import Column
from core.reports.template_known import Known
from core.reports.template_limits import Steps, steps_of
from core.reports.template_lines import COMMUNES_OF, Line
from core.reports.template_places import (
    BAND_ROW,
    CUT_ROW,
    FIRST_UNIT_ROW,
    Places,
    letters,
)
from core.reports.template_reckoning import Grid, compared
from core.reports.template_scale import CROSS
from core.reports.template_styles import Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_A4 = 9
_HEADER_ROW = 3
_NARROW, _WIDE = 12.5, 27


def write_reckoning(
    sheet: "Worksheet", grid: Grid, known: Sequence[Known], styles: Styles
) -> None:
    """Write index, band and rank in whole numbers, a unit a row, hidden."""
    group, at = grid.at.frame.group, grid.at
    sheet.write_string(0, 0, styles.localizer.text("Reckoned in whole numbers"))
    if group.bands:
        cuts = compared(grid).cuts
        for place, (band, cut) in enumerate(zip(group.bands, cuts, strict=True), 1):
            style = styles.get("text", text=band.label)
            sheet.write_string(BAND_ROW, place, band.label, style)
            sheet.write_number(CUT_ROW, place, cut)
    for place, one in enumerate(grid.columns, 1):
        sheet.write_string(FIRST_UNIT_ROW - 1, place, one.key)
    for number, unit in enumerate(known):
        row = FIRST_UNIT_ROW + number
        name = at.frame.units[number].name
        sheet.write_formula(row, 0, f"={at.name(number)}", None, name)
        for place, one in enumerate(grid.columns, 1):
            formula, value = one.formula(number), one.value(unit)
            sheet.write_formula(row, place, formula, styles.get("whole"), value)
    sheet.set_column(0, 0, 30)
    sheet.protect()
    sheet.hide()


def write_steps(sheet: "Worksheet", grid: Grid, name: str) -> Steps:
    """Write each list of allowed scores on the reckoning sheet; return the ranges."""
    found = {}
    first = len(grid.columns) + 3
    for column, steps in enumerate(steps_of(grid.at), first):
        for row, step in enumerate(steps, FIRST_UNIT_ROW):
            sheet.write_number(row, column, step)
        last = FIRST_UNIT_ROW + len(steps)
        sheet.write_string(last, column, CROSS)
        letter = letters(column)
        found[steps] = f"{name}!${letter}${FIRST_UNIT_ROW + 1}:${letter}${last + 1}"
    return found


def write_summary(
    sheet: "Worksheet", grid: Grid, known: Sequence[Known], styles: Styles
) -> None:
    """Write a line for every unit, as decisions print their results."""
    at = grid.at
    title = styles.localizer.text(
        "RESULTS OF THE ADMINISTRATIVE REFORM INDEX, {year}", year=at.frame.rules.year
    )
    sheet.write_string(0, 0, title, styles.get("title"))
    sheet.write_string(1, 0, at.frame.group.label, styles.get("subtitle"))
    lines = _summary_lines(at)
    heads = [styles.localizer.text("No."), styles.localizer.text("Unit")]
    heads += [words.label(line, styles.localizer) for line in lines]
    for column, text in enumerate(heads):
        style = styles.get("header", text=text)
        sheet.write_string(_HEADER_ROW, column, text, style)
    for number, one in enumerate(known):
        row = _HEADER_ROW + 1 + number
        sheet.write_number(row, 0, number + 1, styles.get("ordinal"))
        name = at.frame.units[number].name
        style = styles.get("label", "General")
        sheet.write_formula(row, 1, f"={at.name(number)}", style, name)
        column_of = Column(grid, number, one, styles.localizer)
        for place, line in enumerate(lines, 2):
            filled = column_of.cell(line)
            cell = at.scored(line.key, number)
            formula = f'=IF({cell}="","",{cell})'
            value = "" if filled.value is None else filled.value
            look = styles.get("result_line", filled.number)
            sheet.write_formula(row, place, formula, look, value)
    _summary_page(sheet, at, lines)


def _summary_lines(at: Places) -> tuple[Line, ...]:
    """Return the columns of a summary: its parts, communes, scale, results."""
    group = at.frame.group
    formula = group.formula("total")
    parts = [] if formula is None else [term.name for term in formula.terms]
    keys = [*parts, "total", "rescaled", "scale", "index"]
    keys += [one.key for one in at.frame.lines if one.key.startswith(COMMUNES_OF)]
    keys += ["band", "rank"]
    return tuple(at.frame.by_key[key] for key in keys if key in at.frame.by_key)


def _summary_page(sheet: "Worksheet", at: Places, lines: Sequence[Line]) -> None:
    """Set widths, panes and print."""
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, 1, 38)
    is_open = bool(conditions_of(at.frame.group))
    for column, line in enumerate(lines, 2):
        is_wide = line.key == "band" and is_open
        sheet.set_column(column, column, _WIDE if is_wide else _NARROW)
    sheet.set_row(_HEADER_ROW, 64)
    sheet.freeze_panes(_HEADER_ROW + 1, 2)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEADER_ROW)
    sheet.protect("", {"format_columns": True, "format_rows": True})
