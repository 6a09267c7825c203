"""Scores line by line: lost points, the best, the median; nothing guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import api
from core.api.breakdown import Line, breakdown, median
from core.api.shapes import group_of
from core.model import Status

DIGITS = st.decimals(min_value=0, max_value=99, places=2)


def lines(unit: str) -> dict[str, Line]:
    result = api.open_archive().result()
    row = result.find(unit)
    assert row is not None
    found = breakdown(group_of(result, row), row)
    return {line.criterion.code: line for line in found}


def test_an_item_loses_what_it_has_less_than_its_maximum() -> None:
    line = lines("huyen-sin-ho")["3.1.3"]

    assert (line.own.points, line.maximum, line.lost) == (
        Decimal("0.50"),
        Decimal("1.00"),
        Decimal("0.50"),
    )


def test_a_heading_is_the_sum_of_its_items_beside_best_and_median() -> None:
    line = lines("huyen-sin-ho")["5"]

    assert (line.own.points, line.best, line.median, line.compared) == (
        Decimal("9.84"),
        Decimal("10.71"),
        Decimal("10.105"),
        8,
    )
    assert [row.unit.id for row in line.best_units] == ["huyen-tan-uyen"]
    assert line.behind_best == Decimal("0.87")
    assert line.behind_median == Decimal("0.265")


def test_units_that_lost_an_item_in_the_scan_are_not_compared() -> None:
    line = lines("huyen-sin-ho")["6"]

    assert line.compared == 6


def test_what_cannot_be_read_is_neither_zero_nor_lost() -> None:
    line = lines("so-y-te")["1"]

    assert line.own.unread == ("1.5",)
    assert line.lost is None
    assert line.behind_best is None


def test_what_does_not_apply_lowers_the_maximum_and_is_no_loss() -> None:
    line = lines("so-ngoai-vu")["6"]

    assert (line.maximum, line.lost) == (Decimal("10.79"), Decimal("2.05"))
    assert line.behind_best is None


def test_a_field_that_does_not_apply_at_all_has_no_maximum() -> None:
    line = lines("so-ngoai-vu")["5"]

    assert (line.own.points, line.maximum, line.lost) == (None, None, None)


def test_a_maximum_of_a_heading_goes_before_the_sum_of_its_items() -> None:
    assert lines("so-y-te")["5"].maximum == Decimal(14)


def test_a_sum_of_maxima_is_as_firm_as_its_weakest_part() -> None:
    basis = lines("so-y-te")["6"].basis

    assert basis is not None
    assert basis.status is Status.OBSERVED


def test_a_unit_without_annex_has_no_lines() -> None:
    result = api.open_archive().result()
    row = result.groups[0].rows[0]
    bare = type(row)(**{name: getattr(row, name) for name in _FIELDS}, items={})

    assert breakdown(result.groups[0], bare) == ()


_FIELDS = ("unit", "row", "rank", "band_code", "recomputed", "findings")


@pytest.mark.parametrize(
    ("values", "middle"),
    [("", None), ("2", "2"), ("1 3", "2"), ("1.00 1.25", "1.125"), ("3 1 2", "2")],
)
def test_the_median_is_exact(values: str, middle: str | None) -> None:
    found = median([Decimal(value) for value in values.split()])

    assert found == (None if middle is None else Decimal(middle))


@given(st.lists(DIGITS, min_size=1, max_size=30))
def test_as_many_lie_above_the_median_as_below(values: list[Decimal]) -> None:
    middle = median(values)

    assert middle is not None
    above = sum(value > middle for value in values)
    below = sum(value < middle for value in values)
    assert max(above, below) <= len(values) / 2
