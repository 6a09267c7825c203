"""What a workbook keeps about the order and time of its calculations.

Source: ECMA-376 part 1, 18.6 (calculation chain) and 18.2.2 (calcPr).
"""

import re
from collections.abc import Collection, Iterator, Mapping

from core.workbook.found import Spot, a1
from core.workbook.package import Package, faults_of, prefix_of
from core.workbook.package_edits import forget
from core.workbook.xml_bytes import (
    Edit,
    XmlBytes,
    attributes,
    closing,
    opening,
    with_attributes,
)

# What stands before calcPr in a workbook, last first (18.2.27).
_BEFORE = (
    b"definedNames", b"externalReferences", b"functionGroups", b"sheets", b"bookViews",
)  # fmt: skip
_NUMBER = b"i"
Gone = Mapping[str, Collection[Spot]]  # by the sheet's lasting number


def forget_formulas(package: Package, gone: Gone, *, new: bool) -> None:
    """Take cells without formula out of the calculation chain.

    With ``new`` formulas the whole chain goes: Excel makes another when it opens the
    workbook.

    Raises:
        PartFault: The parts concerned cannot be edited.
    """
    book = package.book()
    chain = package.related(book, "calcChain")
    if chain is None or not (new or any(gone.values())):
        return
    xml = package.xml(chain)
    cells = [] if new else [*opening(rb"(?:\w+:)?", b"c").finditer(xml.scan)]
    edits = [*_edits(cells, gone)]
    dropped = sum(not edit[2] for edit in edits)
    if dropped == len(cells):
        forget(package, book, "calcChain", chain)
    elif edits:
        package.edit(chain, edits)


def _edits(cells: list[re.Match[bytes]], gone: Gone) -> Iterator[Edit]:
    """Yield the entries dropped, and those that relied on a dropped one's sheet."""
    names = {(number, a1(*spot)) for number, spots in gone.items() for spot in spots}
    number = said = b""
    for found in cells:
        told = attributes(found[1])
        number = told.get(_NUMBER, number)
        if (number.decode(), told.get(b"r", b"").decode()) in names:
            yield *found.span(), b""
            continue
        if _NUMBER not in told and said != number:
            yield *found.span(1), with_attributes(found[1], {_NUMBER: number})
        said = number


def compute_on_opening(package: Package) -> None:
    """Make programs compute every formula when they open the workbook.

    Raises:
        PartFault: The workbook part cannot be edited.
    """
    book = package.book()
    xml = package.xml(book)
    with faults_of(book):
        prefix = prefix_of(xml, b"workbook")
    package.edit(book, [_full_calculation(xml, prefix)])


def _full_calculation(xml: XmlBytes, prefix: bytes) -> Edit:
    found = opening(prefix, b"calcPr").search(xml.scan)
    if found:
        inside = with_attributes(found[1], {b"fullCalcOnLoad": b"1"})
        return *found.span(1), inside
    new = b"<" + prefix + b'calcPr fullCalcOnLoad="1"/>'
    at = next(at for name in _BEFORE if (at := _end(xml, prefix, name)))
    return at, at, new


def _end(xml: XmlBytes, prefix: bytes, name: bytes) -> int:
    """Return where the element ends, 0 if there is none."""
    found = opening(prefix, name).search(xml.scan)
    if not found:
        return 0
    closed = None if found[2] else closing(prefix, name).search(xml.scan, found.end())
    return closed.end() if closed else found.end()
