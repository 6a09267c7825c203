"""PNG made small is the same picture."""

import struct
import zlib
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reports.png import SIGNATURE, size, small

SHADES = [value * 255 // 7 for value in range(8)]


def chunk(name: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + check


def png(rows: list[bytes], width: int, sort: int = 6) -> bytes:
    header = struct.pack(">IIBBBBB", width, len(rows), 8, sort, 0, 0, 0)
    packed = zlib.compress(b"".join(rows))
    # Two parts of the data, as writers may make them.
    parts = (packed[:5], packed[5:])
    body = b"".join(chunk(b"IDAT", part) for part in parts)
    return SIGNATURE + chunk(b"IHDR", header) + body + chunk(b"IEND", b"")


def filtered(sort: int, line: bytes, before: bytes) -> bytes:
    """Return a line as an encoder writes it with one of the five filters."""
    out = bytearray([sort])
    for at, value in enumerate(line):
        left = line[at - 4] if at >= 4 else 0
        corner = before[at - 4] if at >= 4 else 0
        above = before[at]
        guess = (0, left, above, (left + above) // 2, paeth(left, above, corner))[sort]
        out.append(value - guess & 255)
    return bytes(out)


def paeth(left: int, above: int, corner: int) -> int:
    near = left + above - corner
    return min((left, above, corner), key=lambda one: abs(near - one))


def pixels(picture: bytes) -> list[bytes]:
    """Return the lines of a small picture: three bytes a pixel, no filter."""
    width, height = size(picture)
    at, data = len(SIGNATURE), b""
    while at < len(picture):
        length, name = struct.unpack_from(">I4s", picture, at)
        data += picture[at + 8 : at + 8 + length] if name == b"IDAT" else b""
        at += length + 12
    raw = zlib.decompress(data)
    step = width * 3 + 1
    assert set(raw[::step]) == {0}
    return [raw[n * step + 1 : (n + 1) * step] for n in range(height)]


@st.composite
def pictures(draw: st.DrawFn) -> tuple[list[bytes], list[int], int]:
    width, height = draw(st.integers(1, 12)), draw(st.integers(1, 6))
    random = Random(draw(st.integers(0, 2**32)))  # noqa: S311  # no secret
    few = SHADES[: draw(st.integers(1, 8))]
    lines = [
        b"".join(
            bytes([*(random.choice(few) for _ in range(3)), 255]) for _ in range(width)
        )
        for _ in range(height)
    ]
    if draw(st.booleans()):
        lines = [lines[0]] * height
    return lines, [random.randrange(5) for _ in lines], width


@given(pictures())
def test_every_filter_is_undone(drawn: tuple[list[bytes], list[int], int]) -> None:
    lines, sorts, width = drawn
    before, rows = bytes(width * 4), []
    for line, sort in zip(lines, sorts, strict=True):
        rows.append(filtered(sort, line, before))
        before = line

    seen = pixels(small(png(rows, width)))

    wanted = [bytes(v for n, v in enumerate(line) if n % 4 != 3) for line in lines]
    assert seen == wanted


def test_shades_between_are_put_on_the_nearest() -> None:
    [line] = pixels(small(png([bytes([0, 20, 130, 250, 255])], 1)))

    assert [*line] == [36, 145, 255]


@pytest.mark.parametrize("sort", [2, 3])
def test_other_sorts_are_left_alone(sort: int) -> None:
    picture = png([b"\0\1\2\3"], 1, sort)

    assert small(picture) == picture
