"""What is wrong with a scored workbook, each finding at the cell to look at."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.checks import findings_of
from core.checks.subject import Subject, is_unknown
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
from core.scoring.parts import parts_of
from core.units import Registry
from core.workbook.derived import is_assumed, needed

_SUM = "-sum"
_MOST_NAMED = 10
_PARTS = frozenset({"appraised", "survey"})


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
    idle = {row.unit for row in subject.rows if _is_idle(row)}
    for finding in findings_of(subject):
        is_idle = finding.code == "cell-blank" and finding.unit in idle
        if not is_idle and not _may_be_others(finding, len(absent)):
            yield _placed(finding, subject)
    yield from _added_up(subject)
    yield from _assumed(subject)
    yield from _unlike_items(subject)
    yield from _not_scored(subject)
    yield from _no_rank(subject)
    yield from _missing(subject, absent)


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


def _not_scored(subject: Subject) -> Iterator[Finding]:
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
    is_blank = cell is not None and cell.state is CellState.BLANK and _is_idle(row)
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
