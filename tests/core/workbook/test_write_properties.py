"""Whatever is written, readers find just that; nothing broken is passed on."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineError, CalamineWorkbook

from core.errors import CchcError
from core.workbook.write_back import Written, annotate, write_cells
from tests.core import strategies  # noqa: F401  # it says how long to try
from tests.core.workbook.rich import Parts, parts_of, remade

SHEET = "xl/worksheets/sheet1.xml"
SPOTS = st.tuples(st.integers(0, 12), st.integers(0, 12))
FIGURES = st.decimals(-1000, 1000, places=2)
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]),
    min_size=1, max_size=12,
)  # fmt: skip
VALUES = st.one_of(FIGURES, TEXTS, st.integers(-9, 9))
SHEETS = st.dictionaries(SPOTS, VALUES, max_size=30)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bảng")


def made(folder: Path, cells: Mapping[tuple[int, int], object]) -> Path:
    file = folder / "vào.xlsx"
    with xlsxwriter.Workbook(f"{file}") as book:
        sheet = book.add_worksheet("A")
        for (row, column), value in cells.items():
            if isinstance(value, str):
                sheet.write_string(row, column, value)
            else:
                sheet.write_number(row, column, value)
    return file


def read(file: Path) -> dict[tuple[int, int], object]:
    rows = (
        CalamineWorkbook.from_path(file)
        .get_sheet_by_index(0)
        .to_python(skip_empty_area=False)
    )
    return {
        (row, column): value
        for row, line in enumerate(rows)
        for column, value in enumerate(line)
        if value != ""
    }


def shown(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else value


@given(before=SHEETS, new=st.dictionaries(SPOTS, st.none() | VALUES, max_size=12))
def test_readers_find_the_changes_and_everything_else(
    folder: Path,
    before: dict[tuple[int, int], object],
    new: dict[tuple[int, int], str | Decimal | int | None],
) -> None:
    source, target = made(folder, before), folder / "ra.xlsx"
    write_cells(source, target, {"A": {spot: Written(v) for spot, v in new.items()}})

    expected = {**before, **new}
    assert read(target) == {
        spot: shown(value) for spot, value in expected.items() if value is not None
    }


PIECES = (
    b"<row>", b"</row>", b"<c>", b"</c>", b"<sheetData>", b"</sheetData>", b"<v>",
    b"<!--",
    b"-->", b"<![CDATA[", b"]]>", b'"', b"'", b"/>", b"<", b">", b"&", b"\0", b' r="1"',
    b' r="B2"', b"<x:row/>", b"</worksheet>", b"<mergeCell ref='A1:C3'/>", b"\xff",
    b"<f t='shared' si='0' ref='A1:C3'/>", b"<sheetProtection sheet='1'/>",
)  # fmt: skip
CUTS = st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from((b"", *PIECES)))


def broken(xml: bytes, cuts: list[tuple[float, int, bytes]]) -> bytes:
    for share, length, piece in cuts:
        at = int(share * len(xml))
        xml = xml[:at] + piece + xml[at + length :]
    return xml


@given(cuts=st.lists(CUTS, min_size=1, max_size=3))
def test_a_broken_sheet_is_refused_or_comes_out_readable(
    folder: Path, cuts: list[tuple[float, int, bytes]]
) -> None:
    cells = {(row, column): row * column for row in range(4) for column in range(4)}

    def spoil(parts: Parts) -> None:
        parts[SHEET] = broken(parts[SHEET], cuts)

    source = remade(made(folder, cells), folder / "hỏng.xlsx", spoil)
    target = folder / "ra.xlsx"
    for change in (write, note):
        target.unlink(missing_ok=True)
        try:
            change(source, target)
        except CchcError:
            assert not target.exists()
        else:
            assert_readable(source, target)


def write(source: Path, target: Path) -> None:
    write_cells(source, target, {"A": {(1, 1): Written(7), (6, 2): Written("b")}})


def note(source: Path, target: Path) -> None:
    annotate(source, target, {"A": {(1, 1): "Sai"}})


def assert_readable(source: Path, target: Path) -> None:
    """Check that the new values are there, unless no reader reads the source either."""
    try:
        before = read(source)
    except CalamineError:
        assert parts_of(target)
        return
    after = read(target)
    if (6, 2) in after:
        assert after[1, 1] == 7
        before |= {(1, 1): 7.0, (6, 2): "b"}
    assert after == before


CHANGES = st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255))


@given(changes=st.lists(CHANGES, min_size=1, max_size=4))
def test_a_broken_file_is_refused_or_comes_out_readable(
    folder: Path, changes: list[tuple[float, int]]
) -> None:
    raw = bytearray(made(folder, {(0, 0): 1, (1, 1): 2}).read_bytes())
    for share, byte in changes:
        raw[int(share * len(raw))] = byte
    source, target = folder / "hỏng.xlsx", folder / "ra.xlsx"
    source.write_bytes(raw)
    target.unlink(missing_ok=True)
    try:
        write(source, target)
    except CchcError:
        assert not target.exists()
    else:
        assert_readable(source, target)
