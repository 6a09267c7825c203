"""When the holder of a shared formula is overwritten, the next cell takes it over."""

import re
from pathlib import Path

import pytest

from core.workbook.write_back import Written, write_cells
from tests.core.workbook.rich import (
    SCORES,
    TOTAL,
    Parts,
    changed,
    parts_of,
    remade,
    rich,
)
from tests.libreoffice import Office

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
SHEET = "xl/worksheets/sheet1.xml"
QUOTED = "IF(B4&lt;81,&quot;B4 &amp;amp; C4&quot;,LOG10(C4))"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rich(tmp_path_factory.mktemp("rich") / "bảng.xlsx")


def formulas(file: Path) -> dict[str, str]:
    cell = rb'<c r="(D\d)"[^>]*>(<f.*?)<v>'
    found = re.findall(cell, parts_of(file)[SHEET])
    return {name.decode(): formula.decode() for name, formula in found}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("B4+C4", "B6+C6"),
        ("$B4+C$4+$C$8", "$B6+C$4+$C$8"),
        ("SUM(B$4:C4)", "SUM(B$4:C6)"),
        (QUOTED, QUOTED.replace("B4&lt;", "B6&lt;").replace("(C4)", "(C6)")),
        ("'Phụ lục'!C3*B4", "'Phụ lục'!C5*B6"),
        ("SUM(B:B)+Điểm_tổng", "SUM(B:B)+Điểm_tổng"),
        ("1+1", "1+1"),
    ],
)
def test_the_first_that_stays_computes_what_it_did(
    book: Path, tmp_path: Path, before: str, after: str
) -> None:
    def hold(parts: Parts) -> None:
        changed(parts, SHEET, ">B4+C4<", f">{before}<")

    source = remade(book, tmp_path / "bảng.xlsx", hold)
    target = tmp_path / "ra.xlsx"
    cells = {(3, TOTAL): Written(1), (4, TOTAL): Written(2)}
    write_cells(source, target, {SCORES: cells})

    assert formulas(target) == {
        "D6": f'<f t="shared" si="0" ref="D6:D8">{after}</f>',
        "D7": '<f t="shared" si="0"/>',
        "D8": '<f t="shared" si="0"/>',
    }


def test_one_that_points_to_the_holder_may_go_alone(book: Path, tmp_path: Path) -> None:
    target = tmp_path / "ra.xlsx"
    write_cells(book, target, {SCORES: {(5, TOTAL): Written(2)}})

    assert formulas(target) == {
        name: formula for name, formula in formulas(book).items() if name != "D6"
    }


def test_the_office_computes_the_same(
    book: Path, tmp_path: Path, office: Office
) -> None:
    target = tmp_path / "ra.xlsx"
    write_cells(book, target, {SCORES: {(3, TOTAL): Written(7)}})

    before = [row[TOTAL] for row in office.recalculated(book)[SCORES][3:8]]
    after = [row[TOTAL] for row in office.recalculated(target)[SCORES][3:8]]
    assert after == [7, *before[1:]] == [7, 81.25, 82.25, 83.25, 84.25]
