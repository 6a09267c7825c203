"""Parts of a workbook as XML events: nothing is resolved, nothing is kept."""

from collections.abc import Callable, Iterable
from xml.parsers import expat

from core.errors import N_, DamagedWorkbookError
from core.workbook.guard import Package

Attributes = dict[str, str]
Start = Callable[[str, Attributes], None]
Text = Callable[[str], None]
End = Callable[[str], None]


def walk(
    package: Package,
    part: str,
    start: Start,
    *,
    end: End | None = None,
    text: Text | None = None,
) -> None:
    """Call back for every element of a part; one that is missing has none.

    Raises:
        CchcError: The part is no sound XML or cannot be unpacked.
    """
    if part in package.parts:
        walk_chunks(package, part, package.chunks(part), start, end=end, text=text)


def walk_chunks(  # noqa: PLR0913  # the parts of one call of expat
    package: Package,
    part: str,
    chunks: Iterable[bytes],
    start: Start,
    *,
    end: End | None = None,
    text: Text | None = None,
) -> None:
    """Call back for every element of what the chunks hold; see `walk`."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    if end:
        parser.EndElementHandler = end
    if text:
        parser.CharacterDataHandler = text

    def refuse(*_: object) -> None:
        """Refuse the part: it declares a document type or entity."""
        raise package.dangerous(part, N_("it declares a document type or entity"))

    parser.StartDoctypeDeclHandler = refuse
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)  # noqa: FBT003  # expat's own order
        parser.Parse(b"", True)  # noqa: FBT003  # as above
    except (expat.ExpatError, LookupError) as error:
        raise DamagedWorkbookError(
            file=package.file, part=part, problem=str(error)
        ) from error


def local(name: str) -> str:
    """Return an element's or attribute's name without its prefix."""
    return name.rpartition(":")[2]


def attribute(attributes: Attributes, name: str) -> str:
    """Return an attribute, whatever its prefix; nothing where there is none."""
    if name in attributes:
        return attributes[name]
    return next((v for key, v in attributes.items() if local(key) == name), "")


def is_true(text: str) -> bool:
    """Tell whether an attribute says yes."""
    return text in {"1", "true", "on"}
