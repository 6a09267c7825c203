"""Parts: the components of a total against their maxima and caps."""

from collections.abc import Iterator
from decimal import Decimal

from core.checks.effect import effect_if
from core.checks.subject import Subject
from core.errors import N_
from core.model import (
    Cell,
    Component,
    Finding,
    Maximum,
    Message,
    Severity,
    SummaryRow,
)
from core.text import dotted


def part_findings(subject: Subject) -> Iterator[Finding]:
    """Yield an error for each part above its maximum, a warning for one above its cap.

    Above a maximum that is only inferred or observed it cannot be told.
    """
    for row in subject.rows:
        for component in subject.rules.components:
            yield from _part(subject, row, component)


def _part(subject: Subject, row: SummaryRow, component: Component) -> Iterator[Finding]:
    in_annex = subject.items.get(row.unit, {}).get(component.name)
    cell = row.cells.get(component.name, in_annex)
    if cell is None or cell.value is None:
        return
    if component.maximum is not None and cell.value > component.maximum.points:
        yield _above(subject, row, component, component.maximum, cell)
    elif component.cap is not None and cell.value > component.cap.points:
        yield _over(subject, row, component, component.cap, cell)


def _above(
    subject: Subject,
    row: SummaryRow,
    component: Component,
    maximum: Maximum,
    cell: Cell,
) -> Finding:
    is_stated = maximum.basis.is_stated
    text = N_("{code}: {printed} is above the maximum {maximum}")
    if not is_stated:
        text = N_("{code}: {printed} is above {maximum}, a maximum that is not stated")
    params = _params(component, cell, maximum=maximum.points)
    return Finding(
        code="part-maximum",
        severity=Severity.ERROR if is_stated else Severity.CANNOT_CHECK,
        group=subject.rules.code,
        unit=row.unit,
        where=cell.where,
        printed=dotted(cell.text),
        computed=f"{maximum.points}",
        message=Message(text=text, params=params),
    )


def _over(
    subject: Subject, row: SummaryRow, component: Component, cap: Maximum, cell: Cell
) -> Finding:
    text = N_("{code}: {printed} is above the cap {cap}; it counts as {cap}")
    return Finding(
        code="part-cap",
        severity=Severity.WARNING,
        group=subject.rules.code,
        unit=row.unit,
        where=cell.where,
        printed=dotted(cell.text),
        computed=f"{cap.points}",
        message=Message(text=text, params=_params(component, cell, cap=cap.points)),
        effect=effect_if(subject, row),
    )


def _params(component: Component, cell: Cell, **figures: Decimal) -> dict[str, object]:
    return {"code": component.label, "printed": cell.value, **figures}
