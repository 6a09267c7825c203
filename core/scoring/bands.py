"""Bands (xếp loại): the first cut reached, and the conditions on top of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from core.model import (
    Band,
    BandShare,
    FigureCondition,
    GroupRules,
    Interval,
    ShareCondition,
)

Comparable = Decimal | Fraction
Condition = ShareCondition | FigureCondition
Figures = Mapping[str, Decimal | None]
NO_FIGURES: Figures = {}


def bands_of(
    figure: Comparable,
    share: Fraction | None,
    rules: GroupRules,
    asked: Figures = NO_FIGURES,
) -> tuple[Band, ...]:
    """Return the band of ``figure``; several, best first, when the rules leave it open.

    None where no bands are published, or where nothing below the lowest has one.

    Args:
        figure: Index or points, rounded or exact, as ``rules`` ask.
        share: Percent of well-rated communes; None when not printed.
        rules: The group's rules.
        asked: Figures that conditions look at, by name.

    Source:
        ``rules.bands``, ``rules.condition`` and ``rules.conditions``.
    """
    reached = band_reached(figure, rules)
    return () if reached is None else conditioned(reached, share, rules, asked)


def conditioned(
    reached: Band,
    share: Fraction | None,
    rules: GroupRules,
    asked: Figures = NO_FIGURES,
) -> tuple[Band, ...]:
    """Return ``reached`` or what the conditions make of it; all that stay open.

    Each condition looks at the band that those before it have left.
    """
    bands: tuple[Band, ...] = (reached,)
    for condition, met in outcomes(share, rules, asked):
        bands = guarded(bands, condition, met, rules)
    return bands


def outcomes(
    share: Fraction | None, rules: GroupRules, asked: Figures
) -> Iterator[tuple[Condition, bool | None]]:
    """Yield each condition, that on communes first, and whether it is met."""
    if rules.condition is not None:
        yield rules.condition, condition_met(share, rules.condition)
    for condition in rules.conditions:
        value = asked.get(condition.figure)
        known = None if value is None else Fraction(value)
        yield condition, condition_met(known, condition)


def guarded(
    bands: tuple[Band, ...],
    condition: Condition,
    met: bool | None,  # noqa: FBT001  # True, False or open
    rules: GroupRules,
) -> tuple[Band, ...]:
    """Return what one condition leaves of ``bands``, best first."""
    found = {b for band in bands for b in _guarded(band, condition, met, rules)}
    return tuple(band for band in rules.bands if band in found)


def _guarded(
    band: Band,
    condition: Condition,
    met: bool | None,  # noqa: FBT001  # True, False or open
    rules: GroupRules,
) -> tuple[Band, ...]:
    if band.code not in condition.bands or met:
        return (band,)
    lower = lowered(band, condition.costs, rules)
    return (lower,) if met is False else (band, lower)


def band_reached(figure: Comparable, rules: GroupRules) -> Band | None:
    """Return the highest band whose cut ``figure`` reaches, else the lowest band.

    None without bands, and below the lowest where the rules have no band there.
    """
    reached = (band for band in rules.bands if _reaches(figure, band.at_least))
    is_open = rules.no_band_below is not None or not rules.bands
    return next(reached, None if is_open else rules.bands[-1])


def _reaches(figure: Comparable, cut: Decimal) -> bool:
    return figure >= (cut if isinstance(figure, Decimal) else Fraction(cut))


def bands_possible(
    figure: Comparable,
    share: Fraction | None,
    rules: GroupRules,
    asked: Figures = NO_FIGURES,
) -> tuple[Band, ...]:
    """Return the bands of ``figure`` under any cut that the evidence allows."""
    possible: list[Band] = []
    for band in rules.bands:
        interval = _around(band)
        if interval.may_be_reached(figure):
            possible += conditioned(band, share, rules, asked)
        if not interval.may_be_missed(figure):
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


def condition_met(share: Fraction | None, condition: Condition) -> bool | None:
    """Return whether a share or figure meets the condition; None when that is open.

    It is open when none is printed, or when it lies strictly inside the interval that
    the evidence leaves to the threshold.
    """
    if share is None or _is_open(share, condition):
        return None
    threshold = Fraction(condition.threshold)
    return share > threshold if condition.exclusive else share >= threshold


def _is_open(share: Fraction, condition: Condition) -> bool:
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
