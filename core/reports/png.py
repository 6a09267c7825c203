"""PNG made small: typst's own is written for speed and weighs three times as much.

Lines are unfiltered, colours put on eight shades of red, green and blue (ours lie on
them), the opaque alpha channel dropped and the rest deflated anew. For plain Python to
be quick, whole lines are added as one number.

Source: PNG specification (third edition), section 9, filters.
"""

import struct
import zlib
from collections.abc import Iterator
from functools import cache, lru_cache

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PIXEL = 4  # bytes: red, green, blue, alpha
_SHADES = 8  # of each colour; more are not seen at a phone's density
_LEVEL = 7
_NONE, _SUB, _UP, _AVERAGE, _PAETH = range(5)
_TRUE_COLOUR, _WITH_ALPHA = 2, 6
_HEADER = ">IIBBBBB"
_TO_SHADE = bytes(
    (value * (_SHADES - 1) + 127) // 255 * 255 // (_SHADES - 1) for value in range(256)
)


def small(picture: bytes) -> bytes:
    """Return the same picture in fewer bytes; one of another sort as it was."""
    chunks = dict(_chunks(picture))
    width, height, depth, sort, *rest = struct.unpack(_HEADER, chunks[b"IHDR"])
    if (depth, sort, *rest) != (8, _WITH_ALPHA, 0, 0, 0):
        return picture
    lines = _unfiltered(zlib.decompress(chunks[b"IDAT"]), width * _PIXEL)
    opaque = b"".join(_opaque(line) for line in lines)
    header = struct.pack(_HEADER, width, height, 8, _TRUE_COLOUR, 0, 0, 0)
    return b"".join(
        (
            SIGNATURE,
            _chunk(b"IHDR", header),
            _chunk(b"IDAT", zlib.compress(opaque, _LEVEL)),
            _chunk(b"IEND", b""),
        )
    )


def size(picture: bytes) -> tuple[int, int]:
    """Return width and height in pixels."""
    width, height, *_ = struct.unpack(_HEADER, dict(_chunks(picture))[b"IHDR"])
    return width, height


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the parts by name, those of the same name put together."""
    found: dict[bytes, bytes] = {}
    at = len(SIGNATURE)
    while at < len(picture):
        length, name = struct.unpack_from(">I4s", picture, at)
        found[name] = found.get(name, b"") + picture[at + 8 : at + 8 + length]
        at += length + 12
    yield from found.items()


def _chunk(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)


def _opaque(line: bytes) -> bytes:
    """Return a line without alpha, in few shades, after the sign for no filter."""
    seen = line.translate(_TO_SHADE)
    kept = bytearray(len(line) // _PIXEL * 3 + 1)
    for channel in range(3):
        kept[channel + 1 :: 3] = seen[channel::_PIXEL]
    return bytes(kept)


def _unfiltered(raw: bytes, width: int) -> Iterator[bytes]:
    """Yield the lines of a picture as they are seen."""
    before = bytes(width)
    for at in range(0, len(raw), width + 1):
        line = raw[at + 1 : at + 1 + width]
        before = _line(raw[at], line, before)
        yield before


def _line(sort: int, line: bytes, before: bytes) -> bytes:
    if sort == _UP:
        return _added(line, before)
    if sort == _SUB:
        return _summed(line)
    if sort == _NONE:
        return line
    return _predicted(line, before) if sort == _PAETH else _averaged(line, before)


@cache
def _masks(width: int) -> tuple[int, int]:
    """Return the top bit of every byte, and all other bits."""
    top = int.from_bytes(b"\x80" * width, "little")
    return top, int.from_bytes(b"\x7f" * width, "little")


def _sum(one: int, other: int, top: int, low: int) -> int:
    """Return two lines added byte by byte, each byte modulo 256."""
    return ((one & low) + (other & low)) ^ ((one ^ other) & top)


def _added(line: bytes, before: bytes) -> bytes:
    if not line.strip(b"\0"):
        return before
    added = _sum(
        int.from_bytes(line, "little"),
        int.from_bytes(before, "little"),
        *_masks(len(line)),
    )
    return added.to_bytes(len(line), "little")


def _summed(line: bytes) -> bytes:
    """Return the running sum of a line's pixels: each shift doubles its reach."""
    width = len(line)
    top, low = _masks(width)
    total, shift, whole = int.from_bytes(line, "little"), _PIXEL, (1 << 8 * width) - 1
    while shift < width:
        total = _sum(total, total << 8 * shift & whole, top, low)
        shift *= 2
    return total.to_bytes(width, "little")


def _averaged(line: bytes, before: bytes) -> bytes:
    """Return a line that was told from the mean of left and above."""
    seen = bytearray(len(line))
    for at, rest in enumerate(line):
        left = seen[at - _PIXEL] if at >= _PIXEL else 0
        seen[at] = rest + (left + before[at]) // 2 & 255
    return bytes(seen)


def _predicted(line: bytes, before: bytes) -> bytes:
    """Return a line that was told from left, above and the corner between them.

    Where nothing was added and the line above goes on alike, the pixel to the left
    goes on too: only the other pixels are reckoned one by one.
    """
    rest, above = memoryview(line).cast("I"), memoryview(before).cast("I")
    odd = [at for at in range(1, len(rest)) if rest[at] or above[at] != above[at - 1]]
    seen = bytearray(_plus(line[:_PIXEL], before[:_PIXEL]))
    for pixel in odd:
        at = pixel * _PIXEL
        if len(seen) < at:
            seen += seen[-_PIXEL:] * (pixel - len(seen) // _PIXEL)
        end = at + _PIXEL
        left, corner = bytes(seen[-_PIXEL:]), before[at - _PIXEL : at]
        seen += _pixel(line[at:end], left, before[at:end], corner)
    return bytes(seen + seen[-_PIXEL:] * (len(rest) - len(seen) // _PIXEL))


@lru_cache(maxsize=32_768)  # a picture has few colours, so few neighbourhoods
def _pixel(rest: bytes, left: bytes, above: bytes, corner: bytes) -> bytes:
    near = above if left == corner else bytes(map(_paeth, left, above, corner))
    return _plus(rest, near)


def _plus(rest: bytes, near: bytes) -> bytes:
    return bytes([one + other & 255 for one, other in zip(rest, near, strict=True)])


def _paeth(left: int, above: int, corner: int) -> int:
    """Return the neighbour that is nearest to left + above - corner."""
    across, down = abs(above - corner), abs(left - corner)
    askew = abs(left + above - 2 * corner)
    if across <= down and across <= askew:
        return left
    return above if down <= askew else corner
