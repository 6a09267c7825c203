"""CSV: every digit, no text a formula, read by everyone."""

import csv
from io import StringIO

import pytest

from core.api.report import Format
from core.model import Result
from core.reports.delimited import BOM, lines, safe, written
from core.reports.document import Entry
from core.text import dotted
from tests.core.papers import HOSTILE, paper, rendered


def rows(content: bytes) -> list[dict[str, str]]:
    """Return the lines of a CSV file by their header."""
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def test_the_summary_of_all_groups_is_one_table(result: Result) -> None:
    found = rows(rendered(result, Format.CSV))

    printed = [
        (row.unit.id, dotted(row.row.printed("index")), row.row.printed("rank"))
        for group in result.groups
        for row in group.rows
    ]
    assert [(one["unit"], one["index"], one["rank"]) for one in found] == printed
    digest = paper(result).document.seal.digest
    assert {one["digest"] for one in found} == {digest}


def test_it_is_utf8_with_its_mark_and_windows_line_ends(result: Result) -> None:
    content = rendered(result, Format.CSV)

    assert content.startswith(BOM.encode())
    assert content.count(b"\n") == content.count(b"\r\n") == 29


def test_no_text_begins_as_a_formula(hostile: Result) -> None:
    found = rows(rendered(hostile, Format.CSV))

    names = [one["name"] for one in found]
    assert names[:5] == [f"'{name}" for name in HOSTILE[:5]]
    assert names[5:] == [*HOSTILE[5:]]


@pytest.mark.parametrize("text", ["=1", "+x", "-x", "@x", "\tx", "\rx", "\uff1d1"])
def test_dangerous_beginnings_are_guarded(text: str) -> None:
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-1.5", "+2", "-0,25", "abc", "", "1=1"])
def test_numbers_and_plain_texts_stay(text: str) -> None:
    assert safe(text) == text


def test_a_sign_for_nothing_is_an_empty_cell() -> None:
    assert written(Entry(text="–", state="not-applicable")) == ""


def test_quotes_and_line_breaks_survive() -> None:
    [row] = rows(lines([("a", "b"), ('x"y', "1\n2")]))

    assert row == {"a": 'x"y', "b": "1\n2"}
