"""From printed parts to a standing: points, index, band, rank, and how they came."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from core.model import Band, GroupRules, RankKey, Standing, SummaryRow
from core.scoring.parts import Parts, compared, parts_of
from core.scoring.ranking import Key, positions
from core.scoring.trace import trace_of


def standings(rows: Sequence[SummaryRow], rules: GroupRules) -> tuple[Standing, ...]:
    """Return each row's standing, recomputed from its parts alone, ranked anew.

    The parts are what the formula of ``total`` adds up, and the printed scale (the
    rules' scale where none is printed). Rows without a computable index have no band
    and no rank, and do not count among the others.

    Source:
        ``rules``: formulas, scale, rounding, compare, bands, condition, ranking.
    """
    parts = tuple(parts_of(row, rules) for row in rows)
    ranked = [part for part in parts if part.index is not None]
    best = [rank_key(part, part.bands[0], rules) for part in ranked]
    worst = [rank_key(part, part.bands[-1], rules) for part in ranked]
    ends = positions(best, worst, rules.ranking)
    by_row = {id(p): end for p, end in zip(ranked, ends, strict=True)}
    return tuple(
        _standing(part, by_row.get(id(part)), len(ranked), rules) for part in parts
    )


def rank_key(part: Parts, band: Band, rules: GroupRules) -> Key:
    """Return the key a unit is ranked by, greater being better.

    Args:
        part: The unit's figures; its index must be known.
        band: The band to assume.
        rules: The group's rules.
    """
    ranking = rules.ranking
    second = () if ranking.second_key is None else (ranking.second_key,)
    return tuple(_figure(key, part, band, rules) for key in (*ranking.key, *second))


def _figure(
    key: RankKey, part: Parts, band: Band, rules: GroupRules
) -> Decimal | Fraction | int:
    if key is RankKey.BAND:
        return -rules.bands.index(band)
    if key is RankKey.INDEX and part.exact is not None and part.index is not None:
        return compared(part.exact, part.index, rules)
    value = part.points if key is RankKey.POINTS else part.row.value(key)
    return Decimal(-1) if value is None else value


def _standing(
    part: Parts, ends: tuple[int, int] | None, count: int, rules: GroupRules
) -> Standing:
    best, worst = ends or (None, None)
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
        trace=trace_of(part, ends, count, rules),
    )
