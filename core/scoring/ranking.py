"""Ranks (xếp hạng): 1 is best; ties as the rules say."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from core.model import Ranking, Ties

Key = tuple[Decimal | Fraction | int, ...]


def positions(
    best: Sequence[Key], worst: Sequence[Key], ranking: Ranking
) -> tuple[tuple[int, int], ...]:
    """Return each unit's best and worst possible rank, in the order given.

    Where nothing says how ties are numbered, equal units may have any of the places
    they fill together.

    Args:
        best: Each unit's key at its best open reading.
        worst: The same at its worst; equal where nothing is open.
        ranking: How ties are numbered.
    """
    heights = _heights([*best, *worst] if list(best) != list(worst) else best)
    tops, bottoms = heights[: len(best)], heights[-len(best) :]
    if ranking.ties is Ties.DENSE:
        return _dense(tops, bottoms)
    lows, highs = sorted(bottoms), sorted(tops)
    if ranking.ties is Ties.UNSTATED:
        return tuple(
            (1 + _above(high, lows), len(highs) - bisect_left(highs, low))
            for high, low in zip(tops, bottoms, strict=True)
        )
    return tuple(
        (1 + _above(high, lows), 1 + _above(low, highs) - (high > low))
        for high, low in zip(tops, bottoms, strict=True)
    )


def _heights(keys: Sequence[Key]) -> list[int]:
    """Return a whole number for each key, in the same order, equal where keys are.

    Keys hold fractions, which are slow to compare; here each is compared in one sort.
    """
    order = sorted(range(len(keys)), key=keys.__getitem__)
    heights, height = [0] * len(keys), 0
    for lower, upper in pairwise(order):
        height += keys[lower] != keys[upper]
        heights[upper] = height
    return heights


def place_among(
    own: tuple[Key, Key], others: Sequence[tuple[Key, Key]], ranking: Ranking
) -> tuple[int, int]:
    """Return one unit's best and worst possible rank among others.

    Args:
        own: The unit's key at its best and at its worst open reading.
        others: The same of every other unit.
        ranking: How ties are numbered.
    """
    high, low = own
    if ranking.ties is Ties.UNSTATED:
        above = sum(worst > high for _, worst in others)
        return 1 + above, 1 + sum(best >= low for best, _ in others)
    if ranking.ties is not Ties.DENSE:
        above = sum(worst > high for _, worst in others)
        return 1 + above, 1 + sum(best > low for best, _ in others)
    settled = {best for best, worst in others if best == worst}
    open_ones = [ends for ends in others if ends[0] > ends[1]]
    surely = any(worst > high for _, worst in open_ones)
    maybe = sum(best > low for best, _ in open_ones)
    first = max(sum(key > high for key in settled), surely)
    return 1 + first, 1 + sum(key > low for key in settled) + maybe


def _dense(best: Sequence[int], worst: Sequence[int]) -> tuple[tuple[int, int], ...]:
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


def _above(key: int, ascending: Sequence[int]) -> int:
    return len(ascending) - bisect_right(ascending, key)
