"""How the cells of a scoring workbook look, and which of them may be typed in."""

from math import ceil
from typing import TYPE_CHECKING, Any

from core.i18n import Localizer

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

FONT = "Times New Roman"
_LINE_HEIGHT, _LINE_SPARE = 14.5, 2.5
_SMALL, _CAPITAL = 0.74, 1.05  # widths of letters, in digits of the usual font
INK, LINE = "#1F2933", "#9AA5B1"
TYPED, OVER, LOCKED = "#FFF8DC", "#DCEBFA", "#F3F4F6"
CROSSED, HEADING, HEADER, ALARM = "#D3D6DB", "#E6ECF5", "#C9D6EA", "#F8C9C4"
_CELL = {"border": 1, "border_color": LINE, "valign": "vcenter"}
_NUMBER = {**_CELL, "align": "center"}
_TEXT = {**_CELL, "text_wrap": True, "num_format": "@"}
_LEGEND = {**_CELL, "align": "center", "font_size": 9}
# Of conditional formats: only what differs from the cell's own look.
_CONDITIONAL = {"now_crossed": {"bg_color": CROSSED}, "now_over": {"bg_color": ALARM}}
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "subtitle": {"italic": True},
    "plain": {"text_wrap": True, "valign": "top"},
    "strong": {"text_wrap": True, "valign": "top", "bold": True},
    "legend": {"text_wrap": True, "valign": "vcenter", "font_size": 9},
    "header": {**_TEXT, "bold": True, "align": "center", "bg_color": HEADER},
    "name": {**_TEXT, "bold": True, "align": "center", "bg_color": TYPED,
             "locked": False},
    "code": {**_TEXT},
    "label": {**_TEXT},
    "word": {**_TEXT, "align": "center"},
    "heading": {**_TEXT, "bold": True, "bg_color": HEADING},
    "heading_word": {**_TEXT, "bold": True, "bg_color": HEADING, "align": "center"},
    "heading_number": {**_NUMBER, "bold": True, "bg_color": HEADING},
    "most": {**_NUMBER},
    "typed": {**_NUMBER, "bg_color": TYPED, "locked": False},
    "over": {**_NUMBER, "bg_color": OVER, "locked": False},
    "locked": {**_NUMBER, "bg_color": LOCKED},
    "result": {**_NUMBER, "bg_color": LOCKED, "bold": True},
    "verdict": {**_NUMBER, "bg_color": LOCKED, "bold": True, "text_wrap": True},
    "crossed": {**_NUMBER, "bg_color": CROSSED, "locked": False},
    "whole": {"num_format": "0"},
    "text": {"num_format": "@"},
    "ordinal": {**_NUMBER, "num_format": "0"},
    "ordinal_plain": {"align": "center", "valign": "top", "num_format": "0"},
    "result_line": {**_NUMBER, "text_wrap": True},
    "legend_typed": {**_LEGEND, "bg_color": TYPED},
    "legend_over": {**_LEGEND, "bg_color": OVER},
    "legend_locked": {**_LEGEND, "bg_color": LOCKED},
    "legend_crossed": {**_LEGEND, "bg_color": CROSSED},
}  # fmt: skip


class Styles:
    """The formats of one workbook, each made once, and the language it is in."""

    def __init__(self, book: "Workbook", localizer: Localizer) -> None:
        """Remember the workbook; formats are made when first asked for.

        Args:
            book: The workbook.
            localizer: The language of its own words.
        """
        self._book = book
        self.localizer = localizer
        self._made: dict[tuple[str, str, bool], Format] = {}

    def get(self, look: str, number: str = "", *, text: str = "") -> "Format":
        """Return a format.

        Args:
            look: Its name.
            number: Number format, where it is not the look's own.
            text: What the cell says: text that begins like a formula is marked so
                that it stays text when somebody edits the cell.
        """
        is_risky = text.startswith(("=", "+", "-", "@"))
        key = (look, number, is_risky)
        if key not in self._made:
            wanted = {"font_name": FONT, "font_color": INK, **_LOOKS.get(look, {})}
            wanted = _CONDITIONAL.get(look, wanted)
            if number:
                wanted["num_format"] = number
            if is_risky:
                wanted["quote_prefix"] = True
            self._made[key] = self._book.add_format(wanted)
        return self._made[key]


def height(*wrapped: tuple[str, float]) -> float:
    """Return the height of a row, in points, that shows wrapped texts whole.

    Args:
        wrapped: Each text and the width of its column.
    """
    lines = [ceil(_span(text) / width) for text, width in wrapped]
    return _LINE_HEIGHT * max([1, *lines]) + _LINE_SPARE


def _span(text: str) -> float:
    """Return about how wide a text is, in digits."""
    return sum(_CAPITAL if letter.isupper() else _SMALL for letter in text)


def points_format(digits: int) -> str:
    """Return the number format of points: two decimals at least."""
    return "0.00" + "#" * max(digits - 2, 0)


def fixed_format(digits: int) -> str:
    """Return the number format with exactly so many decimals."""
    return "0." + "0" * digits if digits else "0"
