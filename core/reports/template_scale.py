"""The formula of a unit's own scale: the full one less what is crossed out.

A heading all of whose criteria are crossed counts with its own maximum where the
rules put one on it that its criteria do not add up to, as in `core.scoring.scale`.
"""

from collections.abc import Sequence

from core.model import ScaleKind
from core.reports.template_formulas import plain
from core.reports.template_lines import Line
from core.reports.template_places import MOST_COLUMN, Places, letters

CROSS = "x"


def of_scale(at: Places, number: int) -> str:
    """Return the formula; empty where the rules or people give the scale."""
    scale, items = at.frame.group.scale, at.frame.items
    if scale.kind is ScaleKind.ASSIGNED or not items:
        return ""
    taken, lacking = _taken(at, items, number), _lacking(at, items, number)
    figure = f"ROUND({plain(scale.full)}-({taken}),{at.frame.digits})"
    return f'=IF({lacking}>0,"",{figure})' if lacking else f"={figure}"


def _taken(
    at: Places, items: Sequence[Line], number: int, within: Line | None = None
) -> str:
    """Return the points that the crossed cells among ``items`` take off."""
    wholes = _wholes(at, items, within)
    parts = [_points(at, _outside(at, items, wholes), number)]
    for whole in wholes:
        below = at.frame.items_below(whole)
        some = _taken(at, below, number, whole)
        most = plain(whole.most) if whole.most is not None else "0"
        parts.append(f"IF({_crossed(at, below, number)}={len(below)},{most},{some})")
    return "+".join(part for part in parts if part) or "0"


def _lacking(
    at: Places, items: Sequence[Line], number: int, within: Line | None = None
) -> str:
    """Return how many crossed cells have an unknown maximum; empty if none can."""
    wholes = _wholes(at, items, within)
    bare = [one for one in _outside(at, items, wholes) if one.most is None]
    parts = [_crossed(at, bare, number)]
    for whole in wholes:
        below = at.frame.items_below(whole)
        some = _lacking(at, below, number, whole)
        if some:
            parts.append(f"IF({_crossed(at, below, number)}={len(below)},0,{some})")
    return "+".join(part for part in parts if part)


def _wholes(at: Places, items: Sequence[Line], within: Line | None) -> tuple[Line, ...]:
    """Return headings over ``items`` whose own maximum may count, outermost only."""
    own = {one.key for one in items}
    found = [
        line
        for line in at.frame.headings
        if line.key in at.frame.own_maxima
        and line is not within
        and {one.key for one in at.frame.items_below(line)} <= own
    ]
    return tuple(
        line
        for line in found
        if not any(line.lies_in(one.key) for one in found if one is not line)
    )


def _outside(
    at: Places, items: Sequence[Line], wholes: Sequence[Line]
) -> tuple[Line, ...]:
    inside = {one.key for whole in wholes for one in at.frame.items_below(whole)}
    return tuple(one for one in items if one.key not in inside)


def _points(at: Places, items: Sequence[Line], number: int) -> str:
    most, unit = letters(MOST_COLUMN), at.unit(number)
    return "+".join(
        f'SUMIF({unit}{a}:{unit}{b},"{CROSS}",${most}{a}:${most}{b})'
        for a, b in at.frame.spans(items)
    )


def _crossed(at: Places, items: Sequence[Line], number: int) -> str:
    """Return how many cells of ``items`` are crossed; empty for none to look at."""
    unit = at.unit(number)
    counts = [
        f'COUNTIF({unit}{a}:{unit}{b},"{CROSS}")' for a, b in at.frame.spans(items)
    ]
    return f"({'+'.join(counts)})" if len(counts) > 1 else "".join(counts)
