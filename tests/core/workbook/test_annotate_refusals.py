"""What no comment can be made of, or put into, is refused and nothing is written."""

from pathlib import Path

import pytest

from core.errors import BadWrittenError, NotXlsxError, UnsafeWorkbookError
from core.workbook.annotate import annotate
from tests.core.workbook.rich import SCORES, Parts, remade, rich

Notes = dict[tuple[int, int], str]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return rich(tmp_path / "bảng.xlsx")


def annotated(book: Path, notes: dict[str, Notes]) -> Path:
    target = book.with_stem(f"{book.stem} ghi chú")
    annotate(book, target, notes)
    return target


@pytest.mark.parametrize("text", ["", "  \n", "x" * 32_768])
def test_a_text_that_no_comment_holds_is_refused(book: Path, text: str) -> None:
    with pytest.raises(BadWrittenError):
        annotated(book, {SCORES: {(3, 1): text}})


def test_a_text_file_holds_no_comments(tmp_path: Path) -> None:
    file = tmp_path / "bảng.csv"
    file.write_text("a,b\n", "utf-8")

    with pytest.raises(NotXlsxError, match="holds no comments"):
        annotate(file, tmp_path / "ra.csv", {"bảng": {(0, 0): "Sai"}})


@pytest.mark.parametrize(
    "broken",
    [
        b"<comments/>",
        b'<comments xmlns="%s"><commentList/></comments>',
        b'<comments xmlns="%s"><authors/></comments>',
        b'<comments xmlns="%s"><authors></comments>',
        b'<comments xmlns="%s"><authors/><comment ref="B4"/></comments>',
    ],
)
def test_a_list_of_comments_that_is_none_is_refused(book: Path, broken: bytes) -> None:
    def spoil(parts: Parts) -> None:
        main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        parts["xl/comments1.xml"] = broken.replace(b"%s", main)

    source = remade(book, book.with_stem("hỏng"), spoil)
    with pytest.raises(UnsafeWorkbookError) as caught:
        annotated(source, {SCORES: {(3, 1): "Sai"}})
    assert caught.value.params["part"] == "xl/comments1.xml"


def test_a_drawing_without_an_end_is_refused(book: Path) -> None:
    def cut(parts: Parts) -> None:
        name = "xl/drawings/vmlDrawing1.vml"
        parts[name] = parts[name].removesuffix(b"</xml>\n").removesuffix(b"</xml>")

    source = remade(book, book.with_stem("cụt"), cut)
    with pytest.raises(UnsafeWorkbookError, match="does not end"):
        annotated(source, {SCORES: {(7, 1): "Sai"}})
