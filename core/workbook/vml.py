"""The boxes of comments: shapes in a sheet's old-style drawing.

Such drawings may hold form buttons and need not be sound XML, so nothing in them is
parsed: shapes are added at the end.

Source: ECMA-376 part 4, 19.4 (spreadsheet drawings in VML).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from core.errors import N_
from core.workbook.found import Spot
from core.workbook.note_box import Grid, along, anchor, height_of, width_of
from core.workbook.written import LAST_COLUMN, LAST_ROW
from core.workbook.xml_bytes import Edit, XmlFault, attributes, with_attributes

NO_SHAPES = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml"'
    b' xmlns:o="urn:schemas-microsoft-com:office:office"'
    b' xmlns:x="urn:schemas-microsoft-com:office:excel">\n'
    b'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/></o:shapelayout>\n'
    b"</xml>"
)
_NAMES = (
    ("v", "urn:schemas-microsoft-com:vml"),
    ("o", "urn:schemas-microsoft-com:office:office"),
    ("x", "urn:schemas-microsoft-com:office:excel"),
)
_BLOCK = 1024  # shape numbers are given out in blocks, which the drawing lists
_BLOCKS = re.compile(rb"<o:idmap\b([^>]*?)(/?)>")
_NUMBERS = re.compile(rb"\d+")
_SHAPE = re.compile(rb"<v:shape\b.*?</v:shape>", re.DOTALL)
_PLACE = re.compile(
    rb"<x:Row>\s*(\d+)\s*</x:Row>.*?<x:Column>\s*(\d+)\s*</x:Column>"
    rb"|<x:Column>\s*(\d+)\s*</x:Column>.*?<x:Row>\s*(\d+)\s*</x:Row>",
    re.DOTALL,
)
_NOTE = re.compile(rb"""ObjectType=["']Note["']""")
_ANCHOR = re.compile(rb"(<x:Anchor>)\s*([\d\s,]+?)\s*(</x:Anchor>)")
_TYPE = (
    b'<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"'
    b' path="m,l,21600r21600,l21600,xe"%s><v:stroke joinstyle="miter"/>'
    b'<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>\n'
)
_BOX = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;'
    "margin-left:59pt;margin-top:1pt;width:{width}pt;height:{height}pt;z-index:{order};"
    'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"{names}>'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
    '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">'
    "<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>"
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>\n"
)
_NO_END = N_("the drawing of comments does not end")


def blocks(drawings: Iterable[bytes]) -> set[int]:
    """Return the blocks of shape numbers that drawings have taken."""
    taken: set[int] = set()
    for drawing in drawings:
        taken |= {int(n) for m in _BLOCKS.finditer(drawing) for n in _block_list(m)}
        numbers = re.findall(rb'"_x0000_s(\d{1,9})"', drawing)
        taken |= {int(number) // _BLOCK for number in numbers}
    return taken


def _block_list(found: re.Match[bytes]) -> list[bytes]:
    return _NUMBERS.findall(attributes(found[1]).get(b"data", b""))


def box_edits(
    drawing: bytes, notes: Mapping[Spot, str], grid: Grid, taken: set[int]
) -> list[Edit]:
    """Return the edits that give every cell of ``notes`` a box that fits its text.

    Cells that have a box keep it; it grows downwards. ``taken`` takes the blocks of
    numbers that are used.

    Raises:
        XmlFault: The drawing has no end.
    """
    old = {spot: span for spot, span in _boxes(drawing) if spot in notes}
    edits = [
        edit
        for spot, span in old.items()
        for edit in _grown(drawing, span, grid, notes[spot])
    ]
    new = [(spot, note) for spot, note in sorted(notes.items()) if spot not in old]
    if not new:
        return edits
    end = drawing.rfind(b"</xml>")
    if end < 0:
        raise XmlFault(_NO_END)
    fresh = _fresh(len(new), taken)
    shapes = _shapes(drawing, new, grid, fresh)
    return [*edits, *_listed(drawing, fresh), (end, end, shapes)]


def _boxes(drawing: bytes) -> Iterator[tuple[Spot, tuple[int, int]]]:
    for shape in _SHAPE.finditer(drawing):
        place = _PLACE.search(shape[0])
        if place and _NOTE.search(shape[0]):
            row, column = (place[1], place[2]) if place[1] else (place[4], place[3])
            yield (int(row), int(column)), shape.span()


def _grown(
    drawing: bytes, span: tuple[int, int], grid: Grid, note: str
) -> Iterator[Edit]:
    found = _ANCHOR.search(drawing, *span)
    numbers = [int(n) for n in _NUMBERS.findall(found[2])] if found else []
    if found and len(numbers) == 8:  # noqa: PLR2004  # a line and an offset a side
        left, right = numbers[0], min(numbers[4], LAST_COLUMN)
        width = sum(grid.width(column) for column in range(left, right))
        pixels = numbers[7] + height_of(note, width + numbers[5] - numbers[1])
        numbers[6:] = along(grid.height, numbers[6], pixels, LAST_ROW)
        told = ", ".join(str(number) for number in numbers).encode()
        yield *found.span(2), told


def _fresh(count: int, taken: set[int]) -> list[int]:
    """Return enough blocks for ``count`` shapes that no drawing has taken."""
    first = max(taken, default=0) + 1
    fresh = [*range(first, first + -(-count // (_BLOCK - 1)))]
    taken.update(fresh)
    return fresh


def _listed(drawing: bytes, fresh: Sequence[int]) -> Iterator[Edit]:
    """Yield the edit that lists further blocks in the drawing."""
    found = _BLOCKS.search(drawing)
    if found:
        every = [*_block_list(found), *(b"%d" % block for block in fresh)]
        told = with_attributes(found[1], {b"data": b",".join(every)})
        yield *found.span(1), told


def _shapes(
    drawing: bytes, new: Sequence[tuple[Spot, str]], grid: Grid, fresh: Sequence[int]
) -> bytes:
    names = "".join(
        f' xmlns:{name}="{space}"'
        for name, space in _NAMES
        if f"xmlns:{name}=".encode() not in drawing[: drawing.find(b">")]
    )
    numbers = (block * _BLOCK + n for block in fresh for n in range(1, _BLOCK))
    boxes = (
        _box(spot, note, grid, number, names)
        for (spot, note), number in zip(new, numbers, strict=False)
    )
    has_type = b'"_x0000_t202"' in drawing.replace(b'="#_x0000_t202"', b"")
    kind = b"" if has_type else _TYPE % names.encode()
    return kind + "".join(boxes).encode()


def _box(spot: Spot, note: str, grid: Grid, number: int, names: str) -> str:
    return _BOX.format(
        number=number,
        width=width_of(note) * 3 // 4,
        height=height_of(note, width_of(note)) * 3 // 4,
        order=number % _BLOCK,
        names=names,
        anchor=anchor(grid, spot, note),
        row=spot[0],
        column=spot[1],
    )
