"""Tab-separated tables: lines with their numbers, cells with what they tell."""

from decimal import Decimal
from pathlib import Path

import pytest

from core.errors import (
    BadKeyError,
    MissingFileError,
    SyntaxFileError,
    UnreadableFileError,
)
from core.model import CellState
from core.workbook.rows import (
    TextTable,
    cell_of,
    read_table,
    require_columns,
    require_order,
)


def table(path: Path, text: str | bytes) -> TextTable:
    file = path / "so.tsv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_table(file)


def test_lines_keep_their_numbers_and_lose_blanks_around_cells(tmp_path: Path) -> None:
    found = table(tmp_path, "a\t b \r\n\r\n 1\t2 \n\n3\t4")

    assert found.columns == ("a", "b")
    assert [(line.number, line.cells) for line in found.lines] == [
        (3, ("1", "2")),
        (5, ("3", "4")),
    ]


def test_a_byte_order_mark_is_no_part_of_a_column(tmp_path: Path) -> None:
    assert table(tmp_path, b"\xef\xbb\xbfunit\tname\n").columns == ("unit", "name")


@pytest.mark.parametrize("text", ["", "\n\n", "  \n\t\n"])
def test_an_empty_table_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(SyntaxFileError, match="the table is empty"):
        table(tmp_path, text)


def test_a_column_that_stands_twice_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(SyntaxFileError, match="a column stands twice") as caught:
        table(tmp_path, "\nunit\tunit\n")

    assert caught.value.params["line"] == 2


def test_text_that_is_not_utf_8_names_its_line(tmp_path: Path) -> None:
    with pytest.raises(SyntaxFileError, match="not UTF-8") as caught:
        table(tmp_path, "unit\nSở\n".encode() + b"\xd5\n")

    assert caught.value.params["line"] == 3


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match=r"so\.tsv is missing"):
        read_table(tmp_path / "so.tsv")


def test_a_folder_in_place_of_a_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_table(tmp_path)

    assert caught.value.params["file"] == tmp_path


def test_a_name_that_no_file_can_have_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="no file can have that name"):
        read_table(tmp_path / "so\x00.tsv")


@pytest.mark.parametrize(
    ("columns", "path", "problem"),
    [("unit\tnmae", "nmae", "not known"), ("unit", "name", "missing")],
)
def test_columns_are_those_allowed(
    columns: str, path: str, problem: str, tmp_path: Path
) -> None:
    found = table(tmp_path, columns)

    with pytest.raises(BadKeyError, match=problem) as caught:
        require_columns(found, ("unit", "name"), ("rank",))
    assert caught.value.params["path"] == path
    assert caught.value.params["allowed"] == "unit, name, rank"


def test_columns_stand_in_their_order(tmp_path: Path) -> None:
    require_order(table(tmp_path, "a\tc"), ("a", "b", "c"))

    with pytest.raises(BadKeyError, match="not in its place") as caught:
        require_order(table(tmp_path, "a\tc\tb"), ("a", "b", "c"))
    assert caught.value.params["path"] == "c"
    assert caught.value.params["allowed"] == "a, b, c"


@pytest.mark.parametrize(
    ("text", "state", "value"),
    [
        ("72,50", CellState.PRINTED, Decimal("72.50")),
        ("KHÁ", CellState.PRINTED, None),
        ("-", CellState.NOT_APPLICABLE, None),
        ("", CellState.BLANK, None),
        ("~", CellState.LOST, None),
        ("?", CellState.UNDECIDABLE, None),
    ],
)
def test_marks_are_understood(
    text: str, state: CellState, value: Decimal | None
) -> None:
    found = cell_of(text, "so.tsv:2:total", "mờ")

    assert (found.state, found.value) == (state, value)
    assert found.text == (text if state is CellState.PRINTED else "")
    assert (found.where, found.reason) == ("so.tsv:2:total", "mờ")
