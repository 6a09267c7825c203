"""What a rule value stands on: a document that states it, or figures that force it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.errors import InvalidRuleError


class Status(StrEnum):
    """How firmly a rule value is known."""

    STATED = "stated"
    INFERRED = "inferred"
    OBSERVED = "observed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a document states something (căn cứ).

    Attributes:
        document: Number and date of the instrument, e.g. ``"502/QĐ-UBND"``.
        locator: Article, annex or row inside it; may be empty.
    """

    document: str
    locator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """The values a threshold may still have, given the printed figures.

    Attributes:
        low: Lower end, or None when nothing bounds it from below.
        high: Upper end, or None when nothing bounds it from above.
        low_included: Whether ``low`` itself is possible.
        high_included: Whether ``high`` itself is possible.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    low_included: bool = False
    high_included: bool = False

    def __contains__(self, value: Decimal) -> bool:
        """Return whether the threshold may be ``value``."""
        return self._above_low(value) and self._below_high(value)

    def _above_low(self, value: Decimal) -> bool:
        return self.low is None or value > self.low or self._touches_low(value)

    def _below_high(self, value: Decimal) -> bool:
        return self.high is None or value < self.high or self._touches_high(value)

    def _touches_low(self, value: Decimal) -> bool:
        return self.low_included and value == self.low

    def _touches_high(self, value: Decimal) -> bool:
        return self.high_included and value == self.high

    def leaves_open(self, value: Decimal) -> bool:
        """Return whether a value compared with ``>=`` could fall on either side.

        With a threshold in (50; 70], 50 never reaches it, 70 always does, and
        anything strictly between is open.
        """
        below_some = self.high is None or value < self.high
        reaches_some = self.low is None or value > self.low or self._touches_low(value)
        return below_some and reaches_some


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Why a rule value is what it is.

    Attributes:
        status: Stated by a document, inferred from figures, or merely observed.
        citation: The document; required when stated.
        evidence: What the figures show, in the language of the rule file;
            required when not stated.
        interval: Values that the evidence leaves possible, for thresholds.
    """

    status: Status
    citation: Citation | None = None
    evidence: str = ""
    interval: Interval | None = None

    def __post_init__(self) -> None:
        """Refuse a basis that shows neither a document nor evidence.

        Raises:
            InvalidRuleError: The citation or the evidence is missing.
        """
        if self.status is Status.STATED and self.citation is None:
            raise InvalidRuleError(problem="a stated value has no citation")
        if self.status is not Status.STATED and not self.evidence:
            raise InvalidRuleError(problem="an inferred value has no evidence")

    @property
    def is_stated(self) -> bool:
        """Return whether a document states the value."""
        return self.status is Status.STATED
