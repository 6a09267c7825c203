"""Where tables stand on a sheet: every header from top to bottom."""

from collections.abc import Mapping

from core.workbook.layout.blocks import Block, bounded
from core.workbook.layout.codes import looks_like_code
from core.workbook.layout.commune_columns import commune_columns
from core.workbook.layout.headings import (
    CRITERION,
    FIGURES,
    ORDER,
    POINTS,
    STANDINGS,
    UNIT,
    is_aside,
)
from core.workbook.layout.own import own_form
from core.workbook.layout.texts import FEW_CODES, Texts, keyed
from core.workbook.plan import Axis, Form

_TALLEST = 3  # rows a header may have
_LONG = {POINTS, "reviewed", "appraised", "survey", "total", "self_assessed"}


class Finder:
    """Looks for the tables of one sheet."""

    def __init__(self, texts: Texts) -> None:
        """Remember how texts are read."""
        self._texts = texts
        self._grid = texts.grid
        self._names = texts.names
        self._headings = texts.headings
        self._scores: dict[str, int] = {}

    def blocks(self) -> tuple[Block, ...]:
        """Return every table or page of one, from top to bottom."""
        found, row = list[Block](), 0
        while row < self._grid.height:
            block = self._block(row) if self._may_begin(row) else None
            if block is not None:
                found.append(block)
            row = self._after(row, block)
        return tuple(bounded(found, self._grid))

    def _after(self, row: int, block: Block | None) -> int:
        """Return the next row to look at; lines of the long form are passed over."""
        if block is None:
            return row + 1
        if block.form is not Form.LONG:
            return block.header + 1
        rows, column = self._grid.sheet.rows, block.columns[UNIT][0]
        head = self._grid.value(block.header, column)
        again = (
            r
            for r in range(block.header + 1, len(rows))
            if column < len(rows[r]) and rows[r][column] == head
        )
        return next(again, len(rows))

    def _may_begin(self, row: int) -> bool:
        """Return whether a row may begin a header: it has a heading, names or codes."""
        words, score = self._grid.words[row], 0
        for _, word in words:
            if word not in self._scores:
                is_head = self._headings.key(word) in (UNIT, CRITERION, ORDER)
                self._scores[word] = 2 if is_head else int(self._names.plainly(word))
            score += self._scores[word]
        return score > 1 or (score == 0 and len(words) >= FEW_CODES)

    def _block(self, row: int) -> Block | None:
        across = self._named_across(row)
        if across:
            return self._across(row, row, across)
        best: Block | None = None
        if self._texts.has_scores(row) and not self._texts.may_hold_codes(row):
            return None
        for last in range(row, min(row + _TALLEST, self._grid.height)):
            if last > row and not self._continues(last):
                break
            block = self._worded(row, last)
            if block and (best is None or self._strength(block) > self._strength(best)):
                best = block
        return best

    def _strength(self, block: Block) -> tuple[int, int, int]:
        """Return how much of a header is understood: more rows only if that helps."""
        figure = self._headings.is_figure
        scored = sum(figure(key) or key == POINTS for key in block.columns)
        rules = (criteria.rules for criteria in self._texts.criteria)
        return len(block.lines), scored, len(commune_columns(block, rules))

    def _named_across(self, row: int) -> tuple[int, ...]:
        """Return the columns of units that stand side by side in a row."""
        words = self._grid.words[row]
        if not self._names.is_registered or self._grid.has_figure(row):
            return ()
        named = [(c, w) for c, w in words if self._texts.is_name(w)]
        has_corner = any(self._headings.key(w) == CRITERION for _, w in words)
        if len(named) + has_corner < 2:  # noqa: PLR2004  # one unit is no header
            return ()
        if self._texts.runs_on(row, [column for column, _ in named]):
            return ()
        first = named[0][0]
        own = (
            c
            for c, w in words
            if c >= first
            and not self._texts.is_other(w)
            and (self._texts.is_name(w) or self._texts.is_scored(c, row))
        )
        return tuple(one for c in own for one in self._grid.spanned(row, c))

    def _across(self, first: int, header: int, lines: tuple[int, ...]) -> Block | None:
        last = header
        while self._is_debris(last + 1, lines):
            last += 1
        top = first - 1 if self._is_corner(first - 1) else first
        heads = self._texts.heads(top, last)
        lines = tuple(column for column in lines if column in heads)
        if not lines:
            return None  # merged with what stands above the header
        columns = {c: head.key for c, head in heads.items() if c not in lines}
        return Block(
            form=Form.ANNEX,
            axis=Axis.ACROSS,
            first=top,
            header=last,
            last=self._grid.height - 1,
            heads=heads,
            columns=keyed(columns, heads, self._headings),
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
        return (
            is_corner
            or all(column > lines[-1] for column, _ in words)
            or (
                len(words) > 1
                and all(c in lines for c, _ in words)
                and keys <= {*FIGURES, POINTS}
            )
        )

    def _continues(self, row: int) -> bool:
        """Return whether a row may be a further row of a header above it."""
        words = self._grid.words[row]
        if not words or any(self._names.plainly(w) for _, w in words):
            return False
        has_code = any(looks_like_code(w) for _, w in words)
        return has_code or not self._texts.has_scores(row)

    def _worded(self, first: int, last: int) -> Block | None:
        heads = self._texts.heads(first, last)
        named = {c: self._texts.criterion(head) for c, head in heads.items()}
        coded = tuple(c for c, code in named.items() if code)
        if len({named[c] for c in coded}) < FEW_CODES:
            coded = ()  # a code printed twice beside its label is one row
        if not coded and any(map(self._texts.has_scores, range(first, last + 1))):
            return None
        keys = {c: head.key for c, head in heads.items() if c not in coded}
        columns = keyed(keys, heads, self._headings)
        units = (heads[c].parts[-1][0] for c in columns.get(UNIT, ()))
        is_named = any(map(self._names.settles, units))  # not the word for units
        form = self._form(columns, coded, is_named=is_named)
        block = Block(
            form=form or Form.ANNEX,
            axis=Axis.DOWN if form else Axis.ACROSS,
            first=first,
            header=last,
            last=self._grid.height - 1,
            heads=heads,
            columns=columns,
            lines=coded,
        )
        if form is not None:
            return block
        return own_form(self._texts, block) or self._new_across(block)

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
            return Form.LONG if columns.keys() & _LONG else None
        if figures:
            return Form.SUMMARY
        return Form.COMMUNES if "communes" in columns else None

    def _new_across(self, block: Block) -> Block | None:
        """Return a table whose columns are headed with names of no registry."""
        first, last, heads = block.first, block.header, block.heads
        columns = block.columns
        corner = max((*columns.get(CRITERION, ()), *columns.get(ORDER, ())), default=-1)
        if CRITERION not in columns and len(columns.get(UNIT, ())) != 1:
            return None
        if self._names.is_registered or not self._texts.codes_below(last, corner):
            return None
        many = columns.get(UNIT, ()) if len(columns.get(UNIT, ())) > 1 else ()
        free = (c for c, h in heads.items() if h.key is None and not is_aside(h.text))
        lines = tuple(
            sorted(
                c
                for c in (*free, *many)
                if c > corner and self._texts.is_scored(c, last)
            )
        )
        return self._across(first, last, lines) if lines else None
