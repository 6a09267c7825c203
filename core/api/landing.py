"""Files put on disk whole or not at all, nothing written over unasked."""

import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile

from core.errors import UnwritableFileError
from core.reports.report_errors import (
    MissingFolderError,
    SeveralFilesError,
    TargetExistsError,
)

_READABLE = 0o666


def targets(out: Path, names: Iterable[str], *, force: bool = False) -> list[Path]:
    """Return where files go: into the folder ``out``, or the only one to ``out``.

    Raises:
        MissingFolderError: There is no such folder; none is made.
        SeveralFilesError: Several files, but ``out`` is no folder.
        TargetExistsError: A file is there already.
    """
    wanted = list(names)
    if out.is_dir():
        found = [out / name for name in wanted]
    elif len(wanted) > 1:
        raise _no_folder(out, len(wanted))
    else:
        found = [out]
    for target in found:
        if not target.parent.is_dir():
            raise MissingFolderError(folder=target.parent)
        if target.exists() and not force:
            raise TargetExistsError(file=target)
    return found


def _no_folder(out: Path, count: int) -> MissingFolderError | SeveralFilesError:
    if out.suffix or out.exists():
        return SeveralFilesError(count=count, file=out)
    return MissingFolderError(folder=out)


def land(target: Path, content: bytes) -> None:
    """Write a file beside its place, then move it there.

    Raises:
        UnwritableFileError: The system refuses.
    """
    try:
        _replace(target, content)
    except OSError as error:
        problem = error.strerror or str(error)
        raise UnwritableFileError(file=target, problem=problem) from error


def _replace(target: Path, content: bytes) -> None:
    with NamedTemporaryFile(dir=target.parent, prefix=".cchc-", delete=False) as beside:
        new = Path(beside.name)
        try:
            beside.write(content)
            beside.flush()
            os.fsync(beside.fileno())
            beside.close()
            new.chmod(_READABLE & ~_mask())
            new.replace(target)
        except BaseException:
            beside.close()
            new.unlink(missing_ok=True)
            raise


def _mask() -> int:
    """Return which rights this process withholds from new files."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
