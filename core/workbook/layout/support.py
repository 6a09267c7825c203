"""Do printed totals support what sibling pages tell of two doubtful columns?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from core.errors import N_
from core.model import GroupRules, Message, Method
from core.workbook.layout.grid import Grid
from core.workbook.layout.pages import BY_SIBLINGS, Pages, is_page
from core.workbook.layout.settle import asked
from core.workbook.plan import Axis, Meaning, Part
from core.workbook.values import figure_of

AND_TOTALS = N_(
    "other pages of the table have this unit in this place, and its points then add up "
    "to its printed total"
)
AGAINST_TOTALS = N_(
    "other pages of the table have this unit in this place, but the printed totals "
    "only fit the other way round"
)
_PRINTED = {Method.APPRAISED: "reviewed", Method.SURVEY: "survey"}

Items = dict[str, Decimal]


def with_totals(parts: Sequence[Part], pages: Pages) -> tuple[Part, ...]:
    """Return the parts; of two units told by siblings, what printed totals say too."""
    return tuple(_weighed(part, parts, pages) for part in parts)


def _weighed(part: Part, parts: Sequence[Part], pages: Pages) -> Part:
    told = [m for m in part.units if m.evidence and m.evidence.text == BY_SIBLINGS]
    rules = pages.rules.get(part.group or "")
    if len(told) != 2 or rules is None:  # noqa: PLR2004  # a pair may be exchanged
        return part
    own = [one for one in parts if one.group == part.group and one is not part]
    keys = [one.key or "" for one in told]
    ways = (dict(zip(order, told, strict=True)) for order in (keys, keys[::-1]))
    straight, crossed = (_miss(part, way, own, pages, rules) for way in ways)
    margin = len(rules.criteria) * rules.survey_tolerance  # items are printed rounded
    if straight is None or crossed is None or abs(straight - crossed) <= margin:
        return part
    fits = straight < crossed
    return replace(part, units=tuple(_said(m, told, fits=fits) for m in part.units))


def _said(meaning: Meaning, told: Sequence[Meaning], *, fits: bool) -> Meaning:
    if meaning not in told:
        return meaning
    if fits:
        return replace(meaning, evidence=Message(text=AND_TOTALS))
    keys = [one.key for one in told if one.key]
    first = sorted(keys, key=lambda key: key != meaning.key)
    return asked(meaning, tuple(first), AGAINST_TOTALS)


def _miss(
    part: Part,
    columns: Mapping[str, Meaning],
    others: Sequence[Part],
    pages: Pages,
    rules: GroupRules,
) -> Decimal | None:
    """Return by how much sums miss totals when the units stand in ``columns``."""
    miss, is_known = Decimal(), False
    for key, column in columns.items():
        items = dict(_column(part, column.line, pages.grids[part.sheet]))
        for other in others:
            items |= _values(other, key, pages.grids[other.sheet])
        for method, figure in _PRINTED.items():
            codes = [c.code for c in rules.criteria if c.method is method]
            if figure in items and codes and all(code in items for code in codes):
                miss += abs(sum(items[code] for code in codes) - items[figure])
                is_known = True
    return miss if is_known else None


def _values(part: Part, key: str, grid: Grid) -> Items:
    """Return a unit's figures on another page, or in the summary."""
    unit = next((one for one in part.units if one.key == key), None)
    if unit is None:
        return {}
    if part.axis is Axis.ACROSS:
        return dict(_column(part, unit.line, grid)) if is_page(part) else {}
    survey = next((m.line for m in part.figures if m.key == "survey"), None)
    value = None if survey is None else figure_of(grid.value(unit.line, survey))[0]
    return {} if value is None else {"survey": value}


def _column(part: Part, column: int, grid: Grid) -> Iterator[tuple[str, Decimal]]:
    """Yield the figures of one column by criterion and result."""
    for meaning in (*part.criteria, *part.figures):
        value = figure_of(grid.value(meaning.line, column))[0]
        if meaning.key and value is not None:
            yield meaning.key, value
