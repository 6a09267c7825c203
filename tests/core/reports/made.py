"""Scoring workbooks as people get them, and as they fill them in."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from core import api
from core.api.template import Made, made
from core.i18n import Localizer
from core.model import RuleSet
from core.reports.template_lines import FIRST_ROW
from core.reports.template_shape import FIRST_COLUMN

ENGLISH = Localizer("en")
Typed = Mapping[str, Mapping[str, Decimal | str]]  # unit's name, line's label, score


def blank(
    rules: str = "lai-chau/2017", group: str | None = None,
    names: Sequence[str] | None = None,
) -> Made:  # fmt: skip
    """Return an unfilled workbook for rules that come with the product."""
    archive = api.open_archive()
    found = archive.rules_named(rules)
    groups = found.groups if group is None else (found.group(group),)
    return made(archive, found, groups, ENGLISH, names=names)


def invented(rules: RuleSet, names: Sequence[str]) -> Made:
    """Return an unfilled workbook for rules of a test."""
    return made(api.open_archive(), rules, rules.groups, ENGLISH, names=names)


def opened(one: Made) -> Workbook:
    return load_workbook(BytesIO(one.content))


def filled(one: Made, group: str, typed: Typed, file: Path) -> Path:
    """Type scores into a workbook's cells by its own headings; return the file."""
    book = opened(one)
    sheet = book[f"Scoring {group}"]
    columns, rows = headings(sheet)
    for name, scores in typed.items():
        for line, score in scores.items():
            cell = sheet.cell(rows[line], columns[name])
            cell.value = float(score) if isinstance(score, Decimal) else score
    book.save(file)
    return file


def headings(sheet: Worksheet) -> tuple[dict[str, int], dict[str, int]]:
    """Return columns by unit and rows by code, or by label below the criteria."""
    columns = {
        f"{cell.value}": cell.column
        for cell in sheet[FIRST_ROW][FIRST_COLUMN:]
        if cell.value is not None
    }
    rows = {
        f"{code.value or label.value}": int(f"{code.row}")
        for code, label in sheet.iter_rows(min_row=FIRST_ROW + 1, max_col=2)
    }
    return columns, rows
