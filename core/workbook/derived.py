"""Figures of a unit's line that only its annex gives: printed there, or added up.

A figure that the summary has a column for is never touched: what stands there is what
the workbook says.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from core.model import Cell, CellState, GroupRules, Method
from core.scoring.points import combined, summed
from core.scoring.scale import maxima_of

Figures = Mapping[str, Cell]
_PRINTED = ("appraised", "survey", "total", "scale", "index", "band", "rank")
_SUMS = {"survey": Method.SURVEY, "reviewed": Method.APPRAISED}
_ADJUSTMENTS = frozenset(
    {"bonus", "penalty"}
)  # given to few, so often without a column
_NONE = Decimal(0)
_HUNDRED = 100


def needed(rules: GroupRules) -> tuple[str, ...]:
    """Return the figures a unit is scored from, the parts of parts included."""
    wanted = ["total"]
    for name in wanted:
        formula = rules.formula(name)
        terms = () if formula is None else (term.name for term in formula.terms)
        wanted += [term for term in terms if term not in wanted]
    return tuple(wanted)


def completed(
    cells: Figures, items: Figures, rules: GroupRules, where: str
) -> dict[str, Cell]:
    """Return a line's cells with what its annex adds.

    Args:
        cells: Of the summary; empty where there is none.
        items: Of the annex, by criterion code or figure name.
        rules: The group's rules.
        where: Place of a figure that is printed nowhere.
    """
    found = dict(cells)
    wanted = [name for name in needed(rules) if name not in found]
    for name in (*_PRINTED, *wanted):
        printed = items.get(name)
        if name not in found and printed is not None and printed.text:
            found[name] = printed
    for name in reversed(wanted):
        value = None if name in found else _reckoned(name, found, items, rules)
        if value is not None:
            found[name] = _cell(value, where)
        if name == "total" or name not in found:
            found |= _unadjusted(name, found, items, rules, where)
    if "total" not in wanted:
        found |= _unadjusted("total", found, items, rules, where)
    if not found.keys() & wanted_of_total(rules) and _is_plain(found, rules):
        found["total"] = _cell(found["index"].value or _NONE, where)
    return _with_scale(found, items, rules, where)


def wanted_of_total(rules: GroupRules) -> set[str]:
    """Return the total and the parts it is made of."""
    formula = rules.formula("total")
    terms = () if formula is None else (term.name for term in formula.terms)
    return {"total", *terms}


def _is_plain(found: Figures, rules: GroupRules) -> bool:
    """Return whether only an index is printed, on a scale of 100 for every unit."""
    index = found.get("index")
    scale = rules.scale
    is_full = scale.full == _HUNDRED and not (scale.not_applicable or scale.assigned)
    return (
        index is not None
        and index.value is not None
        and is_full
        and ("scale" not in found)
    )


def is_assumed(cell: Cell) -> bool:
    """Return whether nothing of a figure is in the workbook and it was taken as 0."""
    return not cell.text and cell.value is not None


def _unadjusted(
    name: str, found: Figures, items: Figures, rules: GroupRules, where: str
) -> dict[str, Cell]:
    """Return what follows where a workbook has no place at all for bonus or penalty.

    They are then 0, unless a sum is printed that says otherwise.
    """
    formula = rules.formula(name)
    terms = () if formula is None else tuple(term.name for term in formula.terms)
    lacking = [term for term in terms if term not in found and term not in items]
    if formula is None or not lacking or not _ADJUSTMENTS.issuperset(lacking):
        return {}
    absent = {term: Cell(text="", value=_NONE, where=where) for term in lacking}
    values = {key: cell.value for key, cell in {**found, **absent}.items()}
    value, printed = combined(formula, values), found.get(name)
    if value is None or (printed is not None and printed.value not in (None, value)):
        return {}
    return absent if printed is not None else {**absent, name: _cell(value, where)}


def _reckoned(
    name: str, found: Figures, items: Figures, rules: GroupRules
) -> Decimal | None:
    formula = rules.formula(name)
    if formula is not None:
        values = {key: cell.value for key, cell in found.items()}
        return combined(formula, values)
    is_reviewed = name == "appraised"  # without bonus and penalty in the rules
    method = Method.APPRAISED if is_reviewed else _SUMS.get(name)
    return None if method is None else _sum(items, _codes(rules, method))


def _codes(rules: GroupRules, method: Method) -> tuple[str, ...]:
    return tuple(c.code for c in rules.criteria if c.method is method)


def _sum(items: Figures, codes: Iterable[str]) -> Decimal | None:
    """Return the sum of items; None where one is not to be had, or there is none."""
    cells = [items.get(code) for code in codes]
    applied = [c for c in cells if c is None or c.state is not CellState.NOT_APPLICABLE]
    values = [cell.value for cell in applied if cell is not None]
    known = [value for value in values if value is not None]
    if not known or len(known) < len(applied):
        return None
    return summed(known)


def _with_scale(
    found: dict[str, Cell], items: Figures, rules: GroupRules, where: str
) -> dict[str, Cell]:
    """Return the cells with the scale that criteria marked not applied leave."""
    if "scale" in found or not any(map(_is_exempt, items.values())):
        return found
    codes = [
        criterion.code
        for criterion in rules.criteria
        if criterion.method and _is_exempt(items.get(criterion.code))
    ]
    maxima = maxima_of(rules, codes) if codes else None
    if maxima is None:
        return found
    left = rules.scale.full - summed(maximum.points for maximum in maxima)
    return {**found, "scale": _cell(left, where)} if left > 0 else found


def _is_exempt(cell: Cell | None) -> bool:
    return cell is not None and cell.state is CellState.NOT_APPLICABLE


def _cell(value: Decimal, where: str) -> Cell:
    return Cell(text=f"{value:f}".replace(".", ","), value=value, where=where)
