"""Figures that no decision prints but people ask for; always said to be ours."""

from decimal import Decimal
from fractions import Fraction

from core.model import GroupResult
from core.scoring import rounded, summed


def mean_index(group: GroupResult) -> Decimal | None:
    """Return the plain mean of a group's printed indices, rounded as the index is.

    None when no index is printed. No decision states this figure.
    """
    printed = [row.index for row in group.rows if row.index is not None]
    if not printed:
        return None
    return rounded(Fraction(summed(printed)) / len(printed), group.rules.rounding)
