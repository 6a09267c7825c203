"""From printed parts to a standing: points, index, band, rank, and how they came."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial

from core.model import (
    Band,
    Compare,
    GroupRules,
    RankKey,
    Standing,
    SummaryRow,
    Trace,
)
from core.scoring.bands import Comparable
from core.scoring.parts import Parts, parts_of, point_readings, values_of
from core.scoring.points import known_values
from core.scoring.ranking import Key, positions
from core.scoring.trace import trace_of


def standings(rows: Sequence[SummaryRow], rules: GroupRules) -> tuple[Standing, ...]:
    """Return each row's standing, recomputed from its parts alone, ranked anew.

    The parts are what the formula of ``total`` adds up, and the printed scale (the
    rules' scale where none is printed). Rows without a computable index have no band
    and no rank; these, rows without a figure that ranks go by, and units that the rules
    do not rank do not count among the others.

    Source:
        ``rules``: formulas, components, scale, rounding, compare, bands, conditions,
        ranking, unranked.
    """
    parts = tuple(parts_of(row, rules) for row in rows)
    places = places_of(parts, rules)
    count = sum(ends is not None for ends in places)
    return tuple(
        standing_of(part, ends, rules, partial(trace_of, part, ends, count, rules))
        for part, ends in zip(parts, places, strict=True)
    )


def places_of(
    parts: Sequence[Parts], rules: GroupRules
) -> tuple[tuple[int, int] | None, ...]:
    """Return each unit's best and worst rank among all; None where it has none."""
    keys = [end_keys(part, rules) for part in parts]
    best = [ends[0] for ends in keys if ends is not None]
    worst = [ends[1] for ends in keys if ends is not None]
    ends = iter(positions(best, worst, rules.ranking))
    return tuple(None if key is None else next(ends) for key in keys)


def end_keys(part: Parts, rules: GroupRules) -> tuple[Key, Key] | None:
    """Return a unit's key at its best open band and at its worst, if it has one."""
    possible = part.possible
    if not possible or rules.why_unranked(part.row.unit) is not None:
        return None
    best = worst = rank_key(part, possible[0], rules)
    if len(possible) > 1:
        worst = rank_key(part, possible[-1], rules)
    return None if best is None or worst is None else (best, worst)


def rank_key(part: Parts, band: Band | None, rules: GroupRules) -> Key | None:
    """Return the key a unit is ranked by, greater being better.

    None where a figure that ranks go by is not known.

    Args:
        part: The unit's figures.
        band: The band to assume; None for no band, behind every other.
        rules: The group's rules.
    """
    ranking = rules.ranking
    second = () if ranking.second_key is None else (ranking.second_key,)
    figures = [_figure(key, part, band, rules) for key in (*ranking.key, *second)]
    known = tuple(figure for figure in figures if figure is not None)
    return known if len(known) == len(figures) else None


def _figure(
    key: RankKey, part: Parts, band: Band | None, rules: GroupRules
) -> Decimal | Fraction | int | None:
    if key is RankKey.BAND:
        return -(len(rules.bands) if band is None else rules.bands.index(band))
    if key is RankKey.INDEX:
        return part.index if rules.compare is Compare.ROUNDED else part.exact
    if key is RankKey.POINTS:
        return _points(part, rules)
    own = part.row.value(key)
    if own is not None:
        return own
    return known_values(values_of(part.row), rules).get(key)


def _points(part: Parts, rules: GroupRules) -> Comparable | None:
    rounded, exact = point_readings(part, rules)
    return rounded if rules.compare is Compare.ROUNDED else exact


def standing_of(
    part: Parts,
    ends: tuple[int, int] | None,
    rules: GroupRules,
    tell: Callable[[], Trace] = Trace,
) -> Standing:
    """Return the standing of a unit whose best and worst rank are known.

    ``tell`` says how each figure came about; an assumed standing has no trace.
    """
    best, worst = ends or (None, None)
    unranked = rules.why_unranked(part.row.unit)
    return Standing(
        unit=part.row.unit,
        points=part.points,
        scale=part.scale,
        index=part.index,
        exact=part.exact,
        bands=part.bands,
        rank=best if best == worst else None,
        best_rank=best,
        worst_rank=worst,
        tell=tell,
        unranked=None if unranked is None else unranked.reason,
    )
