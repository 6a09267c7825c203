"""Standings: from the parts of a line to its place among the others."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from core.model import Cell, Compare, GroupRules, RankKey, Standing, SummaryRow, Ties
from core.scoring import standings
from core.workbook.decision import summary_rows
from tests.core.clerk import worked_out
from tests.core.ready import RULES, condition, ranking, row, scored, share
from tests.core.sheets import summary_table
from tests.core.strategies import group_rules
from tests.core.tables import Case, cases

SUMMED = group_rules(formulas=(2, 2))


def read(case: Case) -> tuple[SummaryRow, ...]:
    return summary_rows(summary_table(case.clean()), case.rules)


def ranks(rows: list[SummaryRow], rules: GroupRules) -> list[int | None]:
    return [standing.rank for standing in standings(rows, rules)]


def only(line: SummaryRow, rules: GroupRules = RULES) -> Standing:
    (standing,) = standings([line], rules)
    return standing


@given(cases(SUMMED, is_full=True))
def test_a_clean_table_is_recomputed_as_the_clerk_did(case: Case) -> None:
    figures = worked_out(case.books)
    for standing in standings(read(case), case.rules):
        mine = figures[standing.unit]

        assert (standing.points, standing.scale) == (mine["total"], mine["scale"])
        assert standing.index == mine["index"]
        assert mine["band"] in {band.label for band in standing.bands}
        if standing.rank is not None and _all_settled(case):
            assert standing.rank == mine["rank"]


def _all_settled(case: Case) -> bool:
    return all(standing.band for standing in standings(read(case), case.rules))


@given(cases(SUMMED, is_full=True), st.data())
def test_standings_do_not_depend_on_the_order_of_rows(
    case: Case, data: st.DataObject
) -> None:
    rows = read(case)
    shuffled = data.draw(st.permutations(rows))

    before = {s.unit: s for s in standings(rows, case.rules)}
    assert {s.unit: s for s in standings(shuffled, case.rules)} == before


@given(cases(SUMMED, is_full=True), st.decimals(0, 5, places=2))
def test_more_points_never_lower_index_band_or_rank(case: Case, more: Decimal) -> None:
    rows = read(case)
    first, *others = rows
    cells = {**first.cells, "appraised": _more(first, more)}
    better = replace(first, cells=cells)

    before, after = (
        standings([line, *others], case.rules)[0] for line in (first, better)
    )
    assume(before.index is not None)
    assert before.index is not None
    assert after.index is not None
    assert after.index >= before.index
    lowest = [case.rules.bands.index(s.bands[-1]) for s in (before, after)]
    assert lowest[1] <= lowest[0]
    assert before.worst_rank is not None
    assert after.worst_rank is not None
    if case.rules.ranking.ties is not Ties.DENSE:
        assert after.worst_rank <= before.worst_rank


def _more(line: SummaryRow, more: Decimal) -> Cell:
    cell = line.cells["appraised"]
    assert cell.value is not None
    return replace(cell, value=cell.value + more)


def test_the_total_is_recomputed_whatever_is_printed() -> None:
    line = row(
        "a", {"appraised": "64,25", "survey": "15,80", "total": "9", "scale": "100"}
    )

    standing = only(line)
    assert (standing.points, standing.index) == (Decimal("80.05"), Decimal("80.05"))
    assert standing.band is not None
    assert standing.band.code == "good"


def test_without_a_formula_the_printed_total_counts() -> None:
    line = row("a", {"appraised": "1", "survey": "2", "total": "75"})

    assert only(line, replace(RULES, formulas=())).points == 75


def test_the_scale_of_the_rules_serves_where_none_is_printed() -> None:
    assert only(row("a", {"appraised": "70", "survey": "1"})).scale == 100


def test_a_missing_part_leaves_no_index_band_or_rank() -> None:
    missing, other = row("a", {"appraised": "70", "scale": "100"}), scored("b", "60")
    standing, second = standings([missing, other], RULES)

    assert (standing.points, standing.index, standing.bands) == (None, None, ())
    assert (standing.band, standing.rank, standing.best_rank) == (None, None, None)
    assert second.rank == 1


def test_an_empty_scale_gives_no_index() -> None:
    standing = only(scored("a", "70", scale="0"))

    assert (standing.index, standing.rank, standing.points) == (None, None, Decimal(70))


def test_a_unit_without_the_figure_that_ranks_go_by_is_not_ranked() -> None:
    rules = replace(RULES, formulas=(), ranking=ranking(RankKey.SURVEY))
    with_it = row("a", {"total": "70", "survey": "15"})
    without = row("b", {"total": "80"})

    assert ranks([with_it, without], rules) == [1, None]


def test_ranking_goes_by_each_key_in_turn() -> None:
    rows = [scored("a", "60", "21"), scored("b", "70", "10"), scored("c", "70", "12")]
    by_second = ranking(RankKey.APPRAISED, ties=Ties.SECOND_KEY, second=RankKey.SURVEY)

    assert ranks(rows, RULES) == [2, 3, 1]
    assert ranks(rows, replace(RULES, ranking=ranking(RankKey.APPRAISED))) == [3, 1, 1]
    assert ranks(rows, replace(RULES, ranking=by_second)) == [3, 2, 1]


def test_band_first_puts_a_lowered_unit_behind_a_lower_index() -> None:
    rules = replace(
        RULES, condition=condition(), ranking=ranking(RankKey.BAND, RankKey.INDEX)
    )
    lowered = replace(scored("a", "82.5"), shares=(share("good", 1, 4),))
    kept = replace(scored("b", "81"), shares=(share("good", 3, 4),))

    assert ranks([lowered, kept], rules) == [2, 1]


def test_points_rank_apart_from_the_index() -> None:
    rows = [scored("a", "81", scale="92"), scored("b", "85")]

    assert ranks(rows, RULES) == [1, 2]
    assert ranks(rows, replace(RULES, ranking=ranking(RankKey.POINTS))) == [2, 1]


def test_unrounded_indices_may_decide_where_rounded_ones_tie() -> None:
    rows = [scored("a", "50.001"), scored("b", "50.002")]

    assert ranks(rows, RULES) == [1, 1]
    assert ranks(rows, replace(RULES, compare=Compare.EXACT)) == [2, 1]


def test_an_unrounded_index_below_a_cut_does_not_reach_it() -> None:
    line = scored("a", "79.999")

    by_policy = [only(line, replace(RULES, compare=policy)).band for policy in Compare]
    assert [band.code for band in by_policy if band] == ["good", "fair"]


def test_an_open_share_leaves_band_and_rank_open() -> None:
    rules = replace(
        RULES,
        condition=condition("50", "70"),
        ranking=ranking(RankKey.BAND, RankKey.INDEX),
    )
    open_one = replace(scored("a", "82"), shares=(share("good", 3, 5),))
    standing, sure = standings(
        [open_one, replace(scored("b", "81"), shares=(share("good", 5, 5),))], rules
    )

    assert [band.code for band in standing.bands] == ["good", "fair"]
    assert (standing.band, standing.rank) == (None, None)
    assert (standing.best_rank, standing.worst_rank) == (1, 2)
    assert (sure.rank, sure.best_rank, sure.worst_rank) == (None, 1, 2)


def test_nobody_is_ranked_in_an_empty_table() -> None:
    assert standings([], RULES) == ()
