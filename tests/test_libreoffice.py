"""The office that judges our workbooks reckons for itself."""

from pathlib import Path

import xlsxwriter

from tests.libreoffice import Office


def test_saved_results_are_not_believed(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "Bảng điểm.xlsx"
    with xlsxwriter.Workbook(f"{file}") as book:
        sheet = book.add_worksheet("Chấm điểm")
        sheet.write_row(0, 0, ["Sở Y tế", 1.25, 2.5])
        sheet.write_formula(1, 1, "=B1+C1", value=99)

    rows = office.recalculated(file)

    assert rows == {"Chấm điểm": (("Sở Y tế", 1.25, 2.5), (None, 3.75, None))}


def test_a_workbook_becomes_pages(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "trang.xlsx"
    with xlsxwriter.Workbook(f"{file}") as book:
        book.add_worksheet().write(0, 0, "Sở Y tế")

    assert office.converted(file, "pdf").read_bytes().startswith(b"%PDF-")
