"""Workbooks scored: somebody's own file, under any rules, to results and findings."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from core.api.score_findings import findings_on
from core.checks import subject_of
from core.checks.subject import Subject
from core.errors import (
    NothingToScoreError,
    UnknownGroupError,
    UnknownPlaceError,
    UnknownYearError,
)
from core.model import (
    Finding,
    GroupRules,
    RuleSet,
    ScoreTable,
    Severity,
    Standing,
    SummaryRow,
)
from core.rules.errors import UnknownRulesError
from core.scoring import standings
from core.text import clean, fold
from core.units import Registry
from core.workbook.found import Workbook
from core.workbook.mapping import read_mapping
from core.workbook.plan import Plan
from core.workbook.remembered import remembered

if TYPE_CHECKING:
    from core.api.archive import Archive

_YEAR = re.compile(r"\bnam (20\d\d)\b")
_TOP = 40  # rows in which a title names the year
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
class Planned:
    """A workbook and how it is understood; nothing is computed yet.

    Attributes:
        workbook: As read, old encodings undone.
        plan: How it is understood.
        rules: The rules it is held against.
        registry: Units of the place; None where names stand for themselves.
        mapping: The mapping file that was followed, the user's or a remembered one.
        is_recalled: Whether that file was remembered for files of this shape.
    """

    workbook: Workbook
    plan: Plan
    rules: RuleSet
    registry: Registry | None
    mapping: Path | None = None
    is_recalled: bool = False


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


def plan_file(
    archive: "Archive",
    file: Path | str,
    *,
    rules: str | None = None,
    place: str | None = None,
    year: int | None = None,
    group: str | None = None,
    mapping: Path | str | None = None,
    recalls: bool = False,
) -> Planned:
    """Return how a workbook is understood, before anything is computed.

    Args:
        archive: Places and rules at hand.
        file: The workbook: .xlsx, .xlsm, .xls, .ods, .csv, .tsv or text with tabs.
        rules: Rules to follow: a file, a folder or ``"place/year"``; else those of
            ``place`` and ``year``, or of the year a title names.
        place: The place, where ``rules`` is not given.
        year: The assessed year, where ``rules`` is not given.
        group: The group that units are in, where the file holds one.
        mapping: A mapping file that corrects what is found.
        recalls: Whether a mapping file remembered for this shape is followed.

    Raises:
        CchcError: The file cannot be read, or the rules are not at hand.
    """
    from core.workbook.encoding import decoded
    from core.workbook.layout import plan_of
    from core.workbook.read import read_workbook

    found = read_workbook(Path(file))
    rule_set = _rules(archive, found, rules=rules, place=place, year=year)
    code = None if group is None else _group_code(rule_set, group)
    registry = _registry(archive, rule_set.place)
    own = None if mapping is None else Path(mapping)
    plan = plan_of(found, rule_set, registry, group=code)
    shape = plan.shape  # of the file itself: what is told must not change it
    file_told = own or (remembered(shape) if recalls else None)
    told = None if file_told is None else read_mapping(file_told)
    if told is not None:
        plan = plan_of(found, rule_set, registry, told, group=code)
    return Planned(
        workbook=decoded(found, told),
        plan=replace(plan, shape=shape),
        rules=rule_set,
        registry=registry,
        mapping=file_told,
        is_recalled=own is None and told is not None,
    )


def score_file(
    archive: "Archive",
    file: Path | str,
    *,
    rules: str | None = None,
    place: str | None = None,
    year: int | None = None,
    group: str | None = None,
    mapping: Path | str | None = None,
    recalls: bool = False,
) -> Scored:
    """Return what a workbook's own numbers give, and everything wrong with them.

    Args and errors are those of `plan_file`.
    """
    planned = plan_file(
        archive,
        file,
        rules=rules,
        place=place,
        year=year,
        group=group,
        mapping=mapping,
        recalls=recalls,
    )
    return score(planned, group=group)


def score(planned: Planned, *, group: str | None = None) -> Scored:
    """Return what a workbook that is understood gives."""
    from core.workbook.tables import tables_of

    rules = planned.rules
    code = None if group is None else _group_code(rules, group)
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


def _group_code(rules: RuleSet, group: str) -> str:
    wanted = fold(clean(group))
    for known in rules.groups:
        if wanted in {fold(known.code), fold(known.label)}:
            return known.code
    known_codes = ", ".join(one.code for one in rules.groups)
    raise UnknownGroupError(group=group, known=known_codes)


def _registry(archive: "Archive", place: str) -> Registry | None:
    known = {one.id for one in archive.places}
    return archive.registry(place) if place in known else None


def _rules(
    archive: "Archive",
    workbook: Workbook,
    *,
    rules: str | None,
    place: str | None,
    year: int | None,
) -> RuleSet:
    if rules is not None:
        return archive.rules_named(rules)
    if year is not None:
        return _of_year(archive, place, year)
    for named in _years_in(workbook):
        try:
            return _of_year(archive, place, named)
        except UnknownRulesError:
            continue
    try:
        return archive.rules(place)
    except UnknownPlaceError:
        return archive.rules_named(str(place))


def _of_year(archive: "Archive", place: str | None, year: int) -> RuleSet:
    """Return the rules of a year, of a place with released decisions or without."""
    try:
        return archive.rules(place, year)
    except (UnknownYearError, UnknownPlaceError):
        return archive.rules_named(f"{place or archive.default_place}/{year}")


def _years_in(workbook: Workbook) -> Iterator[int]:
    """Yield the years that titles name, each once: "… năm 2017 của các sở …"."""
    texts = (
        value
        for sheet in workbook.sheets
        for row in sheet.rows[:_TOP]
        for value in row
        if isinstance(value, str)
    )
    found = (int(year) for text in texts for year in _YEAR.findall(fold(clean(text))))
    yield from dict.fromkeys(found)
