"""Targets: the fewest points reach, one step less does not."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from core.model import GroupRules, RankKey, RoundingMode, SummaryRow
from core.scoring import standings
from core.scoring.parts import parts_of
from core.scoring.standing import end_keys
from core.scoring.target import Race, Reaches, fewest, gaining_part, race, with_more
from core.workbook.decision import summary_rows
from tests.core.ready import (
    RULES,
    condition,
    ranking,
    rounding,
    row,
    scored,
    share,
)
from tests.core.scoring.test_standing import SUMMED
from tests.core.sheets import summary_table
from tests.core.strategies import formula
from tests.core.tables import Case, cases

CENT, QUARTER = Decimal("0.01"), Decimal("0.25")


def least(
    rows: Sequence[SummaryRow], band: str, step: Decimal = CENT,
    rules: GroupRules = RULES,
) -> Decimal | None:  # fmt: skip
    run = race(rows[0], rows, rules)
    gain = fewest(run, step, run.has_band(rules.band(band)))
    return None if gain is None else gain.points


def goals(run: Race, case: Case, data: st.DataObject) -> Reaches:
    """Return any goal a unit of the table may have."""
    keys = [key for ends in run.others for key in ends]
    aims = [
        run.has_band(data.draw(st.sampled_from(case.rules.bands))),
        run.has_rank(data.draw(st.integers(1, len(run.others) + 1))),
        *(run.is_above(key) for key in keys[:1]),
    ]
    return data.draw(st.sampled_from(aims))


@given(cases(SUMMED, is_full=True), st.data())
def test_the_fewest_points_reach_and_one_step_less_does_not(
    case: Case, data: st.DataObject
) -> None:
    rows = summary_rows(summary_table(case.clean()), case.rules)
    run = race(data.draw(st.sampled_from(rows)), rows, case.rules)
    reaches = goals(run, case, data)
    step = data.draw(st.sampled_from((CENT, QUARTER, Decimal(1))))

    gain = fewest(run, step, reaches)

    if gain is not None:
        assert reaches(run.with_more(gain.points))
        assert gain.points % step == 0
        assert gain.points == 0 or not reaches(run.with_more(gain.points - step))


@given(cases(SUMMED, is_full=True), st.data())
def test_no_smaller_whole_number_of_steps_reaches(
    case: Case, data: st.DataObject
) -> None:
    rows = summary_rows(summary_table(case.clean()), case.rules)
    run = race(rows[0], rows, case.rules)
    reaches = goals(run, case, data)

    gain = fewest(run, Decimal(1), reaches)

    part = run.with_more(Decimal(0))
    assert part.scale is not None
    assert part.points is not None
    end = int(part.scale - part.points) + 1 if gain is None else int(gain.points)
    assert not any(reaches(run.with_more(Decimal(n))) for n in range(end))


@given(cases(SUMMED, is_full=True), st.data())
def test_where_the_unit_would_stand_is_what_scoring_says(
    case: Case, data: st.DataObject
) -> None:
    rows = summary_rows(summary_table(case.clean()), case.rules)
    run = race(rows[0], rows, case.rules)
    gain = fewest(run, CENT, goals(run, case, data))

    if gain is not None:
        better = with_more(rows[0], case.rules, gain.points)
        found = standings([better, *rows[1:]], case.rules)[0]
        assert found == gain.after


def test_rounding_counts() -> None:
    # 79.995 of 100 rounds to 80.00; cut off it is 79.99.
    thousandth = Decimal("0.001")
    cutting = replace(RULES, rounding=rounding(2, RoundingMode.TRUNCATE))

    assert least([scored("a", "75")], "good", thousandth) == Decimal("4.995")
    assert least([scored("a", "75")], "good", thousandth, cutting) == 5


def test_the_scale_counts() -> None:
    assert least([scored("a", "40", scale="67")], "good") == Decimal("13.60")


def test_points_come_in_whole_steps() -> None:
    assert least([scored("a", "74.30")], "good", QUARTER) == Decimal("5.75")


def test_a_unit_that_is_there_needs_nothing() -> None:
    assert least([scored("a", "85")], "good") == 0


def test_a_failed_condition_leaves_only_a_band_it_does_not_guard() -> None:
    rules = replace(RULES, condition=condition())
    failing = replace(scored("a", "75"), shares=(share("good", 1, 4),))

    assert least([failing], "good", CENT, rules) == 15


def test_a_condition_that_costs_two_bands_is_not_searched_over() -> None:
    rules = replace(RULES, condition=replace(condition(), costs=2))
    failing = replace(scored("a", "60"), shares=(share("good", 1, 4),))

    assert least([failing], "fair", CENT, rules) == 10


def test_more_than_the_scale_is_out_of_reach() -> None:
    rows = [scored("a", "60"), scored("b", "100")]
    run = race(rows[0], rows, RULES)
    ends = end_keys(parts_of(rows[1], RULES), RULES)

    assert ends is not None
    assert fewest(run, CENT, run.is_above(ends[0])) is None
    gain = fewest(run, CENT, run.has_rank(1))
    assert gain is not None
    assert gain.points == 40


def test_a_unit_without_index_or_rank_key_has_no_way() -> None:
    nothing = row("a", {"survey": "3"})
    assert least([nothing], "good") is None
    assert with_more(nothing, RULES, CENT) == nothing

    rules = replace(RULES, formulas=(), ranking=ranking(RankKey.SURVEY))
    line = row("a", {"total": "70"})
    run = race(line, [line], rules)
    assert fewest(run, CENT, run.has_rank(1)) is None
    assert fewest(run, CENT, run.is_above(())) is None
    gain = fewest(run, CENT, run.has_band(rules.band("good")))
    assert gain is not None
    assert gain.points == 10
    assert gain.after.rank is None


def test_points_go_to_what_is_appraised() -> None:
    other = replace(RULES, formulas=(formula("total", ("survey", "bonus")),))

    parts = [gaining_part(r) for r in (RULES, other, replace(RULES, formulas=()))]
    assert parts == ["appraised", "survey", "total"]
