"""Tables of another year beside those of the year that is scored."""

from collections.abc import Sequence

from core.workbook.layout.headings import Headings
from core.workbook.plan import Part

_SHARED = 2  # one unit may stand in a table of something else


def of_other_years(parts: Sequence[Part], headings: Headings) -> tuple[Part, ...]:
    """Return the parts that speak of another year, where others hold the same units.

    The title tells, else the sheet's name. Where every table is of another year, none
    is left out.
    """
    other = [part for part in parts if _is_other(part, headings)]
    ours = [part for part in parts if part not in other]
    return tuple(part for part in other if any(_is_same(part, one) for one in ours))


def _is_other(part: Part, headings: Headings) -> bool:
    return headings.is_other_year(part.title) or (
        not headings.has_year(part.title) and headings.is_other_year(part.sheet)
    )


def _is_same(left: Part, right: Part) -> bool:
    if left.form is not right.form or not _lines(left) & _lines(right):
        return False  # another page of one table
    shared = {m.key for m in left.units if m.key} & {m.key for m in right.units}
    return len(shared) >= _SHARED


def _lines(part: Part) -> set[str]:
    """Return what a table tells of each unit."""
    found = {m.key for m in (*part.figures, *part.criteria) if m.key}
    return found - {"order"}
