"""Ranks (xếp hạng): 1 is best; ties as the rules say."""

from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from core.model import Ranking, Ties

Key = tuple[Decimal | Fraction | int, ...]


def positions(
    best: Sequence[Key], worst: Sequence[Key], ranking: Ranking
) -> tuple[tuple[int, int], ...]:
    """Return each unit's best and worst possible rank, in the order given.

    Args:
        best: Each unit's key at its best open reading.
        worst: The same at its worst; equal where nothing is open.
        ranking: How ties are numbered.
    """
    if ranking.ties is Ties.DENSE:
        return _dense(best, worst)
    lows, highs = sorted(worst), sorted(best)
    return tuple(
        (1 + _above(high, lows), 1 + _above(low, highs) - (high > low))
        for high, low in zip(best, worst, strict=True)
    )


def _dense(best: Sequence[Key], worst: Sequence[Key]) -> tuple[tuple[int, int], ...]:
    """Return places where equal units take one; open ones may share any, or none."""
    pairs = list(zip(best, worst, strict=True))
    settled = sorted({high for high, low in pairs if high == low})
    lows = sorted(low for high, low in pairs if high > low)
    highs = sorted(high for high, low in pairs if high > low)
    return tuple(
        (
            1 + max(_above(high, settled), min(1, _above(high, lows))),
            1 + _above(low, settled) + _above(low, highs) - (high > low),
        )
        for high, low in pairs
    )


def _above(key: Key, ascending: Sequence[Key]) -> int:
    return len(ascending) - bisect_right(ascending, key)
