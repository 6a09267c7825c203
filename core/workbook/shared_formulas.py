"""Formulas that cells share: when their holder is overwritten, the next one takes over.

A filled column keeps its formula once, in its first cell; the others point to it. The
first cell that stays gets the formula, moved to where it stands, so that every cell
still computes what it did.

Source: ECMA-376 part 1, 18.3.1.40 (f), attributes t, ref and si.
"""

from bisect import bisect
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.workbook.found import Spot, a1
from core.workbook.sheet_places import Line, SheetXml
from core.workbook.xml_bytes import (
    Edit,
    attributes,
    closing,
    escaped,
    opening,
    plain,
    with_attributes,
)

_INDEX = b"si"
# Of other files or of tables: the tokenizer does not know how these move.
_UNMOVED = ("[", "#REF!")


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula's element: its span, its tag's attributes and what stands inside."""

    start: int
    end: int
    inside: bytes
    told: Mapping[bytes, bytes]
    text: bytes


@dataclass(frozen=True, slots=True)
class Succession:
    """A shared formula whose holder is overwritten while others need it.

    Attributes:
        spot: The cell that held it.
        heir: The first cell that stays, which takes it over.
        edit: The change that gives it over; None where that is not sure.
    """

    spot: Spot
    heir: str
    edit: Edit | None


def formulas(sheet: SheetXml) -> Iterator[Formula]:
    """Yield the formulas that are not just a text: shared, arrays, data tables."""
    scan = sheet.xml.scan
    if b"<" + sheet.prefix + b"f " not in scan:
        return
    ends = closing(sheet.prefix, b"f")
    for found in opening(sheet.prefix, b"f").finditer(scan, sheet.inner, sheet.close):
        if found[1]:
            closed = None if found[2] else ends.search(scan, found.end(), sheet.close)
            bounds = closed.span() if closed else (found.end(), found.end())
            text = sheet.xml.text[found.end() : bounds[0]]
            told = attributes(found[1])
            yield Formula(found.start(), bounds[1], found[1], told, text)


def successions(sheet: SheetXml, spots: Collection[Spot]) -> Iterator[Succession]:
    """Yield the shared formulas that lose their holder when ``spots`` are written.

    Raises:
        XmlFault: A row cannot be taken apart.
    """
    groups: dict[bytes, list[Formula]] = {}
    for each in formulas(sheet):
        if each.told.get(b"t") == b"shared":
            groups.setdefault(each.told.get(_INDEX, b""), []).append(each)
    if not groups:
        return
    boxes = ((spot, sheet.cell(spot)) for spot in spots)
    spans = sorted((box.start, box.end, spot) for spot, box in boxes if box)
    for group in groups.values():
        holders = [each for each in group if b"ref" in each.told]
        left = [each for each in group if _overwritten(each.start, spans) is None]
        spot = _overwritten(holders[0].start, spans) if holders else None
        if spot and left:
            yield _succession(sheet, spot, holders, left)


def _overwritten(at: int, spans: Sequence[tuple[int, int, Spot]]) -> Spot | None:
    """Return the cell to be written that holds a place in the XML, or None."""
    before = bisect(spans, at, key=lambda span: span[0])
    if before and at < spans[before - 1][1]:
        return spans[before - 1][2]
    return None


def _succession(
    sheet: SheetXml,
    spot: Spot,
    holders: Sequence[Formula],
    left: Sequence[Formula],
) -> Succession:
    lines = sorted(sheet.lines.values(), key=lambda line: line.start)
    cells = [_cell_at(sheet, lines, each.start) for each in left]
    heir = a1(*cells[0])
    text = _moved(plain(holders[0].text), spot, cells[0])
    if text is None or len(holders) > 1 or _is_pieced(holders[0].text):
        return Succession(spot, heir, None)
    rows, columns = zip(*cells, strict=True)
    last = (max(rows), max(columns))
    area = f"{a1(min(rows), min(columns))}:{a1(*last)}".encode()
    inside = with_attributes(left[0].inside, {b"ref": area})
    name = sheet.prefix + b"f"
    new = b"<" + name + inside + b">" + escaped(text) + b"</" + name + b">"
    return Succession(spot, heir, (left[0].start, left[0].end, new))


def _is_pieced(text: bytes) -> bool:
    """Tell whether asides stand in a formula's text."""
    return b"<" in text


def _moved(text: str, origin: Spot, target: Spot) -> str | None:
    """Return a formula as it reads in another cell; None where that is not sure."""
    try:
        from openpyxl.formula.tokenizer import TokenizerError
        from openpyxl.formula.translate import Translator, TranslatorError
    except ImportError:  # openpyxl is an extra; then the change is refused
        return None
    if any(sign in text for sign in _UNMOVED) or not text:
        return None
    try:
        moved = Translator(f"={text}", a1(*origin)).translate_formula(a1(*target))
    except (TranslatorError, TokenizerError):
        return None
    return str(moved).removeprefix("=")


def _cell_at(sheet: SheetXml, lines: Sequence[Line], at: int) -> Spot:
    """Return the cell that a place in the XML lies in."""
    line = lines[bisect(lines, at, key=lambda line: line.start) - 1]
    box = next(each for each in sheet.boxes(line) if each.start < at < each.end)
    return line.row, box.column


def taken_over(sheet: SheetXml, spots: Collection[Spot]) -> list[Edit]:
    """Return the edits that keep shared formulas alive when ``spots`` are written.

    Raises:
        XmlFault: A row cannot be taken apart.
    """
    return [each.edit for each in successions(sheet, spots) if each.edit]
