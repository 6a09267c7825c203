"""Where a worksheet's rows and cells stand in its XML, and edits to single cells.

Source: ECMA-376 part 1, 18.3.1.73 (row), 18.3.1.4 (c), 18.3.1.35 (dimension).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from core.errors import N_
from core.workbook.addresses import place_of
from core.workbook.found import Spot, a1
from core.workbook.package import prefix_of
from core.workbook.xml_bytes import (
    XmlBytes,
    XmlFault,
    attributes,
    closing,
    opening,
)

_BEFORE_DATA = (b"cols", b"sheetFormatPr", b"sheetViews", b"dimension", b"sheetPr")
_IN_SHEET = re.compile(rb"[1-9]\d{0,4}")
_NEAR = 6  # cells to the left that are looked for before walking a row

_ROWS = N_("its rows are not in order")
_CELLS = N_("the cells of row {row} are not in order")
_DATA = N_("its cells stand in several places")
_UNCLOSED = N_("row {row} does not end")


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its number from 0 and where it begins and ends in the XML.

    ``inner`` and ``close`` bound its cells; both are the end of an empty ``<row/>``.
    """

    row: int
    start: int
    inner: int
    close: int
    end: int
    inside: bytes


@dataclass(frozen=True, slots=True)
class Box:
    """A cell: its column from 0, its span, and its tag's attributes as they stand."""

    column: int
    start: int
    end: int
    inside: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetXml:
    """A worksheet's XML with the places of its rows.

    Attributes:
        xml: The part.
        prefix: Namespace prefix with its colon, or nothing.
        start: Where the element of all rows begins.
        inner: Where its content begins.
        close: Where its content ends; ``inner`` if there is none.
        end: Where it ends.
        lines: Its rows, by number.
        column_styles: Style of columns that have one.
    """

    xml: XmlBytes
    prefix: bytes
    start: int
    inner: int
    close: int
    end: int
    lines: Mapping[int, Line]
    column_styles: Mapping[int, bytes]

    def element(self, name: bytes) -> re.Match[bytes] | None:
        """Return the first element of that name outside the rows."""
        pattern = opening(self.prefix, name)
        before = pattern.search(self.xml.scan, 0, self.start)
        return before or pattern.search(self.xml.scan, self.end)

    def cell(self, spot: Spot) -> Box | None:
        """Return a cell's place in the XML, or None where the sheet has none.

        Raises:
            XmlFault: Its row cannot be taken apart.
        """
        line = self.lines.get(spot[0])
        found = self.box_or_gap(line, spot[1]) if line else None
        return found if isinstance(found, Box) else None

    def box_or_gap(self, line: Line, column: int) -> Box | int:
        """Return a cell of a row, or the place in the XML where it belongs.

        Raises:
            XmlFault: The row cannot be taken apart.
        """
        quick = self._quick(line, column) or self._quick_gap(line, column)
        return quick or self._walk(line, column)

    def _quick_gap(self, line: Line, column: int) -> int | None:
        """Return the place after the cell to the left, if a later one follows it."""
        for left in range(column - 1, max(column - _NEAR, -1), -1):
            box = self._quick(line, left)
            if box:
                return box.end if self._is_followed(line, box.end, column) else None
        last = self._last(line)
        return last.end if last and last.column < column else None

    def _is_followed(self, line: Line, at: int, column: int) -> bool:
        """Tell whether a cell of a later column stands there, or the row ends."""
        if at == line.close:
            return True
        found = opening(self.prefix, b"c").match(self.xml.scan, at, line.close)
        said = attributes(found[1]).get(b"r") if found else None
        return said is not None and _column(said, line) > column

    def _last(self, line: Line) -> Box | None:
        """Return a row's last cell if it says its place and nothing follows it."""
        scan, prefix = self.xml.scan, self.prefix
        at = scan.rfind(b"<" + prefix + b"c ", line.inner, line.close)
        found = opening(prefix, b"c").match(scan, at) if at >= 0 else None
        said = attributes(found[1]).get(b"r") if found else None
        if not found or said is None:
            return None
        box = self.box(found, _column(said, line), line)
        return None if scan[box.end : line.close].strip() else box

    def _walk(self, line: Line, column: int) -> Box | int:
        at = line.inner
        for box in self.boxes(line):
            if box.column == column:
                return box
            if box.column > column:
                return at
            at = box.end
        return at

    def _quick(self, line: Line, column: int) -> Box | None:
        """Return a cell that says its place the usual way, without a walk to it."""
        scan, place = self.xml.scan, a1(line.row, column).encode()
        said = b' r="' + place + b'"'
        at = scan.find(said, line.inner, line.close)
        if at < 0 or scan.find(said, at + 1, line.close) >= 0:
            return None
        start = scan.rfind(b"<", line.inner, at)
        found = opening(self.prefix, b"c").match(scan, start)
        if not found or attributes(found[1]).get(b"r") != place:
            return None
        return self.box(found, column, line)

    def box(self, found: re.Match[bytes], column: int, line: Line) -> Box:
        """Return the cell whose tag was found.

        Raises:
            XmlFault: It does not end in its row.
        """
        if found[2]:
            return Box(column, *found.span(), found[1])
        closed = closing(self.prefix, b"c").search(
            self.xml.scan, found.end(), line.close
        )
        if not closed:
            raise XmlFault(_CELLS, row=line.row + 1)
        return Box(column, found.start(), closed.end(), found[1])

    def style_of_gap(self, line: Line | None, column: int) -> bytes:
        """Return the style of a cell that is not there: its row's or its column's."""
        row = attributes(line.inside) if line else {}
        if row.get(b"customFormat") in (b"1", b"true") and b"s" in row:
            return b' s="' + row[b"s"] + b'"'
        style = self.column_styles.get(column)
        return b' s="' + style + b'"' if style else b""

    def boxes(self, line: Line) -> Iterator[Box]:
        """Yield the cells of a row, each beginning where the one before ends.

        Raises:
            XmlFault: Something else stands between, or cells are not in order.
        """
        at, column, scan = line.inner, -1, self.xml.scan
        pattern = opening(self.prefix, b"c")
        while found := pattern.search(scan, at, line.close):
            place = place_of(attributes(found[1]).get(b"r"), (line.row, column + 1))
            in_order = place[0] == line.row and place[1] > column
            if not in_order or scan[at : found.start()].strip():
                raise XmlFault(_CELLS, row=line.row + 1)
            column = place[1]
            box = self.box(found, column, line)
            at = box.end
            yield box
        rest = scan[at : line.close].strip()
        if rest and not rest.startswith(b"<" + self.prefix + b"extLst"):
            raise XmlFault(_CELLS, row=line.row + 1)


def sheet_xml(xml: XmlBytes) -> SheetXml:
    """Return a worksheet's XML with its rows found.

    Raises:
        XmlFault: It is no worksheet, or its rows are not one after another.
    """
    prefix = prefix_of(xml, b"worksheet")
    found = [*opening(prefix, b"sheetData").finditer(xml.scan)]
    if len(found) > 1:
        raise XmlFault(_DATA)
    if not found:
        at = _data_belongs(xml, prefix)
        return _sheet(xml, prefix, (at, at, at, at))
    start, inner = found[0].span()
    if found[0][2]:
        return _sheet(xml, prefix, (start, inner, inner, inner))
    closed = closing(prefix, b"sheetData").search(xml.scan, inner)
    if not closed:
        raise XmlFault(_DATA)
    return _sheet(xml, prefix, (start, inner, *closed.span()))


def _sheet(xml: XmlBytes, prefix: bytes, span: tuple[int, int, int, int]) -> SheetXml:
    start, inner, close, end = span
    lines = {line.row: line for line in _lines(xml.scan, prefix, inner, close)}
    return SheetXml(
        xml=xml,
        prefix=prefix,
        start=start,
        inner=inner,
        close=close,
        end=end,
        lines=lines,
        column_styles=_column_styles(xml.scan[:start], prefix),
    )


def _column_styles(head: bytes, prefix: bytes) -> dict[int, bytes]:
    styles = {}
    for found in opening(prefix, b"col").finditer(head):
        told = attributes(found[1])
        ends = (told.get(b"min", b""), told.get(b"max", b""))
        if b"style" in told and all(_IN_SHEET.fullmatch(end) for end in ends):
            for column in range(int(ends[0]) - 1, min(int(ends[1]), 16_384)):
                styles[column] = told[b"style"]
    return styles


def _data_belongs(xml: XmlBytes, prefix: bytes) -> int:
    """Return where the rows would stand in a sheet that has no element for them."""
    for name in _BEFORE_DATA:
        found = opening(prefix, name).search(xml.scan)
        if found:
            closed = None if found[2] else closing(prefix, name).search(xml.scan)
            return closed.end() if closed else found.end()
    root = opening(prefix, b"worksheet").search(xml.scan)
    if not root or root[2]:
        raise XmlFault(_DATA)
    return root.end()


def _lines(scan: bytes, prefix: bytes, at: int, close: int) -> Iterator[Line]:
    pattern, row = opening(prefix, b"row"), -1
    ends = closing(prefix, b"row")
    while found := pattern.search(scan, at, close):
        if found.start() != at and scan[at : found.start()].strip():
            raise XmlFault(_ROWS)
        number = _row_number(attributes(found[1]).get(b"r"), row + 1)
        if number <= row:
            raise XmlFault(_ROWS)
        row, inner = number, found.end()
        closed = None if found[2] else ends.search(scan, inner, close)
        if not closed and not found[2]:
            raise XmlFault(_UNCLOSED, row=row + 1)
        bounds = closed.span() if closed else (inner, inner)
        yield Line(row, found.start(), inner, *bounds, found[1])
        at = bounds[1]
    if scan[at:close].strip():
        raise XmlFault(_ROWS)


def _column(said: bytes, line: Line) -> int:
    row, column = place_of(said, (line.row, 0))
    if row != line.row:
        raise XmlFault(_CELLS, row=line.row + 1)
    return column


def _row_number(said: bytes | None, implied: int) -> int:
    if said is None:
        return implied
    if not said.isdigit() or len(said) > len(b"1048576"):
        raise XmlFault(_ROWS)
    return int(said) - 1
