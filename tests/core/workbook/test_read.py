"""The same content comes out of every form, with what stands beside the values."""

import hashlib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from core.workbook.found import Area, CellError, Kind, Sheet, Workbook
from core.workbook.limits import Limits
from core.workbook.read import read_workbook
from tests.core.workbook import compounds as ole
from tests.core.workbook import packages as zips
from tests.core.workbook.conftest import TITLE, Forms, same_workbook
from tests.core.workbook.hostile import ONE

ROWS = (
    (TITLE,),
    ("Mã", "Điểm", "Ngày"),
    (Decimal("1.1"), Decimal("81.15"), date(2001, 2, 1)),
    ("1.10", "85,5", " x\u00a0"),
    (Decimal("81.15"), CellError.DIV, Decimal(85), "atoái"),
)
BINARY = ("xlsx", "xls", "ods")


def read(forms: Forms, form: str) -> Workbook:
    return read_workbook(getattr(forms, form))


def first(forms: Forms, form: str) -> Sheet:
    return read(forms, form).sheets[0]


def only(tmp_path: Path, content: bytes, name: str = "a.xlsx") -> Sheet:
    """Return the first sheet of a workbook given as bytes."""
    file = tmp_path / name
    file.write_bytes(content)
    return read_workbook(file).sheets[0]


@pytest.mark.parametrize("form", BINARY)
class TestForms:
    def test_values_are_the_same(self, forms: Forms, form: str) -> None:
        assert first(forms, form).rows == ROWS

    def test_the_kind_is_told_by_content(self, forms: Forms, form: str) -> None:
        assert read(forms, form).kind == Kind(form)

    def test_sheets_keep_order_and_name(self, forms: Forms, form: str) -> None:
        sheets = read(forms, form).sheets

        assert [(s.name, s.is_hidden) for s in sheets] == [
            ("Bảng 1", False),
            ("Ẩn", True),
        ]
        assert sheets[1].rows == ((), (None, "Sở Y tế"))

    def test_merged_areas_are_found(self, forms: Forms, form: str) -> None:
        area = Area(top=0, left=0, bottom=0, right=2)

        assert first(forms, form).merges == (area,)

    def test_hidden_rows_and_columns_are_found(self, forms: Forms, form: str) -> None:
        sheet = first(forms, form)

        assert sheet.hidden_rows == frozenset({3})
        assert sheet.hidden_columns == frozenset({2})

    def test_old_fonts_are_found(self, forms: Forms, form: str) -> None:
        fonts = {(0, 0): ".VnTime", (4, 3): "VNI-Times"}

        assert dict(first(forms, form).fonts) == fonts

    def test_what_cells_show_is_kept(self, forms: Forms, form: str) -> None:
        shown = {(2, 0): "1.10", (2, 2): "1.2.2001"}

        assert dict(first(forms, form).shown) == shown

    def test_nothing_is_remarked_on(self, forms: Forms, form: str) -> None:
        assert read(forms, form).remarks == ()


@pytest.mark.parametrize(("form", "text"), [("xlsx", "B3:B3"), ("ods", "[.B3:.B3]")])
def test_formulas_are_kept(forms: Forms, form: str, text: str) -> None:
    sheet = first(forms, form)

    assert sheet.formulas == {(4, 0): f"SUM({text})", (4, 1): "1/0"}
    assert sheet.uncached == frozenset()


def test_text_rows_are_what_the_cells_show(forms: Forms) -> None:
    book = read(forms, "csv")

    assert book.kind == Kind.CSV
    assert book.sheets[0].rows[1:4] == (
        ("Mã", "Điểm", "Ngày"),
        ("1.10", "81.15", "1.2.2001"),
        ("1.10", "85,5", " x\u00a0"),
    )


def test_formulas_never_computed_are_told(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    same_workbook().save(file)

    assert read_workbook(file).sheets[0].uncached == {(4, 0), (4, 1)}


def test_the_digest_is_that_of_the_file(forms: Forms) -> None:
    digest = hashlib.sha256(forms.xlsx.read_bytes()).hexdigest()

    assert read(forms, "xlsx").digest == digest


def test_a_chart_between_sheets_moves_nothing(tmp_path: Path) -> None:
    book = same_workbook()
    book.create_chartsheet("Biểu đồ", 0)
    book.save(tmp_path / "a.xlsx")

    chart, sheet, _ = read_workbook(tmp_path / "a.xlsx").sheets

    assert (chart.rows, sheet.merges) == ((), (Area(top=0, left=0, bottom=0, right=2),))


def test_rows_begin_at_a1(tmp_path: Path) -> None:
    rows = '<row r="3"><c r="C3"><v>1.5</v></c><c r="D3" t="b"><v>1</v></c></row>'
    sheet = only(tmp_path, zips.book(zips.sheet(rows)))

    assert sheet.rows == ((), (), (None, None, Decimal("1.5"), True))


def test_an_error_without_a_value_of_its_own_is_an_error(tmp_path: Path) -> None:
    cells = '<c r="A1" t="e"><v>#N/A</v></c><c r="B1" t="e"><v>#BUSY!</v></c>'
    sheet = only(tmp_path, zips.book(zips.sheet(f'<row r="1">{cells}</row>')))

    assert sheet.rows == ((CellError.NA, CellError.VALUE),)


def test_more_cells_than_asked_for_are_refused(tmp_path: Path) -> None:
    book = ole.compound({"Workbook": ole.old_book({(9, 9): 1})})
    (tmp_path / "a.xls").write_bytes(book)

    with pytest.raises(Exception, match="CCHC-232"):
        read_workbook(tmp_path / "a.xls", limits=Limits(cells=5))


def test_cells_of_all_sheets_are_counted_together(tmp_path: Path) -> None:
    book = same_workbook()
    book["Ẩn"]["A100"] = 1
    book.save(tmp_path / "a.xlsx")

    with pytest.raises(Exception, match="all sheets"):
        read_workbook(tmp_path / "a.xlsx", limits=Limits(cells=210))


def test_unconfined_systems_scan_before_they_parse(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.workbook.read.is_confined", lambda: False)

    assert only(tmp_path, zips.book(zips.sheet(ONE))).rows == ((Decimal(1),),)
