"""Bands (xếp loại): the first cut reached, and the commune condition on top of it."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from core.model import Band, BandShare, GroupRules, ShareCondition

Comparable = Decimal | Fraction


def bands_of(
    index: Comparable, share: Fraction | None, rules: GroupRules
) -> tuple[Band, ...]:
    """Return the band of ``index``; several, best first, when the rules leave it open.

    Args:
        index: Rounded or exact, as ``rules.compare`` asks.
        share: Percent of well-rated communes; None when not printed.
        rules: The group's rules.

    Source:
        ``rules.bands`` and ``rules.condition``.
    """
    reached = band_reached(index, rules)
    condition = rules.condition
    if condition is None or reached.code not in condition.bands:
        return (reached,)
    lower = lowered(reached, condition.costs, rules)
    outcome = condition_met(share, condition)
    if outcome is None and lower != reached:
        return (reached, lower)
    return (reached,) if outcome else (lower,)


def band_reached(index: Comparable, rules: GroupRules) -> Band:
    """Return the highest band whose cut ``index`` reaches, else the lowest band."""
    reached = (band for band in rules.bands if _reaches(index, band.at_least))
    return next(reached, rules.bands[-1])


def _reaches(index: Comparable, cut: Decimal) -> bool:
    return index >= (cut if isinstance(index, Decimal) else Fraction(cut))


def lowered(band: Band, steps: int, rules: GroupRules) -> Band:
    """Return the band ``steps`` below ``band``, not below the lowest."""
    position = rules.bands.index(band) + steps
    return rules.bands[min(position, len(rules.bands) - 1)]


def condition_met(share: Fraction | None, condition: ShareCondition) -> bool | None:
    """Return whether ``share`` meets the condition; None when that is open.

    It is open when no share is printed, or when the share lies strictly inside the
    interval that the evidence leaves to the threshold.
    """
    if share is None or _is_open(share, condition):
        return None
    threshold = Fraction(condition.threshold)
    return share > threshold if condition.exclusive else share >= threshold


def _is_open(share: Fraction, condition: ShareCondition) -> bool:
    interval = condition.basis.interval
    if interval is None:
        return False
    above = interval.low is None or share > Fraction(interval.low)
    return above and (interval.high is None or share < Fraction(interval.high))


def commune_share(
    shares: Iterable[BandShare], condition: ShareCondition | None
) -> Fraction | None:
    """Return the percent of communes in the bands the condition counts, or None."""
    known = tuple(shares)
    communes = communes_of(known)
    if condition is None or communes == 0:
        return None
    counted = sum(s.count for s in known if s.band in condition.counted)
    return Fraction(counted * 100, communes)


def communes_of(shares: Sequence[BandShare]) -> int:
    """Return how many communes a district has, as most of its shares print it.

    Between denominators printed as often, the one that the counts add up to.
    """
    total = sum(share.count for share in shares)
    outs = [share.out_of for share in shares]
    return max(outs, key=lambda out: (outs.count(out), out == total), default=0)
