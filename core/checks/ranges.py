"""Ranges: no score below 0, none above its maximum, no total above its scale."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from core.checks.readings import scales_of, totals_of
from core.checks.subject import Subject
from core.checks.sums import figure_name
from core.errors import N_
from core.model import Cell, Criterion, Finding, Message, Severity, SummaryRow, UnitId
from core.scoring.points import summed
from core.text import dotted

_FIGURES = ("self_assessed", "survey", "reviewed", "bonus", "penalty", "appraised")


def range_findings(subject: Subject) -> Iterator[Finding]:
    """Yield an error for each figure out of range.

    Above a maximum that is only inferred or observed it cannot be told.
    """
    told = tuple(c for c in subject.rules.criteria if c.method or c.maximum)
    for unit, items in subject.items.items():
        for criterion in told:
            if not _is_plainly_fine(items.get(criterion.code), criterion):
                yield from _criterion(subject, unit, criterion)
    for row in subject.rows:
        cells = {**subject.items.get(row.unit, {}), **row.cells}
        own = (part.name for part in subject.rules.components)
        for figure in dict.fromkeys((*_FIGURES, *own)):
            name = figure_name(figure, subject.rules)
            yield from _negative(subject, row.unit, name, cells.get(figure))
        yield from _total(subject, row)


def _is_plainly_fine(cell: Cell | None, criterion: Criterion) -> bool:
    """Return whether a scored criterion is in range: so are nearly all, at a glance."""
    if criterion.method is None:
        return False
    value = None if cell is None else cell.value
    most = criterion.maximum
    return value is None or (value >= 0 and (most is None or value <= most.points))


def out_of_range(subject: Subject, unit: UnitId, codes: Iterable[str]) -> bool:
    """Return whether one of the scores, or a field it lies in, is out of range."""
    wanted = frozenset(codes)
    concerned = (
        criterion
        for criterion in subject.rules.criteria
        if criterion.code in wanted or _holds(criterion, subject, wanted)
    )
    found = (f for c in concerned for f in _criterion(subject, unit, c))
    return any(finding.severity is Severity.ERROR for finding in found)


def _holds(heading: Criterion, subject: Subject, codes: frozenset[str]) -> bool:
    if heading.method or heading.maximum is None:
        return False
    criteria = subject.rules.criteria
    return any(c.code in codes and c.lies_in(heading.code) for c in criteria)


def _criterion(
    subject: Subject, unit: UnitId, criterion: Criterion
) -> Iterator[Finding]:
    cell = subject.item(unit, criterion.code)
    if criterion.method:
        yield from _negative(subject, unit, criterion.code, cell)
    if criterion.maximum is not None:
        value = _value(subject, unit, criterion)
        if value is not None and value > criterion.maximum.points:
            yield _above(subject, unit, criterion, value, cell)


def _value(subject: Subject, unit: UnitId, criterion: Criterion) -> Decimal | None:
    """Return a criterion's score, or the sum of the scores below a heading."""
    if criterion.method:
        cell = subject.item(unit, criterion.code)
        return None if cell is None else cell.value
    below = (
        subject.item(unit, other.code)
        for other in subject.rules.criteria
        if other.method and other.lies_in(criterion.code)
    )
    return summed(c.value for c in below if c is not None and c.value is not None)


def _negative(
    subject: Subject, unit: UnitId, name: str | Message, cell: Cell | None
) -> Iterator[Finding]:
    if cell is None or cell.value is None or cell.value >= 0:
        return
    text = N_("{name}: {printed} is below 0")
    params = {"name": name, "printed": cell.value}
    yield Finding(
        code="range-negative",
        severity=Severity.ERROR,
        group=subject.rules.code,
        unit=unit,
        where=cell.where,
        printed=dotted(cell.text),
        message=Message(text=text, params=params),
    )


def _above(
    subject: Subject,
    unit: UnitId,
    criterion: Criterion,
    value: Decimal,
    cell: Cell | None,
) -> Finding:
    maximum = criterion.maximum
    stated = maximum is not None and maximum.basis.is_stated
    text = N_("{code}: {printed} is above the maximum {maximum}")
    if not stated:
        text = N_("{code}: {printed} is above {maximum}, a maximum that is not stated")
    points = None if maximum is None else maximum.points
    return Finding(
        code="range-maximum",
        severity=Severity.ERROR if stated else Severity.CANNOT_CHECK,
        group=subject.rules.code,
        unit=unit,
        where=None if cell is None else cell.where,
        printed=f"{value}",
        computed=f"{points}",
        message=Message(
            text=text,
            params={"code": criterion.code, "printed": value, "maximum": points},
        ),
    )


def _total(subject: Subject, row: SummaryRow) -> Iterator[Finding]:
    """Yield an error for a total above its scale, on every page and by its parts.

    A total or scale that is contradicted there has a finding of its own.
    """
    total, scale = row.cells.get("total"), row.value("scale")
    if total is None or total.value is None or scale is None or total.value <= scale:
        return
    if min(totals_of(row, subject)) <= max(scales_of(row, subject)):
        return
    text = N_("Total score: {printed} is above the standard scale {scale}")
    yield Finding(
        code="range-total",
        severity=Severity.ERROR,
        group=subject.rules.code,
        unit=row.unit,
        where=total.where,
        printed=dotted(total.text),
        computed=f"{scale}",
        message=Message(text=text, params={"printed": total.value, "scale": scale}),
    )
