"""Where tables stand on a sheet: every header, and the rows below it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from core.workbook.found import Spot
from core.workbook.layout.codes import Criteria, looks_like_code
from core.workbook.layout.grid import Grid
from core.workbook.layout.headings import (
    CRITERION,
    FIGURES,
    MAXIMUM,
    ORDER,
    POINTS,
    STANDINGS,
    UNIT,
    Headings,
    chosen,
    is_aside,
)
from core.workbook.layout.names import Names
from core.workbook.plan import Axis, Form

_TALLEST = 3  # rows a header may have
_FEW_CODES = 3
_LOOKED_AT = 60  # rows below a header that show what its columns hold
_TITLE_ROWS = 8
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands over one column.

    Attributes:
        text: All of it, from top to bottom.
        parts: Each text with its cell.
        key: What it announces; None for a name, a code or something else.
    """

    text: str
    parts: tuple[tuple[str, Spot], ...]
    key: str | None

    @property
    def spot(self) -> Spot:
        """Return the cell of the lowest text."""
        return self.parts[-1][1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A header and the rows that belong to it.

    Attributes:
        form: What it holds.
        axis: Which way units run.
        first: First row of the header.
        header: Last row of the header.
        last: Last row below it.
        heads: What stands over each column.
        columns: Columns by what they announce.
        lines: Columns of units where they stand side by side, else of criteria.
        title: The words above it.
    """

    form: Form
    axis: Axis
    first: int
    header: int
    last: int
    heads: Mapping[int, Head]
    columns: Mapping[str, tuple[int, ...]]
    lines: tuple[int, ...] = ()
    title: str = ""

    def column(self, key: str) -> int | None:
        """Return the first column that announces ``key``."""
        places = self.columns.get(key, ())
        return places[0] if places else None


class Finder:
    """Looks for the tables of one sheet."""

    def __init__(
        self,
        grid: Grid,
        names: Names,
        headings: Headings,
        criteria: Sequence[Criteria],
    ) -> None:
        """Remember what texts may be."""
        self._grid = grid
        self._names = names
        self._headings = headings
        self._criteria = criteria

    def blocks(self) -> tuple[Block, ...]:
        """Return every table or page of one, from top to bottom."""
        found, row = list[Block](), 0
        for row in self._candidates():
            if not found or row > found[-1].header:
                block = self._block(row)
                found += [] if block is None else [block]
        return tuple(self._bounded(found))

    def _candidates(self) -> Iterator[int]:
        """Yield rows that may begin a header: with a heading, names or codes."""
        key, plainly = self._headings.key, self._names.plainly
        memo: dict[str, int] = {}
        for row, words in enumerate(self._grid.words):
            score = 0
            for _, word in words:
                if word not in memo:
                    is_head = key(word) in (UNIT, CRITERION, ORDER)
                    memo[word] = 2 if is_head else int(plainly(word))
                score += memo[word]
            if score > 1 or (score == 0 and len(words) >= _FEW_CODES):
                yield row

    def _block(self, row: int) -> Block | None:
        across = self._named_across(row)
        if across:
            return self._across(row, row, across)
        best: Block | None = None
        for last in range(row, min(row + _TALLEST, self._grid.height)):
            if last > row and not self._continues(last):
                break
            block = self._worded(row, last)
            if block and (best is None or _strength(block) > _strength(best)):
                best = block
        return best

    def _named_across(self, row: int) -> tuple[int, ...]:
        """Return the columns of units that stand side by side in a row."""
        words = self._grid.words[row]
        if not self._names.is_registered or self._grid.has_figure(row):
            return ()
        named = [(c, w) for c, w in words if self._names.of(w) is not None]
        has_corner = any(self._headings.key(w) == CRITERION for _, w in words)
        if len(named) + has_corner < 2:  # noqa: PLR2004  # one unit is no header
            return ()
        if self._runs_on(row, [column for column, _ in named]):
            return ()
        first = named[0][0]
        return tuple(c for c, w in words if c >= first and not self._is_other(w))

    def _is_other(self, word: str) -> bool:
        """Return whether a heading beside units is no unit itself."""
        if self._names.of(word) is not None:
            return False
        return self._headings.key(word) is not None or is_aside(word)

    def _runs_on(self, row: int, columns: Sequence[int]) -> bool:
        """Return whether the next rows name units in the same columns: a list."""
        below = range(row + 1, min(row + 4, self._grid.height))
        words = [self._grid.word(r, c) for r in below for c in columns]
        return self._names.count(w for w in words if w) > len(columns) // 2

    def _across(self, first: int, header: int, lines: tuple[int, ...]) -> Block:
        last = header
        while self._is_debris(last + 1, lines):
            last += 1
        top = first - 1 if self._is_corner(first - 1) else first
        heads = self._heads(top, last)
        columns = {c: head.key for c, head in heads.items() if c not in lines}
        return Block(
            form=Form.ANNEX,
            axis=Axis.ACROSS,
            first=top,
            header=last,
            last=self._grid.height - 1,
            heads=heads,
            columns=_keyed(columns, heads, self._headings),
            lines=lines,
        )

    def _is_corner(self, row: int) -> bool:
        """Return whether a row holds nothing but the corner's words, or a span."""
        words = self._grid.words[row] if 0 <= row < self._grid.height else []
        keys = {self._headings.key(word) for _, word in words}
        return bool(keys) and keys <= {UNIT, CRITERION, ORDER}

    def _is_debris(self, row: int, lines: tuple[int, ...]) -> bool:
        """Return whether a row below the names is still header: no code, no figure."""
        if row >= self._grid.height or not any(self._grid.filled(row)):
            return False
        words = self._grid.words[row]
        keys = {self._headings.key(word) for _, word in words}
        if not words or self._grid.has_figure(row):
            return False
        is_corner = keys <= {UNIT, CRITERION, ORDER}
        return is_corner or all(column > lines[-1] for column, _ in words) or (
            len(words) > 1
            and all(c in lines for c, _ in words)
            and keys <= {*FIGURES, POINTS}
        )

    def _continues(self, row: int) -> bool:
        """Return whether a row may be a further row of a header above it."""
        words = self._grid.words[row]
        if not words or any(self._names.plainly(w) for _, w in words):
            return False
        has_code = any(looks_like_code(w) for _, w in words)
        return has_code or not self._has_scores(row)

    def _has_scores(self, row: int) -> bool:
        """Return whether a row holds figures that are no years."""
        values = (self._grid.value(row, c) for c in self._grid.filled(row))
        figures = [
            v
            for c, v in zip(self._grid.filled(row), values, strict=True)
            if self._grid.is_figure(row, c)
        ]
        return any(not _is_year(value) for value in figures)

    def _heads(self, first: int, last: int) -> dict[int, Head]:
        found = self._grid.headings(first, last)
        return {column: self._head(parts) for column, parts in found.items()}

    def _head(self, parts: tuple[tuple[str, Spot], ...]) -> Head:
        text = " ".join(dict.fromkeys(part for part, _ in parts))
        lowest = self._headings.key(parts[-1][0])
        key = lowest if lowest not in (None, POINTS) else self._headings.key(text)
        return Head(text=text, parts=parts, key=key or lowest)

    def _worded(self, first: int, last: int) -> Block | None:
        heads = self._heads(first, last)
        coded = tuple(c for c, head in heads.items() if self._is_criterion(head))
        if len(coded) < _FEW_CODES or not self._are_codes(coded, heads, first, last):
            coded = ()
        if not coded and any(map(self._has_scores, range(first, last + 1))):
            return None
        keys = {c: head.key for c, head in heads.items() if c not in coded}
        columns = _keyed(keys, heads, self._headings)
        named = (heads[c].parts[-1][0] for c in columns.get(UNIT, ()))
        is_named = self._names.count(named) > 0  # a unit, not the word for units
        form = self._form(columns, coded, is_named=is_named)
        if form is None:
            return self._new_across(first, last, heads, columns)
        return Block(
            form=form,
            axis=Axis.DOWN,
            first=first,
            header=last,
            last=self._grid.height - 1,
            heads=heads,
            columns=columns,
            lines=coded,
        )

    def _are_codes(
        self, coded: tuple[int, ...], heads: Mapping[int, Head], first: int, last: int
    ) -> bool:
        """Return whether what looks like codes is no row of scores: 1,6 comes twice."""
        figures = [
            column
            for row in range(first, last + 1)
            for column in self._grid.filled(row)
            if column not in coded and self._grid.is_figure(row, column)
        ]
        texts = [heads[column].text for column in coded]
        return len(set(texts)) == len(texts) and len(figures) <= len(coded)

    def _is_criterion(self, head: Head) -> bool:
        """Return whether a column is headed with a criterion: code or label."""
        return any(self._codes(text, spot) for text, spot in head.parts)

    def _codes(self, text: str, spot: Spot) -> bool:
        value = self._grid.value(*spot)
        for criteria in self._criteria:
            coded = criteria.coded(value, self._grid.sheet.shown.get(spot, ""))
            if coded and coded.codes and "." in coded.codes[0]:
                return True
            if criteria.leading(text) or criteria.labelled(text):
                return True
        return looks_like_code(value) and text.count(".") > 0

    def _form(
        self,
        columns: Mapping[str, tuple[int, ...]],
        coded: tuple[int, ...],
        *,
        is_named: bool,
    ) -> Form | None:
        has_unit = len(columns.get(UNIT, ())) == 1 and not is_named
        if coded:
            return Form.ANNEX if has_unit or self._names.is_registered else None
        figures = columns.keys() & {*STANDINGS, POINTS, "self_assessed", "reviewed"}
        if not has_unit:
            return None
        if CRITERION in columns and columns[CRITERION] != columns[UNIT]:
            return Form.LONG if figures else None
        if figures:
            return Form.SUMMARY
        return Form.COMMUNES if "communes" in columns else None

    def _new_across(
        self,
        first: int,
        last: int,
        heads: Mapping[int, Head],
        columns: Mapping[str, tuple[int, ...]],
    ) -> Block | None:
        """Return a table whose columns are headed with names of no registry."""
        corner = max((*columns.get(CRITERION, ()), *columns.get(ORDER, ())), default=-1)
        if CRITERION not in columns and len(columns.get(UNIT, ())) != 1:
            return None
        if self._names.is_registered or not self._codes_below(last, corner):
            return None
        many = columns.get(UNIT, ()) if len(columns.get(UNIT, ())) > 1 else ()
        free = (c for c, h in heads.items() if h.key is None and not is_aside(h.text))
        lines = tuple(
            sorted(c for c in (*free, *many) if c > corner and self._scored(c, last))
        )
        return self._across(first, last, lines) if lines else None

    def _codes_below(self, header: int, corner: int) -> bool:
        """Return whether a column up to the corner holds codes below the header."""
        rows = range(header + 1, min(header + _LOOKED_AT, self._grid.height))
        return any(
            sum(looks_like_code(self._grid.value(r, c)) for r in rows) > 1
            or sum(isinstance(self._grid.value(r, c), Decimal) for r in rows) > 1
            for c in range(max(corner, 1) + 1)
        )

    def _scored(self, column: int, header: int) -> bool:
        """Return whether a column holds figures below the header."""
        rows = range(header + 1, min(header + _LOOKED_AT, self._grid.height))
        return any(self._grid.is_figure(row, column) for row in rows)

    def _bounded(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """Yield blocks that end before the titles of the next one."""
        for place, block in enumerate(blocks):
            ends = blocks[place + 1].first if place + 1 < len(blocks) else None
            last = block.last if ends is None else self._end(block.header, ends)
            above = blocks[place - 1].header if place else -1
            yield replace(block, last=last, title=self._title(block.first, above))

    def _end(self, header: int, ends: int) -> int:
        """Return the last row before the titles of the header that begins at ``ends``.

        Single words that follow the table without a blank row still belong to it.
        """
        top = ends
        while top - 1 > header and self._is_title(top - 1):
            top -= 1
        blank = (row for row in range(top, ends) if not any(self._grid.filled(row)))
        return next(blank, top) - 1

    def _is_title(self, row: int) -> bool:
        words = self._grid.words[row]
        return len(words) <= 1 and sum(1 for _ in self._grid.filled(row)) <= 1

    def _title(self, first: int, above: int) -> str:
        rows = range(max(above + 1, first - _TITLE_ROWS), first)
        lines = (self._grid.words[row] for row in rows if self._is_title(row))
        return " ".join(words[0][1] for words in lines if words)


def _keyed(
    keys: Mapping[int, str | None], heads: Mapping[int, Head], headings: Headings
) -> Mapping[str, tuple[int, ...]]:
    found = {column: key for column, key in keys.items() if key is not None}
    texts = {column: heads[column].text for column in found}
    spots: dict[Spot, int] = {}
    first = {c: k for c, k in found.items() if spots.setdefault(heads[c].spot, c) == c}
    return chosen(first, texts, headings)


def _strength(block: Block) -> tuple[int, int]:
    """Return how much of a header is understood: more rows only where that helps."""
    scored = sum(key in FIGURES or key == POINTS for key in block.columns)
    return len(block.lines), scored


def _is_year(value: object) -> bool:
    return (
        isinstance(value, Decimal)
        and value == value.to_integral_value()
        and _FIRST_YEAR < value < _LAST_YEAR
    )


__all__ = ["MAXIMUM", "Block", "Finder", "Head"]
