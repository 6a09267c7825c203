"""The zip guard: parts of a workbook, unpacked under limits that headers cannot lift.

Sizes are counted while unpacking, since what a header says of them may be a lie.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from time import thread_time
from zipfile import BadZipFile, ZipFile, ZipInfo

from core.errors import (
    N_,
    CchcError,
    DamagedWorkbookError,
    DangerousWorkbookError,
    ProtectedWorkbookError,
    ReadingStoppedError,
    WorkbookTooLargeError,
)
from core.model import Message
from core.workbook.limits import Limits

_CHUNK = 1 << 20
_FED = 1 << 18  # packed bytes unpacked at once
_STORED, _DEFLATED = 0, 8
_LOCAL_HEADER = b"PK\x03\x04"
_LISTED = b"PK\x01\x02"
_LOCAL_SIZE = 30  # bytes of a local header before the name
_NAME_AT, _EXTRA_AT = 26, 28
_ENCRYPTED = 0x1
_DECLARED = (b"<!D", b"<!E")
_XML = (".xml", ".rels", ".vml")
_SAME_LENGTH = 4  # so many bytes may be split between two chunks
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_ENCODINGS = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii"})
_DECLARATION = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A zipped workbook whose list of parts is sound.

    Attributes:
        file: The file's name, for messages.
        content: Its bytes.
        parts: Where each part stands, by name.
        limits: How much of it is unpacked.
        until: When unpacking must have ended, by this thread's own clock: how busy
            the computer is with other things refuses no file.
    """

    file: str
    content: bytes
    parts: dict[str, ZipInfo]
    limits: Limits
    until: float

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield a part, unpacked, a megabyte at a time.

        Raises:
            CchcError: The part is too large, packed too tight, damaged or encrypted.
        """
        entry = self.parts[name]
        unpacked, checksum = 0, 0
        for chunk in self._inflated(entry):
            unpacked += len(chunk)
            checksum = zlib.crc32(chunk, checksum)
            self._refuse_a_bomb(entry, unpacked)
            if thread_time() > self.until:
                raise ReadingStoppedError(file=self.file, limit=seconds_of(self.limits))
            yield chunk
        if unpacked != entry.file_size or checksum != entry.CRC:
            raise self.damaged(name, N_("its length is not what the file says"))

    def head(self, name: str) -> bytes:
        """Return the first megabyte of a part; nothing where there is no such part."""
        return next(self.chunks(name), b"") if name in self.parts else b""

    def check(self) -> None:
        """Unpack every part that is ever read, keeping nothing.

        Raises:
            CchcError: A part, or all together, are beyond a limit; a part declares
                entities, or is in an encoding that no spreadsheet program writes.
        """
        unpacked = 0
        for name in self.parts:
            if name.lower().endswith(_XML):
                for chunk in self._checked(name):
                    unpacked += len(chunk)
                    if unpacked > self.limits.whole:
                        raise self.too_large(
                            name, unpacked, N_("bytes in all"), self.limits.whole
                        )

    def damaged(self, part: str, problem: str) -> CchcError:
        """Return the error of a part that contradicts itself."""
        return DamagedWorkbookError(
            file=self.file, part=part, problem=Message(text=problem)
        )

    def dangerous(self, part: str, problem: str) -> CchcError:
        """Return the error of a part that only an attacker writes."""
        return DangerousWorkbookError(
            file=self.file, part=part, problem=Message(text=problem)
        )

    def too_large(self, part: str, found: int, measure: str, limit: int) -> CchcError:
        """Return the error of a part beyond a limit."""
        return too_large(self.file, part, found, measure, limit)

    def _checked(self, name: str) -> Iterator[bytes]:
        tail, since = b"", 0
        for position, chunk in enumerate(self.chunks(name)):
            seen = tail + chunk
            if b"\0" in chunk or (not position and not _is_utf8(chunk)):
                raise self.dangerous(name, N_("its encoding is not UTF-8"))
            if any(mark in seen for mark in _DECLARED):
                raise self.dangerous(name, N_("it declares a document type or entity"))
            since = _since_a_tag(chunk, since)
            if since > self.limits.row:
                measure = N_("bytes without the end of a tag")
                raise self.too_large(name, since, measure, self.limits.row)
            tail = chunk[-_SAME_LENGTH:]
            yield chunk

    def _inflated(self, entry: ZipInfo) -> Iterator[bytes]:
        packed = memoryview(self.content)[_start(self.content, entry) :]
        packed = packed[: entry.compress_size]
        if entry.compress_type == _STORED:
            yield from (
                bytes(packed[i : i + _CHUNK]) for i in range(0, len(packed), _CHUNK)
            )
            return
        try:
            yield from _unpacked(packed)
        except zlib.error as error:
            raise self.damaged(entry.filename, N_("it cannot be unpacked")) from error

    def _refuse_a_bomb(self, entry: ZipInfo, unpacked: int) -> None:
        name, limits = entry.filename, self.limits
        if unpacked > limits.part:
            raise self.too_large(name, unpacked, N_("bytes in a part"), limits.part)
        ratio = unpacked // max(entry.compress_size, 1)
        if unpacked > _CHUNK and ratio > limits.ratio:
            raise self.too_large(
                name, ratio, N_("times its packed length"), limits.ratio
            )


def open_package(file: str, content: bytes, limits: Limits) -> Package:
    """Return the parts of a zipped workbook; none is unpacked yet.

    Raises:
        CchcError: The list of parts is broken, too long, names one twice, lets two
            overlap, or they are encrypted.
    """
    listed = content.count(_LISTED)
    if listed > limits.entries:
        raise too_large(file, _THE_LIST, listed, N_("parts"), limits.entries)
    package = Package(
        file=file,
        content=content,
        parts=_entries(file, content),
        limits=limits,
        until=thread_time() + limits.seconds,
    )
    _refuse_overlaps(package)
    return package


def seconds_of(limits: Limits) -> Message:
    """Return the time that reading may take, for a sentence."""
    return Message(text=N_("{n} seconds"), params={"n": f"{limits.seconds:g}"})


def too_large(
    file: str, part: object, found: int, measure: str, limit: int
) -> CchcError:
    """Return the error of something beyond a limit of reading."""
    return WorkbookTooLargeError(
        file=file, part=part, found=found, measure=Message(text=measure), limit=limit
    )


_THE_LIST = Message(text=N_("the list of its parts"))


def _entries(file: str, content: bytes) -> dict[str, ZipInfo]:
    try:
        with ZipFile(BytesIO(content)) as archive:
            listed = archive.infolist()
    except (BadZipFile, NotImplementedError, ValueError, OverflowError, OSError) as why:
        raise DamagedWorkbookError(
            file=file,
            part=_THE_LIST,
            problem=Message(text=N_("the file breaks off or was changed")),
        ) from why
    parts = {entry.filename: entry for entry in listed}
    if len(parts) < len(listed):
        raise DangerousWorkbookError(
            file=file,
            part=_THE_LIST,
            problem=Message(text=N_("two parts have the same name")),
        )
    if any(entry.flag_bits & _ENCRYPTED for entry in listed):
        raise ProtectedWorkbookError(file=file)
    return parts


def _refuse_overlaps(package: Package) -> None:
    end = 0
    for entry in sorted(package.parts.values(), key=lambda entry: entry.header_offset):
        name = entry.filename
        if entry.compress_type not in {_STORED, _DEFLATED}:
            raise package.dangerous(name, N_("it is packed in an unknown way"))
        start = _start(package.content, entry)
        if not start or start + entry.compress_size > len(package.content):
            raise package.damaged(name, N_("it is not where the file says"))
        if entry.header_offset < end:
            raise package.dangerous(name, N_("it overlaps another part"))
        end = start + entry.compress_size


def _start(content: bytes, entry: ZipInfo) -> int:
    """Return where a part's packed bytes begin; 0 where there is none."""
    at = entry.header_offset
    header = content[at : at + _LOCAL_SIZE] if at >= 0 else b""
    if len(header) < _LOCAL_SIZE or not header.startswith(_LOCAL_HEADER):
        return 0
    name = int.from_bytes(header[_NAME_AT:_EXTRA_AT], "little")
    extra = int.from_bytes(header[_EXTRA_AT:_LOCAL_SIZE], "little")
    return at + _LOCAL_SIZE + name + extra


def _is_utf8(start: bytes) -> bool:
    """Tell whether a part says that it is UTF-8, or nothing of its encoding."""
    said = start[:_DECLARATION].partition(b"?>")[0].partition(b"encoding")[2]
    words = said.replace(b'"', b" ").replace(b"'", b" ").strip(b"= \t\r\n").split()
    return not start.startswith(_WIDE) and (not words or words[0].lower() in _ENCODINGS)


def _since_a_tag(chunk: bytes, before: int) -> int:
    """Return how many bytes have passed since a tag ended last."""
    end = chunk.rfind(b">")
    return before + len(chunk) if end < 0 else len(chunk) - end


def _unpacked(packed: memoryview) -> Iterator[bytes]:
    """Yield what is deflated, by the chunk; little of the packed bytes is copied."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    for at in range(0, len(packed), _FED):
        fed: bytes | memoryview = packed[at : at + _FED]
        while fed:
            if chunk := unpacker.decompress(fed, _CHUNK):
                yield chunk
            fed = unpacker.unconsumed_tail
    while chunk := unpacker.flush(_CHUNK):
        yield chunk
