"""What other provinces' rules ask for: caps, composite parts, scales, open ties."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from core.model import (
    Basis,
    Compare,
    CompareOn,
    Interval,
    RankKey,
    RoundingMode,
    Status,
)
from core.scoring import standings
from core.scoring.bands import bands_possible
from core.scoring.parts import parts_of, points_of
from tests.core.ready import RULES, condition, ranking, rounding, row, scored, share
from tests.core.scoring.general import (
    BARE,
    FLOOR,
    asking,
    assigned,
    codes,
    composite,
    only,
    rescaled,
    rounding_total,
)


class TestParts:
    @pytest.mark.parametrize(
        ("bonus", "points"), [("1.5", "81.5"), ("2", "82"), ("3.5", "82")]
    )
    def test_a_bonus_counts_up_to_its_cap(self, bonus: str, points: str) -> None:
        cells = {"appraised": "60", "leaders": "12", "sipas": "8", "bonus": bonus}

        assert points_of(row("a", cells), composite()) == Decimal(points)

    def test_a_part_that_is_printed_is_not_added_up_anew(self) -> None:
        cells = {"appraised": "60", "survey": "21", "leaders": "12", "bonus": "0"}

        assert points_of(row("a", cells), composite()) == 81

    def test_a_missing_part_of_a_part_leaves_no_points(self) -> None:
        cells = {"appraised": "60", "leaders": "12", "bonus": "0"}

        assert points_of(row("a", cells), composite()) is None

    def test_ranks_may_go_by_a_part_that_is_added_up(self) -> None:
        rules = replace(composite(), ranking=ranking(RankKey.SURVEY))
        base = {"appraised": "60", "bonus": "0", "sipas": "5"}
        rows = [row(u, {**base, "leaders": p}) for u, p in (("a", "10"), ("b", "12"))]

        assert [one.rank for one in standings(rows, rules)] == [2, 1]


class TestDigits:
    @pytest.mark.parametrize(
        ("mode", "total"),
        [(RoundingMode.HALF_UP, "95.44"), (RoundingMode.TRUNCATE, "95.43")],
    )
    def test_a_total_of_three_decimals_is_rounded_as_the_rules_say(
        self, mode: RoundingMode, total: str
    ) -> None:
        standing = only(scored("a", "87.30", "8.135"), rounding_total(mode))

        assert str(standing.points) == total
        assert str(standing.index) == total

    def test_three_parts_of_yen_bai_make_the_index_it_prints(self) -> None:
        total = {"total": rounding(2), "survey": rounding(1)}
        cells = {"appraised": "62.88", "leaders": "24.42", "sipas": "8.135"}
        line = row("a", {**cells, "bonus": "0"})

        rules = replace(composite(), column_rounding={"total": rounding(2)})
        assert str(only(line, rules).index) == "95.44"
        apart = replace(composite(), column_rounding=total)
        assert str(only(line, apart).points) == "95.48"

    def test_unrounded_points_may_be_compared(self) -> None:
        rules = replace(
            rounding_total(RoundingMode.HALF_UP, 0),
            compare_on=CompareOn.POINTS,
            compare=Compare.EXACT,
            ranking=ranking(RankKey.POINTS),
        )
        above, below = scored("a", "90.1"), scored("b", "89.6")

        found = standings([above, below], rules)
        assert [codes(one) for one in found] == [["best"], ["good"]]
        assert [one.rank for one in found] == [1, 2]
        rounded = standings([above, below], replace(rules, compare=Compare.ROUNDED))
        assert [codes(one) for one in rounded] == [["best"], ["best"]]
        assert [one.rank for one in rounded] == [1, 1]


class TestScales:
    def test_a_scale_may_be_assigned(self) -> None:
        ours, others = only(row("a", SIXTY), assigned("80")), row("b", SIXTY)

        assert (ours.scale, ours.index) == (Decimal(80), Decimal("75.00"))
        assert only(others, assigned("80")).scale == 100

    def test_points_are_brought_back_to_the_full_scale(self) -> None:
        standing = only(row("a", SIXTY), rescaled())

        assert (standing.points, standing.scale) == (Decimal(60), Decimal(84))
        assert standing.exact == Fraction(6000, 84)
        assert standing.index == Decimal("71.43")

    def test_a_rescaled_total_may_be_rounded_first(self) -> None:
        standing = only(row("a", SIXTY), rescaled(0))

        assert (standing.exact, standing.index) == (Fraction(71), Decimal("71.00"))

    @pytest.mark.parametrize(
        ("digits", "compare", "expected"),
        [
            (0, Compare.ROUNDED, ["fair"]),
            (0, Compare.EXACT, ["fair"]),
            (None, Compare.ROUNDED, ["fair"]),
        ],
    )
    def test_bands_on_points_look_at_the_rescaled_ones(
        self, digits: int | None, compare: Compare, expected: list[str]
    ) -> None:
        rules = replace(
            rescaled(digits),
            compare_on=CompareOn.POINTS,
            compare=compare,
            ranking=ranking(RankKey.POINTS),
        )
        standing = only(row("a", SIXTY), rules)

        assert (codes(standing), standing.rank) == (expected, 1)

    def test_nothing_is_rescaled_on_an_empty_scale(self) -> None:
        rules = replace(rescaled(), compare_on=CompareOn.POINTS)
        standing = only(row("a", {**SIXTY, "scale": "0"}), rules)

        assert (standing.index, standing.bands, standing.rank) == (None, (), None)


SIXTY = {"appraised": "50", "survey": "10"}


class TestBands:
    def test_without_bands_units_are_still_ranked(self) -> None:
        rows = [scored("a", "70"), scored("b", "80")]

        assert [one.rank for one in standings(rows, BARE)] == [2, 1]
        assert [one.bands for one in standings(rows, BARE)] == [(), ()]

    def test_below_the_lowest_cut_there_may_be_no_band(self) -> None:
        rows = [scored("a", "79.99"), scored("b", "80")]

        found = standings(rows, FLOOR)
        assert [codes(one) for one in found] == [[], ["good"]]
        assert [one.rank for one in found] == [2, 1]

    def test_no_band_stands_behind_every_band(self) -> None:
        rules = replace(FLOOR, ranking=ranking(RankKey.BAND))
        rows = [scored("a", "70"), scored("b", "80"), scored("c", "60")]

        assert [one.rank for one in standings(rows, rules)] == [2, 1, 2]

    def test_cuts_may_be_set_on_points(self) -> None:
        rules = replace(RULES, compare_on=CompareOn.POINTS)

        assert codes(only(scored("a", "70", scale="75"), rules)) == ["fair"]
        assert codes(only(scored("a", "70", scale="75"), RULES)) == ["best"]

    @pytest.mark.parametrize(
        ("survey", "exclusive", "expected"),
        [
            ("24", False, ["good"]),
            ("24", True, ["fair"]),
            ("23.99", False, ["fair"]),
            ("24.01", True, ["good"]),
        ],
    )
    def test_a_band_may_ask_for_a_figure(
        self, survey: str, *, exclusive: bool, expected: list[str]
    ) -> None:
        rules = replace(RULES, conditions=(asking("24", exclusive=exclusive),))
        line = scored("a", f"{Decimal(85) - Decimal(survey)}", survey)

        assert codes(only(line, rules)) == expected

    def test_a_figure_that_is_not_known_leaves_the_band_open(self) -> None:
        rules = replace(RULES, formulas=(), conditions=(asking("24"),))

        assert codes(only(row("a", {"total": "85"}), rules)) == ["good", "fair"]

    def test_a_figure_within_the_interval_leaves_the_band_open(self) -> None:
        interval = Interval(low=Decimal(20), high=Decimal(24))
        basis = Basis(status=Status.INFERRED, evidence="bảng", interval=interval)
        rules = replace(RULES, conditions=(replace(asking("24"), basis=basis),))

        assert codes(only(scored("a", "63", "22"), rules)) == ["good", "fair"]

    def test_conditions_apply_one_after_the_other(self) -> None:
        rules = replace(
            RULES,
            condition=condition(),
            conditions=(asking("30", bands=("good", "fair")),),
        )
        poor = replace(scored("a", "75", "10"), shares=(share("good", 1, 5),))
        fine = replace(scored("a", "75", "10"), shares=(share("good", 4, 5),))

        assert codes(only(poor, rules)) == ["low"]
        assert codes(only(fine, rules)) == ["fair"]

    def test_the_total_may_be_asked_for(self) -> None:
        asked = replace(asking("84"), figure="total")
        rules = replace(RULES, conditions=(asked,))

        assert codes(only(scored("a", "83"), rules)) == ["fair"]
        assert codes(only(scored("a", "84"), rules)) == ["good"]

    def test_possible_bands_take_conditions_into_account(self) -> None:
        rules = replace(RULES, conditions=(asking("24"),))
        part = parts_of(scored("a", "80", "5"), rules)

        found = bands_possible(Decimal(85), None, rules, part.asked)
        assert [band.code for band in found] == ["fair"]
