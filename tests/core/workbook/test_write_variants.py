"""Workbooks of other programs: strict, prefixed, terse, wide, with asides."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from core.errors import UnsafeWorkbookError
from core.workbook.write_back import Written, annotate, write_cells
from tests.core.workbook.rich import Parts, parts_of, remade

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
NEW = {(1, 1): Written(Decimal("80.05")), (3, 0): Written("x"), (1, 3): Written(4)}
ROWS = (
    '<row r="1"><c r="A1"><v>1</v></c></row>'
    '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><v>3</v></c>'
    '<c r="C2"><v>5</v></c></row>'
    '<row r="5"><c r="A5"><v>9</v></c></row>'
)
EXPECTED = [
    [1, "", "", ""],
    [2, 80.05, 5, 4],
    [""] * 4,
    ["x", "", "", ""],
    [9, "", "", ""],
]


def sheet(rows: str, *, prefix: str = "", namespace: str = MAIN) -> bytes:
    inside = f"<dimension ref='A1:C5'/><sheetData>{rows}</sheetData>"
    if prefix:
        inside = re.sub(r"<(/?)(?=\w)", rf"<\1{prefix}:", inside)
        prefix = f"{prefix}:"
    declared = f"xmlns:{prefix}".rstrip(":")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<{prefix}worksheet {declared}='
        f'"{namespace}">{inside}</{prefix}worksheet>'
    ).encode()


def book(folder: Path, xml: bytes) -> Path:
    made = xlsxwriter.Workbook(str(folder / "gốc.xlsx"))
    made.add_worksheet("A")
    made.close()

    def put(parts: Parts) -> None:
        parts[SHEET] = xml

    return remade(folder / "gốc.xlsx", folder / "vào.xlsx", put)


def written(source: Path, cells: dict[tuple[int, int], Written] | None = None) -> Path:
    target = source.with_stem("ra")
    write_cells(source, target, {"A": NEW if cells is None else cells})
    return target


def rows(file: Path) -> list[list[Any]]:
    area = CalamineWorkbook.from_path(file).get_sheet_by_name("A")
    return [*area.to_python(skip_empty_area=False)]


VARIANTS = {
    "plain": sheet(ROWS),
    "prefixed": sheet(ROWS, prefix="x"),
    "single quotes": sheet(ROWS).replace(b'"', b"'"),
    "lines ended as Windows does": sheet(ROWS.replace("><", ">\r\n  <")),
    "blanks in tags": sheet(ROWS.replace('" ', '"\n  ').replace('">', '" >')),
    "mark at the beginning": b"\xef\xbb\xbf" + sheet(ROWS),
    "comments": sheet(
        ROWS.replace("<row", '<!-- <row r="9"><c r="B2"/></row> --><row')
    ),
    "asides in cells": sheet(
        ROWS.replace("<v>5<", '<f><![CDATA[<c r="B2"/>]]></f><v>5<')
    ),
    "an attribute with a bracket": sheet(ROWS.replace('r="B2"', 'r="B2" q="a>b/"')),
}


@pytest.mark.parametrize("xml", VARIANTS.values(), ids=VARIANTS)
def test_every_spelling_is_written_in_place(tmp_path: Path, xml: bytes) -> None:
    target = written(book(tmp_path, xml))

    assert rows(target) == EXPECTED
    assert parts_of(target)[SHEET].startswith(xml[:60])


@pytest.mark.parametrize("xml", VARIANTS.values(), ids=VARIANTS)
def test_what_stands_between_cells_stays(tmp_path: Path, xml: bytes) -> None:
    source = book(tmp_path, xml)
    target = written(source, {(1, 1): Written(7)})

    new = parts_of(target)[SHEET]
    head = xml[: xml.index(b"B2", xml.index(b"A2"))]
    tail = xml[xml.index(b"5", xml.index(b"C2") + 2) :]
    assert new.startswith(head[: head.rindex(b"<")])
    assert new.endswith(tail)


def test_rows_and_cells_that_do_not_say_their_place(tmp_path: Path) -> None:
    terse = (
        "<row><c><v>1</v></c></row><row><c><v>2</v></c><c><v>3</v></c><c><v>5</v></c>"
    )
    last = '</row><row r="5"><c><v>9</v></c></row>'
    target = written(book(tmp_path, sheet(terse + last)))

    assert rows(target) == EXPECTED


def test_marks_at_the_beginning_of_every_part(tmp_path: Path) -> None:
    def mark(parts: Parts) -> None:
        for name in parts:
            parts[name] = b"\xef\xbb\xbf" + parts[name]

    source = remade(book(tmp_path, sheet(ROWS)), tmp_path / "dấu.xlsx", mark)
    annotate(source, tmp_path / "a.xlsx", {"A": {(0, 0): "Sai"}})

    assert rows(written(tmp_path / "a.xlsx")) == EXPECTED


def test_wide_letters_stay_wide(tmp_path: Path) -> None:
    text = sheet(ROWS).decode().replace("UTF-8", "UTF-16")
    source = book(tmp_path, b"\xff\xfe" + text.encode("utf-16-le"))
    target = written(source)

    new = parts_of(target)[SHEET]
    assert new.startswith(b"\xff\xfe")
    assert "<v>80.05</v>" in new.decode("utf-16")


def test_a_strict_workbook_is_written_and_annotated(tmp_path: Path) -> None:
    source = book(tmp_path, sheet(ROWS, namespace=STRICT))

    def strict(parts: Parts) -> None:
        relations = (
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        )
        for name in parts:
            if name.endswith((".rels", "workbook.xml")):
                new = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
                parts[name] = parts[name].replace(relations, new)
        name = "xl/workbook.xml"
        parts[name] = parts[name].replace(MAIN.encode(), STRICT.encode())

    source = remade(source, tmp_path / "chặt.xlsx", strict)
    annotate(source, tmp_path / "a.xlsx", {"A": {(0, 0): "Sai"}})
    write_cells(
        tmp_path / "a.xlsx", tmp_path / "b.xlsx", {"A": {(0, 0): Written(2, "1+1")}}
    )

    new = parts_of(tmp_path / "b.xlsx")
    assert STRICT.encode() in new["xl/comments1.xml"]
    assert b"purl.oclc.org" in new["xl/worksheets/_rels/sheet1.xml.rels"]
    assert b'<c r="A1"><f>1+1</f><v>2</v></c>' in new[SHEET]


@pytest.mark.parametrize(
    "head", ["", '<dimension ref="A1"/>', "<sheetViews></sheetViews>"]
)
@pytest.mark.parametrize("tail", ["", '<pageMargins left="1"/>'])
def test_a_sheet_without_rows_gets_them_in_their_place(
    tmp_path: Path, head: str, tail: str
) -> None:
    xml = f'<worksheet xmlns="{MAIN}">{head}{tail}</worksheet>'
    target = written(book(tmp_path, xml.encode()), {(0, 0): Written(1)})

    data = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    assert parts_of(target)[SHEET].decode() == xml.replace(
        f"{head}{tail}</", f"{head}{data}{tail}</"
    )


def test_empty_rows_take_cells(tmp_path: Path) -> None:
    xml = sheet('<row r="1" spans="1:3"/><row r="2" ht="30"></row>')
    target = written(book(tmp_path, xml), {(0, 4): Written(1), (1, 0): Written(2)})

    new = parts_of(target)[SHEET]
    assert b'<row r="1"><c r="E1"><v>1</v></c></row>' in new
    assert b'<row r="2" ht="30"><c r="A2"><v>2</v></c></row>' in new


def test_a_row_tells_its_own_style_to_new_cells(tmp_path: Path) -> None:
    xml = sheet('<row r="1" s="3" customFormat="1"><c r="A1"/></row>')
    target = written(book(tmp_path, xml), {(0, 1): Written(1)})

    assert b'<c r="A1"/><c r="B1" s="3"><v>1</v></c>' in parts_of(target)[SHEET]


FAULTS = {
    "two places for rows": b'<sheetData/><sheetData><row r="1"/></sheetData>',
    "rows out of order": b'<sheetData><row r="2"/><row r="1"/></sheetData>',
    "rows twice": b'<sheetData><row r="1"/><row r="1"/></sheetData>',
    "a row within a row": b'<sheetData><row r="1"><row r="2"/></row></sheetData>',
    "strange things between rows": b"<sheetData><q/></sheetData>",
    "a row number that is none": b'<sheetData><row r="x"/></sheetData>',
    "cells out of order": b'<sheetData><row><c r="B1"/><c r="A1"/></row></sheetData>',
    "cells of another row": b'<sheetData><row r="1"><c r="A7"/></row></sheetData>',
    "strange things between cells": b'<sheetData><row r="1"><q/></row></sheetData>',
    "a cell that is none": b'<sheetData><row r="1"><c r="1A"/></row></sheetData>',
    "an open cell": b'<sheetData><row r="1"><c r="A1"></row></sheetData>',
    "an open row": b'<sheetData><row r="1"></sheetData>',
    "open rows": b"<sheetData>",
    "an entity": b"<sheetData/>&x;",
    "an odd merge": b'<sheetData/><mergeCell ref="A:B"/>',
}


@pytest.mark.parametrize("inside", FAULTS.values(), ids=FAULTS)
def test_a_sheet_that_is_not_sound_is_refused(tmp_path: Path, inside: bytes) -> None:
    xml = b'<worksheet xmlns="%s">%s</worksheet>' % (MAIN.encode(), inside)

    with pytest.raises(UnsafeWorkbookError) as caught:
        written(book(tmp_path, xml), {(0, 5): Written(1)})
    assert caught.value.params["part"] == SHEET
    assert not (tmp_path / "ra.xlsx").exists()


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE w [<!ENTITY a "b">]><worksheet/>',
        b'<worksheet xmlns="urn:other"><sheetData/></worksheet>',
        b'<workbook xmlns="%s"/>' % MAIN.encode(),
        b'<?xml version="1.0" encoding="windows-1258"?><worksheet/>',
        b"\xff\xfe<",
        b"",
    ],
)
def test_what_is_no_worksheet_is_refused(tmp_path: Path, xml: bytes) -> None:
    with pytest.raises(UnsafeWorkbookError):
        written(book(tmp_path, xml))
