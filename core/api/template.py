"""Scoring workbooks for the rules of a place and year, ready to be filled in."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.api import rule_shapes
from core.api.archive import Archive
from core.errors import N_
from core.i18n import Localizer
from core.model import GroupRules, Message, RuleSet, UnitId
from core.reports.template_errors import (
    BadUnitListError,
    FileInTheWayError,
    NoWorkbookNameError,
    TooManyColumnsError,
)
from core.reports.template_shape import Scored, Stamp
from core.rules.source import read_text
from core.text import clean, fold

BLANK_COLUMNS = 20
MOST_UNITS = 1000
SUFFIX = ".xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeGroup:
    """What a workbook holds of one group."""

    rules: GroupRules
    units: tuple[Scored, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A workbook, and what it was made of.

    Attributes:
        content: The bytes of the file.
        rules: All rules of the place and year.
        groups: The groups in it.
        stamp: What it is told apart by.
    """

    content: bytes
    rules: RuleSet
    groups: tuple[MadeGroup, ...]
    stamp: Stamp


def made(
    archive: Archive,
    rules: RuleSet,
    groups: Sequence[GroupRules],
    localizer: Localizer,
    *,
    names: Sequence[str] | None = None,
) -> Made:
    """Return a scoring workbook for some groups of a rule set.

    Args:
        archive: Knows the units of its places.
        rules: All rules of the place and year.
        groups: The groups wanted.
        localizer: The language of the workbook.
        names: The units, for places without a registry or for some units only.

    Raises:
        TooManyColumnsError: There are more units than stand side by side.
        TooFineError: A spreadsheet cannot reckon these rules exactly.
    """
    from core.reports.template import template  # large, and not always needed

    filled = tuple(
        MadeGroup(rules=one, units=_units(archive, rules, one, names, localizer))
        for one in groups
    )
    for one in filled:
        if len(one.units) > MOST_UNITS:
            count = len(one.units)
            raise TooManyColumnsError(
                group=one.rules.code, count=count, limit=MOST_UNITS
            )
    stamp = Stamp(digest=rules_digest(rules), version=version())
    units = {one.rules.code: one.units for one in filled}
    content = template(rules, units, stamp, localizer)
    return Made(content=content, rules=rules, groups=filled, stamp=stamp)


def rules_wanted(
    archive: Archive, name: str | None, place: str | None, year: int | None
) -> RuleSet:
    """Return rules by name, else those of a place and year; of the latest for None."""
    if name is not None:
        return archive.rules_named(name)
    if year is None:
        return archive.rules(place)
    return archive.rules_named(f"{archive.place(place).id}/{year}")


def rules_digest(rules: RuleSet) -> str:
    """Return the SHA-256 of every value of the rules, in hexadecimal.

    However a rule file is laid out or extended, equal rules have equal digests.
    """
    shape = rule_shapes.rules(rules, rules.groups)
    text = json.dumps(shape, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def version() -> str:
    """Return the installed version; "0" for a checkout that is not installed."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as version_of

    try:
        return version_of("cchc")
    except PackageNotFoundError:
        return "0"


def _units(
    archive: Archive,
    rules: RuleSet,
    group: GroupRules,
    names: Sequence[str] | None,
    localizer: Localizer,
) -> tuple[Scored, ...]:
    """Return the columns: as named, else as on record, else blank ones to be named."""
    is_known = any(place.id == rules.place for place in archive.places)
    if names is not None:
        return tuple(
            Scored(name=name, unit=_id_of(archive, rules, name) if is_known else None)
            for name in names
        )
    if is_known:
        listed = archive.registry(rules.place).of_group(group.code, rules.year)
        if listed:
            return tuple(Scored(name=unit.name, unit=unit.id) for unit in listed)
    return tuple(
        Scored(name=localizer.text("Unit {n}", n=number))
        for number in range(1, BLANK_COLUMNS + 1)
    )


def _id_of(archive: Archive, rules: RuleSet, name: str) -> UnitId | None:
    """Return the unit of the registry that a name surely means."""
    from core.units import Certainty, resolve

    found = resolve(name, archive.registry(rules.place), rules.year)
    is_sure = found is not None and found.certainty is Certainty.EXACT
    return found.units[0].id if found is not None and is_sure else None


def names_in(file: Path) -> tuple[str, ...]:
    """Return the units that a text file lists, one a line; "#" begins a remark.

    Raises:
        BadUnitListError: It lists none, or one twice.
        MissingFileError, UnreadableFileError, SyntaxFileError: See `read_text`.
    """
    lines = (clean(line) for line in read_text(file).splitlines())
    names = tuple(line for line in lines if line and not line.startswith("#"))
    if not names:
        raise BadUnitListError(file=file, problem=Message(text=N_("it names no unit")))
    seen: set[str] = set()
    for name in names:
        if fold(name) in seen:
            text = N_('"{name}" stands in it twice')
            problem = Message(text=text, params={"name": name})
            raise BadUnitListError(file=file, problem=problem)
        seen.add(fold(name))
    return names


def require_free(file: Path, *, force: bool) -> None:
    """Refuse a name that is no workbook's, and a file that is there already.

    Raises:
        NoWorkbookNameError: It does not end with .xlsx.
        FileInTheWayError: It is there, and is not to be written over.
    """
    if file.suffix.lower() != SUFFIX:
        raise NoWorkbookNameError(file=file)
    if file.exists() and not force:
        raise FileInTheWayError(file=file)


def shape(one: Made, file: Path) -> dict[str, object]:
    """Return what was written where, as JSON carries it."""
    groups = [
        {
            "group": group.rules.code,
            "label": group.rules.label,
            "units": len(group.units),
            "criteria": sum(c.method is not None for c in group.rules.criteria),
        }
        for group in one.groups
    ]
    return {
        "file": f"{file}",
        "place": one.rules.place,
        "year": one.rules.year,
        "digest": one.stamp.digest,
        "version": one.stamp.version,
        "groups": groups,
    }
