"""The hostile files by name, each with what becomes of it."""

from tests.core.workbook import compounds as ole
from tests.core.workbook import hostile as h
from tests.core.workbook import packages as zips
from tests.core.workbook.corpus_zip import CELLS, MARKUP, ZIPS
from tests.core.workbook.hostile import (
    LARGE,
    LOCKED,
    MB,
    ONE,
    OTHER,
    READ,
    SECRET,
    STOPPED,
    case,
)
from tests.core.workbook.packages import book, ods, sheet, table, value

_LINK = (
    '<externalLink xmlns="x"><ddeLink ddeService="cmd" ddeTopic="calc"/></externalLink>'
)


CARRIED = (
    case(
        "macros.xlsm",
        READ,
        "macros",
        h.with_part("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0"),
    ),
    case(
        "outside-links.xlsx",
        READ,
        "other files",
        h.with_part("xl/externalLinks/externalLink1.xml", "<externalLink/>"),
    ),
    case(
        "dde.xlsx",
        READ,
        "DDE",
        h.with_part("xl/externalLinks/externalLink1.xml", _LINK),
    ),
    case(
        "connections.xlsx",
        READ,
        "connected",
        h.with_part("xl/connections.xml", "<connections/>"),
    ),
    case(
        "secret-property.xlsx",
        SECRET,
        "TUYỆT MẬT",
        lambda: book(sheet(ONE), zips.properties("Độ mật: Tuyệt mật")),
    ),
    case("secret-cell.xlsx", SECRET, "TỐI MẬT", h.secret_book("TỐI MẬT")),
    case("secret-decomposed.xlsx", SECRET, "MẬT", h.secret_book("(MA\u0323\u0302T)")),
    case("secret-tcvn3.xlsx", SECRET, "TỐI MẬT", h.secret_book("tèi mËt")),
    case(
        "secret-property.xls",
        SECRET,
        "TỐI MẬT",
        lambda: ole.compound(
            {
                "Workbook": ole.old_book({(0, 0): 1}),
                "\5SummaryInformation": ole.summary("TỐI MẬT"),
            }
        ),
    ),
    case("secret.csv", SECRET, "MẬT", "Phụ lục;;MẬT\n1;2;3\n".encode),
    case(
        "about-secrets.xlsx", READ, "", h.secret_book("bảo vệ bí mật nhà nước; MẬT độ")
    ),
)
OTHERS = (
    case(
        "web-page.xls",
        OTHER,
        "web page",
        lambda: b"<html><body><table><tr><td>1</td></tr></table>",
    ),
    case("xml-2003.xls", OTHER, "2003", h.spreadsheet_2003),
    case("xlsx-as.xls", READ, "", h.plain),
    case(
        "ods-as.xlsx",
        READ,
        "",
        lambda: ods(table(f"<table:table-row>{value('1')}</table:table-row>")),
    ),
    case(
        "xls-as.xlsx",
        READ,
        "",
        lambda: ole.compound({"Workbook": ole.old_book({(0, 0): 1})}),
    ),
    case("pdf-as.xlsx", OTHER, "PDF", lambda: b"%PDF-1.7\n%\xe2\xe3"),
    case("word-as.xls", OTHER, "Word", lambda: ole.compound({"WordDocument": b"x"})),
    case(
        "password.xlsx",
        LOCKED,
        "password",
        lambda: ole.compound({"EncryptionInfo": b"x", "EncryptedPackage": b"y"}),
    ),
    case(
        "password.xls",
        LOCKED,
        "password",
        lambda: ole.compound({"Workbook": ole.old_book({(0, 0): 1}, locked=True)}),
    ),
    case(
        "password.ods",
        LOCKED,
        "password",
        lambda: ods(
            "", {"META-INF/manifest.xml": "<manifest><encryption-data/></manifest>"}
        ),
    ),
    case("far-cell.xls", STOPPED, "MB of memory", h.far_old_cell),
    case(
        "endless-chain.xls",
        READ,
        "",
        lambda: ole.compound({"Workbook": ole.old_book({(0, 0): 1})}, loop=True),
    ),
    case(
        "cut-half.xls",
        OTHER,
        "",
        h.cut(0.5, lambda: ole.compound({"Workbook": ole.old_book({(0, 0): 1})})),
    ),
    case("rows-bomb.ods", LARGE, "2000000", lambda: h.repeated_rows("1")),
    case("columns-bomb.ods", LARGE, "columns", lambda: h.repeated_columns("99999999")),
    case("empty-rows.ods", READ, "", lambda: h.repeated_rows("")),
    case("empty.xlsx", OTHER, "empty", lambda: b""),
    case("zeros.csv", OTHER, "no text has", lambda: b"a;b\0;c\n" * 10),
    case("one-line.csv", LARGE, "20971520", lambda: b"1;" * (50 * MB)),
    case("long-line.csv", LARGE, "16384", lambda: b"1;" * 20_000),
    case(
        "single-bytes.csv",
        READ,
        "not UTF-8",
        lambda: "Mã;Điểm ChØ sè\n1;2\n".encode("cp1258", "replace"),
    ),
    case("utf-16.txt", READ, "", h.utf16_csv),
    case("open-quote.csv", READ, "", lambda: b'a;"b\n1;2\n'),
)
CORPUS = (*ZIPS, *MARKUP, *CELLS, *CARRIED, *OTHERS)
