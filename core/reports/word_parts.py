"""What python-docx has no call for: borders, repeated headers, turned text, fields."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from core.reports.document import Align, printable

_HALF_POINT = "4"  # eighths of a point


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A cell's text and how it looks.

    Attributes:
        text: What is in it.
        style: Id of the paragraph's style.
        width: How wide it is, in twips.
        align: Where the text stands.
        mark: Number of a note, raised.
        is_bold: Whether the text is bold.
        fill: Colour behind it, six hexadecimal digits.
        is_turned: Whether it reads from bottom to top.
    """

    text: str
    style: str
    width: int
    align: Align = Align.CENTRE
    mark: str = ""
    is_bold: bool = False
    fill: str = ""
    is_turned: bool = False


def _made(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def twips(mm: int) -> int:
    """Return millimetres in Word's own measure, a twentieth of a point."""
    return mm * 7200 // 127


def bordered(grid: Any) -> None:
    """Draw thin lines around every cell of a table."""
    edges = _made("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = _made(f"w:{side}", val="single", sz=_HALF_POINT, space="0")
        edges.append(line)
    grid._tbl.tblPr.append(edges)


def row(cells: Iterable[Look], *, header_mm: int = 0) -> Any:
    """Return a table's row that stays on one page.

    Made without python-docx's own rows, which take time for each cell before them.

    Args:
        cells: From left to right.
        header_mm: Least height of a header, which stands on every page; 0 for others.
    """
    line, properties = _made("w:tr"), _made("w:trPr")
    properties.append(_made("w:cantSplit"))
    if header_mm:
        height = str(twips(header_mm))
        properties.append(_made("w:trHeight", val=height, hRule="atLeast"))
        properties.append(_made("w:tblHeader"))
    line.append(properties)
    for look in cells:
        line.append(_cell(look))
    return line


def _cell(look: Look) -> Any:
    cell, properties = _made("w:tc"), _made("w:tcPr")
    properties.append(_made("w:tcW", w=str(look.width), type="dxa"))
    if look.fill:
        properties.append(_made("w:shd", val="clear", color="auto", fill=look.fill))
    if look.is_turned:
        properties.append(_made("w:textDirection", val="btLr"))
    properties.append(_made("w:vAlign", val="center"))
    cell.append(properties)
    cell.append(_paragraph(look))
    return cell


def _paragraph(look: Look) -> Any:
    paragraph, properties = _made("w:p"), _made("w:pPr")
    properties.append(_made("w:pStyle", val=look.style))
    properties.append(_made("w:jc", val=look.align.value))
    paragraph.append(properties)
    paragraph.append(_run(look.text, "w:b" if look.is_bold else ""))
    if look.mark:
        paragraph.append(_run(f"({look.mark})", "w:vertAlign"))
    return paragraph


def _run(text: str, property_: str) -> Any:
    run = _made("w:r")
    if property_:
        properties = _made("w:rPr")
        raised = {"val": "superscript"} if property_ == "w:vertAlign" else {}
        properties.append(_made(property_, **raised))
        run.append(properties)
    written = _made("w:t")
    written.text = printable(text)
    run.append(written)
    return run


def kept_together(line: Any) -> None:
    """Keep a row on one page."""
    line._tr.get_or_add_trPr().append(_made("w:cantSplit"))


def field(paragraph: Any, name: str) -> None:
    """Add a field that Word computes, e.g. ``PAGE``."""
    element = _made("w:fldSimple", instr=name)
    run = _made("w:r")
    text = _made("w:t")
    text.text = "1"
    run.append(text)
    element.append(run)
    paragraph._p.append(element)


def drawn_line(paragraph: Any, *, width: int, percent: int) -> None:
    """Draw a line below a paragraph, in the middle of ``width`` twips."""
    from docx.shared import Pt, Twips

    edges = _made("w:pBdr")
    edges.append(_made("w:bottom", val="single", sz="6", space="1", color="000000"))
    line = paragraph.insert_paragraph_before()
    paragraph._p.addnext(line._p)
    line.style = paragraph.style
    line.paragraph_format.line_spacing = Pt(3)
    aside = Twips(width * (100 - percent) // 200)
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = aside
    line._p.get_or_add_pPr().append(edges)
