"""Units and years beside each other, and when that is said not to be honest."""

from pathlib import Path

import pytest

from core import api
from core.api.compare import beside, over_years
from core.errors import NothingToCompareError
from core.i18n import Localizer
from core.model import Message, Result, UnitId, UnitResult
from tests.core.folders import Folder, tiny

SAY = Localizer("en").say


def said(remarks: tuple[Message, ...]) -> str:
    return " ".join(SAY(remark) for remark in remarks)


def rows(result: Result, *units: str) -> list[UnitResult]:
    found = [result.find(unit) for unit in units]
    return [row for row in found if row is not None]


def merged(path: Path) -> Folder:
    """Return two years: Sở A and Sở B in 2020, in 2021 Sở A and Sở C, once Sở B."""
    folder = tiny(path)
    for name in ("rules.toml", *(f"decision/{n}" for n in _DECISION)):
        text = folder.text(f"2020/{name}").replace("so-b", "so-c")
        text = text.replace("year = 2020", "year = 2021").replace("12/QĐ", "13/QĐ")
        folder.write(f"2021/{name}", text)
    folder.change("units.toml", 'name = "Sở B"', f'name = "Sở B"{_GONE}')
    return folder.write("units.toml", folder.text("units.toml") + _NEW)


_DECISION = ("decision.toml", "so.tsv", "so-annex.tsv")
_GONE = """
valid_to = 2021-02-28
successors = [{ unit = "so-c", status = "inferred", evidence = "mẫu chung" }]"""
_NEW = """
[[units]]
id = "so-c"
name = "Sở C"
group = "so"
valid_from = 2021-03-01
predecessors = [{ unit = "so-b", status = "stated", citation = { document = "1/NQ" } }]
"""


class TestUnits:
    result = api.open_archive().result()

    def test_of_one_group_stand_with_their_fields(self) -> None:
        answer = beside(self.result, rows(self.result, "so-y-te", "so-noi-vu"))

        assert [field.code for field in answer.fields] == list("12345678")
        assert answer.remarks == ()

    def test_of_two_groups_share_no_fields_and_may_not_be_compared(self) -> None:
        answer = beside(self.result, rows(self.result, "so-y-te", "huyen-tan-uyen"))

        assert answer.fields == ()
        assert "neither points nor ranks may be compared" in said(answer.remarks)

    def test_of_two_scales_are_compared_by_index(self) -> None:
        answer = beside(self.result, rows(self.result, "so-y-te", "thanh-tra-tinh"))

        assert "compare the index, not the points" in said(answer.remarks)

    def test_with_a_contradiction_are_named(self) -> None:
        answer = beside(self.result, rows(self.result, "so-y-te", "so-tu-phap"))

        assert "printed figures of Sở Tư pháp contradict" in said(answer.remarks)

    @pytest.mark.parametrize("units", [("so-y-te",), ("so-y-te", "so-y-te")])
    def test_are_several_different_ones(self, units: tuple[str, ...]) -> None:
        with pytest.raises(NothingToCompareError):
            beside(self.result, rows(self.result, *units))


class TestYears:
    @pytest.fixture
    def archive(self, tmp_path: Path) -> api.Archive:
        return merged(tmp_path / "x").opened()

    def test_a_unit_that_lasts_stands_in_each(self, archive: api.Archive) -> None:
        answer = over_years(archive, archive.find_unit("so-a"), None, (2021, 2020))

        assert [(one.year, one.kin) for one in answer.years] == [
            (2020, "self"),
            (2021, "self"),
        ]
        assert answer.remarks == ()

    def test_a_successor_is_named_and_never_mixed_in(
        self, archive: api.Archive
    ) -> None:
        unit = archive.registry().get(UnitId("so-b"))
        assert unit is not None
        answer = over_years(archive, unit, None, (2020, 2021))

        assert [(o.year, o.unit.id, o.kin, o.row is None) for o in answer.years] == [
            (2020, "so-b", "self", False),
            (2021, "so-b", "self", True),
            (2021, "so-c", "successor", False),
        ]
        told = said(answer.remarks)
        assert "Sở B went into: Sở C (from 1 March 2021, inferred)" in told
        assert "neither averaged nor added up" in told

    def test_a_predecessor_is_named(self, archive: api.Archive) -> None:
        answer = over_years(archive, archive.find_unit("so-c"), None, (2020,))

        assert [(one.unit.id, one.kin) for one in answer.years] == [
            ("so-c", "self"),
            ("so-b", "predecessor"),
        ]
        assert "Sở C was made from: Sở B." in said(answer.remarks)

    def test_a_year_without_result_is_told(self, archive: api.Archive) -> None:
        answer = over_years(archive, archive.find_unit("so-a"), None, (2019, 2020))

        assert answer.years[0].result is None
        assert "No result is released for 2019." in said(answer.remarks)

    def test_a_year_that_does_not_rank_it_is_told(self, tmp_path: Path) -> None:
        folder = merged(tmp_path / "y")
        lines = folder.text("2021/decision/so.tsv").splitlines()
        folder.write("2021/decision/so.tsv", "\n".join(lines[:-1]) + "\n")
        archive = folder.opened()
        answer = over_years(archive, archive.find_unit("so-c"), None, (2021,))

        assert "Sở C is not ranked in the result for 2021." in said(answer.remarks)

    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            ('label = "Kế hoạch"', 'label = "Báo cáo"', "The criteria changed"),
            ("at_least = 80\n", "at_least = 80.1\n", "The bands changed"),
            ('key = ["index"]', 'key = ["points"]', "What units are ranked by"),
        ],
    )
    def test_other_rules_forbid_comparing(
        self, tmp_path: Path, old: str, new: str, told: str
    ) -> None:
        folder = merged(tmp_path / "z").change("2021/rules.toml", old, new)
        archive = folder.opened()
        answer = over_years(archive, archive.find_unit("so-a"), None, (2020, 2021))

        assert told in said(answer.remarks)
