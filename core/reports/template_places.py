"""Where cells are: addresses as formulas write them, on both sheets of a group."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.model import GroupRules
from core.reports.template_lines import FIRST_ROW
from core.reports.template_shape import FIRST_COLUMN, Frame

METHOD_COLUMN = 2
MOST_COLUMN = 3
FIRST_UNIT_ROW = 6  # of the reckoning sheet; the bands stand above
BAND_ROW = 1  # of the reckoning sheet: labels; the cuts stand below
CUT_ROW = 2
_LETTERS = 26
_LONGEST_NAME = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", "-"))


def letters(column: int) -> str:
    """Return a column's letters: 0 is A, 26 is AA."""
    text, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, _LETTERS)
        text = chr(ord("A") + letter) + text
    return text


def sheet_name(word: str, group: GroupRules, taken: Sequence[str]) -> str:
    """Return a name that every program takes, none of ``taken``."""
    plain = f"{word} {group.code}".translate(_FORBIDDEN)[:_LONGEST_NAME].strip()
    known, number = {name.casefold() for name in taken}, 2
    name = plain
    while name.casefold() in known:
        tail = f" ({number})"
        name, number = plain[: _LONGEST_NAME - len(tail)] + tail, number + 1
    return name


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """The names of one group's sheets."""

    scoring: str
    summary: str
    basis: str
    reckoning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Addresses of one group's cells.

    Attributes:
        frame: Its lines and units.
        sheets: The names of its sheets.
    """

    frame: Frame
    sheets: Sheets

    def unit(self, number: int) -> str:
        """Return the letters of a unit's column on the scoring sheet."""
        return letters(FIRST_COLUMN + number)

    def cell(self, key: str, number: int) -> str:
        """Return a unit's cell on a line, as the scoring sheet itself writes it."""
        return f"{self.unit(number)}{self.frame.by_key[key].row + 1}"

    def name(self, number: int) -> str:
        """Return the cell of a unit's name, as other sheets write it."""
        return f"{quoted(self.sheets.scoring)}!{self.unit(number)}{FIRST_ROW}"

    def scored(self, key: str, number: int) -> str:
        """Return a unit's cell on a line, as other sheets write it."""
        return f"{quoted(self.sheets.scoring)}!{self.cell(key, number)}"

    def tree(self, column: str, *, held: bool = False) -> str:
        """Return all criteria rows of a column; its letters held fast if asked."""
        last = FIRST_ROW + len(self.frame.group.criteria)
        held_column = f"${column}" if held else column
        return f"{held_column}${FIRST_ROW + 1}:{held_column}${last}"

    def there(self, text: str) -> str:
        """Return an address of the scoring sheet as other sheets write it."""
        return f"{quoted(self.sheets.scoring)}!{text}"

    def reckoned(self, column: int, number: int) -> str:
        """Return a unit's cell in a column of the reckoning sheet, from outside."""
        row = FIRST_UNIT_ROW + number + 1
        return f"{quoted(self.sheets.reckoning)}!{letters(column)}{row}"

    def bands(self, row: int) -> str:
        """Return the bands' labels or cuts on the reckoning sheet, from inside."""
        last = letters(len(self.frame.group.bands))
        return f"$B${row + 1}:${last}${row + 1}"

    def band_labels(self) -> str:
        """Return the bands' labels, as other sheets write them."""
        return f"{quoted(self.sheets.reckoning)}!{self.bands(BAND_ROW)}"


def quoted(name: str) -> str:
    """Return a sheet's name as formulas write it."""
    return "'" + name.replace("'", "''") + "'"
