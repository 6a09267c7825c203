"""Open ties, units left out, and firmness by other provinces' rules."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.model import (
    GroupRules,
    RankKey,
)
from core.scoring import standings
from core.scoring.robustness import by_step, spread
from core.scoring.target import fewest, race
from tests.core.ready import RULES, ranking, scored
from tests.core.scoring.general import (
    BARE,
    FLOOR,
    UNSTATED,
    asking,
    codes,
    ends,
    not_ranked,
    only,
    unranked,
)


class TestRanks:
    def test_ties_nobody_settles_keep_the_places_they_may_have(self) -> None:
        rows = [scored(unit, points) for unit, points in TIED]

        assert ends(rows, UNSTATED) == [
            (1, 1, 1),
            (None, 2, 3),
            (None, 2, 3),
            (None, 4, 6),
            (None, 4, 6),
            (None, 4, 6),
            (7, 7, 7),
        ]

    def test_a_group_may_be_scored_and_not_ranked(self) -> None:
        standing = only(scored("a", "85"), not_ranked())

        assert (codes(standing), standing.index) == (["good"], Decimal("85.00"))
        assert (standing.rank, standing.best_rank) == (None, None)
        assert standing.unranked == "sắp xếp bộ máy"

    def test_the_ranks_of_others_skip_an_unranked_unit(self) -> None:
        rows = [scored("a", "90"), scored("b", "85"), scored("c", "80")]
        found = standings(rows, unranked("a"))

        assert [one.rank for one in found] == [None, 1, 2]
        assert [one.unranked for one in found] == ["mới thành lập", None, None]

    def test_an_unranked_unit_has_no_place_to_reach(self) -> None:
        rows = [scored("a", "70"), scored("b", "85")]
        run = race(rows[0], rows, unranked("a"))

        assert fewest(run, Decimal(1), run.has_rank(1)) is None
        gain = fewest(run, Decimal(1), run.has_band(RULES.bands[1]))
        assert gain is not None
        assert (gain.points, gain.after.unranked) == (Decimal(10), "mới thành lập")

    def test_no_band_is_not_the_band_asked_for(self) -> None:
        rows = [scored("a", "70"), scored("b", "85")]
        run = race(rows[0], rows, FLOOR)

        gain = fewest(run, Decimal(1), run.has_band(FLOOR.bands[1]))
        assert gain is not None
        assert gain.points == 10


class TestFirmness:
    ROWS = (scored("a", "70"), scored("b", "79.9"), scored("c", "81"))

    @pytest.mark.parametrize("rules", [BARE, FLOOR])
    def test_ranks_are_firm_or_not_without_bands_too(self, rules: GroupRules) -> None:
        found = spread(self.ROWS, rules, by_step(rules, Decimal(1)))

        assert found.places == {"a": (3, 3), "b": (1, 2), "c": (1, 2)}
        assert found.is_exact

    def test_an_unranked_unit_has_no_places(self) -> None:
        rules = unranked("c")
        found = spread(self.ROWS, rules, by_step(rules, Decimal(1)))

        assert found.places == {"a": (2, 2), "b": (1, 1)}

    def test_a_condition_on_what_moves_opens_both_bands(self) -> None:
        rules = replace(
            RULES,
            conditions=(replace(asking("80"), figure="appraised"),),
            ranking=ranking(RankKey.BAND),
        )
        rows = (scored("a", "80.5"), scored("b", "75"))
        found = spread(rows, rules, by_step(rules, Decimal(1)))

        assert found.places == {"a": (1, 1), "b": (1, 2)}


TIED = (
    ("a", "89.4"),
    ("b", "86.9"),
    ("c", "86.9"),
    ("d", "86.8"),
    ("e", "86.8"),
    ("f", "86.8"),
    ("g", "86.5"),
)
