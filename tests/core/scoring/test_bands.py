"""Bands: one for every index, lowered or left open by the commune condition."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model import Compare, GroupRules
from core.scoring import bands_of, commune_share
from core.scoring.bands import communes_of
from tests.core.ready import RULES, band, condition, share
from tests.core.strategies import group_rules

UNCONDITIONED = group_rules(conditioned=False)
GUARDED = replace(RULES, condition=condition())
OPEN = replace(RULES, condition=condition("50", "70"))


def codes(index: str, percent: str | None, rules: GroupRules) -> list[str]:
    figure = None if percent is None else Fraction(percent)
    return [band.code for band in bands_of(Decimal(index), figure, rules)]


@given(UNCONDITIONED, st.decimals(-10, 120, places=4))
def test_every_index_has_exactly_one_band(rules: GroupRules, index: Decimal) -> None:
    (found,) = bands_of(index, None, rules)

    reached = [band for band in rules.bands if index >= band.at_least]
    assert found == (reached[0] if reached else rules.bands[-1])


@given(UNCONDITIONED)
def test_a_cut_belongs_to_the_band_above_it(rules: GroupRules) -> None:
    digit = Decimal(1).scaleb(-rules.rounding.digits)
    for better, worse in zip(rules.bands, rules.bands[1:], strict=False):
        at, below = better.at_least, max(better.at_least - digit, worse.at_least)

        assert bands_of(at, None, rules) == (better,)
        assert bands_of(below, None, rules) == (worse,)


@given(UNCONDITIONED, st.fractions(0, 100), st.fractions(0, 100))
def test_a_higher_index_never_has_a_lower_band(
    rules: GroupRules, one: Fraction, other: Fraction
) -> None:
    exact = replace(rules, compare=Compare.EXACT)
    (low,), (high,) = (bands_of(index, None, exact) for index in sorted((one, other)))

    assert rules.bands.index(high) <= rules.bands.index(low)


def test_an_index_below_every_cut_has_the_lowest_band() -> None:
    rules = replace(RULES, bands=(band("best", "90"), band("low", "50")))

    assert codes("49.99", None, rules) == ["low"]


@pytest.mark.parametrize(
    ("percent", "expected"), [("50", ["fair"]), ("50.01", ["good"]), ("0", ["fair"])]
)
def test_a_failed_condition_costs_one_band(percent: str, expected: list[str]) -> None:
    assert codes("80", percent, GUARDED) == expected


def test_a_threshold_that_may_be_reached_is_met_by_itself() -> None:
    reached = replace(condition(), exclusive=False)

    assert codes("80", "50", replace(RULES, condition=reached)) == ["good"]


def test_the_condition_guards_no_other_band() -> None:
    assert codes("90", "0", GUARDED) == ["best"]
    assert codes("79.99", "0", GUARDED) == ["fair"]


@pytest.mark.parametrize(
    ("percent", "expected"),
    [
        ("50", ["fair"]),
        ("50.01", ["good", "fair"]),
        ("69.99", ["good", "fair"]),
        ("70", ["good"]),
    ],
)
def test_a_share_strictly_inside_the_interval_leaves_two_bands(
    percent: str, expected: list[str]
) -> None:
    assert codes("80", percent, OPEN) == expected


@pytest.mark.parametrize(
    ("low", "high", "inside"), [("50", None, "99"), (None, "70", "1")]
)
def test_an_interval_may_have_one_end_only(
    low: str | None, high: str | None, inside: str
) -> None:
    rules = replace(RULES, condition=condition(low, high))

    assert codes("80", inside, rules) == ["good", "fair"]


def test_a_share_that_is_not_printed_leaves_two_bands() -> None:
    assert codes("80", None, GUARDED) == ["good", "fair"]


def test_the_lowest_band_is_not_left_open_for_itself() -> None:
    guarded = replace(condition(), bands=("low",))

    assert codes("10", None, replace(RULES, condition=guarded)) == ["low"]


def test_costs_beyond_the_lowest_band_end_there() -> None:
    dear = replace(condition(), costs=9)

    assert codes("80", "0", replace(RULES, condition=dear)) == ["low"]


def test_the_share_counts_the_bands_of_the_condition() -> None:
    shares = (share("best", 3, 14), share("good", 11, 14), share("fair", 1, 14))

    assert commune_share(shares, GUARDED.condition) == 100
    assert commune_share(shares[1:], GUARDED.condition) == Fraction(1100, 14)


def test_there_is_no_share_without_communes_or_condition() -> None:
    assert commune_share((), GUARDED.condition) is None
    assert commune_share((share("good", 0, 0),), GUARDED.condition) is None
    assert commune_share((share("good", 1, 1),), None) is None


def test_the_number_of_communes_is_the_one_printed_most_often() -> None:
    assert (
        communes_of([share("best", 1, 9), share("good", 4, 8), share("low", 3, 8)]) == 8
    )


def test_between_two_numbers_of_communes_the_counts_decide() -> None:
    assert communes_of([share("best", 4, 9), share("good", 4, 8)]) == 8
