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
    return _with_scale(found, items, rules, where)


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
