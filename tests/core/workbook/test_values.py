"""Cells as officials fill them in: figures, words, nothing, and what went wrong."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model import CellState
from core.workbook.found import CellError, Kind, Scalar, Sheet, Spot, Workbook
from core.workbook.values import (
    A_DATE,
    A_SWITCH,
    AN_ERROR,
    NO_FIGURE,
    UNSAVED,
    Cells,
    cell_of,
    figure_in,
    figure_of,
    says_not_applicable,
    text_of,
)


def workbook(
    value: Scalar,
    kind: Kind = Kind.XLSX,
    shown: dict[Spot, str] | None = None,
    uncached: frozenset[Spot] = frozenset(),
) -> Workbook:
    sheet = Sheet(name="Bảng 1", rows=((value,),), shown=shown or {}, uncached=uncached)
    return Workbook(file=Path("b.xlsx"), kind=kind, sheets=(sheet,))


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("85,5", "85.5"),
        ("85.50", "85.50"),
        ("80, 48", "80.48"),
        ("80 ,48", "80.48"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567", "1234567"),
        ("84,58%", "84.58"),
        ("84,58 %", "84.58"),
        ("100.", "100"),
        ("  72,50\u00a0", "72.50"),
        ("\u200b7,5", "7.5"),
        ("8\uff0c5", "8.5"),
        ("\uff18\uff15", "85"),
        ("'85,5", "85.5"),
        ("–1,5", "-1.5"),
        ("+2", "2"),
        ("0,25 điểm", "0.25"),
        ("2đ", "2"),
    ],
)
def test_a_figure_is_read_however_it_is_typed(text: str, figure: str) -> None:
    value = figure_in(text)

    assert value == Decimal(figure)
    assert str(value) == figure


@pytest.mark.parametrize(
    "text", ["", "TỐT", "8,5/10", "1.2.1", "1 234", "2 3", "nghỉ", "1e5", "(2,5)", "."]
)
def test_anything_else_is_no_figure(text: str) -> None:
    assert figure_of(text) == (None, NO_FIGURE)


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (None, NO_FIGURE),
        (True, A_SWITCH),
        (CellError.REF, AN_ERROR),
        ("#N/A", AN_ERROR),
        (date(2001, 2, 1), A_DATE),
        (time(1, 2), A_DATE),
        (timedelta(1), A_DATE),
    ],
)
def test_a_value_that_is_no_figure_says_why(value: Scalar, why: str) -> None:
    assert figure_of(value) == (None, why)


def test_the_noise_of_binary_sums_is_left_out() -> None:
    assert figure_of(Decimal("0.30000000000000004")) == (Decimal("0.3"), "")
    assert figure_of(Decimal("82.14999999999999857")) == (Decimal("82.15"), "")
    assert str(figure_of(Decimal("100.0000000000000001"))[0]) == "100"
    assert text_of(Decimal("0.30000000000000004")) == "0,3"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("72.50"), "72,50"),
        (Decimal("1E+2"), "100"),
        (Decimal("NaN"), "NaN"),
        (None, ""),
        (True, "TRUE"),
        (False, "FALSE"),
        (CellError.NA, "#N/A"),
        (date(2018, 2, 1), "1/2/2018"),
        (datetime(2018, 2, 1), "1/2/2018"),  # noqa: DTZ001  # as a cell holds it
        (datetime(2018, 2, 1, 7, 30), "1/2/2018 07:30"),  # noqa: DTZ001  # the same
        (time(7, 30), "07:30:00"),
        (" Sở\u00a0Y  tế ", "Sở Y tế"),
    ],
)
def test_a_value_is_written_as_officials_print_it(value: Scalar, text: str) -> None:
    assert text_of(value) == text


@pytest.mark.parametrize(
    "text",
    ["x", "X", "-", "–", "—", "/", "KAD", "không áp dụng", "Không áp dụng.", "N/A"],
)
def test_many_signs_say_that_a_criterion_is_not_applied(text: str) -> None:
    cell = cell_of(workbook(text), workbook(text).sheets[0], 0, 0)

    assert says_not_applicable(text)
    assert cell.state is CellState.NOT_APPLICABLE
    assert (cell.text, cell.value) == (text, None)


def cell(book: Workbook, row: int = 0, column: int = 0) -> tuple[object, ...]:
    found = cell_of(book, book.sheets[0], row, column)
    return found.text, found.value, found.state, found.reason


def test_a_figure_a_word_and_a_blank_are_told_apart() -> None:
    assert cell(workbook(Decimal("72.5"))) == (
        "72,5", Decimal("72.5"), CellState.PRINTED, "",
    )  # fmt: skip
    assert cell(workbook("TỐT")) == ("TỐT", None, CellState.PRINTED, "")
    assert cell(workbook(None)) == ("", None, CellState.BLANK, "")
    assert cell(workbook("\u00a0 ")) == ("", None, CellState.BLANK, "")
    assert cell(workbook(None), 7, 9) == ("", None, CellState.BLANK, "")


def test_a_formula_never_saved_and_an_error_say_what_happened() -> None:
    unsaved = workbook(None, uncached=frozenset({(0, 0)}))

    assert cell(unsaved) == ("", None, CellState.LOST, UNSAVED)
    assert cell(workbook(CellError.DIV)) == (
        "#DIV/0!", None, CellState.PRINTED, AN_ERROR,
    )  # fmt: skip
    assert cell(workbook(date(2001, 2, 1), shown={(0, 0): "1.2.01"})) == (
        "1.2.01", None, CellState.PRINTED, A_DATE,
    )  # fmt: skip


def test_a_percentage_counts_in_percent() -> None:
    book = workbook(Decimal("0.8458"), shown={(0, 0): "84,58%"})

    assert cell(book)[:2] == ("84,58%", Decimal("84.58"))


def test_a_cell_is_placed_as_people_name_it() -> None:
    book, text = workbook("a"), workbook("a", Kind.TEXT)

    for one in (book, text):
        cells = Cells(one, one.sheets[0])
        for spot in ((0, 0), (4, 27), (0, 1)):
            assert cells.where(*spot) == one.where(one.sheets[0], *spot)


@given(st.decimals(-(10**6), 10**6, places=2, allow_nan=False))
def test_a_figure_printed_and_read_again_is_the_same_digit_for_digit(
    value: Decimal,
) -> None:
    again = figure_in(text_of(value))

    assert (again, str(again)) == (value, str(value))


@given(st.from_regex(r"[0-9]{1,9},[0-9]{1,6}", fullmatch=True))
def test_a_printed_figure_read_and_printed_again_is_the_same_text(text: str) -> None:
    value = figure_in(text)

    assert value is not None
    assert f"{value:f}".replace(".", ",").rjust(len(text), "0") == text
