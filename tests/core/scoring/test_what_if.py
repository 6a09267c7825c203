"""What if: standings under assumptions, the real ones untouched."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from core.errors import InvalidRuleError
from core.model import Basis, Interval, RankKey, Status, SummaryRow, UnitId
from core.scoring import standings
from core.scoring.parts import with_figures
from core.scoring.what_if import Assumption, Move, what_if
from core.workbook.decision import summary_rows
from tests.core.ready import RULES, band, condition, ranking, row, scored, share
from tests.core.scoring.test_standing import SUMMED
from tests.core.sheets import summary_table
from tests.core.tables import Case, cases

A, B = UnitId("a"), UnitId("b")
TWO = [scored("a", "85"), scored("b", "81")]


def more(line: SummaryRow, **figures: str) -> dict[UnitId, SummaryRow]:
    others = {name: Decimal(text) for name, text in figures.items()}
    return {line.unit: with_figures(line, others)}


def ranks(moves: tuple[Move, ...]) -> list[tuple[int | None, int | None]]:
    return [(move.before.rank, move.after.rank) for move in moves]


@given(cases(SUMMED, is_full=True))
def test_nothing_assumed_moves_nobody(case: Case) -> None:
    rows = summary_rows(summary_table(case.clean()), case.rules)
    moves = what_if(rows, case.rules, Assumption())

    assert [move for move in moves if move.is_moved] == []
    assert tuple(move.before for move in moves) == standings(rows, case.rules)


def test_another_score_moves_the_unit_and_those_it_passes() -> None:
    moves = what_if(TWO, RULES, Assumption(lines=more(TWO[1], appraised="90")))

    assert ranks(moves) == [(1, 2), (2, 1)]
    assert [move.is_moved for move in moves] == [True, True]
    assert moves[1].after.index == Decimal("90.00")


def test_what_is_printed_is_not_altered() -> None:
    what_if(TWO, RULES, Assumption(lines=more(TWO[1], appraised="90")))

    assert TWO[1].value("appraised") == 81


def test_another_cut_moves_bands_but_no_rank() -> None:
    moves = what_if(TWO, RULES, Assumption(cuts={"good": Decimal(83)}))

    assert [move.is_moved for move in moves] == [False, True]
    assert moves[1].after.bands == (RULES.band("fair"),)


def test_an_assumed_standing_cites_no_document() -> None:
    (move, _) = what_if(TWO, RULES, Assumption())

    assert move.before.trace.steps != ()
    assert move.after.trace.steps == ()


def test_cuts_out_of_order_are_refused() -> None:
    with pytest.raises(InvalidRuleError):
        what_if(TWO, RULES, Assumption(cuts={"good": Decimal(95)}))


def test_an_assumed_threshold_settles_what_was_open() -> None:
    rules = replace(
        RULES,
        condition=condition("50", "70"),
        ranking=ranking(RankKey.BAND, RankKey.INDEX),
    )
    open_ = replace(scored("a", "85"), shares=(share("good", 6, 10),))

    (move,) = what_if([open_], rules, Assumption(threshold=Decimal(55)))

    assert [b.code for b in move.before.bands] == ["good", "fair"]
    assert [b.code for b in move.after.bands] == ["good"]


def test_a_threshold_without_a_condition_changes_nothing() -> None:
    (move, _) = what_if(TWO, RULES, Assumption(threshold=Decimal(55)))

    assert not move.is_moved


def test_bands_that_an_inferred_cut_leaves_possible_are_told() -> None:
    interval = Interval(low=Decimal(79), high=Decimal(82))
    basis = Basis(status=Status.INFERRED, evidence="bảng", interval=interval)
    good = replace(band("good", "80"), basis=basis)
    rules = replace(RULES, bands=(RULES.bands[0], good, *RULES.bands[2:]))

    by_evidence = what_if([TWO[1]], rules, Assumption())
    by_wish = what_if([TWO[1]], rules, Assumption(cuts={"good": Decimal(80)}))

    assert [b.code for b in by_evidence[0].possible] == ["good", "fair"]
    assert [b.code for b in by_wish[0].possible] == ["good"]


def test_a_unit_without_an_index_has_no_possible_band() -> None:
    (move,) = what_if([row("a", {"survey": "3"})], RULES, Assumption())

    assert (move.possible, move.is_moved) == ((), False)
