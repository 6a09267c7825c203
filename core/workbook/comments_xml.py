"""The texts of a sheet's comments: those there are stay, ours come after them.

Source: ECMA-376 part 1, 18.7 (comments).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from core.errors import N_
from core.workbook.found import Spot, a1
from core.workbook.package import prefix_of
from core.workbook.xml_bytes import (
    Edit,
    XmlBytes,
    XmlFault,
    attributes,
    cell_text,
    closing,
    escaped,
    opening,
    plain,
)

AUTHOR = "CCHC"
NO_COMMENTS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<comments xmlns="%s"><authors/><commentList/></comments>'
)
_FONT = b'<%(p)ssz val="9"/><%(p)scolor indexed="81"/><%(p)srFont val="Tahoma"/>'
_RUN = (
    b"<%(p)sr><%(p)srPr>" + _FONT + b'<%(p)sfamily val="2"/></%(p)srPr>'
    b'<%(p)st xml:space="preserve">%(text)s</%(p)st></%(p)sr>'
)
_NO_LIST = N_("it lists no comments")
_UNCLOSED = N_("the comment at {cell} does not end")


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment that a sheet has: where it is told and where its text stands."""

    start: int
    end: int
    text: str


def comment_edits(xml: XmlBytes, notes: Mapping[Spot, str]) -> list[Edit]:
    """Return the edits that add ``notes`` to a sheet's comments.

    Where a cell has a comment, the note stands below it, under our name.

    Raises:
        XmlFault: The part is no list of comments.
    """
    prefix = prefix_of(xml, b"comments")
    remarks = dict(_remarks(xml, prefix))
    author, edits = _author(xml, prefix)
    new = b""
    for spot, note in sorted(notes.items()):
        remark = remarks.get(a1(*spot))
        if remark is None:
            new += _comment(prefix, spot, author, note)
        elif note not in remark.text:
            edits += _lengthened(xml, prefix, remark, note)
    return [*edits, *_into(xml, prefix, b"commentList", new)]


def _remarks(xml: XmlBytes, prefix: bytes) -> Iterator[tuple[str, Remark]]:
    letters = re.compile(b"<" + prefix + rb"t(?=[\s>])[^>]*>([^<]*)</")
    for found in opening(prefix, b"comment").finditer(xml.scan):
        cell = plain(attributes(found[1]).get(b"ref", b""))
        closed = closing(prefix, b"comment").search(xml.scan, found.end())
        if found[2] or not closed:
            raise XmlFault(_UNCLOSED, cell=cell)
        texts = letters.findall(xml.scan, found.end(), closed.start())
        text = plain(b"".join(texts))
        yield cell, Remark(found.end(), closed.start(), text)


def _author(xml: XmlBytes, prefix: bytes) -> tuple[int, list[Edit]]:
    """Return our number among the authors, and the edit that puts us there."""
    begin = opening(prefix, b"authors").search(xml.scan)
    pattern = re.compile(
        b"<" + prefix + b"author(?:\\s*/>|\\s*>([^<]*)</" + prefix + b"author\\s*>)"
    )
    names = [plain(found[1] or b"") for found in pattern.finditer(xml.scan)]
    if not begin:
        raise XmlFault(_NO_LIST)
    if AUTHOR in names:
        return names.index(AUTHOR), []
    us = b"<%sauthor>%s</%sauthor>" % (prefix, AUTHOR.encode(), prefix)
    return len(names), _into(xml, prefix, b"authors", us)


def _into(xml: XmlBytes, prefix: bytes, name: bytes, new: bytes) -> list[Edit]:
    """Return the edit that puts ``new`` at the end of an element."""
    found = opening(prefix, name).search(xml.scan)
    if not found:
        raise XmlFault(_NO_LIST)
    if not new:
        return []
    if found[2]:
        opened = b"<" + prefix + name + found[1] + b">"
        whole = opened + new + b"</" + prefix + name + b">"
        return [(*found.span(), whole)]
    closed = closing(prefix, name).search(xml.scan, found.end())
    if not closed:
        raise XmlFault(_NO_LIST)
    return [(closed.start(), closed.start(), new)]


def _run(prefix: bytes, text: str) -> bytes:
    return _RUN % {b"p": prefix, b"text": cell_text(text)}


def _comment(prefix: bytes, spot: Spot, author: int, note: str) -> bytes:
    told = b'ref="%s" authorId="%d" shapeId="0"' % (a1(*spot).encode(), author)
    text = b"<%stext>%s</%stext>" % (prefix, _run(prefix, note), prefix)
    return b"<%scomment %s>%s</%scomment>" % (prefix, told, text, prefix)


def _lengthened(
    xml: XmlBytes, prefix: bytes, remark: Remark, note: str
) -> Iterator[Edit]:
    """Yield the edits that put a note below the text of a comment."""
    run = _run(prefix, f"\n\n{AUTHOR}: {note}")
    text = opening(prefix, b"text").search(xml.scan, remark.start, remark.end)
    closed = closing(prefix, b"text").search(xml.scan, remark.start, remark.end)
    if not text or text[2] or not closed:
        whole = b"<%stext>%s</%stext>" % (prefix, run, prefix)
        span = text.span() if text else (remark.start, remark.start)
        yield *span, whole
        return
    start, end = text.end(), closed.start()
    lone = opening(prefix, b"t").match(xml.scan, start + _blanks(xml.scan, start, end))
    if lone:  # text without runs becomes one, or what follows is not shown
        at = lone.end()
        if not lone[2]:
            ending = closing(prefix, b"t").search(xml.scan, lone.end(), end)
            at = ending.end() if ending else end
        yield lone.start(), lone.start(), b"<" + prefix + b"r>"
        yield at, at, b"</" + prefix + b"r>" + run
        return
    ends = [m.end() for m in closing(prefix, b"r").finditer(xml.scan, start, end)]
    at = max(ends, default=start)
    yield at, at, run


def _blanks(scan: bytes, start: int, end: int) -> int:
    inside = scan[start:end]
    return len(inside) - len(inside.lstrip())


def new_comments(namespace: str) -> bytes:
    """Return a list of comments that is empty, in the workbook's own namespace."""
    return NO_COMMENTS % escaped(namespace)
