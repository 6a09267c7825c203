"""A scoring annex: criteria down, units across, every cell with its state."""

from pathlib import Path

import pytest

from core.errors import BadCellError, BadKeyError
from core.model import Annex, AnnexRow, CellState
from core.workbook.annex import Mark, annex_of, require_reasons
from core.workbook.rows import Line, TextTable

HEADER = "code printed_code label a b loose"


def annex(*rows: str, header: str = HEADER, marks: tuple[Mark, ...] = ()) -> Annex:
    lines = (Line(number=n, cells=_cells(row)) for n, row in enumerate(rows, 2))
    table = TextTable(
        file=Path("so-annex.tsv"), columns=_cells(header), lines=tuple(lines)
    )
    return annex_of(table, marks)


def _cells(row: str) -> tuple[str, ...]:
    return tuple("" if cell == "_" else cell for cell in row.split())


def row(text: str, header: str = HEADER) -> AnnexRow:
    return annex(text, header=header).rows[0]


def texts(found: AnnexRow) -> list[str]:
    return [cell.text for cell in found.cells]


def test_units_are_the_columns_between_label_and_loose() -> None:
    found = annex("1.1 1,1 Kếhoạch 0,50 1,00 _")

    assert found.units == ("a", "b")
    assert found.where == "so-annex.tsv"
    assert found.rows[0].where == "so-annex.tsv:2"
    assert (found.rows[0].code, found.rows[0].printed_code) == ("1.1", "1,1")
    assert texts(found.rows[0]) == ["0,50", "1,00"]
    assert found.rows[0].cells[1].where == "so-annex.tsv:2:b"


def test_rows_of_results_are_totals() -> None:
    found = annex("1.1 _ _ 1 1 _", "survey B _ 2 2 _", "? _ _ 3 3 _")

    assert [r.is_total for r in found.rows] == [False, True, False]


def test_loose_values_stand_apart() -> None:
    found = annex(header=HEADER).rows
    assert found == ()

    table = TextTable(
        file=Path("x"),
        columns=_cells(HEADER),
        lines=(Line(number=2, cells=("1.5", "", "", "?", "?", "2,00 1,00")),),
    )
    (loose,) = annex_of(table, ()).rows
    assert loose.loose == ("2,00", "1,00")
    assert [cell.state for cell in loose.cells] == [CellState.UNDECIDABLE] * 2


@pytest.mark.parametrize("sign", ["~", "?"])
def test_a_lost_cell_without_a_reason_is_refused(sign: str) -> None:
    table = TextTable(
        file=Path("x"),
        columns=_cells(HEADER),
        lines=(Line(number=2, cells=("1.5", "", "", sign, "1,00")),),
    )

    with pytest.raises(BadCellError, match="x:2:a"):
        require_reasons(annex_of(table, ()))


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("1.1 _ _ 1,00 2,00 _", ["1,00", "2,00"]),
        ("1.1 _ _ 1,00 2,00", ["1,00", "2,00"]),
        ("1.1 _ _ 1,00 _ _", ["1,00", ""]),
        ("1.1 _ _", ["", ""]),
        ("1.1", ["", ""]),
        ("1.1 _ _ _ _ _", ["", ""]),
    ],
)
def test_blanks_cut_off_the_end_of_a_line_change_nothing(
    text: str, cells: list[str]
) -> None:
    assert texts(row(text)) == cells


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1.1 _ _ 1,00 _", 1),
        ("1.1 _ _ 1,00", 1),
        ("1.1 _ _ 1,00 2,00 3,00 _", 3),
    ],
)
def test_a_row_of_a_wrong_length_keeps_its_cells(text: str, count: int) -> None:
    assert len(row(text).cells) == count


def test_without_a_column_for_loose_values_every_cell_is_a_unit_s() -> None:
    header = HEADER.removesuffix(" loose")

    assert texts(row("1.1 _ _ 1,00 2,00", header)) == ["1,00", "2,00"]
    assert len(row("1.1 _ _ 1,00 2,00 3,00", header).cells) == 3
    assert row("1.1 _ _ 1,00 2,00 3,00", header).cells[2].where == "so-annex.tsv:2"


def test_marks_give_their_reason_to_the_cells_they_name() -> None:
    marks = (
        Mark(rows=("1.1",), units=("b",), reason="mờ"),
        Mark(rows=("1.2",), units=(), reason="rách"),
    )
    first, second = annex("1.1 _ _ 1 ~ _", "1.2 _ _ ~ ~ _", marks=marks).rows

    assert [cell.reason for cell in first.cells] == ["", "mờ"]
    assert [cell.reason for cell in second.cells] == ["rách", "rách"]


@pytest.mark.parametrize(
    ("header", "path"),
    [
        ("code label a loose", "printed_code"),
        ("printed_code code label a loose", "printed_code"),
        ("code printed_code label loose a", "loose"),
        ("a code printed_code label loose", "a"),
    ],
)
def test_columns_out_of_place_are_refused(header: str, path: str) -> None:
    with pytest.raises(BadKeyError) as caught:
        annex(header=header)

    assert caught.value.params["path"] == path
