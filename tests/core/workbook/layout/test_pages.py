"""Pages of one annex: what one header lost, its siblings tell, or it is asked."""

from collections.abc import Sequence

from core.workbook.plan import Certainty, Part, Plan
from tests.core.workbook.layout.books import (
    DISTRICT_IDS,
    DISTRICTS,
    Rows,
    annex,
    codes,
    keys,
    plan,
)

FIRST, SECOND, THIRD = ("1.1.1", "1.1.2"), ("1.2.1", "1.2.2"), ("1.3.1", "1.3.2")


def pages(*heads: Sequence[str]) -> Plan:
    """Plan pages below one another; every row has a value for all eight units."""
    rows: list[object] = []
    for head, own in zip(heads, (FIRST, SECOND, THIRD), strict=False):
        page = [list(row) for row in annex(codes=own)]
        page[0] = ["TT", "Tiêu chí", *head]
        rows += [*page, []]
    made: Rows = rows  # type: ignore[assignment]  # rows, each of cells
    return plan(made)


def certainties(part: Part) -> list[Certainty]:
    return [unit.certainty for unit in part.units]


def test_a_unit_headed_twice_is_told_by_its_sibling_pages() -> None:
    misread = ["Huyện Tân Uyên", *DISTRICTS[1:]]
    order = ["Huyện Than Uyên", *DISTRICTS[1:7], "Thành phố Lai Châu"]
    misread[-1] = "Thành phố Lai Châu"

    found = pages(order, misread, order)

    assert keys(found.parts[1].units) == keys(found.parts[0].units)
    assert certainties(found.parts[1])[:2] == [Certainty.LIKELY, Certainty.LIKELY]
    assert codes(found) == []


def test_a_unit_headed_twice_without_siblings_is_asked() -> None:
    found = pages(["Huyện Tân Uyên", *DISTRICTS[1:]])

    assert keys(found.parts[0].units)[:2] == [None, None]
    assert codes(found) == ["ask-unit", "ask-unit"]
    assert found.parts[0].units[0].candidates[0] == "huyen-tan-uyen"
    assert "thanh-pho-lai-chau" in found.parts[0].units[0].candidates


def test_a_header_that_lost_a_unit_is_filled_where_rows_are_wider() -> None:
    found = pages(DISTRICTS, DISTRICTS[1:], DISTRICTS)

    assert keys(found.parts[1].units) == list(DISTRICT_IDS)
    assert [unit.line for unit in found.parts[1].units] == list(range(2, 10))
    assert set(certainties(found.parts[1])) == {Certainty.LIKELY}


def test_another_unit_than_on_the_sibling_pages_is_asked() -> None:
    stranger = ["Sở Y tế", *DISTRICTS[1:]]

    found = pages(DISTRICTS, stranger, DISTRICTS)

    unit = found.parts[1].units[0]
    assert (unit.key, unit.candidates[:2]) == (
        None, ("so-y-te", "thanh-pho-lai-chau"),
    )  # fmt: skip
    assert codes(found) == ["ask-unit"]


def test_another_order_of_columns_is_nobodys_fault() -> None:
    turned = [*DISTRICTS[4:], *DISTRICTS[:4]]

    found = pages(DISTRICTS, turned, DISTRICTS)

    assert keys(found.parts[1].units) == [*DISTRICT_IDS[4:], *DISTRICT_IDS[:4]]
    assert codes(found) == []


def test_a_page_that_lacks_a_unit_says_so() -> None:
    found = plan(annex(codes=FIRST), annex(DISTRICTS[1:], SECOND))

    assert keys(found.parts[1].units) == list(DISTRICT_IDS[1:])
    assert codes(found) == ["page-units"]
