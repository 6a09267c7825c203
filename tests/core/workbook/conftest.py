"""One workbook in every form a council may bring it, made once."""

import subprocess
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

# Semicolons (59) as a Vietnamese computer saves them, quotes (34), UTF-8 (76).
UTF8_CSV = "csv:Text - txt - csv (StarCalc):59,34,76"
TITLE = "ChØ sè c¶i c¸ch"


class Forms(NamedTuple):
    """The same workbook in every form."""

    xlsx: Path
    xls: Path
    ods: Path
    csv: Path


def same_workbook() -> Workbook:
    """Return a workbook with one of everything that reading must not lose."""
    book = Workbook()
    first = book.worksheets[0]
    first.title = "Bảng 1"
    first["A1"] = TITLE
    first["A1"].font = Font(name=".VnTime")
    first.merge_cells("A1:C1")
    for column, title in enumerate(("Mã", "Điểm", "Ngày"), start=1):
        first.cell(2, column, title)
    first["A3"], first["A3"].number_format = 1.1, "0.00"
    first["B3"] = 81.15
    first["C3"] = datetime(2001, 2, 1)  # noqa: DTZ001  # as typed in a cell
    first["C3"].number_format = "d.m.yyyy"
    first["A4"], first["B4"], first["C4"] = "1.10", "85,5", " x\u00a0"
    first["A5"], first["B5"], first["C5"] = "=SUM(B3:B3)", "=1/0", 85
    part = TextBlock(InlineFont(rFont="VNI-Times"), "toái")
    first["D5"] = CellRichText("a", part)
    first.row_dimensions[4].hidden = True
    first.column_dimensions["C"].hidden = True
    hidden = book.create_sheet("Ẩn")
    hidden.sheet_state = "hidden"
    hidden["B2"] = "Sở Y tế"
    return book


@pytest.fixture(scope="session")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Forms:
    """Return one workbook as LibreOffice saves it in every form."""
    folder = tmp_path_factory.mktemp("forms")
    source = folder / "source" / "bang.xlsx"
    source.parent.mkdir()
    same_workbook().save(source)
    for form in ("xlsx", "xls", "ods", UTF8_CSV):
        converted(source, folder, form)
    return Forms(*(folder / f"bang.{form}" for form in Forms._fields))


def converted(source: Path, folder: Path, form: str) -> None:
    """Save a workbook in another form, as a clerk would with LibreOffice."""
    profile = (folder / "profile").as_uri()
    command = [f"-env:UserInstallation={profile}", "--headless", "--convert-to", form]
    subprocess.run(
        ["soffice", *command, "--outdir", str(folder), str(source)],
        check=True,
        capture_output=True,
        timeout=120,
    )
