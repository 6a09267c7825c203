"""OLE files and .xls streams made by hand, byte for byte the same each time."""

import struct
from collections.abc import Mapping

_SECTOR = 512
_SMALL = 4096  # shorter streams would need a file within the file
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_ENTRY = 128
_SUMMARY = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")


def compound(streams: Mapping[str, bytes], *, loop: bool = False) -> bytes:
    """Return an OLE file with the streams given; with ``loop`` a chain has no end."""
    padded = {name: content.ljust(_SMALL, b"\0") for name, content in streams.items()}
    chains: list[int] = [_TABLE]
    starts, body = {}, b""
    for name, content in padded.items():
        starts[name] = len(chains)
        count = -(-len(content) // _SECTOR)
        first = len(chains)
        chains += [*range(first + 1, first + count), first if loop else _END]
        body += content.ljust(count * _SECTOR, b"\0")
    directory = len(chains)
    listed = _directory(padded, starts)
    count = len(listed) // _SECTOR
    chains += [*range(directory + 1, directory + count), _END]
    assert len(chains) <= _SECTOR // 4, "one sector of the table is enough here"
    table = struct.pack(f"<{len(chains)}I", *chains).ljust(_SECTOR, b"\xff")
    return _header(directory) + table + body + listed


def _header(directory: int) -> bytes:
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIII", 0, 1, directory, 0, _SMALL)
    head += struct.pack("<IIII", _END, 0, _END, 0)
    return head + struct.pack("<I", 0) + b"\xff" * (_SECTOR - len(head) - 4)


def _directory(streams: Mapping[str, bytes], starts: Mapping[str, int]) -> bytes:
    listed = _entry("Root Entry", 5, child=1 if streams else _FREE, start=_END, size=0)
    for position, (name, content) in enumerate(streams.items(), start=1):
        right = position + 1 if position < len(streams) else _FREE
        size = len(content)
        listed += _entry(name, 2, right=right, start=starts[name], size=size)
    missing = -len(listed) % _SECTOR
    return listed + bytes(missing)


def _entry(  # noqa: PLR0913  # the fields of a directory entry
    name: str,
    sort: int,
    *,
    start: int,
    size: int,
    child: int = _FREE,
    right: int = _FREE,
) -> bytes:
    said = name.encode("utf-16-le") + b"\0\0"
    head = said.ljust(64, b"\0") + struct.pack("<HBB", len(said), sort, 1)
    links = struct.pack("<III", _FREE, right, child)
    return (head + links + bytes(36) + struct.pack("<IQ", start, size)).ljust(_ENTRY)


def record(number: int, content: bytes = b"") -> bytes:
    """Return one record of an .xls stream."""
    return struct.pack("<HH", number, len(content)) + content


def old_book(cells: Mapping[tuple[int, int], float], *, locked: bool = False) -> bytes:
    """Return the stream of an .xls with one sheet of numbers."""
    start = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6))
    if locked:
        start += record(0x2F, struct.pack("<HHH", 1, 1, 1) + bytes(48))
    name = b"S"
    place = len(start) + 4 + 8 + len(name) + 4
    start += record(0x85, struct.pack("<IBBBB", place, 0, 0, len(name), 0) + name)
    start += record(0x0A)
    sheet = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 6))
    rows = max((row for row, _ in cells), default=0) + 1
    columns = max((column for _, column in cells), default=0) + 1
    sheet += record(0x200, struct.pack("<IIHHH", 0, rows, 0, columns, 0))
    for (row, column), figure in cells.items():
        sheet += record(0x203, struct.pack("<HHHd", row, column, 0, figure))
    return start + sheet + record(0x0A)


def summary(text: str) -> bytes:
    """Return a property stream whose title is ``text``."""
    said = text.encode() + b"\0"
    first, second = 24, 32
    page = struct.pack("<II", 2, 65001)
    title = struct.pack("<II", 0x1E, len(said)) + said
    section = struct.pack("<IIIIII", 0, 2, 1, first, 2, second) + page + title
    head = struct.pack("<HHI", 0xFFFE, 0, 0) + bytes(16) + struct.pack("<I", 1)
    return head + _SUMMARY + struct.pack("<I", 48) + section
