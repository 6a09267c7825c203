"""The annex as a Word document that officials edit: real styles, A4 on its side."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from core.reports.document import (
    AnnexDocument,
    ReportRow,
    ReportTable,
    TableKind,
    blocks,
    printable,
)
from core.reports.word_parts import (
    Look,
    bordered,
    drawn_line,
    field,
    kept_together,
    row,
    twips,
)
from core.reports.zipped import restamped

FACE = "Times New Roman"
UNITS_ACROSS = 20
_WIDTH_MM = 267  # between the margins of A4 on its side
_CODE_MM = 13
_UNITS_MM = 182  # of it, what the units of an annex have
_HEAD_MM = 117, 150  # issuer, country
_SHADE = "E8EDF3"
_TEXT = "Annex text"
_CELL = "Annex cell"
_SMALL = "Annex small cell"
_NOTE = "Annex note"
_LETTERHEAD = "Annex letterhead"


def docx(document: AnnexDocument) -> bytes:
    """Return the document; the same content and day give the same bytes."""
    from docx import Document

    paper: Any = Document()
    _styles(paper)
    _section(paper, document)
    _letterhead(paper, document)
    for number, table in enumerate(document.tables):
        if number:
            paper.add_page_break()
        for part in blocks(table, UNITS_ACROSS):
            _table(paper, part)
        _notes(paper, document, table)
    _closing(paper, document)
    _properties(paper, document)
    out = BytesIO()
    paper.save(out)
    return restamped(out.getvalue(), document.seal.at)


def _styles(paper: Any) -> None:
    """Set the face throughout and add the styles the annex is written in."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    normal = paper.styles["Normal"]
    for name, size, after in (
        (_TEXT, 12, 4),
        (_CELL, 11, 0),
        (_SMALL, 7.5, 0),
        (_NOTE, 10, 3),
        (_LETTERHEAD, 12, 0),
    ):
        style = paper.styles.add_style(name, 1)
        style.base_style = normal
        style.font.size = Pt(size)
        style.paragraph_format.space_after = Pt(after)
        style.paragraph_format.space_before = Pt(0)
        style.paragraph_format.line_spacing = 1
    for name in ("Normal", "Title", "Heading 1"):
        font = paper.styles[name].font
        font.name = FACE
        fonts = paper.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        for key in tuple(fonts.attrib):
            if key.endswith("Theme"):
                del fonts.attrib[key]
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), FACE)
    _headings(paper)


def _headings(paper: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    for name, size in (("Title", 14), ("Heading 1", 12)):
        style = paper.styles[name]
        style.font.size, style.font.bold = Pt(size), True
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        style.paragraph_format.space_before = Pt(6)
        style.paragraph_format.space_after = Pt(2)
        edge = style.element.pPr.find(f"{{{style.element.nsmap['w']}}}pBdr")
        if edge is not None:
            style.element.pPr.remove(edge)


def _section(paper: Any, document: AnnexDocument) -> None:
    """Lay A4 on its side; digest, stamp and page number at the foot of each page."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin, section.bottom_margin = Mm(15), Mm(18)
    foot = section.footer.paragraphs[0]
    foot.style = paper.styles[_SMALL]
    foot.add_run(document.head.rebuilt).italic = True
    foot.add_run(f" {document.seal.line} · {document.seal.stamp} · ")
    before, _, rest = document.seal.page.partition("{page}")
    between, _, after = rest.partition("{pages}")
    foot.add_run(before)
    field(foot, "PAGE")
    foot.add_run(between)
    field(foot, "NUMPAGES")
    foot.add_run(after)


def _letterhead(paper: Any, document: AnnexDocument) -> None:
    """Write issuer and country beside each other, then what the paper is."""
    from docx.shared import Mm

    head = document.head
    grid = paper.add_table(rows=1, cols=2)
    grid.autofit = False
    sides = ((head.issuer,), 30), ((head.nation, head.motto), 36)
    for column, mm, (texts, percent) in zip(grid.columns, _HEAD_MM, sides, strict=True):
        cell = column.cells[0]
        column.width = cell.width = Mm(mm)
        _lines(cell, texts, paper)
        line = cell.paragraphs[-1]
        drawn_line(line, width=twips(mm), percent=percent)
    _line(paper, head.label, "Title")
    _line(paper, head.title.upper(), "Heading 1")
    _line(paper, head.attached, _TEXT, italic=True, centred=True)


def _lines(cell: Any, texts: Sequence[str], paper: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    for number, text in enumerate(texts):
        line = cell.add_paragraph() if number else cell.paragraphs[0]
        line.style = paper.styles[_LETTERHEAD]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.add_run(printable(text)).bold = True


def _line(
    paper: Any,
    text: str,
    style: str,
    *,
    italic: bool = False,
    centred: bool = False,
) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    line = paper.add_paragraph(style=style)
    line.add_run(printable(text)).italic = italic or None
    if centred:
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER


def widths(table: ReportTable) -> tuple[int, ...]:
    """Return how wide each column is in twips, all of them as wide as the page."""
    page = twips(_WIDTH_MM)
    if table.kind is TableKind.ITEMS:
        loose = len(table.columns) - table.fixed
        each = twips(min(_UNITS_MM // max(loose, 1), 20))
        code = twips(_CODE_MM)
        return (code, page - code - each * loose, *(each for _ in range(loose)))
    whole = sum(column.width for column in table.columns)
    return tuple(page * column.width // whole for column in table.columns)


def _table(paper: Any, table: ReportTable) -> None:
    """Write one table, its header on every page."""
    from docx.shared import Twips

    _line(paper, table.title, "Heading 1")
    grid = paper.add_table(rows=0, cols=len(table.columns))
    grid.autofit = False
    bordered(grid)
    style = paper.styles[_CELL if table.kind is TableKind.SUMMARY else _SMALL]
    across = widths(table)
    for column, width in zip(grid.columns, across, strict=True):
        column.width = Twips(width)
    grid._tbl.append(_header(table, style.style_id, across))
    for line in table.rows:
        grid._tbl.append(row(_looks(table, line, style.style_id, across)))


def _header(table: ReportTable, style: str, across: Sequence[int]) -> Any:
    is_turned = table.kind is TableKind.ITEMS
    return row(
        (
            Look(
                text=column.heading,
                style=style,
                width=width,
                is_bold=True,
                fill=_SHADE,
                is_turned=is_turned and n >= table.fixed,
            )
            for n, (column, width) in enumerate(zip(table.columns, across, strict=True))
        ),
        header_mm=36 if is_turned else 8,
    )


def _looks(
    table: ReportTable, line: ReportRow, style: str, across: Sequence[int]
) -> Iterator[Look]:
    for column, one, width in zip(table.columns, line.entries, across, strict=True):
        yield Look(
            text=one.text,
            style=style,
            width=width,
            align=column.align,
            mark=one.mark,
            is_bold=line.is_strong,
        )


def _notes(paper: Any, document: AnnexDocument, table: ReportTable) -> None:
    from docx.shared import Pt

    if not table.notes:
        return
    label = paper.add_paragraph(style=_NOTE)
    label.paragraph_format.space_before = Pt(6)
    label.add_run(f"{document.notes_label}:").bold = True
    for note in table.notes:
        paper.add_paragraph(printable(note), style=_NOTE)


def _closing(paper: Any, document: AnnexDocument) -> None:
    """Write the notes on the whole, the source, the block for the signature."""
    for note in (*document.notes, document.source, document.seal.line):
        _line(paper, note, _NOTE, italic=True)
    grid = paper.add_table(rows=1, cols=2)
    kept_together(grid.rows[0])
    first, *others = document.head.signature
    cell = grid.rows[0].cells[1]
    _lines(cell, (first, "", "", "", ""), paper)
    for text in others:
        line = cell.add_paragraph(style=paper.styles[_NOTE])
        line.alignment = cell.paragraphs[0].alignment
        line.add_run(text).italic = True


def _properties(paper: Any, document: AnnexDocument) -> None:
    properties, made = paper.core_properties, document.seal.at.replace(tzinfo=None)
    properties.title = printable(document.head.title)
    properties.author = properties.last_modified_by = document.head.issuer
    properties.subject = printable(document.source)
    properties.comments = document.seal.line
    properties.language = document.language
    properties.created = properties.modified = made
