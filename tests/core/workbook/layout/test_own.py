"""A unit's own form, one sheet each: the name stands above, or is the sheet's."""

from decimal import Decimal

import pytest

from core.workbook.layout import plan_of
from core.workbook.plan import Axis, Form
from tests.core.workbook.layout.books import (
    Lines,
    book,
    codes,
    keys,
    lines,
    only,
    plan,
    registry,
    rules,
    sheet,
)

HEADER = ("TT", "Lĩnh vực, tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định")


def form(*above: object, header: tuple[str, ...] = HEADER) -> Lines:
    body: Lines = [
        (code, f"Việc {code}", *[Decimal(1)] * (len(header) - 2))
        for code in ("1.1.1", "1.1.2", "1.1.3")
    ]
    total = (None, "Tổng điểm", *[Decimal(3)] * (len(header) - 2))
    return [*[(one,) for one in above], header, *body, total]


@pytest.mark.parametrize(
    "above", ["Đơn vị: Sở Y tế", "Tên đơn vị tự đánh giá: SỞ Y TẾ", "SỞ Y TẾ"]
)
def test_the_name_may_stand_above(above: str) -> None:
    part = only(found := plan(form("BẢNG TỰ CHẤM ĐIỂM", above)))

    assert (part.form, part.axis, part.group) == (Form.ANNEX, Axis.ACROSS, "so")
    assert lines(part.units) == {"so-y-te": 4}
    assert keys(part.criteria) == ["1.1.1", "1.1.2", "1.1.3"]
    assert keys(part.figures) == ["total"]
    assert codes(found) == []


def test_the_name_may_be_the_sheets() -> None:
    found = plan(sheet(form(), "Sở Y tế"), sheet(form(), "Sở Nội vụ"))

    assert [keys(part.units) for part in found.parts] == [["so-y-te"], ["so-noi-vu"]]


def test_a_form_that_only_claims_is_read_too() -> None:
    part = only(plan(form("Đơn vị: Sở Y tế", header=HEADER[:4])))

    assert lines(part.units) == {"so-y-te": 3}


def test_without_a_registry_the_name_must_be_said() -> None:
    said = plan_of(book(form("Đơn vị: UBND huyện Bàu Bàng")), rules(), None)
    sheets = plan_of(book(sheet(form(), "Bến Cát")), rules(), None, group="huyen")
    unsaid = plan_of(book(form()), rules(), None)

    assert keys(only(said).units) == ["ubnd-huyen-bau-bang"]
    assert keys(only(sheets).units) == ["ben-cat"]
    assert unsaid.parts == ()


def test_a_form_of_nobody_is_no_table() -> None:
    assert plan_of(book(form("Đơn vị: ……")), rules(), registry()).parts == ()
