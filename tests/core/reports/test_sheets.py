"""The workbook: numbers are numbers, texts are texts, nothing is a formula."""

from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from core.api.report import Format
from core.model import Result
from core.reports.document import Entry
from core.reports.sheets import is_number, number_format, sheet_name
from tests.core.papers import HOSTILE, MADE, paper, rendered

HEADER = 6


@pytest.fixture(scope="module")
def content(result: Result) -> bytes:
    return rendered(result, Format.XLSX)


@pytest.fixture(scope="module")
def book(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def column(sheet: Worksheet, heading: str) -> list[object]:
    """Return the values below a heading."""
    header = [cell.value for cell in sheet[HEADER]]
    at = header.index(heading) + 1
    return [sheet.cell(y, at).value for y in range(HEADER + 1, sheet.max_row + 1)]


def test_there_is_a_sheet_for_each_table_the_notes_and_the_source(
    book: Workbook,
) -> None:
    titles = ["1. Index", "2. Index", "3. Scores", "4. Scores", "Notes", "Source"]

    assert book.sheetnames == titles


def test_figures_are_numbers_shown_as_printed(book: Workbook, result: Result) -> None:
    sheet = book.worksheets[0]
    rows = result.groups[0].rows

    for number, row in enumerate(rows, start=HEADER + 1):
        cell = sheet.cell(number, 7)
        assert Decimal(str(cell.value)) == row.index
        assert cell.number_format == "0.00"
    scales = [sheet.cell(n, 6).number_format for n in (HEADER + 1, HEADER + 8)]
    assert scales == ["0", "0.00"]
    assert column(sheet, "Unit")[:20] == [row.printed_name for row in rows]


def test_a_printed_nought_keeps_its_decimals(book: Workbook) -> None:
    sheet = book["3. Scores"]
    noughts = [c for row in sheet.iter_rows(min_row=7) for c in row if c.value == 0]

    assert {cell.number_format for cell in noughts} == {"0.00"}


def test_nothing_is_a_formula_or_a_link(hostile: Result) -> None:
    book = load_workbook(BytesIO(rendered(hostile, Format.XLSX)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]

    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert [cell.value for cell in cells if cell.hyperlink] == []
    assert column(book.worksheets[0], "Unit")[: len(HOSTILE)] == [*HOSTILE]


def test_sheets_are_set_for_reading_and_printing(book: Workbook) -> None:
    for sheet in book.worksheets[:4]:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        fitted = sheet.sheet_properties.pageSetUpPr
        assert fitted is not None
        assert fitted.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows == f"${HEADER}:${HEADER}"
        assert sheet.freeze_panes == f"C{HEADER + 1}"


def test_a_mark_stands_beside_the_table(book: Workbook) -> None:
    sheet = book.worksheets[0]
    names = column(sheet, "Unit")
    row = HEADER + 1 + names.index("Sở Tư pháp")

    assert sheet.cell(row, 10).value == "(2)"


def test_all_findings_are_told(book: Workbook, result: Result) -> None:
    kinds = column(book["Notes"], "Kind")

    assert len(kinds) == len(result.findings)
    assert kinds.count("Error") == 4


def test_digest_and_day_are_in_it(book: Workbook, result: Result) -> None:
    digest = paper(result).document.seal.digest
    texts = [cell.value for row in book["Source"].iter_rows() for cell in row]

    assert f"SHA-256 of the published figures: {digest}" in texts
    assert book.properties.description.endswith(digest)
    assert book.properties.created.date() == MADE
    foot: Any = book.worksheets[0].oddFooter
    assert digest in foot.left.text


def test_the_same_day_gives_the_same_bytes(content: bytes, result: Result) -> None:
    assert rendered(result, Format.XLSX) == content


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("72,50", "72.50", True),
        ("-1,5", "-1.5", True),
        ("x", None, False),
        ("1.234.567.890.123.456,5", "1234567890123456.5", False),
        ("khoảng 5", "5", False),
    ],
)
def test_only_what_keeps_its_digits_is_a_number(
    text: str,
    value: str | None,
    expected: bool,  # noqa: FBT001
) -> None:
    one = Entry(text=text, value=None if value is None else Decimal(value))

    assert is_number(one) is expected


def test_formats_show_the_printed_decimals() -> None:
    texts = ("72.50", "100", "1.125")

    formats = [number_format(Entry(text=t, value=Decimal(t))) for t in texts]
    assert formats == ["0.00", "0", "0.000"]


def test_names_of_sheets_are_what_excel_takes() -> None:
    assert sheet_name("1. Chỉ số", 1) == "1. Chỉ số"
    assert sheet_name("[a]/b:c*?'" + "x" * 40, 1) == "a b c " + "x" * 25
    assert sheet_name("//", 7) == "7"
