"""Hostile workbooks by name: the zip, its markup, its cells."""

from tests.core.workbook import hostile as h
from tests.core.workbook import packages as zips
from tests.core.workbook.hostile import (
    DAMAGED,
    DANGEROUS,
    LARGE,
    LOCKED,
    MB,
    ONE,
    OTHER,
    READ,
    STOPPED,
    case,
)
from tests.core.workbook.packages import book, sheet, strings

_ROWS = "table:number-rows-repeated"
_COLUMNS = "table:number-columns-repeated"
_LINK = (
    '<externalLink xmlns="x"><ddeLink ddeService="cmd" ddeTopic="calc"/></externalLink>'
)


ZIPS = (
    case(
        "spaces-bomb.xlsx",
        LARGE,
        "without the end of a tag",
        lambda: h.plain(" " * 64 * MB),
    ),
    case("cells-bomb.xlsx", LARGE, "times its packed", h.many_cells),
    case("entries-2001.xlsx", LARGE, "2000", h.many_parts(2001)),
    case("overlap.xlsx", DANGEROUS, "overlaps", h.overlapping),
    case("quoted-overlap.xlsx", DANGEROUS, "overlaps", h.quoted_overlap),
    case("lying-sizes.xlsx", DAMAGED, "length", h.lying_sizes),
    case("zip64-lie.xlsx", DAMAGED, "length", h.zip64_lie),
    case("encrypted-flag.xlsx", LOCKED, "password", h.with_entry(flags=1)),
    case("odd-packing.xlsx", DANGEROUS, "packed", h.with_entry(method=12)),
    case(
        "same-name-twice.xlsx",
        DANGEROUS,
        "same name",
        h.with_entry(name="xl/workbook.xml"),
    ),
    case(
        "nested.xlsx",
        READ,
        "carries other files",
        h.with_part("xl/embeddings/a.xlsx", h.plain()),
    ),
    case(
        "zip-in-zip.xlsx",
        OTHER,
        "zip archive",
        lambda: zips.zipped(zips.Entry(name="a.xlsx", content=h.plain())),
    ),
    case("cut-half.xlsx", DAMAGED, "breaks off", h.cut(0.5, h.plain)),
    case("cut-tenth.xlsx", DAMAGED, "breaks off", h.cut(0.1, h.plain)),
    case("cut-last.xlsx", DAMAGED, "breaks off", h.cut(0.99, h.plain)),
)
MARKUP = (
    case("laughs.xlsx", DANGEROUS, "entity", h.declared(h.laughs(), "&a8;")),
    case(
        "quadratic.xlsx",
        DANGEROUS,
        "entity",
        h.declared(f'[<!ENTITY a "{"x" * 50_000}">]', "&a;" * 5000),
    ),
    case(
        "xxe-file.xlsx",
        DANGEROUS,
        "entity",
        h.declared('[<!ENTITY a SYSTEM "file:///etc/passwd">]', "&a;"),
    ),
    case(
        "xxe-http.xlsx",
        DANGEROUS,
        "entity",
        h.declared('[<!ENTITY a SYSTEM "http://127.0.0.1:9/">]', "&a;"),
    ),
    case(
        "doctype-only.xlsx",
        DANGEROUS,
        "document type",
        h.declared('SYSTEM "a.dtd"', "a"),
    ),
    case("utf-16.xlsx", DANGEROUS, "UTF-8", h.renamed_encoding("UTF-16", "utf-16")),
    case("utf-7.xlsx", DANGEROUS, "UTF-8", h.renamed_encoding("UTF-7", "utf-8")),
    case("utf-9.xlsx", DANGEROUS, "UTF-8", h.renamed_encoding("UTF-9", "utf-8")),
    case("broken-tags.xlsx", DAMAGED, "", lambda: book(sheet(ONE)[:-20])),
    case(
        "never-ending-tags.xlsx",
        DAMAGED,
        "",
        lambda: book(sheet(ONE) + "".join(f"<row {n}" for n in h.noise(500_000))),
    ),
    case(
        "endless-tag.xlsx",
        DAMAGED,
        "",
        lambda: book(f'{sheet(ONE)}<row {" ".join(h.noise(600_000))} hidden="1"'),
    ),
    case("deep.xlsx", READ, "", h.deep),
    case("slow-markup.xlsx", STOPPED, "4 seconds", h.slow_markup),
)
CELLS = (
    case(
        "far-cell.xlsx",
        LARGE,
        "2000000",
        lambda: h.plain(ONE + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    ),
    case(
        "far-dimension.xlsx",
        READ,
        "",
        lambda: book(sheet(ONE, before='<dimension ref="A1:XFD1048576"/>')),
    ),
    case("row-overflow.xlsx", DAMAGED, "", h.cell("1", "A99999999999999999999")),
    case("row-odd.xlsx", DAMAGED, "", h.cell("1", "1G")),
    case("row-zero.xlsx", DAMAGED, "", h.cell("1", "A0")),
    case("string-index-negative.xlsx", DAMAGED, "", h.cell("-1", sort="s")),
    case("string-index-giant.xlsx", DAMAGED, "", h.cell("99999999", sort="s")),
    case("nan.xlsx", READ, "", h.cell("NaN")),
    case("infinite.xlsx", READ, "", h.cell("1E400")),
    case("comma-number.xlsx", DAMAGED, "cell A1", h.cell("1,5")),
    case("odd-digits.xlsx", DAMAGED, "cell A1", h.cell("١٢")),
    case(
        "merges-million.xlsx",
        LARGE,
        "merged areas",
        lambda: h.plain(ONE, h.merged(1_000_000)),
    ),
    case("long-text.xlsx", LARGE, "32767", h.long_text(40_000)),
    case("giant-text.xlsx", LARGE, "", h.long_text(16 * MB)),
    case(
        "wide-row.xlsx",
        LARGE,
        "without the end of a tag",
        h.wide_row,
    ),
    case("cyclic-formulas.xlsx", READ, "", h.shared_formulas),
    case(
        "uncached.xlsx",
        READ,
        "",
        lambda: h.plain('<row r="1"><c r="A1"><f>1+1</f></c></row>'),
    ),
    case(
        "strings-bomb.xlsx",
        LARGE,
        "times its packed",
        lambda: book(
            sheet(ONE), {zips.STRINGS: strings("<si><t>a</t></si>" * 4_000_000)}
        ),
    ),
)
