"""One document for every format: figures as printed, notes beside, one digest."""

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from core.api import open_archive, report
from core.api.report import Format, named_format
from core.api.report_shape import digest
from core.api.seals import canonical
from core.errors import MissingPackageError
from core.model import CellState, Decision, Result
from core.reports.document import TableKind, blocks
from core.text import decimal_of
from tests.core.folders import YEAR, tiny
from tests.core.papers import paper, province


@pytest.fixture(scope="module")
def result() -> Result:
    return open_archive().result()


def seen_in(content: bytes, wanted: Format) -> str:
    """Return whatever a reader of the file finds in it."""
    if wanted is Format.PDF:
        return "".join(p.get_textpage().get_text_range() for p in PdfDocument(content))
    if wanted is Format.DOCX:
        lines = Document(BytesIO(content)).paragraphs
        return "\n".join(line.text for line in lines)
    if wanted is Format.XLSX:
        sheet = load_workbook(BytesIO(content)).worksheets[-1]
        return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    if wanted is Format.PACKAGE:
        from zipfile import ZipFile

        return ZipFile(BytesIO(content)).read("datapackage.json").decode()
    return content.decode()


@pytest.mark.parametrize("wanted", Format)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_format_carries_the_same_digest(
    result: Result, wanted: Format, language: str
) -> None:
    made = paper(result, language)

    assert digest(result, result.groups) in seen_in(made.rendered(wanted), wanted)


def test_the_digest_is_of_the_published_figures_alone(result: Result) -> None:
    before = digest(result, result.groups)
    told = replace(result, findings=())
    [first, *others] = result.decision.tables
    [row, *rows] = first.rows
    cell = replace(row.cells["index"], text="88,76")
    row = replace(row, cells={**row.cells, "index": cell})
    table = replace(first, rows=(row, *rows))
    changed: Decision = replace(result.decision, tables=(table, *others))

    assert len(before) == 64
    assert digest(told, told.groups) == before
    assert digest(replace(result, decision=changed), result.groups) != before
    assert digest(result, result.groups[:1]) != before


def test_the_canonical_form_is_sorted_and_without_blanks() -> None:
    assert canonical({"b": "ế", "a": [1]}) == '{"a":[1],"b":"ế"}'.encode()


def test_rows_stand_in_printed_order_as_printed(result: Result) -> None:
    document = paper(result).document

    for table, printed in zip(document.summaries, result.decision.tables, strict=True):
        at = {column.key: n for n, column in enumerate(table.columns)}
        assert [row.key for row in table.rows] == [row.unit for row in printed.rows]
        for row, line in zip(table.rows, printed.rows, strict=True):
            for key, cell in line.cells.items():
                assert row.entries[at[key]].text == cell.text
            assert row.entries[at["name"]].text == line.printed_name


def test_the_annex_stands_cell_by_cell(result: Result) -> None:
    tables = [t for t in paper(result).document.tables if t.kind is TableKind.ITEMS]

    for table, printed in zip(tables, result.decision.tables, strict=True):
        assert printed.annex is not None
        for row, line in zip(table.rows, printed.annex.rows, strict=True):
            shown = [
                one.text for one in row.entries[2:] if one.state == CellState.PRINTED
            ]
            wanted = [c.text for c in line.cells if c.state is CellState.PRINTED]
            assert shown == wanted


def test_notes_tell_both_readings(result: Result) -> None:
    first, second, *_ = paper(result, "vi").document.tables

    assert first.notes[1].startswith("(2) Sở Tư pháp: ")
    assert "64,25 + 15,80 = 80,05, bảng in 79,05." in first.notes[1]
    assert any("80,05 % · TỐT · " in note for note in first.notes)
    marks = [one.mark for row in second.rows for one in row.entries if one.mark]
    assert marks == ["1", "2"]


def test_signs_for_what_is_not_printed_are_explained(result: Result) -> None:
    notes = paper(result).document.tables[2].notes

    assert notes[0] == "–: not applicable."
    assert notes[-1].startswith("?: one of the line's figures")
    assert "1.5: 2,00 2,00" in notes[-1]


def test_one_group_is_a_paper_of_its_own(result: Result) -> None:
    made = paper(result, group="huyen")

    assert {table.group for table in made.document.tables} == {"huyen"}
    assert made.name == "lai-chau-2017-huyen"
    assert made.shape["group"] == "huyen"
    assert paper(result).name == "lai-chau-2017"


def test_json_loses_no_digit(result: Result) -> None:
    shape = json.loads(paper(result).rendered(Format.JSON))

    for table, printed in zip(shape["items"], result.decision.tables, strict=True):
        assert printed.annex is not None
        for row, line in zip(table["rows"], printed.annex.rows, strict=True):
            wanted = [
                None if c.value is None else c.text.replace(",", ".")
                for c in line.cells
                if decimal_of(c.text) or c.value is None
            ]
            found = [one for one in row["points"] if one is None or decimal_of(one)]
            assert found == wanted
    assert [one["group"] for one in shape["tables"]] == ["so", "huyen"]
    assert len(shape["findings"]) == len(result.findings)


def test_wide_tables_are_broken_with_their_names(tmp_path: Path) -> None:
    names = [f"Sở {n}" for n in range(45)]
    made = paper(province(tmp_path / "x", names).result())
    [_, items] = made.document.tables

    parts = list(blocks(items, 20))

    assert [len(part.columns) for part in parts] == [17, 17, 17]
    heads = [column.heading for part in parts for column in part.columns[2:]]
    assert heads == names
    assert [bool(part.notes) for part in parts[:-1]] == [False, False]


def test_a_decision_without_annex_has_summaries_only(tmp_path: Path) -> None:
    folder = tiny(tmp_path / "x")
    text = folder.text(f"{YEAR}/decision/decision.toml")
    kept = text.partition("[[tables.marks]]")[0].replace('annex = "so-annex.tsv"', "")
    folder.write(f"{YEAR}/decision/decision.toml", kept)
    (folder.path / YEAR / "decision" / "so-annex.tsv").unlink()
    made = paper(folder.opened().result())

    assert [table.kind for table in made.document.tables] == [TableKind.SUMMARY]
    assert made.rendered(Format.PDF).startswith(b"%PDF")
    assert json.loads(made.rendered(Format.JSON))["items"][0]["rows"] == []


def test_no_ranks_at_all_are_said_to_be_missing(tmp_path: Path) -> None:
    place = province(tmp_path / "x", ("Sở A", "Sở B"), ranks=("", ""))
    [summary, *_] = paper(place.result()).document.tables

    assert "The decision prints no ranks." in summary.notes


def test_a_band_that_rules_leave_open_is_said_to_be(tmp_path: Path) -> None:
    # Its rules ask for a share of communes, and none is printed.
    place = province(tmp_path / "x", ("Sở A", "Sở B"))
    [summary, *_] = paper(place.result()).document.tables

    assert any("do not decide between them" in note for note in summary.notes)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("pdf", Format.PDF),
        (" XLSX", Format.XLSX),
        (".zip", Format.PACKAGE),
        ("package", Format.PACKAGE),
        ("doc", None),
    ],
)
def test_formats_go_by_name_or_ending(name: str, expected: Format | None) -> None:
    assert named_format(name) is expected


def test_what_is_not_installed_is_named(
    result: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_: object) -> bytes:
        raise ModuleNotFoundError(name="typst")

    monkeypatch.setitem(report._WRITERS, Format.PDF, missing)  # noqa: SLF001

    with pytest.raises(MissingPackageError) as caught:
        paper(result).rendered(Format.PDF)
    assert caught.value.params == {"package": "typst", "extra": "report"}
