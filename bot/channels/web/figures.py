"""Printed cells and bars, as text for a page; nothing is reckoned here."""

from decimal import Decimal

from core.i18n import Localizer
from core.model import Cell, Standing
from core.text import decimal_of
from core.wording import EMPTY_CELLS

UNKNOWN = "–"


def shown(cell: Cell | None, localizer: Localizer) -> str:
    """Return a printed cell as this reader writes figures, or why it holds none."""
    if cell is not None and cell.state in EMPTY_CELLS:
        return localizer.text(EMPTY_CELLS[cell.state])
    if cell is None or not cell.text:
        return UNKNOWN
    return figure(cell.text, localizer)


def figure(text: str, localizer: Localizer) -> str:
    """Return a lone figure with the reader's decimal sign, other text as it stands."""
    value = decimal_of(text)
    return text if value is None else localizer.number(value)


def number(value: Decimal | None, localizer: Localizer) -> str:
    """Return a figure, or a dash when there is none."""
    return UNKNOWN if value is None else localizer.number(value)


def length(value: Decimal | None) -> str:
    """Return how long a bar is, as a drawing wants it; empty when there is no bar."""
    return "" if value is None or value <= 0 else f"{value:f}"


def rank_of(standing: Standing) -> str:
    """Return the rank, or the best and worst one possible."""
    if standing.rank is not None:
        return str(standing.rank)
    if standing.best_rank is None or standing.worst_rank is None:
        return UNKNOWN
    return f"{standing.best_rank}–{standing.worst_rank}"


def bands_of(standing: Standing) -> str:
    """Return the band; every possible one where the rules leave it open."""
    return " / ".join(band.label for band in standing.bands) or UNKNOWN
