"""What is found wrong in a workbook: at which cell, by which rule, what to do."""

from decimal import Decimal
from pathlib import Path

import pytest

from core.api import open_archive
from core.api.archive import Archive
from core.api.hints import HINTS, hint_on
from core.api.score import score_file
from core.model import Finding, Message, Severity, UnitId
from tests.core.api.districts import EN, codes, districts, of, shape_of
from tests.core.workbooks import Value, decision, xlsx
from tests.docs.test_codes import finding_codes


@pytest.fixture(scope="module")
def archive() -> Archive:
    """Return the shipped data."""
    return open_archive()


class TestFindings:
    def test_of_a_clean_table_there_is_no_error(
        self, archive: Archive, tmp_path: Path
    ) -> None:
        rows: list[list[Value]] = [
            ["Huyện Sìn Hồ", of("60"), of("15.5"), of("75.5"), of("75.5")]
        ]

        result = score_file(archive, districts(tmp_path, *rows))

        assert not result.is_contradicted

    def test_every_contradiction_names_its_cell(
        self, archive: Archive, tmp_path: Path
    ) -> None:
        rows: list[list[Value]] = [
            ["Huyện Sìn Hồ", of("60"), of("15.5"), of("74.5"), of("74.5")],
            ["Huyện Mường Tè", of("60"), of("15.5"), of("75.5"), of("70")],
            ["Huyện Tam Đường", "6o", of("15.5"), of("75.5"), of("75.5")],
        ]

        found = codes(score_file(archive, districts(tmp_path, *rows)))

        assert ("total-sum", "'Bảng 1'!E2") in found
        assert ("index-ratio", "'Bảng 1'!F3") in found
        assert ("unreadable", "'Bảng 1'!C4") in found

    def test_units_without_a_line_are_a_warning(
        self, archive: Archive, tmp_path: Path
    ) -> None:
        file = districts(tmp_path, ["Huyện Sìn Hồ", of("60"), of("15.5")])

        result = score_file(archive, file)

        (one,) = [one for one in result.findings if one.code == "units-absent"]
        assert one.severity is Severity.WARNING
        assert "7 units" in EN.say(one.message)

    def test_a_score_without_a_column_keeps_units_from_being_scored(
        self, archive: Archive, tmp_path: Path
    ) -> None:
        file = xlsx(
            tmp_path / "a.xlsx",
            {"A": [["Đơn vị", "Điểm thẩm định"], ["Huyện Sìn Hồ", of("60")]]},
        )

        result = score_file(archive, file)

        (one,) = [one for one in result.findings if one.code == "not-scored"]
        assert (one.unit, one.where) == ("huyen-sin-ho", "A!A2")
        assert "survey score" in EN.say(one.message)

    def test_scores_added_up_from_criteria_are_noted(
        self, archive: Archive, tmp_path: Path
    ) -> None:
        sheets = {"Phụ biểu": decision()["Phụ biểu huyện"]}

        result = score_file(archive, xlsx(tmp_path / "a.xlsx", sheets))

        standings = {row.row.unit: row.standing for row in result.groups[0].rows}
        assert standings[UnitId("huyen-than-uyen")].index == Decimal("73.35")

    def test_in_json_tell_the_rule_and_what_to_do(
        self, archive: Archive, tmp_path: Path
    ) -> None:
        rows: list[list[Value]] = [
            ["Huyện Sìn Hồ", of("60"), of("15.5"), of("74.5"), of("75.5")]
        ]

        findings = shape_of(score_file(archive, districts(tmp_path, *rows)))["findings"]

        assert isinstance(findings, list)
        first = findings[0]
        assert list(first) == [
            "code", "severity", "group", "unit", "where", "printed", "computed",
            "message", "rule", "hint",
        ]  # fmt: skip
        assert (first["unit"], first["printed"], first["computed"]) == (
            "Huyện Sìn Hồ", "74.5", "75.5",
        )  # fmt: skip
        assert first["rule"].startswith("total = appraised + survey [502/QĐ-UBND")
        assert first["hint"].startswith("Compare both parts")

    def test_every_kind_has_a_hint(self) -> None:
        assert finding_codes() - HINTS.keys() == set()

    def test_of_an_unknown_kind_have_a_hint_too(self) -> None:
        one = Finding(
            code="new-kind", severity=Severity.NOTE, message=Message(text="…")
        )

        assert EN.say(hint_on(one)).startswith("Look at this cell")
