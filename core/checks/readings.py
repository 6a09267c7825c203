"""Two readings of a printed line: by its printed results, and by its parts."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from core.checks.subject import Subject, same_text
from core.model import Band, SummaryRow
from core.scoring.bands import bands_of
from core.scoring.index import exact_index, rounded
from core.scoring.parts import Parts, compared, parts_of
from core.scoring.ranking import Key
from core.scoring.standing import rank_key


def printed_band(row: SummaryRow, subject: Subject) -> Band | None:
    """Return the band printed, or None when it is missing or no band of the rules."""
    label = row.text("band")
    for band in subject.rules.bands:
        if any(same_text(label, word) for word in (band.label, *band.words)):
            return band
    return None


def exact_indices(row: SummaryRow, subject: Subject) -> tuple[Fraction, ...]:
    """Return the unrounded index by the printed total, then by the parts' own sum."""
    part = parts_of(row, subject.rules)
    points = (row.value("total"), part.points)
    if part.scale is None:
        return ()
    exacts = (exact_index(total, part.scale) for total in points if total is not None)
    return tuple(exact for exact in exacts if exact is not None)


def printed_parts(row: SummaryRow, subject: Subject) -> Parts | None:
    """Return a unit's figures by its printed results; None without an index.

    Its bands are those that the printed index allows.
    """
    index = row.value("index")
    if index is None:
        return None
    rules, part = subject.rules, parts_of(row, subject.rules)
    behind = (e for e in exact_indices(row, subject) if _gives(e, row, subject))
    exact = next(behind, Fraction(index))
    total = row.value("total")
    return replace(
        part,
        points=part.points if total is None else total,
        exact=exact,
        index=index,
        bands=bands_of(compared(exact, index, rules), part.share, rules),
    )


def _gives(exact: Fraction, row: SummaryRow, subject: Subject) -> bool:
    return rounded(exact, subject.rules.rounding) == row.value("index")


def printed_keys(row: SummaryRow, subject: Subject) -> tuple[Key, ...]:
    """Return what a unit is ranked by as printed, for each band it may have.

    None without a printed index, or without a figure that ranks go by.
    """
    part, band = printed_parts(row, subject), printed_band(row, subject)
    if part is None:
        return ()
    return keys_of(part, part.bands if band is None else (band,), subject)


def part_keys(row: SummaryRow, subject: Subject) -> tuple[Key, ...]:
    """Return what a unit is ranked by as its parts give it.

    A band that the rules leave open is the printed one, where that is possible.
    """
    part, band = parts_of(row, subject.rules), printed_band(row, subject)
    bands = (band,) if band is not None and band in part.bands else part.bands
    return keys_of(part, bands, subject)


def keys_of(part: Parts, bands: Iterable[Band], subject: Subject) -> tuple[Key, ...]:
    """Return what figures are ranked by, for each of ``bands``."""
    keys = (rank_key(part, band, subject.rules) for band in bands)
    return tuple(key for key in keys if key is not None)
