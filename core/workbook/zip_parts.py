"""A zip file copied part by part: what is not replaced keeps its compressed bytes.

Source: PKWARE APPNOTE 6.3.10, sections 4.3.7 (local header) and 4.3.12 (central).
"""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from core.errors import N_
from core.workbook.xml_bytes import PartFault, XmlFault

_LOCAL, _CENTRAL = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_EXTRA = struct.Struct("<HH")
_ZIP64 = 1
_ENCRYPTED, _SIZES_FOLLOW, _HOW_HARD = 0x1, 0x8, 0x6
_LARGEST, _MOST_PARTS = 0xFFFF_FFFF, 0xFFFF
_AT_ONCE = 1 << 20
_LEVEL = 3  # a third of the time of the usual 6, a tenth more bytes
_NEW_PART_DATE = 0x21  # 1 January 1980: the same input gives the same file
LARGEST_PART = 1 << 28

_NO_ZIP = N_("it is not a complete workbook")
_SPOILED = N_("its content is damaged")
_TWICE = N_("the part stands in the file twice")
_LOCKED = N_("the part is encrypted")
_OVERLAP = N_("parts overlap")
_HUGE = N_("the part is larger than {limit} MB")
# Whatever a damaged zip file makes its reader say; OSError is a seek to nowhere.
_SPOILS = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError,
    ValueError, struct.error,
)  # fmt: skip


@dataclass(slots=True)
class Parts:
    """The parts of an open zip file, and what becomes of them.

    Attributes:
        file: The open file.
        archive: Its table of contents.
        names: Name of every part as in the table, by its name in small letters.
        changed: New content by name; names that are not in the file are added.
        dropped: Parts to leave out.
    """

    file: BinaryIO
    archive: zipfile.ZipFile
    names: Mapping[str, str]
    changed: dict[str, bytes] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)

    def name(self, wanted: str) -> str | None:
        """Return a part's name as the file writes it, or None."""
        return self.names.get(_key(wanted))

    def read(self, name: str) -> bytes:
        """Return a part as it will be.

        Raises:
            XmlFault: It is absent, damaged, or too large.
        """
        if name in self.changed:
            return self.changed[name]
        try:
            return self._stored(self.archive.getinfo(name))
        except (KeyError, *_SPOILS) as error:
            raise XmlFault(_SPOILED) from error

    def _stored(self, entry: zipfile.ZipInfo) -> bytes:
        if entry.file_size > LARGEST_PART:
            raise _too_large()
        with self.archive.open(entry) as part:  # stops at the size the table tells
            return part.read()

    def _require_sound(self, entry: zipfile.ZipInfo) -> None:
        """Let a part pass that can be read: damage is not handed on."""
        if entry.file_size > LARGEST_PART:
            raise PartFault(entry.filename, _too_large())
        try:
            with self.archive.open(entry) as part:
                while part.read(_AT_ONCE):
                    pass
        except NotImplementedError:  # a compression that others may know
            return
        except _SPOILS as error:
            raise PartFault(entry.filename, XmlFault(_SPOILED)) from error

    def write(self, target: BinaryIO) -> None:
        """Write the file with its changes.

        Raises:
            XmlFault: The table of contents does not fit the file.
        """
        records = []
        spans = _spans(self.archive)
        for entry, raw in zip(self.archive.infolist(), self._table(), strict=True):
            if entry.filename in self.dropped:
                continue
            at, new = target.tell(), self.changed.get(entry.filename)
            if new is None:
                self._require_sound(entry)
                _copy(self.file, spans[entry.header_offset], target)
                records.append(_record(raw, entry, at))
            else:
                records.append(_replace(raw, new, target))
        records += (
            _replace(_blank(name), content, target)
            for name, content in self.changed.items()
            if name not in self.archive.NameToInfo
        )
        _finish(records, self.archive.comment, target)

    def _table(self) -> list[bytes]:
        """Return the raw records of the central directory, in order."""
        self.file.seek(self.archive.start_dir)
        records = []
        for _ in self.archive.infolist():
            head = self.file.read(_CENTRAL.size)
            length = sum(_CENTRAL.unpack(head)[10:13])
            records.append(head + self.file.read(length))
        return records


def parts_of(file: BinaryIO) -> Parts:
    """Return the parts of an open zip file.

    Raises:
        XmlFault: It is no sound zip file, or has parts of one name or encrypted ones.
    """
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise XmlFault(_NO_ZIP) from error
    names: dict[str, str] = {}
    for entry in archive.infolist():
        if entry.flag_bits & _ENCRYPTED:
            raise XmlFault(_LOCKED)
        if names.setdefault(_key(entry.filename), entry.filename) != entry.filename or (
            archive.NameToInfo[entry.filename] is not entry
        ):
            raise XmlFault(_TWICE)
    return Parts(file=file, archive=archive, names=names)


def _too_large() -> XmlFault:
    return XmlFault(_HUGE, limit=LARGEST_PART >> 20)


def _key(name: str) -> str:
    return name.replace("\\", "/").removeprefix("/").casefold()


def _spans(archive: zipfile.ZipFile) -> dict[int, tuple[int, int]]:
    """Return where each part lies, header and trailer included, by its offset."""
    starts = sorted(entry.header_offset for entry in archive.infolist())
    ends = dict(zip(starts, (*starts[1:], archive.start_dir), strict=False))
    for entry in archive.infolist():
        room = ends[entry.header_offset] - entry.header_offset
        if room < _LOCAL.size + entry.compress_size or len(ends) < len(starts):
            raise XmlFault(_OVERLAP)
    return {start: (start, end) for start, end in ends.items()}


def _copy(source: BinaryIO, span: tuple[int, int], target: BinaryIO) -> None:
    source.seek(span[0])
    left = span[1] - span[0]
    while left:
        piece = source.read(min(left, _AT_ONCE))
        if not piece:
            raise XmlFault(_NO_ZIP)
        target.write(piece)
        left -= len(piece)


def _split(raw: bytes) -> tuple[list[int], bytes, bytes, bytes]:
    """Return a central record's numbers, its name, extra fields and comment."""
    _, *numbers = _CENTRAL.unpack_from(raw)
    name_ends = _CENTRAL.size + numbers[9]
    extra_ends = name_ends + numbers[10]
    extra = _narrow(raw[name_ends:extra_ends])
    return numbers, raw[_CENTRAL.size : name_ends], extra, raw[extra_ends:]


def _narrow(extra: bytes) -> bytes:
    """Return extra fields less the one for files of more than 4 GB."""
    kept, at = b"", 0
    while at + _EXTRA.size <= len(extra):
        kind, size = _EXTRA.unpack_from(extra, at)
        end = at + _EXTRA.size + size
        kept += b"" if kind == _ZIP64 else extra[at:end]
        at = end
    return kept


def _record(raw: bytes, entry: zipfile.ZipInfo, at: int) -> bytes:
    """Return the central record of a part that was copied to ``at``."""
    numbers, name, extra, comment = _split(raw)
    numbers[7:9] = entry.compress_size, entry.file_size
    numbers[10], numbers[12], numbers[15] = len(extra), 0, at
    return _CENTRAL.pack(b"PK\1\2", *numbers) + name + extra + comment


def _replace(raw: bytes, content: bytes, target: BinaryIO) -> bytes:
    """Write a part anew under its old record; return its new record."""
    numbers, name, extra, comment = _split(raw)
    at = target.tell()
    method = numbers[3] if numbers[3] == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED
    packed = content if method == zipfile.ZIP_STORED else _deflated(content)
    numbers[2] &= ~(_SIZES_FOLLOW | _HOW_HARD)
    numbers[3] = method
    numbers[6:9] = zlib.crc32(content), len(packed), len(content)
    numbers[10], numbers[12], numbers[15] = len(extra), 0, at
    local = (*numbers[1:10], len(extra))
    target.write(_LOCAL.pack(b"PK\3\4", *local) + name + extra)
    target.write(packed)
    return _CENTRAL.pack(b"PK\1\2", *numbers) + name + extra + comment


def _deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def _blank(name: str) -> bytes:
    """Return the central record of a part that is added."""
    raw, version = name.encode("ascii"), 20
    deflated = zipfile.ZIP_DEFLATED
    numbers = (version, version, 0, deflated, 0, _NEW_PART_DATE, 0, 0, 0, len(raw))
    return _CENTRAL.pack(b"PK\1\2", *numbers, 0, 0, 0, 0, 0, 0) + raw


def _finish(records: list[bytes], comment: bytes, target: BinaryIO) -> None:
    """Write the table of contents."""
    at, table = target.tell(), b"".join(records)
    if at + len(table) > _LARGEST or len(records) > _MOST_PARTS:
        raise XmlFault(_HUGE, limit=_LARGEST >> 20)
    target.write(table)
    count = len(records)
    end = (b"PK\5\6", 0, 0, count, count, len(table), at, len(comment))
    target.write(_END.pack(*end) + comment)
