"""Pages of one annex joined: criteria down, units across, every cell with its place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from core.model import Annex, AnnexRow, Cell, CellState, GroupRules, UnitId
from core.workbook.evidence import Totals, narrowed
from core.workbook.pages import Page, exempt_of, understood
from core.workbook.scanned import Scan

UNASSIGNED = "?"


def annex_of(
    pages: Sequence[Page], rules: GroupRules, totals: Totals | None = None
) -> Annex | None:
    """Return the annex that ``pages`` make up; None where they name no unit.

    Units stand in the order of the page with most of them.

    Args:
        pages: In the sheets' order.
        rules: Tell what is not applied to whom.
        totals: Printed totals, evidence for rows that lost a value.
    """
    pages = [page for page in pages if page.line_of]
    if not pages:
        return None
    units, exempt = _order(pages), exempt_of(rules)
    scans = [Scan(page=page, units=units, exempt=exempt) for page in pages]
    rows = _joined([row for scan in scans for row in _rows(scan)])
    if any(len(scan.shared) > 1 for scan in scans):
        items = items_by_unit(units, rows)
        scans = [_narrowed(scan, items, totals or {}, rules) for scan in scans]
        rows = _joined([row for scan in scans for row in _rows(scan)])
    return Annex(units=units, rows=rows, where=_names(pages))


def items_by_unit(
    units: Sequence[UnitId], rows: Iterable[AnnexRow]
) -> Mapping[UnitId, Mapping[str, Cell]]:
    """Return annex cells by unit and code; rows of a wrong length are left out."""
    items: dict[UnitId, dict[str, Cell]] = {unit: {} for unit in units}
    for row in rows:
        if len(row.cells) == len(units):
            for unit, cell in zip(units, row.cells, strict=True):
                items[unit].setdefault(row.code, cell)
    return items


def _order(pages: Sequence[Page]) -> tuple[UnitId, ...]:
    widest = max(pages, key=lambda page: len(page.line_of))
    every = (*widest.line_of, *(unit for page in pages for unit in page.line_of))
    return tuple(dict.fromkeys(every))


def _names(pages: Iterable[Page]) -> str:
    return ", ".join(dict.fromkeys(page.sheet.name for page in pages))


def _narrowed(
    scan: Scan,
    items: Mapping[UnitId, Mapping[str, Cell]],
    totals: Totals,
    rules: GroupRules,
) -> Scan:
    if len(scan.shared) <= 1:
        return scan
    return replace(scan, narrowed=narrowed(scan, items, totals, rules))


def _rows(scan: Scan) -> Iterator[AnnexRow]:
    page = scan.page
    for item in page.items:
        cells, loose = scan.read(item)
        yield AnnexRow(
            code=item.code,
            printed_code=item.meaning.text,
            label=item.meaning.text,
            cells=_understood(cells, item.code, scan),
            loose=loose,
            is_total=item.is_total,
            where=page.where(item),
        )
    for line in page.unclaimed():
        yield _unassigned(page, line)


def _understood(cells: Sequence[Cell], code: str, scan: Scan) -> tuple[Cell, ...]:
    if code not in scan.exempt or len(cells) != len(scan.units):
        return tuple(cells)
    pairs = zip(cells, scan.units, strict=True)
    return tuple(understood(cell, unit, code, scan.exempt) for cell, unit in pairs)


def _unassigned(page: Page, line: int) -> AnnexRow:
    return AnnexRow(
        code=UNASSIGNED,
        printed_code="",
        label="",
        cells=page.row(line)[: len(page.lines)],
        where=page.cells.where(line, page.lines[0]),
    )


def _joined(rows: Sequence[AnnexRow]) -> tuple[AnnexRow, ...]:
    """Return rows of one code as one, unless both fill a cell; results stand last."""
    joined: list[AnnexRow] = []
    places: dict[str, int] = {}
    for row in rows:
        place = places.get(row.code)
        if place is None or row.code == UNASSIGNED or _clash(joined[place], row):
            places.setdefault(row.code, len(joined))
            joined.append(row)
        else:
            joined[place] = _both(joined[place], row)
    return tuple(sorted(joined, key=lambda row: row.is_total))


def _clash(left: AnnexRow, right: AnnexRow) -> bool:
    pairs = zip(left.cells, right.cells, strict=False)
    return any(not _is_blank(a) and not _is_blank(b) for a, b in pairs)


def _is_blank(cell: Cell) -> bool:
    return cell.state is CellState.BLANK or not (cell.text or cell.reason)


def _both(left: AnnexRow, right: AnnexRow) -> AnnexRow:
    pairs = zip(left.cells, right.cells, strict=False)
    cells = tuple(b if _is_blank(a) else a for a, b in pairs)
    return replace(left, cells=cells, loose=left.loose + right.loose)
