"""The process that parses a workbook, so that the one which asks cannot be harmed.

Run as a script, with the folder of the outside packages, the sort of file and the
limits as arguments; the file comes on standard input, frames of marshal go out on
standard output. It imports nothing of this house: it must start at once.
"""

import marshal
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, BinaryIO, cast

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet

_BLOCK = 50_000  # cells in a frame: neither process ever holds all of them twice
_PLAIN = frozenset({str, float, int})
_LENGTH = 8  # bytes of a frame's own length
_VERSION = 2  # of marshal: the last that keeps no table of what it has seen
_OLE_BLANK = frozenset({0, 6})  # how xlrd numbers a cell without a value
_NO_STYLE = -1
_OLE_ERROR = 5  # how xlrd numbers a cell that holds an error
_PROPERTIES = ("\x05SummaryInformation", "\x05DocumentSummaryInformation")
_MOST = 1 << 16  # bytes of a property stream
Row = list[Any]
Frame = tuple[object, ...]


def main() -> None:
    """Read the workbook on standard input; write what is in it."""
    packages, kind, memory, seconds = sys.argv[1:5]
    sys.path.append(packages)
    out = sys.stdout.buffer
    import python_calamine  # noqa: F401  # loaded before memory is counted

    if kind == "xls":
        import xlrd  # noqa: F401  # as above
    confine(int(memory), int(seconds))
    send(out, ("ready",))
    content = sys.stdin.buffer.read()
    try:
        for frame in frames(content, kind):
            send(out, frame)
    except MemoryError:
        send(out, ("memory",))
    except BaseException as error:  # noqa: BLE001  # a panic is no Exception
        is_locked = kind == "xls" and locked(content)
        name = "PasswordError" if is_locked else type(error).__name__
        send(out, ("failed", name, str(error)[:500]))


def confine(memory: int, seconds: int) -> None:
    """Let this process take so much memory and processor time, where that exists."""
    with suppress(ImportError):
        import resource

        for limit, most in (
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_CPU, seconds),
            (resource.RLIMIT_AS, memory),
        ):
            with suppress(ValueError, OSError):
                resource.setrlimit(limit, (most, most))


def send(out: BinaryIO, frame: Frame) -> None:
    """Write one frame: its length, then its marshal."""
    packed = marshal.dumps(cast("Any", frame), _VERSION)
    out.write(len(packed).to_bytes(_LENGTH, "big") + packed)
    out.flush()


def frames(content: bytes, kind: str) -> Iterator[Frame]:
    """Yield sheets, rows in blocks, and what else the sort of file needs."""
    yield from values(content)
    if kind == "xls":
        yield from old_structure(content)
        yield from properties(content)
    yield ("end",)


def values(content: bytes) -> Iterator[Frame]:
    """Yield every sheet's name and its rows, counted from A1."""
    from io import BytesIO

    from python_calamine import CalamineWorkbook, SheetTypeEnum

    book = CalamineWorkbook.from_filelike(BytesIO(content))
    for position, sheet in enumerate(book.sheets_metadata):
        is_hidden = not str(sheet.visible).endswith(".Visible")
        yield ("sheet", sheet.name, is_hidden)
        if sheet.typ == SheetTypeEnum.WorkSheet:
            found = book.get_sheet_by_index(position)
            left = found.start[1] if found.start else 0
            yield from blocks(found.iter_rows(), left)


def blocks(rows: Iterable[Row], left: int) -> Iterator[Frame]:
    """Yield rows by the block, moved right by ``left`` columns."""
    block: list[Row] = []
    cells = 0
    margin = [""] * left
    for row in rows:
        block.append(margin + encoded(row))
        cells += left + len(row)
        if cells >= _BLOCK:
            yield ("rows", block)
            block, cells = [], 0
    yield ("rows", block)


def encoded(row: Row) -> Row:
    """Return a row in which everything marshal cannot hold is a tagged tuple."""
    if _PLAIN.issuperset(map(type, row)):
        return row
    return [v if type(v) in _PLAIN else tagged(v) for v in row]


def tagged(value: object) -> tuple[object, ...]:
    """Return a truth value, day, time or span as a tuple that begins with its sort."""
    match value:
        case bool():
            return ("bool", value)
        case datetime():
            return ("datetime", *value.timetuple()[:6], value.microsecond)
        case date():
            return ("date", value.year, value.month, value.day)
        case time():
            return ("time", value.hour, value.minute, value.second, value.microsecond)
        case timedelta():
            return ("span", value.days, value.seconds, value.microseconds)
        case _:
            return ("text", str(value))


def locked(content: bytes) -> bool:
    """Tell whether an .xls opens with a password only; calamine does not say."""
    import io

    import xlrd

    try:
        xlrd.open_workbook(file_contents=content, on_demand=True, logfile=io.StringIO())
    except Exception as error:  # noqa: BLE001  # xlrd raises whatever comes
        return "encrypted" in str(error)
    return False


def old_structure(content: bytes) -> Iterator[Frame]:
    """Yield what only xlrd tells of an .xls: fonts, formats, merges, hidden, errors.

    A file that calamine reads and xlrd does not is read without them.
    """
    import io

    import xlrd

    try:
        book = xlrd.open_workbook(
            file_contents=content,
            formatting_info=True,
            ragged_rows=True,
            logfile=io.StringIO(),
        )
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  # xlrd raises whatever comes
        yield ("plain", type(error).__name__)
        return
    yield ("styles", *old_styles(book))
    for position, sheet in enumerate(book.sheets()):
        yield ("structure", position, old_sheet(sheet))


def properties(content: bytes) -> Iterator[Frame]:
    """Yield the property streams of an .xls, as they are."""
    import io

    from xlrd.compdoc import CompDoc

    with suppress(Exception):
        document = CompDoc(content, logfile=io.StringIO())
        streams = (document.get_named_stream(name) for name in _PROPERTIES)
        yield ("properties", [stream[:_MOST] for stream in streams if stream])


def old_styles(book: "Book") -> tuple[list[str], list[int], list[str]]:
    """Return font, number and text of the format of every style, in order."""
    fonts = [font.name for font in book.font_list]
    names = [_at(fonts, xf.font_index) for xf in book.xf_list]
    formats = [book.format_map.get(xf.format_key) for xf in book.xf_list]
    codes = [form.format_str if form else "" for form in formats]
    return names, [xf.format_key for xf in book.xf_list], codes


def old_sheet(sheet: "Sheet") -> dict[str, Any]:
    """Return merges, hidden rows and columns, errors, styles by row, fonts of runs."""
    rows = range(sheet.nrows)
    return {
        "merges": [tuple(area) for area in sheet.merged_cells],
        "hidden_rows": [r for r, row in sheet.rowinfo_map.items() if row.hidden],
        "hidden_columns": [c for c, col in sheet.colinfo_map.items() if col.hidden],
        "errors": {
            (row, column): int(sheet.cell_value(row, column))
            for row in rows
            for column, kind in enumerate(sheet.row_types(row))
            if kind == _OLE_ERROR
        },
        "styles": [
            [
                _NO_STYLE if kind in _OLE_BLANK else sheet.cell_xf_index(row, column)
                for column, kind in enumerate(sheet.row_types(row))
            ]
            for row in rows
        ],
        "runs": run_fonts(sheet),
    }


def run_fonts(sheet: "Sheet") -> dict[tuple[int, int], list[str]]:
    """Return the fonts that parts of a cell's text have, by cell."""
    known = sheet.book.font_list if sheet.book else ()
    fonts = [font.name for font in known]
    return {
        spot: [_at(fonts, font) for _, font in runs]
        for spot, runs in sheet.rich_text_runlist_map.items()
    }


def _at(names: Sequence[str], position: int) -> str:
    return names[position] if 0 <= position < len(names) else ""


if __name__ == "__main__":
    main()
