"""A second look at a workbook that the parser gave up, though people can open it.

The parser knows the errors of Excel 2003 only: one ``#SPILL!`` and it reads nothing.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from core.errors import N_, DamagedWorkbookError
from core.model import Message
from core.workbook.found import CellError
from core.workbook.guard import Package

_SHEETS = "xl/worksheets/"
_MOST = 32 << 20  # bytes of a part; it is held whole, twice
_ERROR = re.compile(
    rb'(<c [^<>]*\bt="e"[^<>]*>(?:<f[^<>]*/>|<f[^<>]*>[^<]*</f>)?<v>)([^<]*)(</v>)'
)
_NUMBER = re.compile(
    rb'<c r="([A-Z]+[0-9]+)"(?: s="[0-9]+")?(?: t="n")?>'
    rb"(?:<f[^<>]*/>|<f[^<>]*>[^<]*</f>)?<v>([^<]*)</v>"
)
_FLOAT = re.compile(rb"\s*[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\s*")
_KNOWN = frozenset(error.value.encode() for error in CellError)


def mended(package: Package) -> bytes | None:
    """Return the workbook with newer errors as ``#VALUE!``; None if it has none."""
    changed = dict(_changed(package))
    if not changed:
        return None
    content = BytesIO()
    with ZipFile(content, "w") as target:
        for name in package.parts:
            if name in changed:
                target.writestr(name, changed[name])
            elif name.endswith((".xml", ".rels")):
                target.writestr(name, b"".join(package.chunks(name)))
    return content.getvalue()


def odd_number(package: Package) -> DamagedWorkbookError | None:
    """Return the error of the first number cell that holds no number."""
    for name, content in _sheets(package):
        for where, text in _NUMBER.findall(content):
            if not _FLOAT.fullmatch(text):
                said = text.decode("utf-8", "replace")[:40]
                problem = Message(
                    text=N_('the number in cell {cell} is written "{text}"'),
                    params={"cell": where.decode(), "text": said},
                )
                return DamagedWorkbookError(
                    file=package.file, part=name, problem=problem
                )
    return None


def _changed(package: Package) -> Iterator[tuple[str, bytes]]:
    for name, content in _sheets(package):
        new = _ERROR.sub(_value_error, content) if b't="e"' in content else content
        if new != content:
            yield name, new


def _value_error(found: re.Match[bytes]) -> bytes:
    start, text, end = found.groups()
    return start + (text if text in _KNOWN else b"#VALUE!") + end


def _sheets(package: Package) -> Iterator[tuple[str, bytes]]:
    for name, entry in package.parts.items():
        if name.startswith(_SHEETS) and entry.file_size <= _MOST:
            yield name, b"".join(package.chunks(name))
