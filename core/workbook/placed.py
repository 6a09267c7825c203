"""Files read whole, and files that are there whole or not at all."""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from core.errors import (
    N_,
    MissingFileError,
    SameFileError,
    TargetKindError,
    UnreadableFileError,
    UnwritableFileError,
)
from core.model import Message

_CHECK_NAME = N_("Check its name and folder.")


def content_of(source: Path) -> bytes:
    """Return the whole file: it may be its own target, and change meanwhile.

    Raises:
        MissingFileError: There is none.
        UnreadableFileError: The system refuses.
    """
    try:
        return source.read_bytes()
    except FileNotFoundError:
        hint = Message(text=_CHECK_NAME)
        raise MissingFileError(file=str(source), hint=hint) from None
    except OSError as error:
        problem = error.strerror or str(error)
        raise UnreadableFileError(file=str(source), problem=problem) from error


@contextmanager
def placed(
    source: Path, target: Path, *, overwrite: bool = False
) -> Iterator[BinaryIO]:
    """Give a file to write in; when all went well it stands at ``target``.

    It is written beside the target, forced to the disk, then moved into place; if
    anything fails, nothing is left.

    Raises:
        SameFileError: The target is the source, by whatever name.
        TargetKindError: The target's ending is not the source's.
        UnwritableFileError: The system refuses.
    """
    _check(source, target, overwrite=overwrite)
    try:
        yield from _written(source, Path(os.path.realpath(target)))
    except OSError as error:
        problem = error.strerror or str(error)
        raise UnwritableFileError(file=str(target), problem=problem) from error


def _check(source: Path, target: Path, *, overwrite: bool) -> None:
    if not overwrite and _same(source, target):
        raise SameFileError(target=str(target))
    if target.suffix.casefold() != source.suffix.casefold():
        raise TargetKindError(
            target=str(target), suffix=source.suffix, source=str(source)
        )


def _same(source: Path, target: Path) -> bool:
    """Return whether both are one file, through links of either sort too."""
    try:
        return target.samefile(source)
    except OSError:
        return False


def _written(source: Path, target: Path) -> Iterator[BinaryIO]:
    number, name = tempfile.mkstemp(".tmp", f".{target.stem[:40]}-", target.parent)
    beside = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _as_open_as(source, beside)
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    _settle(target.parent)


def _as_open_as(source: Path, beside: Path) -> None:
    """Give the new file the rights of the old one; its owner may always write."""
    with suppress(OSError):
        shutil.copymode(source, beside)
        beside.chmod(beside.stat().st_mode | stat.S_IWUSR)


def _settle(folder: Path) -> None:
    """Force the move itself to the disk, where the system can."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
