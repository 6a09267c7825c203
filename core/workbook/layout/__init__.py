"""From cells as found to a plan: which tables there are, and what every line is."""

from core.workbook.layout.planning import plan_of

__all__ = ["plan_of"]
