"""Rows that do not stand under their headings, as scanned text has them.

A row may be shifted to the right and cut, have lost a value, or stand under headings
of which one is missing. Headings are believed wherever they fit their rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from core.model import Cell, CellState, UnitId
from core.workbook.alignment import (
    CUT,
    UNCLEAR_HEADING,
    Lost,
    Short,
    common,
    settled,
    ways_of,
)
from core.workbook.pages import Exempt, Item, Page

Read = tuple[Sequence[Cell], tuple[str, ...]]  # a cell for each unit, loose values


@dataclass(frozen=True, kw_only=True, eq=False)
class Scan:
    """One page under the units of its whole annex.

    Attributes:
        page: The page.
        units: All units of the annex.
        exempt: What the rules do not apply to whom.
        narrowed: The ways that totals leave for the page's short rows, if any.
    """

    page: Page
    units: tuple[UnitId, ...]
    exempt: Exempt
    narrowed: frozenset[Lost] = frozenset()

    def read(self, item: Item) -> Read:
        """Return a cell for each unit, and values that may be several units'."""
        shift = self._shift(item)
        if shift:
            return self._shifted(item, shift), ()
        if self._extents.get(item.line, 0) > len(self.units):
            return self.page.row(item.line), ()
        short = self.shorts.get(item.line)
        if short is None:
            cells = self._straight(item)
            waits = any(cell.state is CellState.UNDECIDABLE for cell in cells)
            return cells, self._unclaimed(item) if waits else ()
        where = self.page.where(item)
        found = settled(short, self.ways[item.line], len(self.units), where)
        return found.cells, found.loose

    def _straight(self, item: Item) -> Sequence[Cell]:
        """Return the cell under each unit's own heading."""
        page = self.page
        if page.units == self.units:
            return [page.cell(line, item) for line in page.lines]
        if self._extents.get(item.line) == len(self.units):  # one heading is missing
            return page.row(item.line)[: len(self.units)]
        lines, nothing = page.line_of, self._nothing(item)
        return [
            page.cell(lines[unit], item) if unit in lines else nothing
            for unit in self.units
        ]

    def _nothing(self, item: Item) -> Cell:
        """Return the cell of a unit without a heading on the page."""
        where = self.page.where(item)
        if None not in self.page.units:
            return Cell(text="", state=CellState.BLANK, where=where)
        state = CellState.UNDECIDABLE
        return Cell(text="", state=state, where=where, reason=UNCLEAR_HEADING)

    def _unclaimed(self, item: Item) -> tuple[str, ...]:
        """Return what stands under headings that name no one unit."""
        if None not in self.page.units:
            return ()
        pairs = zip(self.page.units, self.page.lines, strict=True)
        cells = (self.page.cell(line, item) for unit, line in pairs if unit is None)
        return tuple(cell.text for cell in cells if cell.text)

    def _shift(self, item: Item) -> int:
        """Return by how many columns a row stands too far to the right."""
        page, column = self.page, item.meaning.spot[1]
        if not page.is_contiguous or not page.lines[0] <= column <= page.lines[-1]:
            return 0
        after = column - page.lines[0] + 1  # a code such as 1.2 reads like a figure
        cells = enumerate(page.row(item.line)[after:], start=after)
        return next((n for n, cell in cells if cell.value is not None), 0)

    def _shifted(self, item: Item, shift: int) -> Sequence[Cell]:
        page, count = self.page, len(self.page.lines)
        there = page.row(item.line)[shift : shift + count]
        state, where = CellState.LOST, page.where(item)
        cut = Cell(text="", state=state, where=where, reason=CUT)
        cells = [*there, *[cut] * (count - len(there))]
        by_unit = {
            unit: cell for unit, cell in zip(page.units, cells, strict=True) if unit
        }
        return [by_unit.get(unit, cut) for unit in self.units]

    @cached_property
    def _extents(self) -> Mapping[int, int]:
        """Return the extent of each row with values, where rows may be out of place."""
        page = self.page
        is_sound = page.units == self.units and not page.is_text
        if is_sound or not page.is_contiguous or not _within(page.units, self.units):
            return {}
        found = {item.line: self._extent(item) for item in page.items}
        return {line: extent for line, extent in found.items() if extent}

    def _extent(self, item: Item) -> int:
        """Return how many places a row fills, blanks between its values included."""
        headed = len(self.page.lines)
        places = [
            place
            for place, cell in enumerate(self.page.row(item.line))
            if _counts(cell)
            and (place < headed or place + self.page.lines[0] in self.page.unheaded)
        ]
        return places[-1] + 1 if places else 0

    @cached_property
    def shorts(self) -> Mapping[int, Short]:
        """Return the rows with fewer values than units, where headings cannot help."""
        lacking = {
            item.line: self._short(item, max(extent, self._headed))
            for item in self.page.items
            for extent in (self._extents.get(item.line, 0),)
            if 0 < extent < len(self.units)
        }
        return {} if self._headings_hold(lacking) else lacking

    @cached_property
    def _headed(self) -> int:
        """Return how many places every row has: none is sure in text that is whole."""
        count = len(self.page.units)
        return 0 if count == len(self.units) else count

    def _short(self, item: Item, width: int) -> Short:
        blank = Cell(text="", state=CellState.BLANK, where=self.page.where(item))
        cells = self.page.row(item.line)[:width]
        exempt = self.exempt.get(item.code, frozenset())
        positions = (n for n, unit in enumerate(self.units) if unit in exempt)
        filled = (*cells, *[blank] * (width - len(cells)))
        return Short(cells=filled, exempt=frozenset(positions))

    def _headings_hold(self, shorts: Mapping[int, Short]) -> bool:
        """Return whether the page's own headings fit its rows."""
        count = len(self.page.units)
        misheaded = any(count < extent for extent in self._extents.values())
        if misheaded or not (self.page.is_text and shorts):
            return not misheaded
        if count == len(self.units):
            return all(_ends_exempt(short, count) for short in shorts.values())
        absent = frozenset(
            n for n, unit in enumerate(self.units) if unit not in self.page.units
        )
        return all(absent in self._own(short) for short in shorts.values())

    def _own(self, short: Short) -> frozenset[Lost]:
        return ways_of(short, len(self.units))

    @cached_property
    def ways(self) -> Mapping[int, frozenset[Lost]]:
        """Return for each short row which units' values may be lost.

        Where every row of the page lacks as many values, a column of the page is
        gone: only ways that all rows allow remain.
        """
        own = {line: self._own(short) for line, short in self.shorts.items()}
        shared = self.narrowed or self.shared
        return {line: shared or ways for line, ways in own.items()}

    @cached_property
    def shared(self) -> frozenset[Lost]:
        """Return the ways that all rows allow, where a whole column is gone."""
        widths = {len(short.cells) for short in self.shorts.values()}
        is_column = len(widths) == 1 and self.shorts.keys() == self._extents.keys()
        return (
            common(map(self._own, self.shorts.values())) if is_column else frozenset()
        )


def _ends_exempt(short: Short, count: int) -> bool:
    """Return whether the places a row does not fill are not applicable anyway."""
    return all(place in short.exempt for place in range(len(short.cells), count))


def _counts(cell: Cell) -> bool:
    return cell.value is not None or cell.state is CellState.NOT_APPLICABLE


def _within(some: Sequence[UnitId | None], every: Sequence[UnitId]) -> bool:
    """Return whether ``some`` stand among ``every`` in the same order."""
    rest = iter(every)
    return all(any(one == other for other in rest) for one in some)
