"""Results put into the user's own workbook: only the cells named are touched.

Every other part of the file keeps its bytes, and so does every other cell.
"""

from collections.abc import Mapping
from pathlib import Path

from core.errors import LockedCellError
from core.workbook.annotate import annotate
from core.workbook.bound_cells import objection
from core.workbook.cell_edits import cell_edits
from core.workbook.found import Spot, a1, quoted
from core.workbook.opened import opened, tabs_named
from core.workbook.package import Package, Tab, faults_of
from core.workbook.placed import placed
from core.workbook.recalculation import compute_on_opening, forget_formulas
from core.workbook.shared_formulas import taken_over
from core.workbook.sheet_places import SheetXml, sheet_xml
from core.workbook.text_back import TEXT_ENDINGS, write_text
from core.workbook.written import Written, checked
from core.workbook.xml_bytes import opening

__all__ = ("Written", "annotate", "write_cells")

Cells = Mapping[Spot, Written]


def write_cells(
    source: Path,
    target: Path,
    changes: Mapping[str, Cells],
    *,
    overwrite: bool = False,
) -> None:
    """Write ``changes``, by sheet and cell, into a copy of a workbook.

    Cells keep their style; text never becomes a formula, numbers keep every digit.
    The copy is written beside the target and moved into place once it is whole.

    Args:
        source: The user's file: .xlsx, .xlsm, or a text file (.csv, .tsv, .txt),
            whose one sheet may be called anything.
        target: The file to write, of the same sort.
        changes: New contents by name of the sheet and cell, counted from 0.
        overwrite: Whether the target may be the source itself.

    Raises:
        LockedCellError: A cell is part of something that writing would break.
        CchcError: The file cannot be read, changed or written; nothing was written.
    """
    for sheet, cells in changes.items():
        for spot, written in cells.items():
            checked(written, spot, sheet)
    if source.suffix.casefold() in TEXT_ENDINGS:
        write_text(source, target, changes, overwrite=overwrite)
        return
    with opened(source) as package:
        _change(package, source, changes)
        with placed(source, target, overwrite=overwrite) as file:
            package.parts.write(file)


def _change(package: Package, source: Path, changes: Mapping[str, Cells]) -> None:
    """Make the changes in the package, in memory."""
    tabs = tabs_named(package, source, changes)
    gone, is_new = {}, False
    for tab, (name, cells) in zip(tabs, changes.items(), strict=True):
        with faults_of(tab.part):
            sheet = sheet_xml(package.xml(tab.part))
            _refuse(package, tab, sheet, name, cells)
            formulas = _formulas(sheet, cells)
            edits = [*cell_edits(sheet, cells), *taken_over(sheet, cells)]
        written = {spot for spot, cell in cells.items() if cell.formula is not None}
        gone[tab.number] = formulas - written
        is_new = is_new or bool(written - formulas)
        package.edit(tab.part, edits)
    forget_formulas(package, gone, new=is_new)
    if any(cell.formula is not None for c in changes.values() for cell in c.values()):
        compute_on_opening(package)


def _refuse(
    package: Package, tab: Tab, sheet: SheetXml, name: str, cells: Cells
) -> None:
    found = objection(package, tab.part, sheet, cells)
    if found:
        where = f"{quoted(name)}!{a1(*found.spot)}"
        raise LockedCellError(where=where, problem=found.problem, hint=found.hint)


def _formulas(sheet: SheetXml, cells: Cells) -> set[Spot]:
    """Return which cells hold a formula of their own as yet."""
    if b"<" + sheet.prefix + b"f" not in sheet.xml.scan:
        return set()
    pattern = opening(sheet.prefix, b"f")
    boxes = ((spot, sheet.cell(spot)) for spot in cells)
    return {
        spot
        for spot, box in boxes
        if box and pattern.search(sheet.xml.scan, box.start, box.end)
    }
