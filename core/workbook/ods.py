"""The streaming scan of an OpenDocument workbook: bombs, and what is beside values."""

from collections.abc import Callable, Mapping
from itertools import product
from typing import ClassVar

from core.errors import N_
from core.workbook.found import Area, Spot
from core.workbook.guard import Package
from core.workbook.looks import old_font
from core.workbook.structure import Structure
from core.workbook.xml_events import Attributes, walk

PART = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_ENCRYPTED = b"encryption-data"
_FAMILIES = frozenset({"table-cell", "text"})
_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})
_WIDE = "table:number-columns-repeated"
_SORT, _VALUE = "office:value-type", "office:value"
_FORMULA = "table:formula"
_SPANS = frozenset({"table:number-columns-spanned", "table:number-rows-spanned"})
_NOTE = "office:annotation"
_UNSEEN = frozenset({"collapse", "filter"})
_FORMATTED = frozenset({"float", "percentage", "currency", "date", "time"})
_FORMULA_PREFIXES = ("of:=", "oooc:=", "msoxl:=", "=")
_MOST = 1 << 24  # a repetition beyond the largest sheet says as much as that
_ROW_END = 1 << 20
_PIECES = 100  # of a cell's text; a figure or formula has one


def is_encrypted(package: Package) -> bool:
    """Tell whether an OpenDocument workbook opens with a password only."""
    return _ENCRYPTED in package.head(_MANIFEST)


def structures(package: Package) -> list[Structure]:
    """Return what every sheet has beside its values, in the workbook's order.

    Raises:
        CchcError: The content is damaged or beyond a limit.
    """
    book = _Book(package)
    walk(package, PART, book.start, end=book.end, text=book.take)
    return book.sheets


class _Book:
    """Turns events into sheets."""

    def __init__(self, package: Package) -> None:
        self.sheets: list[Structure] = []
        self._package = package
        self._fonts: dict[str, str] = {}  # style → old font
        self._faces: dict[str, str] = {}  # font face → family
        self._style = ""
        self._depth = 0  # tables within a cell's note or drawing count as nothing
        self._notes = 0
        self._row = self._rows = self._column = self._filled = 0
        self._cell: Attributes | None = None
        self._texts: list[str] = []
        self._run = ""  # old font of a part of the cell's text
        self._cells = 0
        self._column_styles: dict[int, str] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the start of an element."""
        if handle := self._handlers.get(name):
            handle(self, attributes)
        elif name == "text:p" and self._cell is not None and not self._notes:
            self.take("\n") if self._texts else self._texts.append("")

    def take(self, text: str) -> None:
        """Take the text that a cell shows."""
        is_shown = self._cell is not None and not self._notes and bool(self._texts)
        if is_shown and len(self._texts) <= _PIECES:
            self._texts.append(text[: self._package.limits.text])

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name in _CELLS:
            if self._depth == 1:
                self._end_cell()
        elif name == "table:table-row":
            if self._depth == 1:
                self._end_row()
        elif name == "table:table":
            self._depth -= 1
        elif name == _NOTE:
            self._notes -= 1

    def _start_face(self, attributes: Attributes) -> None:
        family = attributes.get("svg:font-family", "").strip("'\"")
        self._faces[attributes.get("style:name", "")] = family

    def _start_style(self, attributes: Attributes) -> None:
        is_font = attributes.get("style:family") in _FAMILIES
        self._style = attributes.get("style:name", "") if is_font else ""

    def _start_text_properties(self, attributes: Attributes) -> None:
        face = attributes.get("style:font-name", "")
        family = attributes.get("fo:font-family", "").strip("'\"")
        font = old_font(self._faces.get(face, face)) or old_font(family)
        if self._style and font:
            self._fonts[self._style] = font

    def _start_table(self, _: Attributes) -> None:
        self._depth += 1
        if self._depth == 1:
            self.sheets.append(Structure(package=self._package, part=PART))
            self._row = self._rows = self._column = self._filled = 0
            self._column_styles = {}

    def _start_column(self, attributes: Attributes) -> None:
        if self._depth != 1:
            return
        count = _repeated(attributes, _WIDE)
        last = min(self._column + count, self._package.limits.columns)
        if attributes.get("table:visibility") in _UNSEEN:
            self._sheet.hidden_columns.update(range(self._column, last))
        if (style := attributes.get("table:default-cell-style-name")) in self._fonts:
            for column in range(self._column, last):
                self._column_styles[column] = style or ""
        self._column += count

    def _start_row(self, attributes: Attributes) -> None:
        if self._depth != 1:
            return
        self._column = 0
        self._rows = _repeated(attributes, "table:number-rows-repeated")
        if attributes.get("table:visibility") in _UNSEEN:
            end = min(self._row + self._rows, _ROW_END)
            self._sheet.hidden_rows.update(range(self._row, end))

    def _start_cell(self, attributes: Attributes) -> None:
        if self._depth == 1:
            self._cell, self._texts, self._run = attributes, [], ""

    def _start_span(self, attributes: Attributes) -> None:
        if self._cell is not None and not self._notes:
            style = attributes.get("text:style-name", "")
            self._run = self._run or self._fonts.get(style, "")

    def _start_note(self, _: Attributes) -> None:
        self._notes += 1

    @property
    def _sheet(self) -> Structure:
        return self.sheets[-1]

    def _end_cell(self) -> None:
        cell, self._cell = self._cell or {}, None
        count = _repeated(cell, _WIDE) if _WIDE in cell else 1
        shown = "".join(self._texts)
        if _SPANS.intersection(cell):
            self._merge(cell)
        if shown or _SORT in cell or _FORMULA in cell:
            self._filled = self._column + count
            if self._fonts or _FORMULA in cell or shown != cell.get(_VALUE):
                for note in self._notes_of(cell, shown):
                    self._everywhere(note, count)
        self._column += count

    def _end_row(self) -> None:
        if self._filled:
            self._fill(self._row + self._rows - 1, self._filled - 1)
        self._row += self._rows
        self._filled = 0

    def _fill(self, row: int, column: int) -> None:
        sheet = self._sheet
        sheet.fill(row, column)
        cells = sum(other.height * other.width for other in self.sheets)
        if cells > self._package.limits.cells:
            limit = self._package.limits.cells
            raise sheet.too_large(cells, N_("cells in all sheets"), limit)

    def _merge(self, cell: Attributes) -> None:
        wide = _repeated(cell, "table:number-columns-spanned")
        high = _repeated(cell, "table:number-rows-spanned")
        if wide * high > 1:
            bottom, right = self._row + high - 1, self._column + wide - 1
            self._sheet.merge_area(
                Area(top=self._row, left=self._column, bottom=bottom, right=right)
            )

    def _everywhere(self, note: Callable[[Spot], None], count: int) -> None:
        """Note something of a cell for every repetition of it."""
        rows = range(self._row, self._row + self._rows)
        for spot in product(rows, range(self._column, self._column + count)):
            note(spot)

    def _notes_of(self, cell: Attributes, shown: str) -> list[Callable[[Spot], None]]:
        sheet, sort = self._sheet, cell.get(_SORT, "")
        value = cell.get(_VALUE, "")
        formula = cell.get(_FORMULA, "")
        is_error = cell.get("calcext:value-type") == "error"
        style = cell.get("table:style-name") or self._column_styles.get(self._column)
        found: list[Callable[[Spot], None]] = []
        if formula:
            is_cached = bool(sort or shown)
            text = _bare(formula)
            found.append(lambda at: sheet.formula(at, text, is_cached=is_cached))
        if is_error:
            found.append(lambda at: sheet.error(at, shown))
        if font := self._fonts.get(style or "") or self._run:
            found.append(lambda at: sheet.run(at, font))
        if sort in _FORMATTED and shown and shown.replace(",", ".") != value:
            found.append(lambda at: sheet.show(at, shown))
        return found

    _handlers: ClassVar[Mapping[str, Callable[["_Book", Attributes], None]]] = {
        "style:font-face": _start_face,
        "style:style": _start_style,
        "style:text-properties": _start_text_properties,
        "table:table": _start_table,
        "table:table-column": _start_column,
        "table:table-row": _start_row,
        "table:table-cell": _start_cell,
        "table:covered-table-cell": _start_cell,
        "text:span": _start_span,
        _NOTE: _start_note,
    }


def _repeated(attributes: Attributes, name: str) -> int:
    """Return how often something is repeated; once where nothing sound is said."""
    text = attributes.get(name, "1")
    if not (text.isascii() and text.isdecimal()):
        return 1
    return max(min(int(text[:10]), _MOST), 1)


def _bare(formula: str) -> str:
    for prefix in _FORMULA_PREFIXES:
        if formula.startswith(prefix):
            return formula.removeprefix(prefix)
    return formula
