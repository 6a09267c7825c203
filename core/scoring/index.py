"""The index (chỉ số): points in percent of the standard scale, rounded once."""

from decimal import Decimal
from fractions import Fraction

from core.model import Rounding, RoundingMode


def exact_index(points: Decimal, scale: Decimal) -> Fraction | None:
    """Return ``points`` in percent of ``scale``, unrounded; None on an empty scale."""
    if scale <= 0:
        return None
    above, below = points.as_integer_ratio()
    scale_above, scale_below = scale.as_integer_ratio()
    return Fraction(above * 100 * scale_below, below * scale_above)


def rounded(exact: Fraction, rounding: Rounding) -> Decimal:
    """Return ``exact`` with the digits the rules ask for, every zero kept.

    Half-up rounds a half away from zero; truncation drops what is over.

    Source:
        ``rounding.basis``.

    Example:
        >>> from core.model import Basis, Status
        >>> basis = Basis(status=Status.OBSERVED, evidence="…")
        >>> half_up = Rounding(digits=2, mode=RoundingMode.HALF_UP, basis=basis)
        >>> rounded(Fraction("78.985"), half_up)
        Decimal('78.99')
    """
    return shortened(exact, rounding.digits, rounding.mode)


def shortened(exact: Fraction, digits: int, mode: RoundingMode) -> Decimal:
    """Return ``exact`` with ``digits`` places, by ``mode``, every zero kept."""
    above, below = abs(exact.numerator) * 10**digits, exact.denominator
    if mode is RoundingMode.HALF_UP:
        above, below = 2 * above + below, 2 * below
    units = above // below
    return Decimal(-units if exact < 0 else units).scaleb(-digits)
