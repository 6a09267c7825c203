"""Rows out of place in scanned text: shifted, cut, or with a value lost."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from core.model import (
    AnnexRow,
    Cell,
    CellState,
    GroupRules,
    NotApplicable,
    RuleSet,
    Scale,
    UnitId,
)
from core.workbook.alignment import CUT, LOST_BLANK, Short, ways_of
from core.workbook.found import Kind, Workbook
from core.workbook.plan import Part
from core.workbook.tables import tables_of
from tests.core.plans import across, book, down, plan, sheet
from tests.core.ready import INFERRED, RULES, scored_criteria

NAMES = ("a", "b", "c", "d")
WHOLE = ("Mã", "Tiêu chí", "Huyện A", "Huyện B", "Huyện C", "Huyện D")
CODES = {"1.1": "5", "1.2": "5", "1.3": "5"}
Row = Sequence[object]


def rules_of_two(**exempt: str) -> GroupRules:
    """Return rules with two criteria, both asked in a survey."""
    survey = scored_criteria({}, CODES)[:2]
    return replace(rules(**exempt), criteria=survey)


def rules(**exempt: str) -> GroupRules:
    """Return rules that do not apply a criterion to a unit: ``b="1.2"``."""
    criteria = scored_criteria(CODES, {})
    exceptions = tuple(
        NotApplicable(unit=UnitId(unit), criteria=(code,), basis=INFERRED)
        for unit, code in exempt.items()
    )
    scale = Scale(full=Decimal(100), basis=INFERRED, not_applicable=exceptions)
    return replace(RULES, criteria=criteria, scale=scale)


def page(
    name: str, head: Row, rows: Sequence[Row], **keys: int
) -> tuple[Workbook, Part]:
    """Return a page under ``head``; in some rows the code stands elsewhere."""
    found = sheet(name, [head, *rows])
    units = {
        column: NAMES[WHOLE.index(str(title)) - 2]
        for column, title in enumerate(head)
        if title in WHOLE[2:]
    }
    columns = {row: keys.get(f"row{row}", 0) for row in range(1, len(rows) + 1)}
    items = {row: str(rows[row - 1][column]) for row, column in columns.items()}
    part = across(found, header=0, units=units, items=items, code_columns=columns)
    return book(found, kind=Kind.TEXT), part


def annex(
    group: GroupRules, *pages: tuple[Workbook, Part], totals: Row = ()
) -> dict[str, AnnexRow]:
    """Return the rows that pages give, by code."""
    sheets = [one for found, _ in pages for one in found.sheets]
    parts = [part for _, part in pages]
    if totals:
        names = [["Đơn vị", "Điều tra"], *zip(WHOLE[2:], totals, strict=True)]
        summary = sheet("Tổng hợp", [list(row) for row in names])
        sheets.append(summary)
        units = dict(enumerate(NAMES, start=1))
        parts.append(down(summary, units=units, figures={1: "survey"}))
    rule_set = RuleSet(place="noi-do", year=2024, title="Quy tắc", groups=(group,))
    (table,) = tables_of(book(*sheets, kind=Kind.TEXT), plan(*parts), rule_set)
    assert table.annex is not None
    assert table.annex.units == NAMES
    return {row.code: row for row in table.annex.rows}


def texts(row: AnnexRow) -> list[str]:
    """Return a row's cells: its text, or a sign for the state."""
    signs = {
        CellState.NOT_APPLICABLE: "-",
        CellState.LOST: "~",
        CellState.UNDECIDABLE: "?",
        CellState.BLANK: "",
    }
    return [cell.text or signs.get(cell.state, "") for cell in row.cells]


FIRST = page("Trang 1", WHOLE, [["1.1", "Một", "1", "2", "3", "4"]])
SHORT_HEAD = ("Mã", "Tiêu chí", "Huyện B", "Huyện C", "Huyện D")


def test_a_row_shifted_to_the_right_lost_its_end() -> None:
    second = page("Trang 2", WHOLE, [["", "", "1.2", "Hai", "1", "2"]], row1=2)

    rows = annex(rules(), FIRST, second)

    assert texts(rows["1.2"]) == ["1", "2", "~", "~"]
    assert rows["1.2"].cells[2].reason == CUT
    assert rows["1.2"].where == "Trang 2:2:C"


def test_rows_with_all_values_stand_right_though_a_heading_is_missing() -> None:
    rows = [["1.2", "Hai", "5", "6", "7", "8"], ["1.3", "Ba", "1", "", "3", "4"]]

    found = annex(rules(b="1.3"), FIRST, page("Trang 2", SHORT_HEAD, rows))

    assert texts(found["1.2"]) == ["5", "6", "7", "8"]
    assert texts(found["1.3"]) == ["1", "-", "3", "4"]


def test_headings_that_fit_their_rows_are_believed() -> None:
    rows = [["1.2", "Hai", "6", "7", "8"]]

    found = annex(rules(), FIRST, page("Trang 2", SHORT_HEAD, rows))

    assert texts(found["1.2"]) == ["", "6", "7", "8"]


def test_a_value_that_may_be_anybodys_leaves_the_row_undecidable() -> None:
    rows = [["1.2", "Hai", "5", "6", "7"], ["1.3", "Ba", "1", "2", "3", "4"]]

    found = annex(rules(), FIRST, page("Trang 2", SHORT_HEAD, rows))

    assert texts(found["1.2"]) == ["?", "?", "?", "?"]
    assert found["1.2"].loose == ("5", "6", "7")


def test_a_blank_that_the_rules_explain_leaves_one_way_only() -> None:
    rows = [["1.2", "Hai", "5", "7", "8"], ["1.3", "Ba", "1", "2", "3", "4"]]

    found = annex(rules(b="1.2"), FIRST, page("Trang 2", SHORT_HEAD, rows))

    assert texts(found["1.2"]) == ["5", "-", "7", "8"]
    assert found["1.2"].cells[1].reason == LOST_BLANK


def test_a_blank_still_in_place_settles_the_values_before_it() -> None:
    rows = [["1.2", "Hai", "5", "", "7"], ["1.3", "Ba", "1", "2", "3", "4"]]

    found = annex(rules(b="1.2"), FIRST, page("Trang 2", SHORT_HEAD, rows))

    assert texts(found["1.2"]) == ["5", "-", "?", "?"]
    assert found["1.2"].loose == ("7",)


def test_a_column_gone_from_a_whole_page_is_the_same_in_every_row() -> None:
    rows = [["1.2", "Hai", "5", "", "7"], ["1.3", "Ba", "1", "2", "3"]]

    found = annex(rules(b="1.2"), FIRST, page("Trang 2", SHORT_HEAD, rows))

    assert texts(found["1.3"]) == ["1", "2", "?", "?"]
    assert found["1.3"].loose == ("3",)


def test_totals_tell_which_value_is_lost() -> None:
    rows = [["1.2", "Hai", "5", "", "1.5"]]
    group = rules_of_two(b="1.2")

    found = annex(
        group, FIRST, page("Trang 2", SHORT_HEAD, rows), totals=["6", "2", "9", "5,5"]
    )

    # Huyện D has 4 + 1,5 = 5,5 as printed; 3 + 1,5 is not the 9 of Huyện C.
    assert texts(found["1.2"]) == ["5", "-", "~", "1.5"]


def test_totals_that_fit_several_ways_decide_nothing() -> None:
    rows = [["1.2", "Hai", "5", "", "1.5"]]
    group = rules_of_two(b="1.2")
    second = page("Trang 2", SHORT_HEAD, rows)

    fitting = annex(group, FIRST, second, totals=["6", "2", "4,5", "5,5"])
    wrong = annex(group, FIRST, second, totals=["6", "2", "90", "90"])

    assert texts(fitting["1.2"]) == ["5", "-", "?", "?"]
    assert texts(wrong["1.2"]) == ["5", "-", "?", "?"]


def test_a_row_with_more_values_than_units_is_kept_as_it_is() -> None:
    rows = [["1.2", "Hai", "5", "6", "7", "8", "9"]]

    found = annex(rules(), FIRST, page("Trang 2", SHORT_HEAD, rows))

    assert texts(found["1.2"]) == ["5", "6", "7", "8", "9"]


def test_text_that_ends_early_on_a_whole_page_is_not_guessed() -> None:
    second = page("Trang 2", WHOLE, [["1.2", "Hai", "5", "6", "7"]])

    found = annex(rules(), FIRST, second)

    assert texts(found["1.2"]) == ["?", "?", "?", "?"]


def test_text_that_ends_at_what_is_not_applied_is_whole() -> None:
    second = page("Trang 2", WHOLE, [["1.2", "Hai", "5", "6", "7"]])

    found = annex(rules(d="1.2"), FIRST, second)

    assert texts(found["1.2"]) == ["5", "6", "7", "-"]


def test_a_row_of_values_without_a_code_belongs_to_nobody() -> None:
    found, part = page("Trang 1", WHOLE, [["1.1", "Một", "1", "2", "3", "4"]])
    rows = [*found.sheets[0].rows, (None, None, "2", "2", "2", "2")]
    longer = sheet("Trang 1", rows)

    read = annex(rules(), (book(longer, kind=Kind.TEXT), replace(part, last=2)))

    assert texts(read["?"]) == ["2", "2", "2", "2"]
    assert read["?"].where == "Trang 1:3:C"


def test_too_many_ways_are_not_tried() -> None:
    cells = tuple(Cell(text="1", value=Decimal(1)) for _ in range(10))

    assert ways_of(Short(cells=cells, exempt=frozenset()), 40) == frozenset()
