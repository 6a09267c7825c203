"""Computed figures in one writing, however a file keeps the numbers they come from."""

from decimal import Decimal


def padded(value: Decimal | None, digits: int) -> Decimal | None:
    """Return ``value`` with ``digits`` decimals, or more where it has more."""
    plain = bare(value)
    if plain is None or _decimals(plain) >= digits:
        return plain
    return plain.quantize(Decimal(1).scaleb(-digits))


def bare(value: Decimal | None) -> Decimal | None:
    """Return ``value`` without zeros at the end of its decimals.

    Example:
        >>> bare(Decimal("87.00")), bare(Decimal("100"))
        (Decimal('87'), Decimal('100'))
    """
    if value is None:
        return None
    plain = value.normalize()
    return plain.quantize(Decimal(1)) if _decimals(plain) <= 0 else plain


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
