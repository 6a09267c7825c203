"""No printed figure of the 2017 decision is lost, altered or invented."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from tests.golden import seed_printed as printed
from tests.golden import seed_transcribed as ours

needs_seed = pytest.mark.skipif(not printed.HAS_SEED, reason="the seed is not at hand")
both_groups = pytest.mark.parametrize("group", ours.GROUPS)

# Code and label as printed in the two annexes, and what the row means.
TOTAL_ROWS = {
    "so": {
        "self_assessed": ("A", "Điểm đơn vị tự đánh giá"),
        "survey": ("B", "Điểm điều tra XHH"),
        "reviewed": ("C", "điểm thẩm định kết quả tự đánh giá"),
        "bonus": ("D", "Điểm thưởng"),
        "penalty": ("E", "Điểm trừ"),
        "scale": ("III", "ĐIỂM TỐI ĐA THEO THANG ĐIỂM CHUẨN"),
        "appraised": ("", "(C+D)-E"),
        "total": ("IV", "ĐIỂM ĐẠT ĐƯỢC ((C+D)-E)+B"),
        "index": ("", "CHỈ SỐ CCHC (%)"),
        "band": ("", "XẾP LOẠI"),
        "rank": ("", "XẾP HẠNG"),
    },
    "huyen": {
        "self_assessed": ("A", "Điểm đơn vị tự đánh giá"),
        "survey": ("B", "Điểm điều tra XHH"),
        "reviewed": ("D", "điểm thẩm định kết quả tự đánh giá của HĐTĐ"),
        "bonus": ("C", "Điểm thưởng"),
        "penalty": ("E", "Điểm trừ"),
        "appraised": ("I", "ĐIỂM THẨM ĐỊNH CỦA HĐTĐ (D+C)-E"),
        "scale": ("II", "THANG ĐIỂM TỐI ĐA THEO THANG ĐIỂM CHUẨN"),
        "total": ("III", "ĐIỂM ĐẠT ĐƯỢC (I+B)"),
        "index": ("", "Chỉ số CCHC (III/II)100%"),
        "band": ("", "XẾP LOẠI"),
        "rank": ("", "XẾP HẠNG"),
    },
}


@needs_seed
@both_groups
def test_summary_cells_are_the_printed_ones(group: str) -> None:
    transcribed = [
        tuple(cell for key, cell in row.items() if key != "unit")
        for row in ours.table(group)
    ]

    assert transcribed == printed.summary_rows(group)


@needs_seed
@both_groups
def test_annex_rows_hold_the_printed_figures_in_their_order(group: str) -> None:
    transcribed = [
        printed.PrintedRow(row["printed_code"], row["label"], ours.figures(group, row))
        for row in ours.table(f"{group}-annex")
    ]

    assert transcribed == printed.annex_rows(group)


@needs_seed
@both_groups
def test_annex_headers_are_the_printed_ones(group: str) -> None:
    transcribed = [
        [row[unit] for unit in ours.units(group) if row[unit]]
        for row in ours.table(f"{group}-annex-headers")
    ]

    assert transcribed == printed.header_rows(group)


@needs_seed
def test_every_number_in_a_cell_occurs_as_often_as_printed() -> None:
    transcribed = Counter(
        word
        for group in ours.GROUPS
        for word in _words(group)
        if printed.is_number(word)
    )

    assert transcribed == printed.printed_numbers()


def _words(group: str) -> Iterator[str]:
    for row in ours.table(group):
        yield from (cell for key, cell in row.items() if key not in {"unit", "name"})
    for row in ours.table(f"{group}-annex"):
        yield row["printed_code"]
        yield from (row[unit] for unit in ours.units(group))
        yield from row["loose"].split(" ")


@needs_seed
def test_number_and_day_are_those_of_the_first_page() -> None:
    decision = ours.toml("decision/decision.toml")
    first_page = "\n".join(printed.sections()[""])

    assert f"Số: {decision['number']}" in first_page
    assert "ngày 22 tháng 5 năm 2018" in first_page
    assert decision["issued"] == date(2018, 5, 22)
    assert decision["title"] in " ".join(first_page.split())


@both_groups
def test_criterion_codes_are_the_printed_ones_made_regular(group: str) -> None:
    regular = [
        (code, row["printed_code"].replace(",", ".").rstrip("."))
        for code, row in ours.annex(group).items()
        if code[0].isdigit()
    ]

    odd = [(code, read) for code, read in regular if code != read]
    expected = [(f"1.1.{n}", f"1.1.1.{n}") for n in (2, 3, 4)] if group == "so" else []
    assert odd == expected


@both_groups
def test_total_rows_are_keyed_by_their_words_not_their_letters(group: str) -> None:
    rows = ours.annex(group)

    found = {
        code: (row["printed_code"], row["label"])
        for code, row in rows.items()
        if not code[0].isdigit()
    }
    assert found == TOTAL_ROWS[group]


@both_groups
def test_undecidable_cells_stand_together_and_miss_one_value(group: str) -> None:
    for row in ours.annex(group).values():
        run = [row[unit] for unit in ours.units(group)]
        count = run.count(ours.UNDECIDABLE)
        first = run.index(ours.UNDECIDABLE) if count else 0

        assert run[first : first + count] == [ours.UNDECIDABLE] * count
        assert len(row["loose"].split()) == max(count - 1, 0), row["code"]


@both_groups
def test_each_marked_cell_has_one_reason_and_each_reason_its_cells(group: str) -> None:
    reasons = Counter(
        (code, unit)
        for mark in ours.marks(group)
        for code in mark["rows"]
        for unit in mark.get("units", ours.units(group))
        if mark["reason"]
    )
    rows = {row["code"]: row for row in ours.table(f"{group}-annex")}
    unreadable = {
        (code, unit)
        for code, row in rows.items()
        for unit in ours.units(group)
        if row[unit] in {ours.LOST, ours.UNDECIDABLE}
    }

    assert unreadable <= set(reasons)
    assert set(reasons.values()) == {1}
    assert all(code in rows and unit in rows[code] for code, unit in reasons)
    plain = {key for key in reasons if rows[key[0]][key[1]] not in ours.MARKS}
    assert {code for code, _ in plain} == ({"?"} if group == "huyen" else set())


def test_the_lost_and_undecidable_cells_are_these() -> None:
    found = {
        group: Counter(
            row["code"]
            for row in ours.table(f"{group}-annex")
            for unit in ours.units(group)
            if row[unit] in {ours.LOST, ours.UNDECIDABLE}
        )
        for group in ours.GROUPS
    }

    page = ("6.3.1", "6.3.2", "6.4", "6.5", "6.6", "6.7.1", "6.7.2")
    whole = dict.fromkeys(("1.5", "8.1.4", "8.1.5"), 20)
    assert found["so"] == whole | {"8.1.6": 16} | dict.fromkeys(page, 2)
    assert found["huyen"] == {"3.2.1": 2, "6.2.2": 2}
