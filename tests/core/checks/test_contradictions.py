"""Contradictions: both readings, the place, and what would change."""

from dataclasses import replace

import pytest

from core.i18n import Localizer
from core.model import Effect, Finding, Severity
from tests.core.checks.plain import PAGE, PLAIN, SUMMARY, A, B, coded, codes, line, only
from tests.core.ready import band, condition
from tests.core.sheets import Sheet, findings

ENGLISH = Localizer("en")
BEHIND = replace(
    PAGE,
    summary=(
        line(A),
        line(B, survey="9", total="79", index="79", band="FAIR", rank="2"),
    ),
)


def told(found: Finding) -> str:
    return ENGLISH.say(found.message)


def test_a_wrong_total_tells_its_sum_and_effect() -> None:
    found = only(PAGE.with_cell(A, "total", "81,00").with_item(A, "total", "81,00"))

    assert (found.code, found.where) == ("total-sum", "tong-hop.tsv:2")
    assert (found.printed, found.computed) == ("81.00", "82.00")
    assert "70.00 + 12.00 = 82.00, printed is 81.00" in told(found)
    assert found.effect == Effect(index="82.00", band="GOOD", rank=1)


def test_a_wrong_sum_of_the_annex_stands_where_it_is_printed() -> None:
    found = only(PAGE.with_item(A, "bonus", "4,00"))

    assert (found.code, found.where) == ("appraised-sum", "phu-luc.tsv:11:a")
    assert "70.00 + 4.00 − 1.00 = 73.00" in told(found)
    assert found.effect == Effect(index="85.00", band="GOOD", rank=1)


def test_a_sum_without_its_cell_in_the_annex_stands_in_the_line() -> None:
    page = replace(PAGE, annex=tuple(r for r in PAGE.annex if r[0] != "total"))

    assert only(page.with_cell(A, "total", "81,00")).where == "tong-hop.tsv:2"


def test_a_part_copied_wrong_into_the_annex_is_told_as_such() -> None:
    page = replace(PAGE, annex=tuple(r for r in PAGE.annex if r[0] != "total"))
    found = only(page.with_item(A, "survey", "21,00"))

    assert (found.code, found.printed, found.computed) == (
        "pages-differ",
        "12.00",
        "21.00",
    )
    assert "the summary prints 12.00, the annex 21.00" in told(found)
    assert found.effect == Effect(index="91.00", band="BEST", rank=1)


def test_another_word_on_the_other_page_has_no_effect_on_figures() -> None:
    page = replace(PAGE, annex=(*PAGE.annex, ("band", "TỐT", "good")))
    found = only(page)

    assert (found.code, found.unit, found.effect) == ("pages-differ", A, None)


def test_items_that_do_not_add_up_move_their_part() -> None:
    found = only(PAGE.with_item(A, "1.1", "60,00"))

    assert (found.code, found.where) == ("items-reviewed", "phu-luc.tsv:8:a")
    assert "3 criteria add up to 64.00, printed is 70.00" in told(found)
    assert found.effect == Effect(index="76.00", band="FAIR", rank=2)


def test_without_parts_of_the_appraised_score_its_items_are_its_sum() -> None:
    rules = replace(PLAIN, formulas=PLAIN.formulas[1:])
    page = replace(SUMMARY, rules=rules, units=(A, B), annex=PAGE.annex[:5])
    found = only(page.with_item(A, "1.1", "60,00"))

    assert (found.code, found.where) == ("items-reviewed", "tong-hop.tsv:2:appraised")


def test_a_wrong_rank_tells_the_right_one() -> None:
    found = only(replace(BEHIND, annex=()).with_cell(B, "rank", "3"))

    assert (found.code, found.where) == ("rank-order", "tong-hop.tsv:3:rank")
    assert (found.printed, found.computed) == ("3", "2")
    assert found.effect == Effect(index="79", band="FAIR", rank=2)


def test_a_rank_may_be_wrong_where_no_index_is_printed() -> None:
    page = SUMMARY.with_cell(A, "index", "").with_cell(A, "rank", "7")
    found = coded(page, "rank-order")

    assert (found.unit, found.effect) == (A, None)


def test_a_missing_unit_leaves_every_place_behind_it_possible() -> None:
    page = replace(SUMMARY, expected=(A, B, B.__class__("c")))
    page = page.with_cell(B, "rank", "9")

    assert coded(page, "rank-order").computed == "1–2"


def test_a_band_that_the_condition_denies_tells_the_lower_one() -> None:
    rules = replace(PLAIN, condition=condition())
    few = "01/04 xã xếp loại good (25%); 03/04 xã xếp loại low (75%)"
    most = "03/04 xã xếp loại good (75%); 01/04 xã xếp loại low (25%)"
    page = replace(SUMMARY, rules=rules).with_cell(A, "communes", few)
    found = only(page.with_cell(B, "communes", most))

    assert (found.code, found.printed, found.computed) == ("band-index", "GOOD", "FAIR")


def test_an_unknown_band_is_told_with_the_known_ones() -> None:
    found = only(SUMMARY.with_cell(A, "band", "GIỎI"))

    assert found.code == "band-unknown"
    assert '"GIỎI" is no band of the rules (BEST / GOOD / FAIR / LOW)' in told(found)


@pytest.mark.parametrize("label", ["good", " Good ", "khá giỏi", "KHA  GIOI"])
def test_bands_are_known_by_every_word(label: str) -> None:
    words = replace(band("good", "80"), words=("khá giỏi",))
    bands = tuple(words if b.code == "good" else b for b in PLAIN.bands)

    assert (
        codes(
            replace(SUMMARY, rules=replace(PLAIN, bands=bands)).with_cell(
                A, "band", label
            )
        )
        == []
    )


@pytest.mark.parametrize(
    ("phrase", "code", "printed", "computed"),
    [
        (
            "3/4 xã xếp loại good (50%); 2/4 xã xếp loại low (50%)",
            "share-count",
            "3/4 xã xếp loại good (50%)",
            "2/4",
        ),
        (
            "3/9 xã xếp loại good (33,3%); 5/9 xã xếp loại low (55,6%)",
            "share-count",
            "8",
            "9",
        ),
        (
            "3/4 xã xếp loại good (57%); 1/4 xã xếp loại low (25%)",
            "share-percent",
            "57",
            "75",
        ),
        (
            "3/4 xã xếp loại good (75%); 1/5 xã xếp loại low (25%)",
            "share-count",
            "1/5 xã xếp loại low (25%)",
            None,
        ),
    ],
)
def test_communes_that_contradict_each_other(
    phrase: str, code: str, printed: str, computed: str | None
) -> None:
    found = only(SUMMARY.with_cell(A, "communes", phrase))

    assert (found.code, found.unit) == (code, A)
    assert (found.printed, found.computed) == (printed, computed)


def test_a_wrong_count_put_right_keeps_the_band() -> None:
    rules = replace(PLAIN, condition=condition())
    wrong = "1/4 xã xếp loại good (75%); 1/4 xã xếp loại low (25%)"
    right = "3/4 xã xếp loại good (75%); 1/4 xã xếp loại low (25%)"
    page = replace(SUMMARY, rules=rules).with_cell(B, "communes", right)
    found = only(page.with_cell(A, "communes", wrong))

    assert (found.code, found.computed) == ("share-count", "3/4")
    assert found.effect == Effect(index="82.00", band="GOOD", rank=1)


def test_no_commune_at_all_is_no_division_by_zero() -> None:
    page = SUMMARY.with_cell(A, "communes", "0/0 xã xếp loại good (0%)")

    assert {f.severity for f in findings(page)} <= {Severity.ERROR}


def test_cells_that_are_no_figures_are_told_with_their_place() -> None:
    found = only(SUMMARY.with_cell(A, "survey", "12,oo"))

    assert (found.code, found.where) == ("unreadable", "tong-hop.tsv:2:survey")
    assert '"12,oo" is not a figure' in told(found)


def test_communes_that_cannot_be_read_are_told() -> None:
    page = SUMMARY.with_cell(A, "communes", "1/1 xã xếp loại good (100%); nhiều xã")

    assert (only(page).code, only(page).unit) == ("unreadable", A)
    assert '"nhiều xã" cannot be read' in told(only(page))


def test_what_is_out_of_range_is_told_of_its_cell() -> None:
    def found(page: Sheet, code: str) -> tuple[str | None, str | None]:
        return coded(page, code).where, coded(page, code).computed

    high = PAGE.with_item(A, "1.1", "81,00")
    assert found(high, "range-maximum") == ("phu-luc.tsv:3:a", "80")
    much = SUMMARY.with_cell(A, "appraised", "89").with_cell(A, "total", "101")
    assert found(much, "range-total") == ("tong-hop.tsv:2:total", "100")
    assert found(PAGE.with_item(A, "penalty", "-1,00"), "range-negative")[1] is None
