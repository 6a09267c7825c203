"""What-if questions about a released result; the official figures are never altered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from core.errors import (
    N_,
    BadAssumptionError,
    InvalidRuleError,
    NoOtherReadingError,
    UnknownBandError,
)
from core.model import (
    Band,
    Finding,
    GroupResult,
    GroupRules,
    Message,
    SummaryRow,
    UnitId,
    UnitResult,
)
from core.scoring.parts import parts_of, with_figures
from core.scoring.what_if import Assumption, Move, what_if
from core.text import clean, fold

ALL_COMMUNES = Decimal(100)
_NO_NEGATIVES = N_("a figure must not be below 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What somebody wants to assume of one group, not yet looked at.

    Attributes:
        figures: Other scores, by unit and column of the summary.
        cuts: Other cuts in percent, by band code, label or word.
        threshold: Another share of communes, in percent.
        readings: Codes of contradictions whose other reading is taken, by unit.
    """

    figures: Mapping[UnitId, Mapping[str, Decimal]] = field(default_factory=dict)
    cuts: Mapping[str, Decimal] = field(default_factory=dict)
    threshold: Decimal | None = None
    readings: Mapping[UnitId, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """What would be different under an assumption.

    Attributes:
        group: The group as released.
        row: The unit asked about, as released.
        readings: The contradictions taken in their other reading.
        assumption: All that is assumed.
        moves: Every unit before and after, by printed rank.
    """

    group: GroupResult
    row: UnitResult
    readings: tuple[Finding, ...]
    assumption: Assumption
    moves: tuple[Move, ...]

    @property
    def own(self) -> Move:
        """Return the unit asked about, before and after."""
        unit = self.row.unit.id
        return next(move for move in self.moves if move.before.unit == unit)

    @property
    def told(self) -> tuple[Move, ...]:
        """Return the unit asked about, then every other one that would move."""
        others = (m for m in self.moves if m.is_moved and m is not self.own)
        return (self.own, *others)

    def released(self, unit: UnitId) -> UnitResult:
        """Return a unit of the group as released."""
        return next(row for row in self.group.rows if row.unit.id == unit)


def assume(group: GroupResult, row: UnitResult, wishes: Wishes) -> WhatIf:
    """Return who would stand where if what is wished were so.

    Raises:
        BadAssumptionError: A figure or threshold that cannot be.
        UnknownBandError: A cut of a band that the rules do not have.
        NoOtherReadingError: A contradiction the unit does not have.
    """
    readings = _readings(group, wishes)
    assumption = Assumption(
        lines=_lines(group, readings, wishes),
        cuts=_cuts(group.rules, wishes),
        threshold=_threshold(group.rules, wishes),
    )
    try:
        lines = [one.row for one in group.rows]
        moves = what_if(lines, group.rules, assumption)
    except InvalidRuleError as error:
        text = ", ".join(f"{code}={cut}" for code, cut in assumption.cuts.items())
        problem = N_("cuts must fall from the best band to the worst")
        raise BadAssumptionError(text=text, problem=Message(text=problem)) from error
    return WhatIf(
        group=group, row=row, readings=readings, assumption=assumption, moves=moves
    )


def _readings(group: GroupResult, wishes: Wishes) -> tuple[Finding, ...]:
    return tuple(
        _other_reading(_row_of(group, unit, code), code)
        for unit, codes in wishes.readings.items()
        for code in codes
    )


def _row_of(group: GroupResult, unit: UnitId, text: str) -> UnitResult:
    found = next((row for row in group.rows if row.unit.id == unit), None)
    if found is None:
        problem = Message(text=N_("{unit} is ranked in another group, or not at all"),
                          params={"unit": unit})  # fmt: skip
        raise BadAssumptionError(text=text, problem=problem)
    return found


def _other_reading(row: UnitResult, code: str) -> Finding:
    with_one = [f for f in row.findings if f.effect and f.effect.line]
    for finding in with_one:
        if finding.code == code:
            return finding
    known = ", ".join(dict.fromkeys(f.code for f in with_one)) or "–"
    raise NoOtherReadingError(unit=row.unit.name, code=code, known=known)


def _lines(
    group: GroupResult, readings: Sequence[Finding], wishes: Wishes
) -> dict[UnitId, SummaryRow]:
    """Return the lines that would be others: readings first, then figures on top."""
    lines: dict[UnitId, SummaryRow] = {}
    for line in _read_otherwise(readings):
        printed = _row_of(group, line.unit, line.unit).row
        so_far = lines.get(line.unit, printed)
        lines[line.unit] = _merged(printed, so_far, line)
    for unit, figures in wishes.figures.items():
        row = _row_of(group, unit, ", ".join(figures))
        _require_parts(group.rules, figures)
        line = with_figures(lines.get(unit, row.row), figures)
        _require_room(group.rules, line, figures)
        lines[unit] = line
    return lines


def _read_otherwise(readings: Sequence[Finding]) -> tuple[SummaryRow, ...]:
    effects = (finding.effect for finding in readings)
    return tuple(one.line for one in effects if one is not None and one.line)


def _merged(row: SummaryRow, so_far: SummaryRow, other: SummaryRow) -> SummaryRow:
    """Return ``so_far`` with what ``other`` changes in ``row``."""
    old = row.cells
    changed = {
        name: cell for name, cell in other.cells.items() if cell != old.get(name)
    }
    shares = so_far.shares if other.shares == row.shares else other.shares
    return replace(so_far, cells={**so_far.cells, **changed}, shares=shares)


def parts_assumable(rules: GroupRules) -> tuple[str, ...]:
    """Return the columns of the summary that a result is reckoned from."""
    formula = rules.formula("total")
    names = [term.name for term in formula.terms] if formula else ["total"]
    return (*names, "scale")


def _require_parts(rules: GroupRules, figures: Mapping[str, Decimal]) -> None:
    known = parts_assumable(rules)
    for name, value in figures.items():
        if name not in known:
            text = N_("results are reckoned from {known}")
            problem = Message(text=text, params={"known": ", ".join(known)})
            raise BadAssumptionError(text=name, problem=problem)
        if value < 0:
            raise BadAssumptionError(
                text=f"{value}", problem=Message(text=_NO_NEGATIVES)
            )


def _require_room(
    rules: GroupRules, line: SummaryRow, figures: Mapping[str, Decimal]
) -> None:
    part = parts_of(line, rules)
    points, scale = part.points, part.scale
    if points is not None and scale is not None and (scale <= 0 or points > scale):
        text = N_("that makes {points} points on a scale of {scale}")
        params = {"points": points, "scale": scale}
        given = ", ".join(f"{name}={value}" for name, value in figures.items())
        raise BadAssumptionError(text=given, problem=Message(text=text, params=params))


def _cuts(rules: GroupRules, wishes: Wishes) -> dict[str, Decimal]:
    for value in wishes.cuts.values():
        if value < 0:
            raise BadAssumptionError(
                text=f"{value}", problem=Message(text=_NO_NEGATIVES)
            )
    return {band_named(rules, name).code: cut for name, cut in wishes.cuts.items()}


def _threshold(rules: GroupRules, wishes: Wishes) -> Decimal | None:
    threshold = wishes.threshold
    if threshold is None:
        return None
    if rules.condition is None:
        problem = Message(text=N_("this group has no commune condition"))
        raise BadAssumptionError(text=f"{threshold}", problem=problem)
    if not 0 <= threshold <= ALL_COMMUNES:
        problem = Message(text=N_("a share lies between 0 and 100 %"))
        raise BadAssumptionError(text=f"{threshold}", problem=problem)
    return threshold


def band_named(rules: GroupRules, name: str) -> Band:
    """Return the band with that code, label or word, marks and capitals aside.

    Raises:
        UnknownBandError: No band is called so.
    """
    wanted = fold(clean(name))
    for band in rules.bands:
        if wanted in (fold(word) for word in (band.code, band.label, *band.words)):
            return band
    known = ", ".join(f"{band.code} ({band.label})" for band in rules.bands) or "–"
    raise UnknownBandError(band=name, known=known)
