"""A sheet as words, figures and merged cells, each distinct text looked at once."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from core.text import clean
from core.workbook.found import Area, Scalar, Sheet, Spot
from core.workbook.values import figure_in, says_not_applicable, text_of

_LARGEST_MERGE = 20_000  # cells; nobody merges more on purpose


class _Words(dict[str, str]):
    """The word that a cell's text is, or an empty text for a figure or a sign."""

    def __missing__(self, raw: str) -> str:
        text = clean(raw)
        is_word = text and figure_in(text) is None and not says_not_applicable(text)
        word = self[raw] = text if is_word else ""
        return word


class _Rows(dict[int, list[tuple[int, str]]]):
    """The words of each row with their columns, found when first asked for."""

    def __init__(self, sheet: Sheet, memo: _Words) -> None:
        super().__init__()
        self._rows, self._memo = sheet.rows, memo

    def __missing__(self, row: int) -> list[tuple[int, str]]:
        memo = self._memo
        words = self[row] = [
            (column, memo[value])
            for column, value in enumerate(self._rows[row])
            if value.__class__ is str and memo[value]
        ]
        return words


class Grid:
    """One sheet, ready to be looked over.

    Attributes:
        sheet: The sheet.
        words: For every row the columns that hold a word, with it.
    """

    def __init__(self, sheet: Sheet) -> None:
        """Take the sheet; nothing is looked at before it is asked for."""
        self.sheet = sheet
        self._memo = _Words()
        self.words = _Rows(sheet, self._memo)

    @cached_property
    def _covered(self) -> dict[Spot, Spot]:
        """Return for every cell under a merged area the cell that holds its value."""
        return {
            (row, column): (area.top, area.left)
            for area in self.sheet.merges
            if (area.bottom - area.top + 1) * (area.right - area.left + 1)
            <= _LARGEST_MERGE
            for row in range(area.top, area.bottom + 1)
            for column in range(area.left, area.right + 1)
        }

    @property
    def height(self) -> int:
        """Return how many rows there are."""
        return len(self.sheet.rows)

    def origin(self, row: int, column: int) -> Spot:
        """Return the cell that holds what stands there: the first of a merged area."""
        if not self.sheet.merges:
            return row, column
        return self._covered.get((row, column), (row, column))

    def spanned(self, row: int, column: int) -> range:
        """Return the columns that a cell spans: itself, unless it is merged."""
        area = self._areas.get((row, column))
        return range(column, column + 1 if area is None else area.right + 1)

    @cached_property
    def _areas(self) -> dict[Spot, Area]:
        return {(area.top, area.left): area for area in self.sheet.merges}

    def value(self, row: int, column: int) -> Scalar:
        """Return a cell's own value."""
        return self.sheet.at(row, column)

    def text(self, row: int, column: int) -> str:
        """Return a cell's own text, clean; figures as they are printed."""
        value = self.sheet.at(row, column)
        if value is None:
            return ""
        shown = self.sheet.shown.get((row, column)) if self.sheet.shown else None
        return shown or text_of(value)

    def word(self, row: int, column: int) -> str:
        """Return a cell's word; empty where it holds none."""
        value = self.sheet.at(row, column)
        return self._memo[value] if value.__class__ is str else ""

    def is_figure(self, row: int, column: int) -> bool:
        """Return whether a cell holds a figure."""
        value = self.sheet.at(row, column)
        if isinstance(value, str):
            return figure_in(value) is not None
        return isinstance(value, Decimal)

    def is_filled(self, row: int, column: int) -> bool:
        """Return whether a cell holds anything, a formula not yet computed included."""
        value = self.sheet.at(row, column)
        return (value is not None and value != "") or (
            (row, column) in self.sheet.uncached
        )

    def filled(self, row: int) -> Iterator[int]:
        """Yield the columns of a row that hold anything."""
        for column, value in enumerate(self.sheet.rows[row]):
            if value is not None and value != "":
                yield column

    def has_figure(self, row: int, first: int = 0) -> bool:
        """Return whether a row holds a figure from a column on."""
        return any(c >= first and self.is_figure(row, c) for c in self.filled(row))

    def headings(
        self, first: int, last: int
    ) -> dict[int, tuple[tuple[str, Spot], ...]]:
        """Return for every column the texts above it from row ``first`` to ``last``.

        A merged cell heads all the columns, and all the rows, that it spans.
        """
        found: dict[int, dict[Spot, str]] = {}
        for row in range(first, last + 1):
            for column in range(self._width(row)):
                spot = self.origin(row, column)
                text = self.text(*spot)
                if text and spot[0] >= first:
                    found.setdefault(column, {}).setdefault(spot, text)
        return {
            column: tuple((text, spot) for spot, text in texts.items())
            for column, texts in found.items()
        }

    def _width(self, row: int) -> int:
        own = len(self.sheet.rows[row]) if row < self.height else 0
        spans = (a.right + 1 for a in self.sheet.merges if a.top <= row <= a.bottom)
        return max(own, *spans, 0) if self.sheet.merges else own
