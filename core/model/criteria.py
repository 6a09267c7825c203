"""Criteria (tiêu chí): the lines of a scoring annex, and the most each can give."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.errors import N_, InvalidRuleError
from core.model.basis import Basis


class Method(StrEnum):
    """Who supplies a criterion's score."""

    APPRAISED = "appraised"
    SURVEY = "survey"


@dataclass(frozen=True, slots=True, kw_only=True)
class Maximum:
    """The most a criterion, field or component can give, and how we know it."""

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
        steps: The only scores it may be given, highest first; none when any.
    """

    code: str
    label: str
    method: Method | None = None
    maximum: Maximum | None = None
    steps: tuple[Decimal, ...] = ()

    @property
    def field(self) -> str:
        """Return the code of the field (lĩnh vực) it belongs to."""
        return self.code.partition(".")[0]

    def lies_in(self, code: str) -> bool:
        """Return whether it is ``code`` or lies below it."""
        return self.code == code or self.code.startswith(f"{code}.")
