"""Results go into the cells named; every other byte of the user's workbook stays."""

import re
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from core.workbook.write_back import Written, write_cells
from tests.core.workbook.rich import (
    BAND,
    EMPTY,
    FIRST,
    LAST,
    LISTED,
    LOCKED,
    RANK,
    SCORES,
    TOTAL,
    UNITS,
    Parts,
    parts_of,
    remade,
    rich,
)

SHEET = "xl/worksheets/sheet1.xml"
CELL = rb'<c r="%s"[^>]*?(?:/>|>.*?</c>)'
RESULTS = {
    **{(row, BAND): Written("TỐT") for row in range(FIRST, LAST + 1)},
    **{(row, RANK): Written(row - FIRST + 1) for row in range(FIRST, LAST + 1)},
    (FIRST, BAND): Written("XUẤT SẮC"),
}


@pytest.fixture(params=["xlsx", "xlsm"])
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return rich(tmp_path / f"bảng điểm.{request.param}")


def written(book: Path, cells: dict[tuple[int, int], Written], sheet: str) -> Path:
    target = book.with_stem("kết quả")
    write_cells(book, target, {sheet: cells})
    return target


def rows(file: Path, sheet: str) -> list[list[Any]]:
    return [*CalamineWorkbook.from_path(file).get_sheet_by_name(sheet).to_python()]


def without_cells(xml: bytes, *cells: str) -> bytes:
    for cell in cells:
        xml, times = re.subn(CELL % cell.encode(), b"", xml)
        assert times == 1, cell
    return xml


def different(before: Path, after: Path) -> set[str]:
    old, new = parts_of(before), parts_of(after)
    return {name for name in old | new if old.get(name) != new.get(name)}


def test_only_the_sheet_that_was_written_differs(book: Path) -> None:
    target = written(book, RESULTS, SCORES)

    assert different(book, target) == {SHEET}


def test_the_file_keeps_its_order_dates_rights_and_comment(book: Path) -> None:
    target = written(book, RESULTS, SCORES)

    with zipfile.ZipFile(book) as old, zipfile.ZipFile(target) as new:
        assert new.testzip() is None
        assert new.comment == old.comment
        assert new.namelist() == old.namelist()
        for before, after in zip(old.infolist(), new.infolist(), strict=True):
            assert after.date_time == before.date_time
            assert after.external_attr == before.external_attr
            assert after.flag_bits == before.flag_bits


def test_untouched_parts_keep_their_compressed_bytes(book: Path) -> None:
    target = written(book, RESULTS, SCORES)

    with zipfile.ZipFile(book) as old, zipfile.ZipFile(target) as new:
        for name in set(old.namelist()) - {SHEET}:
            assert packed(target, new.getinfo(name)) == packed(book, old.getinfo(name))


def packed(file: Path, entry: zipfile.ZipInfo) -> bytes:
    start = entry.header_offset
    return file.read_bytes()[start : start + 30 + entry.compress_size]


def test_outside_the_cells_written_the_sheet_keeps_every_byte(book: Path) -> None:
    cells = [f"{column}{row}" for column in "EF" for row in range(4, 9)]
    target = written(book, RESULTS, SCORES)

    before, after = parts_of(book)[SHEET], parts_of(target)[SHEET]
    bands = [cell for cell in cells if cell.startswith("E")]  # F was not there
    after = re.sub(b' spans="[^"]*"', b"", after)
    before = re.sub(b' spans="[^"]*"', b"", before)
    assert without_cells(after, *cells) == without_cells(before, *bands)


def test_readers_find_the_new_values(book: Path) -> None:
    target = written(book, RESULTS, SCORES)

    expected = ["XUẤT SẮC", *["TỐT"] * (len(UNITS) - 1)]
    lines = rows(target, SCORES)[FIRST : LAST + 1]
    assert [line[BAND] for line in lines] == expected
    assert [line[RANK] for line in lines] == [1, 2, 3, 4, 5]
    with pytest.warns(UserWarning, match="extension"):
        sheet = openpyxl.load_workbook(target)[SCORES]
    assert [sheet.cell(row + 1, BAND + 1).value for row in range(3, 8)] == expected


def test_everything_else_reads_as_before(book: Path) -> None:
    target = written(book, RESULTS, SCORES)

    before, after = rows(book, SCORES), rows(target, SCORES)
    for row, line in enumerate(before):
        for column, value in enumerate(line):
            if (row, column) not in RESULTS:
                assert after[row][column] == value
    for sheet in (LOCKED, LISTED, EMPTY):
        assert rows(target, sheet) == rows(book, sheet)


def test_a_cell_keeps_its_style_and_a_new_one_takes_its_columns(book: Path) -> None:
    target = written(book, {(3, BAND): Written("TỐT"), (3, 8): Written(1)}, SCORES)

    xml = parts_of(target)[SHEET]
    style = re.search(rb'<col min="9" max="9"[^>]*style="(\d+)"', xml)
    before = re.search(rb'<c r="E4" (s="\d+")', parts_of(book)[SHEET])
    assert style
    assert before
    assert b'<c r="E4" ' + before[1] + b' t="inlineStr">' in xml
    assert b'<c r="I4" s="' + style[1] + b'"><v>1</v></c>' in xml


def test_a_blank_sheet_takes_rows_in_order(book: Path) -> None:
    cells = {(7, 1): Written("b"), (2, 3): Written(Decimal("80.05"))}
    target = written(book, cells, EMPTY)

    sheet = parts_of(target)["xl/worksheets/sheet4.xml"]
    data = (
        b'<sheetData><row r="3"><c r="D3"><v>80.05</v></c></row><row r="8"><c r="B8" '
        b't="inlineStr"><is><t xml:space="preserve">b</t></is></c></row></sheetData>'
    )
    assert data in sheet


def test_the_extent_of_a_sheet_grows(book: Path) -> None:
    target = written(book, {(99, 30): Written(1)}, SCORES)

    before = re.search(rb'<dimension ref="A1:([A-Z]+\d+)"/>', parts_of(book)[SHEET])
    assert before
    assert before[1] != b"AE100"
    assert b'<dimension ref="A1:AE100"/>' in parts_of(target)[SHEET]


def test_a_cell_is_emptied_but_keeps_its_style(book: Path) -> None:
    target = written(book, {(3, 1): Written(), (30, 30): Written()}, SCORES)

    xml = parts_of(target)[SHEET]
    assert re.search(rb'<c r="B4" s="\d+"/>', xml)
    assert b'r="AE31"' not in xml


def test_nothing_to_write_gives_the_same_parts(book: Path) -> None:
    target = written(book, {}, SCORES)

    assert different(book, target) == set()


class TestFormulas:
    def test_one_that_is_replaced_leaves_the_calculation_chain(
        self, book: Path
    ) -> None:
        target = written(book, {(5, 6): Written(411), (7, TOTAL): Written(1)}, SCORES)

        chain = parts_of(target)["xl/calcChain.xml"]
        assert re.findall(rb'<c r="(\w+)"', chain) == [
            b"D4", b"D5", b"D6", b"D7", b"G4", b"E2",
        ]  # fmt: skip
        assert different(book, target) == {SHEET, "xl/calcChain.xml"}

    def test_the_next_in_the_chain_says_its_sheet_itself(self, book: Path) -> None:
        cells = {(row, TOTAL): Written(1) for row in range(FIRST, LAST + 1)}
        target = written(book, cells, SCORES)

        chain = parts_of(target)["xl/calcChain.xml"]
        assert b'<c r="G4" a="1" i="1"/><c r="G6"/><c r="E2" i="3"/>' in chain

    def test_the_last_of_the_chain_takes_the_chain_with_it(self, book: Path) -> None:
        cells = {(row, TOTAL): Written(1) for row in range(FIRST, LAST + 1)}
        cells |= {(3, 6): Written(1), (4, 6): Written(1), (5, 6): Written(1)}
        target = book.with_stem("kết quả")
        write_cells(book, target, {SCORES: cells, LISTED: {(1, 4): Written(1)}})

        new = parts_of(target)
        assert "xl/calcChain.xml" not in new
        assert b"calcChain" not in new["[Content_Types].xml"]
        assert b"calcChain" not in new["xl/_rels/workbook.xml.rels"]

    def test_a_new_one_is_computed_when_the_file_is_opened(self, book: Path) -> None:
        formula = Written(Decimal("80.25"), '=IF(B4<81,"a&b",D4)')
        target = written(book, {(3, BAND): formula}, SCORES)

        new = parts_of(target)
        assert re.search(rb'<calcPr[^>]* fullCalcOnLoad="1"/>', new["xl/workbook.xml"])
        told = b"<f>IF(B4&lt;81,&quot;a&amp;b&quot;,D4)</f><v>80.25</v></c>"
        assert told in new[SHEET]
        assert "xl/calcChain.xml" not in new
        assert rows(target, SCORES)[3][BAND] == 80.25

    def test_a_text_result_is_marked_as_text(self, book: Path) -> None:
        target = written(book, {(3, BAND): Written("TỐT", "=X")}, SCORES)

        assert 't="str"><f>X</f><v>TỐT</v>'.encode() in parts_of(target)[SHEET]
        assert rows(target, SCORES)[3][BAND] == "TỐT"

    def test_one_in_place_of_another_keeps_the_chain(self, book: Path) -> None:
        target = written(book, {(5, 6): Written(1, "=SUM(B4:C4)")}, SCORES)

        assert different(book, target) == {SHEET, "xl/workbook.xml"}

    def test_whole_arrays_and_whole_shared_formulas_give_way(self, book: Path) -> None:
        cells = {(row, TOTAL): Written(row) for row in range(FIRST, LAST + 1)}
        cells |= {(3, 6): Written(7), (4, 6): Written(8)}
        target = written(book, cells, SCORES)

        lines = rows(target, SCORES)
        assert [line[TOTAL] for line in lines[3:8]] == [3, 4, 5, 6, 7]
        assert [line[6] for line in lines[3:5]] == [7, 8]
        assert b"shared" not in parts_of(target)[SHEET]

    @pytest.mark.parametrize("after", ["</definedNames>", "</sheets>"])
    def test_a_workbook_that_says_nothing_of_computing(
        self, book: Path, after: str
    ) -> None:
        def silent(parts: Parts) -> None:
            name = "xl/workbook.xml"
            parts[name] = re.sub(b"<calcPr[^>]*/>", b"", parts[name])
            if after != "</definedNames>":
                names = rb"<definedNames>.*</definedNames>|<externalRef.*ences>"
                parts[name] = re.sub(names, b"", parts[name])

        source = remade(book, book.with_stem("không tính"), silent)
        target = written(source, {(3, BAND): Written(1, "1")}, SCORES)

        xml = parts_of(target)["xl/workbook.xml"].decode()
        assert f'{after}<calcPr fullCalcOnLoad="1"/>' in xml

    def test_a_chain_that_names_another_sheet_keeps_its_cells(self, book: Path) -> None:
        target = written(book, {(1, 4): Written(1)}, LISTED)

        chain = parts_of(target)["xl/calcChain.xml"]
        assert re.findall(rb'<c r="(\w+)"', chain)[-2:] == [b"G4", b"G6"]
