"""The index: exact, then shortened once, as the rules say."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model import RoundingMode
from core.scoring import exact_index, rounded
from core.scoring.index import shortened
from tests.core.ready import rounding

FRACTIONS = st.fractions(min_value=-200, max_value=200, max_denominator=10**6)
DIGITS = st.integers(0, 6)
POINTS = st.decimals(0, 100, places=2)


@given(POINTS, POINTS.filter(bool))
def test_lies_between_0_and_100_when_points_do_not_pass_the_scale(
    points: Decimal, scale: Decimal
) -> None:
    index = exact_index(min(points, scale), scale)

    assert index is not None
    assert 0 <= index <= 100
    assert 0 <= rounded(index, rounding(2)) <= 100


@pytest.mark.parametrize("scale", ["0", "0.00", "-1"])
def test_there_is_none_on_an_empty_scale(scale: str) -> None:
    assert exact_index(Decimal(50), Decimal(scale)) is None


@given(FRACTIONS, DIGITS)
def test_half_up_is_at_most_half_a_digit_away(exact: Fraction, digits: int) -> None:
    short = Fraction(shortened(exact, digits, RoundingMode.HALF_UP))

    unit = Fraction(1, 10**digits)
    assert abs(short - exact) <= unit / 2
    if abs(short - exact) == unit / 2:
        assert abs(short) > abs(exact)


@given(FRACTIONS, DIGITS)
def test_truncating_never_leads_away_from_zero(exact: Fraction, digits: int) -> None:
    short = Fraction(shortened(exact, digits, RoundingMode.TRUNCATE))

    assert 0 <= abs(exact) - abs(short) < Fraction(1, 10**digits)
    assert short * exact >= 0


@given(FRACTIONS, DIGITS, st.sampled_from(RoundingMode))
def test_every_zero_is_kept(exact: Fraction, digits: int, mode: RoundingMode) -> None:
    assert shortened(exact, digits, mode).as_tuple().exponent == -digits


@given(FRACTIONS, FRACTIONS, DIGITS, st.sampled_from(RoundingMode))
def test_rounding_keeps_the_order(
    one: Fraction, other: Fraction, digits: int, mode: RoundingMode
) -> None:
    low, high = sorted((one, other))

    assert shortened(low, digits, mode) <= shortened(high, digits, mode)


@pytest.mark.parametrize(
    ("exact", "digits", "half_up", "truncated"),
    [
        ("79.985", 2, "79.99", "79.98"),
        ("79.984999999", 2, "79.98", "79.98"),
        ("0.5", 0, "1", "0"),
        ("2.5", 0, "3", "2"),
        ("-0.125", 2, "-0.13", "-0.12"),
        ("100", 2, "100.00", "100.00"),
    ],
)
def test_known_cases(exact: str, digits: int, half_up: str, truncated: str) -> None:
    figure = Fraction(exact)

    assert f"{rounded(figure, rounding(digits))}" == half_up
    assert f"{rounded(figure, rounding(digits, RoundingMode.TRUNCATE))}" == truncated
