"""Comments go to cells of the user's workbook; those there are stay, as all else."""

import re
from pathlib import Path

import openpyxl
import pytest

from core.errors import LockedCellError
from core.workbook.annotate import annotate
from core.workbook.vml import blocks
from tests.core.workbook.rich import (
    EMPTY,
    LISTED,
    LOCKED,
    SCORES,
    Parts,
    changed,
    parts_of,
    remade,
    rich,
)

Notes = dict[tuple[int, int], str]
LONG = (
    "Điểm thẩm định 85,5 lớn hơn điểm tối đa 80 của lĩnh vực; kiểm tra lại ô này. " * 4
)
FOUND: dict[str, Notes] = {
    SCORES: {(3, 1): LONG, (4, 3): "Tổng sai", (0, 3): "Tiêu đề"},
    LISTED: {(2, 2): "Thiếu căn cứ\nxem Phụ lục II"},
    EMPTY: {(0, 16_383): "Mép phải", (1_048_575, 0): "Mép dưới"},
    LOCKED: {(0, 0): "Ô khóa vẫn có ghi chú"},
}
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")


@pytest.fixture(params=["xlsx", "xlsm"])
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return rich(tmp_path / f"bảng.{request.param}")


def annotated(book: Path, notes: dict[str, Notes] | None = None) -> Path:
    target = book.with_stem(f"{book.stem} ghi chú")
    annotate(book, target, FOUND if notes is None else notes)
    return target


def comments(file: Path) -> dict[str, tuple[str, str]]:
    opened = openpyxl.load_workbook(file)
    return {
        f"{sheet.title}!{cell.coordinate}": (cell.comment.author, cell.comment.text)
        for sheet in opened.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def test_every_comment_is_found_at_its_cell(book: Path) -> None:
    notes = {SCORES: FOUND[SCORES], LISTED: FOUND[LISTED], LOCKED: FOUND[LOCKED]}

    assert comments(annotated(book, notes)) == {
        f"{SCORES}!A1": ("CCHC", "Tiêu đề"),  # the head of the merged cells
        f"{SCORES}!B4": ("Lan", f"Đã kiểm tra\n\nCCHC: {LONG}"),
        f"{SCORES}!C5": ("Lan", "Xem lại\nphiếu số 3"),
        f"{SCORES}!D5": ("CCHC", "Tổng sai"),
        f"{LISTED}!C3": ("CCHC", "Thiếu căn cứ\nxem Phụ lục II"),
        f"{LOCKED}!A1": ("CCHC", "Ô khóa vẫn có ghi chú"),
    }


def test_everything_else_keeps_its_bytes(book: Path) -> None:
    old, new = parts_of(book), parts_of(annotated(book))

    touched = {name for name in old if new.get(name) != old[name]}
    assert touched == {
        "[Content_Types].xml",
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
        "xl/worksheets/_rels/sheet3.xml.rels",
        "xl/worksheets/sheet2.xml",
        "xl/worksheets/sheet3.xml",
        "xl/worksheets/sheet4.xml",
    }
    assert [*new][: len(old)] == [*old]


def test_in_a_sheet_only_the_reference_to_the_boxes_is_new(book: Path) -> None:
    old, new = parts_of(book), parts_of(annotated(book))

    added = re.compile(rb'<legacyDrawing r:id="rId\d+"/>')
    for number in (3, 4):
        sheet = f"xl/worksheets/sheet{number}.xml"
        assert added.search(new[sheet])
        assert added.sub(b"", new[sheet]) == old[sheet]


def test_the_reference_stands_before_the_background_and_tables(book: Path) -> None:
    sheet = parts_of(annotated(book))["xl/worksheets/sheet3.xml"]

    order = [sheet.index(b"<" + name) for name in (b"legacyDr", b"picture", b"tableP")]
    assert order == sorted(order)


def test_boxes_and_texts_that_were_there_stay(book: Path) -> None:
    old, new = parts_of(book), parts_of(annotated(book))

    drawing = "xl/drawings/vmlDrawing1.vml"
    kept = re.sub(rb"<x:Anchor>.*?</x:Anchor>|data=\"[^\"]*\"", b"", old[drawing])
    now = re.sub(rb"<x:Anchor>.*?</x:Anchor>|data=\"[^\"]*\"", b"", new[drawing])
    assert now.startswith(kept[: kept.rindex(b"</xml>")])
    assert b'ObjectType="Button"' in now
    for text in ("Đã kiểm tra", "Xem lại"):
        assert text.encode() in new["xl/comments1.xml"]


def test_a_box_grows_with_its_text(book: Path) -> None:
    anchor = re.compile(rb"<x:Anchor>([^<]*)</x:Anchor>.{,99}?<x:Row>3<", re.DOTALL)
    drawing = "xl/drawings/vmlDrawing1.vml"
    before = anchor.search(parts_of(book)[drawing])
    after = anchor.search(parts_of(annotated(book))[drawing])

    assert before
    assert after
    old, new = ([int(n) for n in found[1].split(b",")] for found in (before, after))
    assert new[:6] == old[:6]
    assert new[6] > old[6] + 5


def test_boxes_have_numbers_of_their_own(book: Path) -> None:
    old, new = parts_of(book), parts_of(annotated(book))

    before, after = (
        [
            number
            for name, part in parts.items()
            if name.endswith(".vml")
            for number in re.findall(rb'id="_x0000_s(\d+)"', part)
        ]
        for parts in (old, new)
    )
    added = [number for number in after if number not in before]
    assert len(set(added)) == len(added) == len(after) - len(before) == 6
    for name, part in new.items():
        if name.endswith(".vml"):
            listed = re.search(rb'<o:idmap[^>]*data="([\d,]+)"', part)
            assert listed
            told = {int(block) for block in listed[1].split(b",")}
            assert {int(n) // 1024 for n in re.findall(rb"_x0000_s(\d+)", part)} <= told


def test_many_boxes_take_several_blocks_of_numbers(book: Path) -> None:
    notes = {(row, 0): f"ô {row}" for row in range(1500)}
    new = parts_of(annotated(book, {EMPTY: notes}))

    drawing = new["xl/drawings/vmlDrawing3.vml"]
    assert drawing.count(b"<v:shape ") == 1500
    assert len(blocks([drawing])) == 2


def test_the_same_comments_twice_are_there_once(book: Path) -> None:
    once = annotated(book, {SCORES: FOUND[SCORES]})
    twice = annotated(once, {SCORES: FOUND[SCORES]})

    assert comments(twice) == comments(once)


def test_text_without_runs_gets_ours_below(book: Path) -> None:
    def plain(parts: Parts) -> None:
        name = "xl/comments1.xml"
        runs = re.compile(rb"<r><rPr>.*?</rPr>(<t[^>]*>[^<]*</t>)</r>", re.DOTALL)
        parts[name] = runs.sub(rb"\1", parts[name])

    source = remade(book, book.with_stem("chữ trơn"), plain)
    assert b"<r>" not in parts_of(source)["xl/comments1.xml"]
    target = annotated(source, {SCORES: {(3, 1): "Sai"}})

    assert comments(target)[f"{SCORES}!B4"][1] == "Đã kiểm tra\n\nCCHC: Sai"


@pytest.mark.parametrize("text", ["<text/>", "<text></text>", ""])
def test_a_comment_without_text_gets_ours(book: Path, text: str) -> None:
    def empty(parts: Parts) -> None:
        name = "xl/comments1.xml"
        parts[name] = re.sub(rb"<text>.*?</text>", text.encode(), parts[name], count=1)

    source = remade(book, book.with_stem("không chữ"), empty)
    target = annotated(source, {SCORES: {(3, 1): "Sai"}})

    assert comments(target)[f"{SCORES}!B4"][1] == "\n\nCCHC: Sai"


def test_two_texts_in_one_merged_area_stand_in_one_comment(book: Path) -> None:
    target = annotated(book, {SCORES: {(0, 1): "Một", (0, 2): "Hai"}})

    assert comments(target)[f"{SCORES}!A1"] == ("CCHC", "Một\n\nHai")


def test_a_conversation_is_not_hidden_from_its_people(book: Path) -> None:
    def thread(parts: Parts) -> None:
        name = "xl/worksheets/_rels/sheet1.xml.rels"
        parts["xl/threadedComments/threadedComment1.xml"] = (
            b'<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml'
            b'/2018/threadedcomments"><threadedComment ref="B4" id="{1}"/>'
            b"</ThreadedComments>"
        )
        told = (
            '<Relationship Id="rId77" Target="../threadedComments/threadedComment1.xml"'
        )
        told += ' Type="http://schemas.microsoft.com/office/2017/10/relationships/'
        told += 'threadedComment"/></Relationships>'
        changed(parts, name, "</Relationships>", told)

    source = remade(book, book.with_stem("trao đổi"), thread)

    with pytest.raises(LockedCellError, match="conversation"):
        annotated(source, {SCORES: {(3, 1): "Sai"}})
    assert annotated(source, {SCORES: {(4, 1): "Sai"}}).exists()


def test_a_drawing_with_form_buttons_only_gets_boxes_too(book: Path) -> None:
    def no_notes(parts: Parts) -> None:
        name = "xl/drawings/vmlDrawing1.vml"
        note = re.compile(
            rb'<v:shape [^>]*(?:(?!</v:shape>).)*"Note".*?</v:shape>', re.DOTALL
        )
        parts[name] = note.sub(b"<br>", parts[name])
        del parts["xl/comments1.xml"]
        holder = "xl/worksheets/_rels/sheet1.xml.rels"
        parts[holder] = re.sub(
            rb'<Relationship [^>]*comments1.xml"/>', b"", parts[holder]
        )

    source = remade(book, book.with_stem("nút"), no_notes)
    target = annotated(source, {SCORES: {(3, 1): "Sai"}})

    drawing = parts_of(target)["xl/drawings/vmlDrawing1.vml"]
    assert b'ObjectType="Button"' in drawing
    assert drawing.count(b'ObjectType="Note"') == 1
    assert comments(target) == {f"{SCORES}!B4": ("CCHC", "Sai")}


def test_comments_with_a_prefix_are_extended(book: Path) -> None:
    def prefix(parts: Parts) -> None:
        name = "xl/comments1.xml"
        text = re.sub(rb"<(/?)(?=[a-z])", rb"<\1x:", parts[name])
        parts[name] = text.replace(b"xmlns=", b"xmlns:x=")

    source = remade(book, book.with_stem("tiền tố"), prefix)
    target = annotated(source, {SCORES: {(3, 1): "Sai", (7, 0): "Mới"}})

    found = comments(target)
    assert found[f"{SCORES}!B4"][1].endswith("\n\nCCHC: Sai")
    assert found[f"{SCORES}!A8"] == ("CCHC", "Mới")
