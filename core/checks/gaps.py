"""Gaps: cells that cannot be read, and what the reader refuses to guess."""

from collections.abc import Container, Iterator

from core.checks.annex_gaps import annex_gaps, said, unreadable
from core.checks.subject import Subject, is_gone
from core.checks.sums import figure_name
from core.errors import N_
from core.model import (
    BandShare,
    Cell,
    CellState,
    Finding,
    Message,
    Severity,
    SummaryRow,
)
from core.text import clean

_WORDS = ("band", "communes")
_RESULTS = ("total", "scale", "index", "band", "rank")
_FIGURES = ("appraised", "survey", "total", "scale", "index", "band", "rank")


def gap_findings(subject: Subject) -> Iterator[Finding]:
    """Yield an error for each cell that is no figure, and what cannot be checked."""
    unsaved = _unsaved(subject)
    for name, cells in unsaved.items():
        yield _never_saved(subject, name, cells)
    unfilled = {name for name in _RESULTS if _is_unfilled(subject, name)}
    for row in subject.rows:
        yield from _line(subject, row, unfilled | unsaved.keys())
    if subject.table.annex is not None:
        yield from annex_gaps(subject, subject.table.annex)


def _is_unfilled(subject: Subject, name: str) -> bool:
    """Return whether a column of results is there to be filled in, nowhere filled."""
    cells = [row.cells[name] for row in subject.rows if name in row.cells]
    return all(cell.state is CellState.BLANK for cell in cells)


def _unsaved(subject: Subject) -> dict[str, list[Cell]]:
    """Return the lost cells of the summary that say why, by column."""
    found: dict[str, list[Cell]] = {}
    for row in subject.rows:
        for name, cell in row.cells.items():
            if cell.state is CellState.LOST and cell.reason:
                found.setdefault(name, []).append(cell)
    return {name: cells for name, cells in found.items() if len(cells) > 1}


def _never_saved(subject: Subject, name: str, cells: list[Cell]) -> Finding:
    text = N_("{figure}: {n} cells have no value. {reason}")
    params = {
        "figure": figure_name(name, subject.rules),
        "n": len(cells),
        "reason": said(cells[0].reason),
    }
    return Finding(
        code="cells-unsaved",
        severity=Severity.CANNOT_CHECK,
        group=subject.rules.code,
        where=cells[0].where,
        message=Message(text=text, params=params),
    )


def _line(subject: Subject, row: SummaryRow, told: Container[str]) -> Iterator[Finding]:
    for name, cell in row.cells.items():
        if name not in _WORDS:
            yield from unreadable(subject, row.unit, cell)
        if _is_figure(name, subject) and is_gone(cell) and name not in told:
            yield _gone_figure(subject, row, name, cell)
    if _unread(row):
        yield _unread_communes(subject, row)
    for share in row.shares:
        if not share.band:
            yield _unknown_band(subject, row, share)


def _is_figure(name: str, subject: Subject) -> bool:
    return name in _FIGURES or subject.rules.component(name) is not None


def _gone_figure(subject: Subject, row: SummaryRow, name: str, cell: Cell) -> Finding:
    text = N_("{figure}: nothing can be read there. {reason}")
    if cell.state is CellState.BLANK:
        text = N_("{figure}: left blank")
    return Finding(
        code=f"cell-{cell.state}",
        severity=Severity.CANNOT_CHECK,
        group=subject.rules.code,
        unit=row.unit,
        where=cell.where,
        message=Message(
            text=text,
            params={
                "figure": figure_name(name, subject.rules),
                "reason": said(cell.reason),
            },
        ),
    )


def _unread(row: SummaryRow) -> str:
    """Return what is left of the communes' cell when its shares are taken out."""
    rest = clean(row.printed("communes"))
    for share in row.shares:
        rest = rest.replace(share.text, "", 1)
    return rest.strip(" ;,.")


def _unread_communes(subject: Subject, row: SummaryRow) -> Finding:
    text = N_('Communes: "{printed}" cannot be read')
    return Finding(
        code="unreadable",
        severity=Severity.ERROR,
        group=subject.rules.code,
        unit=row.unit,
        where=row.cells["communes"].where,
        printed=row.printed("communes"),
        message=Message(text=text, params={"printed": _unread(row)}),
    )


def _unknown_band(subject: Subject, row: SummaryRow, share: BandShare) -> Finding:
    known = ", ".join(band.label for band in subject.rules.bands)
    text = N_('Communes: "{printed}" names no band of the rules ({known})')
    return Finding(
        code="share-band",
        severity=Severity.CANNOT_CHECK,
        group=subject.rules.code,
        unit=row.unit,
        where=share.percent.where,
        printed=share.text,
        message=Message(text=text, params={"printed": share.text, "known": known}),
    )
