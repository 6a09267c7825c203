"""Pages of one annex side by side: what one header lost, its siblings may tell."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from core.errors import N_
from core.model import GroupRules, Message
from core.workbook.layout.grid import Grid
from core.workbook.layout.settle import asked, likely
from core.workbook.plan import Axis, Certainty, Form, Meaning, Part
from core.workbook.values import says_not_applicable

BY_SIBLINGS = N_("{n} other pages of the table have this unit in this place")
BY_WIDTH = N_(
    "the header lacks a unit that {n} other pages have, and rows hold as many values "
    "as there are units on those"
)
BY_BLANKS = N_(
    "the header lacks a unit that {n} other pages have; only with it do the blank "
    "cells stand where the rules do not apply"
)
OTHER_UNIT = N_("the other pages of the table have another unit in this place")

_FEWEST_AGREEING = 2
_MOST_LOST = 2


@dataclass(frozen=True, slots=True)
class _Order:
    """The units of a table from left to right, and on how many pages they stand so."""

    keys: tuple[str, ...]
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """What is needed to compare the pages of one annex.

    Attributes:
        grids: By sheet.
        rules: By group.
    """

    grids: Mapping[str, Grid]
    rules: Mapping[str, GroupRules]


def with_siblings(parts: Sequence[Part], pages: Pages) -> tuple[Part, ...]:
    """Return the parts, lost and doubtful units filled in where siblings tell them."""
    orders = _orders(parts)
    return tuple(
        _compared(part, orders[part.group], pages)
        if part.group in orders and is_page(part)
        else part
        for part in parts
    )


def lacking(parts: Sequence[Part]) -> Iterator[tuple[Part, tuple[str, ...]]]:
    """Yield pages without units that all the units of other pages stand among."""
    orders = _orders(parts)
    for part in filter(is_page, parts):
        order = orders.get(part.group)
        own = {meaning.key for meaning in part.units}
        if order is None or None in own or not own < set(order.keys):
            continue
        yield part, tuple(key for key in order.keys if key not in own)


def is_page(part: Part) -> bool:
    """Return whether a part is a page of an annex with its units side by side."""
    return part.form is Form.ANNEX and part.axis is Axis.ACROSS


def _orders(parts: Sequence[Part]) -> dict[str | None, _Order]:
    found = {
        group: _order([part for part in parts if part.group == group])
        for group in {part.group for part in parts}
    }
    return {group: order for group, order in found.items() if order is not None}


def _order(parts: Sequence[Part]) -> _Order | None:
    """Return the longest order of units that pages agree on."""
    counts = Counter(
        tuple(m.key for m in part.units if m.key)
        for part in parts
        if is_page(part) and all(m.key for m in part.units)
    )
    if not counts:
        return None
    keys = max(counts, key=lambda order: (len(order), counts[order]))
    return _Order(keys, counts[keys])


def _compared(part: Part, order: _Order, pages: Pages) -> Part:
    keys = tuple(m.key for m in part.units)
    if keys == order.keys:
        return part
    if len(keys) == len(order.keys):
        return replace(part, units=_placed(part.units, order))
    if len(keys) < len(order.keys) and _lies_in(keys, order.keys):
        evidence = _lost_evidence(part, order, pages)
        return _widened(part, order, evidence) if evidence else part
    return part


def _placed(units: Sequence[Meaning], order: _Order) -> tuple[Meaning, ...]:
    """Return units of a page as wide as its siblings: doubtful ones by their place."""
    agree = sum(m.key == key for m, key in zip(units, order.keys, strict=True))
    own = {m.key for m in units}
    if agree < max(_FEWEST_AGREEING, len(units) - _MOST_LOST * 2):
        return tuple(units)
    return tuple(
        _by_place(m, key, order, own) for m, key in zip(units, order.keys, strict=True)
    )


def _by_place(
    meaning: Meaning, key: str, order: _Order, own: set[str | None]
) -> Meaning:
    if meaning.key == key or key in own:
        return meaning
    if meaning.key is None:
        return likely(meaning, key, BY_SIBLINGS, n=order.pages)
    return asked(meaning, (meaning.key, key), OTHER_UNIT)


def _lies_in(keys: Sequence[str | None], order: Sequence[str]) -> bool:
    """Return whether the keys stand in the same order in ``order``, some left out."""
    rest = iter(order)
    return all(key is None or key in rest for key in keys)


def _lost_evidence(part: Part, order: _Order, pages: Pages) -> str:
    """Return what shows that the header lost units that the rows have; else nothing."""
    lacking = len(order.keys) - len(part.units)
    lines = [m.line for m in part.units]
    is_closed = lines[-1] - lines[0] + 1 == len(lines)
    if lacking > _MOST_LOST or not is_closed:
        return ""
    rows = _filled_rows(part, pages.grids[part.sheet], len(order.keys))
    if any(len(cells) == len(order.keys) for cells in rows.values()):
        return BY_WIDTH
    exempt = _exempt(pages.rules.get(part.group or ""), order.keys)
    printed = {m.key for m in part.units}
    gone = frozenset(i for i, key in enumerate(order.keys) if key not in printed)
    ways = map(frozenset, combinations(range(len(order.keys)), lacking))
    misfits = {way: _misfits(rows, exempt, way, len(order.keys)) for way in ways}
    return BY_BLANKS if min(misfits.values()) < misfits[gone] else ""


def _filled_rows(part: Part, grid: Grid, widest: int) -> dict[str, tuple[bool, ...]]:
    """Return for each scored criterion which cells hold something, to the last one."""
    first, found = part.units[0].line, dict[str, tuple[bool, ...]]()
    for meaning in part.criteria:
        cells = [
            grid.is_filled(meaning.line, c)
            and not says_not_applicable(grid.text(meaning.line, c))
            for c in range(first, first + widest)
        ]
        while cells and not cells[-1]:
            cells.pop()
        if meaning.key and any(cells):
            found[meaning.key] = tuple(cells)
    return found


def _exempt(rules: GroupRules | None, order: Sequence[str]) -> dict[str, set[int]]:
    """Return for each criterion the places of units it is not applied to."""
    found: dict[str, set[int]] = {}
    for exception in rules.scale.not_applicable if rules else ():
        if exception.unit not in order or rules is None:
            continue
        place = order.index(exception.unit)
        for criterion in rules.criteria:
            if any(map(criterion.lies_in, exception.criteria)):
                found.setdefault(criterion.code, set()).add(place)
    return found


def _misfits(
    rows: Mapping[str, tuple[bool, ...]],
    exempt: Mapping[str, set[int]],
    lost: frozenset[int],
    count: int,
) -> int:
    """Return how many cells a way makes blank that should not be, or the reverse."""
    there = [place for place in range(count) if place not in lost]
    return sum(
        is_filled == (place in exempt.get(code, ()))
        for code, cells in rows.items()
        for place, is_filled in zip(there, cells, strict=False)
    )


def _widened(part: Part, order: _Order, evidence: str) -> Part:
    """Return the page with all its units, side by side from the first column on."""
    first = part.units[0]
    printed = {m.line: m for m in part.units}
    columns = enumerate(order.keys, first.line)
    why = Message(text=evidence, params={"n": order.pages})
    units = (
        _keyed(printed.get(c) or _unheaded(first, c), key, why) for c, key in columns
    )
    return replace(part, units=tuple(units))


def _unheaded(first: Meaning, column: int) -> Meaning:
    spot = (first.spot[0], column)
    return Meaning(line=column, text="", key=None, certainty=Certainty.ASK, spot=spot)


def _keyed(meaning: Meaning, key: str, why: Message) -> Meaning:
    if meaning.key == key:
        return meaning
    return replace(
        meaning, key=key, certainty=Certainty.LIKELY, candidates=(), evidence=why
    )
