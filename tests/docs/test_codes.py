"""Every error and every kind of finding has its heading; none is left over."""

import ast
import re
from collections.abc import Iterator

import pytest

import bot.errors  # noqa: F401  # its errors are of the family
import core.reports.report_errors
import core.reports.template_errors  # noqa: F401  # so are these
from core.api import open_archive
from core.errors import CchcError
from core.model import CellState, Result, Severity
from tests.architecture.house import ROOT, modules, tree
from tests.docs.pages import headings, text

ERROR = re.compile(r"CCHC-\d{3}")
KEBAB = re.compile(r"[a-z]+(-[a-z]+)+")
FINDINGS_PAGE = ROOT / "docs" / "kiem-tra.md"
ERRORS_PAGE = ROOT / "docs" / "loi.md"
# Codes with one part that depends on the rules or on a cell.
FORMULA_CODES = {"appraised-sum", "total-sum"}
ITEM_CODES = {"items-reviewed", "items-survey"}
GONE = (CellState.LOST, CellState.UNDECIDABLE, CellState.BLANK)
CELL_CODES = {f"cell-{state}" for state in GONE}


def errors(family: type[CchcError] = CchcError) -> Iterator[type[CchcError]]:
    for error in family.__subclasses__():
        yield error
        yield from errors(error)


def spoken(node: ast.AST) -> Iterator[str]:
    """Yield the texts of a syntax tree that may be the code of a finding."""
    for child in ast.walk(node):
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield child.value


def finding_codes() -> set[str]:
    """Return the kebab-case texts of the checks, and the codes made of parts.

    Workbooks bring findings of their own: questions about the layout, what is missing.
    """
    own = (ROOT / "core/api" / f"score_{name}.py" for name in ("findings", "lacking"))
    files = [*modules("core/checks"), *modules("core/workbook/layout"), *own]
    texts = {text for file in files for text in spoken(tree(file))}
    fixed = {text for text in texts if KEBAB.fullmatch(text)} | {"unreadable"}
    return fixed | FORMULA_CODES | ITEM_CODES | CELL_CODES


def documented() -> set[str]:
    kebab = (h for h in headings(FINDINGS_PAGE) if KEBAB.fullmatch(h))
    return {*kebab, *({"unreadable"} & {*headings(FINDINGS_PAGE)})}


def test_every_error_has_its_heading() -> None:
    raised = {error.code for error in errors()}

    assert {h for h in headings(ERRORS_PAGE) if ERROR.fullmatch(h)} == raised


def test_error_codes_are_given_once() -> None:
    codes = [error.code for error in errors()]

    assert sorted(set(codes)) == sorted(codes)


def test_every_kind_of_finding_has_its_heading() -> None:
    assert documented() == finding_codes()


@pytest.fixture(scope="module")
def result() -> Result:
    return open_archive().result()


def test_every_finding_of_the_shipped_decision_is_a_known_kind(result: Result) -> None:
    assert {finding.code for finding in result.findings} - documented() == set()


def test_the_page_lists_what_the_shipped_decision_contradicts(result: Result) -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| .* \| (.*) \| (.*) \| .* \|$",
                      text("docs/kiem-tra.md"), re.MULTILINE)  # fmt: skip
    told = [
        (finding.code, *(figure(text) for text in (finding.printed, finding.computed)))
        for finding in result.findings
        if finding.severity is not Severity.CANNOT_CHECK
    ]

    assert sorted(rows) == sorted(told)


def figure(text: str | None) -> str:
    """Return a figure as the page writes it."""
    if text is None:
        return "–"
    return text if " " in text else text.replace(".", ",")
