"""The hostile corpus: files nobody should be harmed by, and what becomes of each.

Every file is made here, the same each time; `Case.outcome` is the code of the error
that refuses it, or READ.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.core.workbook import compounds as ole
from tests.core.workbook import packages as zips
from tests.core.workbook.packages import Entry, book, sheet, strings, zipped

READ = "read"
OTHER, DAMAGED, LARGE, LOCKED = "CCHC-230", "CCHC-231", "CCHC-232", "CCHC-233"
SECRET, DANGEROUS, STOPPED = "CCHC-234", "CCHC-235", "CCHC-236"
MB = 1 << 20
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One file of the corpus.

    Attributes:
        name: Its name, ending included.
        make: Makes its bytes.
        outcome: Code of the error that refuses it, or READ.
        says: Words of the English sentence, or of the remarks where it is read.
    """

    name: str
    make: Callable[[], bytes]
    outcome: str
    says: str = ""


def case(name: str, outcome: str, says: str, make: Callable[[], bytes]) -> Case:
    """Return one file of the corpus."""
    return Case(name=name, make=make, outcome=outcome, says=says)


def plain(rows: str = ONE, after: str = "") -> bytes:
    """Return a workbook with one sheet of the rows given."""
    return book(sheet(rows, after))


def with_part(name: str, content: str | bytes) -> Callable[[], bytes]:
    """Return what makes a sound workbook with one more part."""
    return lambda: book(sheet(ONE), {name: content})


def cell(text: str, reference: str = "A1", sort: str = "n") -> Callable[[], bytes]:
    """Return what makes a workbook whose only cell holds ``text``."""
    one = f'<c r="{reference}" t="{sort}"><v>{text}</v></c>'
    return lambda: plain(f'<row r="1">{one}</row>')


def declared(declaration: str, text: str) -> Callable[[], bytes]:
    """Return what makes a workbook whose shared texts declare something."""
    body = strings(f"<si><t>{text}</t></si>").replace(
        "<sst", f"<!DOCTYPE sst {declaration}><sst", 1
    )
    row = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    return lambda: book(sheet(row), {zips.STRINGS: body})


def renamed_encoding(name: str, codec: str) -> Callable[[], bytes]:
    """Return what makes a workbook whose sheet is in another encoding."""
    text = sheet(ONE).replace('encoding="UTF-8"', f'encoding="{name}"')
    return lambda: book(text.encode(codec))


def overlapping() -> bytes:
    """Return a workbook in which a listed part lies inside another."""
    whole = zipped(*zips.entries(sheet(ONE)))
    inner = zipped(Entry(name="a.xml", content=b"<a/>"))
    listed = inner[inner.index(b"PK\1\2") : inner.index(b"PK\5\6")]
    start, end = whole.index(b"PK\1\2"), whole.index(b"PK\5\6")
    central = whole[start:end] + listed
    return whole[:start] + central + zips.ending(6, len(central), start)


def quoted_overlap() -> bytes:
    """Return parts that all point at one packed body, as Fifield's bomb does."""
    kernel = zipped(Entry(name="xl/workbook.xml", content=b" " * MB))
    start, end = kernel.index(b"PK\1\2"), kernel.index(b"PK\5\6")
    one = kernel[start:end]
    listed = b"".join(
        one.replace(b"xl/workbook.xml", f"xl/workboo{n}.xml".encode()[-15:])
        for n in "kabcdefghij"
    )
    return kernel[:start] + listed + zips.ending(11, len(listed), start)


def noise(count: int) -> Iterator[str]:
    """Yield numbers that cannot be packed tight."""
    number = 1
    for _ in range(count):
        number = number * 48271 % 2147483647
        yield str(number)


def deep() -> bytes:
    """Return a workbook with elements within elements, a hundred thousand deep."""
    names = [f"a{number}" for number in noise(100_000)]
    opened = "".join(f"<{name}>" for name in names)
    return plain(ONE, opened + "".join(f"</{name}>" for name in reversed(names)))


def slow_markup() -> bytes:
    """Return a workbook with millions of elements of no use, packed not too tight."""
    rows = (f"<row>{f'<x:a{n[-2:]}/>' * 60}</row>" for n in noise(200_000))
    return book(sheet(f"{ONE}<!-- -->{''.join(rows)}"))


def wide_row() -> bytes:
    """Return a workbook with one text of ten megabytes in its first row."""
    text = "".join(noise(1_000_000))
    one = f'<c r="A1" t="inlineStr"><is><t>{text}</t></is></c>'
    return plain(f'<row r="1">{one}</row>')


def repeated_rows(figure: str) -> bytes:
    """Return an OpenDocument workbook with a million rows written as one."""
    wide = 'table:number-columns-repeated="1024"'
    cell_ = zips.value(figure, wide) if figure else f"<table:table-cell {wide}/>"
    first = f"<table:table-row>{zips.value('1')}</table:table-row>"
    high = 'table:number-rows-repeated="1048575"'
    rows = f"{first}<table:table-row {high}>{cell_}</table:table-row>"
    return zips.ods(zips.table(rows))


def repeated_columns(count: str) -> bytes:
    """Return an OpenDocument workbook with a row of so many cells written as one."""
    wide = zips.value("1", f'table:number-columns-repeated="{count}"')
    return zips.ods(zips.table(f"<table:table-row>{wide}</table:table-row>"))


def spreadsheet_2003() -> bytes:
    """Return what Excel 2003 calls an XML spreadsheet."""
    names = "urn:schemas-microsoft-com:office:spreadsheet"
    return f'<?xml version="1.0"?><Workbook xmlns="{names}"/>'.encode()


def lying_sizes() -> bytes:
    """Return a workbook whose sheet is longer than its headers say."""
    parts = zips.entries(sheet(ONE, "".join(noise(1000))))
    said = [
        Entry(
            name=p.name, content=p.content, said=100 if p.name == zips.SHEET else None
        )
        for p in parts
    ]
    return zipped(*said)


def with_entry(**changed: object) -> Callable[[], bytes]:
    """Return what makes a workbook whose sheet has other header fields."""

    def made() -> bytes:
        parts = zips.entries(sheet(ONE))
        fields: dict[str, object] = {"name": zips.SHEET, "content": parts[-1].content}
        return zipped(*parts[:-1], Entry(**(fields | changed)))  # type: ignore[arg-type]

    return made


def zip64_lie() -> bytes:
    """Return a workbook whose sheet says that it lies 8 exabytes away."""
    parts = zips.entries(sheet(ONE))
    extra = b"\1\0\x10\0" + b"\xff" * 7 + b"\x7f" + b"\xff" * 7 + b"\x7f"
    last = Entry(
        name=zips.SHEET, content=parts[-1].content, said=0xFFFFFFFF, extra=extra
    )
    return zipped(*parts[:-1], last)


def many_cells() -> bytes:
    """Return a workbook with 64 sheets' worth of the tiniest cells."""
    row = "<row>" + "<c/>" * 1000 + "</row>"
    return plain(row * 8000)


def many_parts(count: int) -> Callable[[], bytes]:
    """Return what makes a workbook with so many more parts."""
    more = [Entry(name=f"xl/media/{n}", content=b"", method=0) for n in range(count)]
    return lambda: zipped(*zips.entries(sheet(ONE)), *more)


def laughs(levels: int = 9) -> str:
    """Return the entities of a billion laughs."""
    found = '<!ENTITY a0 "ha">'
    for n in range(1, levels):
        found += f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">'
    return f"[{found}]"


def merged(count: int) -> str:
    """Return so many merged areas."""
    areas = (f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, count + 1))
    return f'<mergeCells count="{count}">{"".join(areas)}</mergeCells>'


def shared_formulas() -> bytes:
    """Return a workbook whose formulas refer to each other in a ring."""
    first = '<c r="A1"><f t="shared" ref="A1:B1" si="0">B1</f><v>1</v></c>'
    return plain(
        f'<row r="1">{first}<c r="B1"><f t="shared" si="0"/><v>2</v></c></row>'
    )


def far_old_cell() -> bytes:
    """Return an .xls with nothing but its first and its last cell."""
    return ole.compound({"Workbook": ole.old_book({(0, 0): 1, (65535, 255): 2})})


def secret_book(text: str) -> Callable[[], bytes]:
    """Return what makes a workbook whose second row holds ``text``."""
    one = f'<c r="C2" t="inlineStr"><is><t>{text}</t></is></c>'
    return lambda: plain(f'{ONE}<row r="2">{one}</row>')


def long_text(length: int) -> Callable[[], bytes]:
    """Return what makes a workbook with one text of so many characters."""
    body = strings(f"<si><t>{'ă' * length}</t></si>")
    row = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    return lambda: book(sheet(row), {zips.STRINGS: body})


def cut(share: float, make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Return what makes the first part of a file, as a broken download leaves it."""

    def made() -> bytes:
        whole = make()
        return whole[: int(len(whole) * share)]

    return made


def utf16_csv() -> bytes:
    """Return a text with tabs as spreadsheets save Unicode text."""
    return "Mã\tĐiểm\r\n1.10\t85,5\r\n".encode("utf-16")
