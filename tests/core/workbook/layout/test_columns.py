"""Columns of results: by their headings, by what they hold, or asked."""

from decimal import Decimal

from core.workbook.layout import plan_of
from core.workbook.plan import Certainty
from tests.core.workbook.layout.books import (
    DISTRICT_IDS,
    DISTRICTS,
    HEADER,
    Lines,
    book,
    codes,
    keys,
    lines,
    only,
    plan,
    rules,
    summary,
)


def test_columns_are_known_by_what_they_hold() -> None:
    header = ("STT", "Tên đơn vị", "Điểm thẩm định", "Chỉ số Xếp loại (%)", "Xếp hạng")
    rows: Lines = [
        header,
        *[
            (Decimal(n), name, Decimal(70), Decimal(80 - n), "TỐT", Decimal(n))
            for n, name in enumerate(DISTRICTS, 1)
        ],
    ]

    figures = only(plan(rows)).figures

    assert [(f.line, f.key, f.certainty) for f in figures] == [
        (2, "appraised", Certainty.SURE),
        (3, "index", Certainty.LIKELY),
        (4, "band", Certainty.LIKELY),
        (5, "rank", Certainty.LIKELY),
    ]


def test_a_lone_column_of_points_is_the_total() -> None:
    rows: Lines = [("Thứ tự nêu trong nguồn", "Đơn vị", "Điểm")]
    rows += [(str(n), name, "87,3") for n, name in enumerate(DISTRICTS, 1)]

    (total,) = only(plan(rows)).figures

    assert (total.line, total.key, total.certainty) == (2, "total", Certainty.LIKELY)


def test_columns_of_another_year_give_way() -> None:
    header = ("Đơn vị", "Điểm thẩm định", "Điểm điều tra", "Hạng 2016", "Hạng 2017")
    rows: Lines = [
        header,
        *[(n, Decimal(9), Decimal(8), Decimal(1), Decimal(2)) for n in DISTRICTS],
    ]

    assert lines(only(plan(rows)).figures)["rank"] == 4


def test_columns_headed_alike_are_asked() -> None:
    header = ("Đơn vị", "Điểm thẩm định", "Điểm thẩm định", "Điểm điều tra")
    rows: Lines = [
        header,
        *[(name, Decimal(9), Decimal(8), Decimal(7)) for name in DISTRICTS],
    ]

    found = plan(rows)

    assert [(q.code, q.where) for q in found.questions] == [
        ("ask-column", "'Bảng 1'!B1"),
        ("ask-column", "'Bảng 1'!C1"),
    ]


def test_results_may_be_headed_in_other_words() -> None:
    header = ("Cơ quan, đơn vị", "Điểm HĐTĐ", "Điểm XHH", "Tỷ lệ %", "Xếp thứ")
    rows = [header, *[(name, *[Decimal(1)] * 4) for name in DISTRICTS]]

    assert lines(only(plan(rows)).figures) == {
        "appraised": 1, "survey": 2, "index": 3, "rank": 4,
    }  # fmt: skip


def test_numbered_columns_are_somebody_elses_criteria() -> None:
    header = ("Đơn vị", "Chỉ số 1", "Chỉ số 2", "Tổng điểm")
    rows = [header, *[(name, *[Decimal(1)] * 3) for name in DISTRICTS]]

    assert lines(only(found := plan(rows)).figures) == {"total": 3}
    assert codes(found) == []


def test_a_unit_with_a_band_alone_is_a_unit_of_any_registry() -> None:
    rows: Lines = [
        ("Đơn vị", "Tỷ lệ chỉ số", "Xếp loại"),
        ("Đức Linh", "89,33%", "tốt"),
    ]
    rows += [("Tánh Linh", None, "khá"), ("Nơi nhận:", None, "CHỦ TỊCH")]

    found = plan_of(book(rows), rules(), None, group="huyen")

    assert keys(only(found).units) == ["duc-linh", "tanh-linh"]


def test_a_table_without_scores_is_asked() -> None:
    rows: Lines = [("Đơn vị", "Xếp hạng"), *[(n, Decimal(1)) for n in DISTRICTS]]

    assert codes(plan(rows)) == ["ask-column"]


def test_header_words_are_not_needed_in_any_order() -> None:
    order = (4, 1, 3, 2, 0)
    rows: Lines = [[row[place] for place in order] for row in summary()]

    part = only(plan(rows))

    assert HEADER[1] == "Đơn vị"
    assert lines(part.figures) == {"rank": 0, "survey": 2, "appraised": 3}
    assert keys(part.units) == list(DISTRICT_IDS)
