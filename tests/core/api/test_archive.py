"""The archive: places, years and decisions by every name they go by."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from core import api
from core.api.archive import Archive, open_archive, today
from core.api.folders import year_folders
from core.errors import (
    AmbiguousUnitError,
    BadCellError,
    CchcError,
    MissingFileError,
    NoPlaceChosenError,
    UnknownDecisionError,
    UnknownPlaceError,
    UnknownUnitError,
    UnknownYearError,
    UnreadableFileError,
)
from tests.core.folders import SHIPPED as PLACE
from tests.core.folders import YEAR, Folder, tiny

HEADER = f"{YEAR}/decision/decision.toml"
SUMMARY = f"{YEAR}/decision/so.tsv"
SHIPPED = api.open_archive()


def two_places(path: Path) -> Path:
    tiny(path / "x")
    second = tiny(path / "y").change("units.toml", "tinh-x", "tinh-y")
    second.change("units.toml", "tỉnh X", "tỉnh Y")
    second.change(HEADER, "tinh-x", "tinh-y").change(HEADER, "12/QĐ", "13/QĐ")
    return path


def with_year(folder: Folder, year: int, released: str) -> Folder:
    """Return the folder with the same tables published for another year, too."""
    for file in sorted((folder.path / YEAR).rglob("*.*")):
        name = file.relative_to(folder.path / YEAR)
        folder.write(f"{year}/{name}", file.read_bytes())
    header = f"{year}/decision/decision.toml"
    folder.change(header, "year = 2020", f"year = {year}")
    folder.change(f"{year}/rules.toml", "year = 2020", f"year = {year}")
    return folder.change(header, "released = 2021-05-24", f"released = {released}")


def on(folder: Folder, day: str) -> Archive:
    return open_archive(folder.path, clock=lambda: date.fromisoformat(day))


class TestPlaces:
    def test_the_shipped_place_is_the_default(self) -> None:
        assert SHIPPED.default_place == "lai-chau"
        assert [place.name for place in SHIPPED.places] == ["tỉnh Lai Châu"]

    @pytest.mark.parametrize("name", ["lai-chau", "Lai Châu", " TỈNH LAI CHAU "])
    def test_a_place_goes_by_id_and_names(self, name: str) -> None:
        assert SHIPPED.place(name).id == "lai-chau"

    def test_an_unknown_place_is_told_with_those_at_hand(self) -> None:
        with pytest.raises(UnknownPlaceError, match="lai-chau"):
            SHIPPED.place("Hà Nội")

    def test_between_several_places_one_must_be_chosen(self, tmp_path: Path) -> None:
        root = two_places(tmp_path)
        archive = open_archive(root)

        with pytest.raises(NoPlaceChosenError, match="tinh-x, tinh-y"):
            archive.result()
        assert archive.place("tỉnh Y").id == "tinh-y"
        assert open_archive(root, place="tinh-y").default_place == "tinh-y"

    def test_a_place_folder_is_a_root_of_its_own(self, tmp_path: Path) -> None:
        assert tiny(tmp_path).opened().default_place == "tinh-x"
        assert open_archive(f"{tmp_path}").default_place == "tinh-x"

    @pytest.mark.parametrize("name", ["", "nowhere"])
    def test_a_folder_without_places_is_refused(
        self, name: str, tmp_path: Path
    ) -> None:
        with pytest.raises(MissingFileError, match=r"units\.toml is missing"):
            open_archive(tmp_path / name)


class TestYears:
    def test_the_latest_year_serves_where_none_is_named(self, tmp_path: Path) -> None:
        archive = with_year(tiny(tmp_path), 2019, "2020-01-01").opened()

        assert archive.years() == (2019, 2020)
        assert archive.result().year == 2020
        assert archive.result(year=2019).year == 2019
        assert archive.rules(year=2019).title == "Quy định"

    def test_a_year_without_result_is_told_with_those_at_hand(self) -> None:
        with pytest.raises(UnknownYearError, match="2017"):
            SHIPPED.result(year=2018)

    def test_a_place_without_decisions_has_no_year(self, tmp_path: Path) -> None:
        archive = (
            Folder(tmp_path)
            .write("units.toml", tiny(tmp_path / "x").text("units.toml"))
            .opened()
        )

        assert archive.years() == ()
        with pytest.raises(MissingFileError, match=r"decision\.toml is missing"):
            archive.result()

    def test_a_result_is_computed_once(self) -> None:
        assert SHIPPED.result() is SHIPPED.result("lai-chau", 2017)


class TestEmbargo:
    def test_a_decision_is_invisible_before_its_day(self, tmp_path: Path) -> None:
        folder = with_year(tiny(tmp_path), 2021, "2022-03-01")

        before, after = on(folder, "2022-02-28"), on(folder, "2022-03-01")
        assert (before.years(), after.years()) == ((2020,), (2020, 2021))
        assert (before.result().year, after.result().year) == (2020, 2021)

    @pytest.mark.parametrize("name", ["2021", "tinh-x/2021", "14/QĐ-UBND"])
    def test_no_name_opens_it_before(self, name: str, tmp_path: Path) -> None:
        folder = with_year(tiny(tmp_path), 2021, "2022-03-01")
        folder.change("2021/decision/decision.toml", "12/QĐ", "14/QĐ")
        early = on(folder, "2022-02-28")

        with pytest.raises(UnknownDecisionError) as caught:
            early.open_decision(name)
        assert "14" not in str(caught.value.params["known"])
        with pytest.raises(UnknownYearError) as refused:
            early.result(year=2021)
        assert refused.value.params["years"] == "2020"
        assert on(folder, "2022-03-01").open_decision(name).year == 2021

    def test_a_day_that_comes_shows_it_without_a_new_start(
        self, tmp_path: Path
    ) -> None:
        folder = with_year(tiny(tmp_path), 2021, "2022-03-01")
        days = iter([date(2022, 2, 28), date(2022, 3, 1)])
        archive = open_archive(folder.path, clock=lambda: next(days))

        assert (archive.years(), archive.years()) == ((2020,), (2020, 2021))

    def test_the_clock_is_that_of_viet_nam(self) -> None:
        assert abs((today() - date.today()).days) <= 1  # noqa: DTZ011  # this machine's


class TestDecisions:
    @pytest.mark.parametrize(
        "name", [None, "2017", "lai-chau/2017", "502/QĐ-UBND", "502/qd-ubnd", "502"]
    )
    def test_a_decision_goes_by_year_place_and_number(self, name: str | None) -> None:
        assert SHIPPED.open_decision(name) is SHIPPED.result()

    @pytest.mark.parametrize("name", ["2018", "501/QĐ-UBND", "", "\x00"])
    def test_any_other_name_is_told_with_those_at_hand(self, name: str) -> None:
        with pytest.raises(UnknownDecisionError, match="502/QĐ-UBND"):
            SHIPPED.open_decision(name)

    @pytest.mark.parametrize("inside", ["", YEAR, f"{YEAR}/decision"])
    def test_a_folder_opens_at_every_level(self, inside: str, tmp_path: Path) -> None:
        folder = tiny(tmp_path)

        assert SHIPPED.open_decision(f"{folder.path / inside}").place.id == "tinh-x"

    def test_rules_may_lie_beside_the_decision(self, tmp_path: Path) -> None:
        folder = tiny(tmp_path)
        beside = folder.text(f"{YEAR}/rules.toml").replace("Quy định", "Riêng")
        folder.write(f"{YEAR}/decision/rules.toml", beside)

        opened = SHIPPED.open_decision(f"{folder.path / YEAR / 'decision'}")
        assert opened.rules.title == "Riêng"

    def test_a_decision_alone_is_read_by_our_rules_and_units(
        self, tmp_path: Path
    ) -> None:
        alone = shutil.copytree(PLACE / "2017" / "decision", tmp_path / "new")

        assert SHIPPED.open_decision(f"{alone}").find("so-y-te") is not None

    def test_a_decision_without_annex_is_read(self, tmp_path: Path) -> None:
        folder = tiny(tmp_path).change(HEADER, 'annex = "so-annex.tsv"', "")
        found = folder.opened().result().find("so-a")

        assert found is not None
        assert found.items == {}

    def test_a_folder_without_a_decision_is_told_so(self, tmp_path: Path) -> None:
        with pytest.raises(MissingFileError):
            SHIPPED.open_decision(f"{tmp_path}")

    def test_a_place_that_cannot_be_looked_into_is_told_so(
        self, tmp_path: Path
    ) -> None:
        file = tmp_path / "file"
        file.write_text("", "utf-8")

        with pytest.raises(UnreadableFileError, match="file"):
            year_folders(file)

    def test_an_unknown_unit_in_a_line_names_its_cell(self, tmp_path: Path) -> None:
        archive = tiny(tmp_path).change(SUMMARY, "so-b", "so-c").opened()

        with pytest.raises(BadCellError, match=r"so\.tsv:3:unit"):
            archive.result()

    def test_an_unknown_unit_in_a_column_names_its_table(self, tmp_path: Path) -> None:
        annex = f"{YEAR}/decision/so-annex.tsv"
        folder = tiny(tmp_path).change(annex, "\tso-b", "\tso-c")
        archive = folder.change(HEADER, '"so-b"', '"so-c"').opened()

        with pytest.raises(BadCellError, match=r"so-annex\.tsv:1"):
            archive.result()

    def test_missing_rules_are_told(self, tmp_path: Path) -> None:
        folder = tiny(tmp_path)
        (folder.path / YEAR / "rules.toml").unlink()

        with pytest.raises(CchcError, match=r"rules\.toml is missing"):
            folder.opened().result()


class TestUnits:
    @pytest.mark.parametrize("name", ["so-y-te", "Sở Y tế", "so y te", " SYT "])
    def test_a_unit_goes_by_id_name_and_abbreviation(self, name: str) -> None:
        assert SHIPPED.find_unit(name).id == "so-y-te"

    def test_nothing_is_assumed_of_an_unknown_name(self) -> None:
        with pytest.raises(UnknownUnitError) as caught:
            SHIPPED.find_unit("Sở Y tá")

        assert "Sở Y tế" in str(caught.value.params["candidates"])

    @pytest.mark.parametrize("name", ["Sở Y tế 2019", "Sở Nội vụ 2025", "Sở Y tế xyz"])
    def test_no_word_of_a_name_is_passed_over(self, name: str) -> None:
        with pytest.raises(UnknownUnitError) as caught:
            SHIPPED.find_unit(name)

        assert name.rpartition(" ")[0] in str(caught.value.params["candidates"])

    def test_an_ambiguous_name_offers_its_candidates(self) -> None:
        with pytest.raises(AmbiguousUnitError) as caught:
            SHIPPED.find_unit("TTT", year=2017)

        assert "; " in str(caught.value.params["candidates"])

    @pytest.mark.parametrize("year", [0, -5, 99999])
    def test_any_number_of_a_year_is_answered(self, year: int) -> None:
        assert SHIPPED.find_unit("Sở Y tế", year=year).id == "so-y-te"


def test_scores_are_those_of_the_result() -> None:
    group = SHIPPED.result().group("so")
    rows = [row.row for row in group.rows]

    found = SHIPPED.score(rows, group.rules)
    assert found == tuple(row.recomputed for row in group.rows)


def test_rows_without_a_printed_rank_come_last(tmp_path: Path) -> None:
    archive = tiny(tmp_path).change(SUMMARY, "TỐT\t1\n", "TỐT\t-\n").opened()
    group = archive.result().group("so")

    assert [(row.unit.id, row.rank) for row in group.rows] == [
        ("so-b", 2),
        ("so-a", None),
    ]


def test_a_unit_has_its_findings_and_items(tmp_path: Path) -> None:
    result = tiny(tmp_path).change(SUMMARY, "TỐT\t1\n", "GIỎI\t1\n").opened().result()
    unit = result.find("so-a")

    assert unit is not None
    assert unit.band_code is None
    assert unit.items["1.1"].text == "70,00"
    assert "band-unknown" in {finding.code for finding in unit.findings}
