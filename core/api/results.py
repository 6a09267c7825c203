"""A decision with its rules and registry, scored and checked: one `Result`."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from core.checks import findings_of, subject_of
from core.checks.readings import printed_band
from core.checks.subject import Subject
from core.errors import N_, BadCellError
from core.model import (
    Cell,
    Decision,
    Finding,
    GroupResult,
    GroupRules,
    Message,
    Result,
    RuleSet,
    ScoreTable,
    Severity,
    Standing,
    SummaryRow,
    Unit,
    UnitResult,
)
from core.scoring import standings
from core.units import Registry


def result_of(
    decision: Decision, rules: RuleSet, registry: Registry, folder: Path
) -> Result:
    """Return everything computed about ``decision``, which was read from ``folder``.

    Raises:
        BadCellError: A line names a unit that the registry does not have.
    """
    for table in decision.tables:
        _require_known(table, registry, folder)
    subjects = [
        _subject(table, rules.group(table.group), registry, decision.year)
        for table in decision.tables
    ]
    found = {subject.rules.code: findings_of(subject) for subject in subjects}
    return Result(
        place=registry.place,
        decision=decision,
        rules=rules,
        groups=tuple(
            _group(subject, found[subject.rules.code], registry) for subject in subjects
        ),
        findings=_in_order(found.values()),
    )


def _in_order(groups: Iterable[Sequence[Finding]]) -> tuple[Finding, ...]:
    """Return the findings of all groups, gravest first."""
    order = list(Severity)
    together = [finding for group in groups for finding in group]
    return tuple(sorted(together, key=lambda finding: order.index(finding.severity)))


def _subject(
    table: ScoreTable, rules: GroupRules, registry: Registry, year: int
) -> Subject:
    listed = {row.unit: row.printed_name for row in table.rows}
    names = {unit.id: unit.name for unit in registry.units} | listed
    expected = (unit.id for unit in registry.of_group(rules.code, year))
    return subject_of(table, rules, expected, names)


def _require_known(table: ScoreTable, registry: Registry, folder: Path) -> None:
    places = [(row.unit, f"{row.where}:unit") for row in table.rows]
    if table.annex is not None:
        places += [(unit, f"{table.annex.where}:1") for unit in table.annex.units]
    for unit, where in places:
        if registry.get(unit) is None:
            expected = Message(text=N_("the id of a unit in units.toml"))
            raise BadCellError(where=folder / where, text=unit, expected=expected)


def _group(
    subject: Subject, findings: tuple[Finding, ...], registry: Registry
) -> GroupResult:
    computed = {s.unit: s for s in standings(subject.rows, subject.rules)}
    rows = [
        _unit_result(row, subject, computed[row.unit], findings, registry)
        for row in subject.rows
    ]
    return GroupResult(rules=subject.rules, rows=tuple(sorted(rows, key=_place_in)))


def _place_in(row: UnitResult) -> tuple[int, int]:
    """Return the printed rank, else a place behind all who have one."""
    behind = row.recomputed.best_rank or 0
    return (0, row.rank) if row.rank is not None else (1, behind)


def _unit_result(
    row: SummaryRow,
    subject: Subject,
    standing: Standing,
    findings: tuple[Finding, ...],
    registry: Registry,
) -> UnitResult:
    band = printed_band(row, subject)
    return UnitResult(
        unit=_known(registry, row.unit),
        row=row,
        rank=_whole(row),
        band_code=None if band is None else band.code,
        recomputed=standing,
        findings=tuple(f for f in findings if f.unit == row.unit),
        items=_items(subject, row),
    )


def _known(registry: Registry, unit: str) -> Unit:
    found = registry.get(unit)
    if found is None:  # pragma: no cover  # _require_known has looked before
        raise KeyError(unit)
    return found


def _whole(row: SummaryRow) -> int | None:
    rank = row.value("rank")
    return int(rank) if rank is not None and rank == int(rank) else None


def _items(subject: Subject, row: SummaryRow) -> Mapping[str, Cell]:
    return subject.items.get(row.unit, {})
