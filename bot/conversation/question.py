"""A question as understood: what is asked, of whom, and how surely we know."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.model import Unit


class Status(StrEnum):
    """What becomes of a question."""

    ANSWERED = "answered"
    CONFIRM = "confirm"  # understood, but not beyond doubt: ask before answering
    ASK_BACK = "ask_back"  # something is missing or may be several
    NOT_FOUND = "not_found"  # understood, and not in the data
    OUT_OF_SCOPE = "out_of_scope"  # about something else


class Intent(StrEnum):
    """What a question wants to know; values are names of the word lists."""

    RANK_UNIT = "rank_unit"
    TOP_N = "top_n"
    BOTTOM_N = "bottom_n"
    RANK_AT = "rank_at"
    TABLE = "table"
    COMPARE = "compare"
    WHY = "why"
    BAND_LIST = "band_list"
    GROUP_AVG = "group_avg"
    CRITERION_SCORE = "criterion_score"
    COMMUNE_BANDS = "commune_bands"
    COVERAGE = "coverage"
    YEAR_CHANGE = "year_change"
    SOURCE = "source"
    HELP = "help"
    SUBSCRIBE = "subscribe"
    UNSUBSCRIBE = "unsubscribe"
    GREETING = "greeting"
    CLARIFY = "clarify"


class Reason(StrEnum):
    """Why a question is not simply answered."""

    NONE = ""
    TYPING = "typing"  # a name typed with a fault
    LEFTOVER = "leftover"  # words that nothing explains
    SHORTER = "shorter"  # less than a year is asked for
    GUESSED_YEAR = "guessed-year"
    PUBLISHED_YEAR = "published-year"  # the year a decision was published in
    LABEL = "label"  # two words that may name a criterion
    WHICH_UNIT = "which-unit"  # several units fit, or part of a name
    NO_UNIT = "no-unit"
    WHICH_OTHER = "which-other"  # compare with whom
    WHICH_CRITERION = "which-criterion"
    WHICH_BAND = "which-band"
    TOO_FEW = "too-few"  # the first nought units, the rank below the first
    PREDECESSORS = "predecessors"  # a later unit, asked of an earlier year
    WHOLE_PLACE = "whole-place"  # the province itself
    UNKNOWN_UNIT = "unknown-unit"  # a name after a group's word that no unit has
    FOREIGN = "foreign"
    ORGANISATION = "organisation"
    TOPIC = "topic"
    NONSENSE = "nonsense"
    GREETING = "greeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A figure that an index must be above, at, or below.

    Attributes:
        sign: ``">"``, ``">="`` or ``"<"``.
        figure: In percent, or in points of a criterion.
    """

    sign: str
    figure: Decimal

    def holds(self, value: Decimal) -> bool:
        """Return whether ``value`` is on the side asked for."""
        if self.sign == "=":
            return value == self.figure
        if self.sign == "<":
            return value < self.figure
        return value > self.figure or (self.sign == ">=" and value == self.figure)

    @property
    def text(self) -> str:
        """Return it as one writes it: ``">80"``."""
        return f"{self.sign}{self.figure:f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a text asks.

    Attributes:
        text: As asked, cleaned.
        status: Whether it can be answered as it stands.
        intent: What is asked.
        reason: Why it cannot, if it cannot.
        units: Those asked about, or the candidates to offer.
        group: Code of the group asked about.
        years: Calendar years named; none means the latest.
        n: How many units, or which rank.
        from_end: Whether the rank is counted from the end.
        both_ends: Whether the last are asked for with the first.
        band: Code of the band.
        other_band: A band that these rules do not have.
        criterion: Criterion code, part of the score, or ``"all"``.
        criteria: Codes to choose from.
        limit: A figure to be above or below.
        detail: Words to say back: what was left over, or what is foreign.
        topic: Of several readings: ``lost`` points; ``years``, ``criteria``, ``units``.
    """

    text: str
    status: Status
    intent: Intent
    reason: Reason = Reason.NONE
    units: tuple[Unit, ...] = ()
    group: str | None = None
    years: tuple[int, ...] = ()
    n: int | None = None
    from_end: bool = False
    both_ends: bool = False
    band: str | None = None
    other_band: str = ""
    criterion: str | None = None
    criteria: tuple[str, ...] = ()
    limit: Limit | None = None
    detail: str = ""
    topic: str = ""

    @property
    def year(self) -> int | None:
        """Return the one year asked about, or None."""
        return self.years[0] if len(self.years) == 1 else None
