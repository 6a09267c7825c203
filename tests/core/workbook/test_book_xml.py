"""The frame of a zipped workbook, and the second look at one the parser gave up."""

from pathlib import Path

import pytest

from core.errors import CchcError
from core.i18n import Localizer
from core.workbook import book_xml
from core.workbook.found import CellError, Kind
from core.workbook.guard import Package, open_package
from core.workbook.limits import DEFAULT
from core.workbook.mending import mended, odd_number
from core.workbook.read import read_workbook
from core.workbook.styles import styles_of
from tests.core.workbook import hostile
from tests.core.workbook import packages as zips

STYLES = (
    f'<styleSheet xmlns="{zips.MAIN}"><numFmts><numFmt numFmtId="170" '
    'formatCode="d.m.yyyy"/></numFmts><fonts><font><name val="Arial"/></font><font>'
    '<name val=".VnTime"/></font></fonts><cellStyleXfs><xf numFmtId="9"/>'
    '</cellStyleXfs><cellXfs><xf numFmtId="2" fontId="0"/><xf numFmtId="170" '
    'fontId="1"/><xf numFmtId="999" fontId="x"/></cellXfs></styleSheet>'
)


def package(
    sheet: str = zips.sheet(hostile.ONE), parts: dict[str, str | bytes] | None = None
) -> Package:
    return open_package("a.xlsx", zips.book(sheet, parts), DEFAULT)


def test_styles_name_format_and_font() -> None:
    looks = styles_of(package(parts={zips.STYLES: STYLES}))

    assert [(look.code, look.font) for look in looks.known] == [
        ("", ""),
        ("0.00", ""),
        ("d.m.yyyy", ".VnTime"),
    ]
    assert looks.of_style == {0: 1, 1: 2}


def test_cells_that_name_no_style_have_the_first(tmp_path: Path) -> None:
    cells = '<c r="A1"><v>1.1</v></c><c r="B1" s="2"><v>1.1</v></c><c r="C1" s="0"/>'
    file = tmp_path / "a.xlsx"
    rows = zips.sheet(f'<row r="1">{cells}</row>')
    file.write_bytes(zips.book(rows, {zips.STYLES: STYLES}))

    assert dict(read_workbook(file).sheets[0].shown) == {(0, 0): "1.10"}


def test_too_many_styles_are_refused() -> None:
    many = "<xf/>" * 70_000
    styles = f"<styleSheet><cellXfs>{many}</cellXfs></styleSheet>"

    with pytest.raises(CchcError, match="styles"):
        styles_of(package(parts={zips.STYLES: styles}))


def test_parts_are_found_wherever_they_lie(tmp_path: Path) -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="r1" Type="{zips.OFFICE}/worksheet" '
        'Target="/xl/worksheets/sheet1.xml"/></Relationships>'
    )
    merged = zips.sheet(
        hostile.ONE, '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    )
    file = tmp_path / "a.xlsx"
    file.write_bytes(zips.book(merged, {"xl/_rels/workbook.xml.rels": relations}))

    assert len(read_workbook(file).sheets[0].merges) == 1


def test_a_sheet_without_a_part_has_no_structure() -> None:
    found = package(parts={"xl/_rels/workbook.xml.rels": "<Relationships/>"})

    assert list(book_xml.structures(found)) == [None]


def test_what_is_carried_is_said_once() -> None:
    carried = dict.fromkeys(
        (
            "xl/vbaProject.bin",
            "xl/macrosheets/a.xml",
            "Basic/a.xml",
            "xl/activeX/a.xml",
        ),
        b"<a/>",
    )
    remarks = book_xml.remarks(package(parts={**carried, "customUI/a.xml": b"<a/>"}))

    assert [*map(Localizer("en").say, remarks)] == [
        "The workbook carries macros; they were not run.",
        "The workbook carries ActiveX controls; they were not run.",
        "The workbook changes the menus of Excel; that was passed over.",
    ]


def test_properties_are_bounded() -> None:
    text = "".join(f"<a>{n}</a>" for n in hostile.noise(5000))
    found = book_xml.properties(
        package(parts={"docProps/app.xml": f"<p>{text}{'x' * 9000}</p>"})
    )

    assert len(found) < 2100
    assert max(map(len, found)) <= 2000


def test_a_workbook_with_macros_is_told_by_its_types(tmp_path: Path) -> None:
    types = zips.entries("")[0].content.decode()
    types = types.replace(
        "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main",
        "vnd.ms-excel.sheet.macroEnabled.main",
    )
    (tmp_path / "a.xlsx").write_bytes(
        zips.book(zips.sheet(hostile.ONE), {"[Content_Types].xml": types})
    )

    assert read_workbook(tmp_path / "a.xlsx").kind == Kind.XLSM


def test_newer_errors_lose_no_workbook(tmp_path: Path) -> None:
    cells = (
        '<c r="A1" t="e"><f>A</f><v>#SPILL!</v></c><c r="B1" t="e"><v>#N/A</v></c>'
        '<c r="C1" t="s"><v>0</v></c>'
    )
    file = tmp_path / "a.xlsx"
    rows = zips.sheet(f'<row r="1">{cells}</row>')
    texts = zips.strings("<si><t>chữ</t></si>")
    file.write_bytes(zips.book(rows, {zips.STRINGS: texts}))

    rows_ = read_workbook(file).sheets[0].rows

    assert rows_ == ((CellError.VALUE, CellError.NA, "chữ"),)


def test_a_sound_workbook_needs_no_mending() -> None:
    error = '<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>'

    assert mended(package(zips.sheet(error))) is None
    assert odd_number(package()) is None
