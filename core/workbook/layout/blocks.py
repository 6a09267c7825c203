"""A header and the rows that belong to it, before its lines are read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from core.workbook.found import Spot
from core.workbook.layout.grid import Grid
from core.workbook.plan import Axis, Form

_TITLE_ROWS = 8


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
        owner: The name of the one unit whose form it is, and its cell.
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
    owner: tuple[str, Spot] | None = None

    def column(self, key: str) -> int | None:
        """Return the first column that announces ``key``."""
        places = self.columns.get(key, ())
        return places[0] if places else None


def bounded(blocks: Sequence[Block], grid: Grid) -> Iterator[Block]:
    """Yield blocks with their titles, each ending before the titles of the next."""
    for place, block in enumerate(blocks):
        ends = blocks[place + 1].first if place + 1 < len(blocks) else None
        last = block.last if ends is None else _end(grid, block.header, ends)
        above = blocks[place - 1].header if place else -1
        yield replace(block, last=last, title=_title(grid, block.first, above))


def _end(grid: Grid, header: int, ends: int) -> int:
    """Return the last row before the titles of the header that begins at ``ends``.

    Single words that follow the table without a blank row still belong to it.
    """
    top = ends
    while top - 1 > header and _is_title(grid, top - 1):
        top -= 1
    blank = (row for row in range(top, ends) if not any(grid.filled(row)))
    return next(blank, top) - 1


def _is_title(grid: Grid, row: int) -> bool:
    return len(grid.words[row]) <= 1 and sum(1 for _ in grid.filled(row)) <= 1


def _title(grid: Grid, first: int, above: int) -> str:
    rows = range(max(above + 1, first - _TITLE_ROWS), first)
    lines = (grid.words[row] for row in rows if _is_title(grid, row))
    return " ".join(words[0][1] for words in lines if words)
