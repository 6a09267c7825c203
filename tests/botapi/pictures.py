"""Pictures as far as Telegram looks into them before it shows them."""

import struct
import zlib

from tests.botapi.wire import refuse

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def picture_size(content: bytes) -> tuple[int, int]:
    """Return the width and height of a PNG or JPEG picture.

    Raises:
        RefusedError: The file is no picture.
    """
    try:
        return _size(content)
    except (struct.error, IndexError):
        refuse("IMAGE_PROCESS_FAILED")


def png(width: int, height: int) -> bytes:
    """Return a white picture."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\0" + b"\xff" * width) * height
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return PNG + b"".join(_chunk(name, body) for name, body in chunks)


def _chunk(name: bytes, body: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + body))
    return struct.pack(">I", len(body)) + name + body + check


def _size(content: bytes) -> tuple[int, int]:
    if content.startswith(JPEG):
        return _jpeg_size(content)
    if not content.startswith(PNG) or content[12:16] != b"IHDR":
        raise struct.error
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int]:
    """Return the size that the first frame of a JPEG states."""
    at = len(JPEG)
    while content[at + 1] not in FRAMES:
        (length,) = struct.unpack(">H", content[at + 2 : at + 4])
        at += 2 + length
    height, width = struct.unpack(">HH", content[at + 5 : at + 9])
    return width, height
