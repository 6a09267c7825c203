"""Try to make the reading of workbooks fail with anything but a CchcError.

    python -m tests.fuzz.fuzz_read 60        for sixty seconds

Exit 0: nothing was found. What was found is left in the folder named at the end.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from core.errors import CchcError
from core.workbook import book_xml, ods
from core.workbook.found import Kind, Workbook
from core.workbook.guard import open_package
from core.workbook.limits import Limits
from core.workbook.looks import shown_by
from core.workbook.old_book import texts_of
from core.workbook.parsed import Book
from core.workbook.process import Reading
from core.workbook.secrecy import refuse_secrets
from core.workbook.sniff import (
    OLE,
    ZIP,
    refuse_other_files,
    refuse_other_streams,
    zipped_kind,
)
from core.workbook.text_file import read_text
from tests.core.workbook import compounds as ole
from tests.core.workbook import hostile
from tests.core.workbook import packages as zips

LIMITS = Limits(size=1 << 20, part=1 << 20, whole=1 << 21, cells=20_000, seconds=20)
NAME = Path("fuzz.xlsx")
_LONGEST = 8192
_SELDOM = 997  # inputs between two that go to a process of their own
_tried = 0


def zipped(content: bytes) -> None:
    """Read a package as far as this process ever reads it."""
    package = open_package(NAME.name, content, LIMITS)
    kind = zipped_kind(package)
    package.check()
    if kind is Kind.ODS:
        ods.is_encrypted(package)
        found = [*ods.structures(package)]
    else:
        found = [one for one in book_xml.structures(package) if one]
    for one in found:
        dict(shown_by(one.lines, one.looks.known, [[]]))
    book_xml.remarks(package)
    book_xml.properties(package)


def whole(content: bytes) -> None:
    """Read a file of any sort, in another process where it is a workbook."""
    refuse_other_files(NAME.name, content)
    if content.startswith(ZIP):
        zipped(content)
    elif content.startswith(OLE):
        refuse_other_streams(NAME.name, content)
    else:
        text(content)


def text(content: bytes) -> None:
    """Read a text, and look for a mark on it."""
    for name in ("a.csv", "a.txt"):
        kind, sheet, _ = read_text(Path(name), content, LIMITS)
        refuse_secrets(Workbook(file=Path(name), kind=kind, sheets=(sheet,)), ())


def sheet(content: bytes) -> None:
    """Read bytes as the XML of a sheet."""
    zipped(zips.book(content))


def styles(content: bytes) -> None:
    """Read bytes as the styles of a workbook with a cell of each."""
    cells = "".join(f'<c r="{c}1" s="{n}"><v>1</v></c>' for n, c in enumerate("ABCD"))
    rows = zips.sheet(f'<row r="1">{cells}</row>')
    zipped(zips.book(rows, {zips.STYLES: content}))


def frame(content: bytes) -> None:
    """Read bytes as the workbook part, its relations and its properties."""
    parts: dict[str, str | bytes] = dict.fromkeys(
        ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "docProps/core.xml"), content
    )
    zipped(zips.book(zips.sheet(hostile.ONE), parts))


def open_document(content: bytes) -> None:
    """Read bytes as the content of an OpenDocument workbook."""
    inner = content.decode("utf-8", "replace")
    zipped(zips.ods("", {"content.xml": inner}))


def streams(content: bytes) -> None:
    """Read bytes as a property stream of an .xls."""
    list(texts_of(content))


def processed(content: bytes) -> None:
    """Hand bytes to the reading process, now and then."""
    global _tried  # noqa: PLW0603  # the fuzzer calls a function, again and again
    _tried += 1
    if _tried % _SELDOM:
        return
    kind = "xls" if content.startswith(OLE) else "xlsx"
    with Reading(name=NAME.name, kind=kind, limits=LIMITS) as reading:
        reading.send(content)
        Book(file=NAME.name, limits=LIMITS).take(reading.frames())


TARGETS: tuple[Callable[[bytes], None], ...] = (
    whole,
    text,
    sheet,
    styles,
    frame,
    open_document,
    streams,
    processed,
)


def one(content: bytes) -> None:
    """Try one input: its first byte says what the rest is read as."""
    if not content:
        return
    try:
        TARGETS[content[0] % len(TARGETS)](content[1:])
    except CchcError:
        return


def seeds() -> list[bytes]:
    """Return an input of every sort to begin with."""
    rows = (
        '<cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="1" '
        'hidden="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" t="e"><f>1/0</f>'
        "<v>#DIV/0!</v></c><c r='C1'><f t='shared' si='0'/></c></row></sheetData>"
        '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>'
    )
    looks = (
        f'<styleSheet xmlns="{zips.MAIN}"><numFmts><numFmt numFmtId="170" '
        'formatCode="[$-42A]dd/mm/yyyy;@"/></numFmts><fonts><font><name val=".VnTime"/>'
        '</font></fonts><cellXfs><xf numFmtId="170" fontId="0"/><xf numFmtId="2"/>'
        "</cellXfs></styleSheet>"
    )
    table = zips.ods(zips.table(f"<table:table-row>{zips.value('1.10')}"))
    old = ole.compound({"Workbook": ole.old_book({(0, 0): 1.5, (2, 3): 7})})
    book = zips.book(zips.sheet(hostile.ONE))
    part = zips.entries(zips.sheet(hostile.ONE))[2].content
    table_text = zips.ods_content(zips.table(zips.value("1", 'table:formula="of:=1"')))
    return [
        *(b"\0" + whole_file for whole_file in (book, table, old)),
        b"\1" + 'Mã;Điểm\n"1.10";85,5\n'.encode(),
        b"\1" + "Mã\tĐiểm\n1.10\t85,5\nMẬT\n".encode("utf-16"),
        b"\2" + zips.sheet("").replace("<sheetData></sheetData>", rows).encode(),
        b"\3" + looks.encode(),
        b"\4" + part,
        b"\5" + table_text.encode(),
        b"\6" + ole.summary("TỐI MẬT"),
        b"\7" + book,
        b"\7" + old,
    ]


def main(seconds: int) -> None:
    """Try inputs for so many seconds."""
    import atheris

    folder = Path(tempfile.mkdtemp(prefix="cchc-fuzz-"))
    (folder / "seeds").mkdir()
    for position, seed in enumerate(seeds()):
        (folder / "seeds" / f"{position:02}").write_bytes(seed)
    sys.stderr.write(f"inputs that fail are left in {folder}\n")
    options = (
        f"-max_total_time={seconds}",
        f"-max_len={_LONGEST}",
        "-timeout=30",
        "-rss_limit_mb=1024",
        f"-artifact_prefix={folder}/",
    )
    atheris.instrument_all()
    atheris.Setup([sys.argv[0], *options, str(folder / "seeds")], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
