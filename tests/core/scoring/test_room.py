"""Room: what a unit can still gain, and how fine points are."""

from dataclasses import replace
from decimal import Decimal

from core.model import CellState, Criterion, Maximum, Method, ShareCondition
from core.scoring.room import (
    communes,
    finest_step,
    observed_step,
    rooms,
    rooms_unknown,
)
from tests.core.ready import RULES, cell, condition, heading, row, scored, share
from tests.core.strategies import STATED


def criterion(code: str, most: str | None, method: Method) -> Criterion:
    maximum = None if most is None else Maximum(points=Decimal(most), basis=STATED)
    return Criterion(code=code, label=code, method=method, maximum=maximum)


GIVEN = replace(
    RULES,
    criteria=(
        heading("1"),
        criterion("1.1", "2", Method.APPRAISED),
        criterion("1.2", "3", Method.APPRAISED),
        criterion("1.3", "1", Method.SURVEY),
        criterion("1.4", None, Method.APPRAISED),
        criterion("1.5", "1", Method.APPRAISED),
        criterion("1.6", "1", Method.APPRAISED),
    ),
)
ITEMS = {
    "1.1": cell("1,50"),
    "1.2": cell("1,25"),
    "1.3": cell("1,00"),
    "1.4": cell("0,5"),
    "1.5": replace(cell(""), state=CellState.NOT_APPLICABLE),
    "1.6": replace(cell(""), state=CellState.LOST),
}


def test_the_widest_room_comes_first() -> None:
    found = [(room.criterion.code, room.left) for room in rooms(ITEMS, GIVEN)]

    assert found == [("1.2", Decimal("1.75")), ("1.1", Decimal("0.50"))]


def test_room_without_score_or_maximum_is_unknown() -> None:
    assert rooms_unknown(ITEMS, GIVEN) == ("1.4", "1.6")
    assert rooms_unknown({}, GIVEN) == ("1.1", "1.2", "1.3", "1.4", "1.5", "1.6")


def test_the_step_is_what_every_appraised_score_is_a_multiple_of() -> None:
    assert observed_step([ITEMS], GIVEN) == Decimal("0.25")
    assert observed_step([ITEMS, {"1.1": cell("0,1")}], GIVEN) == Decimal("0.05")


def test_without_appraised_scores_no_step_is_observed() -> None:
    assert observed_step([{"1.3": cell("1"), "1.1": cell("0,00")}], GIVEN) is None


def test_points_are_as_fine_as_they_are_printed() -> None:
    rows = [scored("a", "60", "1"), scored("b", "60,5", "1,25")]

    assert finest_step(rows, ("appraised",)) == Decimal("0.1")
    assert finest_step(rows, ("appraised", "survey")) == Decimal("0.01")
    assert finest_step([row("a", {})], ("appraised",)) == 1


def test_how_many_communes_are_surely_enough() -> None:
    def stands(rule: ShareCondition, good: int) -> tuple[object, ...]:
        line = replace(scored("a", "80"), shares=(share("good", good, 10),))
        found = communes(line, rule)
        assert found is not None
        return (found.counted, found.out_of, found.needed, found.is_met)

    assert stands(condition(), 5) == (5, 10, 6, False)
    assert stands(condition("50", "70"), 6) == (6, 10, 7, None)
    assert stands(condition("50", "70"), 7) == (7, 10, 7, True)
    impossible = replace(condition(), threshold=Decimal(100))
    assert stands(impossible, 10) == (10, 10, None, False)


def test_without_communes_nothing_is_known_of_them() -> None:
    assert communes(scored("a", "80"), condition()) is None
