"""The header is found anywhere near the top, and unit lines are told from others."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import BadTableError
from core.model import Cell, CellState, SummaryRow, UnitId
from core.text import decimal_of, fold
from core.workbook.columns import Column
from core.workbook.summary import absent, find_header, lines_below, unreadable

Rows = list[list[str]]
HEADER = ["STT", "Đơn vị", "Điểm thẩm định", "Điểm điều tra", "Thang điểm chuẩn"]
LINES = [["1", "Sở A", "72,50", "16,25", "100"], ["2", "Sở B", "65.75", "15", "92"]]


def grid(rows: Rows) -> list[list[Cell]]:
    """Return cells placed like ``A1``."""
    return [
        [_cell(text, f"{chr(65 + c)}{r}") for c, text in enumerate(row)]
        for r, row in enumerate(rows, 1)
    ]


def _cell(text: str, where: str) -> Cell:
    state = CellState.PRINTED if text else CellState.BLANK
    return Cell(text=text, state=state, where=where)


def read(rows: Rows) -> tuple[SummaryRow, ...]:
    cells = grid(rows)
    return lines_below(cells, find_header(cells), lambda name: UnitId(fold(name)))


def figures(rows: Rows) -> dict[str, list[Decimal | None]]:
    """Return appraised score, survey score and scale by name."""
    columns = (Column.APPRAISED, Column.SURVEY, Column.SCALE)
    return {r.printed_name: [r.value(c) for c in columns] for r in read(rows)}


EXPECTED = {
    "Sở A": [Decimal("72.50"), Decimal("16.25"), Decimal(100)],
    "Sở B": [Decimal("65.75"), Decimal(15), Decimal(92)],
}


def test_figures_are_read_with_comma_or_dot_digit_by_digit() -> None:
    assert figures([HEADER, *LINES]) == EXPECTED
    assert str(read([HEADER, *LINES])[0].value("appraised")) == "72.50"


def test_titles_and_empty_rows_may_stand_above_and_between() -> None:
    blank = [""] * 5
    title = ["BẢNG XẾP LOẠI Chỉ số cải cách hành chính của các đơn vị", "", "", "", ""]

    assert figures([title, blank, HEADER, blank, LINES[0], blank, LINES[1]]) == EXPECTED


@pytest.mark.parametrize("order", [[4, 3, 2, 1, 0], [2, 0, 1, 4, 3], [1, 4, 0, 3, 2]])
def test_columns_may_stand_in_any_order(order: list[int]) -> None:
    rows = [[row[place] for place in order] for row in [HEADER, *LINES]]

    assert figures(rows) == EXPECTED


def test_other_columns_are_passed_over() -> None:
    header = [*HEADER, "Điểm tự đánh giá", "Ghi chú"]
    rows = [[*line, "80", "nộp muộn"] for line in LINES]

    assert figures([header, *rows]) == EXPECTED


def test_a_heading_may_be_written_over_two_rows() -> None:
    upper = ["STT", "Đơn vị", "Điểm", "", "Thang điểm"]
    lower = ["", "", "thẩm định", "điều tra", "chuẩn"]

    assert figures([upper, lower, *LINES]) == EXPECTED


def test_our_own_keys_are_a_header_too() -> None:
    header = ["order", "unit", "name", "appraised", "survey", "scale"]
    rows = [[line[0], f"id-{line[0]}", *line[1:]] for line in LINES]

    assert figures([header, *rows]) == EXPECTED


@pytest.mark.parametrize(
    "marks",
    [
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["A", "B", "3", "4", "5"],
        ["1", "2", "3", "4=2+3", "5"],
    ],
)
def test_a_row_that_numbers_the_columns_is_passed_over(marks: list[str]) -> None:
    assert figures([HEADER, marks, *LINES]) == EXPECTED


def test_a_first_line_with_small_scores_is_no_numbering() -> None:
    assert [*figures([HEADER, ["1", "B", "3", "5", "9"]])] == ["B"]


def test_a_header_repeated_on_the_next_page_is_passed_over() -> None:
    assert figures([HEADER, LINES[0], HEADER, LINES[1]]) == EXPECTED


@pytest.mark.parametrize(
    "total",
    [
        ["", "Tổng cộng", "138,25", "31,25", "192"],
        ["Cộng:", "", "138,25", "31,25", "192"],
        ["", "TRUNG BÌNH CHUNG", "69", "15", "96"],
        ["Total", "", "138.25", "31.25", ""],
    ],
)
def test_total_rows_are_passed_over(total: list[str]) -> None:
    assert figures([HEADER, *LINES, total]) == EXPECTED


def test_figures_without_a_name_are_kept_as_a_line_of_nobody() -> None:
    assert [*figures([HEADER, ["3", "", "70", "15", "100"]])] == [""]


def test_short_rows_lack_their_last_cells() -> None:
    (row,) = read([HEADER, ["1", "Sở A", "72,50"]])

    assert absent(row) is Column.SURVEY
    assert row.value("scale") is None


@pytest.mark.parametrize(
    ("column", "text"),
    [(2, "bảy"), (2, "-1"), (3, "TRUE"), (3, "15,5,5"), (4, "0"), (4, "100 điểm")],
)
def test_a_cell_that_is_no_figure_is_named(column: int, text: str) -> None:
    line = [*LINES[0]]
    line[column] = text
    (row,) = read([HEADER, line])

    error = unreadable(row)

    assert error is not None
    assert error.params["text"] == text
    assert error.params["where"] == f"{chr(65 + column)}2 ({HEADER[column]})"


def test_readable_lines_have_no_error() -> None:
    assert [unreadable(row) for row in read([HEADER, *LINES])] == [None, None]


def test_number_cells_keep_their_figure() -> None:
    cells = grid([HEADER, LINES[0]])
    cells[1][2] = Cell(text="72.5", value=Decimal("72.5"))

    (row,) = lines_below(cells, find_header(cells), UnitId)

    assert row.value("appraised") == Decimal("72.5")


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([["a", "b"]], "no header row"),
        ([], "no header row"),
        ([["Đơn vị", "Điểm thẩm định"]], "no column is headed"),
        ([[*HEADER, "Điểm thẩm định"]], "several columns"),
    ],
)
def test_a_block_without_a_usable_header_is_refused(rows: Rows, problem: str) -> None:
    with pytest.raises(BadTableError, match=problem):
        find_header(grid(rows))


POINTS = st.decimals("0", "100", places=2).map(str)
NAMES = st.lists(
    st.text("ABCĐẮẾỘ", min_size=2, max_size=8), min_size=1, max_size=8, unique=True
)


@given(st.data(), NAMES, st.permutations(range(5)), st.integers(0, 4))
@settings(max_examples=60)
def test_any_table_is_read_wherever_it_stands(
    data: st.DataObject, names: list[str], order: list[int], above: int
) -> None:
    lines = [["", n, data.draw(POINTS), data.draw(POINTS), "100"] for n in names]
    title = [["Bảng tổng hợp", "", "", "", ""]] * above
    rows = title + [[row[place] for place in order] for row in [HEADER, *lines]]

    shown = [
        (r.printed_name, r.value("appraised"), r.value("survey")) for r in read(rows)
    ]

    assert shown == [(n, decimal_of(a), decimal_of(s)) for _, n, a, s, _ in lines]
