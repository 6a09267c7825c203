"""What a cell is given is what readers find in it, to the last digit and letter."""

import html
import re
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from core.errors import BadWrittenError
from core.i18n import Localizer
from core.workbook.write_back import Written, write_cells
from core.workbook.written import number_text
from tests.core.workbook.rich import parts_of

SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    made = xlsxwriter.Workbook(str(tmp_path / "trống.xlsx"))
    made.add_worksheet("A")
    made.close()
    return tmp_path / "trống.xlsx"


def written(book: Path, cell: Written) -> Path:
    write_cells(book, book.with_stem("ra"), {"A": {(1, 1): cell}})
    return book.with_stem("ra")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Decimal("80.05"), "80.05"),
        (Decimal("80.50"), "80.50"),
        (Decimal("1E+3"), "1000"),
        (Decimal("1E-9"), "0.000000001"),
        (Decimal("-0.00"), "0.00"),
        (Decimal("0.1234567890123456789"), "0.1234567890123456789"),
        (12, "12"),
        (0, "0"),
    ],
)
def test_a_number_keeps_every_digit(
    book: Path, number: Decimal | int, text: str
) -> None:
    xml = parts_of(written(book, Written(number)))[SHEET]

    assert number_text(number) == text
    assert f'<c r="B2"><v>{text}</v></c>'.encode() in xml


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+84", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', "|calc", "\t=1"],
)  # fmt: skip
def test_text_never_becomes_a_formula(book: Path, text: str) -> None:
    target = written(book, Written(text))

    cell = openpyxl.load_workbook(target)["A"]["B2"]
    assert b"<f>" not in parts_of(target)[SHEET]
    assert (cell.value, cell.data_type) == (text, "s")


@pytest.mark.parametrize(
    "text",
    [
        "Sở Y tế", "  hai đầu  ", "dòng 1\ndòng 2", "a<b>&\"c'", "]]>", "ước 🇻🇳",
        "TO\u0302\u0301T", "", "0042",
    ],
)  # fmt: skip
def test_text_comes_back_as_it_was(book: Path, text: str) -> None:
    target = written(book, Written(text))

    found = re.search(
        rb'<t xml:space="preserve">(.*?)</t>', parts_of(target)[SHEET], re.DOTALL
    )
    assert found
    assert html.unescape(found[1].decode()) == text
    assert openpyxl.load_workbook(target)["A"]["B2"].value == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x0bb", "a_x000B_b"),
        ("a\x00", "a_x0000_"),
        ("a_x000B_b", "a_x005F_x000B_b"),
        ("a\rb", "a_x000D_b"),
        ("a\r\nb", "a\nb"),
        ("\ud800", "_xD800_"),
        ("\uffff", "_xFFFF_"),
    ],
)
def test_what_xml_cannot_hold_is_escaped_as_excel_does(
    book: Path, text: str, kept: str
) -> None:
    xml = parts_of(written(book, Written(text)))[SHEET].decode()

    assert f">{kept}</t>" in xml


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (Written("x" * 32_768), "the text has 32,768 characters, a cell holds 32,767"),
        (Written(1, "x" * 8_193), "the text has 8,193 characters"),
        (Written(1, " = "), "the formula is empty"),
        (Written(Decimal("NaN")), "NaN is no number that a cell can hold"),
        (Written(Decimal("-Infinity")), "-Infinity is no number"),
        (Written(Decimal("1E400")), "1E+400 is no number"),
        (Written(10**400), "is no number"),
    ],
)
def test_what_no_cell_can_hold_is_refused(book: Path, cell: Written, said: str) -> None:
    with pytest.raises(BadWrittenError) as caught:
        written(book, cell)

    assert said.replace(",", "") in Localizer("en").explain(caught.value).replace(
        ",", ""
    )
    assert not book.with_stem("ra").exists()


@pytest.mark.parametrize("spot", [(-1, 0), (0, -1), (1_048_576, 0), (0, 16_384)])
def test_a_place_that_is_no_cell_is_refused(book: Path, spot: tuple[int, int]) -> None:
    with pytest.raises(BadWrittenError, match="a worksheet has no such cell"):
        write_cells(book, book.with_stem("ra"), {"A": {spot: Written(1)}})


def test_the_last_cell_of_a_sheet_can_be_written(book: Path) -> None:
    write_cells(book, book.with_stem("ra"), {"A": {(1_048_575, 16_383): Written(1)}})

    assert b'<c r="XFD1048576">' in parts_of(book.with_stem("ra"))[SHEET]
