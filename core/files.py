"""Files that arrive whole or not at all, and what the system says when it refuses."""

import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from core.errors import N_, FileThereError, UnwritableFileError
from core.model import Message

_USUAL = 0o666
_NOT_A_FOLDER = N_("a part of the path is a file, not a folder")
_PROBLEMS = {
    errno.EACCES: N_("permission is denied"),
    errno.EPERM: N_("permission is denied"),
    errno.ENOENT: N_("its folder is not there"),
    errno.EISDIR: N_("it is a folder, not a file"),
    errno.EEXIST: _NOT_A_FOLDER,  # of a folder that is to be made
    errno.ENOTDIR: _NOT_A_FOLDER,
    errno.ENOSPC: N_("no space is left"),
    errno.EROFS: N_("the disk is read-only"),
    errno.ENAMETOOLONG: N_("the name is too long"),
}


def system_problem(error: OSError) -> Message:
    """Return what the system says of a file, in words that can be translated."""
    text = _PROBLEMS.get(error.errno or 0, N_("the system refuses ({number})"))
    return Message(text=text, params={"number": error.errno})


@contextmanager
def as_unwritable(target: Path) -> Iterator[None]:
    """Tell what the system refuses inside as a file that cannot be written.

    Raises:
        UnwritableFileError: It refuses something.
    """
    try:
        yield
    except OSError as error:
        raise UnwritableFileError(file=target, problem=system_problem(error)) from error


def require_free(target: Path, *, force: bool = False) -> None:
    """Let names pass under which nothing is, or which may be written over.

    Raises:
        FileThereError: Something is there already.
        UnwritableFileError: The system does not let us look.
    """
    with as_unwritable(target):
        is_there = target.exists()
    if is_there and not force:
        raise FileThereError(file=target)


def land(target: Path, content: bytes, *, makes_folder: bool = False) -> None:
    """Put a file on the disk, whole or not at all; its folder too where told so.

    Raises:
        UnwritableFileError: The system refuses.
    """
    if makes_folder:
        with as_unwritable(target):
            target.parent.mkdir(parents=True, exist_ok=True)
    with arriving(target) as file:
        file.write(content)


@contextmanager
def arriving(target: Path, *, like: Path | None = None) -> Iterator[BinaryIO]:
    """Give a file to write in; when all went well it stands at ``target``.

    It is written beside the target, forced to the disk, then moved into place; if
    anything fails, nothing is left. It has the rights of ``like``, or the usual ones.

    Raises:
        UnwritableFileError: The system refuses.
    """
    with as_unwritable(target):
        yield from _written(Path(os.path.realpath(target)), like)


def _written(target: Path, like: Path | None) -> Iterator[BinaryIO]:
    number, name = tempfile.mkstemp(".tmp", f".{target.stem[:40]}-", target.parent)
    beside = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _give_rights(beside, like)
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    _settle(target.parent)


def _give_rights(file: Path, like: Path | None) -> None:
    """Give a file the rights of another, its owner always writing; else the usual."""
    if like is None:
        file.chmod(_USUAL & ~_mask())
        return
    with suppress(OSError):
        shutil.copymode(like, file)
        file.chmod(file.stat().st_mode | stat.S_IWUSR)


def _mask() -> int:
    """Return which rights this process withholds from new files."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _settle(folder: Path) -> None:
    """Force the move itself to the disk, where the system can."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
