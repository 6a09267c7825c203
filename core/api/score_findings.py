"""What is wrong with a scored workbook, each finding at the cell to look at."""

from collections.abc import Iterator
from dataclasses import replace

from core.checks import findings_of
from core.checks.subject import Subject
from core.checks.sums import figure_name
from core.errors import N_
from core.model import (
    CellState,
    Finding,
    Message,
    RuleSet,
    Severity,
    SummaryRow,
    UnitId,
)
from core.scoring.parts import parts_of
from core.units import Registry
from core.workbook.derived import needed

_SUM = "-sum"
_MOST_NAMED = 10


def findings_on(
    subject: Subject, registry: Registry | None, rules: RuleSet
) -> Iterator[Finding]:
    """Yield everything wrong with one table of a workbook.

    Args:
        subject: The table under its rules.
        registry: Units of the place, of which some may be missing.
        rules: Tell the year whose units are expected.
    """
    idle = {row.unit for row in subject.rows if _is_idle(row)}
    for finding in findings_of(subject):
        if finding.code != "cell-blank" or finding.unit not in idle:
            yield _placed(finding, subject)
    yield from _added_up(subject)
    yield from _not_scored(subject)
    if registry is not None:
        yield from _missing(subject, registry, rules.year)


def _is_idle(row: SummaryRow) -> bool:
    """Return whether nothing is typed in for a unit: one word says it all."""
    states = {cell.state for name, cell in row.cells.items() if name != "scale"}
    return states == {CellState.BLANK}


def _placed(finding: Finding, subject: Subject) -> Finding:
    """Return a finding at its cell, where the checks name a line only."""
    state = finding.code.removeprefix("cell-")
    if state != finding.code and finding.where:
        return _at_cell(finding, CellState(state), subject)
    figure = finding.code.removesuffix(_SUM)
    if figure == finding.code:
        return finding
    row = next((r for r in subject.rows if r.unit == finding.unit), None)
    cell = None if row is None else row.cells.get(figure)
    is_of_line = row is not None and finding.where == row.where
    return replace(finding, where=cell.where) if cell and is_of_line else finding


def _at_cell(finding: Finding, state: CellState, subject: Subject) -> Finding:
    """Return a finding about cells of an annex line at the first of these cells."""
    rows = () if subject.table.annex is None else subject.table.annex.rows
    lines = (row for row in rows if row.where == finding.where)
    cells = (cell for row in lines for cell in row.cells if cell.state is state)
    first = next(cells, None)
    return finding if first is None else replace(finding, where=first.where)


def _added_up(subject: Subject) -> Iterator[Finding]:
    """Yield a note where scores are printed nowhere and come from the criteria."""
    reckoned = tuple(
        name
        for name in (*needed(subject.rules), "scale")
        if any(_is_reckoned(row, name) for row in subject.rows)
    )
    if reckoned:
        text = N_(
            "These figures do not stand in the workbook; they were added up: {figures}"
        )
        figures = tuple(figure_name(name, subject.rules) for name in reckoned)
        yield Finding(
            code="summary-derived",
            severity=Severity.NOTE,
            group=subject.rules.code,
            where=subject.table.where or None,
            message=Message(text=text, params={"figures": figures}),
        )


def _is_reckoned(row: SummaryRow, name: str) -> bool:
    """Return whether a figure stands in no cell of its own."""
    cell = row.cells.get(name)
    return cell is not None and cell.value is not None and cell.where == row.where


def _not_scored(subject: Subject) -> Iterator[Finding]:
    """Yield what keeps a unit from having an index, where a column lacks altogether."""
    for row in subject.rows:
        if parts_of(row, subject.rules).index is None:
            lacking = tuple(_lacking(subject, row))
            if lacking:
                yield _lacks(subject, row, lacking)


def _lacking(subject: Subject, row: SummaryRow) -> Iterator[str]:
    formula = subject.rules.formula("total")
    terms = ("total",) if formula is None else tuple(t.name for t in formula.terms)
    for name in terms:
        if _is_lacking(row, name):
            yield from _parts_lacking(subject, row, name)


def _is_lacking(row: SummaryRow, name: str) -> bool:
    cell = row.cells.get(name)
    is_blank = cell is not None and cell.state is CellState.BLANK and _is_idle(row)
    return cell is None or cell.state is CellState.NOT_APPLICABLE or is_blank


def _parts_lacking(subject: Subject, row: SummaryRow, name: str) -> Iterator[str]:
    """Yield the parts a figure cannot be added up without; itself if there is none."""
    formula = subject.rules.formula(name)
    terms = () if formula is None else tuple(t.name for t in formula.terms)
    lacking = [term for term in terms if _is_lacking(row, term)]
    yield from lacking if len(lacking) < len(terms) else [name]


def _lacks(subject: Subject, row: SummaryRow, figures: tuple[str, ...]) -> Finding:
    text = N_("{unit} cannot be scored: the workbook has no {figures}")
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


def _missing(subject: Subject, registry: Registry, year: int) -> Iterator[Finding]:
    """Yield a warning that units of the group have no line, so that ranks may move."""
    listed = {row.unit for row in subject.rows}
    expected = registry.of_group(subject.rules.code, year)
    missing = [unit for unit in expected if unit.id not in listed]
    if not missing or len(missing) == len(expected):
        return
    text = N_(
        "{count} units of the group have no line in the workbook: {units}. Ranks hold "
        "among the units that are there"
    )
    names = tuple(unit.name for unit in missing[:_MOST_NAMED])
    more = ("…",) if len(missing) > _MOST_NAMED else ()
    yield Finding(
        code="units-absent",
        severity=Severity.WARNING,
        group=subject.rules.code,
        unit=UnitId(missing[0].id) if len(missing) == 1 else None,
        where=subject.table.where or None,
        message=Message(
            text=text, params={"count": len(missing), "units": (*names, *more)}
        ),
    )
