"""The first sheet of a scoring workbook: how to use it, and its stamp."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.errors import N_
from core.i18n import Localizer
from core.reports.template_scoring import LEGEND
from core.reports.template_shape import Frame, Stamp
from core.reports.template_styles import Styles, height

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_NAME_WIDTH, _VALUE_WIDTH = 30, 80
_STEP_WIDTH = _NAME_WIDTH + _VALUE_WIDTH
_STEPS = (
    N_("Type scores in the yellow cells of the sheet “Scoring”; leave blank what is "
       "not scored yet."),
    N_("Type x where a criterion is not applied to a unit: its highest score is then "
       "taken off the unit's standard scale. Cells that the rules cross are crossed "
       "already."),
    N_("Blue cells are sums. Where only the sum is known, type it over the formula."),
    N_("Grey cells reckon by themselves: appraised points, total, index, band, rank. "
       "A unit without points has no index and no rank."),
    N_("Bonus and penalty points left blank count as none."),
    N_("“undecided” means that the published rules leave the band open; the rank is "
       "then given from best to worst."),
    N_("The highest score of a criterion refuses more only where a document states "
       "it; where it is inferred or observed it warns."),
    N_("The sheets are protected without a password: take the protection off to fold "
       "fields or to add notes. Formulas are then no longer safe."),
    N_("Check the finished workbook with `cchc score`."),
)  # fmt: skip


def write_guide(
    sheet: "Worksheet", frames: Sequence[Frame], stamp: Stamp, styles: Styles
) -> None:
    """Write how the workbook is filled in, the colours, and what it was made from."""
    sheet.set_column(0, 0, 4)
    sheet.set_column(1, 1, _NAME_WIDTH)
    sheet.set_column(2, 2, _VALUE_WIDTH)
    title = styles.localizer.text("HOW TO USE THIS WORKBOOK")
    sheet.write_string(0, 0, title, styles.get("title"))
    row = 2
    for number, text in enumerate(_STEPS, 1):
        sheet.write_number(row, 0, number, styles.get("ordinal_plain"))
        sheet.merge_range(
            row, 1, row, 2, styles.localizer.text(text), styles.get("plain")
        )
        sheet.set_row(row, height((styles.localizer.text(text), _STEP_WIDTH)))
        row += 1
    for look, text in LEGEND:
        row += 1
        sheet.write_blank(row, 0, None, styles.get(f"legend_{look}"))
        sheet.write_string(row, 1, styles.localizer.text(text), styles.get("plain"))
    row += 2
    for name, value in _stamp(frames, stamp, styles.localizer):
        sheet.write_string(row, 1, name, styles.get("strong"))
        sheet.write_string(row, 2, value, styles.get("plain", text=value))
        sheet.set_row(row, height((value, _VALUE_WIDTH)))
        row += 1
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    sheet.protect()


def _stamp(
    frames: Sequence[Frame], stamp: Stamp, localizer: Localizer
) -> tuple[tuple[str, str], ...]:
    """Return what the workbook was made from."""
    rules = frames[0].rules
    cited = rules.citation
    document = "" if cited is None else f"{cited.document} {cited.locator}".strip()
    lines = (
        (localizer.text("Rules"), rules.title),
        (localizer.text("Document"), document),
        (localizer.text("Digest of the rules"), stamp.digest),
        (localizer.text("Made by"), f"cchc {stamp.version}"),
    )
    return tuple((name, value) for name, value in lines if value)
