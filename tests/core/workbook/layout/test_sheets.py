"""Sheets as a whole: hidden, empty, foreign; encodings and shapes of files."""

from decimal import Decimal

from core.model import Severity
from core.workbook.layout import plan_of
from core.workbook.layout.planning import EMPTY, HIDDEN, NO_TABLE
from tests.core.workbook.layout.books import (
    DISTRICT_IDS,
    DISTRICTS,
    annex,
    book,
    codes,
    keys,
    only,
    plan,
    registry,
    rules,
    sheet,
    summary,
)


def test_hidden_empty_and_foreign_sheets_are_passed_over_and_said() -> None:
    found = plan(
        sheet(summary(), "Ẩn", is_hidden=True),
        sheet([(None, "")], "Trống"),
        sheet([("Lịch công tác", "Thứ hai"), ("Họp", "8 giờ")], "Lịch"),
        sheet(summary(), "Bảng"),
    )

    assert [part.sheet for part in found.parts] == ["Bảng"]
    assert {name: why.text for name, why in found.ignored.items()} == {
        "Ẩn": HIDDEN, "Trống": EMPTY, "Lịch": NO_TABLE,
    }  # fmt: skip


def test_hidden_rows_and_columns_are_read_and_said() -> None:
    hidden = sheet(summary(), hidden_rows=frozenset({3}), hidden_columns=frozenset({4}))

    found = plan(hidden)

    assert keys(only(found).units) == list(DISTRICT_IDS)
    (note,) = found.questions
    assert (note.code, note.severity) == ("hidden-lines", Severity.NOTE)
    assert note.message.params == {"n": 2}


def test_hidden_rows_outside_the_tables_are_not_worth_a_word() -> None:
    assert plan(sheet(summary(), hidden_rows=frozenset({99}))).questions == ()


def test_an_old_encoding_is_undone_by_the_fonts() -> None:
    rows = [list(row) for row in summary(["x", "y"])]
    rows[1][1], rows[2][1] = "HuyÖn Tam §\xad\xd5ng", "HuyÖn S×n Hå"
    fonts = {(1, 1): ".VnTime", (2, 1): ".VnTimeH"}

    found = plan(sheet(rows, fonts=fonts))

    assert found.encodings == {"Bảng 1": "tcvn3"}
    assert [unit.text for unit in only(found).units][1] == "HUYỆN SÌN HỒ"
    assert keys(only(found).units) == ["huyen-tam-duong", "huyen-sin-ho"]


def test_a_file_of_one_shape_keeps_its_shape_with_other_figures() -> None:
    other = [list(row) for row in reversed(summary()[1:])]
    for row in other:
        row[2] = Decimal(3)
    year = [("Kết quả năm 2018",), *summary()]
    earlier = [("Kết quả năm 2017",), *summary()]

    assert plan([summary()[0], *other]).shape == plan(summary()).shape != ""
    assert plan(year).shape == plan(earlier).shape != plan(summary()).shape
    assert plan(annex()).shape != plan(annex(DISTRICTS[:7])).shape
    assert plan([()]).shape == ""


def test_several_tables_of_several_groups_may_share_a_sheet() -> None:
    rows = [
        ("BẢNG XẾP LOẠI CÁC SỞ",),
        *summary(["Sở Y tế", "Sở Nội vụ"]),
        (),
        ("BẢNG XẾP LOẠI CÁC HUYỆN",),
        *summary(),
    ]

    parts = plan(rows).parts

    assert [(p.group, len(p.units), p.title) for p in parts] == [
        ("so", 2, "BẢNG XẾP LOẠI CÁC SỞ"),
        ("huyen", 8, "BẢNG XẾP LOẠI CÁC HUYỆN"),
    ]


def test_a_table_without_a_header_is_no_table() -> None:
    found = plan(summary()[1:])

    assert found.parts == ()
    assert codes(found) == []


def test_nothing_is_changed_by_planning_twice() -> None:
    made = book(summary(), annex())

    assert plan_of(made, rules(), registry()) == plan_of(made, rules(), registry())
