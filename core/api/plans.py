"""Workbooks understood before anything is computed: by which rules, line by line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import UnknownGroupError, UnknownPlaceError, UnknownYearError
from core.model import RuleSet
from core.rules.errors import UnknownRulesError
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
class Wanted:
    """What the user asks of a workbook.

    Attributes:
        rules: Rules to follow: a file, a folder or ``"place/year"``; else those of
            ``place`` and ``year``, or of the year a title names.
        place: The place, where ``rules`` is not given.
        year: The assessed year, where ``rules`` is not given.
        group: The group that units are in, where the file holds one.
        mapping: A mapping file that corrects what is found.
        recalls: Whether a mapping file remembered for this shape is followed.
        large: Whether ten times as much is read as is safe for a file of others.
    """

    rules: str | None = None
    place: str | None = None
    year: int | None = None
    group: str | None = None
    mapping: Path | str | None = None
    recalls: bool = False
    large: bool = False


def plan_file(archive: "Archive", file: Path | str, wanted: Wanted) -> Planned:
    """Return how a workbook is understood, before anything is computed.

    Args:
        archive: Places and rules at hand.
        file: The workbook: .xlsx, .xlsm, .xls, .ods, .csv, .tsv or text with tabs.
        wanted: What the user asks.

    Raises:
        CchcError: The file cannot be read, or the rules are not at hand.
    """
    from core.workbook.encoding import decoded
    from core.workbook.layout import plan_of
    from core.workbook.limits import DEFAULT, LARGE
    from core.workbook.read import read_workbook

    found = read_workbook(Path(file), limits=LARGE if wanted.large else DEFAULT)
    rule_set = _rules(archive, found, wanted)
    code = group_code(rule_set, wanted.group)
    registry = _registry(archive, rule_set.place)
    own = None if wanted.mapping is None else Path(wanted.mapping)
    plan = plan_of(found, rule_set, registry, group=code)
    shape = plan.shape  # of the file itself: what is told must not change it
    file_told = own or (remembered(shape) if wanted.recalls else None)
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


def group_code(rules: RuleSet, group: str | None) -> str | None:
    """Return the code of the group asked for, by code or label; None for None."""
    if group is None:
        return None
    wanted = fold(clean(group))
    for known in rules.groups:
        if wanted in {fold(known.code), fold(known.label)}:
            return known.code
    known_codes = ", ".join(one.code for one in rules.groups)
    raise UnknownGroupError(group=group, known=known_codes)


def _registry(archive: "Archive", place: str) -> Registry | None:
    known = {one.id for one in archive.places}
    return archive.registry(place) if place in known else None


def _rules(archive: "Archive", workbook: Workbook, wanted: Wanted) -> RuleSet:
    if wanted.rules is not None:
        return archive.rules_named(wanted.rules)
    if wanted.year is not None:
        return _of_year(archive, wanted.place, wanted.year)
    for named in _years_in(workbook):
        try:
            return _of_year(archive, wanted.place, named)
        except UnknownRulesError:
            continue
    try:
        return archive.rules(wanted.place)
    except UnknownPlaceError:
        return archive.rules_named(str(wanted.place))


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
