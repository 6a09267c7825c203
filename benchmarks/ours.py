"""The national set through the core: every standing with its trace."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from benchmarks.national import RULES, Points, Sheet
from core.model import Cell, Standing, SummaryRow
from core.scoring import standings, summed


def scored(sheets: Sequence[Sheet]) -> tuple[Standing, ...]:
    """Return each unit's standing: 60 criteria summed, then ranked."""
    return standings(tuple(map(_row, sheets)), RULES)


def _row(sheet: Sheet) -> SummaryRow:
    figures = {
        "appraised": summed(_applied(sheet.appraised)),
        "survey": summed(_applied(sheet.survey)),
        "scale": sheet.scale,
    }
    cells = {name: Cell(text="", value=value) for name, value in figures.items()}
    return SummaryRow(unit=sheet.unit, printed_name=sheet.unit, cells=cells)


def _applied(points: Iterable[Points]) -> Iterable[Decimal]:
    return (value for value in points if value is not None)
