"""What would change if one reading were right, everything else as printed."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from core.checks.readings import keys_of, printed_keys
from core.checks.subject import Subject
from core.model import Cell, Effect, SummaryRow
from core.scoring.parts import Parts, parts_of
from core.scoring.ranking import positions


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
        rank=_rank(subject, part),
    )


def _rank(subject: Subject, part: Parts) -> int | None:
    """Return the unit's rank among the others as printed; None where that is open."""
    own = keys_of(part, part.bands, subject)
    if not own:
        return None
    rows = (row for row in subject.rows if row.unit != part.row.unit)
    keys = [own, *filter(None, (printed_keys(row, subject) for row in rows))]
    best, worst = map(max, keys), map(min, keys)
    first, last = positions([*best], [*worst], subject.rules.ranking)[0]
    return first if first == last else None
