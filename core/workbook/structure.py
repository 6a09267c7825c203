"""What a sheet has beside its values, gathered while its part is read once."""

import re
from collections.abc import Mapping, Sized
from dataclasses import dataclass, field

from core.errors import N_
from core.workbook.found import Area, CellError, Spot
from core.workbook.guard import Package
from core.workbook.looks import PLAIN, Looks

_RANGE = re.compile(
    r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?"
)
_FIRST = ord("A") - 1
_LETTERS = 26


class Columns(dict[bytes, int]):
    """Column numbers by their letters, each worked out once."""

    def __missing__(self, letters: bytes) -> int:
        """Work out a column that was not met before."""
        column = 0
        for letter in letters:
            column = column * _LETTERS + letter - _FIRST
        self[letters] = column - 1
        return column - 1


COLUMNS = Columns()


@dataclass(slots=True, kw_only=True)
class Structure:
    """What one sheet has beside its values.

    Attributes:
        package: The workbook, for messages and limits.
        part: The sheet's part.
        looks: The looks of the workbook's styles.
        run_fonts: Old fonts of shared texts, by the text's number.
        height: Rows up to the last filled cell.
        width: Columns up to the last filled cell.
        merges: Merged areas.
        hidden_rows: Rows that people do not see.
        hidden_columns: Columns that people do not see.
        formulas: Formula text by cell.
        uncached: Formula cells without a value.
        errors: Cells that hold an error.
        runs: Old fonts of parts of a cell's text.
        lines: The look of every cell, a byte each, by row.
        shown: Text that cells show, where the file says it.
    """

    package: Package
    part: str
    looks: Looks = PLAIN
    run_fonts: Mapping[int, str] = field(default_factory=dict)
    height: int = 0
    width: int = 0
    merges: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formulas: dict[Spot, str] = field(default_factory=dict)
    uncached: set[Spot] = field(default_factory=set)
    errors: dict[Spot, CellError] = field(default_factory=dict)
    runs: dict[Spot, str] = field(default_factory=dict)
    lines: dict[int, bytearray] = field(default_factory=dict)
    shown: dict[Spot, str] = field(default_factory=dict)

    def fill(self, row: int, column: int) -> None:
        """Note a filled cell.

        Raises:
            CchcError: The cells from A1 to it are more than are read.
        """
        if row < 0 or column < 0:
            raise self.package.damaged(self.part, N_("a cell stands before A1"))
        self.height = max(self.height, row + 1)
        self.width = max(self.width, column + 1)
        limits = self.package.limits
        if self.width > limits.columns:
            raise self.too_large(self.width, N_("columns"), limits.columns)
        if self.height * self.width > limits.cells:
            cells = self.height * self.width
            raise self.too_large(cells, N_("cells up to the last one"), limits.cells)

    def merge(self, text: str) -> None:
        """Note a merged area such as ``A1:C2``; what is none is passed over."""
        if found := _RANGE.fullmatch(text):
            left, top, right, bottom = found.groups()
            self.merge_area(
                Area(
                    top=int(top) - 1,
                    left=COLUMNS[left.encode()],
                    bottom=int(bottom or top) - 1,
                    right=COLUMNS[(right or left).encode()],
                )
            )

    def merge_area(self, area: Area) -> None:
        """Note a merged area."""
        self.merges.append(area)
        limit = self.package.limits.merges
        if len(self.merges) > limit:
            raise self.too_large(len(self.merges), N_("merged areas"), limit)

    def hide_columns(self, first: str, last: str) -> None:
        """Note hidden columns, numbered from 1 as the part does."""
        most = self.package.limits.columns
        if first.isdecimal() and last.isdecimal():
            self.hidden_columns.update(range(int(first) - 1, min(int(last), most)))

    def line(self, row: int) -> bytearray:
        """Return the looks of a row, to be added to."""
        return self.lines.setdefault(row, bytearray())

    def look(self, row: int, column: int, look: int) -> None:
        """Note how a cell looks."""
        line = self.line(row)
        line.extend(bytes(max(column + 1 - len(line), 0)))
        line[column] = look

    def formula(self, spot: Spot, text: str, *, is_cached: bool) -> None:
        """Note a formula, and whether its value was saved."""
        self.formulas[spot] = text
        if not is_cached:
            self.uncached.add(spot)
        self._bound(self.formulas, N_("formulas"))

    def error(self, spot: Spot, text: str) -> None:
        """Note a cell that holds an error; an unknown one is ``#VALUE!``."""
        self.errors[spot] = error_of(text)
        self._bound(self.errors, N_("error cells"))

    def show(self, spot: Spot, text: str) -> None:
        """Note what a cell shows, where the file says it."""
        self.shown[spot] = text
        self._bound(self.shown, N_("cells that show something else than their value"))

    def run(self, spot: Spot, font: str) -> None:
        """Note a cell that has an old font, in a part of its text or as a whole."""
        self.runs[spot] = font
        self._bound(self.runs, N_("cells in an old font"))

    def _bound(self, found: Sized, measure: str) -> None:
        limit = self.package.limits.formulas
        if len(found) > limit:
            raise self.too_large(len(found), measure, limit)

    def too_large(self, found: int, measure: str, limit: int) -> Exception:
        """Return the error of a sheet beyond a limit."""
        return self.package.too_large(self.part, found, measure, limit)


_ERRORS = {error.value: error for error in CellError}


def error_of(text: str) -> CellError:
    """Return the error that a cell names; newer ones than ours are ``#VALUE!``."""
    return _ERRORS.get(text.strip().upper(), CellError.VALUE)
