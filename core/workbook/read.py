"""A workbook in: guarded, parsed in its own process, every cell as it was found."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path
from time import thread_time

from core.errors import (
    N_,
    DamagedWorkbookError,
    MissingFileError,
    NotAFileError,
    NotAWorkbookError,
    ProtectedWorkbookError,
    UnreadableFileError,
)
from core.model import Message
from core.workbook import book_xml, ods
from core.workbook.found import Kind, Sheet, Workbook
from core.workbook.guard import Package, open_package, too_large
from core.workbook.limits import DEFAULT, Limits
from core.workbook.looks import PLAIN
from core.workbook.mending import mended, odd_number
from core.workbook.old_book import looks_of_old, structure_of, texts_of
from core.workbook.parsed import Book, sheet_of
from core.workbook.process import Reading, is_confined
from core.workbook.secrecy import refuse_secrets
from core.workbook.sniff import (
    OLE,
    ZIP,
    has_old_macros,
    refuse_other_files,
    refuse_other_streams,
    zipped_kind,
)
from core.workbook.structure import Structure
from core.workbook.text_file import read_text

_PLAIN_REMARK = N_(
    "Fonts, formats and merged cells of this .xls could not be read; its values were. "
    "Saved as .xlsx, all of it can be."
)
_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
Found = tuple[Workbook, Sequence[str]]


def read_workbook(file: Path, *, limits: Limits = DEFAULT) -> Workbook:
    """Return what is found in a workbook or a text with tables.

    Raises:
        CchcError: There is no such file, it is no workbook, or it is damaged, beyond
            a limit, protected, dangerous or a state secret; the sentence says which.
    """
    content = file_content(file, limits)
    refuse_other_files(file.name, content)
    if content.startswith(ZIP):
        workbook, properties = _zipped(file, content, limits)
    elif content.startswith(OLE):
        workbook, properties = _old(file, content, limits)
    else:
        workbook, properties = _text(file, content, limits), ()
    refuse_secrets(workbook, properties)
    return replace(workbook, digest=sha256(content).hexdigest())


def file_content(file: Path, limits: Limits) -> bytes:
    """Return the bytes of a file; a pipe or device is never waited for.

    Raises:
        CchcError: There is no such file, it is no file, cannot be read, is empty or
            larger than is read.
    """
    try:
        content, size = _opened(file, limits.size + 1)
    except FileNotFoundError as error:
        hint = Message(text=N_("Check the file's name and folder."))
        raise MissingFileError(file=file, hint=hint) from error
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or str(error)
        raise UnreadableFileError(file=file, problem=problem) from error
    if not content.strip():
        raise NotAWorkbookError(file=file.name, found=Message(text=N_("an empty file")))
    if len(content) > limits.size:
        whole = Message(text=N_("the whole file"))
        raise too_large(file.name, whole, size, N_("bytes"), limits.size)
    return content


def _opened(file: Path, most: int) -> tuple[bytes, int]:
    if file.is_dir():
        raise NotAFileError(file=file, found=Message(text=N_("a folder")))
    handle = os.open(file, _OPEN_FLAGS)
    with os.fdopen(handle, "rb") as stream:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            found = Message(text=N_("a pipe or a device"))
            raise NotAFileError(file=file, found=found)
        return stream.read(most), status.st_size


def _zipped(file: Path, content: bytes, limits: Limits) -> Found:
    with Reading(name=file.name, kind="xlsx", limits=limits) as reading:
        package = open_package(file.name, content, limits)
        kind = _checked_kind(package)
        # Where nothing confines the other process, it gets only what was scanned.
        beside = [] if is_confined() else _structures(package, kind)
        reading.send(content)
        beside = beside or _structures(package, kind)
        try:
            book = _taken(reading)
        except DamagedWorkbookError as error:
            book = _second_look(package, error)
    pairs = zip_longest(book.sheets, beside[: len(book.sheets)])
    sheets = tuple(sheet_of(parsed, found) for parsed, found in pairs)
    remarks = book_xml.remarks(package)
    workbook = Workbook(file=file, kind=kind, sheets=sheets, remarks=remarks)
    return workbook, book_xml.properties(package)


def _checked_kind(package: Package) -> Kind:
    kind = zipped_kind(package)
    if kind is Kind.ODS and ods.is_encrypted(package):
        raise ProtectedWorkbookError(file=package.file)
    package.check()
    return kind


def _taken(reading: Reading) -> Book:
    book = Book(file=reading.name, limits=reading.limits)
    book.take(reading.frames())
    return book


def _second_look(package: Package, error: DamagedWorkbookError) -> Book:
    """Return what is read once newer errors are out of the way.

    Raises:
        DamagedWorkbookError: That was not the reason; a cell is named if one is.
    """
    content = mended(package)
    if content is None:
        raise odd_number(package) or error from error
    name, limits = package.file, package.limits
    with Reading(name=name, kind="xlsx", limits=limits) as reading:
        reading.send(content)
        return _taken(reading)


def _structures(package: Package, kind: Kind) -> list[Structure | None]:
    if kind is Kind.ODS:
        return [*ods.structures(package)]
    return [*book_xml.structures(package)]


def _old(file: Path, content: bytes, limits: Limits) -> Found:
    refuse_other_streams(file.name, content)
    with Reading(name=file.name, kind="xls", limits=limits) as reading:
        reading.send(content)
        book = _taken(reading)
    macros = (book_xml.MACROS,) * has_old_macros(content)
    said = (*macros, *(_PLAIN_REMARK,) * book.is_plain)
    remarks = tuple(Message(text=remark) for remark in said)
    sheets = tuple(_old_sheets(book))
    workbook = Workbook(file=file, kind=Kind.XLS, sheets=sheets, remarks=remarks)
    return workbook, [text for stream in book.streams for text in texts_of(stream)]


def _old_sheets(book: Book) -> Iterator[Sheet]:
    package = Package(
        file=book.file, content=b"", parts={}, limits=book.limits, until=thread_time()
    )
    looks = looks_of_old(*book.styles) if book.styles else PLAIN
    for parsed in book.sheets:
        empty = Structure(package=package, part=parsed.name, looks=looks)
        yield sheet_of(parsed, structure_of(empty, parsed.old))


def _text(file: Path, content: bytes, limits: Limits) -> Workbook:
    kind, sheet, remarks = read_text(file, content, limits)
    return Workbook(file=file, kind=kind, sheets=(sheet,), remarks=remarks)
