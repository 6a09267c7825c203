"""Addresses of cells and areas as files write them."""

import re

from core.errors import N_
from core.workbook.found import Area, Spot
from core.workbook.xml_bytes import XmlFault, plain

_PLACE = re.compile(rb"([A-Z]{1,3})([1-9]\d{0,6})")
_LETTERS = 26
_NO_CELL = N_('"{place}" is no cell')


def place_of(said: bytes | None, implied: Spot) -> Spot:
    """Return the cell that an ``r`` attribute names, or the one it leaves unsaid.

    Raises:
        XmlFault: It names none.
    """
    if said is None:
        return implied
    found = _PLACE.fullmatch(said)
    if not found:
        raise XmlFault(_NO_CELL, place=plain(said))
    column = 0
    for letter in found[1]:
        column = column * _LETTERS + letter - ord("A") + 1
    return int(found[2]) - 1, column - 1


def area_of(told: bytes) -> Area | None:
    """Return the area that a reference such as ``A1:B2`` names, or None."""
    ends = [_PLACE.fullmatch(end) for end in told.split(b":")]
    if len(ends) not in (1, 2) or not all(ends):
        return None
    (top, left), (bottom, right) = (
        place_of(end[0], (0, 0)) for end in (ends[0], ends[-1]) if end
    )
    return Area(top=top, left=left, bottom=bottom, right=right)
