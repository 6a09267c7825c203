"""Bảng xếp loại: a row for every unit, whatever stands around them."""

from decimal import Decimal

import pytest

from core.workbook.found import Area, Kind
from core.workbook.layout import plan_of
from core.workbook.plan import Axis, Certainty, Form
from tests.core.workbook.layout.books import (
    DISTRICT_IDS,
    DISTRICTS,
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
    summary,
)


def test_a_plain_table_is_found() -> None:
    part = only(plan(summary()))

    assert (part.form, part.axis, part.group) == (Form.SUMMARY, Axis.DOWN, "huyen")
    assert (part.first, part.last) == (0, 8)
    assert keys(part.units) == list(DISTRICT_IDS)
    assert [one.line for one in part.units] == list(range(1, 9))
    assert lines(part.figures) == {"appraised": 2, "survey": 3, "rank": 4}
    assert {one.certainty for one in part.units} == {Certainty.SURE}


def test_titles_stand_above_and_signatures_below() -> None:
    rows: Lines = [
        ("BẢNG XẾP LOẠI", None),
        (None, "Chỉ số CCHC năm 2017 của UBND các huyện, thành phố"),
        (),
        *summary(),
        (),
        (None, None, None, "TM. ỦY BAN NHÂN DÂN"),
        (None, None, None, "CHỦ TỊCH"),
    ]

    part = only(plan(rows))

    assert part.title.startswith("BẢNG XẾP LOẠI Chỉ số CCHC")
    assert part.first == 3
    assert keys(part.units) == list(DISTRICT_IDS)


def test_columns_are_numbered_and_totals_and_averages_stand_between() -> None:
    rows = list(summary())
    rows.insert(1, ("(1)", "(2)", "(3)", "(4)", "(5)=(3)+(4)"))
    rows.insert(4, (None, "Trung bình", Decimal(68), Decimal(15), None))
    rows.append((None, "Giá trị trung bình của các huyện", *[Decimal(1)] * 3))
    rows.append((None, "Tổng cộng", Decimal(560), Decimal(124), None))
    rows.append((None, None, Decimal(70), Decimal("15.5"), "Bình quân"))

    part = only(found := plan(rows))

    assert keys(part.units) == list(DISTRICT_IDS)
    assert {1, 4, 11, 12, 13} <= set(part.skipped)
    assert codes(found) == []


def test_column_numbers_may_be_plain_numbers() -> None:
    rows = list(summary())
    rows.insert(1, tuple(map(Decimal, range(1, 6))))

    assert keys(only(plan(rows)).units) == list(DISTRICT_IDS)


def test_a_header_may_stand_over_two_rows() -> None:
    rows: Lines = [
        ("STT", "Đơn vị", "Điểm đánh giá", None, None, "Kết quả", None),
        (None, None, "Thẩm định", "Điều tra XHH", "Tổng", "Xếp loại", "Xếp hạng"),
        *[
            (Decimal(n), name, Decimal(60), Decimal(15), Decimal(75), "KHÁ", Decimal(n))
            for n, name in enumerate(DISTRICTS, 1)
        ],
    ]
    merges = (
        Area(top=0, left=0, bottom=1, right=0),
        Area(top=0, left=1, bottom=1, right=1),
        Area(top=0, left=2, bottom=0, right=4),
        Area(top=0, left=5, bottom=0, right=6),
    )

    for merged in (merges, ()):
        part = only(plan(sheet(rows, merges=merged)))

        assert lines(part.figures) == {
            "appraised": 2, "survey": 3, "total": 4, "band": 5, "rank": 6,
        }  # fmt: skip
        assert keys(part.units) == list(DISTRICT_IDS)


def test_a_header_may_stand_over_three_rows() -> None:
    rows: Lines = [
        ("Đơn vị", "KẾT QUẢ NĂM 2017", None, None),
        (None, "Điểm", None, "Xếp"),
        (None, "thẩm định", "điều tra", "hạng"),
        *[(name, Decimal(60), Decimal(15), Decimal(1)) for name in DISTRICTS],
    ]
    merges = (
        Area(top=0, left=0, bottom=2, right=0),
        Area(top=0, left=1, bottom=0, right=3),
        Area(top=1, left=1, bottom=1, right=2),
    )

    part = only(plan(sheet(rows, merges=merges)))

    assert lines(part.figures) == {"appraised": 1, "survey": 2, "rank": 3}
    assert keys(part.units) == list(DISTRICT_IDS)


def test_the_header_may_come_back_on_every_page() -> None:
    rows: Lines = [*summary(DISTRICTS[:4]), (), *summary(DISTRICTS[4:])]

    parts = plan(rows).parts

    assert [keys(part.units) for part in parts] == [
        list(DISTRICT_IDS[:4]), list(DISTRICT_IDS[4:]),
    ]  # fmt: skip


def test_two_groups_may_stand_in_one_table() -> None:
    names = ["Sở Nội vụ", "Huyện Mường Tè", "Thanh tra tỉnh", "Huyện Sìn Hồ"]

    parts = plan(summary(names)).parts

    assert {part.group: keys(part.units) for part in parts} == {
        "so": ["so-noi-vu", "thanh-tra-tinh"],
        "huyen": ["huyen-muong-te", "huyen-sin-ho"],
    }


def test_headings_between_the_units_are_passed_over() -> None:
    rows = list(summary())
    rows.insert(1, ("I", "KHỐI HUYỆN BIÊN GIỚI", None, None, None))

    part = only(found := plan(rows))

    assert keys(part.units) == list(DISTRICT_IDS)
    assert part.skipped == (1,)
    assert codes(found) == []


def test_a_row_of_maxima_is_no_unit() -> None:
    rows = list(summary())
    rows.insert(1, (None, "Điểm tối đa", Decimal(80), Decimal(20), None))

    part = only(found := plan(rows))

    assert keys(part.units) == list(DISTRICT_IDS)
    assert (part.skipped, codes(found)) == ((1,), [])


def test_a_row_of_scores_without_a_name_is_asked() -> None:
    rows = [list(row) for row in summary()]
    rows[3][1] = None

    found = plan(rows)

    assert [(q.code, q.where) for q in found.questions] == [("ask-unit", "'Bảng 1'!B4")]


@pytest.mark.parametrize("kind", [Kind.CSV, Kind.TEXT])
def test_a_text_file_is_placed_by_line(kind: Kind) -> None:
    rows: Lines = [
        ["Đơn vị", "Điểm thẩm định", "Điểm điều tra"],
        ["Sở Sao Hỏa", "70,5", "15"],
    ]

    found = plan_of(book(rows, kind=kind), rules(), registry())

    assert [q.where for q in found.questions if q.code == "ask-unit"] == ["Bảng 1:2:A"]


def test_communes_may_stand_on_a_sheet_of_their_own() -> None:
    phrase = "04/07 xã/phường xếp loại xuất sắc (57,1%); 03/07 xếp loại tốt (42,9%)"
    communes = [
        ("Huyện", "Chỉ số CCHC cấp xã"),
        *[(name, phrase) for name in DISTRICTS],
    ]

    first, second = plan(summary(), communes).parts

    assert (first.form, second.form) == (Form.SUMMARY, Form.COMMUNES)
    assert keys(second.units) == list(DISTRICT_IDS)
    assert lines(second.figures) == {"communes": 1}


def test_results_may_stand_down_with_units_across() -> None:
    rows: Lines = [
        ("Kết quả", *DISTRICTS),
        ("Điểm thẩm định", *[Decimal(70)] * 8),
        ("Điểm điều tra XHH", *[Decimal(15)] * 8),
        ("Xếp hạng", *map(Decimal, range(1, 9))),
    ]

    part = only(plan(rows))

    assert (part.form, part.axis) == (Form.SUMMARY, Axis.ACROSS)
    assert keys(part.units) == list(DISTRICT_IDS)
    assert lines(part.figures) == {"appraised": 1, "survey": 2, "rank": 3}
