"""Points: exact sums of signed parts, never of missing ones."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from core.scoring import combined, summed
from tests.core.strategies import formula

FIGURES = st.decimals(-(10**9), 10**9, places=6)
SUM = formula("appraised", ("reviewed", "bonus", "-penalty"))


@given(st.lists(FIGURES))
def test_sums_are_exact(figures: list[Decimal]) -> None:
    assert Fraction(summed(figures)) == sum(map(Fraction, figures), Fraction(0))


@given(FIGURES, FIGURES, FIGURES)
def test_parts_are_added_and_taken_off_by_the_formula(
    reviewed: Decimal, bonus: Decimal, penalty: Decimal
) -> None:
    parts = {"reviewed": reviewed, "bonus": bonus, "penalty": penalty, "survey": None}

    assert combined(SUM, parts) == reviewed + bonus - penalty


def test_a_missing_part_leaves_the_sum_unknown() -> None:
    one = Decimal(1)

    assert combined(SUM, {"reviewed": one, "bonus": one}) is None
    assert combined(SUM, {"reviewed": one, "bonus": one, "penalty": None}) is None


def test_a_formula_without_parts_gives_nothing_but_zero() -> None:
    assert combined(formula("total", ()), {}) == 0
