"""A unit's figures on the way from its printed line to its rank."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from core.model import (
    Band,
    Cell,
    Compare,
    CompareOn,
    GroupRules,
    ScaleKind,
    SummaryRow,
)
from core.scoring.bands import Comparable, band_reached, bands_of, commune_share
from core.scoring.index import exact_index, index_under, rescaled, rounded
from core.scoring.points import Values, added, cut, known_values
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
        bands: The band, or the bands left open; none without an index, where none are
            published, and below the lowest cut where that has none.
        added: Total points before their own rounding.
        asked: Figures that bands ask for.
    """

    row: SummaryRow
    points: Decimal | None
    scale: Decimal | None
    exact: Fraction | None
    index: Decimal | None
    share: Fraction | None
    bands: tuple[Band, ...]
    added: Decimal | None = None
    asked: Values = field(default_factory=dict)

    @property
    def possible(self) -> tuple[Band | None, ...]:
        """Return the bands it may have, None for no band; nothing without an index."""
        return () if self.index is None else self.bands or (None,)


def with_figures(row: SummaryRow, figures: Mapping[str, Decimal]) -> SummaryRow:
    """Return ``row`` with other ``figures``; every other cell stays as printed."""
    cells = {name: Cell(text=f"{v}", value=v) for name, v in figures.items()}
    return replace(row, cells={**row.cells, **cells})


def parts_of(row: SummaryRow, rules: GroupRules) -> Parts:
    """Return the figures of one row, up to its band."""
    points, before = _points(row, rules)
    scale = row.value("scale")
    if scale is None:
        scale = standard_scale(rules, row.unit)
    exact = None
    if points is not None and scale is not None:
        exact = index_under(points, scale, rules)
    part = Parts(
        row=row,
        points=points,
        scale=scale,
        exact=exact,
        index=None if exact is None else rounded(exact, rules.rounding),
        share=commune_share(row.shares, rules.condition),
        bands=(),
        added=before,
        asked=_asked(row, points, rules),
    )
    return replace(part, bands=bands_by(part, rules))


def _asked(row: SummaryRow, points: Decimal | None, rules: GroupRules) -> Values:
    if not rules.conditions:
        return {}
    values = {**known_values(values_of(row), rules), "total": points}
    return {one.figure: values.get(one.figure) for one in rules.conditions}


def values_of(row: SummaryRow) -> Values:
    """Return the figures of a line by name."""
    return {name: cell.value for name, cell in row.cells.items()}


def points_of(row: SummaryRow, rules: GroupRules) -> Decimal | None:
    """Return the total points of a row: its parts added up by the rules."""
    return _points(row, rules)[0]


def _points(
    row: SummaryRow, rules: GroupRules
) -> tuple[Decimal | None, Decimal | None]:
    """Return the total points, rounded as the rules say, and before that."""
    formula = rules.formula("total")
    if formula is None:
        total = row.value("total")
        return total, total
    values = {**values_of(row), "total": None}
    total = added(formula, known_values(values, rules), rules)
    is_rescaled = rules.scale.kind is ScaleKind.RESCALED
    return total if is_rescaled else cut("total", total, rules), total


def readings(
    part: Parts, rules: GroupRules
) -> tuple[Comparable | None, Comparable | None]:
    """Return the figure that bands are set on, rounded and unrounded."""
    if rules.compare_on is CompareOn.INDEX:
        return part.index, part.exact
    return point_readings(part, rules)


def point_readings(
    part: Parts, rules: GroupRules
) -> tuple[Comparable | None, Comparable | None]:
    """Return the points on the full scale where rescaled, rounded and unrounded."""
    if rules.scale.kind is not ScaleKind.RESCALED:
        return part.points, part.added
    if part.points is None or part.scale is None:
        return None, None
    full = exact_index(part.points, part.scale)
    return (
        rescaled(part.points, part.scale, rules),
        None if full is None else full * Fraction(rules.scale.full) / 100,
    )


def compared(part: Parts, rules: GroupRules) -> Comparable | None:
    """Return the figure that bands look at, as the rules say; None without an index."""
    if part.index is None or part.exact is None:
        return None
    rounded_one, exact_one = readings(part, rules)
    return rounded_one if rules.compare is Compare.ROUNDED else exact_one


def band_by_index(part: Parts, rules: GroupRules) -> Band | None:
    """Return the band whose cut the unit reaches, before any condition."""
    figure = compared(part, rules)
    return None if figure is None else band_reached(figure, rules)


def bands_by(part: Parts, rules: GroupRules) -> tuple[Band, ...]:
    """Return the band of a unit's figures, or the bands that the rules leave open."""
    figure = compared(part, rules)
    if figure is None:
        return ()
    return bands_of(figure, part.share, rules, part.asked)
