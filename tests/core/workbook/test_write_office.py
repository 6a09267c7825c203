"""LibreOffice opens what was written, recalculates it and finds the same figures."""

import re
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from core.workbook.write_back import Written, annotate, write_cells
from tests.core.workbook.rich import (
    BAND,
    FIRST,
    LAST,
    LISTED,
    RANK,
    SCORES,
    TOTAL,
    parts_of,
    rich,
)
from tests.libreoffice import Office

ROWS = range(FIRST, LAST + 1)
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rich(tmp_path_factory.mktemp("rich") / "bảng điểm.xlsx")


def test_formulas_give_what_was_saved_beside_them(
    book: Path, tmp_path: Path, office: Office
) -> None:
    totals = [Decimal("80.25") + row - FIRST for row in ROWS]
    ranks = [
        (total, f"=RANK(D{row + 1},$D$4:$D$8)")
        for row, total in zip(ROWS, totals, strict=True)
    ]
    cells = {
        (row, RANK): Written(5 - number, formula)
        for number, (row, (_, formula)) in enumerate(zip(ROWS, ranks, strict=True))
    }
    cells |= {
        (row, BAND): Written("TỐT", f'IF(D{row + 1}>=80,"TỐT","KHÁ")') for row in ROWS
    }
    cells[3, 1] = Written(Decimal("60.00"))
    target = tmp_path / "ra.xlsx"
    write_cells(
        book, target, {SCORES: cells, LISTED: {(2, 2): Written(Decimal("0.5"))}}
    )

    sheets = office.recalculated(target)

    lines = sheets[SCORES][FIRST : LAST + 1]
    assert [Decimal(repr(line[TOTAL])) for line in lines] == totals
    assert [line[RANK] for line in lines] == [5, 4, 3, 2, 1]
    assert [line[BAND] for line in lines] == ["TỐT"] * 5
    assert sheets[LISTED][2][2] == 0.5
    assert sheets[LISTED][1][4] == 80.25


def test_values_stand_beside_everything_that_was_there(
    book: Path, tmp_path: Path, office: Office
) -> None:
    target = tmp_path / "ra.xlsx"
    values = {(row, BAND): Written("=không phải công thức") for row in ROWS}
    write_cells(book, target, {SCORES: values})

    kept = parts_of(office.converted(target, "xlsx"))
    opened = openpyxl.load_workbook(office.converted(target, "xlsx"))[SCORES]
    assert [opened.cell(row + 1, BAND + 1).value for row in ROWS] == [
        "=không phải công thức"
    ] * len(ROWS)
    assert any(name.startswith("xl/charts/chart") for name in kept)
    assert opened["A10"].value == "Ghi chú: chữ đỏ và thường"
    assert office.converted(target, "pdf").read_bytes().startswith(b"%PDF-")


def test_comments_are_kept_by_the_office(
    book: Path, tmp_path: Path, office: Office
) -> None:
    target = tmp_path / "ghi chú.xlsx"
    notes = {(3, 1): "Điểm lớn hơn tối đa", (4, 3): "Tổng sai:\n81,25 ≠ 81,52"}
    annotate(book, target, {SCORES: notes, LISTED: {(2, 2): "Thiếu căn cứ"}})

    opened = openpyxl.load_workbook(office.converted(target, "xlsx"))

    found = {
        cell.coordinate: cell.comment.text
        for row in opened[SCORES].iter_rows()
        for cell in row
        if cell.comment
    }
    assert found["D5"] == "Tổng sai:\n81,25 ≠ 81,52"
    assert re.fullmatch(r"Đã kiểm tra\s+CCHC: Điểm lớn hơn tối đa", found["B4"])
    assert found["C5"] == "Xem lại\nphiếu số 3"
    noted = opened[LISTED]["C3"].comment
    assert noted
    assert noted.text == "Thiếu căn cứ"
