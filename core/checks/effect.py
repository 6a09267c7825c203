"""What would change if one reading were right, everything else as printed."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from core.checks.subject import Subject, same_text
from core.model import Band, Cell, Effect, SummaryRow
from core.scoring.bands import band_reached
from core.scoring.parts import Parts, parts_of
from core.scoring.ranking import Key, rank_among
from core.scoring.standing import rank_key


def effect_if(
    subject: Subject, row: SummaryRow, changes: Mapping[str, Decimal] | None = None
) -> Effect:
    """Return the unit's index, band and rank with ``changes`` made to its line.

    The index is recomputed from the line's parts; the other units stand as printed.
    """
    cells = {
        name: Cell(text=f"{value}", value=value)
        for name, value in (changes or {}).items()
    }
    part = parts_of(replace(row, cells={**row.cells, **cells}), subject.rules)
    return effect_of(subject, part)


def effect_of(subject: Subject, part: Parts) -> Effect:
    """Return the effect of a unit having the figures of ``part``."""
    if part.index is None:
        return Effect()
    return Effect(
        index=f"{part.index}",
        band=" / ".join(band.label for band in part.bands),
        rank=_rank(subject, part) if len(part.bands) == 1 else None,
    )


def _rank(subject: Subject, part: Parts) -> int:
    others = [
        key
        for row in subject.rows
        if row.unit != part.row.unit
        for key in (printed_key(row, subject),)
        if key is not None
    ]
    own = rank_key(part, part.bands[0], subject.rules)
    return rank_among(own, others, subject.rules.ranking)


def printed_key(row: SummaryRow, subject: Subject) -> Key | None:
    """Return what a unit is ranked by as printed; None without a printed index."""
    index = row.value("index")
    if index is None:
        return None
    band = printed_band(row, subject) or band_reached(index, subject.rules)
    return rank_key(printed_parts(row, index, band, subject), band, subject.rules)


def printed_parts(
    row: SummaryRow, index: Decimal, band: Band, subject: Subject
) -> Parts:
    """Return a unit's figures with the printed index and band in them."""
    part = parts_of(row, subject.rules)
    exact = part.exact if part.index == index else Fraction(index)
    return replace(part, index=index, exact=exact, bands=(band,))


def printed_band(row: SummaryRow, subject: Subject) -> Band | None:
    """Return the band printed, or None when it is missing or no band of the rules."""
    label = row.text("band")
    for band in subject.rules.bands:
        if any(same_text(label, word) for word in (band.label, *band.words)):
            return band
    return None
