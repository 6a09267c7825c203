"""Printed against recomputed: how to say both."""

from core.api.caveats import is_open
from core.cli.render_frame import shown
from core.errors import N_
from core.i18n import Localizer
from core.model.results import Standing, UnitResult

UNKNOWN = "–"


def index_of(standing: Standing, localizer: Localizer) -> str:
    """Return the recomputed index, or a dash when a part is missing."""
    return UNKNOWN if standing.index is None else localizer.number(standing.index)


def bands_of(standing: Standing) -> str:
    """Return the band; every possible one where the rules leave it open."""
    return " / ".join(band.label for band in standing.bands) or UNKNOWN


def rank_of(standing: Standing) -> str:
    """Return the rank, or the best and worst one possible."""
    if standing.rank is not None:
        return str(standing.rank)
    if standing.best_rank is None or standing.worst_rank is None:
        return UNKNOWN
    return f"{standing.best_rank}–{standing.worst_rank}"


def restated(row: UnitResult, localizer: Localizer) -> str:
    """Return both readings of a unit's result in one line."""
    text = N_(
        "recomputed {index} % · {band} · rank {rank}; "
        "printed {old_index} % · {old_band} · rank {old_rank}"
    )
    if is_open(row.recomputed):
        text = N_(
            "recomputed {index} % · {band} · rank {rank}, which the known rules do "
            "not decide; printed {old_index} % · {old_band} · rank {old_rank}"
        )
    return localizer.text(
        text,
        index=index_of(row.recomputed, localizer),
        band=bands_of(row.recomputed),
        rank=rank_of(row.recomputed),
        old_index=shown(row.row.cells.get("index"), localizer),
        old_band=row.band or UNKNOWN,
        old_rank=row.rank or UNKNOWN,
    )
