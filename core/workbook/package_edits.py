"""Parts added to a workbook or taken out of it, with all that tells of them."""

import re
from collections.abc import Iterator
from itertools import count

from core.workbook.package import (
    ANY_PREFIX,
    OTHER_XML,
    RELATED,
    TYPES,
    Package,
    faults_of,
    relations_part,
)
from core.workbook.xml_bytes import (
    Edit,
    XmlBytes,
    XmlFault,
    attributes,
    escaped,
    opening,
    plain,
)

_NO_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships '
    b'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
)


def forget(package: Package, part: str, kind: str, target: str) -> None:
    """Take a part out of the file, with the reference to it and its type.

    Raises:
        PartFault: A part that tells of it cannot be edited.
    """
    known = package.parts.name(target)
    if known is None:
        return
    package.parts.dropped.add(known)
    holder = relations_part(part)
    package.edit(holder, _drop_relation(package.xml(holder), kind))
    package.edit(TYPES, _drop_type(package.xml(TYPES), target))


def free_name(package: Package, pattern: str) -> str:
    """Return the first part name of a pattern with ``{}`` that is not taken."""
    names = (pattern.format(number) for number in count(1))
    changed = package.parts.changed
    return next(n for n in names if not package.has(n) and n not in changed)


def add_part(package: Package, part: str, content: bytes) -> None:
    """Put a new part into the file."""
    package.parts.changed[part] = content


def relate(package: Package, part: str, kind: str, target: str) -> str:
    """Make a part refer to another; return the name of the reference.

    Raises:
        PartFault: The part's references cannot be edited.
    """
    holder = relations_part(part)
    if not package.has(holder) and holder not in package.parts.changed:
        add_part(package, holder, _NO_RELATIONS)
    taken = {relation.get("Id") for relation in package.tree(holder)}
    name = next(n for number in count(1) if (n := f"rId{number}") not in taken)
    told = f'Relationship Id="{name}" Type="{_base(package)}{kind}" Target="/{target}"'
    _append(package, holder, b"Relationships", told.encode())
    return name


def _base(package: Package) -> str:
    """Return how types of references begin in this workbook: strict or not."""
    types = [node.get("Type", "") for node in package.tree(relations_part(""))]
    strict = any(kind.startswith(RELATED[1]) for kind in types)
    return RELATED[1] if strict else RELATED[0]


def add_type(
    package: Package, *, part: str = "", ending: str = "", content: str
) -> None:
    """Tell the type of a part, or of all parts with an ending, unless it is told.

    Raises:
        PartFault: The list of types cannot be edited.
    """
    xml = package.xml(TYPES)
    name, key, value = b"Default", b"Extension", ending
    if part:
        name, key, value = b"Override", b"PartName", f"/{part}"
    for found in opening(ANY_PREFIX, name).finditer(xml.scan):
        if plain(attributes(found[1]).get(key, b"")).casefold() == value.casefold():
            return
    content_type = b' ContentType="' + escaped(content) + b'"'
    told = b" " + key + b'="' + escaped(value) + b'"' + content_type
    _append(package, TYPES, b"Types", name + told)


def _append(package: Package, part: str, root: bytes, child: bytes) -> None:
    with faults_of(part):
        edit = appended(package.xml(part), root, child)
    package.edit(part, [edit])


def appended(xml: XmlBytes, root: bytes, child: bytes) -> Edit:
    """Return the edit that gives a root element one more empty child.

    Raises:
        XmlFault: The root element is not there.
    """
    found = opening(b"(" + ANY_PREFIX + b")", root).search(xml.scan)
    end = xml.scan.rfind(b"</")
    if not found:
        raise XmlFault(OTHER_XML)
    new = b"<" + found[1] + child + b"/>"
    if found[3]:
        head = xml.text[found.start() : found.end() - 2]
        closed = b"</" + found[1] + root + b">"
        return found.start(), found.end(), head + b">" + new + closed
    return end, end, new


def _drop_relation(xml: XmlBytes, kind: str) -> list[Edit]:
    return [
        (*found.span(), b"")
        for found in _empty_elements(xml, b"Relationship")
        if plain(attributes(found[1]).get(b"Type", b"")).endswith(f"/{kind}")
    ]


def _drop_type(xml: XmlBytes, part: str) -> list[Edit]:
    return [
        (*found.span(), b"")
        for found in _empty_elements(xml, b"Override")
        if plain(attributes(found[1]).get(b"PartName", b"")).lstrip("/").casefold()
        == part.casefold()
    ]


def _empty_elements(xml: XmlBytes, name: bytes) -> Iterator[re.Match[bytes]]:
    """Yield elements without children, ``<x …/>`` or ``<x …></x>``."""
    whole = opening(ANY_PREFIX, name).pattern + rb"(?:(?<=/>)|\s*</[^>]*>)"
    return re.finditer(whole, xml.scan)
