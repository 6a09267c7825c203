"""One cell changed, all else as it was: one error, of that unit."""

from decimal import Decimal

import pytest
from hypothesis import assume, given

from core.model import Method, UnitId
from tests.core.checks.misprints import SHARE, allowed
from tests.core.sheets import SUMMARY, TOTALS, Sheet, errors
from tests.core.strategies import group_rules
from tests.core.tables import Case, cases

PERCENT = 4  # in SHARE
STATED = cases(group_rules(stated=True), is_full=True)
FULL = cases(group_rules(formulas=(2, 2), stated=True), is_full=True)
BARE = cases(group_rules(formulas=(2, 2), stated=True), has_annex=False)


def changed(case: Case, column: str) -> tuple[Sheet, UnitId]:
    """Return the tables with another text in one cell of ``column``."""
    page, unit = case.clean(), case.random.choice(case.books.units)
    text = _other(case, unit, column, page.cell(unit, column))
    assume(text is not None)
    assert text is not None
    return page.with_cell(unit, column, text), unit


def _other(case: Case, unit: UnitId, column: str, text: str) -> str | None:
    if column == "band":
        others = [
            b.label for b in case.rules.bands if b.label not in allowed(case, unit)
        ]
        return case.random.choice(others) if others else None
    if column == "communes":
        return _other_shares(case, text)
    if column == "rank":
        places = range(1, len(case.books.units) + 2)
        return case.random.choice([f"{n}" for n in places if f"{n}" != text])
    return _other_figure(case, text)


def _other_figure(case: Case, text: str, *, least: int = 1) -> str:
    digit = Decimal(1).scaleb(-len(text.partition(",")[2]))
    figure = Decimal(text.replace(",", "."))
    steps = case.random.choice((least, 2, 9, 100, -least, -2, -9))
    wrong = figure + steps * digit
    return f"{wrong if wrong > 0 else figure + digit}".replace(".", ",")


def _other_shares(case: Case, text: str) -> str | None:
    found = [*SHARE.finditer(text)]
    if not found:
        return None
    match = case.random.choice(found)
    part = case.random.choice((1, 2, PERCENT))
    # One last digit off a percentage may be what makes them add up to 100.
    figure = _other_figure(case, match[part], least=2 if part == PERCENT else 1)
    start, end = match.span(part)
    return f"{text[:start]}{figure}{text[end:]}"


@pytest.mark.parametrize("column", SUMMARY)
@given(case=STATED)
def test_a_wrong_cell_is_told_once_and_of_its_unit(column: str, case: Case) -> None:
    page, unit = changed(case, column)

    found = errors(page)
    assert {of for _, of in found} == {unit}
    assert len(found) == 1


@pytest.mark.parametrize("column", SUMMARY)
@given(case=BARE)
def test_without_an_annex_sums_and_ratios_tell(column: str, case: Case) -> None:
    """A survey that no sum counts contradicts nothing."""
    total = case.rules.formula("total")
    assert total is not None
    assume(column != "survey" or column in {term.name for term in total.terms})
    page, unit = changed(case, column)

    assert {of for _, of in errors(page)} == {unit}


@pytest.mark.parametrize(
    "row", ["item", *(name for name in TOTALS if name != "self_assessed")]
)
@given(case=FULL)
def test_a_wrong_cell_of_the_annex_is_told_once_and_of_its_unit(
    row: str, case: Case
) -> None:
    """What no formula adds or takes off contradicts nothing."""
    parts = {term.name for formula in case.rules.formulas for term in formula.terms}
    assume(row not in {"bonus", "penalty"} - parts)
    page, unit = case.clean(), case.random.choice(case.books.units)
    scored = [code for code in case.books.items[unit] if not _is_rounded(case, code)]
    assume(row != "item" or scored)
    code = case.random.choice(scored) if row == "item" else row
    text = _other_part(case, page.item(unit, code), row)

    found = errors(page.with_item(unit, code, text))
    assert {of for _, of in found} == {unit}
    assert len(found) == 1


def _is_rounded(case: Case, code: str) -> bool:
    """Tell whether a small step may hide in the rounding of the sum."""
    method = next(c.method for c in case.rules.criteria if c.code == code)
    return method is Method.SURVEY


def _other_part(case: Case, text: str, row: str) -> str:
    if row == "band":
        return "khác"
    wrong = _other_figure(case, text)
    return f"-{wrong}" if row == "item" and case.random.random() < 0.3 else wrong
