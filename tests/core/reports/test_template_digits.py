"""A spreadsheet reckons the formulas to the digits that the core gives."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from openpyxl import load_workbook

from core.i18n import Localizer
from core.reports.template import template
from core.reports.template_shape import Stamp
from tests.core.reports.invented import GROUPS, SETS, columns
from tests.libreoffice import Office, Rows

STAMP = Stamp(digest="0" * 64, version="1")
UNITS = 26
SEED = 20180522


def saved(file: Path) -> dict[str, Rows]:
    """Return the values that were saved in a workbook, blank text as nothing."""
    book = load_workbook(file, data_only=True)
    return {
        sheet.title: tuple(tuple(row) for row in sheet.iter_rows(values_only=True))
        for sheet in book.worksheets
    }


def differences(ours: dict[str, Rows], theirs: dict[str, Rows]) -> Iterator[str]:
    """Yield each cell in which two workbooks differ."""
    for name, rows in ours.items():
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                other = at(theirs[name], row, column)
                if filled(cell) != filled(other):
                    yield f"{name} {row + 1}:{column + 1} {cell!r} {other!r}"


def filled(value: object) -> object:
    """Return a value; a formula's empty text is as good as nothing."""
    return None if value == "" else value


def at(rows: Rows, row: int, column: int) -> object:
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else None


def test_every_reckoned_cell_is_what_the_core_says(
    office: Office, tmp_path: Path
) -> None:
    random = Random(SEED)  # noqa: S311  # figures of a test
    units = {one.code: columns(SETS, one, UNITS, random) for one in GROUPS}
    file = tmp_path / "phieu.xlsx"
    file.write_bytes(template(SETS, units, STAMP, Localizer("en")))

    found = list(differences(saved(file), dict(office.recalculated(file))))

    assert found == []
