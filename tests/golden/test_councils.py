"""Councils' own workbooks: every digit as reckoned apart, every fault told once."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from core.api import open_archive
from core.api.archive import Archive
from core.api.score import Scored, score_file
from core.api.score_shapes import scored
from core.i18n import Localizer
from core.model import Severity
from tests.core.workbooks import Value, text, xlsx
from tests.golden.councils import (
    DEPARTMENTS,
    DISTRICTS,
    Rows,
    annex,
    drawn,
    summary,
    titles,
    truth,
)

EN = Localizer("en")
SCORES = drawn(DEPARTMENTS, 1)
OTHERS = drawn(DEPARTMENTS, 2)
TOP = len(titles()) + 1  # the row of the headings, as people count
COMMUNES = ["Xuất sắc", "Tốt", "Khá", "Trung bình"]


@pytest.fixture(scope="module")
def archive() -> Archive:
    """Return the shipped data."""
    return open_archive()


def rows_of(result: Scored) -> dict[str, tuple[object, ...]]:
    found: Any = scored(result, EN.say)["rows"]
    names = ("total", "scale", "index", "band", "rank")
    return {
        row["unit"]: tuple(
            Decimal(row[n]) if n in names[:3] and row[n] is not None else row[n]
            for n in names
        )
        for row in found
    }


def errors(result: Scored) -> list[tuple[str, str | None]]:
    wrong = (one for one in result.findings if one.severity is Severity.ERROR)
    return [(one.code, one.where) for one in wrong]


def codes(result: Scored) -> set[str]:
    return {one.code for one in result.findings}


def empty() -> Rows:
    """Return the summary with its results still to be filled in."""
    return [
        [*row[:4], None, row[5], None, None, None] if place else row
        for place, row in enumerate(summary(SCORES))
    ]


def split(name: str) -> dict[str, Rows]:
    """Return the summary in pieces, as councils keep it."""
    head, *rows = summary(SCORES)
    apart: dict[str, dict[str, Rows]] = {
        "sheets": {"1": [*titles(), head, *rows[:9]], "2": [head, *rows[9:]]},
        "pages": {"1": [*titles(), head, *rows[:9], [], ["Trang 2"], head, *rows[9:]]},
        "parts": {
            "Thẩm định": [*titles(), *([*r[:3], r[5]] for r in [head, *rows])],
            "Điều tra": [*titles(), *([r[0], r[1], r[3]] for r in [head, *rows[::-1]])],
        },
        "twice": {"1": [*titles(), head, *rows], "1 (2)": [*titles(), head, *rows]},
        "older first": {
            "Cũ": [*titles(2016), *summary(OTHERS)],
            "Mới": [*titles(), head, *rows],
        },
        "older last": {"2017": [head, *rows], "2016": summary(OTHERS)},
        "empty": {"1": [*titles(), *empty()]},
    }
    return apart[name]


@pytest.mark.parametrize(
    "name",
    ["sheets", "pages", "parts", "twice", "older first", "older last", "empty"],
)
def test_a_table_in_pieces_gives_every_digit(
    name: str, archive: Archive, tmp_path: Path
) -> None:
    result = score_file(archive, xlsx(tmp_path / "a.xlsx", split(name)))

    assert rows_of(result) == truth(SCORES)
    assert errors(result) == []
    told = {"other-year"} if "older" in name else set()
    assert codes(result) - {"summary-derived", "compare-policy"} == told


@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_text_gives_every_digit(mark: str, archive: Archive, tmp_path: Path) -> None:
    file = text(tmp_path / "a.csv", [*titles(), *summary(SCORES)], mark)

    result = score_file(archive, file)

    assert rows_of(result) == truth(SCORES)
    assert errors(result) == []


@pytest.mark.parametrize(
    ("column", "code"),
    [(4, "total-sum"), (6, "index-ratio"), (7, "band-index"), (8, "rank-order")],
)
@pytest.mark.parametrize("place", [1, 7, 20])
def test_a_planted_fault_is_told_once_at_its_cell(
    column: int, code: str, place: int, archive: Archive, tmp_path: Path
) -> None:
    rows = summary(SCORES)
    was = rows[place][column]
    wrong: Value = "YẾU" if was not in ("YẾU", "TB") else "KHÁ"
    if isinstance(was, Decimal):
        wrong = was + 3
    elif isinstance(was, int):
        wrong = was + 1 if was == 1 else was - 1
    rows[place][column] = wrong

    result = score_file(archive, xlsx(tmp_path / "a.xlsx", {"A": [*titles(), *rows]}))

    assert rows_of(result) == truth(SCORES)
    assert errors(result) == [(code, f"A!{'ABCDEFGHI'[column]}{TOP + place}")]


def test_tables_that_differ_are_told_once(archive: Archive, tmp_path: Path) -> None:
    sheets = {"1": summary(SCORES), "2": summary(OTHERS)}

    result = score_file(archive, xlsx(tmp_path / "a.xlsx", sheets))

    assert errors(result) == [("unit-duplicate", "1, 2")]


def test_a_unit_without_an_index_leaves_ranks_in_doubt(
    archive: Archive, tmp_path: Path
) -> None:
    rows = summary(SCORES)
    rows[3][3] = None

    result = score_file(archive, xlsx(tmp_path / "a.xlsx", {"A": rows}))

    assert errors(result) == []
    assert {"no-rank", "cell-blank"} <= codes(result)


def test_units_that_two_lines_may_be_do_not_make_ranks_wrong(
    archive: Archive, tmp_path: Path
) -> None:
    rows = summary(SCORES)
    for row in rows:
        if row[1] in ("Sở Nội vụ", "Sở Ngoại vụ"):
            row[1] = "Sở NV"

    result = score_file(archive, xlsx(tmp_path / "a.xlsx", {"A": rows}))

    assert errors(result) == []
    assert {"ask-unit", "units-absent"} <= codes(result)


def test_criteria_alone_give_total_and_index(archive: Archive, tmp_path: Path) -> None:
    rows, sums = annex(3)

    result = score_file(archive, xlsx(tmp_path / "a.xlsx", {"Phụ biểu": rows}))

    known = truth(sums)
    assert {u: r[:3] for u, r in rows_of(result).items()} == {
        unit: known[unit][:3] for unit in DISTRICTS
    }
    assert errors(result) == []
    assert "part-assumed" in codes(result)


def test_a_unit_whose_criterion_is_blank_is_not_scored(
    archive: Archive, tmp_path: Path
) -> None:
    rows, _ = annex(3)
    row = next(row for row in rows if row and row[0] == "1.1.1")
    row[2] = None

    result = score_file(archive, xlsx(tmp_path / "a.xlsx", {"A": rows}))

    assert rows_of(result)[DISTRICTS[0]][2] is None
    (one,) = (f for f in result.findings if f.code == "not-scored")
    assert EN.say(one.message).endswith("have no figure: 1.1.1")


def test_criteria_that_contradict_the_summary_are_told(
    archive: Archive, tmp_path: Path
) -> None:
    rows, sums = annex(3)
    appraised, survey = sums[DISTRICTS[0]]
    told = {**sums, DISTRICTS[0]: (appraised + 1, survey)}
    table: Rows = [[unit, *told[unit]] for unit in DISTRICTS]
    table.insert(0, ["Đơn vị", "Điểm thẩm định", "Điểm điều tra"])

    result = score_file(archive, xlsx(tmp_path / "a.xlsx", {"A": table, "B": rows}))

    found = [(f.code, f.where) for f in result.findings if f.code == "items-reviewed"]
    assert found == [("items-reviewed", "A!B2")]


def test_two_columns_of_one_unit_are_asked_and_no_row_is_called_wrong(
    archive: Archive, tmp_path: Path
) -> None:
    rows, _ = annex(3)
    rows[2][-1] = rows[2][3]

    result = score_file(archive, xlsx(tmp_path / "a.xlsx", {"A": rows}))

    assert errors(result) == []
    assert "ask-unit" in codes(result)


def communes(*, total: bool, more: int = 0) -> Rows:
    """Return districts with a column of communes for every band."""
    head: list[Value] = ["STT", "Đơn vị", "Điểm thẩm định", "Điểm điều tra"]
    head += ["Số xã, phường xếp loại", None, None, None]
    below: list[Value] = [None, None, None, None, *COMMUNES]
    counts = [4, 3 + more, 2, 1]
    rows: Rows = [
        [1, "Huyện Tân Uyên", Decimal(70), Decimal(15), *counts],
        [2, "Huyện Sìn Hồ", Decimal(69), Decimal(15), 0, 2, 7, 1],
    ]
    if total:
        head, below = [*head, "Tổng số xã"], [*below, None]
        rows = [[*row, 10] for row in rows]
    return [*titles(), head, below, *rows]


@pytest.mark.parametrize("total", [False, True])
def test_communes_may_be_given_by_columns(
    archive: Archive, tmp_path: Path, *, total: bool
) -> None:
    file = xlsx(tmp_path / "a.xlsx", {"A": communes(total=total)})

    result = score_file(archive, file)

    bands = {unit: row[3] for unit, row in rows_of(result).items()}
    assert bands == {"Huyện Tân Uyên": "TỐT", "Huyện Sìn Hồ": "KHÁ"}
    assert errors(result) == []


def test_communes_that_are_more_than_all_are_told(
    archive: Archive, tmp_path: Path
) -> None:
    file = xlsx(tmp_path / "a.xlsx", {"A": communes(total=True, more=1)})

    assert [code for code, _ in errors(score_file(archive, file))] == ["share-count"]


def test_an_index_alone_is_ranked(archive: Archive, tmp_path: Path) -> None:
    head: list[Value] = ["TT", "Tỉnh, thành phố", "Chỉ số tổng hợp (%)"]
    names = {"Lào Cai": "90.00", "Quảng Ninh": "92.5", "Hải Phòng": "92.4"}
    rows: Rows = [[n, u, Decimal(i)] for n, (u, i) in enumerate(names.items(), 1)]

    file = xlsx(tmp_path / "a.xlsx", {"A": [head, *rows]})
    result = score_file(archive, file, rules="bo-noi-vu/2015")

    ranks = {unit: row[4] for unit, row in rows_of(result).items()}
    assert ranks == {"Lào Cai": 3, "Quảng Ninh": 1, "Hải Phòng": 2}
    assert "summary-derived" in codes(result)


def test_parts_without_a_sum_in_the_rules_say_so(
    archive: Archive, tmp_path: Path
) -> None:
    head: list[Value] = ["TT", "Cơ quan", "Điểm thẩm định", "Điểm điều tra"]
    file = xlsx(tmp_path / "a.xlsx", {"A": [head, [1, "Sở Y tế", 60, 20]]})

    result = score_file(archive, file, rules="cao-bang/2021", group="so")

    (one,) = (f for f in result.findings if f.code == "not-scored")
    assert "the rules do not say" in EN.say(one.message)


def test_formulas_never_saved_are_told_by_column(
    archive: Archive, tmp_path: Path
) -> None:
    rows = summary(SCORES)
    for place, row in enumerate(rows[1:], 2):
        row[4] = f"=C{place}+D{place}"

    result = score_file(archive, xlsx(tmp_path / "a.xlsx", {"A": rows}))

    assert rows_of(result) == truth(SCORES)
    found = [(f.code, f.where) for f in result.findings]
    assert found.count(("cells-unsaved", "A!E2")) == 1
    assert not any(code == "cell-lost" for code, _ in found)
