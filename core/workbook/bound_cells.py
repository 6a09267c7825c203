"""Cells that belong to something larger, which writing into them would break.

Source: ECMA-376 part 1, 18.3.1.40 (f), 18.3.1.55 (mergeCell), 18.3.1.85
(sheetProtection), 18.5.1.2 (table), 18.10.1.49 (pivot location).
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from core.errors import N_
from core.model import Message
from core.workbook.addresses import area_of
from core.workbook.found import Area, Spot, a1
from core.workbook.package import Package, local
from core.workbook.shared_formulas import formulas, successions
from core.workbook.sheet_places import SheetXml
from core.workbook.xml_bytes import XmlFault, attributes, opening, plain

_TRUE = (b"1", b"true")
_BAD_AREA = N_("the area {area} cannot be read")

_MERGED = N_("it is part of the merged cells {area}")
_USE_HEAD = N_("Write into {head}, the first of them, or unmerge them.")
_ARRAY = N_("it is part of the array formula in {area}")
_WHOLE_ARRAY = N_("Write into all cells of the area, or choose another column.")
_DATA_TABLE = N_("it is part of the what-if data table in {area}")
_SHARED = N_("the cell {other} and others take their formula from it")
_WHOLE_SHARED = N_("Write into those cells too, or choose another column.")
_LOCKED = N_("the sheet is protected and the cell is locked")
_UNPROTECT = N_("Choose Review → Unprotect Sheet in Excel, save, and try again.")
_HEADER = N_("it is the header of a column of the table {table}")
_TOTALS = N_("it is in the totals row of the table {table}")
_OTHER_CELL = N_("Choose another cell.")
_PIVOT = N_("it is part of the pivot table {table}")
_OTHER_PLACE = N_("Choose a cell outside it: refreshing it would undo the change.")


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a cell must not be written, and what to do instead."""

    spot: Spot
    problem: Message
    hint: Message


def objection(
    package: Package, part: str, sheet: SheetXml, spots: Collection[Spot]
) -> Objection | None:
    """Return the first reason why one of ``spots`` must not be written, or None.

    Raises:
        PartFault: A part that tells cannot be read.
        XmlFault: The sheet tells of areas that are none.
    """
    every = frozenset(spots)
    checks = (
        _protected(package, sheet, every),
        _merged(sheet, every),
        _arrays(sheet, every),
        _shared(sheet, every),
        _tables(package, part, every),
        _pivots(package, part, every),
    )
    return next((found for check in checks for found in check), None)


def _merged(sheet: SheetXml, spots: frozenset[Spot]) -> Iterator[Objection]:
    pattern = opening(sheet.prefix, b"mergeCell")
    for found in pattern.finditer(sheet.xml.scan, sheet.end):
        area = _area(attributes(found[1]).get(b"ref", b""))
        head = (area.top, area.left)
        for spot in _inside(area, spots - {head}):
            told = {"area": shown(area)}
            hint = Message(text=_USE_HEAD, params={"head": a1(*head)})
            yield Objection(spot, Message(text=_MERGED, params=told), hint)


def heads(sheet: SheetXml, spots: Collection[Spot]) -> dict[Spot, Spot]:
    """Return the first of the merged cells that each of ``spots`` is part of.

    Raises:
        XmlFault: The sheet tells of merged cells that are no area.
    """
    found: dict[Spot, Spot] = {}
    for tag in opening(sheet.prefix, b"mergeCell").finditer(sheet.xml.scan, sheet.end):
        area = _area(attributes(tag[1]).get(b"ref", b""))
        inside = _inside(area, spots)
        found.update(dict.fromkeys(inside, (area.top, area.left)))
    return found


def _arrays(sheet: SheetXml, spots: frozenset[Spot]) -> Iterator[Objection]:
    """Yield cells of array formulas and data tables that are not replaced whole."""
    problems = {b"array": _ARRAY, b"dataTable": _DATA_TABLE}
    for formula in formulas(sheet):
        problem = problems.get(formula.told.get(b"t", b""))
        if problem is None:
            continue
        area = _area(formula.told.get(b"ref", b""))
        touched = _inside(area, spots)
        if touched and len(touched) < size(area):
            message = Message(text=problem, params={"area": shown(area)})
            yield Objection(touched[0], message, Message(text=_WHOLE_ARRAY))


def _shared(sheet: SheetXml, spots: frozenset[Spot]) -> Iterator[Objection]:
    """Yield cells whose formula others share and cannot surely take over."""
    for succession in successions(sheet, spots):
        if succession.edit is None:
            message = Message(text=_SHARED, params={"other": succession.heir})
            yield Objection(succession.spot, message, Message(text=_WHOLE_SHARED))


def _protected(
    package: Package, sheet: SheetXml, spots: frozenset[Spot]
) -> Iterator[Objection]:
    found = sheet.element(b"sheetProtection")
    if not found or attributes(found[1]).get(b"sheet") not in _TRUE:
        return
    unlocked = frozenset(_unlocked_styles(package))
    for spot in sorted(spots):
        if _style(sheet, spot) not in unlocked:
            yield Objection(spot, Message(text=_LOCKED), Message(text=_UNPROTECT))


def _style(sheet: SheetXml, spot: Spot) -> int:
    box = sheet.cell(spot)
    inside = (
        box.inside if box else sheet.style_of_gap(sheet.lines.get(spot[0]), spot[1])
    )
    said = attributes(inside).get(b"s", b"0")
    return int(said) if said.isdigit() else 0


def _unlocked_styles(package: Package) -> Iterator[int]:
    """Yield the numbers of cell formats that protection leaves open."""
    part = package.related(package.book(), "styles")
    if part is None:
        return
    formats = (n for n in package.tree(part) if local(n) == "cellXfs")
    for number, style in enumerate(next(formats, ())):
        protection = (n for n in style if local(n) == "protection")
        if any(n.get("locked") in ("0", "false") for n in protection):
            yield number


def _tables(package: Package, part: str, spots: frozenset[Spot]) -> Iterator[Objection]:
    for relation in package.relations(part):
        if relation.kind != "table":
            continue
        table = package.tree(relation.target)
        area = _area(table.get("ref", "").encode())
        name = table.get("displayName", "")
        first = area.top + int(table.get("headerRowCount", "1"))
        last = area.bottom - int(table.get("totalsRowCount", "0"))
        for spot in _inside(area, spots):
            if not first <= spot[0] <= last:
                problem = _HEADER if spot[0] < first else _TOTALS
                message = Message(text=problem, params={"table": name})
                yield Objection(spot, message, Message(text=_OTHER_CELL))


def _pivots(package: Package, part: str, spots: frozenset[Spot]) -> Iterator[Objection]:
    for relation in package.relations(part):
        if relation.kind != "pivotTable":
            continue
        pivot = package.tree(relation.target)
        name = pivot.get("name", "")
        places = (n.get("ref", "") for n in pivot if local(n) == "location")
        for place in places:
            for spot in _inside(_area(place.encode()), spots):
                message = Message(text=_PIVOT, params={"table": name})
                yield Objection(spot, message, Message(text=_OTHER_PLACE))


def _inside(area: Area, spots: Collection[Spot]) -> list[Spot]:
    """Return which of ``spots`` lie in an area, in order."""
    if size(area) < len(spots):
        rows = range(area.top, area.bottom + 1)
        columns = range(area.left, area.right + 1)
        return [(r, c) for r in rows for c in columns if (r, c) in spots]
    return sorted(
        (row, column)
        for row, column in spots
        if area.top <= row <= area.bottom and area.left <= column <= area.right
    )


def _area(told: bytes) -> Area:
    area = area_of(told)
    if area is None:
        shown_ = plain(told)
        raise XmlFault(_BAD_AREA, area=shown_)
    return area


def size(area: Area) -> int:
    """Return how many cells an area has."""
    return (area.bottom - area.top + 1) * (area.right - area.left + 1)


def shown(area: Area) -> str:
    """Return an area as people write it."""
    head, last = a1(area.top, area.left), a1(area.bottom, area.right)
    return head if head == last else f"{head}:{last}"
