"""Cells that belong to something larger are refused by name, and nothing is written."""

from pathlib import Path

import pytest

from core.errors import LockedCellError
from core.i18n import Localizer
from core.workbook.write_back import Written, write_cells
from tests.core.workbook.rich import (
    EMPTY,
    LISTED,
    LOCKED,
    SCORES,
    TOTAL,
    Parts,
    changed,
    parts_of,
    remade,
    rich,
)

Spot = tuple[int, int]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rich(tmp_path_factory.mktemp("rich") / "bảng.xlsx")


def refusal(book: Path, target: Path, sheet: str, *spots: Spot) -> str:
    with pytest.raises(LockedCellError) as caught:
        write_cells(book, target, {sheet: {spot: Written("x") for spot in spots}})
    assert not target.exists()
    assert [*target.parent.iterdir()] in ([], [book])
    return Localizer("en").explain(caught.value)


REFUSED = (
    (SCORES, (0, 2), "C1", "it is part of the merged cells A1:G1. Write into A1"),
    (SCORES, (4, 6), "G5", "it is part of the array formula in G4:G5"),
    (LOCKED, (0, 0), "A1", "the sheet is protected and the cell is locked. Choose"),
    (LOCKED, (8, 8), "I9", "the sheet is protected and the cell is locked"),
    (LISTED, (1, 1), "B2", "it is the header of a column of the table BangTieuChi"),
    (LISTED, (5, 2), "C6", "it is in the totals row of the table BangTieuChi"),
)


@pytest.mark.parametrize("refused", REFUSED, ids=str)
def test_a_cell_of_something_larger_is_refused(
    book: Path, tmp_path: Path, refused: tuple[str, Spot, str, str]
) -> None:
    sheet, spot, cell, said = refused
    told = refusal(book, tmp_path / "ra.xlsx", sheet, spot)

    assert told.startswith(f"'{sheet}'!{cell} cannot be written: {said}")


@pytest.mark.parametrize(
    ("sheet", "spot"),
    [
        (SCORES, (0, 0)),  # the head of merged cells
        (SCORES, (3, TOTAL)),  # a cell that others take their formula from
        (LOCKED, (1, 0)),  # unlocked
        (LOCKED, (6, 3)),  # not there yet, in an unlocked column
        (LISTED, (2, 2)),  # in the body of a table
    ],
)
def test_its_neighbours_are_written(
    book: Path, tmp_path: Path, sheet: str, spot: Spot
) -> None:
    target = tmp_path / "ra.xlsx"
    write_cells(book, target, {sheet: {spot: Written("x")}})

    assert target.exists()


@pytest.mark.parametrize("formula", ["[1]A!B4+C4", "B4+#REF!", "", "B4&amp;<!-- -->C4"])
def test_a_shared_formula_that_cannot_surely_move_keeps_its_holder(
    book: Path, tmp_path: Path, formula: str
) -> None:
    def hold(parts: Parts) -> None:
        changed(parts, "xl/worksheets/sheet1.xml", ">B4+C4<", f">{formula}<")

    source = remade(book, tmp_path / "bảng.xlsx", hold)

    with pytest.raises(LockedCellError, match=r"'Bảng điểm'!D4 .*'other': 'D5'"):
        write_cells(source, tmp_path / "ra.xlsx", {SCORES: {(3, TOTAL): Written(1)}})


def test_a_what_if_table_is_one_thing(book: Path, tmp_path: Path) -> None:
    def data_table(parts: Parts) -> None:
        sheet = "xl/worksheets/sheet4.xml"
        table = '<f t="dataTable" ref="B2:B3" dt2D="0" dtr="0" r1="A1"/>'
        cells = f'<row r="2"><c r="B2">{table}<v>1</v></c></row>'
        cells += '<row r="3"><c r="B3"><v>1</v></c></row>'
        changed(parts, sheet, "<sheetData/>", f"<sheetData>{cells}</sheetData>")

    source = remade(book, tmp_path / "bảng.xlsx", data_table)
    with pytest.raises(LockedCellError, match=r"what-if data table.*B2:B3"):
        write_cells(source, tmp_path / "ra.xlsx", {EMPTY: {(2, 1): Written(1)}})
    both = {(1, 1): Written(1), (2, 1): Written(2)}
    write_cells(source, tmp_path / "ra.xlsx", {EMPTY: both})

    assert (
        b"dataTable" not in parts_of(tmp_path / "ra.xlsx")["xl/worksheets/sheet4.xml"]
    )


def test_a_pivot_table_is_left_to_itself(book: Path, tmp_path: Path) -> None:
    def pivot(parts: Parts) -> None:
        parts["xl/pivotTables/pivotTable1.xml"] = (
            b'<pivotTableDefinition name="Tong" xmlns="http://schemas.openxmlformats.org'
            b'/spreadsheetml/2006/main"><location ref="C3:D9"/></pivotTableDefinition>'
        )
        parts["xl/worksheets/_rels/sheet4.xml.rels"] = (
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            b'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats'
            b'.org/officeDocument/2006/relationships/pivotTable" '
            b'Target="../pivotTables/pivotTable1.xml"/></Relationships>'
        )

    source = remade(book, tmp_path / "bảng.xlsx", pivot)

    with pytest.raises(LockedCellError, match=r"pivot table.*Tong"):
        write_cells(source, tmp_path / "ra.xlsx", {EMPTY: {(4, 2): Written(1)}})


def test_a_protected_sheet_without_styles_is_locked_everywhere(
    book: Path, tmp_path: Path
) -> None:
    def no_styles(parts: Parts) -> None:
        name = "xl/_rels/workbook.xml.rels"
        parts[name] = parts[name].replace(
            b"relationships/styles", b"relationships/none"
        )

    source = remade(book, tmp_path / "bảng.xlsx", no_styles)

    with pytest.raises(LockedCellError):
        write_cells(source, tmp_path / "ra.xlsx", {LOCKED: {(1, 0): Written(1)}})
