"""Formulas of the scoring sheet, as every spreadsheet program reads them.

Spreadsheets reckon in binary: every sum is rounded to the decimals points may have,
and whatever depends on an exact comparison is reckoned in whole numbers elsewhere.
"""

from decimal import Decimal

from core.model import GroupRules, Rounding, RoundingMode, ScaleKind, Term
from core.reports.template_lines import OPTIONAL, Line
from core.reports.template_places import METHOD_COLUMN, Places, letters


def of_heading(at: Places, line: Line, number: int) -> str:
    """Return the sum of the scores below a heading; blank while there are none."""
    below = at.frame.items_below(line)
    if not below:
        return ""
    unit, methods = at.unit(number), letters(METHOD_COLUMN)
    spans = at.frame.spans(below)
    some = "+".join(f"COUNT({unit}{a}:{unit}{b})" for a, b in spans)
    total = "+".join(
        f'SUMIF(${methods}{a}:${methods}{b},"<>",{unit}{a}:{unit}{b})' for a, b in spans
    )
    return _blank_unless(f"{some}>0", total, at)


def of_sum(at: Places, number: int, method: str) -> str:
    """Return the sum of the items that a part consists of; it may be typed over.

    Args:
        at: Addresses.
        number: The unit's column, from 0.
        method: How the method column says who scores them; "<>" for anybody.
    """
    methods = at.tree(letters(METHOD_COLUMN), held=True)
    scores = at.tree(at.unit(number))
    some = f'COUNTIFS({methods},"{method}",{scores},">=0")>0'
    return _blank_unless(some, f'SUMIF({methods},"{method}",{scores})', at)


def of_parts(at: Places, line: Line, number: int) -> str:
    """Return a figure that the rules reckon from others."""
    formula = at.frame.group.formula(line.key)
    if formula is None:
        return ""
    needed = [t.name for t in formula.terms if t.name not in OPTIONAL]
    asked = needed or [t.name for t in formula.terms]
    cells = ",".join(at.cell(name, number) for name in asked)
    least = len(needed) or 1
    figure = uncut(at, line.key, number)
    rounding = at.frame.group.column_rounding.get(line.key)
    if rounding is not None and not _is_rescaled_total(line.key, at.frame.group):
        figure = _cut(figure, rounding, at.frame.digits)
    return f'=IF(COUNT({cells})<{least},"",{figure})'


def uncut(at: Places, name: str, number: int, *, elsewhere: bool = False) -> str:
    """Return the sum a formula gives, before the digits of its column are cut.

    Args:
        at: Addresses.
        name: The figure.
        number: The unit's column, from 0.
        elsewhere: Whether it is written on another sheet.
    """
    formula = at.frame.group.formula(name)
    cell = at.scored if elsewhere else at.cell
    terms = () if formula is None else formula.terms
    signed = [_term(at, term, cell(term.name, number)) for term in terms]
    return f"ROUND({''.join(signed).removeprefix('+')},{at.frame.digits})"


def _term(at: Places, term: Term, cell: str) -> str:
    part = at.frame.group.component(term.name)
    counted = f"SUM({cell})"  # a text counts as nothing there
    if part is not None and part.cap is not None:
        counted = f"MIN({counted},{plain(part.cap.points)})"
    return f"{'+' if term.adds else '-'}{counted}"


def _is_rescaled_total(name: str, group: GroupRules) -> bool:
    return name == "total" and group.scale.kind is ScaleKind.RESCALED


def _cut(figure: str, rounding: Rounding, digits: int) -> str:
    """Return ``figure`` with fewer decimals, reckoned in whole numbers."""
    if rounding.digits >= digits:
        return figure
    whole = f"ROUND(({figure})*{10**digits},0)"
    step = 10 ** (digits - rounding.digits)
    return f"{shortened(whole, f'{step}', rounding.mode)}/{10**rounding.digits}"


def shortened(above: str, below: str, mode: RoundingMode) -> str:
    """Return the whole number that ``above / below`` is cut or rounded to.

    Both are whole numbers, ``below`` above 0; halves go away from zero.
    """
    if mode is RoundingMode.TRUNCATE:
        return f"SIGN({above})*INT(ABS({above})/({below}))"
    return f"SIGN({above})*INT((2*ABS({above})+({below}))/(2*({below})))"


def plain(value: Decimal) -> str:
    """Return a figure as formulas write it, with a dot."""
    return f"{value.normalize():f}"


def _blank_unless(condition: str, figure: str, at: Places) -> str:
    return f'=IF({condition},ROUND({figure},{at.frame.digits}),"")'
