"""Points: sums of signed parts, exact; what a part counts as, and how sums are cut."""

from collections.abc import Iterable, Mapping
from decimal import Context, Decimal, Inexact, localcontext
from fractions import Fraction

from core.model import Formula, GroupRules
from core.scoring.index import rounded

Values = Mapping[str, Decimal | None]

_EXACT = Context(prec=60, traps=[Inexact])


def summed(values: Iterable[Decimal]) -> Decimal:
    """Return the exact sum of ``values``, in points."""
    with localcontext(_EXACT):
        return sum(values, Decimal(0))


def combined(formula: Formula, values: Values) -> Decimal | None:
    """Return what ``formula`` gives, or None when one of its parts is missing.

    Args:
        formula: E.g. total = appraised + survey.
        values: Points by figure name; absent or None means not known, never 0.

    Source:
        ``formula.basis``.
    """
    parts = [(term.adds, values.get(term.name)) for term in formula.terms]
    known = [value if adds else -value for adds, value in parts if value is not None]
    return summed(known) if len(known) == len(parts) else None


def capped(name: str, value: Decimal | None, rules: GroupRules) -> Decimal | None:
    """Return what a part of ``value`` points counts as: its cap, where it has more.

    Source:
        The ``cap`` of the rules' component.
    """
    part = rules.component(name)
    if value is None or part is None or part.cap is None:
        return value
    return min(value, part.cap.points)


def counted(formula: Formula, values: Values, rules: GroupRules) -> Values:
    """Return what each term of ``formula`` counts as."""
    names = [term.name for term in formula.terms]
    return {name: capped(name, values.get(name), rules) for name in names}


def added(formula: Formula, values: Values, rules: GroupRules) -> Decimal | None:
    """Return what ``formula`` gives under the rules' caps, before any rounding."""
    return combined(formula, counted(formula, values, rules))


def cut(name: str, value: Decimal | None, rules: GroupRules) -> Decimal | None:
    """Return a computed figure with the digits that the rules print it with.

    Source:
        ``rules.column_rounding``.
    """
    rounding = rules.column_rounding.get(name)
    if value is None or rounding is None:
        return value
    return rounded(Fraction(value), rounding)


def known_values(values: Values, rules: GroupRules) -> Values:
    """Return ``values`` and, where one is not there, what its own formula gives."""
    found = dict(values)
    for formula in rules.formulas:
        _complete(formula, found, rules)
    return found


def _complete(
    formula: Formula, found: dict[str, Decimal | None], rules: GroupRules
) -> None:
    if found.get(formula.result) is not None:
        return
    for term in formula.terms:
        deeper = rules.formula(term.name)
        if deeper is not None:
            _complete(deeper, found, rules)
    found[formula.result] = cut(formula.result, added(formula, found, rules), rules)
