"""What a command works with: the reader's language, the data asked for, the form."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.i18n import Localizer

if TYPE_CHECKING:
    from core.api import Archive


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One run of a command.

    Attributes:
        localizer: Says everything in the reader's language.
        data: Folder to read instead of the shipped data, if one was named.
        place: The place meant where a command names none, if one is set.
        as_json: Whether JSON is wanted.
    """

    localizer: Localizer
    data: str | None = None
    place: str | None = None
    as_json: bool = False

    def archive(self) -> "Archive":
        """Return the data asked for."""
        from core import api

        return api.open_archive(self.data, place=self.place)
