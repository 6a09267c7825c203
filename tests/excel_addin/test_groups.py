"""Units of several groups in one table; rules that need fewer scores; empty ranges."""

from pathlib import Path

import pytest

from excel_addin.functions import CCHC_BAND, CCHC_EXPLAIN, CCHC_INDEX, CCHC_RANK
from tests.core.folders import tiny
from tests.excel_addin.printed import Table, lines, table

MARK = "#CCHC!N/A|"
HEADER = ["đơn vị", "điểm thẩm định", "điều tra", "thang"]


def together() -> Table:
    """Return both printed tables as one, communes left out."""
    so, huyen = (table(group) for group in ("so", "huyen"))
    return [row[:5] for row in (*so, *huyen[1:])]


@pytest.mark.parametrize("group", ["so", "huyen"])
def test_each_group_is_ranked_apart_by_its_own_rules(group: str) -> None:
    printed = lines(group)
    names = [[line["name"]] for line in printed]

    alone, among = (
        [f(names, None, rows) for f in (CCHC_INDEX, CCHC_BAND, CCHC_RANK)]
        for rows in ([row[:5] for row in table(group)], together())
    )

    assert among == alone


def test_the_explanation_says_that_groups_are_apart() -> None:
    told = str(CCHC_EXPLAIN("Huyện Tam Đường", None, together()))

    assert "/8" in told.splitlines()[0]
    assert "Bảng có đơn vị của nhiều nhóm" in told
    assert "KHÁ" in told.splitlines()[0]


def test_a_wrong_cell_spoils_the_ranks_of_its_group_alone() -> None:
    rows = together()
    rows[1][2] = "x"

    assert str(CCHC_RANK("Sở Y tế", None, rows)).startswith(MARK)
    assert CCHC_RANK("Thành phố Lai Châu", None, rows) == 1


def test_the_shortest_headings_will_do() -> None:
    rows: Table = [HEADER, ["Phòng Một", 20, 10, 50], ["Phòng Hai", 30, 10, 100]]

    assert CCHC_INDEX("Phòng Một", None, rows) == 60.0
    assert CCHC_RANK("Phòng Hai", None, rows) == 2


@pytest.mark.parametrize("rows", [[[None, None], [None, None]], [[None, ""]]], ids=repr)
def test_an_empty_range_is_no_table(rows: Table) -> None:
    shown = str(CCHC_INDEX("Sở Y tế", None, rows))

    assert shown.startswith(MARK)
    assert "Không đọc được bảng" in shown


def test_a_header_alone_names_no_unit() -> None:
    shown = str(CCHC_INDEX("Sở Y tế", None, [HEADER, [None, None, None, None]]))

    assert shown.startswith(MARK)
    assert ": ." not in shown


class TestRulesWithoutSurvey:
    @pytest.fixture(autouse=True)
    def _folder(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        folder = tiny(tmp_path).change(
            "2020/rules.toml",
            'terms = ["appraised", "survey"]',
            'terms = ["appraised"]',
        )
        monkeypatch.setenv("CCHC_DATA", f"{folder.path}")

    def test_the_survey_column_may_be_missing(self) -> None:
        rows: Table = [["Đơn vị", "Thẩm định"], ["Sở A", 70], ["Sở B", 81]]

        assert CCHC_INDEX("Sở A", None, rows) == 70.0
        assert CCHC_RANK("Sở B", None, rows) == 1

    def test_it_may_stay_empty_or_hold_a_remark(self) -> None:
        rows: Table = [HEADER, ["Sở A", 70, None, 100], ["Sở B", 81, "không", 100]]

        assert CCHC_INDEX([["Sở A"], ["Sở B"]], None, rows) == [[70.0], [81.0]]
        assert CCHC_RANK("Sở A", None, rows) == 2

    def test_the_appraised_score_is_asked_for(self) -> None:
        shown = str(CCHC_INDEX("Sở A", None, [["Đơn vị", "Thang"], ["Sở A", 100]]))

        assert "điểm thẩm định" in shown
        assert "điều tra" not in shown
