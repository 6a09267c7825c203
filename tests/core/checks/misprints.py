"""Words, ranks and shares printed wrong in clean tables, and tables out of shape.

Same manners as `tests.core.checks.faults`.
"""

import re
from collections.abc import Collection
from dataclasses import replace

from core.model import UnitId
from tests.core.checks.faults import NO_BAND, Fault, Make, any_unit, fault, slip
from tests.core.clerk import Figure, worked_out
from tests.core.sheets import SUMMARY, Sheet
from tests.core.tables import Case

SHARE = re.compile(r"(\d+)/(\d+)([^(]*)\((\d+,\d)%\)")
NO_FIGURE = "7o,5"


def wrong_band(case: Case) -> Fault | None:
    """The band is none that index and communes allow; the rank follows it."""
    unit, _ = any_unit(case)
    others = [b.label for b in case.rules.bands if b.label not in allowed(case, unit)]
    if not others:
        return None
    return slip(case, "band-index", unit, "band", case.random.choice(others))


def allowed(case: Case, unit: UnitId) -> set[Figure]:
    """Return the bands that may be printed for a unit: two, where that is open."""
    readings = (replace(case.books, lenient=lenient) for lenient in (True, False))
    return {worked_out(books)[unit]["band"] for books in readings}


def unknown_band(case: Case) -> Fault | None:
    """The band is none of the rules."""
    unit, _ = any_unit(case)
    return slip(case, "band-unknown", unit, "band", NO_BAND)


def ranks_swapped(case: Case) -> Fault | None:
    """Two units have each other's rank."""
    page = case.clean()
    first, second = case.random.sample(case.books.units, k=2)
    mine, other = page.cell(first, "rank"), page.cell(second, "rank")
    if mine == other:
        return None
    swapped = with_rank(with_rank(page, first, other), second, mine)
    return fault(swapped, "rank-order", first, second)


def rank_doubled(case: Case) -> Fault | None:
    """A unit has the rank of another one that is not its equal."""
    page = case.clean()
    first, second = case.random.sample(case.books.units, k=2)
    other = page.cell(second, "rank")
    if page.cell(first, "rank") == other:
        return None
    return fault(with_rank(page, first, other), "rank-order", first)


def with_rank(page: Sheet, unit: UnitId, rank: str) -> Sheet:
    """Return the tables with another rank on both pages."""
    return page.with_cell(unit, "rank", rank).with_item(unit, "rank", rank)


def wrong_count(case: Case) -> Fault | None:
    """One count of communes is wrong, its percentage right."""
    return _wrong_share(case, "share-count", 0)


def wrong_denominator(case: Case) -> Fault | None:
    """One share is of another number of communes."""
    return _wrong_share(case, "share-count", 1)


def wrong_percent(case: Case) -> Fault | None:
    """One percentage is not that of its count."""
    return _wrong_share(case, "share-percent", 3)


def _wrong_share(case: Case, code: str, part: int) -> Fault | None:
    unit, _ = any_unit(case)
    page = case.clean()
    text = page.cell(unit, "communes")
    shares = [match.groups() for match in SHARE.finditer(text)]
    if not shares:
        return None
    chosen = [*case.random.choice(shares)]
    right = "{}/{}{}({}%)".format(*chosen)
    whole, _, rest = chosen[part].partition(",")
    chosen[part] = f"{int(whole) + case.random.randint(1, 5):02}" + (
        rest and f",{rest}"
    )
    wrong = "{}/{}{}({}%)".format(*chosen)
    return fault(
        page.with_cell(unit, "communes", text.replace(right, wrong)), code, unit
    )


def unit_twice(case: Case) -> Fault | None:
    """A unit has two lines in the summary."""
    page = case.clean()
    line = case.random.choice(page.summary)
    twice = replace(page, summary=(*page.summary, line))
    return fault(twice, "unit-duplicate", UnitId(line["unit"]))


def column_twice(case: Case) -> Fault | None:
    """A unit has two columns in the annex."""
    page = case.clean()
    unit = case.random.choice(page.units)
    column = page.units.index(unit) + 1
    rows = tuple((*row, row[column]) for row in page.annex)
    twice = replace(page, annex=rows, units=(*page.units, unit))
    return fault(twice, "unit-duplicate", unit)


def line_missing(case: Case) -> Fault | None:
    """A unit of the annex has no line in the summary."""
    unit = case.random.choice(case.books.units)
    return fault(without_line(case.clean(), unit), "unit-missing", unit)


def column_missing(case: Case) -> Fault | None:
    """A unit of the summary has no column in the annex."""
    unit = case.random.choice(case.books.units)
    return fault(without_column(case.clean(), unit), "unit-missing", unit)


def unit_missing(case: Case) -> Fault | None:
    """A unit of the registry is nowhere in the tables."""
    unit = case.random.choice(case.books.units)
    page = without_line(without_column(case.clean(), unit), unit)
    return fault(page, "unit-missing", unit)


def without_line(page: Sheet, unit: UnitId) -> Sheet:
    """Return the tables without a unit's line in the summary."""
    kept = tuple(line for line in page.summary if line["unit"] != unit)
    return replace(page, summary=kept)


def without_column(page: Sheet, unit: UnitId) -> Sheet:
    """Return the tables without a unit's column in the annex."""
    column = page.units.index(unit) + 1
    rows = tuple(row[:column] + row[column + 1 :] for row in page.annex)
    kept = tuple(u for u in page.units if u != unit)
    return replace(page, annex=rows, units=kept)


def row_twice(case: Case) -> Fault | None:
    """A row of the annex stands twice."""
    page = case.clean()
    row = case.random.choice(page.annex)
    return fault(replace(page, annex=(*page.annex, row)), "criterion-duplicate", None)


def row_missing(case: Case) -> Fault | None:
    """A scored criterion is missing from the annex."""
    page = case.clean()
    scored = [c.code for c in case.rules.criteria if c.method]
    lost = case.random.choice(scored)
    rows = tuple(row for row in page.annex if row[0] != lost)
    return fault(replace(page, annex=rows), "criterion-missing", None)


def row_unknown(case: Case) -> Fault | None:
    """The annex has a criterion that the rules have not."""
    page = case.clean()
    row = ("9.9", *["1,00"] * len(page.units))
    return fault(replace(page, annex=(row, *page.annex)), "criterion-unknown", None)


def row_too_short(case: Case) -> Fault | None:
    """A row of the annex has a cell less than the header."""
    return _row_of_wrong_length(case, is_long=False)


def row_too_long(case: Case) -> Fault | None:
    """A row of the annex has a cell more than the header."""
    return _row_of_wrong_length(case, is_long=True)


def _row_of_wrong_length(case: Case, *, is_long: bool) -> Fault | None:
    page = case.clean()
    headings = {c.code for c in case.rules.criteria if not c.method}
    row = case.random.choice([row for row in page.annex if row[0] not in headings])
    wrong = (*row, "1,00") if is_long else row[:-1]
    rows = tuple(wrong if other is row else other for other in page.annex)
    return fault(replace(page, annex=rows), "row-cells", None)


def unreadable_figure(case: Case) -> Fault | None:
    """A figure of the summary is no number."""
    unit, _ = any_unit(case)
    name = case.random.choice([c for c in SUMMARY if c != "band"])
    page = case.clean().with_cell(unit, name, NO_FIGURE)
    return fault(page, "unreadable", unit)


def unreadable_item(case: Case) -> Fault | None:
    """A cell of the annex is no number."""
    unit, _ = any_unit(case)
    page = case.clean()
    names = (*case.books.items[unit], "survey", "scale", "index", "rank", "total")
    page = page.with_item(unit, case.random.choice(names), NO_FIGURE)
    return fault(page, "unreadable", unit)


MISPRINTS: Collection[Make] = (
    wrong_band,
    unknown_band,
    ranks_swapped,
    rank_doubled,
    wrong_count,
    wrong_denominator,
    wrong_percent,
    unit_twice,
    column_twice,
    line_missing,
    column_missing,
    unit_missing,
    row_twice,
    row_missing,
    row_unknown,
    row_too_short,
    row_too_long,
    unreadable_figure,
    unreadable_item,
)
