"""The user's workbook opened for a change, or the sentence why it cannot be changed."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from core.errors import (
    N_,
    NotXlsxError,
    ProtectedWorkbookError,
    SignedWorkbookError,
    UnknownSheetError,
    UnsafeWorkbookError,
)
from core.model import Message
from core.workbook.package import Package, Tab
from core.workbook.placed import content_of
from core.workbook.xml_bytes import PartFault, XmlFault
from core.workbook.zip_parts import parts_of

_OLD_BINARY = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # OLE2: .xls, or an encrypted package
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SIGNED, _ORIGIN = "_xmlsignatures/", "origin"
_ZIP = b"PK"

_XLS = N_("an old workbook (.xls)")
_ODS = N_("an OpenDocument spreadsheet (.ods)")
_XLSB = N_("a binary workbook (.xlsb)")
_NOTHING = N_("no workbook")
_KINDS = {".xls": _XLS, ".ods": _ODS, ".xlsb": _XLSB}


@contextmanager
def opened(source: Path) -> Iterator[Package]:
    """Give a workbook's parts; faults found in them inside are told as damage.

    Raises:
        CchcError: It cannot be read, or is of a sort that must not be changed.
    """
    file = BytesIO(content_of(source))
    with as_damage(source):
        _require_package(source, file)
        package = Package(parts_of(file))
        _require_changeable(source, package)
        yield package


@contextmanager
def as_damage(source: Path) -> Iterator[None]:
    """Tell faults inside a file as damage of that file.

    Raises:
        UnsafeWorkbookError: A part cannot be changed safely.
    """
    try:
        yield
    except PartFault as fault:
        raise UnsafeWorkbookError(
            file=str(source), part=fault.part, problem=fault.reason
        ) from fault
    except XmlFault as fault:
        raise UnsafeWorkbookError(
            file=str(source), part="zip", problem=fault.reason
        ) from fault


def _require_package(source: Path, file: BinaryIO) -> None:
    """Let zip files pass; tell the others by what they are."""
    head = file.read(len(_OLD_BINARY))
    if head.startswith(_ZIP):
        return
    if head == _OLD_BINARY and _ENCRYPTED in file.read():
        raise ProtectedWorkbookError(file=str(source))
    kind = _XLS if head == _OLD_BINARY else _KINDS.get(source.suffix.casefold())
    raise NotXlsxError(file=str(source), kind=Message(text=kind or _NOTHING))


def _require_changeable(source: Path, package: Package) -> None:
    """Let .xlsx and .xlsm files without signature pass."""
    parts = package.parts
    kinds = {"xl/workbook.bin": _XLSB, "mimetype": _ODS}
    for name, kind in kinds.items():
        if parts.name(name):
            raise NotXlsxError(file=str(source), kind=Message(text=kind))
    if not parts.name("[Content_Types].xml"):
        raise NotXlsxError(file=str(source), kind=Message(text=_NOTHING))
    origins = (relation.kind == _ORIGIN for relation in package.relations(""))
    if any(name.startswith(_SIGNED) for name in parts.names) or any(origins):
        raise SignedWorkbookError(file=str(source))


def tabs_named(
    package: Package, source: Path, names: Mapping[str, object]
) -> tuple[Tab, ...]:
    """Return the worksheets of those names, in the same order.

    Raises:
        UnknownSheetError: The workbook has no such worksheet.
    """
    sheets = {tab.name: tab for tab in package.tabs() if tab.is_worksheet}
    for name in names:
        if name not in sheets:
            raise UnknownSheetError(file=str(source), sheet=name, known=tuple(sheets))
    return tuple(sheets[name] for name in names)
