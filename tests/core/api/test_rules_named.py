"""Rules by name: file, folder, place and year, place, year."""

from pathlib import Path

import pytest

from core import api
from core.rules.errors import UnknownRulesError
from tests.core.folders import RULES, UNITS
from tests.core.rules.sample import GENERAL, write

ARCHIVE = api.open_archive()


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("binh-duong/2017", ("binh-duong", 2017)),
        ("bo-noi-vu/2015", ("bo-noi-vu", 2015)),
        ("bo-noi-vu", ("bo-noi-vu", 2024)),
        (" Lạng Sơn / 2018 ", ("lang-son", 2018)),
        ("Lai Châu", ("lai-chau", 2017)),
        ("2017", ("lai-chau", 2017)),
    ],
)
def test_shipped_rules_are_found_by_place_and_year(
    name: str, found: tuple[str, int]
) -> None:
    rules = ARCHIVE.rules_named(name)

    assert (rules.place, rules.year) == found


def test_a_file_or_its_folder_is_found(tmp_path: Path) -> None:
    file = write(tmp_path / "moi", GENERAL)

    assert ARCHIVE.rules_named(f"{file}").place == "tinh-y"
    assert ARCHIVE.rules_named(f"{file.parent}").place == "tinh-y"


def test_the_archive_s_own_places_come_before_those_shipped(tmp_path: Path) -> None:
    place = tmp_path / "lang-son"
    write(place, UNITS, "units.toml")
    write(place / "2018", RULES)
    write(tmp_path / "tinh-y" / "2021", GENERAL)
    archive = api.open_archive(place)

    assert archive.rules_named("lang-son/2018").place == "tinh-x"
    assert archive.rules_named("2018").place == "tinh-x"
    assert archive.rules_named("tinh-y").place == "tinh-y"
    assert archive.rules_named("cao-bang").place == "cao-bang"


@pytest.mark.parametrize(
    "name", ["", "/", "ha-noi", "cao-bang/1999", "1999", "x" * 300, "../../../etc"]
)
def test_what_is_unknown_lists_what_is_at_hand(name: str) -> None:
    with pytest.raises(UnknownRulesError) as caught:
        ARCHIVE.rules_named(name)
    assert caught.value.code == "CCHC-222"
    known = str(caught.value.params["known"])
    assert known.startswith("lai-chau/2017, binh-duong/2017, ")
    assert known.count("/") == 7
