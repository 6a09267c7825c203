"""Pages: what the annex prints as totals against what the summary prints."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from core.checks.effect import effect_if
from core.checks.subject import Subject, same_text
from core.checks.sums import figure_name
from core.errors import N_
from core.model import (
    Cell,
    CellState,
    Effect,
    Finding,
    Formula,
    GroupRules,
    Message,
    Severity,
    SummaryRow,
)
from core.scoring.points import Values, added, cut
from core.text import dotted

CODE = "pages-differ"
_COLUMNS = ("survey", "appraised", "scale", "total", "index", "band", "rank")


def page_findings(subject: Subject) -> Iterator[Finding]:
    """Yield an error for each figure that annex and summary print differently."""
    for row in subject.rows:
        for column in _COLUMNS:
            left, right = row.cells.get(column), subject.item(row.unit, column)
            if left is None or right is None or not _differ(left, right):
                continue
            if not _explained(subject, row, column):
                yield _finding(subject, row, column, left, right)


def _differ(left: Cell, right: Cell) -> bool:
    if (left.state, right.state) != (CellState.PRINTED, CellState.PRINTED):
        return False
    if left.value is None or right.value is None:
        return not same_text(left.text, right.text)
    return left.value != right.value


def _explained(subject: Subject, row: SummaryRow, column: str) -> bool:
    """Return whether a wrong sum on either page already tells of this difference."""
    annex = {name: cell.value for name, cell in subject.items[row.unit].items()}
    summary = {name: cell.value for name, cell in row.cells.items()}
    return any(
        _is_wrong(formula, values, subject.rules)
        for formula in subject.rules.formulas
        if column in (formula.result, *(term.name for term in formula.terms))
        for values in (summary, annex)
    )


def _is_wrong(formula: Formula, values: Values, rules: GroupRules) -> bool:
    whole, printed = added(formula, values, rules), values.get(formula.result)
    if whole is None or printed is None:
        return False
    return printed not in (whole, cut(formula.result, whole, rules))


def told_once(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings without differences of a cell that has an error of its own."""
    wrong = {
        finding.where
        for finding in found
        if finding.severity is Severity.ERROR and finding.code != CODE
    }
    return tuple(
        finding
        for finding in found
        if finding.code != CODE
        or wrong.isdisjoint((finding.where, finding.message.params["where"]))
    )


def _finding(
    subject: Subject, row: SummaryRow, column: str, left: Cell, right: Cell
) -> Finding:
    params = {
        "figure": figure_name(column),
        "printed": left.text if left.value is None else left.value,
        "other": right.text if right.value is None else right.value,
        "where": right.where,
    }
    text = N_("{figure}: the summary prints {printed}, the annex {other} ({where})")
    return Finding(
        code=CODE,
        severity=Severity.ERROR,
        group=subject.rules.code,
        unit=row.unit,
        where=left.where,
        printed=dotted(left.text),
        computed=dotted(right.text),
        message=Message(text=text, params=params),
        effect=_effect(subject, row, column, right.value),
    )


def _effect(
    subject: Subject, row: SummaryRow, column: str, value: Decimal | None
) -> Effect | None:
    parts = ("survey", "appraised", "scale")
    if value is None or column not in parts:
        return None
    return effect_if(subject, row, {column: value})
