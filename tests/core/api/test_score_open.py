"""Workbooks that are half filled, or say themselves that a result is open."""

from decimal import Decimal
from pathlib import Path

import pytest

from core.api import open_archive
from core.api.score import Scored, score_file
from tests.core.workbooks import Value, xlsx

HEAD: list[Value] = [
    "Đơn vị", "Điểm thẩm định", "Điểm điều tra", "Tổng điểm", "Xếp loại", "Xếp hạng",
]  # fmt: skip


def scored(file: Path, rules: str = "lai-chau/2017") -> Scored:
    return score_file(open_archive(), file, rules=rules)


def codes(result: Scored) -> set[str]:
    return {finding.code for finding in result.findings}


@pytest.mark.parametrize(
    ("band", "rank"),
    [
        ("chưa xác định (TỐT / KHÁ)", "1–2"),
        ("không xếp loại", "không xếp hạng"),
        ("không có xếp loại", "2-3"),
        ("undecided: TỐT / KHÁ", "not ranked"),
    ],
)
def test_words_for_open_results_are_no_contradiction(
    band: str, rank: str, tmp_path: Path
) -> None:
    row: list[Value] = ["Huyện Sìn Hồ", 70, 15, 85, band, rank]
    file = xlsx(tmp_path / "a.xlsx", {"Bảng 1": [HEAD, row]})

    assert not codes(scored(file)) & {"unreadable", "band-unknown", "rank-order"}


def test_a_unit_with_nothing_typed_in_is_told_once(tmp_path: Path) -> None:
    first: list[Value] = ["Huyện Sìn Hồ", 70, 15, 85, "KHÁ", 1]
    other: list[Value] = ["Huyện Mường Tè", *[None] * 5]
    file = xlsx(tmp_path / "a.xlsx", {"Bảng 1": [HEAD, first, other]})

    found = [f for f in scored(file).findings if f.unit == "huyen-muong-te"]

    assert [f.code for f in found] == ["no-rank", "not-scored"]


def test_columns_of_nobody_in_an_annex_are_told_once(tmp_path: Path) -> None:
    rules = open_archive().rules("lai-chau").group("huyen")
    items = [one.code for one in rules.criteria if one.method]
    head: list[Value] = ["Mã", "Tiêu chí", "Huyện Sìn Hồ", "Huyện Mường Tè"]
    rows: list[list[Value]] = [[code, "a", Decimal("0.5"), None] for code in items]
    file = xlsx(tmp_path / "a.xlsx", {"Phụ biểu": [head, *rows]})

    blank = [f for f in scored(file).findings if f.code == "cell-blank"]

    assert [f.unit for f in blank] == ["huyen-muong-te"]
