"""The page of the functions is complete, and its examples are true."""

import re
from pathlib import Path

import formualizer
import pytest

from excel_addin.functions import FUNCTIONS
from tests.excel_addin.test_workbook import callback

PAGE = Path(__file__).parents[2] / "docs/excel.md"
TEXT = PAGE.read_text("utf-8")
EXAMPLES = re.findall(r"^\| `(=.*)` \| (.*) \|$", TEXT, re.MULTILINE)
HEADINGS = {line[3:] for line in TEXT.splitlines() if line.startswith("## ")}


def test_every_function_has_a_heading_that_its_help_link_leads_to() -> None:
    anchors = {f"docs/excel.md#{heading.lower()}" for heading in HEADINGS}

    assert set(FUNCTIONS) <= HEADINGS
    assert {function.link for function in FUNCTIONS.values()} <= anchors


def test_every_error_of_a_function_is_listed() -> None:
    codes = {error.code for f in FUNCTIONS.values() for error in f.errors}

    assert {code for code in codes if f"| {code} |" not in TEXT} == set()


def test_every_argument_is_described() -> None:
    names = {a.name for f in FUNCTIONS.values() for a in f.arguments}

    assert {name for name in names if f"| `{name}` |" not in TEXT} == set()


@pytest.mark.parametrize(("formula", "result"), EXAMPLES)
def test_examples_give_the_results_shown(formula: str, result: str) -> None:
    book = formualizer.Workbook()
    for name, function in FUNCTIONS.items():
        book.register_function(name, callback(function), min_args=1, max_args=3)
    sheet = book.sheet("Sheet1")
    sheet.set_formula(1, 1, formula.replace(";", ","))

    shown = book.evaluate_cell("Sheet1", 1, 1)

    figure = shown if isinstance(shown, str) else f"{shown:g}".replace(".", ",")
    assert figure == result
