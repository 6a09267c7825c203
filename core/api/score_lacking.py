"""Units that cannot be scored, and which figures they lack."""

from collections.abc import Iterator
from dataclasses import replace

from core.checks.subject import Subject, is_unknown
from core.checks.sums import figure_name
from core.errors import N_
from core.model import (
    CellState,
    Finding,
    Message,
    Severity,
    SummaryRow,
)
from core.scoring.parts import parts_of

_MOST_NAMED = 10
_PARTS = frozenset({"appraised", "survey"})


def is_idle(row: SummaryRow) -> bool:
    """Return whether nothing is typed in for a unit: one word says it all."""
    states = {cell.state for name, cell in row.cells.items() if name != "scale"}
    return states == {CellState.BLANK}


def not_scored(subject: Subject) -> Iterator[Finding]:
    """Yield what keeps a unit from having an index, where a column lacks altogether."""
    for row in subject.rows:
        if parts_of(row, subject.rules).index is None:
            lacking = tuple(_lacking(subject, row))
            unread = _unread_items(subject, row) if lacking else ()
            if unread:
                yield _waits(subject, row, unread)
            elif lacking:
                yield _lacks(subject, row, lacking)


def _lacking(subject: Subject, row: SummaryRow) -> Iterator[str]:
    formula = subject.rules.formula("total")
    terms = ("total",) if formula is None else tuple(t.name for t in formula.terms)
    for name in terms:
        if _is_lacking(row, name):
            yield from _parts_lacking(subject, row, name)


def _is_lacking(row: SummaryRow, name: str) -> bool:
    cell = row.cells.get(name)
    is_blank = cell is not None and cell.state is CellState.BLANK and is_idle(row)
    return cell is None or cell.state is CellState.NOT_APPLICABLE or is_blank


def _parts_lacking(subject: Subject, row: SummaryRow, name: str) -> Iterator[str]:
    """Yield the parts a figure cannot be added up without; itself if there is none."""
    formula = subject.rules.formula(name)
    terms = () if formula is None else tuple(t.name for t in formula.terms)
    lacking = [term for term in terms if _is_lacking(row, term)]
    yield from lacking if len(lacking) < len(terms) else [name]


def _unread_items(subject: Subject, row: SummaryRow) -> tuple[str, ...]:
    """Return the criteria of a unit whose cells give no figure."""
    items = subject.items.get(row.unit, {})
    scored = (c.code for c in subject.rules.criteria if c.method)
    return tuple(code for code in scored if code in items and is_unknown(items[code]))


def _waits(subject: Subject, row: SummaryRow, codes: tuple[str, ...]) -> Finding:
    text = N_("{unit} cannot be scored: these criteria have no figure: {codes}")
    more = ("…",) if len(codes) > _MOST_NAMED else ()
    params = {"unit": row.printed_name, "codes": (*codes[:_MOST_NAMED], *more)}
    where = subject.items[row.unit][codes[0]].where
    return replace(
        _lacks(subject, row, ()), where=where, message=Message(text=text, params=params)
    )


def _lacks(subject: Subject, row: SummaryRow, figures: tuple[str, ...]) -> Finding:
    text = N_("{unit} cannot be scored: the workbook has no {figures}")
    if subject.rules.formula("total") is None and _PARTS & row.cells.keys():
        text = N_(
            "{unit} cannot be scored: the workbook has no {figures}, and the rules do "
            "not say which parts make it up"
        )
    names = tuple(figure_name(name, subject.rules) for name in figures)
    params = {"unit": row.printed_name, "figures": names}
    return Finding(
        code="not-scored",
        severity=Severity.CANNOT_CHECK,
        group=subject.rules.code,
        unit=row.unit,
        where=row.where,
        message=Message(text=text, params=params),
    )
