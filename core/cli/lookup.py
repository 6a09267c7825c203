"""What an argument means: a group by its code, a unit by its key."""

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

import click

from core.errors import CchcError, UnitNotRankedError, UnknownGroupError
from core.text import clean, fold

if TYPE_CHECKING:
    from core.api import Archive
    from core.model.results import Result, UnitResult


class HasCode(Protocol):
    """A group, of rules or of results."""

    @property
    def code(self) -> str:
        """Return the group's code."""


G = TypeVar("G", bound=HasCode)
NameOf = Callable[[str], str]


def chosen(groups: Sequence[G], code: str | None) -> tuple[G, ...]:
    """Return the group asked for, marks and capitals aside; all of them for None.

    Raises:
        UnknownGroupError: No group has that code.
    """
    if code is None:
        return tuple(groups)
    found = tuple(one for one in groups if fold(one.code) == fold(clean(code)))
    if not found:
        known = ", ".join(one.code for one in groups)
        raise UnknownGroupError(group=code, known=known)
    return found


def ranked(
    archive: "Archive", unit: str, place: str | None, year: int | None
) -> tuple["Result", "UnitResult"]:
    """Return a released result and the line of a unit in it.

    Raises:
        UnitNotRankedError: The decision does not rank that unit.
    """
    result = archive.result(place, year)
    meant = archive.find_unit(unit, place, result.year)
    row = result.find(meant.id)
    if row is None:
        raise UnitNotRankedError(unit=meant.name, year=result.year)
    return result, row


def keys_beginning(
    context: click.Context,
    argument: click.Parameter,  # noqa: ARG001  # click's signature
    incomplete: str,
) -> list[str]:
    """Return the keys of the units a shell may complete to; none on any trouble."""
    from core import api

    typed = fold(incomplete)
    try:
        archive = api.open_archive(context.params.get("data") or None)
        result = archive.result(
            context.params.get("place") or os.environ.get("CCHC_PLACE")
        )
    except (CchcError, OSError):
        return []
    ids = (row.unit.id for group in result.groups for row in group.rows)
    return [key for key in ids if key.startswith(typed)]


def namer(archive: "Archive", place: str | None) -> NameOf:
    """Return what gives the name of a unit for its key."""
    return archive.registry(place).name_of
