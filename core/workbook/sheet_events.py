"""The scan of a sheet's XML event by event: any XML, whatever its prefixes or order."""

import re
from dataclasses import dataclass, field

from core.errors import N_
from core.workbook.found import Spot
from core.workbook.looks import old_font
from core.workbook.structure import COLUMNS, Structure
from core.workbook.xml_events import Attributes, attribute, is_true, local, walk

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ROW = re.compile(r"[0-9]{1,7}")
_GATHERED = frozenset({"f", "v"})


@dataclass(slots=True)
class _Cell:
    """The cell that is being read."""

    spot: Spot = (0, 0)
    sort: str = ""
    look: int = 0
    font: str = ""
    has_formula: bool = False
    has_text: bool = False
    texts: dict[str, list[str]] = field(default_factory=dict)

    def said(self, name: str) -> str:
        """Return the text of the cell's formula or value."""
        return "".join(self.texts.get(name, ()))


class _Events:
    """Turns events into what a sheet has beside its values."""

    def __init__(self, structure: Structure) -> None:
        self._structure = structure
        self._row = -1
        self._column = -1
        self._cell = _Cell()
        self._within = ""
        self._length = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the start of an element."""
        match local(name):
            case "row":
                self._start_row(attributes)
            case "c":
                self._start_cell(attributes)
            case "f" | "v" as within:
                self._within, self._length = within, 0
                self._cell.has_formula |= within == "f"
            case "is":
                self._cell.has_text = True
            case "rFont":
                font = old_font(attribute(attributes, "val"))
                self._cell.font = self._cell.font or font
            case "mergeCell":
                self._structure.merge(attribute(attributes, "ref"))
            case "col" if is_true(attribute(attributes, "hidden")):
                first, last = (attribute(attributes, end) for end in ("min", "max"))
                self._structure.hide_columns(first, last)
            case _:
                pass

    def text(self, text: str) -> None:
        """Take text of a formula or value."""
        if self._within and self._length < self._structure.package.limits.text:
            self._length += len(text)
            self._cell.texts.setdefault(self._within, []).append(text)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        bare = local(name)
        if bare in _GATHERED:
            self._within = ""
        elif bare == "c":
            self._end_cell()

    def _start_row(self, attributes: Attributes) -> None:
        if number := attribute(attributes, "r"):
            self._row = self._number(number)
        else:
            self._row += 1
        self._column = -1
        if is_true(attribute(attributes, "hidden")):
            self._structure.hidden_rows.add(self._row)

    def _start_cell(self, attributes: Attributes) -> None:
        if reference := attribute(attributes, "r"):
            found = _REFERENCE.fullmatch(reference)
            letters, number = found.groups() if found else ("A", "")
            self._column, self._row = COLUMNS[letters.encode()], self._number(number)
        else:
            self._column += 1
        style = attribute(attributes, "s")
        number = int(style) if style.isascii() and style.isdecimal() else 0
        self._cell = _Cell(
            spot=(self._row, self._column),
            sort=attribute(attributes, "t"),
            look=self._structure.looks.of_style.get(number, 0),
        )

    def _number(self, text: str) -> int:
        """Return a row from 0 on; one that no sheet has would busy the parser."""
        if not _ROW.fullmatch(text):
            part = self._structure.part
            raise self._structure.package.damaged(part, N_("a row has no sound number"))
        return int(text) - 1

    def _end_cell(self) -> None:
        cell, structure = self._cell, self._structure
        value = cell.said("v")
        if cell.has_formula:
            is_cached = bool(value) or cell.sort == "str"
            structure.formula(cell.spot, cell.said("f"), is_cached=is_cached)
        if value or cell.has_formula or cell.has_text:
            structure.fill(*cell.spot)
            if cell.look:
                structure.look(*cell.spot, cell.look)
        if cell.sort == "e":
            structure.error(cell.spot, value)
        if cell.sort == "s" and value.isascii() and value.isdecimal():
            cell.font = structure.run_fonts.get(int(value[:10]), "")
        if cell.font:
            structure.run(cell.spot, cell.font)


def scan_by_events(structure: Structure) -> None:
    """Gather what a sheet's part holds beside values, one element at a time.

    Raises:
        CchcError: The part is damaged, or the sheet is beyond a limit.
    """
    events = _Events(structure)
    walk(
        structure.package,
        structure.part,
        events.start,
        end=events.end,
        text=events.text,
    )
