"""LibreOffice opens what is written for Word and Excel, and prints every figure."""

import os
import shutil
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from core.api.report import Format
from core.model import Result
from tests.core.papers import HOSTILE, paper, rendered
from tests.libreoffice import Office


def printed(office: Office, folder: Path, content: bytes, wanted: Format) -> str:
    """Return the text of the pages LibreOffice makes of a file, without blanks.

    Letters of a face it lacks may come in another order; figures stay together.
    """
    file = folder / f"paper{wanted.suffix}"
    file.write_bytes(content)
    pages = PdfDocument(office.converted(file, "pdf"))
    texts = (page.get_textpage().get_text_range() for page in pages)
    return "".join("".join(texts).split())


def needs_writer() -> None:
    """Leave a test out where only the spreadsheet is installed; under CI it fails."""
    if shutil.which("lowriter") is None:
        if os.environ.get("CCHC_CI"):
            pytest.fail("lowriter is not installed")
        pytest.skip("lowriter is not installed")


def test_word_documents_are_opened(
    office: Office, tmp_path: Path, result: Result
) -> None:
    needs_writer()
    content = rendered(result, Format.DOCX, "vi")
    text = printed(office, tmp_path, content, Format.DOCX)

    for row in (row for group in result.groups for row in group.rows):
        figures = "".join(
            row.row.printed(key)
            for key in ("appraised", "survey", "total", "scale", "index")
        )
        assert figures in text
    assert paper(result).document.seal.digest in text


def test_workbooks_are_opened(office: Office, tmp_path: Path, result: Result) -> None:
    content = rendered(result, Format.XLSX, "vi")
    text = printed(office, tmp_path, content, Format.XLSX)

    for row in (row for group in result.groups for row in group.rows):
        assert row.row.printed("index").replace(",", ".") in text.replace(",", ".")
    assert paper(result).document.seal.digest in text


def test_hostile_names_are_opened_as_names(
    office: Office, tmp_path: Path, hostile: Result
) -> None:
    file = tmp_path / "hostile.xlsx"
    file.write_bytes(rendered(hostile, Format.XLSX))
    rows = office.recalculated(file)["1. Index"]

    names = [row[1] for row in rows[6 : 6 + len(HOSTILE)]]
    assert names == [*HOSTILE]
