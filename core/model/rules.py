"""One year's scoring rules of one place, as frozen values."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from core.errors import N_, InvalidRuleError, UnknownGroupError
from core.model.basis import Basis
from core.model.places import GroupCode, UnitId


class Method(StrEnum):
    """Who supplies a criterion's score."""

    APPRAISED = "appraised"
    SURVEY = "survey"


class RoundingMode(StrEnum):
    """How a figure loses its surplus digits."""

    HALF_UP = "half-up"
    TRUNCATE = "truncate"


class Compare(StrEnum):
    """Which index bands and ranks look at."""

    ROUNDED = "rounded"
    EXACT = "exact"


class Ties(StrEnum):
    """How equal units are numbered."""

    SHARED = "shared"  # 1, 1, 3
    DENSE = "dense"  # 1, 1, 2
    SECOND_KEY = "second-key"  # the next figure decides


class RankKey(StrEnum):
    """A figure that orders units, better first."""

    BAND = "band"
    INDEX = "index"
    POINTS = "points"
    APPRAISED = "appraised"
    SURVEY = "survey"


@dataclass(frozen=True, slots=True, kw_only=True)
class Maximum:
    """The most a criterion or field can give, in points, and how we know it."""

    points: Decimal
    basis: Basis

    def __post_init__(self) -> None:
        """Refuse a maximum that no score could reach.

        Raises:
            InvalidRuleError: The maximum is zero or negative.
        """
        if self.points <= 0:
            raise InvalidRuleError(problem=N_("a maximum must be above 0"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One line of a scoring annex (tiêu chí), or a heading above such lines.

    Attributes:
        code: Dotted code, e.g. ``"1.10"``. Text, never a number.
        label: As the decision prints it.
        method: Who scores it; None for headings.
        maximum: None where nothing tells it.
    """

    code: str
    label: str
    method: Method | None = None
    maximum: Maximum | None = None

    @property
    def field(self) -> str:
        """Return the code of the field (lĩnh vực) it belongs to."""
        return self.code.partition(".")[0]

    def lies_in(self, code: str) -> bool:
        """Return whether it is ``code`` or lies below it."""
        return self.code == code or self.code.startswith(f"{code}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class NotApplicable:
    """Criteria that are not applied to one unit (không áp dụng).

    Attributes:
        unit: The unit.
        criteria: Codes; a field or heading code stands for all below it.
        basis: Why.
    """

    unit: UnitId
    criteria: tuple[str, ...]
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The standard scale (thang điểm chuẩn): what 100 % is for each unit."""

    full: Decimal
    basis: Basis
    not_applicable: tuple[NotApplicable, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One signed part of a formula."""

    name: str
    adds: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A figure that is the sum of others, e.g. total = appraised + survey."""

    result: str
    terms: tuple[Term, ...]
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounding:
    """Digits and mode of the index, in percent."""

    digits: int
    mode: RoundingMode
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A class of results (xếp loại), reached from ``at_least`` percent upwards.

    Attributes:
        code: Stable key, e.g. ``"tot"``.
        label: As decisions print it, e.g. ``"TỐT"``.
        at_least: Lowest index of the band, in percent.
        basis: Its ``interval`` says which other cuts the figures would allow.
        words: Other ways to write the label, e.g. ``"trung bình"``.
    """

    code: str
    label: str
    at_least: Decimal
    basis: Basis
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareCondition:
    """A band that also asks for a share of well-rated communes.

    Attributes:
        bands: Codes of the bands it guards.
        counted: Band codes of communes that count towards the share.
        threshold: Percent.
        exclusive: True when the share must be above, not at, the threshold.
        costs: How many bands a unit loses that fails.
        basis: Its ``interval`` leaves shares open that lie strictly inside.
    """

    bands: tuple[str, ...]
    counted: tuple[str, ...]
    threshold: Decimal
    exclusive: bool
    costs: int
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """What units are ordered by, and how ties are numbered."""

    key: tuple[RankKey, ...]
    ties: Ties
    basis: Basis
    ties_basis: Basis
    second_key: RankKey | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRules:
    """All rules of one group of units that is ranked on its own.

    Attributes:
        code: E.g. ``"so"``.
        label: E.g. ``"các sở, ban, ngành tỉnh"``.
        criteria: In annex order, headings included.
        formulas: E.g. appraised = reviewed + bonus - penalty.
        bands: Highest first; the first one reached wins.
        survey_tolerance: Rounding error of one printed survey item, in points.
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

    def __post_init__(self) -> None:
        """Refuse bands that do not fall from best to worst, each under its own code.

        Raises:
            InvalidRuleError: Bands are missing, out of order or named alike.
        """
        cuts = [band.at_least for band in self.bands]
        if not cuts or any(a <= b for a, b in pairwise(cuts)):
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
        return next((f for f in self.formulas if f.result == result), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """The rules in force for one assessed year of one place."""

    place: str
    year: int
    title: str
    groups: tuple[GroupRules, ...]

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
