"""Checks of points: parts, caps, digits, steps and maxima."""

from dataclasses import replace
from decimal import Decimal
from typing import ClassVar

import pytest

from core.checks import rule_findings
from core.i18n import Localizer
from core.model import (
    Basis,
    Cell,
    CellState,
    Criterion,
    Finding,
    GroupRules,
    Maximum,
    Method,
    RoundingMode,
    Severity,
)
from tests.core.checks.general import annex, codes, found
from tests.core.checks.plain import criterion
from tests.core.ready import INFERRED, RULES, heading, row, scored
from tests.core.scoring.general import (
    composite,
    most,
    part,
    rescaled,
    rounding_total,
)
from tests.core.strategies import STATED

ENGLISH = Localizer("en")


class TestParts:
    LINE: ClassVar = {"appraised": "60", "leaders": "12", "sipas": "8", "total": "82"}

    def test_a_bonus_above_its_cap_is_a_warning_and_the_total_respects_it(self) -> None:
        line = row("a", {**self.LINE, "survey": "20", "bonus": "3.5"})

        (one,) = found(composite(), line)
        assert (one.code, one.severity) == ("part-cap", Severity.WARNING)
        assert (one.printed, one.computed) == ("3.5", "2")
        assert "BONUS: 3.5 is above the cap 2" in ENGLISH.say(one.message)
        assert one.effect is not None
        assert one.effect.index == "82.00"

    def test_a_total_that_forgets_the_cap_is_found(self) -> None:
        line = row("a", {**self.LINE, "survey": "20", "bonus": "3", "total": "83"})
        sums = [one for one in found(composite(), line) if one.code == "total-sum"]

        assert "60 + 20 + 2 = 82" in ENGLISH.say(sums[0].message)

    @pytest.mark.parametrize(
        ("basis", "severity"),
        [(STATED, Severity.ERROR), (INFERRED, Severity.CANNOT_CHECK)],
    )
    def test_a_part_above_its_maximum_is_found(
        self, basis: Basis, severity: Severity
    ) -> None:
        maximum = Maximum(points=Decimal(65), basis=basis)
        rules = replace(
            RULES, components=(replace(part("appraised"), maximum=maximum),)
        )

        (one,) = found(rules, scored("a", "65.5", "10"))
        assert (one.code, one.severity) == ("part-maximum", severity)
        assert (one.printed, one.computed) == ("65.5", "65")
        assert found(rules, scored("a", "65", "10")) == ()

    def test_a_part_is_looked_up_in_the_annex_too(self) -> None:
        rules = replace(RULES, components=(part("bonus", maximum="2"),))
        line = scored("a", "60", "10")

        (one,) = found(rules, line, annex=annex(bonus="3"))
        assert (one.code, one.where) == ("part-maximum", "ô 3")

    def test_a_composite_part_that_does_not_add_up_is_found(self) -> None:
        line = row("a", {**self.LINE, "survey": "21", "bonus": "1"})

        (one,) = found(composite(), line)
        assert (one.code, one.computed) == ("part-sum", "20")
        assert one.effect is not None
        assert one.effect.index == "81.00"

    def test_parts_of_the_rules_are_checked_as_others_are(self) -> None:
        below = row("a", {**self.LINE, "sipas": "-8", "bonus": "0", "total": "64"})
        lost = Cell(text="", state=CellState.LOST, where="ô mất")
        gone = replace(below, cells={**below.cells, "sipas": lost})

        assert ("range-negative", "error") in codes(composite(), below)
        (one,) = (f for f in found(composite(), gone) if f.code == "cell-lost")
        assert ENGLISH.say(one.message).startswith("SIPAS")

    def test_a_sum_of_parts_named_by_the_rules_alone_is_named_so(self) -> None:
        rules = replace(
            composite(),
            components=(part("survey_all"), *composite().components),
            formulas=(
                replace(composite().formulas[0], result="survey_all"),
                composite().formulas[1],
            ),
        )
        cells = {**self.LINE, "survey": "20", "survey_all": "19", "bonus": "2"}

        (one,) = found(rules, row("a", cells))
        assert one.code == "part-sum"
        assert ENGLISH.say(one.message).startswith("SURVEY_ALL")


class TestDigits:
    def test_a_total_may_be_printed_rounded_or_whole(self) -> None:
        rules = rounding_total(RoundingMode.HALF_UP)
        cells = {"appraised": "87.30", "survey": "8.135"}

        for total in ("95.44", "95.435"):
            assert codes(rules, row("a", {**cells, "total": total})) == []
        cut = row("a", {**cells, "total": "95.43"})
        assert codes(rules, cut) == [("total-sum", "error")]

    def test_a_rescaled_index_is_checked_against_the_rescaled_total(self) -> None:
        cells = {"appraised": "50", "survey": "10", "total": "60", "scale": "84"}

        assert codes(rescaled(0), row("a", {**cells, "index": "71.00"})) == []
        off = row("a", {**cells, "index": "71.43"})
        assert codes(rescaled(0), off) == [("index-rounding", "error")] or codes(
            rescaled(0), off
        ) == [("index-ratio", "error")]


class TestSteps:
    RULES = replace(
        RULES,
        formulas=(),
        criteria=(
            Criterion(
                code="1.1",
                label="Kế hoạch",
                method=Method.APPRAISED,
                maximum=most("1"),
                steps=(Decimal(1), Decimal("0.5"), Decimal(0)),
            ),
            Criterion(
                code="1.2",
                label="Báo cáo",
                method=Method.APPRAISED,
                steps=(Decimal(2), Decimal(0)),
            ),
        ),
    )

    @pytest.mark.parametrize("score", ["1", "0,5", "0", "1,0", "0,50"])
    def test_a_step_is_fine(self, score: str) -> None:
        assert self.wrong(c1_1=score, c1_2="2") == []

    @pytest.mark.parametrize("score", ["0,75", "0,25"])
    def test_a_score_between_two_steps_is_found(self, score: str) -> None:
        (one,) = self.wrong(c1_1=score, c1_2="0")

        assert (one.severity, one.unit) == (Severity.ERROR, "a")
        assert "1.1" in ENGLISH.say(one.message)

    def test_what_is_out_of_range_is_told_once(self) -> None:
        assert self.wrong(c1_1="1,5", c1_2="0") == []
        assert self.wrong(c1_1="-1", c1_2="0") == []

    def test_above_the_steps_without_a_maximum_is_no_step(self) -> None:
        (one,) = self.wrong(c1_1="1", c1_2="3")
        assert one.printed == "3"

    def test_blank_cells_are_no_score(self) -> None:
        assert self.wrong(c1_1="") == []

    def wrong(self, **scores: str) -> list[Finding]:
        table = annex(**scores)
        every = found(self.RULES, row("a", {"total": "3"}), annex=table)
        return [one for one in every if one.code == "score-step"]


class TestMaxima:
    @staticmethod
    def tree(*maxima: str, basis: Basis = STATED) -> GroupRules:
        first, *others = maxima
        top = replace(heading("1"), maximum=most(first))
        below = (
            criterion(f"1.{n}", Method.APPRAISED, points, basis)
            for n, points in enumerate(others, 1)
        )
        return replace(RULES, criteria=(top, *below))

    def test_a_heading_that_is_no_sum_is_a_warning(self) -> None:
        (one,) = rule_findings(self.tree("5", "1", "3"))

        assert (one.code, one.severity) == ("maximum-sum", Severity.WARNING)
        assert (one.printed, one.computed) == ("5", "4")
        assert "1.1, 1.2" in ENGLISH.say(one.message)
        assert [f.code for f in found(self.tree("5", "1", "3"))] == ["maximum-sum"]

    def test_a_heading_that_is_the_sum_is_fine(self) -> None:
        assert list(rule_findings(self.tree("4", "1", "3"))) == []

    def test_only_what_is_stated_is_held_against_it(self) -> None:
        assert list(rule_findings(self.tree("5", "1", "3", basis=INFERRED))) == []

    def test_a_group_without_criteria_has_no_such_finding(self) -> None:
        assert list(rule_findings(RULES)) == []
