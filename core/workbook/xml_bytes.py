"""XML changed where it stands: what is not replaced keeps every byte it had.

Markup is found in a copy of equal length whose comments, CDATA and instructions are
blanked, so that nothing in them is taken for an element; edits go to the original.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from xml.parsers import expat

from core.errors import N_
from core.model import Message

Edit = tuple[int, int, bytes]  # start, end, what stands there instead
_ASIDES = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([^"']+)["']""")
_INSIDE = rb"""((?:[^>"'/]|"[^"]*"|'[^']*'|/(?!>))*+)"""
_ATTRIBUTE = re.compile(rb"""([^\s="'/]+)\s*=\s*("[^"]*"|'[^']*')""")
_WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_PLAIN = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii"})
# Characters XML cannot carry, and text that would read as such an escape.
_ODD = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_UNNAMED = {b"&lt;": "<", b"&gt;": ">", b"&quot;": '"', b"&apos;": "'", b"&amp;": "&"}
_REFERENCE = re.compile(rb"&(?:lt|gt|quot|apos|amp|#\d+|#x[0-9A-Fa-f]+);")

NOT_XML = N_("it is not well-formed XML")
_TYPED = N_("it declares a document type")
_CODED = N_("its encoding {encoding} is not one of a workbook")


class XmlFault(Exception):  # noqa: N818  # turned into a CchcError where files are known
    """A part that cannot be changed safely; the message says why."""

    def __init__(self, text: str, **params: object) -> None:
        """Keep the reason as a message."""
        super().__init__(text)
        self.reason = Message(text=text, params=params)


class PartFault(Exception):  # noqa: N818  # turned into a CchcError where files are known
    """A part that stops the work, and why."""

    def __init__(self, part: str, fault: XmlFault) -> None:
        """Keep the name of the part beside the reason."""
        super().__init__(part)
        self.part = part
        self.reason = fault.reason


@dataclass(frozen=True, slots=True, kw_only=True)
class XmlBytes:
    """A part as UTF-8, with the copy that markup is looked for in.

    Attributes:
        text: The part; UTF-16 parts are UTF-8 in here.
        scan: As long as ``text``, asides blanked.
        wide: The codec of a UTF-16 part.
    """

    text: bytes
    scan: bytes
    wide: str | None = None

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """Return the part with ``edits`` made, in the encoding it came in.

        Raises:
            XmlFault: The outcome would not be well-formed.
        """
        text = spliced(self.text, edits)
        raw = text.decode().encode(self.wide) if self.wide else text
        well_formed(raw)
        return raw


def xml_of(raw: bytes) -> XmlBytes:
    """Return the part ready for edits.

    Raises:
        XmlFault: It has a document type or an encoding no workbook has.
    """
    wide = _WIDE.get(raw[:2])
    text = _narrow(raw, wide) if wide else raw
    if b"<!DOCTYPE" in text:
        raise XmlFault(_TYPED)
    declared = _DECLARED.match(text.removeprefix(b"\xef\xbb\xbf"))
    if declared and not wide and declared[1].lower() not in _PLAIN:
        raise XmlFault(_CODED, encoding=declared[1].decode("ascii", "replace"))
    scan = _ASIDES.sub(lambda aside: b" " * len(aside[0]), text)
    return XmlBytes(text=text, scan=scan, wide=wide)


def _narrow(raw: bytes, wide: str) -> bytes:
    try:
        return raw.decode(wide).encode()
    except UnicodeError:
        raise XmlFault(NOT_XML) from None


def well_formed(raw: bytes) -> None:
    """Let well-formed XML pass.

    Raises:
        XmlFault: It is not.
    """
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(raw, True)  # noqa: FBT003  # positional only
    except (expat.ExpatError, ValueError):
        raise XmlFault(NOT_XML) from None


def spliced(text: bytes, edits: Iterable[Edit]) -> bytes:
    """Return ``text`` with each span replaced; spans do not overlap."""
    pieces: list[bytes] = []
    at = 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        pieces += (text[at:start], new)
        at = end
    return b"".join((*pieces, text[at:]))


@cache
def opening(prefix: bytes, name: bytes) -> re.Pattern[bytes]:
    """Return what finds ``<prefix:name …>``: group 1 attributes, group 2 the slash."""
    return re.compile(rb"<" + prefix + name + rb"(?=[\s/>])" + _INSIDE + rb"(/?)>")


@cache
def closing(prefix: bytes, name: bytes) -> re.Pattern[bytes]:
    """Return what finds ``</prefix:name>``."""
    return re.compile(rb"</" + prefix + name + rb"\s*>")


def attributes(inside: bytes) -> dict[bytes, bytes]:
    """Return a tag's attributes, values as they stand in the file."""
    return {name: value[1:-1] for name, value in _ATTRIBUTE.findall(inside)}


def plain(value: bytes) -> str:
    """Return what a raw attribute value or text stands for."""
    return _REFERENCE.sub(_named, value).decode("utf-8", "replace")


def _named(reference: re.Match[bytes]) -> bytes:
    name = reference[0]
    if name in _UNNAMED:
        return _UNNAMED[name].encode()
    digits = name[2:-1]
    point = int(digits[1:], 16) if digits[:1] in b"xX" else int(digits)
    return chr(min(point, 0x10FFFF)).encode("utf-8", "replace")


def without(inside: bytes, names: Iterable[bytes]) -> bytes:
    """Return a tag's attributes as they stand, less those named."""
    gone = frozenset(names)
    kept = inside
    for found in reversed([*_ATTRIBUTE.finditer(inside)]):
        if found[1] in gone:
            kept = kept[: found.start()].rstrip() + kept[found.end() :]
    return kept.rstrip()


def with_attributes(inside: bytes, new: Mapping[bytes, bytes]) -> bytes:
    """Return a tag's attributes with some given, in place where they were."""
    kept = inside.rstrip()
    for name, value in new.items():
        written = name + b'="' + value + b'"'
        found = next((a for a in _ATTRIBUTE.finditer(kept) if a[1] == name), None)
        if found:
            kept = kept[: found.start()] + written + kept[found.end() :]
        else:
            kept += b" " + written
    return kept


def escaped(text: str) -> bytes:
    """Return text for the inside of an element or attribute."""
    return "".join(_ENTITIES.get(letter, letter) for letter in text).encode()


def cell_text(text: str) -> bytes:
    r"""Return a cell's text: what XML cannot carry becomes ``_x000B_``.

    Line ends inside a cell are ``\n`` in files; text that looks like such an escape
    is kept from being read as one.
    """
    even = text.replace("\r\n", "\n")
    return escaped(_ODD.sub(lambda odd: f"_x{ord(odd[0]):04X}_", even))
