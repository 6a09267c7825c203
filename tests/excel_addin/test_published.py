"""Every printed figure, by function: what the decision prints, the cell shows."""

from unicodedata import normalize

import pytest

from excel_addin.functions import CCHC_BAND, CCHC_EXPLAIN, CCHC_INDEX, CCHC_RANK
from tests.excel_addin.printed import GROUPS, Line, lines, number

EVERY_LINE = [
    pytest.param(line, id=line["unit"]) for group in GROUPS for line in lines(group)
]


def test_there_are_28_of_them() -> None:
    assert len(EVERY_LINE) == 28


@pytest.mark.parametrize("line", EVERY_LINE)
def test_index_band_and_rank_are_the_printed_ones(line: Line) -> None:
    shown = [f(line["name"]) for f in (CCHC_INDEX, CCHC_BAND, CCHC_RANK)]

    assert shown == [number(line["index"]), line["band"], int(line["rank"])]


@pytest.mark.parametrize("line", EVERY_LINE)
def test_the_explanation_begins_with_the_fact_and_its_source(line: Line) -> None:
    fact, source, *_ = str(CCHC_EXPLAIN(line["name"])).splitlines()

    assert f"hạng {line['rank']}/" in fact
    assert f"{line['index']} % · {line['band']} · năm 2017" in fact
    assert source == "Nguồn: Quyết định 502/QĐ-UBND ngày 22/5/2018."


@pytest.mark.parametrize(
    "name",
    ["sở y tế", "SO Y TE", " Sở  Y tế ", "so-y-te", normalize("NFD", "Sở Y tế"), "SYT"],
    ids=ascii,
)
def test_names_are_read_however_they_are_typed(name: str) -> None:
    assert CCHC_INDEX(name) == 64.29


@pytest.mark.parametrize(
    "year", [2017, 2017.0, "2017", "2017,0", "năm 2017", [[2017]]], ids=repr
)
def test_the_year_may_be_a_number_or_text(year: object) -> None:
    assert CCHC_RANK("Sở Y tế", year) == 20


@pytest.mark.parametrize("year", [None, "", " ", 0, 0.0, [[None]]], ids=repr)
def test_no_year_means_the_latest(year: object) -> None:
    assert CCHC_RANK("Sở Y tế", year) == 20


def test_a_column_of_units_gives_a_column() -> None:
    column = [[line["name"]] for line in lines("so")]

    assert CCHC_RANK(column) == [[rank] for rank in range(1, 21)]


def test_a_row_gives_a_row_and_a_block_a_block() -> None:
    row = [["Sở Y tế", "Sở Nội vụ"]]

    assert CCHC_RANK(row) == [[20, 9]]
    assert CCHC_RANK([*row, ["Huyện Tân Uyên", None]]) == [[20, 9], [2, ""]]
    assert CCHC_RANK(("Sở Y tế", "Sở Nội vụ")) == [[20, 9]]


def test_blank_cells_stay_blank() -> None:
    assert CCHC_INDEX([["Sở Y tế"], [None], ["  "]]) == [[64.29], [""], [""]]
    assert CCHC_INDEX(None) == ""


def test_the_explanation_tells_a_different_recomputed_result() -> None:
    told = str(CCHC_EXPLAIN("Sở Tư pháp"))

    assert "79,05 % · KHÁ" in told
    assert (
        "CHÚ Ý: tính lại từ các điểm in trong cùng dòng được 80,05 % · TỐT · hạng 12."
        in told
    )
    assert "Mâu thuẫn: " in told


def test_the_explanation_tells_what_a_contradiction_would_change() -> None:
    told = str(CCHC_EXPLAIN("Sở Nông nghiệp và PTNT"))

    assert "Nếu vậy, kết quả sẽ là 79,13 % · KHÁ · hạng" in told


def test_the_explanation_marks_what_is_inferred() -> None:
    told = str(CCHC_EXPLAIN("Sở Y tế"))

    assert "[suy ra]" in told
    assert "Suy ra: " in told


@pytest.mark.parametrize("line", EVERY_LINE)
def test_the_explanation_fits_into_a_cell(line: Line) -> None:
    assert len(str(CCHC_EXPLAIN(line["name"]))) < 32_767


def test_english_is_spoken_where_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CCHC_LANG", "en")

    told = str(CCHC_EXPLAIN("Sở Y tế"))

    assert told.startswith("Sở Y tế: rank 20/20 · 64.29 % · TB · year 2017")
