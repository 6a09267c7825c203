"""Ranks (xếp hạng): 1 is best; ties as the rules say."""

from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from core.model import Ranking, Ties

Key = tuple[Decimal | Fraction | int, ...]


def rank_among(key: Key, others: Sequence[Key], ranking: Ranking) -> int:
    """Return the rank of ``key`` among ``others``, greater keys being better.

    Source:
        ``ranking.ties_basis``.
    """
    better = [other for other in others if other > key]
    dense = ranking.ties is Ties.DENSE
    return 1 + len(set(better) if dense else better)


def positions(
    best: Sequence[Key], worst: Sequence[Key], ranking: Ranking
) -> tuple[tuple[int, int], ...]:
    """Return each unit's best and worst possible rank, in the order given.

    Args:
        best: Each unit's key at its best open reading.
        worst: The same at its worst; equal where nothing is open.
        ranking: How ties are numbered.
    """
    dense = ranking.ties is Ties.DENSE
    lows, highs = _ascending(worst, dense=dense), _ascending(best, dense=dense)
    return tuple(
        (1 + _above(high, lows), 1 + _above(low, highs) - (high > low))
        for high, low in zip(best, worst, strict=True)
    )


def _ascending(keys: Sequence[Key], *, dense: bool) -> list[Key]:
    return sorted(set(keys)) if dense else sorted(keys)


def _above(key: Key, ascending: list[Key]) -> int:
    return len(ascending) - bisect_right(ascending, key)
