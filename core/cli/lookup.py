"""What an argument means: a group by its code, a unit by its key."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from core.errors import UnknownGroupError
from core.text import clean, fold

if TYPE_CHECKING:
    from core.api import Archive


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


def namer(archive: "Archive", place: str | None) -> NameOf:
    """Return what gives the name of a unit for its key."""
    registry = archive.registry(place)

    def name_of(key: str) -> str:
        unit = registry.get(key)
        return unit.name if unit else key

    return name_of
