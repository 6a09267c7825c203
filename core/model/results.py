"""What scoring and checking give back: every figure with its basis."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from core.errors import UnknownGroupError
from core.model.basis import Basis
from core.model.places import Place, Unit, UnitId
from core.model.rules import Band, GroupRules, RuleSet
from core.model.table import BandShare, Cell, Decision, SummaryRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A sentence to be said in the reader's language.

    Attributes:
        text: English msgid with ``{fields}``.
        params: The fields; decimals are written the reader's way.
    """

    text: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a computation, as a clerk would write it.

    Attributes:
        what: The figure obtained: ``part``, ``cap``, ``points``, ``total`` (rounded),
            ``scale``, ``rescaled``, ``index``, ``band``, ``condition``, ``rank``.
        message: The step with its figures.
        result: The figure itself.
        basis: The rule it follows.
    """

    what: str
    message: Message
    result: str
    basis: Basis | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """The way from printed parts to a standing, step by step."""

    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A unit's computed result.

    Attributes:
        unit: The unit.
        points: Total points, or None when a part is missing.
        scale: Standard scale in points.
        index: Percent, rounded as the rules say; None when not computable.
        exact: The unrounded index.
        bands: The band; several when the rules leave it open; none without index,
            where none are published, and below the lowest where that has none.
        rank: None when bands or ties leave it open, when there is no index, and when
            the rules do not rank the unit.
        best_rank: Best rank possible.
        worst_rank: Worst rank possible.
        tell: Tells how each figure came about, when asked; see `trace`.
        unranked: Why the rules do not rank the unit; None when they do.
    """

    unit: UnitId
    points: Decimal | None
    scale: Decimal | None
    index: Decimal | None
    exact: Fraction | None
    bands: tuple[Band, ...]
    rank: int | None
    best_rank: int | None
    worst_rank: int | None
    tell: Callable[[], Trace] = field(default=Trace, compare=False, repr=False)
    unranked: str | None = None

    @property
    def trace(self) -> Trace:
        """Return how each figure came about; made anew each time it is asked for."""
        return self.tell()

    @property
    def band(self) -> Band | None:
        """Return the band, or None when it is open or unknown."""
        return self.bands[0] if len(self.bands) == 1 else None


class Severity(StrEnum):
    """How grave a finding is, gravest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    CANNOT_CHECK = "cannot-check"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What would change if the other reading were right.

    Attributes:
        index: As decimal text with a dot, or None.
        band: Band label, or None.
        rank: Rank, or None.
        line: The unit's summary line under that reading; the three follow from it.
    """

    index: str | None = None
    band: str | None = None
    rank: int | None = None
    line: SummaryRow | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One contradiction, or one thing that cannot be checked.

    Attributes:
        code: Stable kebab-case code, e.g. ``"total-sum"``.
        severity: How grave it is.
        group: Group code it was found in.
        unit: The unit concerned, if one is.
        where: Place in the decision, for people.
        printed: What is printed, as text.
        computed: What other printed figures give, as text.
        message: The sentence that says both readings.
        effect: What would change.
    """

    code: str
    severity: Severity
    message: Message
    group: str | None = None
    unit: UnitId | None = None
    where: str | None = None
    printed: str | None = None
    computed: str | None = None
    effect: Effect | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitResult:
    """One unit in one decision: printed figures, recomputed ones, contradictions.

    Attributes:
        unit: The registry's unit.
        row: Its printed summary line.
        rank: Printed rank.
        band_code: Code of the printed band, or None if it is no band of the rules.
        recomputed: From the printed parts of the row alone, all rows ranked anew.
        findings: Those that concern this unit.
        items: Its annex cells by criterion code or part name.
    """

    unit: Unit
    row: SummaryRow
    rank: int | None
    band_code: str | None
    recomputed: Standing
    findings: tuple[Finding, ...] = ()
    items: Mapping[str, Cell] = field(default_factory=dict)

    @property
    def printed_name(self) -> str:
        """Return the unit's name as printed in the decision."""
        return self.row.printed_name

    @property
    def index(self) -> Decimal | None:
        """Return the printed index, in percent."""
        return self.row.value("index")

    @property
    def band(self) -> str:
        """Return the printed band label."""
        return self.row.printed("band")

    @property
    def shares(self) -> tuple[BandShare, ...]:
        """Return the printed communes per band."""
        return self.row.shares


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupResult:
    """One group of a decision, rows by printed rank."""

    rules: GroupRules
    rows: tuple[UnitResult, ...]

    @property
    def code(self) -> str:
        """Return the group's code."""
        return self.rules.code


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A released decision with everything computed about it."""

    place: Place
    decision: Decision
    rules: RuleSet
    groups: tuple[GroupResult, ...]
    findings: tuple[Finding, ...]

    @property
    def year(self) -> int:
        """Return the assessed year."""
        return self.decision.year

    def group(self, code: str) -> GroupResult:
        """Return one group's result.

        Raises:
            UnknownGroupError: The decision has no such group.
        """
        for group in self.groups:
            if group.code == code:
                return group
        known = ", ".join(group.code for group in self.groups)
        raise UnknownGroupError(group=code, known=known)

    def find(self, unit: str) -> UnitResult | None:
        """Return the unit's result, or None when the decision does not rank it."""
        rows = (row for group in self.groups for row in group.rows)
        return next((row for row in rows if row.unit.id == unit), None)
