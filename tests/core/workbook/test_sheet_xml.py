"""Both scans of a sheet find the same: the quick one by patterns, the thorough one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import CchcError
from core.workbook.found import Area, CellError, a1
from core.workbook.guard import open_package
from core.workbook.limits import DEFAULT, Limits
from core.workbook.looks import Look, Looks
from core.workbook.sheet_events import scan_by_events
from core.workbook.sheet_xml import scan
from core.workbook.structure import Structure
from tests.core.workbook import hostile
from tests.core.workbook import packages as zips

LOOKS = Looks(known=(Look(), Look("0.00")), of_style={1: 1, 3: 1})
SPOTS = st.tuples(st.integers(0, 30), st.integers(0, 60))
KINDS = ('t="n"', 't="s"', 't="e"', 't="str"', "")
TEXTS = ("", "1", "2.5", "#REF!", "a &amp; b")


def structure(sheet: str | bytes, limits: Limits = DEFAULT) -> Structure:
    package = open_package("a.xlsx", zips.book(sheet), limits)
    fonts = {1: ".VnTime"}
    return Structure(package=package, part=zips.SHEET, looks=LOOKS, run_fonts=fonts)


def quick(sheet: str | bytes, limits: Limits = DEFAULT) -> Structure:
    found = structure(sheet, limits)
    scan(found)
    return found


def thorough(sheet: str | bytes) -> Structure:
    found = structure(sheet)
    scan_by_events(found)
    return found


def cell(spot: tuple[int, int], style: str, kind: str, formula: str, text: str) -> str:
    attributes = " ".join(filter(None, (f'r="{a1(*spot)}"', style, kind)))
    return f"<c {attributes}>{formula}<v>{text}</v></c>"


CELLS = st.builds(
    cell,
    SPOTS,
    st.sampled_from(('s="1"', 's="2"', 's="3"', "")),
    st.sampled_from(KINDS),
    st.sampled_from(("", "<f>A1</f>", '<f t="shared" si="0"/>', "<f>1&lt;2</f>")),
    st.sampled_from(TEXTS),
)
ROWS = st.builds(
    lambda number, hidden, cells: f'<row r="{number}"{hidden}>{"".join(cells)}</row>',
    st.integers(1, 50),
    st.sampled_from(("", ' hidden="1"', ' hidden="0"', ' ht="3" hidden="true"')),
    st.lists(CELLS, max_size=5),
)


@settings(max_examples=100, deadline=None)
@given(rows=st.lists(ROWS, max_size=8), has_frame=st.booleans())
def test_both_scans_find_the_same(rows: list[str], *, has_frame: bool) -> None:
    before = '<cols><col min="2" max="3" hidden="1"/></cols>' * has_frame
    after = '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>' * has_frame
    sheet = zips.sheet("".join(rows), after, before)

    left, right = quick(sheet), thorough(sheet)

    for name in ("merges", "hidden_rows", "hidden_columns", "errors", "runs"):
        assert getattr(left, name) == getattr(right, name), name
    assert (left.formulas, left.uncached) == (right.formulas, right.uncached)


ODD = (
    zips.sheet('<row r="1"><c s="1" r="B1"><v>1</v></c></row>'),
    zips.sheet("<row r='1'><c r='B1' s='1'><v>1</v></c></row>"),
    zips.sheet('<row><c/><c s="1"><v>1</v></c></row>'),
    zips.sheet('<!-- --><row r="1"><c r="B1" s="1"><v>1</v></c></row>'),
    zips.sheet('<row r="1"><c r="B1" s="1"><v>1</v></c></row>')
    .replace("<", "<x:")
    .replace("<x:/", "</x:")
    .replace("<x:?", "<?")
    .replace("xmlns=", "xmlns:x="),
    zips.sheet('<row r="1"><c r="B1" s="1" cm="1"><v>1</v></c></row>'),
)


@pytest.mark.parametrize("sheet", ODD)
def test_sheets_written_oddly_are_read_all_the_same(sheet: str) -> None:
    found = quick(sheet)

    assert (found.height, found.width) == (1, 2)
    assert found.lines == {0: bytearray(b"\0\1")}


def test_errors_formulas_and_merges_are_found() -> None:
    cells = cell((0, 0), "", 't="e"', "<f>1/0</f>", "#DIV/0!")
    sheet = zips.sheet(
        f'<row r="1" hidden="1">{cells}<c r="B1"><f>2</f></c></row>',
        '<mergeCells><mergeCell ref="C3"/><mergeCell ref="odd"/></mergeCells>',
    )

    found = quick(sheet)

    assert found.errors == {(0, 0): CellError.DIV}
    assert found.formulas == {(0, 0): "1/0", (0, 1): "2"}
    assert found.uncached == {(0, 1)}
    assert found.hidden_rows == {0}
    assert found.merges == [Area(top=2, left=2, bottom=2, right=2)]


def test_fonts_within_texts_are_found() -> None:
    run = '<is><r><rPr><rFont val="VNI-Times"/></rPr><t>a</t></r></is>'
    sheet = zips.sheet(
        '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c>'
        f'<c r="C1" t="inlineStr">{run}</c></row>'
    )

    assert quick(sheet).runs == {(0, 0): ".VnTime", (0, 2): "VNI-Times"}
    assert thorough(sheet).runs == quick(sheet).runs


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        (Limits(columns=1), "columns"),
        (Limits(cells=1), "cells"),
        (Limits(merges=1), "merged"),
        (Limits(formulas=1), "formulas"),
    ],
)
def test_limits_are_named(limits: Limits, says: str) -> None:
    cells = "".join(f'<c r="{c}1"><f>1</f><v>1</v></c>' for c in "AB")
    merges = '<mergeCell ref="A1:A2"/>' * 2
    sheet = zips.sheet(f'<row r="1">{cells}</row>', merges)

    with pytest.raises(CchcError, match=says):
        quick(sheet, limits)


def test_a_row_without_an_end_is_refused() -> None:
    cells = "".join(f'<c r="A1" s="{n[-5:]}"/>' for n in hostile.noise(80_000))

    with pytest.raises(CchcError, match="in a row"):
        quick(zips.sheet(f'<row r="1">{cells}</row>'), Limits(row=500_000))


def test_large_sheets_are_read_in_pieces() -> None:
    rows = (
        f'<row r="{n}"><c r="A{n}" s="1"><v>{n}</v></c></row>' for n in range(1, 40_000)
    )
    found = quick(zips.sheet("".join(rows)))

    assert (found.height, len(found.lines)) == (39_999, 39_999)
