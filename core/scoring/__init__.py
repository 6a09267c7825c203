"""Pure arithmetic of the index: points, scale, index, bands, ranks, and their trace."""

from core.scoring.bands import bands_of, commune_share
from core.scoring.index import exact_index, rounded
from core.scoring.points import combined, summed
from core.scoring.ranking import positions
from core.scoring.scale import not_applicable_points, standard_scale
from core.scoring.standing import standings

__all__ = [
    "bands_of",
    "combined",
    "commune_share",
    "exact_index",
    "not_applicable_points",
    "positions",
    "rounded",
    "standard_scale",
    "standings",
    "summed",
]
