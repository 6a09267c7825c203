"""The general schema in words and in JSON."""

from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from core.api import rule_shapes
from core.api.shapes import recomputed
from core.cli.render_rules import wording
from core.i18n import Localizer
from core.model import RuleSet
from core.rules import load_rules
from core.scoring import standings
from tests.core.ready import row
from tests.core.rules.sample import GENERAL, write


@pytest.fixture
def rules(tmp_path: Path) -> RuleSet:
    return load_rules(write(tmp_path, GENERAL))


def told(rules: RuleSet) -> str:
    console = Console(width=200)
    with console.capture() as capture:
        for piece in wording(rules, rules.groups, str, Localizer("en")):
            console.print(piece)
    return capture.get()


def test_every_rule_is_said_in_words(rules: RuleSet) -> None:
    said = told(rules)

    for line in (
        "05/QĐ-UBND, Phụ lục I",
        "Part: Khảo sát lãnh đạo",
        "Khảo sát lãnh đạo: 20 points at most",
        "Điểm thưởng: more than 2 points count as 2",
        "survey score = Khảo sát lãnh đạo + Mức độ hài lòng",
        "Standard scale of so-b: 80 points",
        "total points: 2 decimals, the rest cut off",
        "Band Nhóm I: 80 points or more",
        "Below that no band is stated",
        "Nhóm I only with 24 points or more of survey score; otherwise 1 band(s) lower",
        "nothing says how equal units are ranked",
        "so-c is not ranked: đơn vị mới thành lập",
        "The group is not ranked: sắp xếp tổ chức bộ máy",
        "Points on a smaller scale are brought back to 70 points",
        "No bands",
        "Ban hành kế hoạch (1 | 0.5 | 0)",
    ):
        assert line in said


def test_a_threshold_to_be_passed_is_said_so(tmp_path: Path) -> None:
    text = GENERAL.replace("at_least = 24", "above = 24")

    assert "Nhóm I only with more than 24 points of survey score" in told(
        load_rules(write(tmp_path, text))
    )


def test_json_holds_what_the_rules_use(rules: RuleSet) -> None:
    shape = rule_shapes.rules(rules, rules.groups)
    so, doan = (rule_shapes.group_rules(group) for group in rules.groups)

    assert shape["citation"] == {"document": "05/QĐ-UBND", "locator": "Phụ lục I"}
    assert [part["name"] for part in so["components"]] == [  # type: ignore[attr-defined]
        "reviewed",
        "leaders",
        "sipas",
        "bonus",
    ]
    assert so["compare"]["on"] == "points"  # type: ignore[index]
    assert so["rounding"]["columns"]["total"]["mode"] == "truncate"  # type: ignore[index]
    assert so["scale"]["kind"] == "assigned"  # type: ignore[index]
    assert so["scale"]["assigned"][0]["points"] == "80"  # type: ignore[index]
    assert so["conditions"][0]["threshold"] == "24"  # type: ignore[index]
    assert so["unranked"][0]["unit"] == "so-c"  # type: ignore[index]
    assert so["criteria"][2]["steps"] == ["1", "0.5", "0"]  # type: ignore[index]
    assert doan["not_ranked"]["reason"] == "sắp xếp tổ chức bộ máy"  # type: ignore[index]


def test_json_of_rules_without_them_has_no_such_keys(tmp_path: Path) -> None:
    extending = write(tmp_path / "2022", 'extends = "../2021"\n')
    write(tmp_path / "2021", GENERAL)
    shape = rule_shapes.rules(load_rules(extending), ())

    assert shape["extends"] == "../2021"
    _, doan = (rule_shapes.group_rules(g) for g in load_rules(extending).groups)
    assert {"components", "conditions", "unranked", "no_band_below"}.isdisjoint(doan)
    assert list(doan["compare"]) == ["with", "basis"]  # type: ignore[call-overload]


def test_json_of_a_tie_that_nothing_settles_holds_the_places_possible(
    rules: RuleSet,
) -> None:
    lines = [row(unit, {"total": "50"}) for unit in ("a", "b")]
    group = replace(rules.group("doan"), not_ranked=None)

    assert recomputed(standings(lines, group)[0]) == {
        "index": "71.4",
        "band": None,
        "rank": None,
        "best_rank": 1,
        "worst_rank": 2,
    }


def test_json_of_a_standing_says_why_it_has_no_rank(rules: RuleSet) -> None:
    (standing,) = standings([row("a", {"total": "50"})], rules.group("doan"))

    assert recomputed(standing) == {
        "index": "71.4",
        "band": None,
        "rank": None,
        "unranked": "sắp xếp tổ chức bộ máy",
    }
