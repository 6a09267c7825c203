"""Several places and years side by side: which is meant, and which were passed over."""

from pathlib import Path

from core.api.archive import open_archive
from core.api.folders import decision_folder, years_passed_over
from tests.core.folders import YEAR, Folder, tiny

HEADER = f"{YEAR}/decision/decision.toml"


def second_place(path: Path) -> Folder:
    """Return another place with a decision of the same number and year."""
    folder = tiny(path).change("units.toml", "tinh-x", "tinh-a")
    folder.change(HEADER, "tinh-x", "tinh-a")
    return folder.change(f"{YEAR}/rules.toml", "tinh-x", "tinh-a")


def test_the_chosen_place_is_looked_into_first(tmp_path: Path) -> None:
    second_place(tmp_path / "a")
    tiny(tmp_path / "x")

    def place_of(chosen: str | None) -> str:
        return open_archive(tmp_path, place=chosen).open_decision("2020").place.id

    assert (place_of(None), place_of("tinh-x")) == ("tinh-a", "tinh-x")


def test_a_result_knows_the_units_of_its_place(tmp_path: Path) -> None:
    second_place(tmp_path / "a")
    tiny(tmp_path / "x")
    archive = open_archive(tmp_path)
    result = archive.result("tinh-x")

    assert archive.registry_of(result) is archive.registry("tinh-x")


def test_of_several_years_the_latest_is_opened_and_the_others_named(
    tmp_path: Path,
) -> None:
    folder = tiny(tmp_path)
    for file in ("rules.toml", "decision/decision.toml"):
        folder.write(f"2019/{file}", folder.text(f"{YEAR}/{file}"))

    assert decision_folder(tmp_path) == tmp_path / YEAR / "decision"
    assert years_passed_over(tmp_path) == ("2019",)
    assert years_passed_over(tmp_path / YEAR) == ()
    assert years_passed_over(tmp_path / YEAR / "decision") == ()
