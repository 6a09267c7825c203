"""What a scoring workbook offers before anything is typed in."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from random import Random
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from core.i18n import Localizer
from core.model import GroupCode, RuleSet
from core.reports.template import template
from core.reports.template_errors import TooFineError
from core.reports.template_lines import FIRST_ROW
from core.reports.template_shape import FIRST_COLUMN, Scored, Stamp
from core.workbook.columns import Column, column_of
from tests.core.ready import RULES, rounding
from tests.core.reports.invented import GROUPS, SETS, TREE, columns, named
from tests.core.reports.made import blank, headings, opened

STAMP = Stamp(digest="0123456789abcdef" * 4, version="2.5")
# Of Excel 2007 already, and of LibreOffice.
KNOWN_FUNCTIONS = frozenset(
    {
        "ABS", "AND", "COUNT", "COUNTIF", "COUNTIFS", "IF", "INDEX", "INT", "ISNUMBER",
        "MAX", "MID", "MIN", "NOT", "ROUND", "SIGN", "SUM", "SUMIF", "SUMPRODUCT",
    }
)  # fmt: skip
LONGEST_FORMULA = 8192
NOTHING: Mapping[str, Decimal] = {}
ENGLISH, VIETNAMESE = Localizer("en"), Localizer("vi")
SUMMARY = ("order", "unit", "appraised", "survey", "total", "scale", "index")


def book_of(
    group: str, rules: RuleSet = SETS, points: Mapping[str, Decimal] = NOTHING
) -> Workbook:
    """Return a workbook for two units under rules of the tests' own."""
    one = rules.group(group)
    units = {one.code: (Scored(name="A", points=points), Scored(name="B"))}
    return load_workbook(BytesIO(template(rules, units, STAMP, ENGLISH)))


def sheet_of(group: str, rules: RuleSet = SETS) -> Worksheet:
    """Return the scoring sheet of such a workbook."""
    return book_of(group, rules)[f"Scoring {group}"]


def limits(sheet: Worksheet) -> dict[int, tuple[str, str, str]]:
    """Return kind, formula and severity of what each row refuses."""
    return {
        area.min_row: (one.type, f"{one.formula1}", one.errorStyle or "stop")
        for one in sheet.data_validations.dataValidation
        for area in one.sqref.ranges
    }


class TestLimits:
    def test_a_score_lies_between_nothing_and_the_highest_or_is_crossed(self) -> None:
        sheet = sheet_of("tree")
        row = headings(sheet)[1]["1.1"]

        tests = f"F{row}>=0,ROUND(F{row},4)=F{row},F{row}<=$D{row}"
        formula = f'IF(ISNUMBER(F{row}),AND({tests}),F{row}="x")'
        assert limits(sheet)[row] == ("custom", formula, "stop")

    def test_an_unknown_highest_score_refuses_nothing_above(self) -> None:
        sheet = sheet_of("tree")
        row = headings(sheet)[1]["1.3.2"]

        assert "$D" not in limits(sheet)[row][1]

    def test_steps_are_offered_as_a_list_with_the_cross(self) -> None:
        book = book_of("tree")
        sheet = book["Scoring tree"]
        kind, source, _ = limits(sheet)[headings(sheet)[1]["1.10"]]
        name, _, area = source.partition("!")
        cells = [cell.value for (cell,) in book[name.strip("'")][area]]

        assert (kind, cells) == ("list", [1, 0.5, 0, "x"])

    def test_what_no_document_states_only_warns(self) -> None:
        sheet = opened(blank(group="so"))["Scoring so"]
        rows = headings(sheet)[1]

        assert limits(sheet)[rows["1.1.1"]][2] == "warning"

    def test_parts_have_their_own_highest_score(self) -> None:
        sheet = sheet_of("points")
        found = limits(sheet)[headings(sheet)[1]["-Điểm trừ"]]

        assert found == ("decimal", "0", "stop")


class TestCrosses:
    def test_what_the_rules_do_not_apply_is_crossed_already(self) -> None:
        sheet = opened(blank(group="so"))["Scoring so"]
        units, rows = headings(sheet)
        crossed = {
            code
            for code, row in rows.items()
            if sheet.cell(row, units["Thanh tra tỉnh"]).value == "x"
        }

        assert crossed == {"6.1.2", "6.6", "7.3", "7.4"}

    def test_other_units_have_none(self) -> None:
        sheet = opened(blank(group="so"))["Scoring so"]
        column = headings(sheet)[0]["Sở Y tế"]

        assert all(cell.value != "x" for cell in sheet[FIRST_ROW:200][column - 1])


class TestLock:
    def test_only_what_is_typed_can_be_changed(self) -> None:
        sheet = opened(blank(group="so"))["Scoring so"]
        _, rows = headings(sheet)
        free = {
            key
            for key, row in rows.items()
            if not sheet.cell(row, FIRST_COLUMN + 1).protection.locked
        }
        results = {
            "Appraised points",
            "Total points",
            "Administrative reform index (%)",
            "Band",
            "Rank in order",
        }
        fields = {key for key in rows if key in {"1", "1.1", "5", "8.3"}}

        assert sheet.protection.sheet
        assert sheet.protection.password is None
        assert free & (results | fields) == set()
        assert {"1.1.1", "8.3.3", "Survey points", "Standard scale"} <= free

    def test_a_column_without_a_unit_takes_its_name(self) -> None:
        sheet = opened(blank("lang-son/2018", "so"))["Scoring so"]
        head = sheet.cell(FIRST_ROW, FIRST_COLUMN + 1)

        assert (head.value, head.protection.locked) == ("Unit 1", False)


class TestStamp:
    def test_the_digest_stands_in_properties_names_footers_and_the_guide(self) -> None:
        content = template(SETS, {GroupCode("plain"): ()}, STAMP, ENGLISH)
        book = load_workbook(BytesIO(content))
        kept = ZipFile(BytesIO(content)).read("docProps/custom.xml").decode()
        properties = dict(re.findall(r'name="([^"]*)"><vt:lpwstr>([^<]*)<', kept))
        guide = [cell.value for row in book["Guide"] for cell in row]

        assert properties == {
            "cchc-rules": STAMP.digest, "cchc-version": "2.5", "cchc-template": "1",
        }  # fmt: skip
        assert book.defined_names["cchc_rules"].attr_text == f'"{STAMP.digest}"'
        parts = ZipFile(BytesIO(content))
        sheets = [one for one in parts.namelist() if "/worksheets/sheet" in one]
        feet = [parts.read(one).decode().partition("<oddFooter>")[2] for one in sheets]
        assert all(STAMP.digest in foot for foot in feet)
        assert STAMP.digest in guide

    def test_the_same_rules_give_the_same_bytes(self) -> None:
        random = [Random(7), Random(7)]  # noqa: S311  # figures of a test
        made = [
            template(
                SETS, {g.code: columns(SETS, g, 3, one) for g in GROUPS}, STAMP, ENGLISH
            )
            for one in random
        ]

        assert made[0] == made[1]


class TestText:
    def test_text_that_looks_like_a_formula_stays_text(self) -> None:
        units = tuple(Scored(name=f"{sign}1+1") for sign in "=+-@")
        content = template(SETS, {GroupCode("points"): units}, STAMP, ENGLISH)
        book = load_workbook(BytesIO(content))
        heads = book["Scoring points"][FIRST_ROW][FIRST_COLUMN : FIRST_COLUMN + 4]
        subtitle = book["Basis points"].cell(2, 1)

        assert [cell.data_type for cell in heads] == ["s"] * 4
        assert all(cell.quotePrefix for cell in (*heads, subtitle))
        assert subtitle.value == SETS.title

    def test_codes_are_text(self) -> None:
        sheet = opened(blank(group="so"))["Scoring so"]
        codes = [row[0] for row in sheet.iter_rows(min_row=FIRST_ROW + 1, max_row=100)]

        assert all(code.data_type == "s" for code in codes)
        assert {code.number_format for code in codes} == {"@"}

    @pytest.mark.parametrize("localizer", [ENGLISH, VIETNAMESE])
    def test_our_reader_recognises_the_headings(self, localizer: Localizer) -> None:
        content = template(SETS, {GroupCode("plain"): ()}, STAMP, localizer)
        book = load_workbook(BytesIO(content))
        heads = [f"{cell.value}" for cell in book.worksheets[2][4]]
        found = [column_of(head) for head in heads]

        wanted = [*map(Column, SUMMARY), Column.BAND, Column.RANK]
        assert [one and one[0] for one in found] == wanted


class TestPage:
    def test_many_units_are_printed_on_a3_with_titles_on_every_page(self) -> None:
        sheet = opened(blank(group="so"))["Scoring so"]

        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == int(sheet.PAPERSIZE_A3)
        assert sheet.print_title_rows == f"${FIRST_ROW}:${FIRST_ROW}"
        assert sheet.print_title_cols == "$A:$B"
        assert sheet.freeze_panes == f"C{FIRST_ROW + 1}"

    def test_criteria_fold_under_their_fields(self) -> None:
        sheet = opened(blank(group="so"))["Scoring so"]
        _, rows = headings(sheet)
        levels = [
            sheet.row_dimensions[rows[code]].outlineLevel
            for code in ("1", "1.1", "1.1.1")
        ]

        assert levels == [0, 1, 2]

    def test_notes_say_what_values_stand_on(self) -> None:
        sheet = opened(blank(group="so"))["Scoring so"]
        units, rows = headings(sheet)
        notes = (
            sheet.cell(FIRST_ROW, units["Thanh tra tỉnh"]).comment,
            sheet.cell(rows["Total points"], 2).comment,
        )

        assert "100 − (1 + 2 + 3 + 2) = 92" in f"{notes[0]}"
        assert "502/QĐ-UBND" in f"{notes[1]}"


class TestFile:
    def test_every_part_is_well_formed(self) -> None:
        units = {one.code: columns(SETS, one, 2, Random(1)) for one in GROUPS}  # noqa: S311  # figures of a test
        with ZipFile(BytesIO(template(SETS, units, STAMP, VIETNAMESE))) as parts:
            roots = [ET.fromstring(parts.read(name)).tag for name in parts.namelist()]  # noqa: S314  # our own file

        assert len(roots) > len(GROUPS)

    def test_formulas_are_such_as_every_program_reads(self) -> None:
        units = {one.code: columns(SETS, one, 2, Random(1)) for one in GROUPS}  # noqa: S311  # figures of a test
        book = load_workbook(BytesIO(template(SETS, units, STAMP, ENGLISH)))
        formulas = [
            f"{cell.value}"
            for sheet in book.worksheets
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        ]
        called = {name for text in formulas for name in re.findall(r"([A-Z]+)\(", text)}

        assert called <= KNOWN_FUNCTIONS
        assert max(map(len, formulas)) <= LONGEST_FORMULA

    def test_sheets_have_names_that_programs_take(self) -> None:
        codes = ("a" * 40, "a" * 40 + "b", "m/n:[o]*?'")
        groups = tuple(named(code) for code in codes)
        rules = replace(SETS, groups=groups)
        content = template(rules, {one.code: () for one in groups}, STAMP, ENGLISH)
        names = load_workbook(BytesIO(content)).sheetnames

        assert len({name.casefold() for name in names}) == len(names)
        assert max(map(len, names)) <= 31  # the most there may be
        assert "Scoring m-n--o----" in names

    def test_headings_without_scores_below_stay_blank(self) -> None:
        rules = replace(SETS, groups=(named("bare", criteria=TREE[:1]),))
        sheet = sheet_of("bare", rules)

        assert sheet.cell(FIRST_ROW + 1, FIRST_COLUMN + 1).value is None


def test_rules_finer_than_a_spreadsheet_reckons_are_refused() -> None:
    rules = replace(SETS, groups=(replace(RULES, rounding=rounding(8)),))

    with pytest.raises(TooFineError) as raised:
        template(rules, {RULES.code: ()}, STAMP, ENGLISH)

    assert raised.value.params == {"group": "huyen", "digits": 17, "limit": 14}


def test_a_typed_score_keeps_its_digits() -> None:
    sheet = book_of("tree", points={"1.1": Decimal("12.3456")})["Scoring tree"]

    assert sheet.cell(headings(sheet)[1]["1.1"], FIRST_COLUMN + 1).value == 12.3456
