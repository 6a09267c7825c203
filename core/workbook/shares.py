"""Communes per band, out of the phrase a decision prints for a district.

E.g. ``"07/10 xã/thị trấn xếp loại tốt (70%); 03/10 xã xếp loại khá (30%)"``; or out of
a column of counts for every band, as in our own scoring workbooks.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from core.model import BandShare, Cell, GroupRules
from core.text import clean, fold
from core.workbook.rows import cell_of

_SHARE = re.compile(
    r"(\d+)\s*/\s*(\d+)\s*[^();]*?xếp loại\s+([^();,.]+?)\s*"
    r"(?:\(\s*([\d.,]+)\s*%\s*\)|(?=[;,.]|$))"
)

COUNTED = "communes:"  # followed by a band code; by nothing, all communes
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
        return COUNTED
    codes = (band_code(found["band"].strip(), group) for group in rules)
    code = next(filter(None, codes), None)
    return None if code is None else f"{COUNTED}{code}"


def shares_counted(
    cells: Mapping[str, Cell], rules: GroupRules
) -> tuple[BandShare, ...]:
    """Return the shares that columns of counts give; those left blank are none.

    Without a number of all communes, or with a blank one, they are what is counted.
    """
    counts = dict(_counts(cells, rules))
    stated = _whole(cells.get(COUNTED))
    out_of = sum(counts.values()) if stated is None else stated
    return tuple(
        BandShare(
            band=code,
            count=count,
            out_of=out_of,
            percent=cell_of("", cells[f"{COUNTED}{code}"].where),
            text=f"{count}/{out_of} {rules.band(code).label}",
        )
        for code, count in counts.items()
    )


def _counts(cells: Mapping[str, Cell], rules: GroupRules) -> Iterator[tuple[str, int]]:
    for band in rules.bands:
        count = _whole(cells.get(f"{COUNTED}{band.code}"))
        if count is not None:
            yield band.code, count


def _whole(cell: Cell | None) -> int | None:
    """Return a count; what is no whole number is none."""
    value = None if cell is None else cell.value
    return None if value is None or value != int(value) else int(value)


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
