"""What a reader of published bands must know besides them."""

from collections.abc import Iterable

from core.errors import N_
from core.model import GroupRules, Message, Standing, UnitResult


def inferred_thresholds(
    rules: GroupRules, rows: Iterable[UnitResult], year: int
) -> Message | None:
    """Return the sentence that thresholds are inferred, or None when all are stated.

    The commune condition counts where it bears on one of ``rows``.
    """
    bands = (band.basis for band in rules.bands)
    used = (
        step.basis
        for row in rows
        for step in row.recomputed.trace.steps
        if step.what == "condition" and step.basis is not None
    )
    if all(basis.is_stated for basis in (*bands, *used)):
        return None
    text = N_(
        "Band thresholds are inferred from the {year} results and not "
        "checked against the regulation."
    )
    return Message(text=text, params={"year": year})


def is_open(standing: Standing) -> bool:
    """Return whether the known rules leave several bands or ranks possible."""
    return len(standing.bands) > 1 or standing.best_rank != standing.worst_rank


def differs(row: UnitResult) -> bool:
    """Return whether a recomputed figure contradicts the printed one."""
    again = row.recomputed
    index = again.index is not None and again.index != row.index
    band = bool(again.bands) and row.band_code not in {b.code for b in again.bands}
    return index or band or (again.rank is not None and again.rank != row.rank)
