"""The functions in a real .xlsx, recalculated by a spreadsheet engine."""

from collections.abc import Callable, Iterator
from pathlib import Path

import formualizer
import pytest
from openpyxl import Workbook

from excel_addin import cells
from excel_addin.functions import FUNCTIONS, WorksheetFunction
from tests.excel_addin.printed import GROUPS, lines, number, table

Sheet = str


def callback(function: WorksheetFunction) -> Callable[..., object]:
    """Return a function as the engine calls it, markers turned into its errors."""

    def call(*arguments: object) -> object:
        return cells.for_host(function(*arguments), _error)

    return call


def _error(error: cells.CellError) -> object:
    return formualizer.LiteralValue.error("NA", error.reason)


def recalculated(file: Path) -> formualizer.Workbook:
    """Return the workbook, opened and computed anew."""
    book = formualizer.load_workbook(str(file))
    for name, function in FUNCTIONS.items():
        book.register_function(name, callback(function), min_args=1, max_args=3)
    book.evaluate_all()
    return book


def column(book: formualizer.Workbook, letter: int, rows: range) -> list[object]:
    return [book.get_value("Bảng", row, letter) for row in rows]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> formualizer.Workbook:
    """Return a book of the 28 names, a formula beside each, and ranges that spill."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Bảng"
    for row, name in enumerate(_names(), 2):
        sheet.cell(row, 1, name)
        sheet.cell(row, 2, f"=CCHC_INDEX(A{row})")
        sheet.cell(row, 3, f"=CCHC_BAND(A{row})")
        sheet.cell(row, 4, f"=CCHC_RANK(A{row},2017)")
    sheet["F2"] = "=CCHC_INDEX(A2:A29)"
    sheet["H2"] = '=IFERROR(CCHC_INDEX("Sở Y tá"),"không có")'
    sheet["H3"] = '=ISNA(CCHC_INDEX("Sở Y tá"))'
    sheet["H4"] = "=AVERAGE(B2:B21)"
    sheet["H5"] = "=CCHC_EXPLAIN(A2)"
    sheet["H6"] = "=CCHC_INDEX(A2,,)"
    file = tmp_path_factory.mktemp("excel") / "cong-bo.xlsx"
    book.save(file)
    return recalculated(file)


def _names() -> Iterator[str]:
    return (line["name"] for group in GROUPS for line in lines(group))


def test_all_28_formulas_show_the_printed_figures(
    published: formualizer.Workbook,
) -> None:
    printed = [line for group in GROUPS for line in lines(group)]
    rows = range(2, 30)

    assert column(published, 2, rows) == [number(p["index"]) for p in printed]
    assert column(published, 3, rows) == [p["band"] for p in printed]
    assert column(published, 4, rows) == [int(p["rank"]) for p in printed]


def test_a_range_of_units_spills_a_column(published: formualizer.Workbook) -> None:
    rows = range(2, 30)

    assert column(published, 6, rows) == column(published, 2, rows)


def test_a_failure_is_the_programs_own_error(
    published: formualizer.Workbook,
) -> None:
    assert column(published, 8, range(2, 4)) == ["không có", True]


def test_results_are_numbers_to_reckon_with(published: formualizer.Workbook) -> None:
    printed = [number(line["index"]) for line in lines("so")]

    assert published.get_value("Bảng", 4, 8) == pytest.approx(sum(printed) / 20)


def test_the_explanation_is_text_in_a_cell(published: formualizer.Workbook) -> None:
    shown = str(published.get_value("Bảng", 5, 8))

    assert shown.startswith("Sở Giáo dục và Đào tạo: hạng 1/20 · 88,75 % · TỐT")


def test_arguments_left_empty_are_left_out(published: formualizer.Workbook) -> None:
    assert published.get_value("Bảng", 6, 8) == 88.75


def council_book(folder: Path, last_appraised: float) -> list[object]:
    """Return index, band and rank of the last department of a council's table."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Bảng"
    sheet["A1"] = "BẢNG TỔNG HỢP ĐIỂM"
    rows = table("so")
    rows[-1][2] = last_appraised
    for line, row in enumerate(rows, 3):
        for place, content in enumerate(row, 1):
            sheet.cell(line, place, content)
    for line, name in enumerate(("CCHC_INDEX", "CCHC_BAND", "CCHC_RANK"), 30):
        sheet.cell(line, 1, f"={name}(B23,2017,A1:E23)")
    file = folder / "hoi-dong.xlsx"
    book.save(file)
    return column(recalculated(file), 1, range(30, 33))


def test_a_changed_score_moves_index_band_and_rank(tmp_path: Path) -> None:
    assert council_book(tmp_path, 50.75) == [64.29, "TB", 20]
    assert council_book(tmp_path, 70.75) == [84.29, "TỐT", 8]
