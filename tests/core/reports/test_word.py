"""The Word document: the same texts, real styles, a header on every page."""

from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from core.api.report import Format
from core.model import Result
from tests.core.papers import HOSTILE, paper, rendered

MARKED = 2  # the line of Sở Tư pháp has the second note


@pytest.fixture(scope="module")
def content(result: Result) -> bytes:
    return rendered(result, Format.DOCX)


@pytest.fixture(scope="module")
def document(content: bytes) -> Any:
    return Document(BytesIO(content))


def cells(table: Any) -> list[list[str]]:
    """Return the texts of a table, row by row, quickly."""
    rows = table._tbl.tr_lst  # noqa: SLF001  # cells of python-docx are slow to find
    return [
        [
            "".join(text.text or "" for text in cell.iter(qn("w:t")))
            for cell in row.tc_lst
        ]
        for row in rows
    ]


def table_of(document: Any, first: str) -> list[list[str]]:
    """Return the table whose header begins so."""
    tables = map(cells, document.tables)
    return next(rows for rows in tables if rows and rows[0][0] == first)


def test_every_line_stands_as_printed(document: Any, result: Result) -> None:
    rows = table_of(document, "No.")

    group = result.groups[0]
    keys = ("appraised", "survey", "total", "scale", "index", "band", "rank")
    wanted = [[one.row.printed(key) for key in keys] for one in group.rows]
    assert [row[2:] for row in rows[1:]] == wanted
    names = [row[1].partition("(")[0] for row in rows[1:]]
    assert names == [row.printed_name for row in group.rows]


def test_the_letterhead_is_a_table_without_lines(document: Any) -> None:
    [[left, right]] = cells(document.tables[0])

    assert left == "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU"
    assert right == "SOCIALIST REPUBLIC OF VIET NAMIndependence - Freedom - Happiness"
    assert document.tables[0]._tbl.tblPr.find(qn("w:tblBorders")) is None  # noqa: SLF001


def test_headers_are_repeated(document: Any) -> None:
    framed: list[Any] = [
        table._tbl  # noqa: SLF001
        for table in document.tables
        if table._tbl.tblPr.find(qn("w:tblBorders")) is not None  # noqa: SLF001
    ]

    assert len(framed) == 4
    for table in framed:
        first, *others = table.tr_lst
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:tblHeader")) is None for row in others)


def test_it_is_written_in_styles_and_times_new_roman(document: Any) -> None:
    styles = {line.style.name for line in document.paragraphs if line.style}

    assert {"Title", "Heading 1", "Annex note"} <= styles
    fonts = document.styles["Normal"].element.rPr.rFonts
    assert fonts.get(qn("w:ascii")) == fonts.get(qn("w:cs")) == "Times New Roman"


def test_the_page_lies_on_its_side(document: Any) -> None:
    [section] = document.sections

    assert section.orientation is WD_ORIENT.LANDSCAPE
    assert section.page_width > section.page_height


def test_notes_source_and_digest_are_there(document: Any, result: Result) -> None:
    text = "\n".join(line.text for line in document.paragraphs)
    foot = document.sections[0].footer.paragraphs[0].text
    digest = paper(result).document.seal.digest

    assert "By that reading: 80.05 % · TỐT · rank 12." in text
    assert "Source: Decision 502/QĐ-UBND of 22 May 2018" in text
    assert digest in text
    assert digest in foot
    assert document.core_properties.comments.endswith(digest)


def test_a_mark_is_raised_and_the_name_untouched(document: Any) -> None:
    row = next(r for r in table_of(document, "No.") if r[1].startswith("Sở Tư pháp"))

    assert row[1] == f"Sở Tư pháp({MARKED})"


def test_the_same_day_gives_the_same_bytes(content: bytes, result: Result) -> None:
    assert rendered(result, Format.DOCX) == content


def test_names_stay_names(hostile: Result) -> None:
    document = Document(BytesIO(rendered(hostile, Format.DOCX)))
    rows = table_of(document, "No.")

    marked = [row[1] for row in rows[1:]]
    assert all(
        text.startswith(name) for text, name in zip(marked, HOSTILE, strict=True)
    )


def test_many_units_are_broken_across_tables(many: Result) -> None:
    document = Document(BytesIO(rendered(many, Format.DOCX)))

    across = [table for table in document.tables if cells(table)[0][0] == "Code"]
    headings = [text for table in across for text in cells(table)[0][2:]]
    assert headings == [row.printed_name for row in many.group("so").rows]
    assert {len(cells(table)[0]) for table in across} == {20}
