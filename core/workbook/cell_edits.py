"""The edits that put new contents into cells of a worksheet, and nowhere else."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from core.workbook.addresses import area_of
from core.workbook.found import Spot, a1
from core.workbook.sheet_places import Box, Line, SheetXml
from core.workbook.written import Written, kind_and_content
from core.workbook.xml_bytes import (
    Edit,
    attributes,
    opening,
    with_attributes,
    without,
)

# Of the cell as it was: what its content is, and data bound to the old content.
_OF_THE_CONTENT = (b"t", b"cm", b"vm")
New = Sequence[tuple[Spot, Written]]


def cell_edits(sheet: SheetXml, changes: Mapping[Spot, Written]) -> list[Edit]:
    """Return the edits that give the cells of ``changes`` their new contents.

    Rows and cells that the sheet lacks are put in order between the others, in the
    style of their row or column.

    Raises:
        XmlFault: A row cannot be taken apart.
    """
    edits: list[Edit] = []
    missing: list[tuple[int, bytes]] = []
    rows = groupby(sorted(changes.items(), key=_spot), key=lambda item: item[0][0])
    for row, cells in rows:
        line = sheet.lines.get(row)
        if line is not None:
            edits += _in_row(sheet, line, [*cells])
        elif new := _new_cells(sheet, None, [*cells]):
            missing.append((row, _row(sheet.prefix, row, new)))
    edits += _new_rows(sheet, missing)
    return [*edits, *_dimension(sheet, changes)]


def _spot(item: tuple[Spot, Written]) -> Spot:
    return item[0]


def _in_row(sheet: SheetXml, line: Line, cells: New) -> list[Edit]:
    """Return the edits of one row that the sheet has."""
    edits, new = [], []
    for spot, written in cells:
        found = sheet.box_or_gap(line, spot[1])
        if isinstance(found, Box):
            content = cell(sheet.prefix, spot, written, found.inside)
            edits.append((found.start, found.end, content))
        elif not _nothing(written):
            new.append((spot, written))
            edits.append((found, found, _new_cells(sheet, line, new[-1:])))
    if new and line.inner == line.end:  # <row …/>
        inside = _widened(line.inside, new)
        whole = _tag(sheet.prefix, b"row", inside, _new_cells(sheet, line, new))
        return [(line.start, line.end, whole)]
    return edits + _wider(sheet, line, new)


def _nothing(written: Written) -> bool:
    return written.value is None and written.formula is None


def _wider(sheet: SheetXml, line: Line, new: New) -> list[Edit]:
    """Return the edit of a row's tag if new cells lie outside the span it tells."""
    inside = _widened(line.inside, new) if new else line.inside
    if inside == line.inside:
        return []
    opened = b"<" + sheet.prefix + b"row" + inside + b">"
    return [(line.start, line.inner, opened)]


def _widened(inside: bytes, new: New) -> bytes:
    """Return a row's attributes without its span, if new cells lie outside it."""
    spans = attributes(inside).get(b"spans")
    if spans is None:
        return inside
    ends = [int(end) for end in spans.replace(b":", b" ").split() if end.isdigit()]
    columns = [spot[1] + 1 for spot, _ in new]
    fits = ends and min(ends) <= min(columns) and max(columns) <= max(ends)
    return inside if fits else without(inside, (b"spans",))


def _new_cells(sheet: SheetXml, line: Line | None, new: New) -> bytes:
    return b"".join(
        cell(sheet.prefix, spot, written, _style(sheet, line, spot, written))
        for spot, written in new
        if not _nothing(written)
    )


def _style(sheet: SheetXml, line: Line | None, spot: Spot, written: Written) -> bytes:
    """Return the style of a new cell: as it should look like, else of its lines."""
    like = None if written.like is None else _style_at(sheet, written.like)
    return sheet.style_of_gap(line, spot[1]) if like is None else like


def _style_at(sheet: SheetXml, spot: Spot) -> bytes | None:
    """Return the style of a cell; None where there is no cell or it has none."""
    line = sheet.lines.get(spot[0])
    found = None if line is None else sheet.box_or_gap(line, spot[1])
    if not isinstance(found, Box):
        return None
    style = attributes(found.inside).get(b"s")
    return None if style is None else b' s="' + style + b'"'


def cell(prefix: bytes, spot: Spot, written: Written, inside: bytes) -> bytes:
    """Return a cell's element: its attributes as they were, its content new."""
    kept = without(inside, _OF_THE_CONTENT)
    if b"r" not in attributes(kept):
        kept = b' r="' + a1(*spot).encode() + b'"' + kept
    kind, content = kind_and_content(written, prefix)
    if kind:
        kept = with_attributes(kept, {b"t": kind})
    return _tag(prefix, b"c", kept, content)


def _tag(prefix: bytes, name: bytes, inside: bytes, content: bytes) -> bytes:
    if not content:
        return b"<" + prefix + name + inside + b"/>"
    closed = b"</" + prefix + name + b">"
    return b"<" + prefix + name + inside + b">" + content + closed


def _row(prefix: bytes, row: int, cells: bytes) -> bytes:
    return _tag(prefix, b"row", b' r="%d"' % (row + 1), cells)


def _new_rows(sheet: SheetXml, missing: list[tuple[int, bytes]]) -> Iterator[Edit]:
    """Yield rows that the sheet lacks, each before the first row after it."""
    if not missing:
        return
    if sheet.inner == sheet.end:  # <sheetData/>, or none at all
        yield _first_rows(sheet, b"".join(row for _, row in missing))
        return
    numbers = sorted(sheet.lines)
    for number, row in missing:
        place = bisect_right(numbers, number)
        following = place < len(numbers)
        at = sheet.lines[numbers[place]].start if following else sheet.close
        yield at, at, row


def _first_rows(sheet: SheetXml, rows: bytes) -> Edit:
    found = opening(sheet.prefix, b"sheetData").match(sheet.xml.text, sheet.start)
    inside = found[1] if found else b""
    return sheet.start, sheet.end, _tag(sheet.prefix, b"sheetData", inside, rows)


def _dimension(sheet: SheetXml, changes: Mapping[Spot, Written]) -> Iterator[Edit]:
    """Yield the sheet's extent anew if a cell with content lies outside it."""
    found = sheet.element(b"dimension")
    spots = [spot for spot, written in changes.items() if not _nothing(written)]
    if not found or not spots:
        return
    area = area_of(attributes(found[1]).get(b"ref", b""))
    if area is None:
        return
    ends = ((area.top, area.left), (area.bottom, area.right))
    rows, columns = zip(*spots, *ends, strict=True)
    new = (min(rows), min(columns)), (max(rows), max(columns))
    if new != ends:
        told = f"{a1(*new[0])}:{a1(*new[1])}".encode()
        start, end = found.span(1)
        yield start, end, with_attributes(found[1], {b"ref": told})
