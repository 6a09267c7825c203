"""A workbook read whole, and the changed copy put beside it or in its place."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from core.errors import (
    N_,
    MissingFileError,
    SameFileError,
    TargetKindError,
    UnreadableFileError,
)
from core.files import arriving, system_problem
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
        problem = system_problem(error)
        raise UnreadableFileError(file=str(source), problem=problem) from error


@contextmanager
def placed(
    source: Path, target: Path, *, overwrite: bool = False
) -> Iterator[BinaryIO]:
    """Give a file to write in; when all went well it stands at ``target``.

    It has the rights of the source; if anything fails, nothing is left.

    Raises:
        SameFileError: The target is the source, by whatever name.
        TargetKindError: The target's ending is not the source's.
        UnwritableFileError: The system refuses.
    """
    _check(source, target, overwrite=overwrite)
    with arriving(target, like=source) as file:
        yield file


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
