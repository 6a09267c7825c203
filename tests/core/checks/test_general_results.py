"""Checks of scales, bands, ranks and order by other provinces' rules."""

from dataclasses import replace
from typing import ClassVar

import pytest

from core.i18n import Localizer
from core.model import (
    CompareOn,
    RankKey,
    Severity,
    Ties,
)
from tests.core.checks.general import codes, found
from tests.core.ready import INFERRED, RULES, cell, ranking, row
from tests.core.scoring.general import (
    asking,
    assigned,
    not_ranked,
    rescaled,
    unranked,
)
from tests.core.strategies import STATED

ENGLISH = Localizer("en")
OPEN = replace(RULES, ranking=ranking(RankKey.INDEX, ties=Ties.UNSTATED))
BARE = replace(RULES, bands=())


class TestScales:
    CELLS: ClassVar = {"appraised": "50", "survey": "10"}

    def test_a_scale_other_than_the_assigned_one_is_found(self) -> None:
        line = row("a", {**self.CELLS, "scale": "100"})

        (one,) = found(assigned("80"), line)
        assert (one.code, one.severity) == ("scale-assigned", Severity.ERROR)
        assert (one.printed, one.computed) == ("100", "80")
        assert one.effect is not None
        assert one.effect.index == "75.00"

    def test_the_assigned_scale_is_fine(self) -> None:
        assert codes(assigned("80"), row("a", {**self.CELLS, "scale": "80"})) == []
        assert codes(assigned("80"), row("b", {**self.CELLS, "scale": "100"})) == []

    def test_a_scale_that_is_only_inferred_is_a_warning(self) -> None:
        rules = assigned("80")
        (own,) = rules.scale.assigned
        scale = replace(rules.scale, assigned=(replace(own, basis=INFERRED),))
        line = row("a", {**self.CELLS, "scale": "90"})

        assert codes(replace(rules, scale=scale), line) == [
            ("scale-assigned", "warning")
        ]


class TestBands:
    def test_without_bands_a_printed_band_cannot_be_checked(self) -> None:
        line = row("a", {"total": "85", "index": "85", "band": "TỐT"})
        rules = replace(BARE, formulas=())

        (one,) = found(rules, line)
        assert (one.code, one.severity) == ("band-unknown", Severity.CANNOT_CHECK)
        assert "the rules have no bands" in ENGLISH.say(one.message)

    def test_a_band_below_the_lowest_cut_is_found(self) -> None:
        rules = replace(RULES, formulas=(), bands=RULES.bands[:2], no_band_below=STATED)
        line = row("a", {"total": "70", "index": "70.00", "band": "GOOD"})

        (one,) = found(rules, line)
        assert one.code == "band-index"
        assert "gives no band" in ENGLISH.say(one.message)

    @pytest.mark.parametrize("with_index", [True, False])
    def test_bands_on_points_are_checked_in_points(self, *, with_index: bool) -> None:
        rules = replace(RULES, formulas=(), compare_on=CompareOn.POINTS)
        cells = {"total": "70", "scale": "75", "band": "BEST"}
        index = {"index": "93.33"} if with_index else {}

        every = found(rules, row("a", {**cells, **index}))
        (one,) = (f for f in every if f.code == "band-index")
        assert "70 points give FAIR" in ENGLISH.say(one.message)

    def test_without_a_total_points_say_nothing(self) -> None:
        rules = replace(RULES, compare_on=CompareOn.POINTS)
        cells = {"appraised": "50", "survey": "10", "band": "BEST"}

        assert codes(rules, row("a", cells)) == []

    @pytest.mark.parametrize("cells", [{}, {"total": "60", "scale": "0"}])
    def test_rescaled_points_that_are_not_known_give_no_band(
        self, cells: dict[str, str]
    ) -> None:
        rules = replace(rescaled(), formulas=(), compare_on=CompareOn.POINTS)
        line = row("a", {**cells, "index": "71.43", "band": "FAIR"})

        assert "band-index" not in {code for code, _ in codes(rules, line)}

    def test_a_condition_on_a_figure_leaves_bands_open(self) -> None:
        rules = replace(RULES, formulas=(), conditions=(asking("24"),))
        line = row("a", {"total": "85", "index": "85.00", "band": "GOOD"})

        (one,) = found(rules, line)
        assert (one.code, one.severity) == ("band-open", Severity.CANNOT_CHECK)
        assert "a condition on it is not settled" in ENGLISH.say(one.message)

    def test_a_compared_figure_without_a_band_is_told_so(self) -> None:
        rules = replace(RULES, formulas=(), bands=RULES.bands[:2], no_band_below=STATED)
        line = row("a", {"total": "79.996"})

        (note,) = found(rules, line)
        assert note.code == "compare-policy"
        assert "no band, rank 1" in ENGLISH.say(note.message)


class TestRanks:
    def test_tied_units_may_be_printed_at_any_place_they_may_have(self) -> None:
        rows = [
            row(unit, {"appraised": "80", "survey": "5", "rank": rank})
            for unit, rank in (("a", "1"), ("b", "2"))
        ]

        assert codes(OPEN, *rows) == []
        off = row("c", {"appraised": "70", "survey": "5", "rank": "2"})
        assert codes(OPEN, *rows, off) == [("rank-order", "error")]

    def test_an_unranked_unit_takes_no_place_and_leaves_none_spare(self) -> None:
        rows = [
            row("a", {"appraised": "90", "survey": "5"}),
            row("b", {"appraised": "80", "survey": "5", "rank": "1"}),
        ]

        assert codes(unranked("a"), *rows) == []
        late = row("b", {"appraised": "80", "survey": "5", "rank": "2"})
        assert codes(unranked("a"), rows[0], late) == [("rank-order", "error")]

    def test_a_group_that_is_not_ranked_has_no_rank_to_check(self) -> None:
        line = row("a", {"appraised": "80", "survey": "5", "rank": "7"})

        assert codes(not_ranked(), line) == []

    def test_units_without_bands_are_checked_by_index(self) -> None:
        rows = [
            row(unit, {"appraised": points, "survey": "5", "rank": rank})
            for unit, points, rank in (("a", "90", "2"), ("b", "80", "1"))
        ]

        assert codes(BARE, *rows) == [("rank-order", "error")] * 2

    def test_the_order_is_checked_only_where_ties_are_unstated(self) -> None:
        rows = [
            row(unit, {"appraised": points, "survey": "5", "order": order})
            for unit, points, order in (("a", "80", "1"), ("b", "90", "2"))
        ]

        assert codes(RULES, *rows) == []
        assert codes(OPEN, *rows) == [("order-score", "error")] * 2
        ranked = [replace(one, cells={**one.cells, "rank": cell("1")}) for one in rows]
        assert "order-score" not in {code for code, _ in codes(OPEN, *ranked)}

    def test_lines_without_number_or_figures_have_no_order(self) -> None:
        bare = row("a", {"appraised": "80", "survey": "5"})
        blank = row("b", {"order": "2"})

        assert codes(OPEN, bare, blank) == []

    def test_an_open_place_in_the_order_is_told_as_an_interval(self) -> None:
        rows = [
            row(unit, {"appraised": "80", "survey": "5", "order": order})
            for unit, order in (("a", "1"), ("b", "5"))
        ]

        (one,) = found(OPEN, *rows)
        assert (one.printed, one.computed) == ("5", "1–2")
