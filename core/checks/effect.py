"""What would change if one reading were right, everything else as printed."""

from collections.abc import Mapping
from decimal import Decimal

from core.checks.readings import keys_of, printed_ends
from core.checks.subject import Subject
from core.model import Effect, SummaryRow
from core.scoring.parts import Parts, parts_of, with_figures
from core.scoring.ranking import place_among


def effect_if(
    subject: Subject, row: SummaryRow, changes: Mapping[str, Decimal] | None = None
) -> Effect:
    """Return the unit's index, band and rank with ``changes`` made to its line.

    The index is recomputed from the line's parts; the other units stand as printed.
    """
    part = parts_of(with_figures(row, changes or {}), subject.rules)
    return effect_of(subject, part)


def effect_of(subject: Subject, part: Parts) -> Effect:
    """Return the effect of a unit having the figures of ``part``."""
    if part.index is None:
        return Effect(line=part.row)
    return Effect(
        index=f"{part.index}",
        band=" / ".join(band.label for band in part.bands) or None,
        rank=_rank(subject, part),
        line=part.row,
    )


def _rank(subject: Subject, part: Parts) -> int | None:
    """Return the unit's rank among the others as printed; None where that is open."""
    own = keys_of(part, part.possible, subject)
    if not own:
        return None
    ends = printed_ends(subject)
    others = [found for unit, found in ends.items() if unit != part.row.unit]
    first, last = place_among((max(own), min(own)), others, subject.rules.ranking)
    return first if first == last else None
