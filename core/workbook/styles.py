"""The styles of a zipped workbook: which number format and font each one has."""

from collections.abc import Mapping

from core.errors import N_
from core.workbook.formats import BUILT_IN
from core.workbook.guard import Package
from core.workbook.looks import Looks, looks_of, old_font
from core.workbook.xml_events import Attributes, local, walk

PART = "xl/styles.xml"
STRINGS = "xl/sharedStrings.xml"
_MOST = 65_536  # styles a workbook may have; Excel allows 65,490


class _Styles:
    """Collects formats, fonts and styles, in the order of the part."""

    def __init__(self) -> None:
        self.codes: dict[int, str] = dict(BUILT_IN)
        self.fonts: list[str] = []
        self.styles: list[tuple[int, int]] = []
        self._within: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """Take one element."""
        name, above = local(name), self._within[-1] if self._within else ""
        self._within.append(name)
        if name == "numFmt" and above == "numFmts":
            code = attributes.get("formatCode", "")
            self.codes[_int(attributes.get("numFmtId"))] = code
        elif name == "font" and above == "fonts":
            self.fonts.append("")
        elif name == "name" and above == "font" and self.fonts:
            self.fonts[-1] = attributes.get("val", "")
        elif name == "xf" and above == "cellXfs":
            format_ = _int(attributes.get("numFmtId"))
            self.styles.append((format_, _int(attributes.get("fontId"))))

    def end(self, _: str) -> None:
        """Leave one element."""
        self._within.pop()


def styles_of(package: Package) -> Looks:
    """Return the looks of a workbook's cells.

    Raises:
        CchcError: The part is damaged or has more styles than any program writes.
    """
    found = _Styles()
    walk(package, PART, found.start, end=found.end)
    if len(found.styles) > _MOST:
        raise package.too_large(PART, len(found.styles), N_("styles"), _MOST)
    return looks_of(
        [
            (
                found.codes.get(code, ""),
                found.fonts[font] if font < len(found.fonts) else "",
            )
            for code, font in found.styles
        ]
    )


class _Runs:
    """Collects the old fonts of rich texts, by the text's number."""

    def __init__(self) -> None:
        self.fonts: dict[int, str] = {}
        self._position = -1

    def start(self, name: str, attributes: Attributes) -> None:
        """Take one element."""
        name = local(name)
        if name == "si":
            self._position += 1
        elif name == "rFont" and (font := old_font(attributes.get("val", ""))):
            self.fonts.setdefault(self._position, font)


def run_fonts(package: Package) -> Mapping[int, str]:
    """Return the old font of every shared text that has one in a part of it."""
    found = _Runs()
    if _mentions_fonts(package):
        walk(package, STRINGS, found.start)
    return found.fonts


def _mentions_fonts(package: Package) -> bool:
    """Tell whether any shared text has a font; most workbooks have none."""
    chunks = package.chunks(STRINGS) if STRINGS in package.parts else ()
    tail = b""
    for chunk in chunks:
        if b"rFont" in tail + chunk:
            return True
        tail = chunk[-8:]
    return False


def _int(text: str | None) -> int:
    """Return a number of a style; a fault is as good as the first."""
    return int(text) if text and text.isascii() and text.isdigit() else 0
