"""The scoring sheet: criteria down, units across, the results below."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.errors import N_
from core.reports import template_words as words
from core.reports.template_bands import conditions_of
from core.reports.template_cells import Column
from core.reports.template_known import Known
from core.reports.template_limits import Steps, add_limits
from core.reports.template_lines import FIRST_ROW, Kind, Line
from core.reports.template_places import Places
from core.reports.template_reckoning import Grid
from core.reports.template_shape import FIRST_COLUMN
from core.reports.template_styles import Styles, height, points_format
from core.wording import why

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

HEADER_ROW = FIRST_ROW - 1
WIDTHS = (8, 50, 11, 9, 13)
UNIT_WIDTH = 11
LEGEND = (
    ("typed", N_("Typed in")),
    ("over", N_("Reckoned; may be typed over")),
    ("locked", N_("Reckoned; locked")),
    ("crossed", N_("x: not applied")),
)
_LEGEND_COLUMNS = ((1, 1), (2, 4), (5, 7), (8, 10))
_HEADER_HEIGHT, _DEEPEST = 84, 7
_MOST_ON_A4, _MOST_ON_A_PAGE = 8, 24
_A3, _A4 = 8, 9
NOTE = {"author": "cchc", "x_scale": 2.6, "y_scale": 1.7}


def write_scoring(
    sheet: "Worksheet",
    grid: Grid,
    known: Sequence[Known],
    styles: Styles,
    steps: Steps,
) -> None:
    """Write one group's scoring sheet."""
    at = grid.at
    _titles(sheet, at, styles)
    _header(sheet, at, styles)
    columns = [Column(grid, n, one, styles.localizer) for n, one in enumerate(known)]
    for line in at.frame.lines:
        _line(sheet, line, at, styles)
        for number, column in enumerate(columns):
            filled = column.cell(line)
            place = (line.row, FIRST_COLUMN + number)
            look = styles.get(filled.look, filled.number)
            _put(sheet, place, filled.value, filled.formula, look)
    add_limits(sheet, at, steps, styles)
    _page(sheet, at)


def _put(
    sheet: "Worksheet",
    place: tuple[int, int],
    value: object,
    formula: str,
    look: object,
) -> None:
    """Write a cell; text never becomes a formula, a formula keeps its value."""
    if formula:
        sheet.write_formula(*place, formula, look, "" if value is None else value)
    elif isinstance(value, str):
        sheet.write_string(*place, value, look)
    elif value is None:
        sheet.write_blank(*place, None, look)
    else:
        sheet.write_number(*place, value, look)


def _titles(sheet: "Worksheet", at: Places, styles: Styles) -> None:
    rules, group = at.frame.rules, at.frame.group
    title = styles.localizer.text(
        "SCORING TABLE OF THE ADMINISTRATIVE REFORM INDEX, {year}", year=rules.year
    )
    sheet.write_string(0, 0, title, styles.get("title"))
    under = f"{group.label[:1].upper()}{group.label[1:]} – {rules.title}"
    sheet.write_string(1, 0, under, styles.get("subtitle", text=under))
    for (look, text), (first, last) in zip(LEGEND, _LEGEND_COLUMNS, strict=True):
        style, said = styles.get(f"legend_{look}"), styles.localizer.text(text)
        if first == last:
            sheet.write_string(2, first, said, style)
        else:
            sheet.merge_range(2, first, 2, last, said, style)


def _header(sheet: "Worksheet", at: Places, styles: Styles) -> None:
    sheet.set_row(HEADER_ROW, _HEADER_HEIGHT)
    texts = (
        styles.localizer.text("Code"),
        styles.localizer.text("Criterion"),
        styles.localizer.text("Scored by"),
        styles.localizer.text("Highest score"),
        styles.localizer.text("Basis"),
    )
    for column, text in enumerate(texts):
        sheet.write_string(HEADER_ROW, column, text, styles.get("header"))
    for column, note in words.header_notes(at.frame, styles.localizer):
        sheet.write_comment(HEADER_ROW, column, note, NOTE)
    for number, unit in enumerate(at.frame.units):
        look = "name" if unit.unit is None else "header"
        style = styles.get(look, text=unit.name)
        place = (HEADER_ROW, FIRST_COLUMN + number)
        sheet.write_string(*place, unit.name, style)
        note = words.unit_note(at.frame, unit, styles.localizer)
        if note:
            sheet.write_comment(*place, note, NOTE)


def _line(sheet: "Worksheet", line: Line, at: Places, styles: Styles) -> None:
    """Write what a line is called, who scores it, and the most it can give."""
    label = words.label(line, styles.localizer)
    is_strong = line.criterion is None or line.kind is Kind.HEADING
    look = "heading" if is_strong else "label"
    word, number = ("heading_word", "heading_number") if is_strong else ("word", "most")
    points = points_format(at.frame.digits)
    code = "" if line.criterion is None else line.key
    marked = words.mark(line.basis, styles.localizer)
    scorer = words.method(line, styles.localizer)
    texts = ((0, code, look), (1, label, look), (2, scorer, word), (4, marked, word))
    for column, text, style in texts:
        _put(sheet, (line.row, column), text or None, "", styles.get(style, text=text))
    _put(sheet, (line.row, 3), line.most, "", styles.get(number, points))
    if is_strong and line.basis is not None:
        sheet.write_comment(line.row, 1, why(line.basis, styles.localizer), NOTE)
    depth = 0 if line.criterion is None else min(line.key.count("."), _DEEPEST)
    tall = height((label, WIDTHS[1]), (_longest_verdict(line, at), UNIT_WIDTH))
    sheet.set_row(line.row, tall, None, {"level": depth})


def _longest_verdict(line: Line, at: Places) -> str:
    """Return a text as long as what may come to stand in a unit's cell."""
    stages = len(conditions_of(at.frame.group))
    return "chưa xác định (TỐT / KHÁ)" if line.key == "band" and stages else ""


def _page(sheet: "Worksheet", at: Places) -> None:
    """Set widths, panes and print."""
    count = len(at.frame.units)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_column(FIRST_COLUMN, FIRST_COLUMN + count - 1, UNIT_WIDTH)
    sheet.freeze_panes(FIRST_ROW, 2)
    sheet.outline_settings(symbols_below=False)
    sheet.set_landscape()
    sheet.set_paper(_A4 if count <= _MOST_ON_A4 else _A3)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(-(-count // _MOST_ON_A_PAGE), 0)
    sheet.repeat_rows(HEADER_ROW)
    sheet.repeat_columns(0, 1)
    last = at.frame.lines[-1].row
    sheet.print_area(0, 0, last, FIRST_COLUMN + count - 1)
