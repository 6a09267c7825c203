"""The elements of a worksheet after its rows, and where a new one belongs.

Source: ECMA-376 part 1, 18.3.1.99 (worksheet): the order of its children.
"""

import re
from collections.abc import Iterator

from core.errors import N_
from core.workbook.package import RELATED
from core.workbook.sheet_places import SheetXml
from core.workbook.xml_bytes import Edit, XmlFault, attributes, opening, plain

_AFTER = (
    b"legacyDrawingHF", b"drawingHF", b"picture", b"oleObjects", b"controls",
    b"webPublishItems", b"tableParts", b"extLst",
)  # fmt: skip
_TAG = re.compile(rb"""<(/?)([^\s/>]+)((?:[^>"'/]|"[^"]*"|'[^']*'|/(?!>))*+)(/?)>""")
_NAMESPACE = re.compile(rb"""xmlns:(\w+)\s*=\s*["']([^"']*)["']""")
_OPEN = N_("its elements do not end")


def legacy_drawing(sheet: SheetXml) -> str | None:
    """Return the name of the reference to the sheet's old-style drawing, or None."""
    found = sheet.element(b"legacyDrawing")
    if not found:
        return None
    ids = (v for k, v in attributes(found[1]).items() if k.endswith(b":id"))
    return next((plain(each) for each in ids), None)


def legacy_drawing_edit(sheet: SheetXml, reference: str) -> Edit:
    """Return the edit that makes a sheet show an old-style drawing.

    Raises:
        XmlFault: The elements after the rows cannot be told apart.
    """
    prefix, declared = _relations_prefix(sheet)
    told = b' %s:id="%s"' % (prefix, reference.encode())
    new = b"<" + sheet.prefix + b"legacyDrawing" + declared + told + b"/>"
    found = sheet.element(b"legacyDrawing")
    if found:  # it led nowhere
        return *found.span(), new
    at = _place(sheet)
    return at, at, new


def _relations_prefix(sheet: SheetXml) -> tuple[bytes, bytes]:
    """Return the prefix of references, and its declaration where there is none."""
    root = opening(sheet.prefix, b"worksheet").search(sheet.xml.scan)
    names = _NAMESPACE.findall(root[1]) if root else []
    spaces = [each.rstrip("/").encode() for each in RELATED]
    for name, space in names:
        if space in spaces:
            return name, b""
    return b"r", b' xmlns:r="' + spaces[0] + b'"'


def _place(sheet: SheetXml) -> int:
    names = [sheet.prefix + name for name in _AFTER]
    for start, name, inside in _children(sheet):
        alternative = name.endswith(b"AlternateContent")
        if name in names or (alternative and any(b"<" + n in inside for n in names)):
            return start
    return sheet.xml.scan.rfind(b"</")


def _children(sheet: SheetXml) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield start, name and whole text of each element after the rows."""
    depth, start, top = 0, 0, b""
    scan = sheet.xml.scan
    for tag in _TAG.finditer(scan, sheet.end):
        if not depth:
            start, top = tag.start(), tag[2]
        depth += -1 if tag[1] else not tag[4]
        if depth < 0:
            return
        if not depth:
            yield start, top, scan[start : tag.end()]
    raise XmlFault(_OPEN)
