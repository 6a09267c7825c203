"""A unit's figures on the way from its printed line to its rank."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from core.model import Band, Cell, Compare, GroupRules, SummaryRow
from core.scoring.bands import band_reached, bands_of, commune_share
from core.scoring.index import exact_index, rounded
from core.scoring.points import combined
from core.scoring.scale import standard_scale


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A unit's figures on the way to its rank.

    Attributes:
        row: The printed line they come from.
        points: Total points.
        scale: Standard scale.
        exact: Unrounded index.
        index: Rounded index.
        share: Percent of well-rated communes.
        bands: The band, or the bands left open.
    """

    row: SummaryRow
    points: Decimal | None
    scale: Decimal | None
    exact: Fraction | None
    index: Decimal | None
    share: Fraction | None
    bands: tuple[Band, ...]


def with_figures(row: SummaryRow, figures: Mapping[str, Decimal]) -> SummaryRow:
    """Return ``row`` with other ``figures``; every other cell stays as printed."""
    cells = {name: Cell(text=f"{v}", value=v) for name, v in figures.items()}
    return replace(row, cells={**row.cells, **cells})


def parts_of(row: SummaryRow, rules: GroupRules) -> Parts:
    """Return the figures of one row, up to its band."""
    points = points_of(row, rules)
    scale = row.value("scale")
    if scale is None:
        scale = standard_scale(rules, row.unit)
    exact = None if points is None or scale is None else exact_index(points, scale)
    index = None if exact is None else rounded(exact, rules.rounding)
    share = commune_share(row.shares, rules.condition)
    return Parts(
        row=row,
        points=points,
        scale=scale,
        exact=exact,
        index=index,
        share=share,
        bands=_bands(exact, index, share, rules),
    )


def points_of(row: SummaryRow, rules: GroupRules) -> Decimal | None:
    """Return the total points of a row: its parts added up by the rules."""
    formula = rules.formula("total")
    if formula is None:
        return row.value("total")
    values = {name: cell.value for name, cell in row.cells.items()}
    return combined(formula, values)


def compared(exact: Fraction, index: Decimal, rules: GroupRules) -> Decimal | Fraction:
    """Return the index that bands and ranks look at, as the rules say."""
    return index if rules.compare is Compare.ROUNDED else exact


def band_by_index(part: Parts, rules: GroupRules) -> Band | None:
    """Return the band whose cut the index reaches, before any condition."""
    if part.exact is None or part.index is None:
        return None
    return band_reached(compared(part.exact, part.index, rules), rules)


def judged_by(part: Parts, rules: GroupRules) -> Parts:
    """Return the same figures with the band that other ``rules`` give them."""
    bands = _bands(part.exact, part.index, part.share, rules)
    return replace(part, bands=bands)


def _bands(
    exact: Fraction | None,
    index: Decimal | None,
    share: Fraction | None,
    rules: GroupRules,
) -> tuple[Band, ...]:
    if exact is None or index is None:
        return ()
    return bands_of(compared(exact, index, rules), share, rules)
