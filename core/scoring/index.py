"""The index (chỉ số): points in percent of the standard scale, rounded once."""

from decimal import Decimal
from fractions import Fraction

from core.model import GroupRules, Rounding, RoundingMode, ScaleKind


def exact_index(points: Decimal, scale: Decimal) -> Fraction | None:
    """Return ``points`` in percent of ``scale``, unrounded; None on an empty scale."""
    if scale <= 0:
        return None
    above, below = points.as_integer_ratio()
    scale_above, scale_below = scale.as_integer_ratio()
    return Fraction(above * 100 * scale_below, below * scale_above)


def rescaled(
    points: Decimal, scale: Decimal, rules: GroupRules
) -> Decimal | Fraction | None:
    """Return ``points`` brought back to the full scale, rounded as the total is.

    None on an empty scale. Only for rules that rescale.

    Source:
        ``rules.scale`` and ``rules.column_rounding``.
    """
    share = exact_index(points, scale)
    if share is None:
        return None
    full, rounding = share * Fraction(rules.scale.full) / 100, _of_total(rules)
    return full if rounding is None else rounded(full, rounding)


def _of_total(rules: GroupRules) -> Rounding | None:
    return rules.column_rounding.get("total")


def index_under(points: Decimal, scale: Decimal, rules: GroupRules) -> Fraction | None:
    """Return the unrounded index of ``points`` on ``scale``, rescaled or not."""
    if rules.scale.kind is not ScaleKind.RESCALED:
        return exact_index(points, scale)
    full = rescaled(points, scale, rules)
    return None if full is None else Fraction(full) * 100 / Fraction(rules.scale.full)


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
