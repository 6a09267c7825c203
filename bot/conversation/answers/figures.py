"""Figures of the annex and of the summary row, by criterion code or part."""

from decimal import Decimal

from bot.conversation.speaker import PARTS, Speaker
from core.api import comparisons
from core.errors import N_
from core.model import CellState, Criterion, GroupRules, UnitResult


def criterion_of(rules: GroupRules, code: str) -> Criterion | None:
    """Return the criterion with that code, or None."""
    return next((one for one in rules.criteria if one.code == code), None)


def criterion_name(speaker: Speaker, rules: GroupRules, code: str) -> str:
    """Return how a criterion or a part of the score is called."""
    if code in PARTS:
        return speaker.part(code)
    found = criterion_of(rules, code)
    return code if found is None else f"{code} {found.label}"


def value_of(row: UnitResult, rules: GroupRules, code: str) -> Decimal | None:
    """Return a unit's points for a part, a criterion or all below a heading.

    None where a figure is missing; a heading with an illegible item has none.
    """
    if code in PARTS:
        return part_value(row, code)
    cell = row.items.get(code)
    if cell is not None and cell.value is not None:
        return cell.value
    found = criterion_of(rules, code)
    if found is None or found.method is not None:
        return None
    under = comparisons.points_under(row, rules, code)
    return None if under.unread else under.points


def part_value(row: UnitResult, part: str) -> Decimal | None:
    """Return a part of the score: from the summary row, else from the annex."""
    value = row.row.value(part)
    cell = row.items.get(part)
    return cell.value if value is None and cell is not None else value


def why_missing(speaker: Speaker, row: UnitResult, code: str) -> str:
    """Return why a unit has no figure in a cell."""
    cell = row.items.get(code) or row.row.cells.get(code)
    if cell is None:
        return speaker.say(N_("not printed"))
    reasons = {
        CellState.NOT_APPLICABLE: N_("not applicable"),
        CellState.BLANK: N_("left blank in the decision"),
        CellState.LOST: N_("lost in the scan"),
        CellState.UNDECIDABLE: N_("not to be told from the scan"),
    }
    return speaker.say(reasons.get(cell.state, N_("not printed")))
