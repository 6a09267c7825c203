"""The only reader of decisions: no door, cache or report reads beside it."""

from collections.abc import Iterable
from datetime import date

from core.model import Decision


def visible(decisions: Iterable[Decision], at: date) -> tuple[Decision, ...]:
    """Return the decisions released on or before ``at``, by assessed year.

    Args:
        decisions: All that are held, released or not.
        at: The day in the place's own time zone.
    """
    released = (decision for decision in decisions if decision.released <= at)
    return tuple(sorted(released, key=lambda decision: decision.year))
