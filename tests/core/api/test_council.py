"""A council's table is recomputed by the rules of its units' group and year."""

from collections.abc import Sequence

import pytest

from core import api
from core.api.council import CouncilTable, recompute
from core.errors import (
    AmbiguousUnitError,
    BadCellError,
    BadTableError,
    DuplicateUnitError,
    MissingFigureError,
    NotInTableError,
    UnknownPlaceError,
    UnknownYearError,
)
from core.model import Cell
from core.workbook.summary import Grid

ARCHIVE = api.open_archive()
HEADER = ("name", "appraised", "survey", "scale", "communes")
ROOMS = (("Phòng Một", "70", "15", "100"), ("Phòng Hai", "60", "15", "100"))
DISTRICTS = (
    ("Huyện Tân Uyên", "70", "15", "100"),
    ("Huyện Sìn Hồ", "69", "15", "100", "07/10 xã xếp loại tốt (70%)"),
)


def grid(rows: Sequence[Sequence[str]]) -> Grid:
    return tuple(
        tuple(Cell(text=text, where=f"R{r}C{c}") for c, text in enumerate(row, 1))
        for r, row in enumerate((HEADER, *rows), 1)
    )


def council(*rows: Sequence[str], year: int | None = None) -> CouncilTable:
    return recompute(ARCHIVE, grid(rows), year=year)


def test_lines_are_ranked_among_themselves() -> None:
    table = council(*ROOMS)

    assert [table.ranks(row) for row in table.rows] == [(1, 1), (2, 2)]
    assert [str(row.index()) for row in table.rows] == ["85.00", "75.00"]
    assert table.ranked_with(table.rows[0]) == 2


def test_most_units_choose_the_group() -> None:
    assert council(*DISTRICTS, *ROOMS).group.code == "huyen"
    assert council(*DISTRICTS, ("Sở Y tế", "1", "1", "100")).group.code == "huyen"
    assert council(("Sở Y tế", "1", "1", "100"), *ROOMS).group.code == "so"


def test_strangers_follow_the_first_group_without_commune_condition() -> None:
    table = council(*ROOMS)

    assert (table.group.code, table.is_known) == ("so", False)


def test_printed_and_stated_shares_are_told_apart() -> None:
    table = council(*DISTRICTS)

    printed, stated = (table.find(line[0]) for line in DISTRICTS)

    assert [b.code for b in printed.reckoned().bands] == ["tot"]
    assert [b.code for b in stated.reckoned().bands] == ["tot"]
    assert any("decision" in note.text for note in table.notes_on(printed))
    assert not any("communes" in note.text for note in table.notes_on(stated))


def test_a_unit_is_found_by_id_name_or_the_words_of_the_table() -> None:
    table = council(*DISTRICTS, *ROOMS)

    for name in ("huyen-sin-ho", "HUYEN SIN HO", "Huyện Sìn Hồ"):
        assert table.find(name).name == "Huyện Sìn Hồ"
    assert table.find("phong  mot").name == "Phòng Một"


def test_a_name_outside_the_table_is_not_found() -> None:
    with pytest.raises(NotInTableError, match="Phòng Một"):
        council(*ROOMS).find("Phòng Mốt Hai")
    with pytest.raises(NotInTableError):
        council(*ROOMS).find("Sở Y tế")
    with pytest.raises(AmbiguousUnitError):
        council(*ROOMS).find("Sở Tài")


def test_a_wrong_cell_is_raised_for_its_line_and_for_ranks() -> None:
    table = council(*ROOMS, ("Phòng Ba", "x", "15", "100"))
    good, _, wrong = table.rows

    assert str(good.index()) == "85.00"
    with pytest.raises(BadCellError):
        wrong.index()
    with pytest.raises(BadCellError):
        table.ranks(good)


def test_raising_the_same_problem_again_does_not_grow_it() -> None:
    (row,) = council(("Phòng Ba", "x", "15", "100")).rows
    depths = []
    for _ in range(3):
        with pytest.raises(BadCellError) as caught:
            row.reckoned()
        depths.append(len(caught.traceback))

    assert len(set(depths)) == 1


def test_a_unit_on_two_lines_is_refused() -> None:
    table = council(*DISTRICTS, ("huyen tan uyen", "1", "1", "100"))

    with pytest.raises(DuplicateUnitError, match="R2C1; R4C1"):
        table.find("Huyện Tân Uyên").index()


def test_what_is_missing_is_named() -> None:
    table = council(("Phòng Một", "70", "", "100"), ("Phòng Hai", "60", "15", ""))

    for row in table.rows:
        with pytest.raises(MissingFigureError):
            row.index()
    assert [row.is_awaited for row in table.rows] == [True, False]


def test_a_heading_between_the_lines_is_not_awaited() -> None:
    table = council(("I. Các phòng", "", "", ""), *ROOMS)

    assert [row.is_awaited for row in table.rows] == [False, False, False]
    assert table.ranks(table.find("Phòng Hai")) == (2, 2)


def test_there_must_be_a_header_a_year_and_a_place() -> None:
    with pytest.raises(BadTableError):
        recompute(ARCHIVE, ())
    with pytest.raises(UnknownYearError):
        council(*ROOMS, year=1999)
    with pytest.raises(UnknownPlaceError):
        recompute(ARCHIVE, grid(ROOMS), place="nowhere")
