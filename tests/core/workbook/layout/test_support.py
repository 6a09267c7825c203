"""Printed totals weigh in where sibling pages told two doubtful columns."""

from decimal import Decimal

import pytest

from core.workbook.layout import plan_of
from core.workbook.layout.pages import BY_SIBLINGS
from core.workbook.layout.support import AGAINST_TOTALS, AND_TOTALS
from core.workbook.plan import Certainty, Meaning
from tests.core.workbook.layout.books import DISTRICTS, Lines, book, codes, registry
from tests.core.workbook.layout.rules import ELEVEN, short_rules

NAMES = ["Huyện Than Uyên", "Huyện Tân Uyên", *DISTRICTS[2:6]]
MISREAD = ["Huyện Tân Uyên", "Huyện Tân Uyên", *DISTRICTS[2:6]]
CODES = [one.code for one in ELEVEN]


def page(names: list[str], own: list[str], first: int, second: int) -> Lines:
    rest = [Decimal(1)] * 4
    body: Lines = [(c, None, Decimal(first), Decimal(second), *rest) for c in own]
    return [("TT", "Tiêu chí", *names), *body]


def pair(
    totals: tuple[int, int] | None, second: Lines
) -> tuple[list[Meaning], list[str]]:
    """Plan two pages and totals; return the doubtful columns and the questions."""
    last: Lines = []
    if totals:
        label = "Điểm thẩm định kết quả tự đánh giá"
        last = [("C", label, *map(Decimal, totals), *[Decimal(11)] * 4)]
    rows = [*page(NAMES, CODES[:6], 3, 1), *last, (), *second]
    found = plan_of(book(rows), short_rules(), registry())
    return list(found.parts[1].units[:2]), codes(found)


DOUBTFUL = page(MISREAD, CODES[6:], 3, 1)


def texts(units: list[Meaning]) -> set[str]:
    return {unit.evidence.text for unit in units if unit.evidence}


def test_totals_support_the_siblings() -> None:
    units, asked = pair((33, 11), DOUBTFUL)

    assert [one.key for one in units] == ["huyen-than-uyen", "huyen-tan-uyen"]
    assert texts(units) == {AND_TOTALS}
    assert asked == []


def test_totals_against_the_siblings_are_asked() -> None:
    units, asked = pair((23, 21), DOUBTFUL)

    assert [one.certainty for one in units] == [Certainty.ASK, Certainty.ASK]
    assert units[0].candidates == ("huyen-than-uyen", "huyen-tan-uyen")
    assert texts(units) == {AGAINST_TOTALS}
    assert asked == ["ask-unit", "ask-unit"]


@pytest.mark.parametrize(
    ("totals", "second"),
    [
        (None, DOUBTFUL),
        ((33, 11), page(MISREAD, CODES[6:10], 3, 1)),
        ((22, 22), page(MISREAD, CODES[6:], 2, 2)),
    ],
    ids=["no totals", "a criterion missing", "the same both ways"],
)
def test_totals_that_tell_nothing_leave_it_to_the_siblings(
    totals: tuple[int, int] | None, second: Lines
) -> None:
    units, asked = pair(totals, second)

    assert [one.key for one in units] == ["huyen-than-uyen", "huyen-tan-uyen"]
    assert texts(units) == {BY_SIBLINGS}
    assert asked == []
