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
    """Return whether a recomputed figure contradicts a printed one."""
    again = row.recomputed
    index = None not in {again.index, row.index} and again.index != row.index
    bands = {band.code for band in again.bands}
    band = bool(row.band and bands) and row.band_code not in bands
    rank = None not in {again.rank, row.rank} and again.rank != row.rank
    return index or band or rank
