"""Pages of one annex joined: criteria down, units across, every cell with its place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from core.model import Annex, AnnexRow, Cell, CellState, GroupRules, UnitId
from core.workbook.alignment import CUT, Lost, Short, common, settled, ways_of
from core.workbook.pages import Exempt, Item, Page, exempt_of, understood

UNASSIGNED = "?"


def annex_of(pages: Sequence[Page], rules: GroupRules) -> Annex | None:
    """Return the annex that ``pages`` make up; None where they name no unit.

    Units stand in the order of the page with most of them.
    """
    pages = [page for page in pages if page.units]
    if not pages:
        return None
    units = _order(pages)
    exempt = exempt_of(rules)
    parts = [_Columns(page=page, units=units, exempt=exempt) for page in pages]
    rows = [row for part in parts for row in part.rows()]
    return Annex(units=units, rows=_joined(rows), where=_names(pages))


def _order(pages: Sequence[Page]) -> tuple[UnitId, ...]:
    widest = max(pages, key=lambda page: len(page.units))
    every = (*widest.units, *(unit for page in pages for unit in page.units))
    return tuple(dict.fromkeys(every))


def _names(pages: Iterable[Page]) -> str:
    return ", ".join(dict.fromkeys(page.sheet.name for page in pages))


@dataclass(frozen=True, kw_only=True, eq=False)
class _Columns:
    """One page under the units of its whole annex."""

    page: Page
    units: tuple[UnitId, ...]
    exempt: Exempt

    def rows(self) -> Iterator[AnnexRow]:
        for item in self.page.items:
            yield self._row(item)
        for line in self.page.unclaimed():
            yield self._unassigned(line)

    def _row(self, item: Item) -> AnnexRow:
        cells, loose = self._read(item)
        return AnnexRow(
            code=item.code,
            printed_code=item.meaning.text,
            label=item.meaning.text,
            cells=tuple(map(understood_in(self.units, item.code, self.exempt), cells)),
            loose=loose,
            is_total=item.is_total,
            where=self.page.where(item),
        )

    def _read(self, item: Item) -> tuple[Sequence[Cell], tuple[str, ...]]:
        shift = self._shift(item)
        if shift:
            return self._shifted(item, shift), ()
        if self._beyond(item):
            return self.page.row(item.line), ()
        short = self._shorts.get(item.line)
        if short is not None:
            where = self.page.where(item)
            found = settled(short, self._ways[item.line], len(self.units), where)
            return found.cells, found.loose
        return self._straight(item), ()

    def _straight(self, item: Item) -> Sequence[Cell]:
        """Return the cell under each unit's own heading."""
        page = self.page
        if page.units == self.units:
            return [page.cell(line, item) for line in page.lines]
        if self._is_in_order(item):
            return page.row(item.line)[: len(self.units)]
        lines = dict(zip(page.units, page.lines, strict=True))
        nothing = Cell(text="", state=CellState.BLANK, where=page.where(item))
        return [
            page.cell(lines[unit], item) if unit in lines else nothing
            for unit in self.units
        ]

    # Rows that do not stand under the headings: of text that was scanned.

    def _shift(self, item: Item) -> int:
        """Return by how many columns a row stands too far to the right."""
        page = self.page
        column = item.meaning.spot[1]
        if not page.is_contiguous or column < page.lines[0] or column > page.lines[-1]:
            return 0
        texts = page.row(item.line)
        first = next((n for n, cell in enumerate(texts) if cell.value is not None), 0)
        return first

    def _shifted(self, item: Item, shift: int) -> Sequence[Cell]:
        page, count = self.page, len(self.page.lines)
        there = page.row(item.line)[shift : shift + count]
        where = page.where(item)
        cut = Cell(text="", state=CellState.LOST, where=where, reason=CUT)
        by_unit = dict(
            zip(page.units, [*there, *[cut] * (count - len(there))], strict=True)
        )
        return [by_unit.get(unit, cut) for unit in self.units]

    def _extent(self, item: Item) -> int:
        """Return how many places a row fills, blanks between its values included."""
        filled = [n for n, c in enumerate(self.page.row(item.line)) if _counts(c)]
        beyond = self.page.lines[-1] - self.page.lines[0] + 1
        headed = [
            n
            for n in filled
            if n < beyond or n + self.page.lines[0] in self.page.unheaded
        ]
        return headed[-1] + 1 if headed else 0

    @cached_property
    def _extents(self) -> Mapping[int, int]:
        """Return the extent of each row with values, where rows may be out of place."""
        page = self.page
        is_whole = page.units == self.units
        if not page.is_contiguous or (is_whole and not page.is_text):
            return {}
        if not _is_within(page.units, self.units):
            return {}
        found = {item.line: self._extent(item) for item in page.items}
        return {line: extent for line, extent in found.items() if extent}

    def _beyond(self, item: Item) -> bool:
        return self._extents.get(item.line, 0) > len(self.units)

    @cached_property
    def _misheaded(self) -> bool:
        """Return whether a row has more values than the page has headings."""
        count = len(self.page.units)
        return any(count < extent for extent in self._extents.values())

    def _is_in_order(self, item: Item) -> bool:
        return self._extents.get(item.line) == len(self.units)

    @cached_property
    def _shorts(self) -> Mapping[int, Short]:
        """Return the rows with fewer values than units, where headings cannot help."""
        if len(self.page.units) == len(self.units):
            return {}
        found = {}
        for item in self.page.items:
            extent = self._extents.get(item.line)
            if extent is None or extent >= len(self.units):
                continue
            width = max(extent, len(self.page.units))
            found[item.line] = self._short(item, width)
        return {} if self._headings_hold(found) else found

    def _short(self, item: Item, width: int) -> Short:
        blank = Cell(text="", state=CellState.BLANK, where=self.page.where(item))
        cells = self.page.row(item.line)[:width]
        exempt = self.exempt.get(item.code, frozenset())
        positions = (n for n, unit in enumerate(self.units) if unit in exempt)
        return Short(
            cells=(*cells, *[blank] * (width - len(cells))), exempt=frozenset(positions)
        )

    def _headings_hold(self, shorts: Mapping[int, Short]) -> bool:
        """Return whether the page's own headings fit its rows."""
        if self._misheaded or not shorts:
            return False
        absent = frozenset(
            n for n, unit in enumerate(self.units) if unit not in self.page.units
        )
        return all(absent in self._own_ways(short) for short in shorts.values())

    def _own_ways(self, short: Short) -> frozenset[Lost]:
        return ways_of(short, len(self.units))

    @cached_property
    def _ways(self) -> Mapping[int, frozenset[Lost]]:
        """Return for each short row which units' values may be lost.

        Where every row of the page lacks as many values, a column of the page is
        gone: only ways that all rows allow remain.
        """
        own = {line: self._own_ways(short) for line, short in self._shorts.items()}
        widths = {len(short.cells) for short in self._shorts.values()}
        is_column = len(widths) == 1 and own.keys() == self._extents.keys()
        shared = common(own.values()) if is_column else frozenset()
        return {line: shared or ways for line, ways in own.items()}

    def _unassigned(self, line: int) -> AnnexRow:
        cells = self.page.row(line)
        return AnnexRow(
            code=UNASSIGNED,
            printed_code="",
            label="",
            cells=cells,
            where=self.page.cells.where(line, self.page.lines[0]),
        )


def understood_in(
    units: Sequence[UnitId], code: str, exempt: Exempt
) -> "_Understood":
    """Return what makes blank cells not applicable where the rules say so."""
    return _Understood(iter(units), code, exempt)


@dataclass(slots=True)
class _Understood:
    units: Iterator[UnitId]
    code: str
    exempt: Exempt

    def __call__(self, cell: Cell) -> Cell:
        return understood(cell, next(self.units, ""), self.code, self.exempt)


def _counts(cell: Cell) -> bool:
    return cell.value is not None or cell.state is CellState.NOT_APPLICABLE


def _is_within(some: Sequence[str], every: Sequence[str]) -> bool:
    """Return whether ``some`` stand among ``every`` in the same order."""
    rest = iter(every)
    return all(one in rest for one in some)


def _joined(rows: Sequence[AnnexRow]) -> tuple[AnnexRow, ...]:
    """Return rows of the same code as one where no cell of both is filled."""
    joined: dict[str, AnnexRow] = {}
    others: list[AnnexRow] = []
    for row in rows:
        before = joined.get(row.code)
        if before is None or row.code == UNASSIGNED:
            joined.setdefault(row.code, row)
        elif not _overlap(before, row):
            joined[row.code] = _both(before, row)
        else:
            others.append(row)
    return _in_order(rows, joined, others)


def _overlap(left: AnnexRow, right: AnnexRow) -> bool:
    pairs = zip(left.cells, right.cells, strict=False)
    return any(not _is_blank(a) and not _is_blank(b) for a, b in pairs)


def _is_blank(cell: Cell) -> bool:
    return cell.state is CellState.BLANK or not (cell.text or cell.reason)


def _both(left: AnnexRow, right: AnnexRow) -> AnnexRow:
    pairs = zip(left.cells, right.cells, strict=False)
    cells = tuple(b if _is_blank(a) else a for a, b in pairs)
    return replace(left, cells=cells, loose=left.loose + right.loose)


def _in_order(
    rows: Sequence[AnnexRow],
    joined: Mapping[str, AnnexRow],
    others: Sequence[AnnexRow],
) -> tuple[AnnexRow, ...]:
    """Return criteria in the sheets' order, results after them."""
    extra = {id(row) for row in others}
    seen: set[str] = set()
    ordered = []
    for row in rows:
        if row.code == UNASSIGNED or id(row) in extra:
            ordered.append(row)
        elif row.code not in seen:
            ordered.append(joined[row.code])
        seen.add(row.code)
    return (
        *(row for row in ordered if not row.is_total),
        *(row for row in ordered if row.is_total),
    )
