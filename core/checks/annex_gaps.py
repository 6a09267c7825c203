"""Gaps of an annex: rows and cells without a figure, lost, or left to be filled."""

from collections.abc import Collection, Iterator

from core.checks.subject import Subject
from core.checks.sums import figure_name
from core.errors import N_
from core.model import (
    Annex,
    AnnexRow,
    Cell,
    CellState,
    Finding,
    Message,
    Severity,
    UnitId,
)
from core.text import dotted

_WORDS = ("band", "communes")
_RESULTS = ("total", "scale", "index", "band", "rank")


def annex_gaps(subject: Subject, annex: Annex) -> Iterator[Finding]:
    """Yield what is missing or cannot be read in an annex."""
    scored = {c.code for c in subject.rules.criteria if c.method}
    idle = _idle(annex, scored)
    if idle:
        yield _untouched(subject, idle, annex)
    for row in annex.rows:
        if row.code == "?":
            yield _unassigned(subject, row)
        elif row.code in scored or row.is_total:
            yield from _row(subject, row, annex, idle)
    blank: list[str | Message] = [
        r.code for r in annex.rows if r.code in scored and _is_blank(r)
    ]
    blank += [
        figure_name(r.code, subject.rules)
        for r in annex.rows
        if _is_wanted(r) and _is_blank(r)
    ]
    if blank:
        yield _blank(subject, tuple(blank), annex)


def _is_wanted(row: AnnexRow) -> bool:
    """Return whether a row of results should be filled in; counts of communes may."""
    return (
        row.is_total
        and row.code not in _RESULTS
        and not row.code.startswith("communes")
    )


def _idle(annex: Annex, scored: Collection[str]) -> tuple[UnitId, ...]:
    """Return the units for which nothing is entered, where others have something."""
    rows = [row for row in annex.rows if row.code in scored]
    touched = {
        unit
        for row in rows
        for unit, cell in zip(annex.units, row.cells, strict=False)
        if cell.state not in (CellState.BLANK, CellState.NOT_APPLICABLE)
    }
    return tuple(u for u in annex.units if u not in touched) if touched else ()


def _untouched(subject: Subject, idle: tuple[UnitId, ...], annex: Annex) -> Finding:
    return Finding(
        code="cell-blank",
        severity=Severity.CANNOT_CHECK,
        group=subject.rules.code,
        unit=idle[0] if len(idle) == 1 else None,
        where=annex.where,
        message=Message(
            text=N_("Nothing is entered in the annex for: {units}"),
            params={"units": _named(subject, [*idle])},
        ),
    )


def _row(
    subject: Subject, row: AnnexRow, annex: Annex, idle: Collection[UnitId]
) -> Iterator[Finding]:
    if all(cell.value is not None for cell in row.cells):
        return
    for unit, cell in zip(annex.units, row.cells, strict=False):
        if row.code not in _WORDS:
            yield from unreadable(subject, unit, cell)
    for state in (CellState.LOST, CellState.UNDECIDABLE, CellState.BLANK):
        cells = zip(annex.units, row.cells, strict=False)
        gone = [unit for unit, cell in cells if cell.state is state]
        gone = [u for u in gone if state is not CellState.BLANK or u not in idle]
        if gone and not _is_blank(row):
            yield _gone(subject, row, state, gone)


def _is_blank(row: AnnexRow) -> bool:
    """Return whether nothing stands in a row for any unit that it applies to."""
    states = {cell.state for cell in row.cells} - {CellState.NOT_APPLICABLE}
    return states <= {CellState.BLANK} and bool(states or not row.cells)


def unreadable(subject: Subject, unit: UnitId, cell: Cell) -> Iterator[Finding]:
    """Yield an error for a printed cell that is no figure."""
    if cell.state is not CellState.PRINTED or cell.value is not None:
        return
    text = N_('"{printed}" is not a figure')
    yield Finding(
        code="unreadable",
        severity=Severity.ERROR,
        group=subject.rules.code,
        unit=unit,
        where=cell.where,
        printed=cell.text,
        message=Message(text=text, params={"printed": cell.text}),
    )


_GONE = {
    CellState.LOST: N_("{code}: {n} cells were lost ({units}). {reason}"),
    CellState.UNDECIDABLE: N_(
        "{code}: {n} cells are undecidable ({units}); printed there: {loose}. {reason}"
    ),
    CellState.BLANK: N_("{code}: {n} cells are blank ({units})"),
}


def _gone(
    subject: Subject, row: AnnexRow, state: CellState, units: list[UnitId]
) -> Finding:
    reasons = (cell.reason for cell in row.cells if cell.state is state)
    params: dict[str, object] = {
        "code": row.code,
        "n": len(units),
        "units": _named(subject, units),
        "loose": " ".join(row.loose),
        "reason": said(next(reasons, "")),
    }
    return Finding(
        code=f"cell-{state}",
        severity=Severity.CANNOT_CHECK,
        group=subject.rules.code,
        unit=units[0] if len(units) == 1 else None,
        where=row.where,
        printed=dotted(" ".join(row.loose)) or None,
        message=Message(text=_GONE[state], params=params),
    )


def said(reason: str) -> str | Message:
    """Return a reason to be said in the reader's language, where there is one."""
    return Message(text=reason) if reason and "{" not in reason else reason


def _named(subject: Subject, units: list[UnitId]) -> str | Message:
    if len(units) == len(subject.items):
        return Message(text=N_("all units"))
    return "; ".join(subject.name(unit) for unit in units)


def _unassigned(subject: Subject, row: AnnexRow) -> Finding:
    printed = " ".join(cell.text for cell in row.cells)
    reasons = (cell.reason for cell in row.cells if cell.reason)
    params = {"printed": printed, "reason": said(next(reasons, ""))}
    text = N_("A row belongs to no criterion: {printed}. {reason}")
    return Finding(
        code="row-unassigned",
        severity=Severity.CANNOT_CHECK,
        group=subject.rules.code,
        where=row.where,
        printed=dotted(printed),
        message=Message(text=text, params=params),
    )


def _blank(subject: Subject, codes: tuple[object, ...], annex: Annex) -> Finding:
    text = N_("Rows without any figure in the annex: {codes}")
    return Finding(
        code="row-blank",
        severity=Severity.CANNOT_CHECK,
        group=subject.rules.code,
        where=annex.where,
        message=Message(text=text, params={"codes": codes}),
    )
