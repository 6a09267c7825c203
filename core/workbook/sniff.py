"""What a file is, told by its content: names and endings are often wrong."""

import re

from core.errors import N_, NotAWorkbookError, ProtectedWorkbookError
from core.model import Message
from core.workbook.found import Kind
from core.workbook.guard import Package

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_HEAD = 4096
# What other files begin with; the file itself is named in the sentence.
_OTHERS = {
    b"%PDF": N_("a PDF document"),
    b"{\\rtf": N_("an RTF document"),
    b"Rar!": N_("a RAR archive"),
    b"7z\xbc\xaf": N_("a 7-Zip archive"),
    b"\x1f\x8b": N_("a gzip archive"),
    b"\x89PNG": N_("a picture"),
    b"\xff\xd8\xff": N_("a picture"),
    b"GIF8": N_("a picture"),
    b"\x09\x08": N_("a worksheet of before Excel 5"),
    b"\x09\x04": N_("a worksheet of before Excel 5"),
    b"\x09\x02": N_("a worksheet of before Excel 5"),
    b"MZ": N_("a program"),
    b"\x7fELF": N_("a program"),
    b"SQLite format 3": N_("a database"),
}
_MARKUP = re.compile(
    rb"\s*(?:<\?xml|<!doctype|<html|<head|<body|<table|<meta|<!--)", re.IGNORECASE
)
_SPREADSHEET_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
_WEB_PAGE = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|table|meta)\b", re.IGNORECASE
)
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_MACRO_TYPE = b"macroEnabled"
_NAMES = {
    "word/document.xml": N_("a Word document"),
    "ppt/presentation.xml": N_("a presentation"),
    "xl/workbook.bin": N_("a binary workbook (.xlsb)"),
    "content.xml": N_("an OpenDocument file of another sort"),
}
_STREAMS = {
    "WordDocument": N_("a Word document"),
    "PowerPoint Document": N_("a presentation"),
    "__properties_version1.0": N_("an Outlook message"),
}
_BOOKS = ("Workbook", "Book")
_ENCRYPTED = "EncryptedPackage"


def refuse_other_files(file: str, content: bytes) -> None:
    """Refuse what is neither zipped, nor OLE, nor text that may be a table.

    Raises:
        NotAWorkbookError: The file is something else, which is named.
    """
    for start, name in _OTHERS.items():
        if content.startswith(start):
            raise _other(file, name)
    head = content[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        head = head.decode("utf-16", "replace").encode()
    if not _MARKUP.match(head):
        return
    if _SPREADSHEET_XML in head:
        raise _other(file, N_("an XML spreadsheet of 2003"))
    if _WEB_PAGE.search(head):
        raise _other(file, N_("a web page"))
    raise _other(file, N_("an XML file"))


def zipped_kind(package: Package) -> Kind:
    """Return what sort of workbook a package is.

    Raises:
        NotAWorkbookError: It is none; what it is instead is named.
    """
    parts = package.parts
    if _ODS in package.head("mimetype"):
        return Kind.ODS
    if "xl/workbook.xml" in {name.replace("\\", "/").lower() for name in parts}:
        is_macro = _MACRO_TYPE in package.head("[Content_Types].xml")
        return Kind.XLSM if is_macro else Kind.XLSX
    for name, said in _NAMES.items():
        if name in parts:
            raise _other(package.file, said)
    raise _other(package.file, N_("a zip archive"))


def refuse_other_streams(file: str, content: bytes) -> None:
    """Refuse an OLE file that holds no workbook, or one behind a password.

    Raises:
        ProtectedWorkbookError: A zipped workbook is encrypted in it.
        NotAWorkbookError: It holds something else, which is named.
    """
    if _named(content, _ENCRYPTED):
        raise ProtectedWorkbookError(file=file)
    if any(_named(content, name) for name in _BOOKS):
        return
    for name, said in _STREAMS.items():
        if _named(content, name):
            raise _other(file, said)
    raise _other(file, N_("an OLE file without a workbook"))


def has_old_macros(content: bytes) -> bool:
    """Tell whether an .xls carries macros."""
    return _named(content, "_VBA_PROJECT_CUR")


def _named(content: bytes, stream: str) -> bool:
    """Tell whether a directory entry may be called so: its name, then a zero."""
    return stream.encode("utf-16-le") + b"\0\0" in content


def _other(file: str, name: str) -> NotAWorkbookError:
    return NotAWorkbookError(file=file, found=Message(text=name))
