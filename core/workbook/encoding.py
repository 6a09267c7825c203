"""Old encodings undone: TCVN3 and VNI by the cell's font, or once for a whole sheet.

Source: fonts named .Vn… hold TCVN3 (TCVN 5712:1993), those named VNI-… hold VNI.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import Protocol

from core.text import fold
from core.workbook.found import Scalar, Sheet, Workbook

TCVN3, VNI, UNICODE = "tcvn3", "vni", "unicode"

_VIETNAMESE = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_CAPITALS = re.compile(r"\.?vn.*h$", re.IGNORECASE)
_LATIN = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0455\u0458"
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425"
    "\u0406\u0405\u0408",
    "aeopcyxisjABEKMHOPCTYXISJ",
)
# Words that stand in every such table; texts of the right encoding are full of them.
_USUAL = re.compile(
    r"\b(don vi|diem|huyen|thanh pho|so|ban|xa|phuong|tong|xep hang|xep loai|chi so"
    r"|tieu chi|linh vuc|tham dinh|dieu tra|thang diem|thu tu|ke hoach|cai cach)\b"
)
_SAMPLE = 400  # texts
_FEWEST_WORDS = 2


class EncodingTold(Protocol):
    """What a mapping file tells about encodings."""

    def encoding_of(self, name: str, /) -> str | None:
        """Return the encoding told for a sheet."""
        ...


def decoded(workbook: Workbook, told: EncodingTold | None = None) -> Workbook:
    """Return the workbook with every text in Unicode; figures are left alone.

    A workbook that needs nothing is returned as it is, and doing it twice does no
    harm: fonts are forgotten once they served.
    """
    sheets = tuple(_decoded(sheet, _told(told, sheet)) for sheet in workbook.sheets)
    if all(new is old for new, old in zip(sheets, workbook.sheets, strict=True)):
        return workbook
    return replace(workbook, sheets=sheets)


def encodings_of(
    workbook: Workbook, told: EncodingTold | None = None
) -> Mapping[str, str]:
    """Return the old encoding of each sheet that holds one."""
    found = ((s.name, _encoding(s, _told(told, s))) for s in workbook.sheets)
    return {name: encoding for name, encoding in found if encoding}


def _told(told: EncodingTold | None, sheet: Sheet) -> str:
    return str(told.encoding_of(sheet.name) or "") if told else ""


def _encoding(sheet: Sheet, told: str) -> str:
    """Return the encoding of a sheet as told, by its fonts, else by its texts."""
    if told:
        return "" if told == UNICODE else told
    by_font = [e for font in sheet.fonts.values() if (e := _of_font(font))]
    if by_font:
        return max(set(by_font), key=by_font.count)
    return _by_texts(_odd_texts(sheet))


def _of_font(font: str) -> str:
    name = font.casefold().lstrip()
    if name.startswith(".vn"):
        return TCVN3
    return VNI if name.startswith("vni") else ""


def _odd_texts(sheet: Sheet) -> list[str]:
    """Return the distinct texts with letters beyond ASCII, sorted."""
    values = set(chain.from_iterable(sheet.rows))
    return sorted(v for v in values if v.__class__ is str and not v.isascii())


def _by_texts(odd: list[str]) -> str:
    """Return the encoding that all texts of a sheet prove; a Unicode one proves none.

    A sheet that already reads as Vietnamese anywhere is never touched.
    """
    if not odd or any(map(_VIETNAMESE.search, odd)):
        return ""
    sample = odd[:_SAMPLE]
    scores = {e: _usual(_undone(t, e) for t in sample) for e in (TCVN3, VNI)}
    best = max(scores, key=lambda e: scores[e])
    gain = scores[best] - _usual(sample)
    is_clear = gain >= min(_FEWEST_WORDS, len(sample)) and len(set(scores.values())) > 1
    return best if is_clear else ""


def _usual(texts: Iterable[str]) -> int:
    return sum(len(_USUAL.findall(fold(text))) for text in texts)


@lru_cache(maxsize=16384)
def _undone(text: str, encoding: str) -> str:
    if text.isascii():
        return text
    from viparse.normalize.encodings import get_charmap  # 0.3 s, seldom needed
    from viparse.normalize.tables import convert

    charmap = get_charmap(encoding)
    return text if charmap is None else convert(text, charmap)


def _decoded(sheet: Sheet, told: str) -> Sheet:
    odd = _odd_texts(sheet)
    has_strangers = any(map(_CYRILLIC.search, odd))
    encoding = told or ("" if sheet.fonts else _by_texts(odd))
    if encoding in ("", UNICODE):
        if not has_strangers and (not sheet.fonts or told == UNICODE):
            return sheet
        encoding = ""
    fonts = {} if told else sheet.fonts
    read = _reader(encoding)
    rows = tuple(tuple(map(read, row)) for row in sheet.rows)
    if fonts:
        rows = tuple(
            tuple(_by_font(v, fonts.get((r, c), "")) for c, v in enumerate(row))
            for r, row in enumerate(rows)
        )
    return replace(sheet, rows=rows, fonts={})


def _reader(encoding: str) -> Callable[[Scalar], Scalar]:
    def read(value: Scalar) -> Scalar:
        """Return a value with its letters put right."""
        if value.__class__ is not str or value.isascii():
            return value
        plain = value.translate(_LATIN) if _CYRILLIC.search(value) else value
        return _undone(plain, encoding) if encoding else plain

    return read


def _by_font(value: Scalar, font: str) -> Scalar:
    """Return a cell's text as its font draws it: those named …H draw capitals."""
    encoding = _of_font(font) if font else ""
    if not encoding or value.__class__ is not str:
        return value
    text = value if _VIETNAMESE.search(value) else _undone(value, encoding)
    return text.upper() if _CAPITALS.fullmatch(font) else text
