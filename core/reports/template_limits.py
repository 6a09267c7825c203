"""What may be typed where: limits, steps and the cross, and the sheet's lock."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from core.i18n import Localizer
from core.model import Basis
from core.reports.template_lines import Kind, Line
from core.reports.template_places import MOST_COLUMN, Places, letters
from core.reports.template_scale import CROSS
from core.reports.template_shape import FIRST_COLUMN
from core.reports.template_styles import Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

Steps = Mapping[tuple[Decimal, ...], str]  # the range that lists them
_FREE = {
    "format_columns": True,
    "format_rows": True,
    "format_cells": False,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
    "objects": False,
}


def add_limits(sheet: "Worksheet", at: Places, steps: Steps, styles: Styles) -> None:
    """Add to every typed row what may stand there, and lock the rest."""
    last = FIRST_COLUMN + len(at.frame.units) - 1
    for line in at.frame.lines:
        rule = _rule(line, at, steps, styles.localizer)
        if rule:
            sheet.data_validation(line.row, FIRST_COLUMN, line.row, last, rule)
    if at.frame.items:
        _colour(sheet, at, styles)
    sheet.protect("", _FREE)


def _rule(
    line: Line, at: Places, steps: Steps, localizer: Localizer
) -> dict[str, Any] | None:
    if line.kind is Kind.ITEM:
        return _item(line, at, steps, localizer)
    if line.kind is Kind.COUNTED:
        text = localizer.text("A whole number from 0.")
        return _refusing(text, validate="integer", criteria=">=", value=0)
    if line.kind in (Kind.TYPED, Kind.SUMMED, Kind.SCALE):
        return _part(line, localizer)
    return None


def _refusing(text: str, basis: Basis | None = None, **rule: object) -> dict[str, Any]:
    """Return a rule; it only warns where nothing states the limit."""
    is_sure = basis is None or basis.is_stated
    return {**rule, "error_title": "cchc", "error_message": text,
            "error_type": "stop" if is_sure else "warning"}  # fmt: skip


def _item(line: Line, at: Places, steps: Steps, localizer: Localizer) -> dict[str, Any]:
    if line.steps:
        allowed = "; ".join(localizer.number(one) for one in line.steps)
        text = localizer.text("One of {steps}, or x for not applied.", steps=allowed)
        return _refusing(text, validate="list", source=f"={steps[line.steps]}")
    cell = f"{at.unit(0)}{line.row + 1}"
    tests = [f"{cell}>=0", f"ROUND({cell},{at.frame.digits})={cell}"]
    text = localizer.text("A number from 0, or x for not applied.")
    if line.most is not None:
        tests.append(f"{cell}<=${letters(MOST_COLUMN)}{line.row + 1}")
        text = localizer.text(
            "A number from 0 to {most}, or x for not applied.", most=line.most
        )
    value = f'=IF(ISNUMBER({cell}),AND({",".join(tests)}),{cell}="{CROSS}")'
    return _refusing(text, line.basis, validate="custom", value=value)


def _part(line: Line, localizer: Localizer) -> dict[str, Any]:
    if line.most is not None:
        text = localizer.text("A number from 0 to {most}.", most=line.most)
        limits = {"minimum": 0, "maximum": float(line.most)}
        return _refusing(text, line.basis, validate="decimal", criteria="between",
                         **limits)  # fmt: skip
    text = localizer.text("A number from 0.")
    return _refusing(text, validate="decimal", criteria=">=", value=0)


def _colour(sheet: "Worksheet", at: Places, styles: Styles) -> None:
    """Grey what is crossed, redden what is above its maximum however it came there."""
    items = at.frame.items
    first, last = items[0].row, items[-1].row
    right = FIRST_COLUMN + len(at.frame.units) - 1
    cell, most = f"{at.unit(0)}{first + 1}", f"${letters(MOST_COLUMN)}{first + 1}"
    crossed = {"type": "formula", "criteria": f'={cell}="{CROSS}"',
               "format": styles.get("now_crossed")}  # fmt: skip
    above = f"=AND(ISNUMBER({cell}),ISNUMBER({most}),{cell}>{most})"
    over = {"type": "formula", "criteria": above, "format": styles.get("now_over")}
    for rule in (crossed, over):
        sheet.conditional_format(first, FIRST_COLUMN, last, right, rule)


def steps_of(at: Places) -> tuple[tuple[Decimal, ...], ...]:
    """Return every list of allowed scores once."""
    return tuple(dict.fromkeys(one.steps for one in at.frame.items if one.steps))
