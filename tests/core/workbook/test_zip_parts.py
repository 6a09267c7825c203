"""Zip files of every make are copied part by part, only what changed is new."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from core.errors import UnsafeWorkbookError
from core.workbook import zip_parts
from core.workbook.write_back import Written, write_cells
from core.workbook.xml_bytes import XmlFault
from tests.core.workbook.refusals import ONE
from tests.core.workbook.rich import EMPTY, parts_of, rich

SHEET = "xl/worksheets/sheet4.xml"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rich(tmp_path_factory.mktemp("rich") / "bảng.xlsx")


class Stream(io.RawIOBase):
    """A file that cannot go back: sizes then follow each part."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self.file = file

    def writable(self) -> bool:
        return True

    def write(self, content: bytes) -> int:  # type: ignore[override]  # narrower on purpose
        return self.file.write(content)


def streamed(out: BinaryIO, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(Stream(out), "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)


def stored(out: BinaryIO, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for name, content in parts.items():
            made.writestr(name, content)


def wide(out: BinaryIO, parts: dict[str, bytes]) -> None:
    """Write as programs do that allow for parts of more than 4 GB."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            with made.open(name, "w", force_zip64=True) as part:
                part.write(content)


def after_junk(out: BinaryIO, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    raw = out.getvalue() if isinstance(out, io.BytesIO) else b""
    out.seek(0)
    out.write(b"PKjunk before" + raw)


def with_extras(out: BinaryIO, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.extra = b"UT\5\0\1abcd"
            entry.comment = b"of a part"
            made.writestr(entry, content)


@pytest.mark.parametrize("make", [streamed, stored, wide, after_junk, with_extras])
def test_every_make_of_zip_file_is_copied(
    book: Path, tmp_path: Path, make: Callable[[BinaryIO, dict[str, bytes]], None]
) -> None:
    raw = io.BytesIO()
    make(raw, parts_of(book))
    source, target = tmp_path / "vào.xlsx", tmp_path / "ra.xlsx"
    source.write_bytes(raw.getvalue())
    write_cells(source, target, ONE)

    old, new = parts_of(source), parts_of(target)
    assert [name for name in old if old[name] != new[name]] == [SHEET]
    assert [*new] == [*old]
    with zipfile.ZipFile(target) as after, zipfile.ZipFile(source) as before:
        assert after.testzip() is None
        for was, now in zip(before.infolist(), after.infolist(), strict=True):
            assert now.compress_type == was.compress_type
            assert now.comment == was.comment
            assert (b"UT" in now.extra) == (b"UT" in was.extra)


def test_a_part_of_unknown_compression_is_copied_as_it_is(
    book: Path, tmp_path: Path
) -> None:
    raw = bytearray(book.read_bytes())
    at = raw.rindex(b"PK\1\2")
    with zipfile.ZipFile(book) as opened:
        local = opened.infolist()[-1].header_offset
    raw[at + 10] = raw[local + 8] = 9  # deflate64
    source, target = tmp_path / "vào.xlsx", tmp_path / "ra.xlsx"
    source.write_bytes(raw)
    write_cells(source, target, ONE)

    with zipfile.ZipFile(target) as opened:
        assert opened.infolist()[-1].compress_type == 9


@pytest.mark.parametrize("touched", [{EMPTY: {}}, ONE])
def test_a_part_beyond_the_limit_is_refused(
    book: Path,
    tmp_path: Path,
    touched: dict[str, dict[tuple[int, int], Written]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(zip_parts, "LARGEST_PART", 3000)

    with pytest.raises(UnsafeWorkbookError, match="is larger than"):
        write_cells(book, tmp_path / "ra.xlsx", touched)
    assert [*tmp_path.iterdir()] == []


def test_a_file_too_large_for_its_table_is_refused(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zip_parts, "_MOST_PARTS", 3)

    with pytest.raises(UnsafeWorkbookError):
        write_cells(book, tmp_path / "ra.xlsx", ONE)
    assert [*tmp_path.iterdir()] == []


def test_an_absent_part_is_told(book: Path) -> None:
    with book.open("rb") as file, pytest.raises(XmlFault):
        zip_parts.parts_of(file).read("none.xml")
