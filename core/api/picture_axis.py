"""The axis of a distribution: bands as zones, units as dots stacked where they meet."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from core.api.picture_parts import is_marked
from core.i18n import Localizer
from core.model import Band, GroupResult, UnitResult
from core.reports.pictures import WHOLE, Axis, Dot, Zone

_FULL = Decimal(100)
_TICKS_EVERY = (Decimal(5), Decimal(10), Decimal(20))
_MOST_TICKS = 7
_BINS = 28  # dots that stand beside each other


def axis_of(
    group: GroupResult, rows: Sequence[UnitResult], localizer: Localizer
) -> Axis:
    """Return the axis over the printed indices of ``rows``."""
    values = [row.index for row in rows if row.index is not None]
    every, low, high = _ends(min(values), max(values))
    dots = tuple(_dots(rows, low, high))
    return Axis(
        zones=tuple(_zones(group, rows, low, high)),
        dots=dots,
        ticks=tuple(_ticks(every, low, high, localizer)),
        stack=max(dot.height for dot in dots) + 1,
    )


def _ends(least: Decimal, most: Decimal) -> tuple[Decimal, Decimal, Decimal]:
    """Return the step between ticks and the round figures at both ends."""
    for every in _TICKS_EVERY:
        low = (least / every).to_integral_value(ROUND_FLOOR) * every
        high = (most / every).to_integral_value(ROUND_CEILING) * every
        if high == low:
            high = low + every
        if (high - low) / every < _MOST_TICKS:
            return every, low, high
    return Decimal(20), Decimal(0), max(_FULL, most)


def _at(value: Decimal, low: Decimal, high: Decimal) -> int:
    return max(0, min(WHOLE, int(WHOLE * (value - low) / (high - low))))


def _dots(rows: Iterable[UnitResult], low: Decimal, high: Decimal) -> Iterator[Dot]:
    """Yield the dots, each above those of the same place on the axis."""
    stacked: dict[int, int] = {}
    for row in sorted(rows, key=lambda row: (is_marked(row), row.index or low)):
        place = min(_at(row.index or low, low, high) * _BINS // WHOLE, _BINS - 1)
        height = stacked.get(place, 0)
        stacked[place] = height + 1
        middle = (2 * place + 1) * WHOLE // (2 * _BINS)
        yield Dot(at=middle, height=height, is_marked=is_marked(row))


def _zones(
    group: GroupResult, rows: Sequence[UnitResult], low: Decimal, high: Decimal
) -> Iterator[Zone]:
    """Yield the bands that reach into the axis, from low to high."""
    upper = high
    zones: list[Zone] = []
    for band in group.rules.bands:
        start, end = _at(band.at_least, low, high), _at(upper, low, high)
        if end > start:
            count = str(_count(band, rows))
            zones.append(Zone(label=band.label, start=start, end=end, count=count))
        upper = band.at_least
    yield from reversed(zones)


def _count(band: Band, rows: Iterable[UnitResult]) -> int:
    return sum(row.band_code == band.code for row in rows)


def _ticks(
    every: Decimal, low: Decimal, high: Decimal, localizer: Localizer
) -> Iterator[tuple[int, str]]:
    value = low
    while value <= high:
        yield _at(value, low, high), localizer.number(value)
        value += every
