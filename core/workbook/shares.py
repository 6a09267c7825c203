"""Communes per band, out of the phrase a decision prints for a district.

E.g. ``"07/10 xã/thị trấn xếp loại tốt (70%); 03/10 xã xếp loại khá (30%)"``; or out of
a column of counts for every band, as in our own scoring workbooks.
"""

import re
from collections.abc import Iterable, Mapping

from core.model import BandShare, Cell, CellState, GroupRules
from core.text import clean, fold
from core.workbook.rows import cell_of

COUNTS = "communes:"  # before the code of a band: a column of counts
_SHARE = re.compile(
    r"(\d+)\s*/\s*(\d+)\s*[^();]*?xếp loại\s+([^();,.]+?)\s*"
    r"(?:\(\s*([\d.,]+)\s*%\s*\)|(?=[;,.]|$))"
)

_COUNT = re.compile(
    r"(?:(?:tong )?so (?:luong )?(?:don vi )?(?:cap )?(?:xa|phuong|thi tran)"
    r"|number of communes|communes? rated)\b"
    r"(?:(?: \w+)*? (?:(?:xep|dat) )?(?:loai|rated|band)\b)?(?P<band>.*)"
)
_RATED = re.compile(r"\b(?:loai|rated|band)\b")


def count_of(heading: str, rules: Iterable[GroupRules]) -> str | None:
    """Return the key of a column that counts communes, or None where it does not.

    Args:
        heading: Without marks, as `header_key` gives it.
        rules: Groups whose bands may be counted.
    """
    found = _COUNT.fullmatch(heading)
    if found is None:
        return None
    if not _RATED.search(heading):
        return COUNTS
    codes = (band_code(found["band"].strip(), group) for group in rules)
    code = next(filter(None, codes), None)
    return None if code is None else f"{COUNTS}{code}"


def shares_of(phrase: str, rules: GroupRules, where: str) -> tuple[BandShare, ...]:
    """Return the shares a phrase prints, in order; what is unreadable is left out."""
    found = _SHARE.finditer(clean(phrase))
    return tuple(_share(match, rules, where) for match in found)


def counted_shares(
    cells: Mapping[str, Cell], rules: GroupRules
) -> tuple[BandShare, ...]:
    """Return the shares that columns of counts give, one column for every band.

    All communes are those of their own column, else the sum. Nothing where a count is
    not to be had, or none is given; a blank one beside others is none of that band.
    """
    counts = {band: cells.get(f"{COUNTS}{band.code}") for band in rules.bands}
    known = {band: cell for band, cell in counts.items() if cell is not None}
    whole = cells.get(COUNTS)
    if not all(map(_is_count, known.values())):
        return ()
    if all(cell.value is None for cell in known.values()):
        return ()  # nothing is counted yet, or there is nothing to count
    values = {band: int(cell.value or 0) for band, cell in known.items()}
    is_told = whole is not None and _is_count(whole) and whole.value
    out_of = int(whole.value) if is_told and whole and whole.value else None
    out_of = sum(values.values()) if out_of is None else out_of
    return tuple(
        BandShare(
            band=band.code,
            count=values[band],
            out_of=out_of,
            percent=Cell(text="", state=CellState.BLANK, where=cell.where),
            text=f"{values[band]}/{out_of} {band.label}",
        )
        for band, cell in known.items()
        if out_of
    )


def _is_count(cell: Cell) -> bool:
    if cell.value is None:
        return cell.state in (CellState.BLANK, CellState.NOT_APPLICABLE)
    return cell.value >= 0 and cell.value == cell.value.to_integral_value()


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
