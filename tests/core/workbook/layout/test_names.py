"""Names of units: one line for each, and nobody is guessed."""

from decimal import Decimal

import pytest

from core.workbook.layout import plan_of
from core.workbook.plan import Certainty
from tests.core.workbook.layout.books import (
    DISTRICT_IDS,
    DISTRICTS,
    Lines,
    annex,
    book,
    codes,
    keys,
    only,
    plan,
    registry,
    rules,
    summary,
)

OTHERS = [
    "Sở Giáo dục và Đào tạo", "Thanh tra tỉnh", "Sở Công Thương",
    "Sở Kế hoạch và Đầu tư", "Sở Xây dựng", "Sở Lao động, TB và XH",
    "Sở Thông tin và Truyền thông", "Văn phòng UBND tỉnh", "Sở Nông nghiệp và PTNT",
    "Sở Tài chính", "Sở Tư pháp", "Sở Khoa học và Công nghệ",
    "Sở Văn hóa, Thể thao và Du lịch", "Sở Tài nguyên và Môi trường", "Ban Dân tộc",
    "BQL khu KTCK Ma Lù Thàng", "Sở Giao thông Vận tải", "Sở Y tế",
]  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [
        "SỐ Y TẾ", "sở y tế", "SO Y TE", "Sở\u00a0Y\u200b tế", "1. Sở Y tế",
        "So\u031b\u0309 Y te\u0302\u0301", "Ｓở Y tế", "SYT", "Sở Y tế (*)", "so-y-te",
    ],
)  # fmt: skip
def test_a_name_is_known_however_it_is_spelled(name: str) -> None:
    part = only(plan(summary(["Sở Tài chính", name])))

    assert keys(part.units) == ["so-tai-chinh", "so-y-te"]


def test_cyrillic_letters_that_look_latin_are_read_as_latin() -> None:
    part = only(plan(summary(["Sở Tài chính", "S\u1edf T\u01b0 ph\u00e1\u0440"])))

    assert keys(part.units) == ["so-tai-chinh", "so-tu-phap"]


def test_a_name_of_several_units_is_asked() -> None:
    found = plan(summary(["Sở Tài chính", "Sở NV"]))

    unit = only(found).units[1]
    assert (unit.key, unit.certainty) == (None, Certainty.ASK)
    assert set(unit.candidates[:2]) == {"so-noi-vu", "so-ngoai-vu"}
    (question,) = found.questions
    assert (question.code, question.where) == ("ask-unit", "'Bảng 1'!B3")
    assert question.printed == "Sở NV"


def test_a_name_of_several_units_is_the_one_that_has_no_line_yet() -> None:
    unit = only(plan(summary(["Sở Ngoại vụ", "Sở NV"]))).units[1]

    assert (unit.key, unit.certainty) == ("so-noi-vu", Certainty.LIKELY)
    assert unit.evidence is not None


def test_two_lines_that_want_the_last_unit_are_both_asked() -> None:
    found = plan(summary(["Sở Ngoại vụ", "Sở NV", "Sở NV"]))

    assert keys(only(found).units) == ["so-ngoai-vu", None, None]


def test_never_two_lines_are_the_same_unit() -> None:
    found = plan(summary(["Huyện Tân Uyên", "Huyện Sìn Hồ", "Huyện Tân Uyên"]))

    assert keys(only(found).units) == [None, "huyen-sin-ho", None]
    assert codes(found) == ["ask-unit", "ask-unit"]


def test_the_last_name_left_is_the_last_unit_left() -> None:
    names = [*OTHERS, "Sở Ngoại vụ", "SỞ N… VỤ (mờ)"]

    unit = only(plan(summary(names))).units[-1]

    assert (unit.key, unit.certainty) == ("so-noi-vu", Certainty.LIKELY)


def test_a_stranger_is_asked_as_long_as_others_are_open() -> None:
    found = plan(summary([*DISTRICTS[:5], "Huyện Mường Nhé"]))

    assert only(found).units[5].key is None
    assert codes(found) == ["ask-unit"]


def test_the_caller_may_name_the_group() -> None:
    found = plan_of(book(summary(["A", "B"])), rules(), registry(), group="so")

    assert only(found).group == "so"


def test_without_a_registry_names_stand_for_themselves() -> None:
    title = ("Chỉ số CCHC của UBND các huyện, thành phố", None)
    names = ["Huyện Bàu Bàng", "Thị xã Bến Cát", "Thành phố Thuận An"]

    part = only(plan_of(book([title, *summary(names)]), rules(), None))

    assert keys(part.units) == [
        "huyen-bau-bang", "thi-xa-ben-cat", "thanh-pho-thuan-an",
    ]  # fmt: skip
    assert {one.certainty for one in part.units} == {Certainty.NEW}
    assert part.group == "huyen"


def test_without_a_registry_units_across_are_found_above_the_codes() -> None:
    names = ["Huyện Bàu Bàng", "Thị xã Bến Cát", "Thành phố Thuận An"]

    part = only(plan_of(book(annex(names)), rules(), None))

    assert keys(part.units) == [
        "huyen-bau-bang", "thi-xa-ben-cat", "thanh-pho-thuan-an",
    ]  # fmt: skip
    assert keys(part.criteria) == ["1.1.1", "1.1.2", "1.1.3"]


def test_names_of_offices_of_no_registry_too() -> None:
    names = ["Sở Y tế", "Ban Quản lý khu kinh tế", "Thanh tra tỉnh"]

    across = only(plan_of(book(annex(names)), rules(), None, group="so"))
    down = only(plan_of(book(summary(names)), rules(), None))

    assert keys(across.units) == [
        "so-y-te",
        "ban-quan-ly-khu-kinh-te",
        "thanh-tra-tinh",
    ]
    assert keys(down.units) == keys(across.units)
    assert (across.group, down.group) == ("so", "so")


def test_names_may_hold_words_of_results() -> None:
    names = ["Sở Công Thương", "Xã Nậm Hàng", "Huyện Trữ Lượng", "xa nam hang"]

    for rows in (summary(names[:3]), annex(names[:3])):
        part = only(plan_of(book(rows), rules(), None, group="huyen"))

        assert keys(part.units) == ["so-cong-thuong", "xa-nam-hang", "huyen-tru-luong"]

    down = only(plan_of(book(summary(names[3:])), rules(), None))
    assert keys(down.units) == ["xa-nam-hang"]


def test_a_group_nobody_names_is_asked() -> None:
    found = plan_of(book(summary(["Alpha", "Beta"])), rules(), None)

    assert only(found).group is None
    assert codes(found) == ["ask-group"]


def test_rows_without_scores_are_no_units_where_any_name_would_do() -> None:
    rows: Lines = [*summary(["Alpha", "Beta"]), (None, "Nơi nhận: như trên")]

    assert keys(only(plan_of(book(rows), rules(), None)).units) == ["alpha", "beta"]


def test_namesakes_are_told_apart_by_the_place_beside_them() -> None:
    rows: Lines = [("STT", "Huyện", "Tên đơn vị", "Điểm thẩm định", "Điểm điều tra")]
    rows += [
        (str(n), place, name, Decimal(70), Decimal(15))
        for n, (place, name) in enumerate(
            [("Bàu Bàng", "Xã Tân Lập"), ("Bến Cát", "Xã Tân Lập"), ("", "Xã Lai Uyên")]
        )
    ]

    part = only(plan_of(book(rows), rules(), None))

    assert keys(part.units) == [
        "xa-tan-lap-bau-bang", "xa-tan-lap-ben-cat", "xa-lai-uyen",
    ]  # fmt: skip


def test_districts_are_all_known_by_their_registry_names() -> None:
    assert keys(only(plan(summary())).units) == list(DISTRICT_IDS)
