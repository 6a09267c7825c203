"""Text files get results in the fields named and keep every other byte."""

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import (
    MissingFileError,
    OldEncodingError,
    SameFileError,
    UnknownSheetError,
    UnreadableFileError,
)
from core.workbook.text_back import harmless
from core.workbook.write_back import Written, write_cells
from tests.core import strategies  # noqa: F401  # it says how long to try

Cells = dict[tuple[int, int], Written]
INDEX = Written(Decimal("80.05"))


def after(folder: Path, raw: bytes, cells: Cells, name: str = "bảng.csv") -> bytes:
    source = folder / name
    source.write_bytes(raw)
    target = source.with_stem("ra")
    write_cells(source, target, {name: cells})
    return target.read_bytes()


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("a,b,c\n1,2,3\n", "a,b,c\n1,80.05,3\n"),
        ("a;b;c\r\n1,5;2;3\r\n", "a;b;c\r\n1,5;80,05;3\r\n"),
        ("a,b,c\n1.5,2,3", "a,b,c\n1.5,80.05,3"),
        ('a,b,c\n"1,5",2,"3,5"\n', 'a,b,c\n"1,5","80,05","3,5"\n'),
        ("a\tb\tc\n1\t\t3\n", "a\tb\tc\n1\t80.05\t3\n"),
        ('"a\n,a",b\n"x","y ""z"" ",w\n', '"a\n,a",b\n"x",80.05,w\n'),
        ("a,b\r1,2\r", "a,b\r1,80.05\r"),
        ("a,b,c\n\n1,2,3\n", "a,b,c\n,80.05\n1,2,3\n"),
        ("a,b,c\n1\n", "a,b,c\n1,80.05\n"),
        ("a,b,c\n", "a,b,c\n,80.05\n"),
        ("a,b,c", "a,b,c\n,80.05".replace("\n", "\r\n")),
    ],
)
def test_only_the_field_changes(tmp_path: Path, before: str, expected: str) -> None:
    assert after(tmp_path, before.encode(), {(1, 1): INDEX}) == expected.encode()


def test_an_empty_file_gets_a_table(tmp_path: Path) -> None:
    cells = {(1, 1): Written("Tốt"), (0, 0): Written(1)}

    assert after(tmp_path, b"", cells).decode() == "1\r\n,Tốt\r\n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"", "utf-8"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_encoding_and_mark_stay(tmp_path: Path, mark: bytes, encoding: str) -> None:
    text = "unit,score,band\nSo Y te,1,\n"
    raw = after(tmp_path, mark + text.encode(encoding), {(1, 2): Written("Tốt")})

    assert raw == mark + "unit,score,band\nSo Y te,1,Tốt\n".encode(encoding)


def test_letters_of_an_old_encoding_stay_and_take_figures_only(tmp_path: Path) -> None:
    old = b"\xa7\xac n vi,S\xe8\nS\xeb Y t\xd5,1\n"

    assert after(tmp_path, old, {(1, 1): INDEX}) == old.replace(b",1", b",80.05")
    with pytest.raises(OldEncodingError, match="is not in Unicode and cannot hold"):
        after(tmp_path, old, {(1, 1): Written("TỐT")})


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3", "'-2+3"),
        ("\t=1", "'\t=1"),
        ("-", "-"),
        ("-1,5", "-1,5"),
        ("+84", "+84"),
        ("", ""),
        ("TỐT", "TỐT"),
        ("a=b", "a=b"),
    ],
)
def test_text_never_becomes_a_formula(text: str, kept: str) -> None:
    assert harmless(text) == kept


def test_of_a_formula_the_value_is_written(tmp_path: Path) -> None:
    cells = {(0, 0): Written(Decimal(3), "=1+2")}

    assert after(tmp_path, b"a,b\n", cells) == b"3,b\n"


def test_a_field_is_emptied(tmp_path: Path) -> None:
    assert after(tmp_path, b"a,b\n1,2\n", {(1, 0): Written()}) == b"a,b\n,2\n"
    assert after(tmp_path, b"a,b\n1,2\n", {(5, 5): Written()}) == b"a,b\n1,2\n"


def test_a_text_with_tabs_has_one_line_a_row(tmp_path: Path) -> None:
    text = 'Đơn vị\t"Điểm\nSở Y tế\t1\n'.encode()

    new = after(tmp_path, text, {(1, 1): INDEX}, "quyết định.txt")
    assert new == text.replace(b"\t1", b"\t80.05")


def test_the_ways_a_text_file_is_refused(tmp_path: Path) -> None:
    source, target = tmp_path / "bảng.csv", tmp_path / "ra.csv"
    one = {"bảng": {(0, 0): Written(1)}}
    with pytest.raises(MissingFileError):
        write_cells(source, target, one)
    source.write_bytes(b"a,b\n")
    with pytest.raises(SameFileError):
        write_cells(source, source, one)
    with pytest.raises(UnknownSheetError):
        write_cells(source, target, {**one, "khác": {(0, 0): Written(1)}})
    (tmp_path / "thư mục.csv").mkdir()
    with pytest.raises(UnreadableFileError):
        write_cells(tmp_path / "thư mục.csv", target, one)
    assert not target.exists()


FIELDS = st.text("ab,;\"'\n\rđ 1.", max_size=6)
TABLES = st.lists(st.lists(FIELDS, min_size=1, max_size=4), min_size=1, max_size=5)
PLACES = st.tuples(st.integers(0, 6), st.integers(0, 5))
NEW = st.dictionaries(PLACES, st.text('ax"\n,;ế', min_size=1, max_size=5), max_size=5)


@given(table=TABLES, new=NEW, ending=st.sampled_from(["\r\n", "\n"]))
def test_readers_find_the_changes_and_all_else(
    tmp_path_factory: pytest.TempPathFactory,
    table: list[list[str]],
    new: dict[tuple[int, int], str],
    ending: str,
) -> None:
    out = io.StringIO()
    header = [["đầu", "a", "b"]] * 40  # so that there is one delimiter
    csv.writer(out, lineterminator=ending).writerows([*header, *table])
    cells = {(row + 40, column): Written(text) for (row, column), text in new.items()}

    raw = after(tmp_path_factory.mktemp("bảng"), out.getvalue().encode(), cells)

    found = read(raw.decode())
    expected = read(out.getvalue())
    for (row, column), written in cells.items():
        expected += [[] for _ in range(row + 1 - len(expected))]
        line = expected[row]
        line += [""] * (column + 1 - len(line))
        line[column] = str(written.value)
    assert [stripped(line) for line in found] == [stripped(line) for line in expected]


def read(text: str) -> list[list[str]]:
    return [*csv.reader(io.StringIO(text, newline=""))]


def stripped(line: list[str]) -> list[str]:
    kept = [*line]
    while kept and not kept[-1]:
        kept.pop()
    return kept
