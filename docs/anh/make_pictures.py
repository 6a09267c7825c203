"""Draw the pictures of docs/bao-cao.md from the shipped decision.

Run it with the Python of the tests: ``.venv/bin/python docs/anh/make_pictures.py``.
"""  # noqa: INP001  # a script, in no package

import struct
import zlib
from datetime import date
from pathlib import Path

from pypdfium2 import PdfDocument

from core.api import open_archive
from core.api.pictures import Asked, picture
from core.api.report import Format, report
from core.i18n import Localizer

FOLDER = Path(__file__).parent
SCALE = 1.3  # pixels for a point of the page
PICTURES = {
    "hinh-xep-hang": Asked(kind="ranking", group="huyen"),
    "hinh-don-vi": Asked(kind="unit", unit="so-tu-phap"),
    "hinh-so-sanh": Asked(kind="compare", unit="so-y-te", other="so-noi-vu", dark=True),
    "hinh-phan-bo": Asked(kind="distribution", group="so"),
}


def main() -> None:
    """Write the pictures."""
    archive, localizer = open_archive(), Localizer("vi")
    for name, asked in PICTURES.items():
        drawn = picture(archive, asked, localizer)
        (FOLDER / f"{name}.png").write_bytes(drawn.png)
    made = report(archive.result(), localizer, made=date(2026, 11, 23), version="0.1.0")
    (FOLDER / "phu-bieu.png").write_bytes(first_page(made.rendered(Format.PDF)))


def first_page(pdf: bytes) -> bytes:
    """Return the first page as a grey PNG."""
    bitmap = PdfDocument(pdf)[0].render(scale=SCALE, grayscale=True)
    seen, stride = bytes(bitmap.buffer), bitmap.stride
    lines = (seen[y * stride :][: bitmap.width] for y in range(bitmap.height))
    header = struct.pack(">IIBBBBB", bitmap.width, bitmap.height, 8, 0, 0, 0, 0)
    content = zlib.compress(b"".join(b"\0" + line for line in lines), 9)
    parts = ((b"IHDR", header), (b"IDAT", content), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


def chunk(name: bytes, content: bytes) -> bytes:
    """Return one part of a PNG."""
    check = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)


if __name__ == "__main__":
    main()
