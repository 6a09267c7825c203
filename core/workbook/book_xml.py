"""The frame of a zipped workbook: which part is which sheet, what else it carries."""

from collections.abc import Iterator
from posixpath import join, normpath

from core.errors import N_
from core.model import Message
from core.workbook.guard import Package
from core.workbook.sheet_xml import scan
from core.workbook.structure import Structure
from core.workbook.styles import run_fonts, styles_of
from core.workbook.xml_events import Attributes, attribute, local, walk

_BOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_PROPERTIES = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml")
_MOST, _LONGEST = 2_000, 2_000  # properties, and characters of one that are read
_DDE = b"ddeLink"
_LINKS = "xl/externalLinks/"
# A part whose name begins so is passed over, and the reader told.
_PASSED_OVER = {
    "xl/vbaProject": N_("The workbook carries macros; they were not run."),
    "xl/macrosheets/": N_("The workbook carries macros; they were not run."),
    _LINKS: N_("The workbook refers to other files; they were not opened."),
    "xl/connections.xml": N_(
        "The workbook is connected to outside sources; they were not asked."
    ),
    "xl/embeddings/": N_("The workbook carries other files; they were not opened."),
    "xl/activeX/": N_("The workbook carries ActiveX controls; they were not run."),
    "customUI/": N_("The workbook changes the menus of Excel; that was passed over."),
}
_DDE_REMARK = N_("The workbook starts other programs (DDE); none was started.")
_MACRO_PARTS = ("Basic/", "Scripts/")
MACROS = _PASSED_OVER["xl/vbaProject"]


def structures(package: Package) -> Iterator[Structure | None]:
    """Yield what every sheet has beside its values, in the workbook's order.

    A sheet without cells of its own, such as a chart, yields None.

    Raises:
        CchcError: A part is damaged or beyond a limit.
    """
    looks, fonts = styles_of(package), run_fonts(package)
    cells = 0
    for part in _sheet_parts(package):
        if part not in package.parts or "/worksheets/" not in f"/{part}":
            yield None
            continue
        structure = Structure(package=package, part=part, looks=looks, run_fonts=fonts)
        scan(structure)
        cells += structure.height * structure.width
        if cells > package.limits.cells:
            measure = N_("cells in all sheets")
            raise structure.too_large(cells, measure, package.limits.cells)
        yield structure


def remarks(package: Package) -> tuple[Message, ...]:
    """Return what a workbook carries that was passed over."""
    said = [
        remark
        for start, remark in _PASSED_OVER.items()
        if any(name.startswith(start) for name in package.parts)
    ]
    links = [name for name in package.parts if name.startswith(_LINKS)]
    if any(_DDE in chunk for name in links for chunk in package.chunks(name)):
        said.append(_DDE_REMARK)
    if any(name.startswith(_MACRO_PARTS) for name in package.parts):
        said.append(MACROS)
    return tuple(Message(text=remark) for remark in dict.fromkeys(said))


def properties(package: Package) -> tuple[str, ...]:
    """Return every text among a workbook's properties."""
    texts: list[str] = [""]

    def start(_: str, _attributes: Attributes) -> None:
        """Begin a new text."""
        if len(texts) < _MOST:
            texts.append("")

    def text(said: str) -> None:
        """Add what is said to the text."""
        texts[-1] = (texts[-1] + said)[:_LONGEST]

    for part in (*_PROPERTIES, "meta.xml"):
        walk(package, part, start, text=text)
    return tuple(said for said in texts if said)


def _sheet_parts(package: Package) -> Iterator[str]:
    """Yield the part of every sheet; nothing for one that names none."""
    targets: dict[str, str] = {}
    sheets: list[str] = []

    def relation(name: str, attributes: Attributes) -> None:
        """Note where a relation leads."""
        if local(name) == "Relationship":
            target = attribute(attributes, "Target")
            targets[attribute(attributes, "Id")] = _below_xl(target)

    def sheet(name: str, attributes: Attributes) -> None:
        """Note a sheet in its order."""
        if local(name) == "sheet":
            sheets.append(_relation_of(attributes))

    walk(package, _RELATIONS, relation)
    walk(package, _BOOK, sheet)
    return (targets.get(identity, "") for identity in sheets)


def _below_xl(target: str) -> str:
    """Return a part's name from a target, which may begin at the root."""
    return target[1:] if target.startswith("/") else normpath(join("xl", target))


def _relation_of(attributes: Attributes) -> str:
    """Return the prefixed ``id`` of a sheet, as ``r:id`` mostly is."""
    prefixed = (v for key, v in attributes.items() if key.endswith(":id"))
    return next(prefixed, "")
