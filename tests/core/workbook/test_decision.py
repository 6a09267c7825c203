"""A decision folder read cell by cell, and what is said of a broken one."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from core.errors import (
    BadKeyError,
    BadValueError,
    CchcError,
    SyntaxFileError,
)
from core.model import CellState, Decision
from core.rules import load_rules
from core.workbook.decision import load_decision, place_and_year
from tests.core.folders import YEAR, Folder, tiny

HEADER = f"{YEAR}/decision/decision.toml"
SUMMARY = f"{YEAR}/decision/so.tsv"
ANNEX = f"{YEAR}/decision/so-annex.tsv"


def load(folder: Folder) -> Decision:
    rules = load_rules(folder.path / YEAR / "rules.toml")
    return load_decision(folder.path / YEAR / "decision", rules)


@dataclass(frozen=True, slots=True)
class Broken:
    """One fault in a decision folder, and the error that names it."""

    file: str
    old: str
    new: str
    kind: type[CchcError]
    told: tuple[str, ...]


BROKEN = {
    "unknown-key": Broken(
        HEADER, "issuer =", "signer =", BadKeyError, ("signer", "issued, released")
    ),
    "missing-key": Broken(
        HEADER, 'title = "Công bố"', "", BadKeyError, ("title", "notes")
    ),
    "date-as-text": Broken(
        HEADER, "= 2021-05-24", '= "2021-05-24"', BadValueError, ("released", "a date")
    ),
    "date-with-time": Broken(
        HEADER, "= 2021-05-24", "= 2021-05-24T10:00:00", BadValueError, ("released",)
    ),
    "no-such-day": Broken(
        HEADER, "= 2021-05-24", "= 2021-02-30", SyntaxFileError, ("line 6",)
    ),
    "other-place": Broken(
        HEADER, '"tinh-x"', '"tinh-y"', BadValueError, ("place", "tinh-x")
    ),
    "other-year": Broken(
        HEADER, "year = 2020", "year = 2021", BadValueError, ("year", "2020")
    ),
    "year-zero": Broken(HEADER, "year = 2020", "year = 0", BadValueError, ("a year",)),
    "notes-as-text": Broken(
        HEADER, '["ghi chú"]', '"ghi chú"', BadValueError, ("notes", "list of texts")
    ),
    "unknown-table-key": Broken(
        HEADER, "annex =", "annexe =", BadKeyError, ("tables[0].annexe", "marks")
    ),
    "unknown-group": Broken(
        HEADER, 'group = "so"', 'group = "xa"', BadValueError, ("tables[0].group", "so")
    ),
    "tables-as-table": Broken(
        HEADER, "[[tables]]", "[tables]", BadValueError, ("tables", "list of tables")
    ),
    "mark-without-reason": Broken(
        HEADER, 'reason = "mờ"', "", BadKeyError, ("tables[0].marks[0].reason",)
    ),
    "no-summary": Broken(
        HEADER, "so.tsv", "xa.tsv", BadValueError, ("tables[0].summary", "xa.tsv")
    ),
    "no-annex": Broken(
        HEADER, "so-annex.tsv", "xa.tsv", BadValueError, ("tables[0].annex", "a file")
    ),
    "folder-as-file": Broken(
        HEADER, '"so.tsv"', '""', BadValueError, ("tables[0].summary", "a file")
    ),
    "impossible-name": Broken(
        HEADER, "so.tsv", "so\\u0000.tsv", BadValueError, ("tables[0].summary",)
    ),
    "unknown-column": Broken(
        SUMMARY, "appraised", "apraised", BadKeyError, ("apraised", "order, appraised")
    ),
    "missing-column": Broken(
        SUMMARY, "order\tunit\tname", "order\tband2\tname", BadKeyError, ("band2",)
    ),
    "double-column": Broken(
        SUMMARY, "\tsurvey", "\ttotal", SyntaxFileError, ("line 1", "stands twice")
    ),
    "short-line": Broken(
        SUMMARY, "TỐT\t1\n", "TỐT\n", SyntaxFileError, ("line 2", "cells stand under")
    ),
    "long-line": Broken(
        SUMMARY, "KHÁ\t2", "KHÁ\t2\t3", SyntaxFileError, ("line 3", "cells stand")
    ),
    "annex-without-label": Broken(
        ANNEX, "\tlabel", "\ttitle", BadKeyError, ("label", "code, printed_code")
    ),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_decision_says_where_and_what(broken: Broken, tmp_path: Path) -> None:
    folder = tiny(tmp_path).change(broken.file, broken.old, broken.new)

    with pytest.raises(broken.kind) as caught:
        load(folder)
    assert "file" in caught.value.params
    assert [part for part in broken.told if part not in str(caught.value)] == []


def test_a_second_table_of_a_group_is_refused(tmp_path: Path) -> None:
    folder = tiny(tmp_path)
    again = '\n[[tables]]\ngroup = "so"\nsummary = "so.tsv"\n'
    folder.write(HEADER, folder.text(HEADER) + again)

    with pytest.raises(BadValueError, match=r"tables\[1\]\.group") as caught:
        load(folder)
    assert "no further table" in str(caught.value)


def test_text_that_is_not_utf_8_names_file_and_line(tmp_path: Path) -> None:
    folder = tiny(tmp_path).write(SUMMARY, b"unit\tname\tindex\nso-a\t\xff\t1\n")

    with pytest.raises(SyntaxFileError, match=r"so\.tsv, line 2"):
        load(folder)


def test_the_header_is_read_as_it_stands(tmp_path: Path) -> None:
    found = load(tiny(tmp_path))

    assert (found.place, found.year, found.number) == ("tinh-x", 2020, "12/QĐ-UBND")
    assert (found.issued, found.released) == (date(2021, 5, 22), date(2021, 5, 24))
    assert (found.issuer, found.title) == ("UBND tỉnh X", "Công bố")
    assert found.notes == ("ghi chú",)


def test_lines_keep_every_printed_character(tmp_path: Path) -> None:
    (table,) = load(tiny(tmp_path)).tables
    first, _ = table.rows

    assert (table.group, table.where) == ("so", "so.tsv")
    assert (first.unit, first.printed_name, first.where) == ("so-a", "SởA", "so.tsv:2")
    assert (first.printed("total"), first.value("total")) == ("85,00", Decimal("85.00"))
    assert first.cells["total"].where == "so.tsv:2:total"
    assert first.printed("band") == "TỐT"
    assert [(s.band, s.count, s.out_of) for s in first.shares] == [("tot", 1, 1)]


def test_marks_explain_the_cells_of_the_annex(tmp_path: Path) -> None:
    (table,) = load(tiny(tmp_path)).tables

    assert table.annex is not None
    lost = table.annex.rows[0].cells[1]
    assert (lost.state, lost.reason) == (CellState.LOST, "mờ")


def test_an_annex_is_not_needed(tmp_path: Path) -> None:
    folder = tiny(tmp_path).change(HEADER, 'annex = "so-annex.tsv"', "")

    (table,) = load(folder).tables
    assert table.annex is None


def test_place_and_year_are_read_without_the_tables(tmp_path: Path) -> None:
    folder = tiny(tmp_path)
    (folder.path / SUMMARY).unlink()

    assert place_and_year(folder.path / YEAR / "decision") == ("tinh-x", 2020)
