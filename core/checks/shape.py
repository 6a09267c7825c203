"""Shape: every unit and criterion once, every row as long as its header."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from core.checks.subject import Subject
from core.errors import N_
from core.model import Annex, AnnexRow, CellState, Finding, Message, Severity, UnitId

_MOST_TOLD = 3  # units that stand twice; more are a table that is there twice


def shape_findings(subject: Subject) -> Iterator[Finding]:
    """Yield what is there twice, not at all, or of a wrong length."""
    yield from _units(subject)
    annex = subject.table.annex
    if annex is not None:
        yield from _criteria(subject, annex)
        yield from _lengths(subject, annex)


def _units(subject: Subject) -> Iterator[Finding]:
    table = subject.table
    lines = Counter(row.unit for row in table.rows)
    columns = Counter(table.annex.units if table.annex else ())
    text = N_("{unit} stands {n} times in {where}")
    for counts, where in ((lines, table.where), (columns, _annex_name(subject))):
        twice = {unit: n for unit, n in counts.items() if n > 1}
        if len(twice) > _MOST_TOLD:
            yield _tables(subject, twice, where)
            continue
        for unit, n in twice.items():
            params = {"unit": subject.name(unit), "n": n, "where": where}
            message = Message(text=text, params=params)
            yield _finding(subject, "unit-duplicate", message, where, unit)
    yield from _missing_units(subject)


def _tables(subject: Subject, units: Iterable[UnitId], where: str) -> Finding:
    """Return one finding on many units: a whole table is there twice."""
    names = tuple(subject.name(unit) for unit in units)
    text = N_(
        "{n} units stand more than once in {where}, with different figures: {units}. "
        "Only the first line of each was used"
    )
    params = {"n": len(names), "where": where, "units": names}
    message = Message(text=text, params=params)
    return _finding(subject, "unit-duplicate", message, where)


def _annex_name(subject: Subject) -> str:
    return subject.table.annex.where if subject.table.annex else ""


def _missing_units(subject: Subject) -> Iterator[Finding]:
    text = N_("{unit} is missing from {where}")
    missing = [(unit, subject.table.where) for unit in subject.missing()]
    if subject.table.annex is not None:
        where = subject.table.annex.where
        rows = (row.unit for row in subject.rows if row.unit not in subject.items)
        missing += [(unit, where) for unit in rows]
    for unit, where in missing:
        params = {"unit": subject.name(unit), "where": where}
        message = Message(text=text, params=params)
        yield _finding(subject, "unit-missing", message, where, unit)


def _criteria(subject: Subject, annex: Annex) -> Iterator[Finding]:
    counts = Counter(row.code for row in annex.rows if row.code != "?")
    known = {criterion.code for criterion in subject.rules.criteria}
    for row in annex.rows:
        if row.code != "?" and not row.is_total and row.code not in known:
            text = N_("The criterion {code} is not in the rules")
            yield _row_finding(subject, "criterion-unknown", text, row.code, row.where)
    for code, n in counts.items():
        if n > 1:
            text = N_("The criterion {code} stands more than once")
            yield _row_finding(subject, "criterion-duplicate", text, code, annex.where)
    for criterion in subject.rules.criteria:
        if criterion.method and criterion.code not in counts:
            text = N_("The criterion {code} is missing from the annex")
            code, where = criterion.code, annex.where
            yield _row_finding(subject, "criterion-missing", text, code, where)


def _row_finding(
    subject: Subject, code: str, text: str, criterion: str, where: str
) -> Finding:
    message = Message(text=text, params={"code": criterion})
    return replace(_finding(subject, code, message, where), printed=criterion)


def _lengths(subject: Subject, annex: Annex) -> Iterator[Finding]:
    text = N_("Row {code} has {cells} cells under {units} units")
    for row in annex.rows:
        cells = len(row.cells) + len(_beyond(row))
        if cells != len(annex.units):
            counts = {"cells": cells, "units": len(annex.units)}
            message = Message(text=text, params={"code": row.code, **counts})
            yield _finding(subject, "row-cells", message, row.where)


def _beyond(row: AnnexRow) -> tuple[str, ...]:
    """Return loose values that no undecidable cell of the row waits for."""
    undecided = any(cell.state is CellState.UNDECIDABLE for cell in row.cells)
    return () if undecided else row.loose


def _finding(
    subject: Subject,
    code: str,
    message: Message,
    where: str,
    unit: UnitId | None = None,
) -> Finding:
    return Finding(
        code=code,
        severity=Severity.ERROR,
        group=subject.rules.code,
        unit=unit,
        where=where,
        message=message,
    )
