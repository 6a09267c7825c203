"""Ranking (xếp hạng): what units are ordered by, ties, and who is left out."""

from dataclasses import dataclass
from enum import StrEnum

from core.model.basis import Basis
from core.model.places import UnitId


class Ties(StrEnum):
    """How equal units are numbered."""

    SHARED = "shared"  # 1, 1, 3
    DENSE = "dense"  # 1, 1, 2
    SECOND_KEY = "second-key"  # the next figure decides
    UNSTATED = "unstated"  # nothing says how: they keep the ranks they may have


class RankKey(StrEnum):
    """A figure that orders units, better first."""

    BAND = "band"
    INDEX = "index"
    POINTS = "points"
    APPRAISED = "appraised"
    SURVEY = "survey"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """What units are ordered by, and how ties are numbered."""

    key: tuple[RankKey, ...]
    ties: Ties
    basis: Basis
    ties_basis: Basis
    second_key: RankKey | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRanked:
    """A group that is scored and not ranked (không xếp hạng), and why."""

    reason: str
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Unranked:
    """One unit that is scored and not ranked; the ranks of others skip it."""

    unit: UnitId
    reason: str
    basis: Basis
