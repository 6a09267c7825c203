"""What a question says: its tokens, and the units that some of them name."""

from dataclasses import dataclass
from enum import StrEnum

from core.model import Unit


class Certainty(StrEnum):
    """How surely a stretch of text names a unit."""

    EXACT = "exact"  # the name or an abbreviation, marks missing or not
    FUZZY = "fuzzy"  # a typing fault away from one name: confirm it
    AMBIGUOUS = "ambiguous"  # several units, or part of a name: ask which
    FOREIGN = "foreign"  # an organisation or place outside the registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word or number of a text.

    Attributes:
        text: As typed, in NFC, without zero-width marks.
        folded: In lower case without marks; Telex and VNI keys are resolved, so
            both ``"xếp"`` and ``"xeeps"`` give ``"xep"``.
        marked: In lower case with marks, keys resolved: ``"xếp"`` for both.
    """

    text: str
    folded: str
    marked: str

    @property
    def has_marks(self) -> bool:
        """Return whether the writer put any mark on it."""
        return self.marked != self.folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of tokens that names a unit, several, or something foreign.

    Attributes:
        units: The unit meant; the candidates, best first, at most four, when
            ambiguous; nothing when foreign.
        start: First token.
        end: The token after the last.
        certainty: How surely.
        text: The stretch as typed.
        bare: Whether a department is named without its kind of office (``"tài
            chính"`` for the department of finance), which may as well be an
            ordinary word.
    """

    units: tuple[Unit, ...]
    start: int
    end: int
    certainty: Certainty
    text: str
    bare: bool = False

    @property
    def unit(self) -> Unit | None:
        """Return the one unit meant, also when it needs confirming, else None."""
        settled = self.certainty in {Certainty.EXACT, Certainty.FUZZY}
        return self.units[0] if settled and self.units else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A text read for unit names.

    Attributes:
        tokens: Every word and number, in order.
        mentions: Names found, left to right, never overlapping.
        places: Token spans that name the place itself (``"tỉnh Lai Châu"``) where
            that adds nothing to the question.
    """

    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    places: tuple[tuple[int, int], ...] = ()
