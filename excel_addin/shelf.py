"""The archive the functions answer from: opened once, and when its files change."""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock

from core import api
from core.api.council import CouncilTable, recompute
from core.i18n import DEFAULT_LANGUAGE, LANGUAGES, Localizer
from excel_addin.cells import Grid

Stamp = tuple[tuple[str, int, int], ...]
_TABLES_KEPT = 8  # one sheet of formulas asks about few tables, many times each
_LOCK = Lock()


@dataclass(frozen=True)
class Shelf:
    """An open archive, and the tables lately recomputed by its rules.

    Attributes:
        archive: The decisions and rules at hand.
    """

    archive: api.Archive

    @lru_cache(maxsize=_TABLES_KEPT)  # noqa: B019  # at most one shelf is kept
    def table(self, grid: Grid, year: int | None) -> CouncilTable:
        """Return the table in ``grid``, recomputed by the rules of ``year``."""
        return recompute(self.archive, grid, year=year)

    def years(self) -> tuple[int, ...]:
        """Return the released years of the default place."""
        return self.archive.years()


def shelf(environment: Mapping[str, str] = os.environ) -> Shelf:
    """Return the archive of the folder ``CCHC_DATA``, or of the shipped data.

    Where several places lie in the folder, ``CCHC_PLACE`` chooses one.

    Raises:
        CchcError: The folder cannot be read, or one of its files is wrong.
    """
    folder = environment.get("CCHC_DATA") or None
    with _LOCK:
        stamp = () if folder is None else _stamp(Path(folder))
        return _open(folder, environment.get("CCHC_PLACE") or None, stamp)


@lru_cache(maxsize=1)
def _open(folder: str | None, place: str | None, _: Stamp) -> Shelf:
    """Return the shelf; another stamp, and the folder is read anew."""
    return Shelf(api.open_archive(folder, place=place))


def _stamp(folder: Path) -> Stamp:
    """Return what changes when a file below ``folder`` is written, added or removed."""
    return tuple(sorted(_entries(folder)))


def _entries(folder: Path) -> Iterator[tuple[str, int, int]]:
    for file in folder.rglob("*"):
        with suppress(FileNotFoundError):  # removed while we look: not there
            status = file.stat()
            yield f"{file}", status.st_mtime_ns, status.st_size


def localizer(environment: Mapping[str, str] = os.environ) -> Localizer:
    """Return the writer of messages: Vietnamese, unless ``CCHC_LANG`` differs."""
    asked = environment.get("CCHC_LANG", DEFAULT_LANGUAGE)
    return _localizer(asked if asked in LANGUAGES else DEFAULT_LANGUAGE)


@cache
def _localizer(language: str) -> Localizer:
    return Localizer(language)
