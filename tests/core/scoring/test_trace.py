"""The trace: each step with its figures, as a clerk writes it, and its basis."""

from dataclasses import replace

import pytest

from core.i18n import Localizer
from core.model import (
    GroupRules,
    NotApplicable,
    RankKey,
    Step,
    SummaryRow,
    Term,
    UnitId,
)
from core.scoring import standings
from tests.core.ready import INFERRED, RULES, condition, ranking, row, scored, share
from tests.core.scoring.test_scale import TREE
from tests.core.strategies import STATED, formula

ENGLISH = Localizer("en")


def steps(line: SummaryRow, rules: GroupRules = RULES) -> dict[str, Step]:
    (standing,) = standings([line], rules)
    return {step.what: step for step in standing.trace.steps}


def said(line: SummaryRow, rules: GroupRules = RULES) -> dict[str, str]:
    found = steps(line, rules)
    return {what: ENGLISH.say(step.message) for what, step in found.items()}


def test_every_step_is_told_with_its_figures() -> None:
    told = said(scored("a", "56.50", "15.40", "87.00"))

    assert list(told) == ["points", "scale", "index", "band", "rank"]
    assert "56.50 + 15.40 = 71.90" in told["points"]
    assert "87.00" in told["scale"]
    assert "71.90 / 87.00 × 100 = 82.643678…" in told["index"]
    assert "82.64" in told["index"]
    assert "GOOD" in told["band"]
    assert "1 of 1" in told["rank"]


def test_results_are_the_figures_themselves() -> None:
    found = steps(scored("a", "56.50", "15.40", "87.00"))

    results = {what: step.result for what, step in found.items()}
    assert results == {
        "points": "71.90",
        "scale": "87.00",
        "index": "82.64",
        "band": "GOOD",
        "rank": "1",
    }


def test_every_step_names_its_rule() -> None:
    assert all(step.basis for step in steps(scored("a", "70")).values())


def test_an_index_that_ends_is_written_whole() -> None:
    assert "× 100 = 70.5," in said(scored("a", "70.50"))["index"]
    assert "× 100 = 70," in said(scored("a", "70.00"))["index"]


def test_subtracted_parts_have_their_sign() -> None:
    terms = (Term(name="appraised"), Term(name="survey", adds=False))
    total = replace(formula("total", ("appraised",)), terms=terms)
    told = said(scored("a", "70", "10"), replace(RULES, formulas=(total,)))

    assert "70 − 10 = 60" in told["points"]


def test_without_a_formula_there_is_no_step_for_points() -> None:
    assert "points" not in steps(row("a", {"total": "70"}), replace(RULES, formulas=()))


def test_what_is_not_applied_explains_the_scale_it_gives() -> None:
    exceptions = tuple(
        NotApplicable(unit=UnitId("a"), criteria=(code,), basis=INFERRED)
        for code in ("1.1", "2")
    )
    scale = replace(RULES.scale, not_applicable=exceptions)
    rules = replace(RULES, criteria=TREE, scale=scale)

    assert (
        "100 less what is not applied (1.1, 2): 84"
        in said(scored("a", "70", scale="84"), rules)["scale"]
    )
    assert steps(scored("a", "70", scale="84"), rules)["scale"].basis == INFERRED
    assert "not applied" not in said(scored("a", "70", scale="90"), rules)["scale"]
    assert "not applied" not in said(scored("b", "70"), rules)["scale"]


def test_an_index_below_every_cut_is_told_so() -> None:
    rules = replace(RULES, bands=RULES.bands[:2])

    assert "reaches no cut above 80" in said(scored("a", "70"), rules)["band"]


@pytest.mark.parametrize(
    ("good", "verdict", "result"),
    [(1, "not met", "FAIR"), (3, "not settled", "GOOD / FAIR"), (5, "met", "GOOD")],
)
def test_the_commune_condition_is_a_step_of_its_own(
    good: int, verdict: str, result: str
) -> None:
    rules = replace(RULES, condition=condition("50", "70"))
    line = replace(scored("a", "82"), shares=(share("good", good, 5),))

    assert f": {verdict}: " in said(line, rules)["condition"]
    assert f"{good * 20} %" in said(line, rules)["condition"]
    assert steps(line, rules)["condition"].result == result


def test_a_share_that_is_not_printed_is_told_so() -> None:
    rules = replace(RULES, condition=condition())

    assert "not printed" in said(scored("a", "82"), rules)["condition"]


def test_bands_without_a_condition_have_no_such_step() -> None:
    rules = replace(RULES, condition=condition())

    assert "condition" not in steps(scored("a", "92"), rules)


def test_an_open_rank_is_told_from_best_to_worst() -> None:
    rules = replace(
        RULES,
        condition=condition("50", "70"),
        ranking=ranking(RankKey.BAND, RankKey.INDEX),
    )
    line = replace(scored("a", "80.5"), shares=(share("good", 3, 5),))
    lowered = replace(scored("b", "85"), shares=(share("good", 0, 5),))
    standing, _ = standings([line, lowered], rules)

    last = standing.trace.steps[-1]
    assert last.result == "1-2"
    assert "1 to 2 of 2" in ENGLISH.say(last.message)


def test_what_cannot_be_computed_has_no_step() -> None:
    assert list(steps(row("a", {"survey": "10"}))) == ["scale"]
    unknown = replace(
        RULES,
        criteria=TREE,
        scale=replace(
            RULES.scale,
            not_applicable=(
                NotApplicable(unit=UnitId("a"), criteria=("2.1",), basis=STATED),
            ),
        ),
    )
    assert list(steps(row("a", {"appraised": "7", "survey": "1"}), unknown)) == [
        "points"
    ]
