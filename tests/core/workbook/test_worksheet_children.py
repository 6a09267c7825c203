"""The reference to a sheet's old-style drawing stands where the schema wants it."""

import pytest

from core.workbook.sheet_places import sheet_xml
from core.workbook.worksheet_children import legacy_drawing, legacy_drawing_edit
from core.workbook.xml_bytes import XmlFault, xml_of

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
CONTROLS = (
    '<mc:AlternateContent><mc:Choice Requires="x14"><controls><control/></controls>'
    "</mc:Choice></mc:AlternateContent>"
)


def sheet(tail: str, prefix: str = "r") -> str:
    return (
        f'<worksheet xmlns="{MAIN}" xmlns:{prefix}="{RELATIONS}" '
        f'xmlns:mc="{COMPATIBLE}"><sheetData/>{tail}</worksheet>'
    )


def added(xml: str) -> str:
    part = xml_of(xml.encode())
    return part.edited([legacy_drawing_edit(sheet_xml(part), "rId7")]).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("<pageMargins/>", ""),
        ('<drawing r:id="rId1"/>', "<tableParts/>"),
        ("", '<legacyDrawingHF r:id="rId2"/>'),
        ("<pageSetup/>", "<picture/><extLst><ext><controls/></ext></extLst>"),
        ("<drawing/>", CONTROLS),
        ("<mc:AlternateContent><mc:Choice><x/></mc:Choice></mc:AlternateContent>", ""),
    ],
)
def test_it_stands_in_the_order_of_the_schema(before: str, after: str) -> None:
    new = '<legacyDrawing r:id="rId7"/>'

    assert added(sheet(before + after)) == sheet(before + new + after)


def test_it_uses_the_prefix_that_the_sheet_has() -> None:
    assert '<legacyDrawing rel:id="rId7"/>' in added(sheet("", prefix="rel"))


def test_it_brings_a_prefix_where_there_is_none() -> None:
    xml = f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'

    assert f'<legacyDrawing xmlns:r="{RELATIONS}" r:id="rId7"/>' in added(xml)


def test_one_that_leads_nowhere_is_replaced() -> None:
    dangling = sheet('<legacyDrawing r:id="rId1"/>')

    assert legacy_drawing(sheet_xml(xml_of(dangling.encode()))) == "rId1"
    assert added(dangling) == sheet('<legacyDrawing r:id="rId7"/>')


def test_elements_that_do_not_end_are_refused() -> None:
    xml = f'<worksheet xmlns="{MAIN}"><sheetData/><extLst>'

    with pytest.raises(XmlFault):
        added(xml)
