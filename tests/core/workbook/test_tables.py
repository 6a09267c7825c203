"""Parts of a plan joined into score tables: units, cells, places, states."""

from dataclasses import replace
from decimal import Decimal

from core.model import CellState, GroupRules, NotApplicable, RuleSet, Scale, UnitId
from core.workbook.derived import is_assumed
from core.workbook.found import Kind, Workbook
from core.workbook.plan import Form, Part
from core.workbook.tables import tables_of
from tests.core.plans import across, book, down, long, plan, sheet
from tests.core.ready import INFERRED, RULES, scored_criteria
from tests.core.strategies import formula

HEAD = ["Đơn vị", "Thẩm định", "Điều tra", "Thang", "Chỉ số", "Xếp loại"]
UNITS = {1: "a", 2: "b"}
FIGURES = {1: "appraised", 2: "survey", 3: "scale", 4: "index", 5: "band"}
SUMMARY = sheet(
    "Bảng 1",
    [
        HEAD,
        ["Huyện  A", Decimal("70.5"), Decimal("15.25"), 100, Decimal("85.75"), "GOOD"],
        ["Huyện B", "60,25", "x", None, "n/a?", "FAIR"],
    ],
)


def rule_set(group: GroupRules) -> RuleSet:
    return RuleSet(place="noi-do", year=2024, title="Quy tắc", groups=(group,))


def test_a_line_of_a_summary_keeps_every_cell_with_its_place() -> None:
    part = down(SUMMARY, units=UNITS, figures=FIGURES)

    (table,) = tables_of(book(SUMMARY), plan(part), rule_set(RULES))

    first, second = table.rows
    assert (first.unit, first.printed_name, first.where) == (
        "a", "Huyện A", "'Bảng 1'!A2",
    )  # fmt: skip
    assert first.value("index") == Decimal("85.75")
    assert first.cells["appraised"].where == "'Bảng 1'!B2"
    assert first.printed("band") == "GOOD"
    assert second.value("appraised") == Decimal("60.25")
    assert second.cells["survey"].state is CellState.NOT_APPLICABLE
    assert second.cells["scale"].state is CellState.BLANK
    assert (second.cells["index"].text, second.value("index")) == ("n/a?", None)


def test_places_in_a_text_name_its_line_and_column() -> None:
    part = down(SUMMARY, units=UNITS, figures=FIGURES)
    text = book(SUMMARY, kind=Kind.CSV)

    (table,) = tables_of(text, plan(part), rule_set(RULES))

    assert table.rows[1].cells["scale"].where == "Bảng 1:3:D"


def test_a_line_that_names_no_unit_is_left_out() -> None:
    part = down(SUMMARY, units={1: "a", 2: None}, figures=FIGURES)

    (table,) = tables_of(book(SUMMARY), plan(part), rule_set(RULES))

    assert [row.unit for row in table.rows] == ["a"]


def test_parts_of_groups_without_rules_are_left_out() -> None:
    part = replace(down(SUMMARY, units=UNITS, figures=FIGURES), group=None)

    assert tables_of(book(SUMMARY), plan(part), rule_set(RULES)) == ()


ANNEX = sheet(
    "Phụ biểu",
    [
        ["Mã", "Tiêu chí", "Huyện A", "Huyện B"],
        ["1.1", "Kế hoạch", Decimal("1.5"), 1],
        ["1.2", "Báo cáo", 2, None],
        ["2.1", "Hài lòng", Decimal("0.85"), "0,8"],
    ],
)
ITEMS = {1: "1.1", 2: "1.2", 3: "2.1"}
CRITERIA = scored_criteria({"1.1": "2", "1.2": "2"}, {"2.1": "1"})
RULES_WITH = replace(
    RULES,
    criteria=CRITERIA,
    scale=Scale(
        full=Decimal(5),
        basis=INFERRED,
        not_applicable=(
            NotApplicable(unit=UnitId("b"), criteria=("1.2",), basis=INFERRED),
        ),
    ),
    formulas=(
        formula("appraised", ("reviewed", "bonus", "-penalty")),
        formula("total", ("appraised", "survey")),
    ),
)


def annex_part(units: dict[int, str | None] | None = None) -> Part:
    named = units or {2: "a", 3: "b"}
    return across(ANNEX, header=0, units=named, items=ITEMS)


def test_blank_cells_are_not_applicable_where_the_rules_say_so() -> None:
    found = tables_of(book(ANNEX), plan(annex_part()), rule_set(RULES_WITH))

    annex = found[0].annex
    assert annex is not None
    assert annex.units == ("a", "b")
    assert [row.code for row in annex.rows] == ["1.1", "1.2", "2.1"]
    cell = annex.rows[1].cells[1]
    assert (cell.state, cell.where) == (CellState.NOT_APPLICABLE, "'Phụ biểu'!D3")
    assert annex.rows[2].cells[1].value == Decimal("0.8")


def test_without_a_summary_lines_are_added_up_from_the_criteria() -> None:
    rules = replace(RULES_WITH, formulas=(formula("total", ("appraised", "survey")),))

    (table,) = tables_of(book(ANNEX), plan(annex_part()), rule_set(rules))

    first, second = table.rows
    assert first.value("appraised") == Decimal("3.5")
    assert first.value("survey") == Decimal("0.85")
    assert first.value("total") == Decimal("4.35")
    assert "scale" not in first.cells
    assert second.value("appraised") == Decimal(1)
    assert second.value("scale") == Decimal(3)
    assert second.cells["scale"].where == second.where == "'Phụ biểu'!D1"


def test_bonus_and_penalty_without_a_place_are_none() -> None:
    (table,) = tables_of(book(ANNEX), plan(annex_part()), rule_set(RULES_WITH))

    assert table.rows[0].value("reviewed") == Decimal("3.5")
    assert table.rows[0].value("appraised") == Decimal("3.5")
    assert is_assumed(table.rows[0].cells["bonus"])


def test_a_bonus_that_is_left_blank_is_wanted_before_points_are_added_up() -> None:
    found = sheet("Phụ biểu", [*ANNEX.rows, ("D", "Điểm thưởng", None, None)])
    part = across(
        found, header=0, units={2: "a", 3: "b"}, items=ITEMS, totals={4: "bonus"}
    )

    (table,) = tables_of(book(found), plan(part), rule_set(RULES_WITH))

    assert table.rows[0].value("reviewed") == Decimal("3.5")
    assert table.rows[0].value("appraised") is None


def test_printed_results_of_the_annex_come_before_sums() -> None:
    rows = [*ANNEX.rows, ("I", "Điểm thẩm định", Decimal("3.25"), Decimal("1.25"))]
    found = sheet("Phụ biểu", rows)
    part = across(
        found, header=0, units={2: "a", 3: "b"}, items=ITEMS, totals={4: "appraised"}
    )

    (table,) = tables_of(book(found), plan(part), rule_set(RULES_WITH))

    cell = table.rows[0].cells["appraised"]
    assert (cell.value, cell.where) == (Decimal("3.25"), "'Phụ biểu'!C5")
    assert table.annex is not None
    assert table.annex.rows[-1].is_total


def test_a_column_of_the_summary_is_never_filled_from_the_annex() -> None:
    found = sheet(
        "Tổng hợp", [["Đơn vị", "Thẩm định"], ["Huyện A", None], ["Huyện B", 1]]
    )
    part = down(found, units=UNITS, figures={1: "appraised"})
    workbook = book(found, ANNEX)

    (table,) = tables_of(workbook, plan(part, annex_part()), rule_set(RULES_WITH))

    assert table.rows[0].cells["appraised"].state is CellState.BLANK
    assert table.rows[0].value("survey") == Decimal("0.85")


def test_pages_with_other_criteria_and_other_units_become_one_annex() -> None:
    second = sheet("Trang 2", [["Mã", "", "Huyện B"], ["3.1", "Một cửa", 3]])
    third = sheet("Trang 3", [["Mã", "", "Huyện C"], ["1.1", "Kế hoạch", 2]])
    parts = (
        annex_part(),
        across(second, header=0, units={2: "b"}, items={1: "3.1"}),
        across(third, header=0, units={2: "c"}, items={1: "1.1"}),
    )

    (table,) = tables_of(book(ANNEX, second, third), plan(*parts), rule_set(RULES))

    assert table.annex is not None
    assert table.annex.units == ("a", "b", "c")
    cells = {row.code: [c.text for c in row.cells] for row in table.annex.rows}
    assert cells == {
        "1.1": ["1,5", "1", "2"],
        "1.2": ["2", "", ""],
        "2.1": ["0,85", "0,8", ""],
        "3.1": ["", "3", ""],
    }


def test_a_criterion_given_twice_stays_twice() -> None:
    page = across(ANNEX, header=0, units={2: "a", 3: "b"}, items={1: "1.1"})
    again = replace(page, last=1)

    (table,) = tables_of(book(ANNEX), plan(annex_part(), again), rule_set(RULES))

    assert table.annex is not None
    codes = [row.code for row in table.annex.rows]
    assert codes == ["1.1", "1.2", "2.1", "1.1"]


def test_a_column_that_names_no_one_unit_is_undecidable() -> None:
    page = across(ANNEX, header=0, units={2: "a", 3: "b"}, items={1: "1.1"})
    whole = replace(page, last=1)
    unclear = across(ANNEX, header=0, units={2: None, 3: "b"}, items={3: "2.1"})
    unclear = replace(unclear, skipped=(1, 2))

    (table,) = tables_of(book(ANNEX), plan(whole, unclear), rule_set(RULES))

    assert table.annex is not None
    row = table.annex.rows[1]
    assert row.cells[0].state is CellState.UNDECIDABLE
    assert row.loose == ("0,85",)


LONG = sheet(
    "Danh sách",
    [
        ["Đơn vị", "Tiêu chí", "Điểm"],
        ["Huyện A", "2.1", Decimal("0.85")],
        ["Huyện A", "1.1", Decimal("1.5")],
        ["Huyện B", "1.1", "1,25"],
        ["Huyện B", "1.1", 2],
        ["Huyện B", "total", 90],
    ],
)
CODES = {1: "2.1", 2: "1.1", 3: "1.1", 4: "1.1", 5: "total"}


def long_table(workbook: Workbook, rules: GroupRules) -> dict[str, list[list[str]]]:
    part = long(LONG, units={1: "a", 2: "a", 3: "b", 4: "b", 5: "b"}, codes=CODES)
    (table,) = tables_of(workbook, plan(part), rule_set(rules))
    assert table.annex is not None
    assert table.annex.units == ("a", "b")
    found: dict[str, list[list[str]]] = {}
    for row in table.annex.rows:
        found.setdefault(row.code, []).append([cell.text for cell in row.cells])
    return found


def test_the_long_form_is_turned_and_a_second_score_stays_to_be_seen() -> None:
    assert long_table(book(LONG), RULES_WITH) == {
        "1.1": [["1,5", "1,25"], ["", "2"]],
        "2.1": [["0,85", ""]],
        "total": [["", "90"]],
    }


def test_a_list_without_points_holds_no_table() -> None:
    part = long(LONG, units={1: "a"}, codes={1: "1.1"})

    (table,) = tables_of(book(LONG), plan(replace(part, figures=())), rule_set(RULES))

    assert (table.rows, table.annex) == ((), None)


def test_communes_of_another_sheet_join_the_units_line() -> None:
    phrase = "03/04 xã xếp loại GOOD (75%); 01/04 xã xếp loại FAIR (25%)"
    other = sheet("Cấp xã", [["Huyện", "Xã"], ["Huyện A", phrase]])
    parts = (
        down(SUMMARY, units=UNITS, figures=FIGURES),
        down(other, units={1: "a"}, figures={1: "communes"}, form=Form.COMMUNES),
    )

    (table,) = tables_of(book(SUMMARY, other), plan(*parts), rule_set(RULES))

    first, second = table.rows
    assert [(s.band, s.count, s.out_of) for s in first.shares] == [
        ("good", 3, 4),
        ("fair", 1, 4),
    ]
    assert first.cells["communes"].where == "'Cấp xã'!B2"
    assert second.shares == ()
