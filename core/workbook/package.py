"""The parts of an .xlsx or .xlsm and how they refer to one another.

Source: ECMA-376 part 2 (packages) and part 1, 12 (SpreadsheetML packages).
"""

import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from core.errors import N_
from core.workbook.xml_bytes import (
    NOT_XML,
    Edit,
    PartFault,
    XmlBytes,
    XmlFault,
    attributes,
    opening,
    plain,
    xml_of,
)
from core.workbook.zip_parts import Parts

RELATED = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/",
)
_MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
TYPES = "[Content_Types].xml"
ANY_PREFIX = rb"(?:[A-Za-z_]\w*:)?"

_NO_BOOK = N_("the workbook itself is missing")
_NO_PART = N_("the part is missing")
OTHER_XML = N_("it is not the XML of a workbook")


@contextmanager
def faults_of(part: str) -> Iterator[None]:
    """Tell what is wrong inside as being wrong in a part.

    Raises:
        PartFault: Something is.
    """
    try:
        yield
    except XmlFault as fault:
        raise PartFault(part, fault) from fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A reference from one part to another.

    Attributes:
        id: Its name in the part that refers.
        kind: Last word of its type: ``worksheet``, ``comments``.
        target: Name of the part referred to.
    """

    id: str
    kind: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A sheet in the workbook's list.

    Attributes:
        name: As people see it.
        number: Its lasting number, which the calculation chain uses.
        part: The part that holds it.
        is_worksheet: Neither a chart sheet nor a dialogue.
    """

    name: str
    number: str
    part: str
    is_worksheet: bool


@dataclass(frozen=True, slots=True)
class Package:
    """A workbook's parts, read and changed by name."""

    parts: Parts

    def xml(self, part: str) -> XmlBytes:
        """Return a part ready for edits.

        Raises:
            PartFault: It is absent or cannot be edited.
        """
        with faults_of(part):
            return xml_of(self.parts.read(self._known(part)))

    def tree(self, part: str) -> ET.Element:
        """Return a part as a tree, for looking things up.

        Raises:
            PartFault: It is absent or no sound XML.
        """
        try:
            return ET.fromstring(self.xml(part).text.decode())  # noqa: S314  # has no DOCTYPE
        except (ET.ParseError, ValueError) as error:
            raise PartFault(part, XmlFault(NOT_XML)) from error

    def edit(self, part: str, edits: list[Edit]) -> None:
        """Make edits in a part.

        Raises:
            PartFault: The outcome would not be sound XML.
        """
        with faults_of(part):
            self.parts.changed[self._known(part)] = self.xml(part).edited(edits)

    def has(self, part: str) -> bool:
        """Tell whether there is such a part."""
        return self.parts.name(part) is not None

    def _known(self, part: str) -> str:
        name = self.parts.name(part)
        if name is not None:
            return name
        if part in self.parts.changed:
            return part
        raise XmlFault(_NO_PART)

    def relations(self, part: str) -> tuple[Relation, ...]:
        """Return what a part refers to inside the file; ``""`` is the file itself."""
        holder = relations_part(part)
        if not self.has(holder) and holder not in self.parts.changed:
            return ()
        return tuple(_relations(self.tree(holder), part))

    def related(self, part: str, kind: str) -> str | None:
        """Return the first part of a kind that ``part`` refers to."""
        found = (r.target for r in self.relations(part) if r.kind == kind)
        return next(found, None)

    def book(self) -> str:
        """Return the part that lists the sheets.

        Raises:
            PartFault: There is none.
        """
        part = self.related("", "officeDocument")
        if part is None or not self.has(part):
            raise PartFault(part or TYPES, XmlFault(_NO_BOOK))
        return part

    def tabs(self) -> tuple[Tab, ...]:
        """Return the workbook's sheets, in order."""
        book = self.book()
        related = {relation.id: relation for relation in self.relations(book)}
        found = (n for n in self.tree(book).iter() if local(n) == "sheet")
        return tuple(_tab(sheet, related) for sheet in found)


def _relations(tree: ET.Element, part: str) -> Iterator[Relation]:
    for node in tree:
        if local(node) == "Relationship" and node.get("TargetMode") != "External":
            yield Relation(
                id=node.get("Id", ""),
                kind=node.get("Type", "").rsplit("/", 1)[-1],
                target=_resolved(node.get("Target", ""), part),
            )


def _resolved(target: str, part: str) -> str:
    base = posixpath.join("/", posixpath.dirname(part))
    whole = posixpath.normpath(posixpath.join(base, unquote(target)))
    return whole.lstrip("/")


def _tab(sheet: ET.Element, related: dict[str, Relation]) -> Tab:
    references = (sheet.get(f"{{{each.rstrip('/')}}}id") for each in RELATED)
    reference = next((r for r in references if r), "")
    relation = related.get(reference)
    return Tab(
        name=sheet.get("name", ""),
        number=sheet.get("sheetId", ""),
        part=relation.target if relation else "",
        is_worksheet=relation is not None and relation.kind == "worksheet",
    )


def local(node: ET.Element) -> str:
    """Return an element's name without its namespace."""
    return str(node.tag).rsplit("}", 1)[-1]


def relations_part(part: str) -> str:
    """Return the part that holds the relations of ``part``."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def prefix_of(xml: XmlBytes, root: bytes) -> bytes:
    """Return the prefix, colon included, that a SpreadsheetML root element has.

    Raises:
        XmlFault: The root is another, or of another namespace.
    """
    found = opening(b"(" + ANY_PREFIX + b")", root).search(xml.scan)
    if not found or xml.scan.find(b"<", 0, found.start()) != -1:
        raise XmlFault(OTHER_XML)
    if namespace_of(xml) not in _MAIN:
        raise XmlFault(OTHER_XML)
    return found[1]


def namespace_of(xml: XmlBytes) -> str:
    """Return the namespace of a part's root element, where it has no prefix or one."""
    found = opening(b"(" + ANY_PREFIX + b")", rb"\w+").search(xml.scan)
    if not found:
        raise XmlFault(OTHER_XML)
    name = b"xmlns:" + found[1][:-1] if found[1] else b"xmlns"
    return plain(attributes(found[2]).get(name, b""))
