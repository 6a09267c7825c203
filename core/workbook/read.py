"""A workbook in: guarded, parsed in a process of its own, every cell as it was found."""

import os
import stat
from hashlib import sha256
from pathlib import Path

from core.errors import (
    N_,
    MissingFileError,
    NotAFileError,
    UnreadableFileError,
)
from core.model import Message
from core.workbook.found import Kind, Sheet, Workbook
from core.workbook.guard import open_package, too_large
from core.workbook.limits import DEFAULT, Limits
from core.workbook.process import Reading
from core.workbook.scalars import Row, Scalars
from core.workbook.sniff import OLE, ZIP, refuse_other_files, zipped_kind
from core.workbook.text_file import read_text


def read_workbook(file: Path, *, limits: Limits = DEFAULT) -> Workbook:
    """Return what is found in a workbook or a text with tables.

    Raises:
        CchcError: There is no such file, it is no workbook, or it is damaged, beyond
            a limit, protected, dangerous or a state secret; the sentence says which.
    """
    content = _content(file, limits)
    refuse_other_files(file.name, content)
    if content.startswith(ZIP):
        package = open_package(file.name, content, limits)
        kind = zipped_kind(package)
        package.check()
        sheets = _parsed(file.name, "xlsx", content, limits)
        return Workbook(file=file, kind=kind, sheets=sheets, digest=_digest(content))
    if content.startswith(OLE):
        sheets = _parsed(file.name, "xls", content, limits)
        return Workbook(
            file=file, kind=Kind.XLS, sheets=sheets, digest=_digest(content)
        )
    kind, sheet, remarks = read_text(file, content, limits)
    return Workbook(
        file=file, kind=kind, sheets=(sheet,), remarks=remarks, digest=_digest(content)
    )


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _content(file: Path, limits: Limits) -> bytes:
    """Return the bytes of a file; a pipe or device is never waited for."""
    try:
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as stream:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                raise NotAFileError(file=file, found=_sort(status.st_mode))
            content = stream.read(limits.size + 1)
    except FileNotFoundError as error:
        raise MissingFileError(file=file, hint="") from error
    except OSError as error:
        raise UnreadableFileError(file=file, problem=error.strerror) from error
    if len(content) > limits.size:
        raise too_large(file.name, "", status.st_size, N_("bytes"), limits.size)
    return content


def _sort(mode: int) -> Message:
    return Message(text=N_("a folder") if stat.S_ISDIR(mode) else N_("a pipe or device"))


def _parsed(name: str, kind: str, content: bytes, limits: Limits) -> tuple[Sheet, ...]:
    sheets: list[tuple[str, bool, list[Row]]] = []
    scalars = Scalars()
    with Reading(name=name, kind=kind, limits=limits) as reading:
        reading.send(content)
        for frame in reading.frames():
            match frame:
                case ("sheet", str(title), bool(hidden)):
                    sheets.append((title, hidden, []))
                case ("rows", list(block)):
                    sheets[-1][2].extend(scalars.rows(block))
    return tuple(
        Sheet(name=title, rows=tuple(rows), is_hidden=hidden)
        for title, hidden, rows in sheets
    )
