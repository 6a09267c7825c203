"""Where a comment's box stands and how large it must be for its text.

Sizes are in pixels at 96 dpi, as Excel's anchors count them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from core.workbook.found import Spot
from core.workbook.sheet_places import SheetXml
from core.workbook.written import LAST_COLUMN, LAST_ROW
from core.workbook.xml_bytes import attributes, opening

WIDTH = 320
_NARROWEST = 120
_LETTER = 7  # of Tahoma 9, with room to spare
_LINE, _MARGIN = 15, 14
_TALLEST = 480
_ASIDE = 12
_DIGIT = 7  # of the usual font, Calibri 11
_USUAL_WIDTH, _USUAL_HEIGHT = 64, 20
_POINTS = (4, 3)  # a point is 4/3 pixels
Measure = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Grid:
    """How wide a sheet's columns are and how high its rows; hidden ones are 0."""

    widths: dict[int, int]
    heights: dict[int, int]
    usual_width: int
    usual_height: int

    def width(self, column: int) -> int:
        """Return a column's width."""
        return self.widths.get(column, self.usual_width)

    def height(self, row: int) -> int:
        """Return a row's height."""
        return self.heights.get(row, self.usual_height)


def grid_of(sheet: SheetXml) -> Grid:
    """Return the sizes of a sheet's rows and columns."""
    found = sheet.element(b"sheetFormatPr")
    told = attributes(found[1]) if found else {}
    width, height = told.get(b"defaultColWidth"), told.get(b"defaultRowHeight")
    return Grid(
        widths=_widths(sheet),
        heights=_heights(sheet),
        usual_width=_column_pixels(width) if width else _USUAL_WIDTH,
        usual_height=_row_pixels(height) if height else _USUAL_HEIGHT,
    )


def _widths(sheet: SheetXml) -> dict[int, int]:
    widths = {}
    head = sheet.xml.scan[: sheet.start]
    for found in opening(sheet.prefix, b"col").finditer(head):
        told = attributes(found[1])
        hidden = told.get(b"hidden") in {b"1", b"true"}
        pixels = 0 if hidden else _column_pixels(told.get(b"width", b"9.14"))
        first, last = (_whole(told.get(end, b"0")) for end in (b"min", b"max"))
        widths.update(
            dict.fromkeys(range(first - 1, min(last, LAST_COLUMN + 1)), pixels)
        )
    return widths


def _heights(sheet: SheetXml) -> dict[int, int]:
    heights = {}
    for line in sheet.lines.values():
        if b"ht=" in line.inside or b"hidden" in line.inside:
            told = attributes(line.inside)
            if told.get(b"hidden") in {b"1", b"true"}:
                heights[line.row] = 0
            elif b"ht" in told:
                heights[line.row] = _row_pixels(told[b"ht"])
    return heights


def _whole(text: bytes) -> int:
    return int(text) if text.isdigit() else 0


def _column_pixels(width: bytes) -> int:
    """Return a width told in digits of the usual font."""
    whole, _, rest = width.partition(b".")
    tenths = _whole(rest[:1])
    return _whole(whole) * _DIGIT + tenths * _DIGIT // 10


def _row_pixels(height: bytes) -> int:
    """Return a height told in points."""
    return _whole(height.partition(b".")[0]) * _POINTS[0] // _POINTS[1]


def width_of(text: str) -> int:
    """Return how wide a box must be for the longest line of ``text``, within limits."""
    longest = max(len(line) for line in text.split("\n"))
    return min(max(longest * _LETTER + _MARGIN, _NARROWEST), WIDTH)


def height_of(text: str, width: int = WIDTH) -> int:
    """Return how high a box of a width must be to show ``text``."""
    letters = max(width // _LETTER - 1, 8)
    lines = sum(max(-(-len(line) // letters), 1) for line in text.split("\n"))
    return min(lines * _LINE + _MARGIN, _TALLEST)


def anchor(grid: Grid, spot: Spot, text: str) -> str:
    """Return the anchor of the box for a comment at a cell, as VML tells it.

    The box stands right of the cell; at the sheet's right edge, left of it.
    """
    left = _left(grid, spot[1])
    top = max(spot[0] - 1, 0)
    width = width_of(text)
    right = along(grid.width, left[0], left[1] + width, LAST_COLUMN)
    bottom = along(grid.height, top, _ASIDE + height_of(text, width), LAST_ROW)
    parts = (*left, top, min(_ASIDE, grid.height(top)), *right, *bottom)
    return ", ".join(str(part) for part in parts)


def _left(grid: Grid, column: int) -> tuple[int, int]:
    """Return column and offset of the box's left side."""
    start, room = column + 1, 0
    while start <= LAST_COLUMN and grid.width(start) == 0:
        start += 1
    while start + 1 > LAST_COLUMN - room and room < WIDTH // _USUAL_WIDTH:
        room += 1
    if start > LAST_COLUMN - room:
        return max(column - WIDTH // _USUAL_WIDTH - 1, 0), 0
    return start, min(_ASIDE, grid.width(start))


def along(size: Measure, start: int, pixels: int, last: int) -> tuple[int, int]:
    """Return the line and offset that lie ``pixels`` after the start of a line."""
    line = start
    while line < last and pixels >= size(line):
        pixels -= size(line)
        line += 1
    return line, min(pixels, size(line))
