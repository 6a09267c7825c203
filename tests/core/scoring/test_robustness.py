"""Robustness: ranks stay inside their intervals, and their ends are reached."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

from core.model import (
    Cell,
    CellState,
    Criterion,
    GroupRules,
    Maximum,
    Method,
    NotApplicable,
    RankKey,
    SummaryRow,
    Ties,
    UnitId,
)
from core.scoring import standings
from core.scoring.parts import with_figures
from core.scoring.robustness import (
    EndsOf,
    by_step,
    by_survey,
    spread,
    survey_items,
    without_field,
)
from core.workbook.decision import summary_rows
from tests.core.ready import RULES, cell, condition, ranking, row, scored, share
from tests.core.scoring.test_standing import SUMMED
from tests.core.sheets import summary_table
from tests.core.strategies import STATED
from tests.core.tables import Case, cases

STEP = Decimal("0.25")
A, B, C = UnitId("a"), UnitId("b"), UnitId("c")
TABLES = cases(SUMMED, is_full=True)


def rows_of(case: Case) -> tuple[SummaryRow, ...]:
    return summary_rows(summary_table(case.clean()), case.rules)


def ends(ends_of: EndsOf, line: SummaryRow) -> tuple[SummaryRow, SummaryRow]:
    found = ends_of(line)
    assert found is not None
    return found


def places(
    rows: Sequence[SummaryRow], rules: GroupRules
) -> dict[UnitId, tuple[int | None, int | None]]:
    found = standings(rows, rules)
    return {one.unit: (one.best_rank, one.worst_rank) for one in found}


@given(TABLES)
def test_figures_that_do_not_move_keep_every_rank(case: Case) -> None:
    rows = rows_of(case)

    found = spread(rows, case.rules, by_step(case.rules, Decimal(0)))

    assert found.places == places(rows, case.rules)


@given(TABLES, st.data())
def test_ranks_stay_inside_wherever_figures_move(
    case: Case, data: st.DataObject
) -> None:
    rows, ends_of = rows_of(case), by_step(case.rules, Decimal(2))
    found = spread(rows, case.rules, ends_of)
    moved = []
    for line in rows:
        low, high = (end.value("appraised") for end in ends(ends_of, line))
        figure = data.draw(st.decimals(low, high, places=2))
        moved.append(with_figures(line, {"appraised": figure}))

    for unit, (best, worst) in places(moved, case.rules).items():
        assert best is not None
        assert worst is not None
        assert found.places[unit][0] <= best
        assert worst <= found.places[unit][1]


@given(TABLES)
def test_exact_ends_are_reached(case: Case) -> None:
    rows, ends_of = rows_of(case), by_step(case.rules, Decimal(1))
    found = spread(rows, case.rules, ends_of)
    assume(found.is_exact)
    lows = [ends(ends_of, line)[0] for line in rows]
    highs = [ends(ends_of, line)[1] for line in rows]

    for n, line in enumerate(rows):
        best = places([*lows[:n], highs[n], *lows[n + 1 :]], case.rules)
        worst = places([*highs[:n], lows[n], *highs[n + 1 :]], case.rules)
        assert found.places[line.unit] == (best[line.unit][0], worst[line.unit][1])


def test_every_combination_of_ends_gives_the_interval() -> None:
    rows = [scored("a", "80"), scored("b", "79.60"), scored("c", "79")]
    ends_of = by_step(RULES, STEP)
    tables = product(*(ends(ends_of, line) for line in rows))
    ranks = [places(table, RULES) for table in tables]

    found = spread(rows, RULES, ends_of)
    assert found.is_exact
    for unit in (A, B, C):
        tried = [one[unit][0] or 0 for one in ranks]
        assert found.places[unit] == (min(tried), max(tried))
    assert found.places == {A: (1, 2), B: (1, 2), C: (3, 3)}


def test_points_stay_between_nothing_and_the_full_scale() -> None:
    low, high = ends(by_step(RULES, STEP), scored("a", "0.10", "99.80"))

    assert low.value("appraised") == 0
    assert high.value("appraised") == Decimal("0.20")
    _, beyond = ends(by_step(RULES, STEP), scored("b", "101"))
    assert beyond.value("appraised") == 101


def test_dense_ties_give_bounds_only() -> None:
    rules = replace(RULES, ranking=ranking(RankKey.INDEX, ties=Ties.DENSE))

    assert not spread([scored("a", "80")], rules, by_step(rules, STEP)).is_exact


def test_a_condition_that_costs_two_bands_gives_bounds() -> None:
    by_band = ranking(RankKey.BAND, RankKey.INDEX)
    rules = replace(RULES, condition=replace(condition(), costs=2), ranking=by_band)
    failing = replace(scored("a", "80"), shares=(share("good", 1, 4),))
    rows = [failing, scored("b", "70"), scored("c", "60")]

    found = spread(rows, rules, by_step(rules, STEP))

    assert not found.is_exact
    assert found.places[A] == (1, 2)


def test_a_line_without_figures_has_no_interval() -> None:
    rows = [row("a", {"scale": "100"}), scored("b", "70")]
    found = spread(rows, RULES, by_step(RULES, STEP))

    assert dict(found.places) == {B: (1, 1)}
    assert by_survey(RULES, {})(rows[0]) is None
    no_survey = row("a", {"appraised": "70", "scale": "100"})
    assert dict(spread([no_survey], RULES, by_step(RULES, STEP)).places) == {}
    by_points = replace(RULES, ranking=ranking(RankKey.SURVEY), formulas=())
    only = row("a", {"total": "70"})
    assert dict(spread([only], by_points, by_step(by_points, STEP)).places) == {}


def criterion(code: str, method: Method, most: str | None = "10") -> Criterion:
    maximum = None if most is None else Maximum(points=Decimal(most), basis=STATED)
    return Criterion(code=code, label=code, method=method, maximum=maximum)


FIELDS = replace(
    RULES,
    criteria=(
        Criterion(code="1", label="Lĩnh vực 1"),
        criterion("1.1", Method.APPRAISED),
        criterion("1.2", Method.SURVEY),
        Criterion(code="2", label="Lĩnh vực 2"),
        criterion("2.1", Method.SURVEY, "80"),
    ),
)
VOID = replace(cell(""), state=CellState.NOT_APPLICABLE)
LOST = replace(cell(""), state=CellState.LOST)
ITEMS = {"1.1": cell("8,00"), "1.2": cell("5,00"), "2.1": cell("60,00")}
LINE = scored("a", "68", "5")


def test_survey_items_are_those_applied_to_the_unit() -> None:
    exempt = NotApplicable(unit=A, criteria=("2",), basis=STATED)
    scale = replace(FIELDS.scale, not_applicable=(exempt,))
    rules = replace(FIELDS, scale=scale)

    assert survey_items(A, FIELDS, {}) == 2
    assert survey_items(A, FIELDS, {A: {**ITEMS, "2.1": VOID}}) == 1
    assert survey_items(A, rules, {}) == 1
    assert survey_items(B, rules, {}) == 2


def test_a_survey_score_moves_by_the_rounding_of_its_items() -> None:
    low, high = ends(by_survey(FIELDS, {A: ITEMS}), LINE)

    figures = [end.value("survey") for end in (low, high)]
    assert figures == [Decimal("4.99"), Decimal("5.01")]


def index_without(
    code: str, items: dict[str, Cell], rules: GroupRules = FIELDS
) -> list[Decimal | None] | None:
    found = without_field(rules, {A: items}, code)(LINE)
    return found and [one.index for one in standings(found, rules)]


def test_a_field_is_left_out_with_its_points_and_its_scale() -> None:
    # (73 − 13) of (100 − 20)
    assert index_without("1", ITEMS) == [Decimal("75.00"), Decimal("75.00")]


def test_an_item_that_cannot_be_read_lies_between_nothing_and_its_maximum() -> None:
    # (73 − 5 − 10) to (73 − 5) of 80
    found = index_without("1", {**ITEMS, "1.1": LOST})

    assert found == [Decimal("72.50"), Decimal("85.00")]


def test_what_is_not_applied_is_not_left_out_twice() -> None:
    # (73 − 5) of (100 − 10): the printed scale has lost the other ten before
    found = index_without("1", {**ITEMS, "1.1": VOID})

    assert found == [Decimal("75.56"), Decimal("75.56")]


def test_a_unit_is_exempt_by_the_rules_too() -> None:
    exempt = tuple(
        NotApplicable(unit=unit, criteria=("1.1",), basis=STATED) for unit in (A, B)
    )
    rules = replace(FIELDS, scale=replace(FIELDS.scale, not_applicable=exempt))
    line = index_without("1", {**ITEMS, "1.1": VOID}, rules)

    assert line == [Decimal("75.56"), Decimal("75.56")]


def test_a_field_cannot_be_left_out_without_annex_maximum_or_rest() -> None:
    unknown = replace(FIELDS, criteria=(criterion("1.1", Method.APPRAISED, None),))
    lost = {"1.1": LOST}
    heading = Criterion(
        code="1", label="1", maximum=Maximum(points=Decimal(20), basis=STATED)
    )
    only_field = replace(unknown, criteria=(heading, *unknown.criteria))
    whole = replace(FIELDS, criteria=(criterion("1.1", Method.APPRAISED, "100"),))

    assert index_without("1", {}) is None
    assert index_without("1", lost, unknown) is None
    assert index_without("1", lost, only_field) is None
    assert index_without("1", {"1.1": cell("8,00")}, whole) is None
