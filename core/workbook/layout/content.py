"""Columns of results by what they hold, whatever stands above them."""

from collections import Counter
from collections.abc import Sequence

from core.errors import N_
from core.model import GroupRules
from core.text import clean, fold
from core.workbook.layout.blocks import Block
from core.workbook.layout.grid import Grid
from core.workbook.layout.settle import likely
from core.workbook.plan import Certainty, Meaning
from core.workbook.values import figure_of

HOLDS_BANDS = N_("the column holds bands, whatever its heading says")
HOLDS_RANKS = N_("the column holds the ranks 1, 2, 3 …")
HOLDS_FIGURES = N_("the column holds figures, no bands")
_LOOKED_AT = 200  # rows: enough to know a column by


def by_content(
    figures: Sequence[Meaning],
    grid: Grid,
    block: Block,
    rows: Sequence[int],
    rules: GroupRules | None,
) -> tuple[Meaning, ...]:
    """Return the columns of results, those that hold something else put right.

    Args:
        figures: What the headings say.
        grid: The sheet.
        block: The table.
        rows: Rows of units.
        rules: They know the words for bands.
    """
    words = band_words(rules) if rules else frozenset[str]()
    bands = _band_columns(grid, rows, words)
    headed = [m.line for m in figures if m.key == "band" or "band" in m.candidates]
    if len(bands) != 1 or bands[0] in headed:
        return tuple(figures)
    return _moved(figures, grid, block, rows, bands[0])


def band_words(rules: GroupRules) -> frozenset[str]:
    """Return the words that name the bands, without marks."""
    words = (word for b in rules.bands for word in (b.label, b.code, *b.words))
    return frozenset(fold(clean(word)) for word in words)


def _band_columns(grid: Grid, rows: Sequence[int], words: frozenset[str]) -> list[int]:
    """Return the columns whose cells are words for bands in most of the rows."""
    looked_at = rows[:_LOOKED_AT]
    found = Counter(
        column
        for row in looked_at
        for column, word in grid.words[row]
        if fold(word) in words
    )
    return sorted(c for c, hits in found.items() if hits * 2 > len(looked_at))


def _moved(
    figures: Sequence[Meaning],
    grid: Grid,
    block: Block,
    rows: Sequence[int],
    column: int,
) -> tuple[Meaning, ...]:
    found = {m.line: m for m in figures}
    old = next((m for m in figures if m.key == "band"), None)
    was_rank = column in found and found[column].key == "rank"
    if old is not None:
        del found[old.line]
        is_index = "chi so" in fold(old.text)
        if is_index and all(m.key != "index" for m in found.values()):
            found[old.line] = likely(old, "index", HOLDS_FIGURES)
    found[column] = likely(_headed(block, column), "band", HOLDS_BANDS)
    if was_rank:
        ranks = (c for c in range(column + 1, column + 3) if _ranks(grid, rows, c))
        place = next((c for c in ranks if c not in found), None)
        if place is not None:
            found[place] = likely(_headed(block, place), "rank", HOLDS_RANKS)
    return tuple(found[line] for line in sorted(found))


def _headed(block: Block, column: int) -> Meaning:
    """Return a column as it is headed, be it by nothing."""
    head = block.heads.get(column)
    spot = head.spot if head else (block.header, column)
    text = head.text if head else ""
    return Meaning(line=column, text=text, key=None, certainty=Certainty.ASK, spot=spot)


def _ranks(grid: Grid, rows: Sequence[int], column: int) -> bool:
    """Return whether a column holds whole numbers from 1 to the number of rows."""
    values = [figure_of(grid.value(row, column))[0] for row in rows]
    return all(v is not None and v == int(v) and 1 <= v <= len(rows) for v in values)
