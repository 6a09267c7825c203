"""Steps: scores that may only be one of a few, against these."""

from collections.abc import Iterator

from core.checks.subject import Subject
from core.errors import N_
from core.model import Cell, Criterion, Finding, Message, Severity, UnitId
from core.text import dotted


def step_findings(subject: Subject) -> Iterator[Finding]:
    """Yield an error for each score that is none of its criterion's steps.

    Below 0 and above the maximum it is out of range, which is told there.
    """
    stepped = [criterion for criterion in subject.rules.criteria if criterion.steps]
    for unit in subject.items:
        for criterion in stepped:
            cell = subject.item(unit, criterion.code)
            if cell is not None and _is_between(criterion, cell):
                yield _finding(subject, unit, criterion, cell)


def _is_between(criterion: Criterion, cell: Cell) -> bool:
    value, maximum = cell.value, criterion.maximum
    if value is None or value < 0 or value in criterion.steps:
        return False
    return maximum is None or value <= maximum.points


def _finding(
    subject: Subject, unit: UnitId, criterion: Criterion, cell: Cell
) -> Finding:
    text = N_("{code}: {printed} is none of the scores it may be given ({steps})")
    params = {
        "code": criterion.code,
        "printed": cell.value,
        "steps": criterion.steps,
    }
    return Finding(
        code="score-step",
        severity=Severity.ERROR,
        group=subject.rules.code,
        unit=unit,
        where=cell.where,
        printed=dotted(cell.text),
        message=Message(text=text, params=params),
    )
