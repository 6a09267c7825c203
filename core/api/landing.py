"""Where the files of a report go; nothing is written over unasked."""

from collections.abc import Iterable
from pathlib import Path

from core.files import require_free
from core.reports.report_errors import (
    MissingFolderError,
    SeveralFilesError,
)


def targets(out: Path, names: Iterable[str], *, force: bool = False) -> list[Path]:
    """Return where files go: into the folder ``out``, or the only one to ``out``.

    Raises:
        MissingFolderError: There is no such folder; none is made.
        SeveralFilesError: Several files, but ``out`` is no folder.
        FileThereError: A file is there already.
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
        require_free(target, force=force)
    return found


def _no_folder(out: Path, count: int) -> MissingFolderError | SeveralFilesError:
    if out.suffix or out.exists():
        return SeveralFilesError(count=count, file=out)
    return MissingFolderError(folder=out)
