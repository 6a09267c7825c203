"""The trace of what other provinces' rules ask for: every step is said."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.i18n import Localizer
from core.model import (
    CompareOn,
    GroupRules,
    RankKey,
    RoundingMode,
    Step,
    SummaryRow,
    Ties,
)
from core.scoring import standings
from tests.core.ready import RULES, ranking, row, scored
from tests.core.scoring.general import (
    asking,
    assigned,
    composite,
    not_ranked,
    rescaled,
    rounding_total,
    unranked,
)
from tests.core.strategies import STATED, formula

ENGLISH = Localizer("en")
SIXTY = {"appraised": "50", "survey": "10"}


def steps(line: SummaryRow, rules: GroupRules) -> list[Step]:
    return list(standings([line], rules)[0].trace.steps)


def said(line: SummaryRow, rules: GroupRules, what: str) -> str:
    found = [step for step in steps(line, rules) if step.what == what]
    return " | ".join(ENGLISH.say(step.message) for step in found)


def test_composite_parts_and_caps_come_before_the_points() -> None:
    line = row("a", {"appraised": "60", "leaders": "12", "sipas": "8", "bonus": "3.5"})
    found = steps(line, composite())

    assert [step.what for step in found][:3] == ["part", "cap", "points"]
    assert ENGLISH.say(found[0].message) == "survey score: 12 + 8 = 20"
    assert "BONUS: 3.5 is above the cap and counts as 2" in said(
        line, composite(), "cap"
    )
    assert "60 + 20 + 2 = 82" in said(line, composite(), "points")
    assert found[1].basis == STATED


def test_parts_of_parts_are_told_before_them() -> None:
    rules = replace(
        composite(),
        formulas=(
            *composite().formulas,
            formula("sipas", ("self_assessed", "-penalty")),
        ),
    )
    line = row(
        "a",
        {"appraised": "60", "leaders": "12", "self_assessed": "9", "penalty": "1"}
        | {"bonus": "0"},
    )

    assert said(line, rules, "part") == ("SIPAS: 9 − 1 = 8 | survey score: 12 + 8 = 20")


@pytest.mark.parametrize(
    ("mode", "told"),
    [
        (RoundingMode.HALF_UP, "Total score: 95.435, rounded: 95.44"),
        (RoundingMode.TRUNCATE, "Total score: 95.435, cut to 95.43"),
    ],
)
def test_the_rounding_of_a_total_is_told(mode: RoundingMode, told: str) -> None:
    line = scored("a", "87.30", "8.135")

    assert said(line, rounding_total(mode), "total") == told
    assert said(scored("a", "87.30", "8.13"), rounding_total(mode), "total") == ""


def test_an_assigned_scale_is_told_with_its_basis() -> None:
    found = said(row("a", SIXTY), assigned("80"), "scale")

    assert found == "Standard scale: 80 points, assigned to the unit"
    assert said(row("b", SIXTY), assigned("80"), "scale") == (
        "Standard scale: 100 points"
    )
    printed = row("a", {**SIXTY, "scale": "90"})
    assert said(printed, assigned("80"), "scale") == "Standard scale: 90 points"


def test_rescaling_is_told() -> None:
    line = row("a", SIXTY)

    assert said(line, rescaled(), "rescaled") == (
        "Rescaled: 60 × 100 / 84 = 71.428571…, counted as 71.428571…"
    )
    assert said(line, rescaled(1), "rescaled").endswith("counted as 71.4")
    assert said(line, rescaled(1), "index").startswith("Index: 71.4 / 100 × 100")
    assert said(line, rescaled(), "index").startswith("Index: 71.428571… / 100")
    assert said(row("b", SIXTY), rescaled(), "rescaled") == ""


def test_bands_on_points_are_told_in_points() -> None:
    rules = replace(RULES, compare_on=CompareOn.POINTS)

    assert said(scored("a", "85"), rules, "band") == (
        "Band: 85 points reach 80 points: GOOD"
    )
    short = replace(rules, bands=RULES.bands[:2])
    assert "reach no cut above 80 points" in said(scored("a", "9"), short, "band")


def test_no_band_is_told_where_none_is_stated() -> None:
    rules = replace(RULES, bands=RULES.bands[:2], no_band_below=STATED)
    step = steps(scored("a", "70"), rules)[-2]

    assert "no band is stated" in ENGLISH.say(step.message)
    assert (step.result, step.basis) == ("", STATED)
    assert "band" not in [s.what for s in steps(scored("a", "7"), bare())]


def bare() -> GroupRules:
    return replace(RULES, bands=())


@pytest.mark.parametrize(
    ("survey", "told"),
    [
        ("24", "Condition: survey score 24, 24 points asked: met: GOOD"),
        ("20", "Condition: survey score 20, 24 points asked: not met: FAIR"),
    ],
)
def test_a_condition_on_a_figure_is_told(survey: str, told: str) -> None:
    rules = replace(RULES, conditions=(asking("24"),))
    line = scored("a", f"{85 - Decimal(survey)}", survey)

    assert said(line, rules, "condition") == told
    assert said(scored("a", "95"), rules, "condition") == ""


def test_a_figure_that_is_not_known_is_told_so() -> None:
    rules = replace(RULES, formulas=(), conditions=(asking("24"),))
    told = said(row("a", {"total": "85"}), rules, "condition")

    assert told.startswith(
        "Condition: survey score not known, 24 points asked: not settled: GOOD"
    )


def test_a_tie_that_nothing_settles_is_told() -> None:
    rules = replace(RULES, ranking=ranking(RankKey.INDEX, ties=Ties.UNSTATED))
    found = standings([scored("a", "85"), scored("b", "85")], rules)
    step = found[0].trace.steps[-1]

    assert step.result == "1-2"
    assert "nothing says how equal units are ranked" in ENGLISH.say(step.message)


def test_who_is_not_ranked_is_told_why() -> None:
    step = steps(scored("a", "85"), not_ranked())[-1]

    assert ENGLISH.say(step.message) == "Rank: not ranked: sắp xếp bộ máy"
    assert said(scored("a", "85"), unranked("a"), "rank").endswith("mới thành lập")
    assert said(scored("b", "85"), unranked("a"), "rank").startswith("Rank: 1 of 1")
