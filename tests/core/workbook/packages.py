"""Zipped workbooks made by hand, byte for byte the same each time."""

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
STORED, DEFLATED = 0, 8
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES = (
    f"{HEAD}<Types xmlns="
    '"http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/{SHEET}" ContentType="{_TYPE}.worksheet+xml"/></Types>'
)
_RELATIONS = (
    f"{HEAD}<Relationships xmlns="
    '"http://schemas.openxmlformats.org/package/2006/relationships">'
)
_ODS = "urn:oasis:names:tc:opendocument:xmlns"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One part of a zip file, with whatever its headers are to say.

    Attributes:
        name: Name of the part.
        content: Its bytes.
        method: How it is packed.
        flags: General purpose flags.
        said: The unpacked length the headers state, if another than the true one.
        extra: Extra field of the listed header.
    """

    name: str
    content: bytes
    method: int = DEFLATED
    flags: int = 0
    said: int | None = None
    extra: bytes = b""


def zipped(*entries: Entry) -> bytes:
    """Return a zip file of the entries, in order."""
    body, listed = b"", b""
    for entry in entries:
        packed = _packed(entry)
        said = len(entry.content) if entry.said is None else entry.said
        name = entry.name.encode()
        common = struct.pack(
            *("<HHHHHIII", 20, entry.flags, entry.method, 0, 33),
            *(zlib.crc32(entry.content), len(packed), said),
        )
        place = len(body)
        sizes = struct.pack("<HH", len(name), 0)
        body += b"PK\3\4" + common + sizes + name + packed
        listed += b"PK\1\2\x14\0" + common
        listed += struct.pack(
            "<HHHHHII", len(name), len(entry.extra), 0, 0, 0, 0, place
        )
        listed += name + entry.extra
    return body + listed + ending(len(entries), len(listed), len(body))


def ending(count: int, length: int, place: int) -> bytes:
    """Return the record that ends a zip file."""
    shown = min(count, 0xFFFF)
    return b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, shown, shown, length, place, 0)


def _packed(entry: Entry) -> bytes:
    if entry.method != DEFLATED:
        return entry.content
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(entry.content) + packer.flush()


def entries(
    sheet: str | bytes, parts: Mapping[str, str | bytes] | None = None
) -> list[Entry]:
    """Return the parts of a workbook with one sheet; ``parts`` adds or replaces."""
    known: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": f'{_RELATIONS}<Relationship Id="r1" Type="{OFFICE}/'
        'officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{_RELATIONS}<Relationship Id="r1" Type="'
        f'{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" '
        f'Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship '
        f'Id="r3" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
        SHEET: sheet,
    } | dict(parts or {})
    return [
        Entry(name=name, content=text.encode() if isinstance(text, str) else text)
        for name, text in known.items()
    ]


def book(sheet: str | bytes, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return a workbook with one sheet; ``parts`` adds or replaces parts."""
    return zipped(*entries(sheet, parts))


def sheet(rows: str, after: str = "", before: str = "") -> str:
    """Return a sheet's part with the rows given."""
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>'
        f"{after}</worksheet>"
    )


def strings(*items: str) -> str:
    """Return a part of shared texts."""
    return f'{HEAD}<sst xmlns="{MAIN}">{"".join(items)}</sst>'


def properties(text: str) -> dict[str, str]:
    """Return a properties part whose subject is ``text``."""
    return {
        "docProps/core.xml": f'{HEAD}<cp:coreProperties xmlns:cp="urn:c" '
        f'xmlns:dc="urn:d"><dc:subject>{text}</dc:subject></cp:coreProperties>'
    }


def ods_content(tables: str) -> str:
    """Return the content part of an OpenDocument workbook with the tables given."""
    return (
        f'{HEAD}<office:document-content xmlns:office="{_ODS}:office:1.0" '
        f'xmlns:table="{_ODS}:table:1.0" xmlns:text="{_ODS}:text:1.0" '
        'office:version="1.2"><office:body><office:spreadsheet>'
        f"{tables}</office:spreadsheet></office:body></office:document-content>"
    )


def ods(tables: str, parts: Mapping[str, str] | None = None) -> bytes:
    """Return an OpenDocument workbook with the tables given."""
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = f'<manifest:manifest xmlns:manifest="{_ODS}:manifest:1.0"/>'
    known = {
        "mimetype": kind,
        "META-INF/manifest.xml": manifest,
        "content.xml": ods_content(tables),
    } | dict(parts or {})
    return zipped(
        *(Entry(name=name, content=text.encode()) for name, text in known.items())
    )


def table(rows: str) -> str:
    """Return one table of an OpenDocument workbook."""
    return f'<table:table table:name="S">{rows}</table:table>'


def value(text: str, more: str = "") -> str:
    """Return a cell of an OpenDocument workbook that holds a number."""
    return (
        f'<table:table-cell office:value-type="float" office:value="{text}" {more}>'
        f"<text:p>{text}</text:p></table:table-cell>"
    )
