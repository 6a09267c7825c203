"""Workbooks scored: which rules, which group, what is found, in what shape."""

from decimal import Decimal
from pathlib import Path

import pytest

from core.api import open_archive
from core.api.archive import Archive
from core.api.plans import Wanted, plan_file
from core.api.score import score_file
from core.api.score_shapes import planned
from core.errors import NothingToScoreError, UnknownGroupError
from core.rules.errors import UnknownRulesError
from tests.core.api.districts import EN, districts, of, shape_of
from tests.core.workbooks import Rows, decision, summary, text, xlsx


@pytest.fixture(scope="module")
def archive() -> Archive:
    """Return the shipped data."""
    return open_archive()


class TestRules:
    def test_are_those_of_the_latest_year_of_the_place(
        self, archive: Archive, tmp_path: Path
    ) -> None:
        file = districts(tmp_path, ["Huyện Tân Uyên", of("70"), of("15.5")])

        result = score_file(archive, file)

        assert (result.place, result.year) == ("lai-chau", 2017)

    def test_may_be_named(self, archive: Archive, tmp_path: Path) -> None:
        file = districts(tmp_path, ["Huyện Bàu Bàng", of("47.45"), of("32.82")])

        by_name = score_file(archive, file, rules="binh-duong/2017")
        by_place = score_file(archive, file, place="binh-duong")
        by_year = score_file(archive, file, place="binh-duong", year=2017)

        shapes = [shape_of(result)["rows"] for result in (by_name, by_place, by_year)]
        assert shapes[0] == shapes[1] == shapes[2]
        assert by_name.planned.registry is None
        assert by_name.groups[0].rows[0].standing.unit == "huyen-bau-bang"

    def test_are_those_of_the_year_a_title_names(
        self, archive: Archive, tmp_path: Path
    ) -> None:
        rows: Rows = [["KẾT QUẢ NĂM 2017"], *summary("huyen")]
        later: Rows = [["Kế hoạch năm 2031"], *rows]

        found = score_file(archive, xlsx(tmp_path / "a.xlsx", {"A": rows}))
        other = score_file(archive, xlsx(tmp_path / "b.xlsx", {"A": later}))

        assert found.year == other.year == 2017

    def test_of_no_place_or_year_at_hand_are_refused(
        self, archive: Archive, tmp_path: Path
    ) -> None:
        file = districts(tmp_path, ["Huyện Tân Uyên", of("70"), of("15.5")])

        with pytest.raises(UnknownRulesError):
            score_file(archive, file, rules="xa-xoi/1999")
        with pytest.raises(UnknownRulesError):
            score_file(archive, file, year=1999)


class TestGroups:
    def test_are_told_by_the_units(self, archive: Archive, tmp_path: Path) -> None:
        shape = shape_of(score_file(archive, xlsx(tmp_path / "a.xlsx", decision())))

        assert shape["group"] is None
        groups = shape["groups"]
        assert isinstance(groups, list)
        assert [(g["group"], len(g["rows"])) for g in groups] == [
            ("so", 20),
            ("huyen", 8),
        ]
        rows = shape["rows"]
        assert isinstance(rows, list)
        assert [row["group"] for row in rows] == ["so"] * 20 + ["huyen"] * 8

    def test_may_be_chosen_by_code_or_name(
        self, archive: Archive, tmp_path: Path
    ) -> None:
        file = xlsx(tmp_path / "a.xlsx", {"A": summary("so"), "B": summary("huyen")})

        for name in ("huyen", "HUYEN", "UBND các huyện, thành phố"):
            shape = shape_of(score_file(archive, file, group=name))
            assert (shape["group"], "groups" in shape) == ("huyen", False)

    def test_the_rules_do_not_have_are_refused(
        self, archive: Archive, tmp_path: Path
    ) -> None:
        file = districts(tmp_path, ["Huyện Tân Uyên", of("70"), of("15.5")])

        with pytest.raises(UnknownGroupError):
            score_file(archive, file, group="xa")


class TestRows:
    def test_come_by_rank_with_every_digit_of_the_rules(
        self, archive: Archive, tmp_path: Path
    ) -> None:
        file = districts(
            tmp_path,
            ["Huyện Sìn Hồ", of("60"), of("15.5")],
            ["Huyện Mường Tè", of("70"), of("15")],
            ["Huyện Tam Đường", None, of("15")],
        )

        shape = shape_of(score_file(archive, file))

        assert list(shape) == ["place", "year", "group", "rows", "findings"]
        rows = shape["rows"]
        assert isinstance(rows, list)
        assert [row["unit"] for row in rows] == [
            "Huyện Mường Tè", "Huyện Sìn Hồ", "Huyện Tam Đường",
        ]  # fmt: skip
        assert rows[1] == {
            "unit": "Huyện Sìn Hồ",
            "id": "huyen-sin-ho",
            "index": "75.50",
            "total": "75.50",
            "scale": "100",
            "band": "KHÁ",
            "rank": 2,
        }
        assert (rows[2]["index"], rows[2]["band"], rows[2]["rank"]) == (
            None,
            None,
            None,
        )

    def test_an_open_band_is_null_with_what_it_may_be(
        self, archive: Archive, tmp_path: Path
    ) -> None:
        file = districts(
            tmp_path,
            ["Huyện Sìn Hồ", of("70"), of("15.5")],
            ["Huyện Mường Tè", of("60"), of("15")],
        )

        shape = shape_of(score_file(archive, file))

        rows = shape["rows"]
        assert isinstance(rows, list)
        assert rows[0]["band"] is None
        assert rows[0]["bands"] == ["TỐT", "KHÁ"]
        assert (rows[0]["rank"], "best_rank" in rows[0]) == (1, False)

    def test_totals_alone_are_points_where_no_part_is_given(
        self, archive: Archive, tmp_path: Path
    ) -> None:
        file = xlsx(
            tmp_path / "a.xlsx",
            {"A": [["Đơn vị", "Tổng điểm"], ["Huyện Sìn Hồ", of("75.5")]]},
        )

        (row,) = score_file(archive, file).groups[0].rows

        assert row.standing.index == Decimal("75.50")


def test_a_file_without_any_table_is_refused(archive: Archive, tmp_path: Path) -> None:
    file = xlsx(tmp_path / "a.xlsx", {"A": [["Kính gửi"], ["Sở Nội vụ"]]})

    with pytest.raises(NothingToScoreError):
        score_file(archive, file)


def test_the_same_table_as_text_gives_the_same(
    archive: Archive, tmp_path: Path
) -> None:
    rows = summary("huyen")

    of_text = shape_of(score_file(archive, text(tmp_path / "a.csv", rows, ";")))
    of_tabs = shape_of(score_file(archive, text(tmp_path / "a.tsv", rows, "\t")))
    of_cells = shape_of(score_file(archive, xlsx(tmp_path / "a.xlsx", {"A": rows})))

    assert of_text["rows"] == of_tabs["rows"] == of_cells["rows"]


class TestPlans:
    def test_show_every_line_before_anything_is_computed(
        self, archive: Archive, tmp_path: Path
    ) -> None:
        file = districts(tmp_path, ["Huyện Sìn Hồ", of("60"), of("15.5")])

        shape = planned(plan_file(archive, file, Wanted()), EN.say)

        parts = shape["parts"]
        assert isinstance(parts, list)
        (part,) = parts
        assert (part["sheet"], part["form"], part["group"]) == (
            "Bảng 1", "summary", "huyen",
        )  # fmt: skip
        assert part["units"][0] == {
            "row": 2,
            "text": "Huyện Sìn Hồ",
            "key": "huyen-sin-ho",
            "certainty": "sure",
            "candidates": [],
            "evidence": None,
        }
        assert ("C", "appraised") in [(f["column"], f["key"]) for f in part["figures"]]
