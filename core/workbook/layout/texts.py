"""What words and figures of a header row may be: names, headings, codes."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from core.workbook.columns import header_key
from core.workbook.found import Spot
from core.workbook.layout.blocks import Head
from core.workbook.layout.codes import Criteria, looks_like_code
from core.workbook.layout.grid import Grid
from core.workbook.layout.headings import POINTS, UNIT, Headings, chosen, is_aside
from core.workbook.layout.names import Names

FEW_CODES = 3
_NAMES_UNITS = re.compile(r"^(ten )?(don vi|co quan)|^(ten|unit|name)$")
_LOOKED_AT = 60  # rows below a header that show what its columns hold
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


class Texts:
    """Reads the texts of one sheet's header rows."""

    def __init__(
        self,
        grid: Grid,
        names: Names,
        headings: Headings,
        criteria: Sequence[Criteria],
    ) -> None:
        """Remember what texts may be."""
        self.grid = grid
        self.names = names
        self.headings = headings
        self.criteria = criteria

    def is_name(self, word: str) -> bool:
        """Return whether a word names a unit and does not only look like it."""
        if self.headings.key(word) in (None, UNIT) or self.names.plainly(word):
            return self.names.of(word) is not None
        return False

    def is_other(self, word: str) -> bool:
        """Return whether a heading beside units is no unit itself."""
        if self.is_name(word):
            return False
        return self.headings.key(word) is not None or is_aside(word)

    def runs_on(self, row: int, columns: Sequence[int]) -> bool:
        """Return whether the next rows name units in the same columns: a list."""
        below = range(row + 1, min(row + 4, self.grid.height))
        words = [self.grid.word(r, c) for r in below for c in columns]
        return self.names.count(w for w in words if w) > len(columns) // 2

    def has_scores(self, row: int) -> bool:
        """Return whether a row holds figures that are no years."""
        return any(
            self.grid.is_figure(row, c) and not _is_year(self.grid.value(row, c))
            for c in self.grid.filled(row)
        )

    def may_hold_codes(self, row: int) -> bool:
        """Return whether figures of a row may be codes: beside a heading for units."""
        words = self.grid.words[row]
        return any(_NAMES_UNITS.search(header_key(w)) for _, w in words) or (
            sum(looks_like_code(w) for _, w in words) >= FEW_CODES
        )

    def heads(self, first: int, last: int) -> dict[int, Head]:
        """Return what stands over each column in the rows of a header."""
        found = self.grid.headings(first, last)
        return {column: self._head(parts) for column, parts in found.items()}

    def _head(self, parts: tuple[tuple[str, Spot], ...]) -> Head:
        text = " ".join(dict.fromkeys(part for part, _ in parts))
        lowest = self.headings.key(parts[-1][0])
        key = lowest if lowest not in (None, POINTS) else self.headings.key(text)
        return Head(text=text, parts=parts, key=key or lowest)

    def criterion(self, head: Head) -> str:
        """Return the criterion a column is headed with: its code, or its label."""
        found = (self._code(text, spot) for text, spot in head.parts)
        return next(filter(None, found), "")

    def _code(self, text: str, spot: Spot) -> str:
        value = self.grid.value(*spot)
        for criteria in self.criteria:
            coded = criteria.coded(value, self.grid.sheet.shown.get(spot, ""))
            if coded and coded.codes and "." in coded.codes[0]:
                return coded.codes[0]
            labelled = criteria.labelled(text)
            begun = criteria.leading(text)
            if begun or labelled:
                return begun[0].printed if begun else labelled[0]
        return text if looks_like_code(value) and text.count(".") > 0 else ""

    def codes_below(self, header: int, corner: int) -> bool:
        """Return whether a column up to the corner holds codes below the header."""
        rows = range(header + 1, min(header + _LOOKED_AT, self.grid.height))
        return any(
            sum(self._is_code(r, c) for r in rows) > 1 for c in range(corner + 1)
        )

    def _is_code(self, row: int, column: int) -> bool:
        value, word = self.grid.value(row, column), self.grid.word(row, column)
        begun = (one.leading(word) for one in self.criteria) if word else ()
        return looks_like_code(value) or isinstance(value, Decimal) or any(begun)

    def is_scored(self, column: int, header: int) -> bool:
        """Return whether a column holds figures below the header."""
        rows = range(header + 1, min(header + _LOOKED_AT, self.grid.height))
        return any(self.grid.is_figure(row, column) for row in rows)


def keyed(
    keys: Mapping[int, str | None], heads: Mapping[int, Head], headings: Headings
) -> Mapping[str, tuple[int, ...]]:
    """Return columns by what they announce; merged ones only by their first."""
    found = {column: key for column, key in keys.items() if key is not None}
    texts = {column: heads[column].text for column in found}
    spots: dict[Spot, int] = {}
    first = {c: k for c, k in found.items() if spots.setdefault(heads[c].spot, c) == c}
    return chosen(first, texts, headings)


def _is_year(value: object) -> bool:
    return (
        isinstance(value, Decimal)
        and value == value.to_integral_value()
        and _FIRST_YEAR < value < _LAST_YEAR
    )
