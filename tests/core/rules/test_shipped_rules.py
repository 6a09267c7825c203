"""Rules shipped for other places: each cut at its border, and what each stands on."""

from decimal import Decimal
from pathlib import Path

import pytest

from core import api
from core.api.archive import SHIPPED
from core.model import GroupRules, RuleSet, Standing
from core.rules import load_rules
from core.scoring import standings
from tests.core.ready import row

FILES = sorted(SHIPPED.glob("*/*/rules.toml"))
CENT = Decimal("0.01")


def shipped(name: str) -> RuleSet:
    return load_rules(SHIPPED / name / "rules.toml")


def at(total: Decimal, rules: GroupRules) -> Standing:
    (found,) = standings([row("a", {"total": f"{total}"})], rules)
    return found


def band(total: Decimal, rules: GroupRules) -> str | None:
    found = at(total, rules).band
    return None if found is None else found.label


def test_the_places_shipped_are_these() -> None:
    assert {f"{file.parent.parent.name}/{file.parent.name}" for file in FILES} == {
        "binh-duong/2017",
        "bo-noi-vu/2015",
        "bo-noi-vu/2023",
        "bo-noi-vu/2024",
        "cao-bang/2021",
        "lai-chau/2017",
        "lang-son/2018",
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: "-".join(file.parts[-3:-1]))
def test_a_rule_file_says_of_which_place_and_year_it_is(file: Path) -> None:
    rules = load_rules(file)

    assert (rules.place, f"{rules.year}") == (
        file.parent.parent.name,
        file.parent.name,
    )


@pytest.mark.parametrize("code", ["so", "huyen", "xa"])
@pytest.mark.parametrize(
    ("cut", "reached", "below"),
    [(90, "Tốt", "Khá"), (70, "Khá", "Trung bình"), (50, "Trung bình", "Kém")],
)
def test_cao_bang_2021_at_and_just_below_each_cut(
    code: str, cut: int, reached: str, below: str
) -> None:
    rules = shipped("cao-bang/2021").group(code)

    assert band(Decimal(cut), rules) == reached
    assert band(cut - CENT, rules) == below
    assert all(one.basis.is_stated for one in rules.bands)


@pytest.mark.parametrize(
    ("name", "cut", "reached", "below"),
    [
        ("bo-noi-vu/2015", 90, "A", "B"),
        ("bo-noi-vu/2015", 80, "B", "C"),
        ("bo-noi-vu/2015", 70, "C", None),
        ("bo-noi-vu/2023", 90, "A", "B"),
        ("bo-noi-vu/2023", 80, "B", None),
        ("bo-noi-vu/2024", 90, "A", "B"),
        ("bo-noi-vu/2024", 80, "B", None),
    ],
)
def test_par_index_at_and_just_below_each_cut(
    name: str, cut: int, reached: str, below: str | None
) -> None:
    rules = shipped(name).group("tinh")

    assert band(Decimal(cut), rules) == reached
    assert band(cut - CENT, rules) == below
    assert at(cut - CENT, rules).rank == 1
    assert rules.no_band_below is not None
    assert not rules.no_band_below.is_stated


def test_par_index_2024_extends_2023_and_cites_its_own_year() -> None:
    rules, before = shipped("bo-noi-vu/2024"), shipped("bo-noi-vu/2023")
    group = rules.group("tinh")

    assert rules.extends == "2023"
    assert [b.at_least for b in group.bands] == [
        b.at_least for b in before.group("tinh").bands
    ]
    cited = [b.basis.citation for b in group.bands]
    assert all(one is not None and "2024" in one.document for one in cited)


def test_lai_chau_is_still_the_only_place_with_units() -> None:
    assert [place.id for place in api.open_archive().places] == ["lai-chau"]
