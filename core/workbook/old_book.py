"""What xlrd tells of an .xls: fonts, formats, merges, hidden lines, errors, properties.

Source: [MS-XLS] 2.5.10 (errors), [MS-OLEPS] 2.20 (property sets).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from core.workbook.formats import BUILT_IN
from core.workbook.found import Area, CellError
from core.workbook.looks import Looks, looks_of, old_font
from core.workbook.structure import Structure

_ERRORS = {
    0x00: CellError.NULL,
    0x07: CellError.DIV,
    0x0F: CellError.VALUE,
    0x17: CellError.REF,
    0x1D: CellError.NAME,
    0x24: CellError.NUM,
    0x2A: CellError.NA,
}
_SET = 28  # bytes before the first section's name; its place follows 16 later
_NAME = 16
_PAIR = 8
_CODE_PAGE = 1
_NUMBER, _BYTES, _WIDE = 0x02, 0x1E, 0x1F
_MOST = 200  # properties of a set
_UTF8 = 65001


def looks_of_old(
    fonts: Sequence[str], keys: Sequence[int], codes: Sequence[str]
) -> Looks:
    """Return the looks of an .xls's styles."""
    formats = [BUILT_IN.get(key, code) for key, code in zip(keys, codes, strict=True)]
    return looks_of(list(zip(formats, fonts, strict=True)))


def structure_of(empty: Structure, old: Mapping[str, Any]) -> Structure:
    """Return a sheet's structure, filled with what xlrd tells."""
    for top, bottom, left, right in old.get("merges", ()):
        area = Area(top=top, left=left, bottom=bottom - 1, right=right - 1)
        empty.merge_area(area)
    empty.hidden_rows.update(old.get("hidden_rows", ()))
    empty.hidden_columns.update(old.get("hidden_columns", ()))
    for spot, code in old.get("errors", {}).items():
        empty.errors[spot] = _ERRORS.get(code, CellError.VALUE)
    for spot, names in old.get("runs", {}).items():
        if font := next(filter(None, map(old_font, names)), ""):
            empty.run(spot, font)
    if of_style := empty.looks.of_style:
        for row, styles in enumerate(old.get("styles", ())):
            empty.lines[row] = bytearray(of_style.get(style, 0) for style in styles)
    return empty


def texts_of(stream: bytes) -> Iterator[str]:
    """Yield the texts of a property stream; what is damaged yields nothing."""
    start = _int(stream, _SET + _NAME, 4)
    section = stream[start:]
    count = min(_int(section, 4, 4), _MOST)
    places = {
        _int(section, at, 4): _int(section, at + 4, 4)
        for at in range(_PAIR, _PAIR + count * _PAIR, _PAIR)
    }
    page = _int(section, places.get(_CODE_PAGE, 0) + 4, 2)
    for identity, place in places.items():
        sort = _int(section, place, 2)
        if identity != _CODE_PAGE and sort in {_BYTES, _WIDE}:
            length = _int(section, place + 4, 4) * (1 + (sort == _WIDE))
            said = section[place + 8 : place + 8 + length]
            yield _decoded(said, page, is_wide=sort == _WIDE).rstrip("\0")


def _decoded(said: bytes, page: int, *, is_wide: bool) -> str:
    if is_wide:
        return said.decode("utf-16-le", "replace")
    try:
        return said.decode("utf-8" if page == _UTF8 else f"cp{page}")
    except (LookupError, UnicodeDecodeError):
        return said.decode("latin-1")


def _int(content: bytes, at: int, length: int) -> int:
    return int.from_bytes(content[at : at + length], "little")
