"""Bands (xếp loại), and what else they ask for besides a cut."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.model.basis import Basis


class Compare(StrEnum):
    """Which figure bands and ranks look at."""

    ROUNDED = "rounded"
    EXACT = "exact"


class CompareOn(StrEnum):
    """What the cuts of bands are set on."""

    INDEX = "index"
    POINTS = "points"


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A class of results (xếp loại), reached from ``at_least`` upwards.

    Attributes:
        code: Stable key, e.g. ``"tot"``.
        label: As decisions print it, e.g. ``"TỐT"``.
        at_least: Lowest figure of the band: percent, or points where the rules say so.
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
class FigureCondition:
    """A band that also asks for a figure, e.g. for enough survey points.

    Attributes:
        bands: Codes of the bands it guards.
        figure: The figure asked for, e.g. ``"survey"``.
        threshold: In points.
        exclusive: True when the figure must be above, not at, the threshold.
        costs: How many bands a unit loses that fails.
        basis: Its ``interval`` leaves figures open that lie strictly inside.
    """

    bands: tuple[str, ...]
    figure: str
    threshold: Decimal
    exclusive: bool
    costs: int
    basis: Basis
