"""The streaming scan of a sheet's XML, by patterns over whole rows.

It reads what spreadsheet programs write; anything else that XML allows goes to
`core.workbook.sheet_events`, which is slower and finds the same.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape

from core.errors import N_
from core.workbook.looks import old_font
from core.workbook.sheet_events import scan_by_events
from core.workbook.structure import COLUMNS, Structure

# No pattern looks past the next "<": none can be made slow by a tag that never ends.
_REST = (
    rb'(?: s="[0-9]{1,5}")?(?: t="[a-zA-Z]{1,9}")?'
    rb'(?: (?:cm|vm|ph)="[0-9]{1,9}")*'
)
# The letters of a filled cell; none of a blank one.
_CELL = re.compile(
    rb'<c r="(?:([A-Z]{1,3})[0-9]{1,7}"%s>|[A-Z]{1,3}[0-9]{1,7}"%s/>)' % (_REST, _REST)
)
_STYLED = rb'<c r="([A-Z]{1,3})([0-9]{1,7})"%s(?: [^<>]*)?(?<!/)>'
# A cell or row that does not begin as every program begins it.
_CELL_START = b"<c r="
_ODD = re.compile(rb'<(?:c(?![a-zA-Z]| r=)|row(?! r="[0-9]{1,7}"|Breaks))')
_FORMULA = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"([^<>]*)><f[^<>]*?(?:/>|>([^<]*)</f>)'
    rb"(?:<v>([^<]*)</v>|<v/>)?"
)
_ERROR = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"[^<>]* t="e"[^<>]*>'
    rb"(?:<f[^<>]*/>|<f[^<>]*>[^<]*</f>)?<v>([^<]*)</v>"
)
_SHARED = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"[^<>]* t="s"[^<>]*>'
    rb"(?:<f[^<>]*/>|<f[^<>]*>[^<]*</f>)?<v>([0-9]{1,9})</v>"
)
_SPOT = re.compile(rb'<c r="([A-Z]+)([0-9]+)"')
_FONT = re.compile(rb'<rFont [^<>]*?val="([^"<>]*)"')
_HIDDEN_ROW = re.compile(
    rb'<row (?=[^<>]*\shidden="(?:1|true)")[^<>]*?\br="([0-9]{1,7})"'
)
_HIDDEN_COLUMN = re.compile(rb'<col (?=[^<>]*\bhidden="(?:1|true)")[^<>]*>')
_MINIMUM = re.compile(rb'\bmin="([0-9]{1,7})"')
_MAXIMUM = re.compile(rb'\bmax="([0-9]{1,7})"')
_MERGE = re.compile(rb'<mergeCell [^<>]*?ref="([^"<>]*)"')
_ENDS = (b"<row", b"<mergeCell ")
_AFTER = b"</sheetData>"


class _IrregularError(Exception):
    """The part is written as no spreadsheet program does."""


def scan(structure: Structure) -> None:
    """Gather what a sheet's part holds beside values.

    Raises:
        CchcError: The part is damaged, or the sheet is beyond a limit.
    """
    try:
        for piece in _pieces(structure):
            _scan_piece(structure, piece)
    except _IrregularError:
        _forget(structure)
        scan_by_events(structure)


def _pieces(structure: Structure) -> Iterator[bytes]:
    """Yield the part cut where a row or a merged area begins."""
    rest = b""
    limit = structure.package.limits.row
    for position, chunk in enumerate(structure.package.chunks(structure.part)):
        if not position and b"<worksheet" not in chunk:
            raise _IrregularError  # rows cannot be told by their name either
        rest += chunk
        cut = rest.rfind(b"<") if _AFTER in rest else -1
        cut = max(cut, *(rest.rfind(end) for end in _ENDS))
        if cut > 0:
            yield rest[:cut]
            rest = rest[cut:]
        if len(rest) > limit:
            raise structure.too_large(len(rest), N_("bytes in a row"), limit)
    yield rest


def _scan_piece(structure: Structure, piece: bytes) -> None:
    if b"<!" in piece:
        raise _IrregularError
    cells = _CELL.findall(piece)
    if len(cells) != piece.count(_CELL_START) or _ODD.search(piece):
        raise _IrregularError
    _measure(structure, piece, set(cells) - {b""})
    if structure.looks.of_style:
        _look(structure, piece)
    if b"<f" in piece:
        _take_formulas(structure, piece)
    if b't="e"' in piece:
        _take_errors(structure, piece)
    if structure.run_fonts:
        _take_shared(structure, piece)
    if b"<rFont" in piece:
        _take_inline(structure, piece)
    _take_frame(structure, piece)


def _measure(structure: Structure, piece: bytes, filled: set[bytes]) -> None:
    """Note how far the filled cells reach; rows come in order."""
    end = piece.rfind(b"</c>")
    last = _SPOT.match(piece, piece.rfind(b"<c r=", 0, max(end, 0)))
    if filled and last:
        column = max(COLUMNS[letters] for letters in filled)
        structure.fill(int(last[2]) - 1, column)


def _look(structure: Structure, piece: bytes) -> None:
    """Note the look of every filled cell that has one, a row at a time."""
    of_style = structure.looks.of_style.items()
    looks = {b"%d" % style: bytes([look]) for style, look in of_style}
    if b"0" in looks:
        looks[b""] = looks[b"0"]  # cells that name no style have the first
    columns, last, line = COLUMNS, b"", bytearray()
    for letters, row, style in _styled(tuple(looks)).findall(piece):
        if row != last:
            last, line = row, structure.line(int(row) - 1)
        column = columns[letters]
        if column > len(line):
            line.extend(bytes(column - len(line)))
        line[column : column + 1] = looks[style]


@lru_cache(maxsize=8)
def _styled(styles: tuple[bytes, ...]) -> re.Pattern[bytes]:
    """Return the pattern of filled cells in one of the styles given."""
    pattern = rb' s="(%s)"' % b"|".join(filter(None, styles))
    if b"" in styles:
        pattern = rb'(?:%s|(?! s="))' % pattern
    return re.compile(_STYLED % pattern)


def _take_formulas(structure: Structure, piece: bytes) -> None:
    for letters, row, attributes, text, value in _FORMULA.findall(piece):
        is_cached = bool(value) or b't="str"' in attributes
        spot = int(row) - 1, COLUMNS[letters]
        structure.formula(spot, _said(text), is_cached=is_cached)


def _take_errors(structure: Structure, piece: bytes) -> None:
    for letters, row, text in _ERROR.findall(piece):
        structure.error((int(row) - 1, COLUMNS[letters]), _said(text))


def _take_shared(structure: Structure, piece: bytes) -> None:
    for letters, row, position in _SHARED.findall(piece):
        if font := structure.run_fonts.get(int(position)):
            structure.run((int(row) - 1, COLUMNS[letters]), font)


def _take_inline(structure: Structure, piece: bytes) -> None:
    for cell in piece.split(b"</c>"):
        fonts = (old_font(_said(name)) for name in _FONT.findall(cell))
        if font := next(filter(None, fonts), ""):
            letters, row = _SPOT.findall(cell)[-1]
            structure.run((int(row) - 1, COLUMNS[letters]), font)


def _take_frame(structure: Structure, piece: bytes) -> None:
    """Note hidden rows and columns and merged areas."""
    if b'hidden="' in piece:
        rows = _HIDDEN_ROW.findall(piece)
        structure.hidden_rows.update(int(row) - 1 for row in rows)
        for column in _HIDDEN_COLUMN.findall(piece):
            first, last = _MINIMUM.search(column), _MAXIMUM.search(column)
            if first and last:
                structure.hide_columns(first[1].decode(), last[1].decode())
    for area in _MERGE.findall(piece):
        structure.merge(_said(area))


def _said(text: bytes) -> str:
    """Return text of the part with its entities resolved."""
    said = text.decode("utf-8", "replace")
    return unescape(said) if "&" in said else said


def _forget(structure: Structure) -> None:
    """Drop what was gathered before the part turned out irregular."""
    structure.height = structure.width = 0
    for gathered in (
        structure.merges,
        structure.hidden_rows,
        structure.hidden_columns,
        structure.formulas,
        structure.uncached,
        structure.errors,
        structure.runs,
        structure.lines,
    ):
        gathered.clear()
