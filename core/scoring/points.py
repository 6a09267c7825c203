"""Points: sums of signed parts, exact."""

from collections.abc import Iterable, Mapping
from decimal import Context, Decimal, Inexact

from core.model import Formula

_EXACT = Context(prec=60, traps=[Inexact])


def summed(values: Iterable[Decimal]) -> Decimal:
    """Return the exact sum of ``values``, in points."""
    total = Decimal(0)
    for value in values:
        total = _EXACT.add(total, value)
    return total


def combined(formula: Formula, values: Mapping[str, Decimal | None]) -> Decimal | None:
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
