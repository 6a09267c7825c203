"""Bands (xếp loại): the first cut reached, and the commune condition on top of it."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from core.model import Band, BandShare, GroupRules, Interval, ShareCondition

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
    return conditioned(band_reached(index, rules), share, rules)


def conditioned(
    reached: Band, share: Fraction | None, rules: GroupRules
) -> tuple[Band, ...]:
    """Return ``reached`` or what the commune condition makes of it; both when open."""
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


def bands_possible(
    index: Comparable, share: Fraction | None, rules: GroupRules
) -> tuple[Band, ...]:
    """Return the bands of ``index`` under any cut that the evidence leaves possible."""
    possible: list[Band] = []
    for band in rules.bands:
        interval = _around(band)
        if interval.may_be_reached(index):
            possible += conditioned(band, share, rules)
        if not interval.may_be_missed(index):
            break
    return tuple(possible)


def _around(band: Band) -> Interval:
    """Return the cuts that a band may have; the stated one where nothing else fits."""
    cut, interval = band.at_least, band.basis.interval
    if interval is not None and interval.allows(cut):
        return interval
    return Interval(low=cut, high=cut, low_included=True, high_included=True)


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
    """Return whether a threshold the evidence allows is reached, and another is not."""
    interval = condition.basis.interval
    return interval is not None and interval.leaves_open(share)


def commune_share(
    shares: Iterable[BandShare], condition: ShareCondition | None
) -> Fraction | None:
    """Return the percent of communes in the bands the condition counts, or None.

    It is not known either where a share is printed of a band the rules do not have.
    """
    known = tuple(shares)
    communes = communes_of(known)
    if condition is None or communes == 0 or not all(s.band for s in known):
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
