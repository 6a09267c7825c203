"""The box of a comment stands beside its cell and is as large as its text."""

import pytest

from core.workbook.note_box import Grid, along, anchor, grid_of, height_of, width_of
from core.workbook.sheet_places import sheet_xml
from core.workbook.xml_bytes import xml_of

SHEET = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<sheetFormatPr defaultColWidth="10.5" defaultRowHeight="15"/><cols>'
    b'<col min="2" max="3" width="20"/><col min="5" max="5" width="9" hidden="1"/>'
    b'<col min="6" max="6"/></cols><sheetData><row r="2" ht="30"/>'
    b'<row r="3" hidden="1"/><row r="4"/></sheetData></worksheet>'
)
EVEN = Grid(widths={}, heights={}, usual_width=64, usual_height=20)


def test_sizes_are_those_of_the_sheet() -> None:
    grid = grid_of(sheet_xml(xml_of(SHEET)))

    assert [grid.width(column) for column in range(6)] == [73, 140, 140, 73, 0, 63]
    assert [grid.height(row) for row in range(5)] == [20, 40, 0, 20, 20]


def test_a_short_text_has_a_small_box_and_a_long_one_a_large() -> None:
    assert (width_of("Sai"), height_of("Sai")) == (120, 29)
    assert width_of("x" * 100) == 320
    assert height_of("x" * 100) == 59
    assert height_of("một\nhai\nba") == 59
    assert height_of("x" * 30_000) == 480


def test_a_box_stands_to_the_right_of_its_cell() -> None:
    assert anchor(EVEN, (4, 1), "Sai") == "2, 12, 3, 12, 4, 4, 5, 1"


def test_a_box_does_not_leave_the_sheet() -> None:
    right = [int(n) for n in anchor(EVEN, (0, 16_383), "Sai").split(",")]
    below = [int(n) for n in anchor(EVEN, (1_048_575, 0), "Sai").split(",")]

    assert right[0] < right[4] <= 16_383
    assert below[2] < below[6] <= 1_048_575


def test_a_box_passes_over_hidden_columns() -> None:
    grid = Grid(widths={2: 0, 3: 0}, heights={}, usual_width=64, usual_height=20)

    assert anchor(grid, (4, 1), "Sai").startswith("4, 12,")


@pytest.mark.parametrize(
    ("pixels", "place"), [(0, (0, 0)), (63, (0, 63)), (64, (1, 0)), (9999, (3, 64))]
)
def test_a_length_ends_in_a_line(pixels: int, place: tuple[int, int]) -> None:
    assert along(lambda _: 64, 0, pixels, 3) == place
