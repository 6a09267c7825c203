"""What is wrong with a scored workbook, each finding at the cell to look at."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.api.score_lacking import is_idle, not_scored
from core.checks import findings_of
from core.checks.subject import Subject
from core.checks.sums import figure_name
from core.errors import N_
from core.model import (
    Cell,
    CellState,
    Finding,
    Message,
    RuleSet,
    Severity,
    SummaryRow,
    Unit,
    UnitId,
)
from core.units import Registry
from core.workbook.derived import is_assumed, needed

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
    absent = () if registry is None else _absent(subject, registry, rules.year)
    idle = {row.unit for row in subject.rows if is_idle(row)}
    for finding in findings_of(subject):
        is_said = finding.code == "cell-blank" and finding.unit in idle
        if not is_said and not _may_be_others(finding, len(absent)):
            yield _placed(finding, subject)
    yield from _added_up(subject)
    yield from _assumed(subject)
    yield from _unlike_items(subject)
    yield from not_scored(subject)
    yield from _no_rank(subject)
    yield from _missing(subject, absent)


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
            "The workbook has no column for these figures; they follow from its other "
            "figures: {figures}"
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
    is_known = cell is not None and cell.value is not None and bool(cell.text)
    return is_known and cell is not None and cell.where == row.where


def _assumed(subject: Subject) -> Iterator[Finding]:
    """Yield a warning where bonus or penalty stand nowhere, and were taken as 0."""
    names = needed(subject.rules)
    known = {n: [r.cells[n] for r in subject.rows if n in r.cells] for n in names}
    assumed = tuple(
        name for name, cells in known.items() if any(map(is_assumed, cells))
    )
    if assumed:
        text = N_(
            "The workbook has no place for these parts; they count as 0: {figures}"
        )
        figures = tuple(figure_name(name, subject.rules) for name in assumed)
        yield Finding(
            code="part-assumed",
            severity=Severity.WARNING,
            group=subject.rules.code,
            where=subject.table.where or None,
            message=Message(text=text, params={"figures": figures}),
        )


def _unlike_items(subject: Subject) -> Iterator[Finding]:
    """Yield a warning where criteria give another score, and nothing says why.

    Bonus or penalty may explain it, but the workbook has no place for them.
    """
    formula = subject.rules.formula("appraised")
    terms = () if formula is None else tuple(term.name for term in formula.terms)
    if "reviewed" not in terms:
        return
    for row in subject.rows:
        printed, items = row.cells.get("appraised"), row.value("reviewed")
        others = [name for name in terms if name in row.cells]
        is_alone = others == ["reviewed"] and _is_reckoned(row, "reviewed")
        is_told = bool(subject.items.get(row.unit, {}).keys() & set(terms))
        value = None if printed is None else printed.value
        is_unlike = None not in (value, items) and value != items
        if printed is not None and is_alone and is_unlike and not is_told:
            yield _unlike(subject, row, printed)


def _unlike(subject: Subject, row: SummaryRow, printed: Cell) -> Finding:
    text = N_(
        "{figure}: the criteria give {computed}, the workbook says {printed}, and it "
        "has no bonus or penalty that would explain it"
    )
    params = {
        "figure": figure_name("appraised", subject.rules),
        "computed": row.value("reviewed"),
        "printed": printed.value,
    }
    return Finding(
        code="items-reviewed",
        severity=Severity.WARNING,
        group=subject.rules.code,
        unit=row.unit,
        where=printed.where,
        printed=printed.text,
        computed=row.printed("reviewed"),
        message=Message(text=text, params=params),
    )


def _may_be_others(finding: Finding, absent: int) -> bool:
    """Return whether units without a line may hold the places before a rank."""
    if finding.code != "rank-order" or not absent:
        return False
    first, _, last = (finding.computed or "").partition("–")
    places = (finding.printed or "", first, last or first)
    if not all(place.isdecimal() for place in places):
        return False
    printed, lowest, highest = map(int, places)
    return lowest <= printed <= highest + absent


def _no_rank(subject: Subject) -> Iterator[Finding]:
    """Yield a warning where the place of a unit among the others is not known."""
    rules = subject.rules
    rows = [
        row
        for row in subject.rows
        if subject.parts(row).index is None and rules.why_unranked(row.unit) is None
    ]
    if not rows or len(rows) == len(subject.rows):
        return
    text = N_(
        "{count} units have no index: {units}. Ranks hold among the units that have one"
    )
    names = tuple(row.printed_name for row in rows[:_MOST_NAMED])
    more = ("…",) if len(rows) > _MOST_NAMED else ()
    yield Finding(
        code="no-rank",
        severity=Severity.WARNING,
        group=rules.code,
        unit=rows[0].unit if len(rows) == 1 else None,
        where=rows[0].where,
        message=Message(
            text=text, params={"count": len(rows), "units": (*names, *more)}
        ),
    )


def _absent(subject: Subject, registry: Registry, year: int) -> list[Unit]:
    """Return the units of the group without a line, where others have one."""
    listed = {row.unit for row in subject.rows}
    expected = registry.of_group(subject.rules.code, year)
    missing = [unit for unit in expected if unit.id not in listed]
    return [] if len(missing) == len(expected) else missing


def _missing(subject: Subject, missing: Sequence[Unit]) -> Iterator[Finding]:
    """Yield a warning that units of the group have no line, so that ranks may move."""
    if not missing:
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
