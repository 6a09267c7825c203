"""``cchc rules diff``: what two rule sets reckon differently, in words and JSON."""

from pathlib import Path

import pytest

from tests.core.cli.conftest import Run
from tests.core.folders import RULES


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    """Return two rule files, the second changed in several places."""
    changed = RULES.replace("at_least = 80", "at_least = 75")
    changed = changed.replace("costs = 1", "costs = 2").replace(
        'status = "observed", evidence', 'status = "inferred", evidence'
    )
    changed += '[[groups.so.criteria]]\ncode = "1.2"\nlabel = "Mới"\n'
    for name, text in (("a.toml", RULES), ("b.toml", changed)):
        (tmp_path / name).write_text(text, "utf-8")
    return str(tmp_path / "a.toml"), str(tmp_path / "b.toml")


def test_the_same_rules_do_not_differ(cchc: Run) -> None:
    done = cchc("rules", "diff", "lai-chau/2017", "lai-chau/2017", "--lang", "en")

    assert (done.code, done.err) == (0, "")
    assert done.out == "lai-chau/2017 and lai-chau/2017 reckon alike.\n"


def test_a_table_shows_both_values(cchc: Run, pair: tuple[str, str]) -> None:
    done = cchc("rules", "diff", *pair, "--lang", "en")

    assert done.code == 1
    lines = done.out.splitlines()
    assert lines[0] == "Group so"
    assert lines[1].split() == ["Where", "Change", *pair]
    assert [line.split() for line in lines[2:-1]] == [
        ["criteria[1.1].maximum.basis.status", "changed", "observed", "inferred"],
        ["criteria[1.2]", "added", "–", "Mới"],
        ["bands[tot].at_least", "changed", "80", "75"],
        ["condition.costs", "changed", "1", "2"],
    ]
    assert lines[-1] == "4 differences: 1 added, 3 changed."


def test_json_has_both_values(cchc: Run, pair: tuple[str, str]) -> None:
    done = cchc("rules", "diff", *pair, "--json")

    assert done.code == 1
    assert (done.json["a"], done.json["b"]) == pair
    added, band = done.json["changes"][1:3]
    assert added == {
        "group": "so",
        "path": "criteria[1.2]",
        "kind": "added",
        "a": None,
        "b": {
            "code": "1.2",
            "label": "Mới",
            "method": None,
            "maximum": None,
            "steps": [],
        },
    }
    assert (band["a"], band["b"]) == ("80", "75")


def test_rules_of_different_places_are_compared(cchc: Run) -> None:
    names = ("lai-chau/2017", "binh-duong/2017")

    there = cchc("rules", "diff", *names, "--json")
    back = cchc("rules", "diff", *names[::-1], "--json")

    turned = {"added": "removed", "removed": "added", "changed": "changed"}
    assert there.code == back.code == 1
    assert {(c["group"], c["path"], c["kind"]) for c in there.json["changes"]} == {
        (c["group"], c["path"], turned[c["kind"]]) for c in back.json["changes"]
    }


@pytest.mark.parametrize("language", ["vi", "en"])
def test_whatever_differs_can_be_said(cchc: Run, language: str) -> None:
    every = ("lai-chau/2017", "binh-duong/2017", "lang-son/2018", "cao-bang/2021",
             "bo-noi-vu/2015", "bo-noi-vu/2024")  # fmt: skip

    for a in every:
        for b in every:
            done = cchc("rules", "diff", a, b, "--lang", language)
            assert (done.code, done.err) == (int(a != b), "")
            assert "Basis(" not in done.out


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"rounded"', '"exact"', "compare rounded exact"),
        ("above = 50", "at_least = 50", "condition.exclusive yes no"),
        ('"-', '"', ""),
        ("digits = 2", "digits = 0", "rounding.digits 2 0"),
        ("full = 100", "full = 92.5", "scale.full 100 92.5"),
        ('words = ["t"]', 'words = ["t", "u"]', "bands[tot].words t t, u"),
        ("above = 79.05, up_to = 80.31", "from = 80",
         "bands[tot].basis.interval.low 79.05 80"),
        ("possible = { above = 79.05, up_to = 80.31 }", "",
         "bands[tot].basis.interval (79.05; 80.31] –"),
    ],
)  # fmt: skip
def test_values_are_said_as_people_write_them(
    cchc: Run, tmp_path: Path, old: str, new: str, said: str
) -> None:
    before = RULES.replace("at_least = 80", 'at_least = 80\nwords = ["t"]')
    before = before.replace('["appraised", "survey"]', '["appraised", "-survey"]')
    for name, text in (("a.toml", before), ("b.toml", before.replace(old, new, 1))):
        (tmp_path / name).write_text(text, "utf-8")

    names = (str(tmp_path / "a.toml"), str(tmp_path / "b.toml"))
    out = cchc("rules", "diff", *names, "--lang", "en").out

    rows = [
        line.replace("changed", "").replace("removed", "") for line in out.split("\n")
    ]
    told = said or "formulas[total].terms appraised, -survey appraised, survey"
    assert told in [" ".join(row.split()) for row in rows]


def test_rules_nobody_has_are_named(cchc: Run) -> None:
    done = cchc("rules", "diff", "lai-chau/2017", "lai-chau/1999")

    assert (done.code, done.out) == (2, "")
    assert "CCHC-222" in done.err
