"""A scoring workbook for a rule set: values in, bytes out.

Cells to type in, live formulas that every spreadsheet program reckons to the digits
of the core, and what each rule stands on. The same rules give the same bytes.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from core.i18n import Localizer
from core.model import GroupCode, RuleSet
from core.reports.template_bands import add_bands
from core.reports.template_basis import write_basis
from core.reports.template_exact import require_exact
from core.reports.template_guide import write_guide
from core.reports.template_known import known
from core.reports.template_places import Places, Sheets, quoted, sheet_name
from core.reports.template_ranks import add_ranks
from core.reports.template_reckoning import begun
from core.reports.template_scoring import write_scoring
from core.reports.template_shape import Frame, Scored, Stamp
from core.reports.template_sheets import write_reckoning, write_steps, write_summary
from core.reports.template_styles import Styles

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

VERSION = "1"  # of the template's form
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def template(
    rules: RuleSet,
    units: Mapping[GroupCode, Sequence[Scored]],
    stamp: Stamp,
    localizer: Localizer,
) -> bytes:
    """Return the workbook as the bytes of an .xlsx file.

    Args:
        rules: The rules of the place and year.
        units: The columns of each group that is wanted, by its code.
        stamp: By what the workbook can be told apart.
        localizer: The language of its own words.

    Raises:
        TooFineError: A spreadsheet cannot reckon these rules exactly.
    """
    from xlsxwriter import Workbook

    kept = BytesIO()
    frames = [
        Frame(rules=rules, group=rules.group(code), units=tuple(columns))
        for code, columns in units.items()
    ]
    for frame in frames:
        require_exact(frame)
    with Workbook(kept, _OPTIONS) as book:
        styles = Styles(book, localizer)
        _mark(book, rules, stamp)
        guide = book.add_worksheet(localizer.text("Guide"))
        write_guide(guide, frames, stamp, styles)
        for frame in frames:
            _group(book, frame, styles)
        for sheet in book.worksheets():
            _foot(sheet, stamp)
    return kept.getvalue()


def _mark(book: "Workbook", rules: RuleSet, stamp: Stamp) -> None:
    """Put the stamp where programs find it: properties and defined names."""
    made = datetime(rules.year, 1, 1)  # noqa: DTZ001  # the same bytes at any time
    book.set_properties({"title": rules.title, "created": made})
    values = {"rules": stamp.digest, "version": stamp.version, "template": VERSION}
    for name, value in values.items():
        book.set_custom_property(f"cchc-{name}", value, "text")
        book.define_name(f"cchc_{name}", f'="{value}"')


def _foot(sheet: "Worksheet", stamp: Stamp) -> None:
    text = f"cchc {stamp.version} · {VERSION} · {stamp.digest}"
    sheet.set_footer(f"&L&8{text.replace('&', '&&')}&R&8&P/&N")


def _group(book: "Workbook", frame: Frame, styles: Styles) -> None:
    """Add one group's sheets."""
    sheets = _sheets(book, frame, styles.localizer)
    grid = begun(Places(frame=frame, sheets=sheets))
    add_bands(grid)
    add_ranks(grid)
    found = known(frame)
    scoring = book.add_worksheet(sheets.scoring)
    write_summary(book.add_worksheet(sheets.summary), grid, found, styles)
    write_basis(book.add_worksheet(sheets.basis), frame, styles)
    reckoning = book.add_worksheet(sheets.reckoning)
    write_reckoning(reckoning, grid, found, styles)
    steps = write_steps(reckoning, grid, quoted(sheets.reckoning))
    write_scoring(scoring, grid, found, styles, steps)


def _sheets(book: "Workbook", frame: Frame, localizer: Localizer) -> Sheets:
    taken = [sheet.get_name() for sheet in book.worksheets()]
    names: list[str] = []
    for word in (
        localizer.text("Scoring"),
        localizer.text("Summary"),
        localizer.text("Basis"),
        localizer.text("Reckoning"),
    ):
        names.append(sheet_name(word, frame.group, (*taken, *names)))
    return Sheets(
        scoring=names[0], summary=names[1], basis=names[2], reckoning=names[3]
    )
