"""Findings that are no errors: what rests on guesses, and ways to print a figure."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.i18n import Localizer
from core.model import Basis, Compare, Effect, Interval, Severity, UnitId
from tests.core.checks.plain import (
    PAGE,
    PLAIN,
    SUMMARY,
    A,
    B,
    coded,
    codes,
    exempt,
    line,
    only,
)
from tests.core.ready import INFERRED, band, rounding
from tests.core.sheets import findings
from tests.core.strategies import STATED

ENGLISH = Localizer("en")


def test_a_scale_against_an_inferred_maximum_is_a_warning() -> None:
    page = PAGE.with_item(A, "1.2", "-").with_item(A, "reviewed", "67,00")
    page = page.with_item(A, "bonus", "4,00")

    found = only(page)
    assert (found.code, found.unit, found.severity) == (
        "scale-criteria",
        A,
        Severity.WARNING,
    )
    assert (found.printed, found.computed) == ("100", "90")
    assert found.effect == Effect(index="91.11", band="BEST", rank=1)


def test_a_score_where_the_rules_apply_none_is_named() -> None:
    page = replace(PAGE, rules=exempt("1.2", "1.4"))
    page = page.with_cell(A, "scale", "90").with_item(A, "scale", "90")
    page = (
        page.with_cell(A, "index", "91,11")
        .with_cell(A, "band", "BEST")
        .with_cell(B, "rank", "2")
    )

    found = coded(page, "scale-criteria")
    assert "1.2, 1.4 not applied, yet a score is printed" in ENGLISH.say(found.message)


def test_a_scale_against_stated_maxima_is_an_error() -> None:
    page = PAGE.with_item(A, "1.1", "-").with_item(A, "reviewed", "4,00")
    page = page.with_item(A, "bonus", "67,00")

    assert codes(page) == [("scale-criteria", A, "error")]


def test_fewer_digits_than_the_rules_ask_are_a_note() -> None:
    page = SUMMARY.with_cell(A, "total", "82,44").with_cell(A, "survey", "12,44")

    found = coded(page.with_cell(A, "index", "82,4"), "index-digits")
    assert (found.severity, found.printed, found.computed) == (
        Severity.NOTE,
        "82.4",
        "82.44",
    )


def test_whole_numbers_are_fewer_digits_too() -> None:
    page = SUMMARY.with_cell(A, "total", "82,44").with_cell(A, "survey", "12,44")

    assert coded(page.with_cell(A, "index", "82"), "index-digits").unit == A


def test_where_rounding_first_or_last_matters_a_note_says_so() -> None:
    lines = (
        line(A, total="80,001", survey="10,001", index="80,00"),
        line(B, total="79,999", survey="9,999", index="80,00"),
    )
    page = replace(SUMMARY, rules=PLAIN, summary=lines)

    found = [f for f in findings(page) if f.code == "compare-policy"]
    assert {(f.unit, f.severity) for f in found} == {(B, Severity.NOTE)}
    assert "FAIR, rank 2 the other way" in ENGLISH.say(found[0].message)


def test_the_note_is_the_same_from_the_other_side() -> None:
    lines = (
        line(A, total="80,001", survey="10,001", index="80,00"),
        line(B, total="79,999", survey="9,999", index="80,00", band="FAIR", rank="2"),
    )
    rules = replace(PLAIN, compare=Compare.EXACT)

    assert codes(replace(SUMMARY, rules=rules, summary=lines)) == [
        ("compare-policy", B, "note")
    ]


def test_an_index_that_nothing_explains_may_lie_anywhere_in_its_digit() -> None:
    rules = replace(PLAIN, compare=Compare.EXACT, rounding=rounding(0), formulas=())
    lines = tuple(
        {"unit": u, "name": u, "index": "80", "band": b, "rank": r}
        for u, b, r in ((A, "GOOD", "1"), (B, "FAIR", "2"))
    )

    assert findings(replace(SUMMARY, rules=rules, summary=lines)) == ()


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("1/7 xã xếp loại best (14,2%); 6/7 xã xếp loại good (85,8%)", "share-nudged"),
        ("1/7 xã xếp loại best (14,3%); 6/7 xã xếp loại good (85,71%)", "share-digits"),
    ],
)
def test_percentages_made_to_fit_are_notes(phrase: str, expected: str) -> None:
    page = SUMMARY.with_cell(A, "communes", phrase)

    assert {(f.code, f.severity) for f in findings(page)} == {(expected, Severity.NOTE)}


@pytest.mark.parametrize("second", ["1", "2", "3"])
def test_another_way_to_number_ties_is_a_warning_where_ours_is_inferred(
    second: str,
) -> None:
    tied = replace(PLAIN, ranking=replace(PLAIN.ranking, ties_basis=INFERRED))
    third = UnitId("c")
    lines = (line(A), line(B, rank=second), line(third, rank="3"))
    page = replace(SUMMARY, rules=tied, summary=lines)

    lower = {"total": "81,00", "survey": "11,00", "index": "81,00"}
    for column, text in lower.items():
        page = page.with_cell(third, column, text)
    expected = {"1": [], "2": [("rank-order", B, "warning")]}
    assert codes(page) == expected.get(second, [("rank-order", B, "error")])


def test_where_a_document_numbers_ties_another_way_is_an_error() -> None:
    page = SUMMARY.with_cell(B, "rank", "2")

    assert codes(page) == [("rank-order", B, "error")]


def test_a_dense_count_of_places_is_a_warning_too() -> None:
    tied = replace(PLAIN, ranking=replace(PLAIN.ranking, ties_basis=INFERRED))
    last = line(UnitId("c"), total="81", survey="11", index="81", rank="2")
    page = replace(SUMMARY, rules=tied, summary=(line(A), line(B), last))

    assert codes(page) == [("rank-order", "c", "warning")]


def test_a_cut_that_is_only_inferred_contradicts_with_a_warning() -> None:
    good = band("good", "80")
    open_cut = Interval(low=Decimal(79), high=Decimal(84), high_included=True)
    guessed = replace(good, basis=replace(INFERRED, interval=open_cut))
    bands = tuple(guessed if b.code == "good" else b for b in PLAIN.bands)
    page = replace(SUMMARY, rules=replace(PLAIN, bands=bands))

    assert codes(page.with_cell(A, "band", "FAIR")) == [("band-index", A, "warning")]
    assert codes(page.with_cell(A, "band", "LOW")) == [("band-index", A, "error")]


@pytest.mark.parametrize(
    ("basis", "severity"), [(INFERRED, "warning"), (STATED, "error")]
)
def test_a_band_by_the_unrounded_index_warns_where_the_comparison_is_inferred(
    basis: Basis, severity: str
) -> None:
    rules = replace(PLAIN, compare_basis=basis)
    below = {"total": "79,999", "survey": "9,999", "index": "80,00", "band": "FAIR"}
    page = replace(SUMMARY, rules=rules, summary=(line(A, **below, rank="2"), line(B)))

    assert ("band-index", A, severity) in codes(page)
