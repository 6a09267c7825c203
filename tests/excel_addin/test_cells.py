"""Cells in, cells out: the only place with float."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.i18n import Localizer
from core.model import Cell, CellState
from excel_addin import cells

WORDS = Localizer("vi")


def only(content: object) -> Cell:
    """Return the one cell of a grid."""
    ((cell,),) = cells.grid(content, WORDS)
    return cell


@pytest.mark.parametrize(
    ("content", "text", "value"),
    [
        (72.5, "72.5", Decimal("72.5")),
        (70.0, "70", Decimal(70)),
        (100, "100", Decimal(100)),
        (Decimal("72.5000"), "72.5", Decimal("72.5")),
        ("72,50", "72,50", None),
        (" Sở  Y tế\n", "Sở Y tế", None),
        (True, "TRUE", None),
        (dt.datetime(2018, 5, 22), "2018-05-22", None),  # noqa: DTZ001  # Excel's dates have no zone
        (dt.date(2018, 5, 22), "2018-05-22", None),
        ({"type": "Error", "kind": "Na"}, "#N/A", None),
        ({"type": "Error", "kind": "Value"}, "#VALUE!", None),
        (float("nan"), "nan", None),
        (1e300, "1e+300", None),
    ],
)
def test_a_cell_keeps_its_text_and_the_figure_in_it(
    content: object, text: str, value: Decimal | None
) -> None:
    cell = only(content)

    assert (cell.text, cell.value) == (text, value)


@pytest.mark.parametrize("content", [None, "", "  ", "\u00a0", "\u200b"], ids=ascii)
def test_nothing_and_blanks_are_a_blank_cell(content: object) -> None:
    assert only(content).state is CellState.BLANK


@given(st.decimals("0", "100", places=4))
@settings(max_examples=100)
def test_a_typed_figure_passes_through_a_cell_unchanged(figure: Decimal) -> None:
    assert only(cells.number(figure)).value == figure


def test_every_cell_knows_its_place() -> None:
    rows = cells.grid([["a", "b"], ["c", "d"]], WORDS)

    assert [cell.where for row in rows for cell in row] == [
        "dòng 1, cột 1",
        "dòng 1, cột 2",
        "dòng 2, cột 1",
        "dòng 2, cột 2",
    ]


def test_lists_and_tuples_of_any_depth_become_rows() -> None:
    texts = [
        [[cell.text for cell in row] for row in cells.grid(rows, WORDS)]
        for rows in ("a", ["a", "b"], (("a",), ("b",)))
    ]

    assert texts == [[["a"]], [["a", "b"]], [["a"], ["b"]]]


@pytest.mark.parametrize(
    "value", [None, "", 0, 0.0, [[None]], [None], [[0]], [[" "]]], ids=repr
)
def test_an_argument_left_out_is_not_given(value: object) -> None:
    assert not cells.is_given(value)


@pytest.mark.parametrize(
    "value", ["x", [["x"]], [[None, ""], [None, None]], [[None, None]]], ids=repr
)
def test_an_empty_range_is_given_all_the_same(value: object) -> None:
    assert cells.is_given(value)


def test_a_year_of_blank_cells_is_none_at_all() -> None:
    assert cells.year([[None, None]], (2017,)) is None


def test_a_marker_is_one_line_and_read_back() -> None:
    shown = cells.marker("một\nhai")

    assert shown == "#CCHC!N/A|một hai"
    assert cells.error_in(shown) == cells.CellError(reason="một hai")
    assert cells.error_in("một") is None
    assert cells.error_in(64.29) is None
