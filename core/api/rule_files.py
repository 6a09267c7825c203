"""Rule files of one's own: found by name, begun from a skeleton, inspected."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.api.rules_named import slug
from core.errors import (
    N_,
    MissingFileError,
    UnknownPlaceError,
)
from core.files import land, require_free
from core.model import Message
from core.rules import load_rules
from core.rules.differences import Change, differences
from core.rules.errors import (
    BadGroupCodeError,
    NotAPlaceAndYearError,
    UnknownRulesError,
)
from core.rules.inspection import Inspection, inspect
from core.rules.skeletons import extending, is_code, skeleton
from core.rules.source import RULES

if TYPE_CHECKING:
    from core.api import Archive

_YEAR = re.compile(r"[1-9][0-9]{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A rule file to be filled in.

    Attributes:
        place: Id of the place.
        year: The assessed year.
        groups: Codes of its groups, those of the base included.
        extends: What it names as its base; None for one that stands alone.
        text: The file.
    """

    place: str
    year: int
    groups: tuple[str, ...]
    extends: str | None
    text: str


def inspected(archive: "Archive", file: Path) -> Inspection:
    """Return every fault of rules by name; units are those of their place, if known.

    Raises:
        MissingFileError, UnreadableFileError: There is no text to look at.
    """
    try:
        path = archive.rules_file(file.as_posix())
    except UnknownRulesError as error:
        hint = Message(text=N_("Check its name and folder."))
        raise MissingFileError(file=file, hint=hint) from error

    def units(place: str) -> frozenset[str] | None:
        """Return the ids of a place's units; None where it has no registry."""
        try:
            known = archive.registry(place).units if place else ()
        except UnknownPlaceError:
            return None
        return frozenset(unit.id for unit in known) or None

    return inspect(path, units)


def drafted(archive: "Archive", name: str, groups: Sequence[str]) -> Draft:
    """Return a skeleton for the place and year that ``name`` tells.

    Raises:
        NotAPlaceAndYearError: It tells none.
        BadGroupCodeError: A group cannot be called so.
    """
    place, year = _place_and_year(archive, name)
    _require_codes(groups)
    text = skeleton(place, year, groups)
    codes = tuple(groups)
    return Draft(place=place, year=year, groups=codes, extends=None, text=text)


def drafted_from(
    archive: "Archive", name: str, base: Path, groups: Sequence[str], folder: Path
) -> Draft:
    """Return a file that builds on ``base`` and is to lie in ``folder``.

    Raises:
        NotAPlaceAndYearError: ``name`` tells no place and year.
        BadGroupCodeError: A group cannot be called so, or the base has it.
        CchcError: The base cannot be read.
    """
    place, year = _place_and_year(archive, name)
    known = [group.code for group in load_rules(base).groups]
    _require_codes((*known, *groups))
    extends = _name_of(base, folder)
    return Draft(
        place=place,
        year=year,
        groups=(*known, *groups),
        extends=extends,
        text=extending(extends, place, year, known, groups),
    )


def _place_and_year(archive: "Archive", name: str) -> tuple[str, int]:
    place, year = (part.strip() for part in name.rpartition("/")[::2])
    if not slug(place) or not _YEAR.fullmatch(year):
        raise NotAPlaceAndYearError(text=name)
    try:
        return archive.place(place).id, int(year)
    except UnknownPlaceError:
        return slug(place), int(year)


def _require_codes(codes: Sequence[str]) -> None:
    for position, code in enumerate(codes):
        if not is_code(code) or code in codes[:position]:
            raise BadGroupCodeError(code=code)


def _name_of(base: Path, folder: Path) -> str:
    """Return how a file in ``folder`` names its base: a year beside, or a path."""
    own, other = folder.resolve(), base.resolve()
    year = other.parent.name
    if other == own.parent / year / RULES and year.isdecimal():
        return year
    try:
        return Path(os.path.relpath(other, own)).as_posix()
    except ValueError:  # another drive of Windows
        return other.as_posix()


def write_new(file: Path, text: str, *, replace: bool) -> None:
    """Write a file whole or not at all, and its folder if need be.

    Raises:
        FileThereError: It is there already and must not be replaced.
        UnwritableFileError: The system refuses.
    """
    require_free(file, force=replace)
    land(file, text.encode(), makes_folder=True)


def compared(archive: "Archive", a: str, b: str) -> tuple[Change, ...]:
    """Return what the rules called ``b`` reckon differently from those called ``a``.

    Raises:
        CchcError: One of them is not there or cannot be read.
    """
    first, second = (archive.rules_named(name) for name in (a, b))
    return differences(first, second)
