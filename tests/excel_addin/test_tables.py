"""A council's own table: everything recomputed from it, nothing assumed."""

from typing import Any

import pytest

from excel_addin.functions import CCHC_BAND, CCHC_EXPLAIN, CCHC_INDEX, CCHC_RANK
from tests.excel_addin.printed import GROUPS, Table, lines, number, table

MARK = "#CCHC!N/A|"
HEADER: list[Any] = ["Đơn vị", "Điểm thẩm định", "Điểm điều tra", "Thang điểm chuẩn"]
INVENTED: Table = [
    HEADER,
    ["Phòng Một", 70, 15, 100],
    ["Phòng Hai", 72.5, "12,50", 100],
    ["Phòng Ba", "60.25 ", 10.25, 94],
]


def three(name: object, rows: Table) -> list[object]:
    """Return index, band and rank of one unit."""
    return [f(name, None, rows) for f in (CCHC_INDEX, CCHC_BAND, CCHC_RANK)]


def column(function: object, rows: Table) -> list[object]:
    """Return a function's answers for every unit of a table, header left out."""
    assert callable(function)
    names = [[row[1]] for row in rows[1:]]
    return [answer for (answer,) in function(names, None, rows)]


@pytest.mark.parametrize("group", GROUPS)
def test_the_printed_table_gives_the_recomputed_results(group: str) -> None:
    printed = lines(group)
    indices = {p["name"]: number(p["index"]) for p in printed}
    bands = {p["name"]: p["band"] for p in printed}
    if group == "so":  # the one line whose printed total is not the sum of its parts
        indices["Sở Tư pháp"], bands["Sở Tư pháp"] = 80.05, "TỐT"

    rows = table(group)

    assert column(CCHC_INDEX, rows) == [*indices.values()]
    assert column(CCHC_BAND, rows) == [*bands.values()]
    assert column(CCHC_RANK, rows) == [*range(1, len(printed) + 1)]


def test_units_of_no_registry_are_reckoned_too() -> None:
    shown = [three(row[0], INVENTED) for row in INVENTED[1:]]

    assert shown == [[85.0, "TỐT", 1], [85.0, "TỐT", 1], [75.0, "KHÁ", 3]]


def test_the_explanation_says_whose_rules_strangers_follow() -> None:
    told = str(CCHC_EXPLAIN("Phòng Ba", None, INVENTED))

    assert told.startswith("Phòng Ba: tính lại từ bảng theo quy định năm 2017: 75,00 %")
    assert "Không đơn vị nào trong bảng thuộc nhóm đã có quy định" in told


def test_names_in_the_table_match_however_they_are_typed() -> None:
    rows: Table = [HEADER, ["SỞ Y TẾ", 70, 15, 100], ["phòng  hai", 60, 10, 100]]

    assert three("so y te", rows) == [85.0, "TỐT", 1]
    assert three("PHONG HAI", rows) == [70.0, "KHÁ", 2]


def test_changing_another_units_score_moves_the_rank_alone() -> None:
    changed = [*INVENTED[:3], ["Phòng Ba", 90, 4, 94]]

    assert three("Phòng Một", changed) == [85.0, "TỐT", 2]


def test_a_missing_scale_comes_from_the_rules() -> None:
    rows: Table = [row[:3] for row in (HEADER, ["Thanh tra tỉnh", 65.75, 15.44])]

    assert three("Thanh tra tỉnh", rows) == [88.25, "TỐT", 1]
    told = str(CCHC_EXPLAIN("Thanh tra tỉnh", None, rows))
    assert "Bảng không ghi thang điểm chuẩn của Thanh tra tỉnh" in told


def test_a_stranger_without_scale_is_not_given_one() -> None:
    rows: Table = [HEADER, ["Phòng Một", 70, 15, None], ["Phòng Hai", 60, 10, 100]]

    shown = three("Phòng Một", rows)

    assert all("thang điểm chuẩn" in str(answer) for answer in shown)
    assert CCHC_INDEX("Phòng Hai", None, rows) == 70.0


@pytest.mark.parametrize(
    ("cell", "text"),
    [("bảy mươi", "bảy mươi"), (True, "TRUE"), (-1, "-1"), ("#N/A", "#N/A")],
)
def test_a_wrong_cell_spoils_its_line_and_every_rank(cell: object, text: str) -> None:
    rows: Table = [HEADER, ["Phòng Một", cell, 15, 100], ["Phòng Hai", 60, 10, 100]]
    marker = f'{MARK}dòng 2, cột 2 (Điểm thẩm định): "{text}"'

    assert all(str(each).startswith(marker) for each in three("Phòng Một", rows))
    assert CCHC_INDEX("Phòng Hai", None, rows) == 70.0
    assert CCHC_BAND("Phòng Hai", None, rows) == "KHÁ"
    assert str(CCHC_RANK("Phòng Hai", None, rows)).startswith(marker)
    told = str(CCHC_EXPLAIN("Phòng Hai", None, rows))
    assert "dòng 2, cột 2" in told
    assert "hạng –" in told


def test_a_scale_of_zero_is_refused() -> None:
    rows: Table = [HEADER, ["Phòng Một", 70, 15, 0]]

    shown = str(CCHC_INDEX("Phòng Một", None, rows))

    assert shown.startswith(f"{MARK}dòng 2, cột 4 (Thang điểm chuẩn): ")


def test_an_unfinished_line_ranks_nowhere_and_spoils_nothing() -> None:
    rows: Table = [HEADER, ["Phòng Một", 70, None, 100], ["Phòng Hai", 60, 10, 100]]

    assert "chưa có điểm điều tra" in str(CCHC_INDEX("Phòng Một", None, rows))
    assert CCHC_RANK("Phòng Hai", None, rows) == 1
    told = str(CCHC_EXPLAIN("Phòng Hai", None, rows))
    assert "chưa đủ điểm nên không xếp hạng (1): Phòng Một" in told


def test_a_unit_that_stands_twice_is_refused_with_both_places() -> None:
    rows: Table = [*INVENTED, ["phong mot", 50, 10, 100]]

    shown = str(CCHC_INDEX("Phòng Một", None, rows))

    assert shown.startswith(MARK)
    assert "dòng 2, cột 1" in shown
    assert "dòng 5, cột 1" in shown
    assert str(CCHC_RANK("Phòng Hai", None, rows)).startswith(MARK)
    assert CCHC_INDEX("Phòng Hai", None, rows) == 85.0


def test_a_unit_outside_the_table_is_told_with_the_nearest_inside() -> None:
    shown = str(CCHC_INDEX("Phòng Bốn", None, INVENTED))

    assert shown.startswith(f'{MARK}Bảng không có dòng nào là "Phòng Bốn"')
    assert "Phòng Một" in shown


def test_scores_without_a_name_are_told() -> None:
    rows: Table = [HEADER, ["Phòng Một", 70, 15, 100], [None, 60, 10, 100]]

    assert CCHC_INDEX("Phòng Một", None, rows) == 85.0
    assert "tên đơn vị" in str(CCHC_RANK("Phòng Một", None, rows))


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([["a", "b"], [1, 2]], "không tìm thấy dòng tiêu đề"),
        ([["Đơn vị", "Điểm thẩm định"], ["A", 1]], "không có cột điểm điều tra"),
        ([[*HEADER, "Ngày thẩm định"], ["A", 70, 20, 90, 4]], None),
        ([[*HEADER, "Điểm thẩm định"], ["A", 70, 20, 90, 4]], "nhiều cột"),
    ],
)
def test_a_range_that_is_no_table_is_told(rows: Table, reason: str | None) -> None:
    shown = str(CCHC_INDEX("A", None, rows))

    if reason is None:
        assert shown == "100.0"
    else:
        assert shown.startswith(MARK)
        assert reason in shown


def test_points_above_the_scale_are_reckoned_but_remarked() -> None:
    rows: Table = [HEADER, ["Phòng Một", 90, 15, 100]]

    assert CCHC_INDEX("Phòng Một", None, rows) == 105.0
    assert "lớn hơn thang điểm chuẩn" in str(CCHC_EXPLAIN("Phòng Một", None, rows))


def test_a_unit_of_a_group_without_rules_is_a_guest() -> None:
    rows: Table = [
        HEADER,
        ["Sở Y tế", 70, 15, 100],
        ["Sở Nội vụ", 60, 15, 100],
        ["Xã Tá Bạ", 70, 16, 100],
    ]

    assert three("Xã Tá Bạ", rows) == [86.0, "TỐT", 1]
    assert "Xã Tá Bạ thuộc nhóm khác" in str(CCHC_EXPLAIN("Xã Tá Bạ", None, rows))


def test_rules_of_another_group_give_a_guest_no_scale() -> None:
    rows: Table = [
        HEADER[:3],
        ["Sở Y tế", 70, 15],
        ["Sở Nội vụ", 60, 15],
        ["Xã Tá Bạ", 70, 16],
    ]

    assert CCHC_INDEX("Sở Y tế", None, rows) == 85.0
    assert "thang điểm chuẩn" in str(CCHC_INDEX("Xã Tá Bạ", None, rows))


def test_binary_noise_of_a_formula_is_not_counted() -> None:
    noisy = 61.486 + 0.659  # as =SUM(…) leaves it: 62.144999999999996
    rows: Table = [HEADER, ["Phòng Một", noisy, 0, 100]]

    assert CCHC_INDEX("Phòng Một", None, rows) == 62.15
