"""Comments put at cells of the user's own workbook; everything else stays."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from core.errors import N_, BadWrittenError, LockedCellError, NotXlsxError
from core.model import Message
from core.workbook.bound_cells import heads
from core.workbook.comments_xml import comment_edits, new_comments
from core.workbook.found import Spot, a1, quoted
from core.workbook.note_box import Grid, grid_of
from core.workbook.opened import opened, tabs_named
from core.workbook.package import Package, Tab, faults_of, namespace_of
from core.workbook.package_edits import add_part, add_type, free_name, relate
from core.workbook.placed import placed
from core.workbook.sheet_places import SheetXml, sheet_xml
from core.workbook.text_back import TEXT_ENDINGS
from core.workbook.vml import NO_SHAPES, blocks, box_edits
from core.workbook.worksheet_children import legacy_drawing, legacy_drawing_edit
from core.workbook.written import Written, checked
from core.workbook.xml_bytes import spliced

_COMMENTS = "xl/comments{}.xml"
_DRAWING = "xl/drawings/vmlDrawing{}.vml"
_TYPE = "application/vnd.openxmlformats-officedocument."
_COMMENTS_TYPE = f"{_TYPE}spreadsheetml.comments+xml"
_DRAWING_TYPE = f"{_TYPE}vmlDrawing"

_TEXT = N_("a text file, which holds no comments")
_THREAD = N_("it has a conversation, which would hide the comment")
_END_THREAD = N_(
    "Resolve and delete the conversation in Excel, or leave that cell out."
)
_BLANK = N_("the comment is empty")
Notes = Mapping[Spot, str]


def annotate(
    source: Path,
    target: Path,
    notes: Mapping[str, Notes],
    *,
    overwrite: bool = False,
) -> None:
    """Put comments at cells of a copy of a workbook.

    Comments that are there stay; where a cell has one, ours stands below it. In
    merged cells the comment goes to the first of them.

    Args:
        source: The user's .xlsx or .xlsm.
        target: The file to write, of the same sort.
        notes: Texts by name of the sheet and cell, counted from 0.
        overwrite: Whether the target may be the source itself.

    Raises:
        CchcError: The file cannot be read, changed or written; nothing was written.
    """
    for sheet, texts in notes.items():
        for spot, note in texts.items():
            _require_text(sheet, spot, note)
    if source.suffix.casefold() in TEXT_ENDINGS:
        raise NotXlsxError(file=str(source), kind=Message(text=_TEXT))
    with opened(source) as package:
        tabs = tabs_named(package, source, notes)
        taken = blocks(_drawings(package))
        for tab, (name, texts) in zip(tabs, notes.items(), strict=True):
            if texts:
                _annotate_sheet(package, tab, name, texts, taken)
        with placed(source, target, overwrite=overwrite) as file:
            package.parts.write(file)


def _require_text(sheet: str, spot: Spot, note: str) -> None:
    checked(Written(note), spot, sheet)
    if not note.strip():
        where = f"{quoted(sheet)}!{a1(*spot)}"
        raise BadWrittenError(where=where, problem=Message(text=_BLANK))


def _drawings(package: Package) -> Iterator[bytes]:
    for key, name in package.parts.names.items():
        if key.endswith(".vml"):
            with faults_of(name):
                yield package.parts.read(name)


def _annotate_sheet(
    package: Package, tab: Tab, name: str, texts: Notes, taken: set[int]
) -> None:
    with faults_of(tab.part):
        sheet = sheet_xml(package.xml(tab.part))
        notes = _at_heads(sheet, texts)
        _refuse_threads(package, tab, name, notes)
        grid = grid_of(sheet)
        drawing = _drawing(package, tab, sheet)
    _comment(package, tab, sheet, notes)
    _draw(package, drawing, notes, grid, taken)


def _at_heads(sheet: SheetXml, texts: Notes) -> dict[Spot, str]:
    """Return the texts by cell, those inside merged cells at the first of them."""
    head_of = heads(sheet, texts)
    notes: dict[Spot, str] = {}
    for spot, text in sorted(texts.items()):
        head = head_of.get(spot, spot)
        notes[head] = f"{notes[head]}\n\n{text}" if head in notes else text
    return notes


def _refuse_threads(package: Package, tab: Tab, name: str, notes: Notes) -> None:
    cells = {a1(*spot) for spot in notes}
    for relation in package.relations(tab.part):
        if relation.kind != "threadedComment":
            continue
        for thread in package.tree(relation.target):
            if thread.get("ref") in cells:
                raise LockedCellError(
                    where=f"{quoted(name)}!{thread.get('ref')}",
                    problem=Message(text=_THREAD),
                    hint=Message(text=_END_THREAD),
                )


def _comment(package: Package, tab: Tab, sheet: SheetXml, notes: Notes) -> None:
    """Put the texts into the sheet's list of comments, a new one if need be."""
    part = package.related(tab.part, "comments")
    if part is None:
        part = free_name(package, _COMMENTS)
        add_part(package, part, new_comments(namespace_of(sheet.xml)))
        add_type(package, part=part, content=_COMMENTS_TYPE)
        relate(package, tab.part, "comments", part)
    with faults_of(part):
        edits = comment_edits(package.xml(part), notes)
    package.edit(part, edits)


def _drawing(package: Package, tab: Tab, sheet: SheetXml) -> str:
    """Return the part that holds the boxes, a new one if need be."""
    name = legacy_drawing(sheet)
    related = {r.id: r.target for r in package.relations(tab.part)}
    if name is not None and name in related:
        return related[name]
    part = free_name(package, _DRAWING)
    add_part(package, part, NO_SHAPES)
    add_type(package, ending="vml", content=_DRAWING_TYPE)
    reference = relate(package, tab.part, "vmlDrawing", part)
    package.edit(tab.part, [legacy_drawing_edit(sheet, reference)])
    return part


def _draw(
    package: Package, part: str, notes: Notes, grid: Grid, taken: set[int]
) -> None:
    with faults_of(part):
        name = package.parts.name(part) or part
        drawing = package.parts.read(name)
        edits = box_edits(drawing, notes, grid, taken)
    package.parts.changed[name] = spliced(drawing, edits)
