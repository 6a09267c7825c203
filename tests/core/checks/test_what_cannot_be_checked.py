"""Cells that say nothing: told, never guessed, and no error."""

from dataclasses import replace

import pytest

from core.checks import findings_of, subject_of
from core.i18n import Localizer
from core.model import AnnexRow, CellState, Effect, Method, RankKey, Severity
from tests.core.checks.plain import (
    PAGE,
    PLAIN,
    SUMMARY,
    A,
    B,
    coded,
    codes,
    criterion,
    exempt,
    line,
    only,
    without,
)
from tests.core.ready import condition, ranking
from tests.core.sheets import Sheet, findings, subject
from tests.core.strategies import STATED, formula

ENGLISH = Localizer("en")


def told(page: Sheet, code: str) -> str:
    return ENGLISH.say(coded(page, code).message)


def lines_without(column: str) -> tuple[dict[str, str], ...]:
    lines = (line(unit) for unit in (A, B))
    return tuple({k: v for k, v in one.items() if k != column} for one in lines)


def test_the_plain_decision_is_clean() -> None:
    assert findings(PAGE) == ()
    assert findings(SUMMARY) == ()


@pytest.mark.parametrize(
    ("mark", "code"),
    [("", "cell-blank"), ("~", "cell-lost"), ("?", "cell-undecidable")],
)
@pytest.mark.parametrize("column", ["appraised", "survey", "total", "index", "rank"])
def test_a_figure_missing_from_the_summary_is_told(
    column: str, mark: str, code: str
) -> None:
    page = PAGE.with_cell(A, column, mark)

    assert codes(page) == [(code, A, "cannot-check")]
    assert coded(page, code).where == f"tong-hop.tsv:2:{column}"


def test_a_figure_that_does_not_apply_is_no_gap() -> None:
    assert findings(PAGE.with_cell(A, "rank", "-")) == ()


def test_a_lost_item_leaves_its_sum_open_with_what_would_fit() -> None:
    page = PAGE.with_item(A, "1.1", "~")

    assert codes(page) == [
        ("items-reviewed", A, "cannot-check"),
        ("cell-lost", A, "cannot-check"),
    ]
    assert "fits only with 66.00 there" in told(page, "items-reviewed")


def test_a_lost_survey_item_fits_within_rounding() -> None:
    two = replace(
        PLAIN, criteria=(*PLAIN.criteria, criterion("1.5", Method.SURVEY, "5", STATED))
    )
    page = replace(PAGE, rules=two, annex=(*PAGE.annex, ("1.5", "?", "0,00")))

    assert "fits only with 0.00 ± 0.005 there" in told(page, "items-survey")


def test_a_row_lost_for_everybody_names_no_unit() -> None:
    found = coded(PAGE.with_item(A, "1.3", "~").with_item(B, "1.3", "~"), "cell-lost")

    assert found.unit is None
    assert "all units" in ENGLISH.say(found.message)


def test_rows_without_any_figure_are_told_together() -> None:
    page = PAGE
    for code in ("1.3", "survey"):
        page = page.with_item(A, code, "").with_item(B, code, "")

    assert "1.3, survey" in told(page, "row-blank")
    assert {severity for _, _, severity in codes(page)} == {"cannot-check"}


def test_a_row_of_no_criterion_is_told_with_what_it_prints() -> None:
    page = replace(PAGE, annex=(*PAGE.annex, ("?", "2,00", "2,00")))

    assert only(page).printed == "2.00 2.00"
    assert codes(page) == [("row-unassigned", None, "cannot-check")]


def test_loose_values_are_told_beside_their_cells() -> None:
    page = subject(PAGE.with_item(A, "1.3", "?").with_item(B, "1.3", "?"))
    annex = page.table.annex
    assert annex is not None
    rows = tuple(_loosened(row) if row.code == "1.3" else row for row in annex.rows)
    table = replace(page.table, annex=replace(annex, rows=rows))

    found = [
        f for f in findings_of(subject_of(table, PLAIN)) if f.code == "cell-undecidable"
    ]
    assert [f.printed for f in found] == ["1.00 2.00"]
    assert "printed there: 1,00 2,00" in ENGLISH.say(found[0].message)


def _loosened(row: AnnexRow) -> AnnexRow:
    assert {cell.state for cell in row.cells} == {CellState.UNDECIDABLE}
    return replace(row, loose=("1,00", "2,00"))


def test_loose_values_that_no_cell_waits_for_make_the_row_too_long() -> None:
    page = subject(PAGE)
    annex = page.table.annex
    assert annex is not None
    rows = (annex.rows[0], replace(annex.rows[1], loose=("9,00",)), *annex.rows[2:])
    table = replace(page.table, annex=replace(annex, rows=rows))

    (found,) = findings_of(subject_of(table, PLAIN))
    assert found.code == "row-cells"
    assert "has 3 cells under 2 units" in ENGLISH.say(found.message)


def test_items_without_any_printed_total_are_told_once() -> None:
    page = without(PAGE, "reviewed", "bonus", "penalty", "appraised")

    assert codes(page) == [("items-reviewed", None, "cannot-check")]


def test_an_unknown_maximum_leaves_the_scale_open() -> None:
    page = replace(PAGE, rules=exempt("1.3")).with_item(A, "1.3", "-")
    page = page.with_cell(A, "scale", "99")

    assert ("scale-criteria", A, "cannot-check") in codes(page)


def test_a_missing_row_leaves_the_scale_open() -> None:
    page = without(PAGE, "1.2").with_cell(A, "scale", "90").with_item(A, "scale", "90")

    assert ("scale-criteria", A, "cannot-check") in codes(page)
    assert ("criterion-missing", None, "error") in codes(page)


def test_rules_without_criteria_leave_the_scale_open() -> None:
    rules = replace(PLAIN, criteria=())
    page = replace(SUMMARY, rules=rules).with_cell(A, "scale", "85")

    assert ("scale-criteria", A, "cannot-check") in codes(page)
    assert "the rules list no criteria" in told(page, "scale-criteria")


def test_an_open_commune_condition_is_no_contradiction() -> None:
    rules = replace(PLAIN, condition=condition("50", "70"))
    some = "06/10 xã xếp loại good (60%); 04/10 xã xếp loại low (40%)"
    page = replace(SUMMARY, rules=rules).with_cell(A, "communes", some)

    found = [f for f in findings(page) if f.unit == A]
    assert [(f.code, f.severity, f.computed) for f in found] == [
        ("band-open", Severity.CANNOT_CHECK, "GOOD / FAIR")
    ]


def test_communes_of_an_unknown_band_are_told() -> None:
    page = SUMMARY.with_cell(A, "communes", "1/1 xã xếp loại giỏi (100%)")

    assert codes(page) == [("share-band", A, "cannot-check")]


def test_without_the_figure_that_ranks_go_by_there_is_no_effect_on_the_rank() -> None:
    lines = lines_without("survey")
    rules = replace(
        PLAIN,
        formulas=(formula("total", ("appraised",)),),
        ranking=ranking(RankKey.SURVEY),
    )
    page = replace(SUMMARY, rules=rules, summary=lines).with_cell(B, "total", "70,00")

    found = coded(page.with_cell(A, "total", "82,00"), "total-sum")
    assert found.effect == Effect(index="70.00", band="FAIR", rank=None)


def test_items_have_no_effect_where_the_summary_lacks_their_part() -> None:
    lines = tuple(
        {k: v for k, v in line(u).items() if k != "appraised"} for u in (A, B)
    )
    page = replace(without(PAGE, "appraised", "bonus", "penalty"), summary=lines)

    assert (
        coded(page.with_item(A, "reviewed", "71,00"), "items-reviewed").effect
        == Effect()
    )


def test_without_any_scale_the_index_is_not_judged() -> None:
    lines = lines_without("scale")
    page = replace(SUMMARY, rules=exempt("1.3"), summary=lines)

    page = page.with_cell(A, "index", "83,00").with_cell(B, "rank", "2")
    assert findings(page) == ()
