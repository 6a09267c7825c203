"""Targets of the shipped decision's units."""

from decimal import Decimal

import pytest

from core.api import open_archive
from core.api.shapes import group_of
from core.api.target import Goal, Target, target
from core.api.what_if import band_named
from core.errors import BadAssumptionError
from core.model import Result


@pytest.fixture(scope="module")
def result() -> Result:
    return open_archive().result()


def ask(
    result: Result, unit: str, *, band: str = "", rank: int | None = None,
    over: str = "",
) -> Target:  # fmt: skip
    row = result.find(unit)
    assert row is not None
    group = group_of(result, row)
    goal = Goal(
        band=band_named(group.rules, band) if band else None,
        rank=rank,
        over=result.find(over) if over else None,
    )
    return target(group, row, goal)


def points(answer: Target) -> tuple[Decimal | None, ...]:
    gains = (answer.least, answer.stepped, answer.if_met)
    return tuple(None if gain is None else gain.points for gain in gains)


def test_a_band_is_reached_with_the_fewest_points(result: Result) -> None:
    answer = ask(result, "so-y-te", band="kha")

    assert points(answer) == (Decimal("5.71"), Decimal("5.75"), None)
    assert (answer.finest, answer.step) == (Decimal("0.01"), Decimal("0.25"))
    assert answer.points_alone
    assert answer.rooms[0].criterion.code == "5.1"


def test_a_smaller_scale_makes_points_count_more(result: Result) -> None:
    answer = ask(result, "thanh-tra-tinh", rank=1)

    assert points(answer)[:2] == (Decimal("0.46"), Decimal("0.50"))


def test_a_unit_is_overtaken_by_a_last_digit(result: Result) -> None:
    answer = ask(result, "so-y-te", over="so-ngoai-vu")

    assert points(answer)[0] == Decimal("6.68")
    assert answer.least is not None
    assert answer.least.after.index == Decimal("70.97")


def test_a_failed_commune_condition_bars_the_band(result: Result) -> None:
    answer = ask(result, "huyen-tam-duong", band="tot")

    assert not answer.points_alone
    assert answer.communes is not None
    assert (answer.communes.counted, answer.communes.needed) == (7, 10)
    assert answer.if_met is not None
    assert answer.if_met.points == 0
    assert answer.if_met.after.rank == 4


def test_a_condition_that_does_not_bear_is_not_told(result: Result) -> None:
    assert ask(result, "huyen-than-uyen", over="huyen-phong-tho").communes is None
    assert ask(result, "huyen-than-uyen", band="xuat-sac").communes is None
    assert ask(result, "huyen-tan-uyen", rank=1).communes is None
    assert ask(result, "huyen-sin-ho", rank=1).communes is not None


def test_a_unit_that_is_there_is_said_to_be(result: Result) -> None:
    assert ask(result, "so-noi-vu", band="kha").is_reached
    assert not ask(result, "so-noi-vu", rank=1).is_reached


@pytest.mark.parametrize(
    ("unit", "rank", "over"),
    [
        ("so-y-te", 0, ""),
        ("so-y-te", 21, ""),
        ("so-y-te", None, "so-y-te"),
        ("so-y-te", None, "huyen-sin-ho"),
        ("so-y-te", None, ""),
    ],
)
def test_what_is_no_goal_is_refused(
    result: Result, unit: str, rank: int | None, over: str
) -> None:
    with pytest.raises(BadAssumptionError):
        ask(result, unit, rank=rank, over=over)
