"""Rows with fewer values than their table has units: which unit's value was lost.

Nothing is guessed. Every way the values may stand is held against what the rules do
not apply to a unit and against printed totals; a value is given to a unit only where
all ways that remain agree.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

from core.errors import N_
from core.model import Cell, CellState

Lost = frozenset[int]  # positions of the units whose values are not there
_MOST_WAYS = 2000
LOST_ONE = N_(
    "The row has fewer values than the table has units, and nothing tells which unit's "
    "value is missing"
)
LOST_BLANK = N_(
    "The blank cell of this unit was lost; the rules, and the blanks of the row, leave "
    "no other unit"
)
CUT = N_(
    "The row stands too far to the right and its end is cut off: the values of the "
    "last units are lost"
)
UNCLEAR_HEADING = N_(
    "A heading of this page names no one unit; say in a mapping file which it is"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Short:
    """A row that has fewer values than there are units.

    Attributes:
        cells: As found, from the first unit's place on.
        exempt: Positions of units that the rules do not apply the criterion to.
    """

    cells: tuple[Cell, ...]
    exempt: frozenset[int]


def ways_of(short: Short, count: int) -> frozenset[Lost]:
    """Return which units' values may be the lost ones; none when it cannot be told.

    Args:
        short: The row.
        count: How many units the table has.
    """
    lacking = count - len(short.cells)
    if comb(count, lacking) > _MOST_WAYS:
        return frozenset()
    ways = map(frozenset, combinations(range(count), lacking))
    return frozenset(way for way in ways if not misfits(short, way, count))


def misfits(short: Short, lost: Lost, count: int) -> int:
    """Return how many cells a way makes blank that should not be, or the reverse."""
    return sum(
        (cell.state is not CellState.PRINTED) != (position in short.exempt)
        for position, cell in placed(short.cells, lost, count)
    )


def placed(cells: Sequence[Cell], lost: Lost, count: int) -> Iterator[tuple[int, Cell]]:
    """Yield each unit's position with its cell, as a way has it."""
    there = (position for position in range(count) if position not in lost)
    return zip(there, cells, strict=True)


def common(rows: Iterable[frozenset[Lost]]) -> frozenset[Lost]:
    """Return the ways that all rows of a page allow."""
    every = list(rows)
    return frozenset.intersection(*every) if every else frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What can be said of a short row.

    Attributes:
        cells: One for each unit.
        loose: Values that may belong to several units, in printed order.
    """

    cells: tuple[Cell, ...]
    loose: tuple[str, ...]


def settled(short: Short, ways: frozenset[Lost], count: int, where: str) -> Settled:
    """Return the cells on which all ways agree; the others are undecidable."""
    if not ways:
        every = tuple(_undecidable(where) for _ in range(count))
        loose = tuple(cell.text for cell in short.cells if cell.text)
        return Settled(cells=every, loose=loose)
    maps = [dict(placed(short.cells, way, count)) for way in ways]
    cells = tuple(_agreed(maps, position, short, where) for position in range(count))
    given = {id(cell) for cell in cells}
    loose = tuple(c.text for c in short.cells if c.text and id(c) not in given)
    return Settled(cells=cells, loose=loose)


def _agreed(
    maps: Sequence[Mapping[int, Cell]], position: int, short: Short, where: str
) -> Cell:
    found = [one.get(position) for one in maps]
    first = found[0]
    if any(cell is not first for cell in found):
        return _undecidable(where)
    if first is not None:
        return first
    if position in short.exempt:
        state = CellState.NOT_APPLICABLE
        return Cell(text="", state=state, where=where, reason=LOST_BLANK)
    return Cell(text="", state=CellState.LOST, where=where, reason=LOST_ONE)


def _undecidable(where: str) -> Cell:
    return Cell(text="", state=CellState.UNDECIDABLE, where=where, reason=LOST_ONE)
