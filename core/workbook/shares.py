"""Communes per band, out of the phrase a decision prints for a district.

E.g. ``"07/10 xã/thị trấn xếp loại tốt (70%); 03/10 xã xếp loại khá (30%)"``.
"""

import re

from core.model import BandShare, GroupRules
from core.text import clean, fold
from core.workbook.rows import cell_of

_SHARE = re.compile(
    r"(\d+)\s*/\s*(\d+)\s*[^();]*?xếp loại\s+([^();,.]+?)\s*"
    r"(?:\(\s*([\d.,]+)\s*%\s*\)|(?=[;,.]|$))"
)


def shares_of(phrase: str, rules: GroupRules, where: str) -> tuple[BandShare, ...]:
    """Return the shares a phrase prints, in order; what is unreadable is left out."""
    found = _SHARE.finditer(clean(phrase))
    return tuple(_share(match, rules, where) for match in found)


def _share(match: re.Match[str], rules: GroupRules, where: str) -> BandShare:
    return BandShare(
        band=band_code(match[3], rules) or "",
        count=int(match[1]),
        out_of=int(match[2]),
        percent=cell_of(match[4] or "", where),
        text=match[0],
    )


def band_code(label: str, rules: GroupRules) -> str | None:
    """Return the code of the band printed as ``label``, or None when it is none."""
    wanted = fold(clean(label))
    for band in rules.bands:
        if wanted in {fold(clean(word)) for word in (band.label, *band.words)}:
            return band.code
    return None


def unread(phrase: str) -> str:
    """Return what of a phrase is no share: empty when all was understood."""
    return re.sub(r"[;,.\s]+", " ", _SHARE.sub(" ", clean(phrase))).strip()
