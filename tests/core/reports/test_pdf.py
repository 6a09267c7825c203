"""The PDF holds every unit and figure as printed, and nothing is run."""

import re

import pytest
from pypdfium2 import PdfDocument

from core.api.report import Format
from core.model import CellState, Result
from core.reports.typesetting import BOX, lettered, pages
from tests.core.papers import HOSTILE, MADE, paper, province, rendered

A4_ACROSS = (842, 595)


def texts(content: bytes) -> list[str]:
    """Return the text of each page, line breaks as blanks."""
    document = PdfDocument(content)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


@pytest.fixture(scope="module")
def content(result: Result) -> bytes:
    return rendered(result, Format.PDF)


@pytest.fixture(scope="module")
def text(content: bytes) -> str:
    return " ".join(texts(content))


def test_every_unit_and_figure_stands_as_printed(text: str, result: Result) -> None:
    rows = [row.row for group in result.groups for row in group.rows]
    wanted = {row.printed_name for row in rows}
    wanted |= {cell.text for row in rows for cell in row.cells.values()}

    # A line may end within a name.
    joined = text.replace(" ", "")
    assert [one for one in wanted if one.replace(" ", "") not in joined] == []


def test_the_annex_is_there_line_by_line(text: str, result: Result) -> None:
    annexes = [table.annex for table in result.decision.tables if table.annex]
    rows = [row for annex in annexes for row in annex.rows]
    lines = {
        " ".join(cell.text for cell in row.cells)
        for row in rows
        if all(cell.state is CellState.PRINTED for cell in row.cells)
    }

    assert len(lines) > 50
    assert [line for line in lines if line not in text] == []


def test_it_is_laid_out_as_an_official_paper(content: bytes) -> None:
    first, *_ = texts(content)

    assert first.startswith("ỦY BAN NHÂN DÂN TỈNH LAI CHÂU SOCIALIST REPUBLIC")
    assert "(Issued with Decision No. 502/QĐ-UBND of 22/5/2018 of Ủy ban" in first
    assert "ADMINISTRATIVE REFORM INDEX 2017, TỈNH LAI CHÂU" in first


def test_each_page_says_what_it_is(content: bytes, result: Result) -> None:
    found = texts(content)
    digest = paper(result).document.seal.digest

    for number, page in enumerate(found, start=1):
        assert digest in page
        assert f"Page {number}/{len(found)}" in page
        assert "not the signed original" in page
        assert "Made 23 November 2026 by cchc 0.1.0" in page


def test_contradictions_are_told_and_no_figure_is_changed(text: str) -> None:
    assert "Sở Tư pháp(2) 64,25 15,80 79,05 100 79,05 KHÁ 12" in text
    assert "By that reading: 80.05 % · TỐT · rank 12." in text


def test_the_header_is_repeated_on_every_page_of_a_table(content: bytes) -> None:
    pages_of_scores = [one for one in texts(content) if "1,00 1,00 1,00" in one]

    assert len(pages_of_scores) > 3
    assert all("Criterion" in one for one in pages_of_scores)


def test_pages_are_a4(content: bytes) -> None:
    for page in PdfDocument(content):
        assert tuple(map(round, page.get_size())) == A4_ACROSS


def test_it_is_made_for_keeping_and_has_its_fonts_inside(content: bytes) -> None:
    assert re.search(rb"<pdfaid:part>2</pdfaid:part>", content)
    assert re.search(rb"<pdfaid:conformance>B</pdfaid:conformance>", content)
    assert b"LibertinusSerif" in content


def test_the_same_day_gives_the_same_bytes(content: bytes, result: Result) -> None:
    assert rendered(result, Format.PDF) == content


def test_names_stay_names(hostile: Result) -> None:
    text = " ".join(texts(rendered(hostile, Format.PDF)))

    names = [name for name in HOSTILE if "\uff1d" not in name]
    # A name broken over two lines has a blank where the line ended.
    joined = text.replace(" ", "")
    assert [name for name in names if name.replace(" ", "") not in joined] == []
    assert f"{BOX}1+1" in text


def test_many_units_are_all_there_with_their_header(many: Result) -> None:
    found = texts(rendered(many, Format.PDF))

    text = " ".join(found)
    names = [row.printed_name for row in many.group("so").rows]
    assert [name for name in names if name.replace(" ", "") not in
            text.replace(" ", "")] == []  # fmt: skip
    summary = [one for one in found if "Appraised score" in one]
    assert len(summary) >= 4
    assert sum("A Tự chấm" in one for one in found) == 7


def test_a_missing_rank_is_a_dash_and_said(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("open") / "x"
    unranked = province(folder, ("Sở A", "Sở B"), ranks=("1", "không xếp hạng"))
    text = " ".join(texts(rendered(unranked.result(), Format.PDF)))

    assert "TỐT không xếp hạng" in text
    assert "No rank is printed for: Sở B." in text


def test_letters_the_face_lacks_become_boxes() -> None:
    assert lettered("Sở 漢 Y tế ≥ 5") == f"Sở {BOX} Y tế ≥ 5"


def test_a_fault_of_the_template_is_not_hidden(hostile: Result) -> None:
    from typst import TypstError

    with pytest.raises(TypstError):
        pages("annex.typ", {}, paper(hostile).document.seal.at)


def test_the_day_is_in_the_properties(content: bytes) -> None:
    made = PdfDocument(content).get_metadata_dict()["CreationDate"]

    assert made.startswith(f"D:{MADE:%Y%m%d}")
