"""Results and remarks in a copy of the user's workbook: what is written, what stays."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from core.api import open_archive
from core.api.archive import Archive
from core.api.score import Scored, score_file
from core.api.score_places import areas
from core.api.score_written import changes_of, notes_of, write_notes, write_results
from core.errors import NoPlaceForResultsError
from core.i18n import Localizer
from core.workbook.found import a1
from tests.core.workbooks import Rows, Value, annex, decision, xlsx
from tests.libreoffice import Office

SAY = Localizer("en").say
HEAD: list[Value] = ["STT", "Đơn vị", "Điểm thẩm định", "Điểm điều tra"]
RESULTS: list[Value] = ["Tổng điểm", "Thang điểm chuẩn", "Chỉ số", "Xếp loại", "Hạng"]
SIN_HO: list[Value] = [1, "Huyện Sìn Hồ", Decimal(60), Decimal("15.5")]
MUONG_TE: list[Value] = [2, "Huyện Mường Tè", Decimal("62.25"), Decimal(15)]
Cells = Mapping[str, object]


@pytest.fixture(scope="module")
def archive() -> Archive:
    """Return the shipped data."""
    return open_archive()


def sheet(tmp_path: Path, *rows: list[Value], name: str = "Bảng 1") -> Path:
    return xlsx(tmp_path / "so-lieu.xlsx", {name: rows})


def cells(file: Path, name: str = "Bảng 1") -> Cells:
    """Return the filled cells of a sheet by address, formulas as such."""
    found = openpyxl.load_workbook(file)[name]
    return {
        cell.coordinate: cell.value
        for row in found.iter_rows()
        for cell in row
        if cell.value is not None
    }


def scored(archive: Archive, file: Path) -> Scored:
    return score_file(archive, file)


def test_blank_result_cells_are_filled(archive: Archive, tmp_path: Path) -> None:
    blank: list[Value] = [None] * 5
    file = sheet(tmp_path, HEAD + RESULTS, SIN_HO + blank, MUONG_TE + blank)
    out = tmp_path / "ra.xlsx"

    changes = write_results(scored(archive, file), out, SAY)

    before, after = cells(file), cells(out)
    assert {k: after[k] for k in before} == before
    assert {k: v for k, v in after.items() if k not in before} == {
        "E2": 75.5, "F2": 100, "G2": 75.5, "H2": "KHÁ", "I2": 2,
        "E3": 77.25, "F3": 100, "G3": 77.25, "H3": "KHÁ", "I3": 1,
    }  # fmt: skip
    assert (changes.count, changes.kept, changes.headings) == (10, [], [])


def test_only_cells_that_say_something_else_are_written(
    archive: Archive, tmp_path: Path
) -> None:
    right: list[Value] = [Decimal("75.5"), 100, Decimal("75.50"), "Khá", 3]
    file = sheet(tmp_path, HEAD + RESULTS, SIN_HO + right)

    changes = changes_of(scored(archive, file), SAY)

    assert {a1(*spot): w.value for spot, w in changes.cells["Bảng 1"].items()} == {
        "I2": 1
    }


def test_columns_are_added_where_there_are_none(
    archive: Archive, tmp_path: Path
) -> None:
    file = sheet(tmp_path, HEAD, SIN_HO, MUONG_TE)
    out = tmp_path / "ra.xlsx"

    changes = write_results(scored(archive, file), out, SAY)

    after = cells(out)
    assert [after[f"{c}1"] for c in "EFGH"] == [
        "Total points", "Index (%)", "Band", "Rank",
    ]  # fmt: skip
    assert [after[f"{c}3"] for c in "EFGH"] == [77.25, 77.25, "KHÁ", 1]
    assert [*areas(changes.headings)] == ["'Bảng 1'!E1:H1"]


def test_what_is_not_known_is_left_as_it_is(archive: Archive, tmp_path: Path) -> None:
    waiting: list[Value] = [2, "Huyện Mường Tè", None, Decimal(15)]
    printed: list[Value] = [None, None, None, "chờ", None]
    file = sheet(tmp_path, HEAD + RESULTS, SIN_HO + [None] * 5, waiting + printed)
    out = tmp_path / "ra.xlsx"

    write_results(scored(archive, file), out, SAY)

    after = cells(out)
    assert (after["H3"], "G3" in after, "I3" in after) == ("chờ", False, False)


def test_formulas_stay_and_those_that_differ_are_told(
    archive: Archive, tmp_path: Path, office: Office
) -> None:
    own: list[Value] = ["=C2+D2", 100, "=E2-1", "KHÁ", 1]
    file = office.converted(sheet(tmp_path, HEAD + RESULTS, SIN_HO + own), "xlsx")
    out = tmp_path / "ra.xlsx"

    changes = write_results(scored(archive, file), out, SAY)

    after = cells(out)
    assert (after["E2"], after["G2"]) == ("=C2+D2", "=E2-1")
    assert [*areas(changes.kept)] == ["'Bảng 1'!G2"]


def test_live_formulas_reckon_what_was_computed(
    archive: Archive, tmp_path: Path, office: Office
) -> None:
    names = ("Sở Nội vụ", "Sở Tư pháp", "Sở Y tế")
    scores = (("60", "15.5"), ("62.25", "15"), ("50.1", "10.23"))
    rows: list[list[Value]] = [
        [None, name, *map(Decimal, pair), None, None, None, None, None]
        for name, pair in zip(names, scores, strict=True)
    ]
    file = sheet(tmp_path, HEAD + RESULTS, *rows)
    out = tmp_path / "ra.xlsx"
    result = scored(archive, file)

    write_results(result, out, SAY, formulas=True)

    after = cells(out)
    assert (after["E2"], after["G2"], after["I2"]) == (
        "=ROUND(C2+D2,2)", "=ROUND(E2/F2*100,2)", "=RANK(G2,$G$2:$G$4,0)",
    )  # fmt: skip
    reckoned = office.recalculated(out)["Bảng 1"][1:]
    found = {row[1]: tuple(map(str, row[6:9])) for row in reckoned}
    assert found == {
        row.row.printed_name: (
            f"{float(row.standing.index or 0)}",
            row.standing.bands[0].label,
            str(row.standing.rank),
        )
        for row in result.groups[0].rows
    }


def test_result_rows_of_an_annex_are_written_too(
    archive: Archive, tmp_path: Path
) -> None:
    rows = annex("huyen")
    right = rows[-1]
    wrong = [*right[:2], 9, *right[3:]]
    file = xlsx(tmp_path / "a.xlsx", {"Phụ biểu": [*rows[:-1], wrong]})
    out = tmp_path / "ra.xlsx"

    write_results(scored(archive, file), out, SAY)

    before, after = cells(file, "Phụ biểu"), cells(out, "Phụ biểu")
    changed = {cell: after[cell] for cell in after if before.get(cell) != after[cell]}
    assert changed == {f"C{len(rows)}": 8}


def test_without_a_place_for_results_nothing_is_written(
    archive: Archive, tmp_path: Path
) -> None:
    rows: Rows = [row for row in annex("huyen") if row[0] not in (None, "XẾP LOẠI")]
    kept = [row for row in rows if str(row[0])[:1].isdigit() or row[0] == "STT"]
    file = xlsx(tmp_path / "a.xlsx", {"Phụ biểu": kept})
    out = tmp_path / "ra.xlsx"

    with pytest.raises(NoPlaceForResultsError):
        write_results(scored(archive, file), out, SAY)
    assert not out.exists()


def test_remarks_stand_at_the_cells_of_findings(
    archive: Archive, tmp_path: Path
) -> None:
    wrong: list[Value] = [Decimal("74.5"), 100, "6x", "KHÁ", 1]
    file = sheet(tmp_path, HEAD + RESULTS, SIN_HO + wrong)
    out = tmp_path / "ra.xlsx"

    count = write_notes(scored(archive, file), out, SAY)

    found = openpyxl.load_workbook(out)["Bảng 1"]
    comments = {
        cell.coordinate: cell.comment.text
        for row in found.iter_rows()
        for cell in row
        if cell.comment is not None
    }
    assert set(comments) == {"A1", "E2", "G2"}  # A1: what concerns the whole sheet
    assert count == 3
    assert "[total-sum]" in comments["E2"]
    assert "→ Type one plain figure there" in comments["G2"]


def test_several_findings_of_one_cell_stand_below_one_another(
    archive: Archive, tmp_path: Path
) -> None:
    file = xlsx(tmp_path / "a.xlsx", decision())

    notes = notes_of(scored(archive, file), SAY)

    shares = notes["Xếp loại huyện"][4, 7]
    assert shares.index("[share-count]") < shares.index("\n\n[share-nudged]")


def test_added_columns_look_like_the_table(archive: Archive, tmp_path: Path) -> None:
    file = sheet(tmp_path, HEAD, SIN_HO, MUONG_TE)
    book = openpyxl.load_workbook(file)
    own = book["Bảng 1"]
    own["D1"].font = Font(bold=True)
    own["D2"].number_format = own["D3"].number_format = "0.00"
    book.save(file)
    out = tmp_path / "ra.xlsx"

    write_results(scored(archive, file), out, SAY)

    after = openpyxl.load_workbook(out)["Bảng 1"]
    assert [after[f"{c}1"].font.bold for c in "EFGH"] == [True] * 4
    assert [after[f"{c}2"].number_format for c in "EFGH"] == [
        "0.00", "0.00", "General", "General",
    ]  # fmt: skip


def test_a_blank_summary_is_filled_from_the_criteria(
    archive: Archive, tmp_path: Path
) -> None:
    rules = archive.rules("lai-chau").group("huyen")
    codes = [one.code for one in rules.criteria if one.method]
    lines: Rows = [["Huyện Sìn Hồ", code, Decimal("0.5")] for code in codes]
    long: Rows = [["Đơn vị", "Mã tiêu chí", "Điểm"], *lines]
    blank: list[Value] = [1, "Huyện Sìn Hồ", None, None, *[None] * 5, 0, 0]
    head = HEAD + RESULTS + ["Điểm thưởng", "Điểm trừ"]
    file = xlsx(tmp_path / "a.xlsx", {"Điểm": long, "Tổng hợp": [head, blank]})
    out = tmp_path / "ra.xlsx"

    write_results(scored(archive, file), out, SAY)

    after = cells(out, "Tổng hợp")
    parts = (after["C2"], after["D2"])
    assert after["E2"] == sum(p for p in parts if isinstance(p, int | float))
    assert (after["F2"], after["I2"]) == (100, 1)


def test_values_never_saved_are_told_with_what_to_do(
    archive: Archive, tmp_path: Path
) -> None:
    own: list[Value] = ["=C2+D2", 100, Decimal("75.5"), "KHÁ", 1]
    file = sheet(tmp_path, HEAD + RESULTS, SIN_HO + own)

    result = scored(archive, file)

    assert [*areas(changes_of(result, SAY).unsaved)] == ["'Bảng 1'!E2"]
    notes = notes_of(result, SAY)["Bảng 1"]
    assert "→ Recalculate and save the file" in notes[1, 4]


def test_areas_join_cells_below_and_beside_one_another() -> None:
    cells = [("Bảng 1", (row, column)) for row in (1, 2) for column in (4, 5)]

    named = [*areas([*cells, ("Bảng 1", (9, 1)), ("B", (0, 0))])]

    assert named == ["B!A1", "'Bảng 1'!B10", "'Bảng 1'!E2:F3"]
