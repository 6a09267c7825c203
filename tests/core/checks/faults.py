"""Faults a clerk may make, each put into clean tables with all that rests on it.

Every function makes one kind of fault about a unit chosen by chance, and returns the
tables with it; or None where the tables have nothing it could happen to.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from decimal import Decimal

from core.model import Method, UnitId
from tests.core.clerk import Figures, worked_out
from tests.core.sheets import Sheet, sheet
from tests.core.strategies import QUARTER
from tests.core.tables import Case

CENT = Decimal("0.01")
ZERO = Decimal(0)
NO_BAND = "Hạng nhất ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Tables with one fault, and the errors that must be found in them."""

    page: Sheet
    expected: frozenset[tuple[str, str | None]]


Make = Callable[[Case], Fault | None]


def fault(page: Sheet, code: str, *units: UnitId | None) -> Fault:
    """Return a fault that one finding about each of ``units`` must tell."""
    return Fault(page=page, expected=frozenset((code, unit) for unit in units))


def any_unit(case: Case) -> tuple[UnitId, Figures]:
    """Return a unit with its right figures."""
    unit = case.random.choice(case.books.units)
    return unit, worked_out(case.books)[unit]


def slip(
    case: Case, code: str, unit: UnitId, name: str, figure: Decimal | str
) -> Fault:
    """Return tables in which ``name`` is wrong and all that rests on it follows."""
    page = sheet(case.books, case.layout, {(unit, name): figure})
    return fault(page, code, unit)


def other_points(
    case: Case, low: Decimal, high: Decimal, right: Decimal
) -> Decimal | None:
    """Return points from ``low`` to ``high`` other than the right ones."""
    steps = int((high - low) / CENT)
    wrong = low + case.random.randint(0, max(steps, 0)) * CENT
    return None if wrong in (right, low - CENT) or steps < 1 else wrong


def points(figures: Figures, name: str) -> Decimal:
    """Return a figure in points."""
    figure = figures[name]
    assert isinstance(figure, Decimal)
    return figure


def wrong_total(case: Case) -> Fault | None:
    """The total is not the sum of its parts; index, band and rank follow it."""
    unit, figures = any_unit(case)
    right = points(figures, "total")
    wrong = other_points(case, ZERO, points(figures, "scale"), right)
    return None if wrong is None else slip(case, "total-sum", unit, "total", wrong)


def wrong_appraised(case: Case) -> Fault | None:
    """The appraised score is not what its parts give."""
    return _wrong_part(case, "appraised", "appraised-sum")


def wrong_reviewed(case: Case) -> Fault | None:
    """The appraised criteria do not add up to their printed sum."""
    if not any(c.method is Method.APPRAISED for c in case.rules.criteria):
        return None
    return _wrong_part(case, "reviewed", "items-reviewed")


def _wrong_part(case: Case, name: str, code: str) -> Fault | None:
    unit, figures = any_unit(case)
    right = points(figures, name)
    room = points(figures, "scale") - points(figures, "total")
    least = max(ZERO, right - points(figures, "appraised"))
    wrong = other_points(case, least, right + room, right)
    return None if wrong is None else slip(case, code, unit, name, wrong)


def wrong_survey(case: Case) -> Fault | None:
    """The survey criteria do not add up to their sum, beyond rounding."""
    unit, figures = any_unit(case)
    rules = case.rules
    surveyed = [c.code for c in rules.criteria if c.method is Method.SURVEY]
    items = [points(figures, code) for code in surveyed if code in figures]
    far = rules.survey_tolerance * len(items)
    room = points(figures, "scale") - points(figures, "total")
    added = sum(items, ZERO)
    wrong = other_points(case, ZERO, points(figures, "survey") + room, added)
    if not surveyed or wrong is None or abs(wrong - added) <= far:
        return None
    return slip(case, "items-survey", unit, "survey", wrong)


def other_page(case: Case) -> Fault | None:
    """The annex prints another result than the summary."""
    unit, _ = any_unit(case)
    name = case.random.choice(("scale", "index", "band", "rank"))
    page = case.clean()
    return fault(page.with_item(unit, name, "123,45"), "pages-differ", unit)


def wrong_ratio(case: Case) -> Fault | None:
    """The index is not total over scale; band and rank follow it."""
    unit, figures = any_unit(case)
    digit = Decimal(1).scaleb(-case.rules.rounding.digits)
    right = points(figures, "index")
    wrong = max(
        ZERO, right + case.random.choice((-1, 1)) * case.random.randint(2, 50) * digit
    )
    if abs(wrong - right) < 2 * digit:
        return None
    return slip(case, "index-ratio", unit, "index", wrong)


def wrong_rounding(case: Case) -> Fault | None:
    """The index is rounded the other way; band and rank follow it."""
    unit, figures = any_unit(case)
    digits = case.rules.rounding.digits
    exact = points(figures, "total") * 100 / points(figures, "scale")
    below = exact.scaleb(digits).to_integral_value("ROUND_FLOOR").scaleb(-digits)
    if below == exact:
        return None
    digit, right = Decimal(1).scaleb(-digits), points(figures, "index")
    wrong = below if right != below else below + digit
    return slip(case, "index-rounding", unit, "index", wrong)


def wrong_scale(case: Case) -> Fault | None:
    """The scale is not what the criteria not applied leave; the index follows it."""
    unit, figures = any_unit(case)
    right, total = points(figures, "scale"), points(figures, "total")
    wrong = other_points(case, max(total, Decimal(1)), right + 9, right)
    return None if wrong is None else slip(case, "scale-criteria", unit, "scale", wrong)


def negative_item(case: Case) -> Fault | None:
    """A criterion is scored below zero; all sums follow it."""
    unit, figures = any_unit(case)
    code = case.random.choice(list(case.books.items[unit]))
    wrong = -case.random.randint(1, 8) * Decimal("0.25")
    least = min(points(figures, name) for name in ("appraised", "reviewed"))
    if least + wrong < points(figures, code) or points(
        figures, "survey"
    ) + wrong < points(figures, code):
        return None
    return slip(case, "range-negative", unit, code, wrong)


def above_maximum(case: Case) -> Fault | None:
    """A criterion is scored above its stated maximum; all sums follow it."""
    return _above(case, is_stated=True)


def above_observed(case: Case) -> Fault | None:
    """A criterion is scored above the most ever seen, which proves nothing."""
    return _above(case, is_stated=False)


def _above(case: Case, *, is_stated: bool) -> Fault | None:
    unit, figures = any_unit(case)
    room = points(figures, "scale") - points(figures, "total")
    found = [
        (criterion, criterion.maximum.points + QUARTER)
        for criterion in case.rules.criteria
        if criterion.code in case.books.items[unit]
        if criterion.maximum and criterion.maximum.basis.is_stated is is_stated
    ]
    fitting = [
        (criterion, wrong)
        for criterion, wrong in found
        if wrong - points(figures, criterion.code) <= room
    ]
    if not fitting:
        return None
    criterion, wrong = case.random.choice(fitting)
    made = slip(case, "range-maximum", unit, criterion.code, wrong)
    more = wrong - points(figures, criterion.code)
    is_told = is_stated or _is_above(case, unit, criterion.field, more)
    return made if is_told else replace(made, expected=frozenset())


def _is_above(case: Case, unit: UnitId, field: str, more: Decimal) -> bool:
    """Tell whether the whole field, too, is then above a stated maximum."""
    heading = next(c for c in case.rules.criteria if c.code == field)
    if heading.maximum is None or not heading.maximum.basis.is_stated:
        return False
    scores = case.books.items[unit]
    below = sum((v for c, v in scores.items() if c.startswith(f"{field}.")), more)
    return below > heading.maximum.points


def above_scale(case: Case) -> Fault | None:
    """A bonus lifts the total above the scale."""
    unit, figures = any_unit(case)
    adds = {
        t.name
        for f in case.rules.formulas
        if f.result == "appraised"
        for t in f.terms
        if t.adds
    }
    if "bonus" not in adds:
        return None
    room = points(figures, "scale") - points(figures, "total")
    wrong = points(figures, "bonus") + room + Decimal("0.25")
    return slip(case, "range-total", unit, "bonus", wrong)


FIGURES: Collection[Make] = (
    wrong_total,
    wrong_appraised,
    wrong_reviewed,
    wrong_survey,
    other_page,
    wrong_ratio,
    wrong_rounding,
    wrong_scale,
    negative_item,
    above_maximum,
    above_scale,
)
