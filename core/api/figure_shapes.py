"""Printed cells as the JSON shapes write them: a dot, every printed digit kept."""

from core.model.table import Cell
from core.text import decimal_of, dotted


def as_printed(text: str | None) -> str | None:
    """Return a lone figure with a dot, any other text as it stands."""
    if text is None or decimal_of(text) is None:
        return text
    return dotted(text)


def figure(cell: Cell | None) -> str | None:
    """Return the printed figure of a cell with a dot, or None when it has none."""
    if cell is None or cell.value is None:
        return None
    return as_printed(cell.text) if decimal_of(cell.text) else f"{cell.value:f}"
