"""Zip files that come out the same every time: fixed order, one time stamp."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_READABLE = 0o100644 << 16


def zipped(files: Mapping[str, bytes], made: datetime) -> bytes:
    """Return a zip file of ``files`` in their order, each stamped ``made``."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            line = ZipInfo(name, made.timetuple()[:6])
            line.compress_type, line.external_attr = ZIP_DEFLATED, _READABLE
            line.create_system = 3  # the same on Windows
            archive.writestr(line, content)
    return out.getvalue()


def restamped(content: bytes, made: datetime) -> bytes:
    """Return a zip file with the same files, all stamped ``made``."""
    with ZipFile(BytesIO(content)) as archive:
        files = {line.filename: archive.read(line) for line in archive.infolist()}
    return zipped(files, made)
