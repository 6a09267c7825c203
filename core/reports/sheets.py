"""The annex as a workbook: numbers as numbers, texts never as formulas, A4."""

from io import BytesIO
from typing import Any

from core.reports.document import (
    Align,
    AnnexDocument,
    Column,
    Entry,
    ReportRow,
    ReportTable,
    TableKind,
)

_A4 = 9  # Excel's number for the paper
_FACE = "Times New Roman"
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_HEADER_ROW = 5  # below title, decision, notice and a blank line
_NAME_LIMIT = 31  # Excel's
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_TURNED = 90
_LINE = 15  # points, a line of text
_EXACT_DIGITS = 15  # what a number of a worksheet holds


class _Book:
    """A workbook being written, with the formats its cells share."""

    def __init__(self, out: BytesIO, document: AnnexDocument) -> None:
        from xlsxwriter import Workbook

        self.document = document
        self.book: Any = Workbook(out, _OPTIONS)
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def style(self, **properties: object) -> Any:
        """Return the format with these properties, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            base = {"font_name": _FACE, "font_size": 11, "valign": "vcenter"}
            self._formats[key] = self.book.add_format(base | properties)
        return self._formats[key]

    def cell_style(self, column: Column, one: Entry, row: ReportRow) -> Any:
        """Return the format of a table's cell; as many decimals as were printed."""
        shown: dict[str, object] = {"border": 1, "text_wrap": True}
        shown["align"] = column.align.value
        if is_number(one):
            shown["num_format"] = number_format(one)
        if row.is_strong:
            shown["bold"] = True
        return self.style(**shown)


def xlsx(document: AnnexDocument) -> bytes:
    """Return the workbook: a sheet for each table, the notes, the source."""
    out = BytesIO()
    book = _Book(out, document)
    seal = document.seal
    book.book.set_properties(
        {
            "title": document.head.title,
            "subject": document.source,
            "author": document.head.issuer,
            "comments": seal.line,
            "created": seal.at.replace(tzinfo=None),
        }
    )
    for table in document.tables:
        _table_sheet(book, table)
    _table_sheet(book, document.findings)
    _source_sheet(book)
    book.book.close()
    return out.getvalue()


def is_number(one: Entry) -> bool:
    """Return whether a cell goes out as a number that loses no digit."""
    exact = one.value is not None and len(one.value.as_tuple().digits)
    return one.value is not None and exact <= _EXACT_DIGITS and _is_plain(one)


def _is_plain(one: Entry) -> bool:
    return all(c.isdigit() or c in ",.+-" for c in one.text)


def number_format(one: Entry) -> str:
    """Return the format that shows every printed decimal: ``0.00`` or ``0``."""
    exponent = one.value.as_tuple().exponent if one.value is not None else 0
    places = max(-exponent, 0) if isinstance(exponent, int) else 0
    return f"0.{'0' * places}" if places else "0"


def sheet_name(name: str, number: int) -> str:
    """Return a name that Excel takes: no forbidden sign, 31 characters, its own."""
    plain = " ".join(name.translate(_FORBIDDEN).split()) or str(number)
    return plain[:_NAME_LIMIT]


def _table_sheet(book: _Book, table: ReportTable) -> None:
    number = len(book.book.worksheets()) + 1
    sheet = book.book.add_worksheet(sheet_name(table.name, number))
    _page(sheet, book, table)
    _heading(sheet, book, table)
    for x, column in enumerate(table.columns):
        _header(sheet, book, table, x, column)
    for y, row in enumerate(table.rows, start=_HEADER_ROW + 1):
        for x, (column, one) in enumerate(zip(table.columns, row.entries, strict=True)):
            _cell(sheet, (y, x), one, book.cell_style(column, one, row))
        _mark(sheet, book, y, row, table)
        sheet.set_row(y, height(table, row))
    sheet.set_row(_HEADER_ROW, _header_height(table))
    _notes(sheet, book, table)


def height(table: ReportTable, row: ReportRow) -> int:
    """Return how high a row must be for its longest text, in points."""
    return (
        _LINE
        * max(
            -(-len(one.text) * 7 // (column.width * 8))
            if column.align is Align.LEFT
            else 1
            for column, one in zip(table.columns, row.entries, strict=True)
        )
        or _LINE
    )


def _header_height(table: ReportTable) -> int:
    return 9 * _LINE if table.kind is TableKind.ITEMS else 2 * _LINE


def _page(sheet: Any, book: _Book, table: ReportTable) -> None:
    """Set A4 on its side, one page wide, the header on every page."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.5, right=0.4, top=0.6, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEADER_ROW)
    sheet.set_footer(f"&L&8{_plain(book.document.seal.line)}&R&8&P/&N")
    frozen = table.fixed if table.kind is not TableKind.FINDINGS else 0
    sheet.freeze_panes(_HEADER_ROW + 1, frozen)
    sheet.hide_gridlines(2)


def _plain(text: str) -> str:
    """Return a text without the sign that begins a code of a footer."""
    return text.replace("&", "&&")


def _heading(sheet: Any, book: _Book, table: ReportTable) -> None:
    head = book.document.head
    lines: tuple[tuple[str, dict[str, object]], ...] = (
        (table.title, {"bold": True, "font_size": 13}),
        (head.attached, {"italic": True}),
        (head.rebuilt, {"italic": True, "font_color": "#7F0000"}),
        (book.document.seal.line, {"font_size": 9, "font_color": "#555555"}),
    )
    for y, (text, style) in enumerate(lines):
        sheet.write_string(y, 0, text, book.style(**style))


def _header(
    sheet: Any,
    book: _Book,
    table: ReportTable,
    x: int,
    column: Column,
) -> None:
    style: dict[str, object] = {
        "bold": True,
        "border": 1,
        "text_wrap": True,
        "bg_color": "#E8EDF3",
        "align": "center",
    }
    if table.kind is TableKind.ITEMS and column.is_figure:
        style["rotation"] = _TURNED
    sheet.write_string(_HEADER_ROW, x, column.heading, book.style(**style))
    sheet.set_column(x, x, column.width + 1)


def _cell(sheet: Any, at: tuple[int, int], one: Entry, style: Any) -> None:
    if is_number(one) and one.value is not None:
        sheet.write_number(*at, one.value, style)
    else:
        sheet.write_string(*at, one.text, style)


def _mark(
    sheet: Any,
    book: _Book,
    y: int,
    row: ReportRow,
    table: ReportTable,
) -> None:
    """Write the number of the row's note beside the table, the name untouched."""
    for mark in (one.mark for one in row.entries if one.mark):
        beside = len(table.columns)
        style = book.style(font_color="#B00020", bold=True)
        sheet.write_string(y, beside, f"({mark})", style)


def _notes(sheet: Any, book: _Book, table: ReportTable) -> None:
    first = _HEADER_ROW + len(table.rows) + 2
    last = len(table.columns) - 1
    style = book.style(text_wrap=True, valign="top", align=Align.LEFT.value)
    across = sum(column.width + 1 for column in table.columns)
    for y, note in enumerate(table.notes, start=first):
        sheet.merge_range(y, 0, y, last, "", style)
        sheet.write_string(y, 0, note, style)
        sheet.set_row(y, _LINE * (len(note) // across + 1))


def _source_sheet(book: _Book) -> None:
    document = book.document
    sheet = book.book.add_worksheet(sheet_name(document.source_label, 0))
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 0, 110)
    seal = document.seal
    lines = (
        document.head.title,
        document.source,
        document.head.attached,
        document.head.rebuilt,
        *document.notes,
        seal.line,
        seal.stamp,
    )
    for y, text in enumerate(lines):
        sheet.write_string(y, 0, text, book.style(text_wrap=True, bold=y == 0))
