"""Files that must not be changed are refused in a sentence; nothing is left behind."""

import zipfile
from pathlib import Path

import pytest

from core.errors import (
    MissingFileError,
    NotXlsxError,
    ProtectedWorkbookError,
    SignedWorkbookError,
    UnknownSheetError,
    UnreadableFileError,
    UnsafeWorkbookError,
)
from core.workbook.write_back import Written, annotate, write_cells
from tests.core.workbook.refusals import NOTE, refused, said
from tests.core.workbook.rich import LISTED, Parts, remade, rich

OLD_BINARY = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return rich(tmp_path_factory.mktemp("rich") / "bảng.xlsx").read_bytes()


@pytest.fixture
def book(tmp_path: Path, made: bytes) -> Path:
    file = tmp_path / "bảng.xlsx"
    file.write_bytes(made)
    return file


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("cũ.xls", OLD_BINARY + b"Workbook", "an old workbook (.xls)"),
        ("cũ.xlsx", OLD_BINARY + b"Workbook", "an old workbook (.xls)"),
        ("trống.xlsx", b"", "no workbook"),
        ("ảnh.xlsx", b"\x89PNG", "no workbook"),
        ("lạ.ods", b"<office:document/>", "an OpenDocument spreadsheet (.ods)"),
    ],
)
def test_other_sorts_of_files_are_named(
    tmp_path: Path, name: str, content: bytes, kind: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)

    error = refused(file)
    assert type(error) is NotXlsxError
    assert f"{name} is {kind}; results are written into .xlsx" in said(error)
    assert "File → Save As → Excel Workbook" in said(error)


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (("mimetype", "content.xml"), "an OpenDocument spreadsheet (.ods)"),
        (("[Content_Types].xml", "xl/workbook.bin"), "a binary workbook (.xlsb)"),
        (("a.txt",), "no workbook"),
    ],
)
def test_zip_files_of_other_sorts_are_named(
    tmp_path: Path, names: tuple[str, ...], kind: str
) -> None:
    file = tmp_path / "tệp.xlsx"
    with zipfile.ZipFile(file, "w") as out:
        for name in names:
            out.writestr(name, "x")

    assert f"is {kind};" in said(refused(file))


def test_a_locked_workbook_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "khóa.xlsx"
    file.write_bytes(OLD_BINARY + bytes(600) + "EncryptedPackage".encode("utf-16-le"))

    assert type(refused(file)) is ProtectedWorkbookError


def test_a_signed_workbook_is_refused(book: Path) -> None:
    def sign(parts: Parts) -> None:
        parts["_xmlsignatures/origin.sigs"] = b""

    assert (
        type(refused(remade(book, book.with_stem("ký"), sign))) is SignedWorkbookError
    )


def test_a_part_that_stands_twice_is_refused(book: Path) -> None:
    with (
        zipfile.ZipFile(book, "a") as out,
        pytest.warns(UserWarning, match="Duplicate"),
    ):
        out.writestr("xl/workbook.xml", "<other/>")

    error = refused(book)
    assert type(error) is UnsafeWorkbookError
    assert "the part stands in the file twice" in said(error)


def test_parts_that_differ_in_capitals_only_are_refused(book: Path) -> None:
    with zipfile.ZipFile(book, "a") as out:
        out.writestr("XL/Workbook.xml", "<other/>")

    assert "the part stands in the file twice" in said(refused(book))


def test_an_encrypted_part_is_refused(book: Path) -> None:
    raw = bytearray(book.read_bytes())
    raw[raw.rindex(b"PK\1\2") + 8] |= 1
    book.write_bytes(raw)

    assert "the part is encrypted" in said(refused(book))


def test_parts_that_overlap_are_refused(book: Path) -> None:
    raw = bytearray(book.read_bytes())
    last = raw.rindex(b"PK\1\2")
    raw[last + 42 : last + 46] = bytes(4)
    book.write_bytes(raw)

    assert type(refused(book)) is UnsafeWorkbookError


@pytest.mark.parametrize("share", range(1, 10))
def test_a_file_that_was_cut_short_is_refused(book: Path, share: int) -> None:
    raw = book.read_bytes()
    book.write_bytes(raw[: len(raw) * share // 10])

    assert type(refused(book)) is UnsafeWorkbookError


def test_damaged_content_is_refused(book: Path) -> None:
    raw = bytearray(book.read_bytes())
    with zipfile.ZipFile(book) as opened:
        at = opened.getinfo("xl/workbook.xml").header_offset
    raw[at + 100 : at + 140] = bytes(40)
    book.write_bytes(raw)

    assert type(refused(book)) is UnsafeWorkbookError


@pytest.mark.parametrize(
    "gone", ["xl/workbook.xml", "xl/worksheets/sheet4.xml", "_rels/.rels"]
)
def test_a_missing_part_is_named(book: Path, gone: str) -> None:
    def drop(parts: Parts) -> None:
        del parts[gone]

    error = refused(remade(book, book.with_stem("thiếu"), drop))
    assert type(error) is UnsafeWorkbookError


@pytest.mark.parametrize("part", ["xl/workbook.xml", "[Content_Types].xml"])
def test_a_part_that_is_no_xml_is_named(book: Path, part: str) -> None:
    def spoil(parts: Parts) -> None:
        parts[part] = b"<a><b></a>"

    source = remade(book, book.with_stem("hỏng"), spoil)
    with pytest.raises(UnsafeWorkbookError) as caught:
        annotate(source, book.with_stem("ra"), NOTE)
    assert caught.value.params["part"] == part


@pytest.mark.parametrize("name", ["Không có", "Biểu đồ", "trống"])
def test_a_sheet_that_is_not_there_is_named_with_those_that_are(
    book: Path, name: str
) -> None:
    with pytest.raises(UnknownSheetError) as caught:
        write_cells(book, book.with_stem("ra"), {name: {(0, 0): Written(1)}})

    assert (
        f'has no worksheet "{name}". Its worksheets: Bảng điểm, Khóa, Phụ lục'
        in said(caught.value)
    )
    assert LISTED in said(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert type(refused(tmp_path / "không.xlsx")) is MissingFileError


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "thư mục.xlsx"
    folder.mkdir()

    assert type(refused(folder, tmp_path / "ra.xlsx")) is UnreadableFileError
