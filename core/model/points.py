"""Where points come from: parts, formulas, the scale they are measured on, digits."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.model.basis import Basis
from core.model.criteria import Maximum
from core.model.places import UnitId


class RoundingMode(StrEnum):
    """How a figure loses its surplus digits."""

    HALF_UP = "half-up"
    TRUNCATE = "truncate"


class ScaleKind(StrEnum):
    """How a unit comes by its own scale."""

    LESS_NOT_APPLICABLE = "less-not-applicable"  # full less what is not applied
    ASSIGNED = "assigned"  # points given to the unit; the full scale where none are
    RESCALED = "rescaled"  # less what is not applied, points brought back to full


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A part of the total that has a column of its own (phần điểm).

    Attributes:
        name: Key in formulas, e.g. ``"survey"`` or ``"leaders_survey"``.
        label: As decisions print it.
        headings: Other spellings of its column.
        maximum: The most it may give; more is a contradiction.
        cap: What more of it counts only as (điểm thưởng tối đa); never refused.
    """

    name: str
    label: str
    headings: tuple[str, ...] = ()
    maximum: Maximum | None = None
    cap: Maximum | None = None


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
class Assigned:
    """The scale that one unit is given, in points."""

    unit: UnitId
    points: Decimal
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The standard scale (thang điểm chuẩn): what 100 % is for each unit."""

    full: Decimal
    basis: Basis
    not_applicable: tuple[NotApplicable, ...] = ()
    kind: ScaleKind = ScaleKind.LESS_NOT_APPLICABLE
    assigned: tuple[Assigned, ...] = ()


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
    """Digits and mode of a figure: of the index, or of a column of points."""

    digits: int
    mode: RoundingMode
    basis: Basis
