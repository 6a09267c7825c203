"""Differences, field sums and points lost, from the shipped decision."""

from decimal import Decimal

import pytest

from core.api import comparisons, open_archive
from core.model import Result


@pytest.fixture(scope="module")
def result() -> Result:
    """The latest shipped result."""
    return open_archive().result()


def test_a_gap_has_no_sign() -> None:
    low, high = Decimal("73.35"), Decimal("85.68")

    assert comparisons.gap(low, high) == comparisons.gap(high, low) == high - low


def test_a_mean_is_rounded_once(result: Result) -> None:
    group = result.groups[0]
    values = [row.row.value("survey") for row in group.rows]
    total = sum((value for value in values if value is not None), Decimal(0))

    exact = total / len(values)

    assert comparisons.mean_of(group, "survey") == exact.quantize(Decimal("0.01"))


def test_a_column_without_figures_has_no_mean(result: Result) -> None:
    assert comparisons.mean_of(result.groups[0], "bonus") is None


def test_items_under_a_heading_are_added_up(result: Result) -> None:
    group = result.groups[1]
    row = group.rows[0]

    under = comparisons.points_under(row, group.rules, "8.3")

    items = [row.items[code].value for code in ("8.3.1", "8.3.2", "8.3.3")]
    assert under.points == sum((item for item in items if item), Decimal(0))
    assert (under.unread, under.not_applied) == ((), ())


def test_illegible_items_are_named(result: Result) -> None:
    group = result.groups[0]

    under = comparisons.points_under(group.rows[0], group.rules, "8.3")

    assert (under.points, len(under.unread)) == (None, 3)


def test_items_that_do_not_apply_are_not_missing(result: Result) -> None:
    group = result.groups[0]
    exempt = [
        comparisons.points_under(row, group.rules, "5")
        for row in group.rows
        if row.items["5.1"].value is None
    ]

    assert exempt
    assert all(not under.unread and under.not_applied for under in exempt)


def test_the_widest_gaps_come_first(result: Result) -> None:
    group = result.groups[0]

    found = comparisons.furthest_behind(group, group.rows[-1], 5)

    gaps = [one.gap for one in found]
    assert gaps == sorted(gaps, reverse=True)
    assert all(one.best - one.own == one.gap > 0 for one in found)
