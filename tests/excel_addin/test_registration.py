"""The functions through xlwings' own registration and call path, on fake COM."""

from pathlib import Path

import pytest

from excel_addin import udfs
from excel_addin.functions import FUNCTIONS
from tests.excel_addin.conftest import Excel
from tests.excel_addin.printed import GROUPS, lines, number, table

STUBS = Path(__file__).parent / "stubs.bas"
NOT_AVAILABLE = -2146826246  # how COM hands over a cell with #N/A


def test_xlwings_writes_the_expected_stubs(excel: Excel) -> None:
    assert excel.ask("vba", workbook="cchc.xlam") == STUBS.read_text("utf-8")


def test_stubs_are_plain_ascii_as_vba_needs() -> None:
    assert STUBS.read_text("utf-8").isascii()


def test_every_declared_function_is_registered_with_its_arguments(
    excel: Excel,
) -> None:
    registered = excel.ask("register")

    assert {name: [a["name"] for a in args] for name, args in registered.items()} == {
        name: [argument.name for argument in function.arguments]
        for name, function in FUNCTIONS.items()
    }


def test_ranges_arrive_as_rows_and_error_cells_as_text(excel: Excel) -> None:
    options = [
        argument["options"]
        for arguments in excel.ask("register").values()
        for argument in arguments
    ]

    assert options == [{"ndim": 2, "err_to_str": True}] * 12


def test_excel_is_told_vietnamese_help_that_fits(excel: Excel) -> None:
    told = {each["name"]: each for each in excel.ask("import")}

    for name, function in FUNCTIONS.items():
        options = told[f"'cchc.xlam'!{name}"]
        assert options["Category"] == "CCHC"
        assert options["Description"] == function.help["vi"]
        assert options["ArgumentDescriptions"] == [
            argument.help["vi"] for argument in function.arguments
        ]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_help_is_longer_than_excel_shows(language: str) -> None:
    texts = [function.help[language] for function in FUNCTIONS.values()]
    texts += [a.help[language] for f in FUNCTIONS.values() for a in f.arguments]

    assert max(len(text) for text in texts) <= 255


def test_the_module_has_a_function_for_every_declaration() -> None:
    assert {name for name in vars(udfs) if name.startswith("CCHC_")} == set(FUNCTIONS)


def test_off_windows_they_are_plain_functions() -> None:
    assert udfs.CCHC_RANK("Sở Y tế") == 20
    assert udfs.CCHC_RANK(don_vi="Sở Y tế", nam=2017) == 20


def test_a_formula_over_one_cell_gives_one_number(excel: Excel) -> None:
    assert excel.call("CCHC_INDEX", [["Sở Y tế"]]) == [[64.29]]
    assert excel.call("CCHC_INDEX", "Sở Y tế", 2017.0) == [[64.29]]


@pytest.mark.parametrize("group", GROUPS)
def test_a_column_of_units_spills_the_printed_figures(excel: Excel, group: str) -> None:
    printed = lines(group)
    names = [[line["name"]] for line in printed]

    assert excel.call("CCHC_INDEX", names) == [[number(p["index"])] for p in printed]
    assert excel.call("CCHC_BAND", names) == [[p["band"]] for p in printed]
    assert excel.call("CCHC_RANK", names) == [[int(p["rank"])] for p in printed]


def test_an_error_cell_is_noticed_and_blank_cells_stay_blank(excel: Excel) -> None:
    shown = excel.call("CCHC_RANK", [["Sở Y tế"], [NOT_AVAILABLE], [None]])

    assert shown[0] == [20]
    assert shown[1][0].startswith('#CCHC!N/A|dòng 2, cột 1: "#N/A"')
    assert shown[2] == [""]


@pytest.mark.parametrize("group", GROUPS)
def test_a_changed_score_moves_index_band_and_rank(excel: Excel, group: str) -> None:
    changed = table(group)
    changed[-1][2] = 79.5  # the last one's appraised score
    name = [[changed[-1][1]]]

    before = [excel.call(f, name, None, table(group))[0][0] for f in FUNCTIONS]
    after = [excel.call(f, name, None, changed)[0][0] for f in FUNCTIONS]

    assert all(old != new for old, new in zip(before, after, strict=True))


@pytest.mark.parametrize(
    "cell", [NOT_AVAILABLE, True, {"date": "2018-05-22"}, "bảy mươi", -1.0], ids=repr
)
def test_a_cell_that_is_no_score_is_named(excel: Excel, cell: object) -> None:
    wrong = table("so")
    wrong[3][2] = cell

    shown = excel.call("CCHC_INDEX", [[wrong[3][1]], [wrong[4][1]]], None, wrong)

    assert shown[0][0].startswith("#CCHC!N/A|dòng 4, cột 3 (Điểm thẩm định): ")
    assert shown[1] == [85.6]
