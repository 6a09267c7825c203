"""One year's scoring rules of one place, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from core.errors import N_, InvalidRuleError, UnknownGroupError
from core.model.bands import (
    Band,
    Compare,
    CompareOn,
    FigureCondition,
    ShareCondition,
)
from core.model.basis import Basis, Citation
from core.model.criteria import Criterion, Maximum, Method
from core.model.places import GroupCode
from core.model.points import (
    Assigned,
    Component,
    Formula,
    NotApplicable,
    Rounding,
    RoundingMode,
    Scale,
    ScaleKind,
    Term,
)
from core.model.ranking import NotRanked, Ranking, RankKey, Ties, Unranked

__all__ = [
    "Assigned",
    "Band",
    "Compare",
    "CompareOn",
    "Component",
    "Criterion",
    "FigureCondition",
    "Formula",
    "GroupRules",
    "Maximum",
    "Method",
    "NotApplicable",
    "NotRanked",
    "RankKey",
    "Ranking",
    "Rounding",
    "RoundingMode",
    "RuleSet",
    "Scale",
    "ScaleKind",
    "ShareCondition",
    "Term",
    "Ties",
    "Unranked",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRules:
    """All rules of one group of units that is ranked on its own.

    Attributes:
        code: E.g. ``"so"``.
        label: E.g. ``"các sở, ban, ngành tỉnh"``.
        criteria: In annex order, headings included.
        formulas: E.g. appraised = reviewed + bonus - penalty.
        scale: What 100 % is for each unit.
        rounding: How the index is rounded.
        compare: Whether bands and ranks look at the rounded figure.
        compare_basis: Why.
        bands: Highest first, the first one reached wins; none where none are published.
        ranking: What units are ordered by.
        survey_tolerance: Rounding error of one printed survey item, in points.
        condition: What bands ask of a district's communes.
        components: The parts of the total that the rules describe.
        conditions: What bands ask of other figures, applied in this order.
        not_ranked: Why the whole group is not ranked; None when it is.
        unranked: Units that are not ranked among the others.
        column_rounding: How computed points are rounded, by figure (``"total"``).
        compare_on: Whether the cuts are set on the index or on points.
        no_band_below: Why a unit below the lowest cut has no band; it has the lowest
            one when None.
    """

    code: GroupCode
    label: str
    criteria: tuple[Criterion, ...]
    formulas: tuple[Formula, ...]
    scale: Scale
    rounding: Rounding
    compare: Compare
    compare_basis: Basis
    bands: tuple[Band, ...]
    ranking: Ranking
    survey_tolerance: Decimal
    condition: ShareCondition | None = None
    components: tuple[Component, ...] = ()
    conditions: tuple[FigureCondition, ...] = ()
    not_ranked: NotRanked | None = None
    unranked: tuple[Unranked, ...] = ()
    column_rounding: Mapping[str, Rounding] = field(default_factory=dict)
    compare_on: CompareOn = CompareOn.INDEX
    no_band_below: Basis | None = None

    def __post_init__(self) -> None:
        """Refuse bands that do not fall from best to worst, each under its own code.

        Raises:
            InvalidRuleError: Bands are out of order or named alike.
        """
        cuts = [band.at_least for band in self.bands]
        if any(a <= b for a, b in pairwise(cuts)):
            raise InvalidRuleError(problem=N_("bands must be given highest first"))
        if len({band.code for band in self.bands}) < len(cuts):
            raise InvalidRuleError(problem=N_("two bands have the same code"))

    def band(self, code: str) -> Band:
        """Return the band with ``code``.

        Raises:
            InvalidRuleError: No band has that code.
        """
        for band in self.bands:
            if band.code == code:
                return band
        raise InvalidRuleError(problem=f"no band has the code {code}")

    def formula(self, result: str) -> Formula | None:
        """Return the formula that gives ``result``, if the rules have one."""
        for formula in self.formulas:
            if formula.result == result:
                return formula
        return None

    def component(self, name: str) -> Component | None:
        """Return the part of the total called ``name``, if the rules describe it."""
        for component in self.components:
            if component.name == name:
                return component
        return None

    def why_unranked(self, unit: str) -> NotRanked | Unranked | None:
        """Return why ``unit`` has no rank; None where it is ranked."""
        if self.not_ranked is not None:
            return self.not_ranked
        return next((one for one in self.unranked if one.unit == unit), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """The rules in force for one assessed year of one place.

    Attributes:
        place: Id of the place.
        year: The assessed year.
        title: What the rules are called.
        groups: One per group that is ranked on its own.
        citation: The instrument that sets them, where it is known.
        extends: What the file builds on, as it names it.
    """

    place: str
    year: int
    title: str
    groups: tuple[GroupRules, ...]
    citation: Citation | None = None
    extends: str | None = None

    def group(self, code: str) -> GroupRules:
        """Return the rules of a group.

        Raises:
            UnknownGroupError: The rule set has no such group.
        """
        for group in self.groups:
            if group.code == code:
                return group
        known = ", ".join(group.code for group in self.groups)
        raise UnknownGroupError(group=code, known=known)
