"""OpenDocument: repetitions, notes, hidden lines, fonts and what cells show."""

import pytest

from core.errors import CchcError
from core.workbook.found import Area, CellError
from core.workbook.guard import open_package
from core.workbook.limits import DEFAULT, Limits
from core.workbook.ods import structures
from core.workbook.structure import Structure
from tests.core.workbook import packages as zips
from tests.core.workbook.packages import value

CELL = "table:table-cell"
STYLES = (
    '<style:font-face style:name="F" svg:font-family="&apos;.VnTime&apos;"/>'
    '<style:style style:name="ce1" style:family="table-cell">'
    '<style:text-properties style:font-name="F"/></style:style>'
    '<style:style style:name="T1" style:family="text">'
    '<style:text-properties fo:font-family="VNI-Times"/></style:style>'
    '<style:style style:name="co1" style:family="table-column"/>'
)
NAMES = (
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:svg="urn:s" '
    'xmlns:fo="urn:f" xmlns:calcext="urn:c"'
)


def found(rows: str, *, styles: str = "", limits: Limits = DEFAULT) -> list[Structure]:
    """Return what stands beside the values of the tables given."""
    tables = rows if rows.startswith("<table:table ") else zips.table(rows)
    content = zips.ods_content(f"<office:styles>{styles}</office:styles>{tables}")
    content = content.replace("<office:document-content", _named, 1)
    book = zips.ods("", {"content.xml": content})
    return structures(open_package("a.ods", book, limits))


_named = f"<office:document-content {NAMES}"


def row(cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{cells}</table:table-row>"


def text(said: str, more: str = "") -> str:
    return f'<{CELL} office:value-type="string" {more}><text:p>{said}</text:p></{CELL}>'


def test_repetitions_reach_as_far_as_they_say() -> None:
    wide = value("1", 'table:number-columns-repeated="3"')
    (sheet,) = found(row(wide, 'table:number-rows-repeated="4"'))

    assert (sheet.height, sheet.width) == (4, 3)


def test_blank_repetitions_reach_nowhere() -> None:
    blank = f'<{CELL} table:number-columns-repeated="16384"/>'
    rows = row(blank, 'table:number-rows-repeated="9"')
    (sheet,) = found(row(value("1") + blank) + rows)

    assert (sheet.height, sheet.width) == (1, 1)


def test_formulas_are_noted_for_every_repetition() -> None:
    formula = 'table:formula="of:=[.A1]*2" table:number-columns-repeated="2"'
    never = f'<{CELL} table:formula="msoxl:=1"/>'
    (sheet,) = found(row(value("1", formula) + never))

    assert sheet.formulas == {(0, 0): "[.A1]*2", (0, 1): "[.A1]*2", (0, 2): "1"}
    assert sheet.uncached == {(0, 2)}


def test_merges_and_hidden_lines() -> None:
    spans = 'table:number-columns-spanned="2" table:number-rows-spanned="3"'
    hidden = 'table:visibility="collapse"'
    (sheet,) = found(
        f"<table:table-column/><table:table-column {hidden} "
        'table:number-columns-repeated="2"/>'
        + row(text("a", spans))
        + row(text("b"), 'table:visibility="filter"')
    )

    assert sheet.merges == [Area(top=0, left=0, bottom=2, right=1)]
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({1}, {1, 2})


def test_errors_and_shown_texts() -> None:
    error = text("#DIV/0!", 'calcext:value-type="error"')
    fixed = value("1.1").replace("<text:p>1.1", "<text:p>1,10")
    comma = value("1.5").replace("<text:p>1.5", "<text:p>1,5")
    (sheet,) = found(row(error + fixed + comma))

    assert sheet.errors == {(0, 0): CellError.DIV}
    assert sheet.shown == {(0, 1): "1,10"}


def test_fonts_of_cells_columns_and_runs() -> None:
    span = '<text:span text:style-name="T1">x</text:span>'
    column = '<table:table-column table:default-cell-style-name="ce1"/>'
    cells = text("a") + text(span) + text("c", 'table:style-name="ce1"') + text("d")
    (sheet,) = found(column + row(cells), styles=STYLES)

    assert sheet.runs == {(0, 0): ".VnTime", (0, 1): "VNI-Times", (0, 2): ".VnTime"}


def test_notes_and_inner_tables_are_no_cells() -> None:
    inner = zips.table(row(value("9") * 5))
    note = "<office:annotation><text:p>ghi chú</text:p></office:annotation>"
    (sheet,) = found(row(f"<{CELL}>{note}{inner}</{CELL}>" + value("1")))

    assert (sheet.height, sheet.width) == (1, 2)


def test_lines_of_a_cell_are_one_text() -> None:
    two = value("1").replace("</text:p>", "</text:p><text:p>2</text:p>")
    (sheet,) = found(row(two))

    assert sheet.shown == {(0, 0): "1\n2"}


def test_every_table_is_a_sheet() -> None:
    tables = zips.table(row(value("1"))) + zips.table("")

    assert [sheet.height for sheet in found(tables)] == [1, 0]


@pytest.mark.parametrize("count", ["x", "-1", "0", "١"])
def test_odd_repetitions_count_once(count: str) -> None:
    (sheet,) = found(row(value("1", f'table:number-columns-repeated="{count}"')))

    assert sheet.width == 1


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (row(value("1"), 'table:number-rows-repeated="99"'), "cells"),
        (zips.table(row(value("1") * 4)) * 2, "all sheets"),
        (row(value("1", 'table:number-columns-repeated="20000"')), "columns"),
    ],
)
def test_limits_are_named(rows: str, says: str) -> None:
    with pytest.raises(CchcError, match=says):
        found(rows, limits=Limits(cells=7))
