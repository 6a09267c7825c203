"""Workbooks scored: somebody's own file, under any rules, to results and findings."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from core.api.plans import Planned, Wanted, group_code, plan_file
from core.api.score_findings import findings_on
from core.checks import subject_of
from core.checks.subject import Subject
from core.errors import NothingToScoreError
from core.model import (
    Finding,
    GroupRules,
    ScoreTable,
    Severity,
    Standing,
    SummaryRow,
)
from core.scoring import standings
from core.workbook.found import Workbook
from core.workbook.plan import Plan

if TYPE_CHECKING:
    from core.api.archive import Archive

_ORDER = tuple(Severity)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredRow:
    """One unit of a workbook: its line as found and what its numbers give."""

    row: SummaryRow
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredGroup:
    """One group of a workbook, ranked on its own.

    Attributes:
        rules: What it was scored by.
        table: What was found.
        rows: By rank; those without one last, in the sheet's order.
    """

    rules: GroupRules
    table: ScoreTable
    rows: tuple[ScoredRow, ...]

    @property
    def code(self) -> str:
        """Return the group's code."""
        return self.rules.code


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """Everything computed about a workbook from its own numbers."""

    planned: Planned
    groups: tuple[ScoredGroup, ...]
    findings: tuple[Finding, ...]

    @property
    def workbook(self) -> Workbook:
        """Return the workbook as read."""
        return self.planned.workbook

    @property
    def plan(self) -> Plan:
        """Return how the workbook was understood."""
        return self.planned.plan

    @property
    def place(self) -> str:
        """Return the place whose rules were followed."""
        return self.planned.rules.place

    @property
    def year(self) -> int:
        """Return the year whose rules were followed."""
        return self.planned.rules.year

    @property
    def tables(self) -> tuple[ScoreTable, ...]:
        """Return the score tables found."""
        return tuple(group.table for group in self.groups)

    @property
    def is_contradicted(self) -> bool:
        """Return whether numbers of the workbook contradict each other."""
        return any(one.severity is Severity.ERROR for one in self.findings)

    def names(self) -> Mapping[str, str]:
        """Return what each unit is called in the workbook."""
        rows = (row.row for group in self.groups for row in group.rows)
        return {row.unit: row.printed_name for row in rows}


def score_file(  # noqa: PLR0913  # each is a choice of its own
    archive: "Archive",
    file: Path | str,
    *,
    rules: str | None = None,
    place: str | None = None,
    year: int | None = None,
    group: str | None = None,
    mapping: Path | str | None = None,
) -> Scored:
    """Return what a workbook's own numbers give, and everything wrong with them.

    The choices are those of `Wanted`, errors those of `plan_file` and `score`.
    """
    wanted = Wanted(rules=rules, place=place, year=year, group=group, mapping=mapping)
    return score(plan_file(archive, file, wanted), group=group)


def score(planned: Planned, *, group: str | None = None) -> Scored:
    """Return what a workbook that is understood gives.

    Raises:
        NothingToScoreError: It holds no table of the group, or of any.
    """
    from core.workbook.tables import tables_of

    rules = planned.rules
    code = group_code(rules, group)
    tables = [
        table
        for table in tables_of(planned.workbook, planned.plan, rules)
        if code in (None, table.group)
    ]
    if not any(table.rows for table in tables):
        raise _nothing(planned, code)
    subjects = [_subject(table, rules.group(table.group)) for table in tables]
    found = [
        *planned.plan.questions,
        *(one for s in subjects for one in findings_on(s, planned.registry, rules)),
    ]
    return Scored(
        planned=planned,
        groups=tuple(_scored(subject) for subject in subjects),
        findings=tuple(sorted(found, key=lambda one: _ORDER.index(one.severity))),
    )


def _nothing(planned: Planned, code: str | None) -> NothingToScoreError:
    groups = (g.label for g in planned.rules.groups if code in (None, g.code))
    return NothingToScoreError(
        file=planned.workbook.file.name, groups=", ".join(groups)
    )


def _subject(table: ScoreTable, rules: GroupRules) -> Subject:
    names = {row.unit: row.printed_name for row in table.rows}
    return subject_of(table, fitting(rules, table), (), names)


def fitting(rules: GroupRules, table: ScoreTable) -> GroupRules:
    """Return the rules, without the sum of parts where a table has totals only."""
    formula = rules.formula("total")
    parts = () if formula is None else tuple(term.name for term in formula.terms)
    has_parts = any(name in row.cells for row in table.rows for name in parts)
    has_total = any(row.value("total") is not None for row in table.rows)
    if formula is None or has_parts or not has_total:
        return rules
    return replace(rules, formulas=tuple(f for f in rules.formulas if f != formula))


def _scored(subject: Subject) -> ScoredGroup:
    found = standings(subject.rows, subject.rules)
    rows = [
        ScoredRow(row=row, standing=standing)
        for row, standing in zip(subject.rows, found, strict=True)
    ]
    rows.sort(key=lambda one: (one.standing.rank is None, one.standing.rank or 0))
    return ScoredGroup(rules=subject.rules, table=subject.table, rows=tuple(rows))
