"""What a rule value stands on: a document that states it, or figures that force it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from core.errors import N_, InvalidRuleError


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

    def may_be_reached(self, value: Decimal | Fraction) -> bool:
        """Return whether some possible threshold is at or below ``value``."""
        if self.low is None or Fraction(value) > Fraction(self.low):
            return True
        return self.low_included and Fraction(value) == Fraction(self.low)

    def may_be_missed(self, value: Decimal | Fraction) -> bool:
        """Return whether some possible threshold is above ``value``."""
        return self.high is None or Fraction(value) < Fraction(self.high)

    def allows(self, value: Decimal) -> bool:
        """Return whether the threshold may be ``value`` itself."""
        at_high = self.high_included and value == self.high
        return self.may_be_reached(value) and (self.may_be_missed(value) or at_high)

    def leaves_open(self, value: Decimal | Fraction) -> bool:
        """Return whether ``value`` reaches one possible threshold and misses another.

        With a threshold in (50; 70], 50 never reaches it, 70 always does, and
        anything strictly between is open.
        """
        return self.may_be_reached(value) and self.may_be_missed(value)


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
            raise InvalidRuleError(problem=N_("a stated value has no citation"))
        if self.status is not Status.STATED and not self.evidence:
            raise InvalidRuleError(problem=N_("an inferred value has no evidence"))

    @property
    def is_stated(self) -> bool:
        """Return whether a document states the value."""
        return self.status is Status.STATED
