"""A workbook with every exotic part that a change of a few cells must not harm.

Most of it is made by xlsxwriter; what that does not make is put in by hand.
"""

import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter

SCORES, LOCKED, LISTED, EMPTY = "Bảng điểm", "Khóa", "Phụ lục", "Trống"
UNITS = ("Sở Y tế", "Sở Nội vụ", "Sở Tài chính", "Thanh tra tỉnh", "Sở Xây dựng")
FIRST, LAST = 3, 3 + len(UNITS) - 1  # rows of units, from 0
TOTAL, BAND, RANK, AVERAGE = 3, 4, 5, 6  # columns; the total is a shared formula
_MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_PLAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def rich(file: Path) -> Path:
    """Write the workbook to ``file``; with macros if it ends in .xlsm."""
    made = BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    _scores(book)
    _locked(book)
    _listed(book)
    book.add_worksheet(EMPTY)
    _chart_sheet(book)
    book.define_name("Điểm_tổng", f"='{SCORES}'!$D$4:$D$8")
    book.set_properties({"title": "Bảng điểm CCHC", "author": "Văn thư"})
    book.set_custom_property("Số hiệu", "12/BC")
    book.close()
    _completed(zipfile.ZipFile(made), file)
    return file


def _scores(book: Any) -> None:
    sheet = book.add_worksheet(SCORES)
    bold, red = book.add_format({"bold": True}), book.add_format({"font_color": "red"})
    points = book.add_format({"num_format": "0.00", "border": 1})
    sheet.merge_range("A1:G1", "KẾT QUẢ CHẤM ĐIỂM", bold)
    sheet.write_row("A3", ["Đơn vị", "Thẩm định", "Điều tra", "Tổng", "Xếp loại"], bold)
    sheet.write_row("F3", ["Hạng", "Trung bình"], bold)
    for number, unit in enumerate(UNITS):
        row = FIRST + number
        sheet.write(row, 0, unit)
        sheet.write_number(row, 1, 60 + number, points)
        sheet.write_number(row, 2, 20.25, points)
        sheet.write_formula(
            row, TOTAL, f"=B{row + 1}+C{row + 1}", points, 80.25 + number
        )
        sheet.write_blank(row, BAND, None, points)
    sheet.write_array_formula("G4:G5", "{=AVERAGE(D4:D8)*{1;1}}", points, 82.25)
    sheet.write_formula("G6", "=SUM(B4:C8)", points, 411.25)
    sheet.write_rich_string("A10", "Ghi chú: ", red, "chữ đỏ", " và thường")
    sheet.write_comment("B4", "Đã kiểm tra", {"author": "Lan"})
    sheet.write_comment("C5", "Xem lại\nphiếu số 3", {"author": "Lan"})
    sheet.data_validation("B4:B8", {"validate": "decimal", "criteria": "between",
                                    "minimum": 0, "maximum": 80})  # fmt: skip
    sheet.conditional_format("B4:B8", {"type": "data_bar", "data_bar_2010": True})
    sheet.conditional_format("C4:C8", {"type": "3_color_scale"})
    sheet.add_sparkline("H4", {"range": f"'{SCORES}'!B4:C4"})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": f"='{SCORES}'!$D$4:$D$8"})
    sheet.insert_chart("J2", chart)
    sheet.insert_textbox("J20", "Người lập biểu")
    sheet.insert_button("J26", {"macro": "Chay", "caption": "Chấm lại"})
    sheet.insert_image("J30", "dau.png", {"image_data": BytesIO(picture())})
    sheet.set_header("&C&G", {"image_center": "h.png",
                              "image_data_center": BytesIO(picture())})  # fmt: skip
    sheet.ignore_errors({"number_stored_as_text": "A1:G9"})
    sheet.set_column("A:A", 24)
    sheet.set_column("I:I", 12, points)
    sheet.autofilter("A3:G8")
    sheet.freeze_panes(3, 1)
    sheet.write_url("A12", "https://example.org/", string="Cổng dịch vụ công")


def _locked(book: Any) -> None:
    sheet = book.add_worksheet(LOCKED)
    open_ = book.add_format({"locked": False})
    sheet.write("A1", "khóa")
    sheet.write("A2", "mở", open_)
    sheet.set_column("D:D", 10, open_)
    sheet.protect("mật khẩu")


def _listed(book: Any) -> None:
    sheet = book.add_worksheet(LISTED)
    header = ("Tiêu chí", "Điểm")
    data = [["1.1", 1], ["1.2", 0.5], ["1.10", 2]]
    columns = [{"header": h} for h in header]
    told = {"name": "BangTieuChi", "total_row": True, "columns": columns, "data": data}
    sheet.add_table("B2:C6", told)
    sheet.set_background(BytesIO(picture()))
    sheet.write_formula("E2", f"='{SCORES}'!D4", None, 80.25)


def _chart_sheet(book: Any) -> None:
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": f"='{SCORES}'!$B$4:$B$8"})
    book.add_chartsheet("Biểu đồ").set_chart(chart)


def picture() -> bytes:
    """Return a small grey PNG."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        checked = kind + content
        return (
            struct.pack(">L", len(content))
            + checked
            + struct.pack(">L", zlib.crc32(checked))
        )

    head = struct.pack(">LLBBBBB", 4, 4, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + b"\x80" * 4 for _ in range(4)))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels)
        + chunk(b"IEND", b"")
    )  # fmt: skip


def _completed(made: zipfile.ZipFile, file: Path) -> None:
    """Write the file with the parts that are made by hand."""
    parts = {name: made.read(name) for name in made.namelist()}
    changed(parts, "xl/workbook.xml", ' fullCalcOnLoad="1"', "")
    for complete in (_share_formulas, _chain, _link, _own_xml, _printer):
        complete(parts)
    if file.suffix == ".xlsm":
        _macros(parts)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        out.comment = b"made by hand"
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (2024, 3, 5, 10, 20, 30))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            out.writestr(entry, content)


Parts = dict[str, bytes]


def changed(parts: Parts, name: str, old: str, new: str) -> None:
    """Replace text that stands once in a part."""
    content = parts[name].decode()
    assert content.count(old) == 1, (name, old)
    parts[name] = content.replace(old, new).encode()


def _share_formulas(parts: Parts) -> None:
    sheet = "xl/worksheets/sheet1.xml"
    for row in range(FIRST + 1, LAST + 2):
        own = f"<f>B{row}+C{row}</f>"
        first = f'<f t="shared" ref="D4:D8" si="0">B{row}+C{row}</f>'
        changed(
            parts, sheet, own, first if row == FIRST + 1 else '<f t="shared" si="0"/>'
        )


def _chain(parts: Parts) -> None:
    cells = "".join(f'<c r="D{row}"/>' for row in range(FIRST + 2, LAST + 2))
    parts["xl/calcChain.xml"] = (
        f'{_DECLARATION}<calcChain xmlns="{_MAIN}"><c r="D4" i="1"/>{cells}'
        '<c r="G4" a="1"/><c r="G6"/><c r="E2" i="3"/></calcChain>'
    ).encode()
    _relate(parts, "xl/_rels/workbook.xml.rels", "calcChain", "calcChain.xml", "rId90")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    _type(parts, "/xl/calcChain.xml", kind)


def _relate(parts: Parts, holder: str, kind: str, target: str, name: str) -> None:
    mode = ' TargetMode="External"' if "://" in target else ""
    told = (
        f'<Relationship Id="{name}" Type="{_RELATION}/{kind}" Target="{target}"{mode}/>'
    )
    empty = (
        f'{_DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/'
        'package/2006/relationships"></Relationships>'
    )
    parts.setdefault(holder, empty.encode())
    changed(parts, holder, "</Relationships>", f"{told}</Relationships>")


def _type(parts: Parts, part: str, content: str) -> None:
    told = f'<Override PartName="{part}" ContentType="{content}"/>'
    changed(parts, "[Content_Types].xml", "</Types>", f"{told}</Types>")


def _link(parts: Parts) -> None:
    """Add a link to another workbook."""
    part = "xl/externalLinks/externalLink1.xml"
    parts[part] = (
        f'{_DECLARATION}<externalLink xmlns="{_MAIN}">'
        f'<externalBook xmlns:r="{_RELATION}" r:id="rId1">'
        '<sheetNames><sheetName val="A"/></sheetNames></externalBook>'
        "</externalLink>"
    ).encode()
    holder = "xl/externalLinks/_rels/externalLink1.xml.rels"
    _relate(parts, holder, "externalLinkPath", "file:///D:/nam%202016.xlsx", "rId1")
    book = "xl/_rels/workbook.xml.rels"
    _relate(parts, book, "externalLink", "externalLinks/externalLink1.xml", "rId91")
    changed(parts, "xl/workbook.xml", "</sheets>",
            '</sheets><externalReferences><externalReference r:id="rId91"/>'
            "</externalReferences>")  # fmt: skip
    kind = (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"
    )
    _type(parts, f"/{part}", kind)


def _own_xml(parts: Parts) -> None:
    parts["customXml/item1.xml"] = "<hồ_sơ><số>12</số></hồ_sơ>".encode()
    _relate(parts, "_rels/.rels", "customXml", "customXml/item1.xml", "rId92")


def _printer(parts: Parts) -> None:
    parts["xl/printerSettings/printerSettings1.bin"] = bytes(range(256)) * 3
    told = '<Default Extension="bin" ContentType="application/vnd.openxmlformats-'
    told += 'officedocument.spreadsheetml.printerSettings"/></Types>'
    changed(parts, "[Content_Types].xml", "</Types>", told)
    _relate(parts, "xl/worksheets/_rels/sheet1.xml.rels", "printerSettings",
            "../printerSettings/printerSettings1.bin", "rId93")  # fmt: skip


def _macros(parts: Parts) -> None:
    parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
    _relate(
        parts, "xl/_rels/workbook.xml.rels", "vbaProject", "vbaProject.bin", "rId94"
    )
    _type(parts, "/xl/vbaProject.bin", "application/vnd.ms-office.vbaProject")
    changed(parts, "[Content_Types].xml", _PLAIN, _MACROS)


def parts_of(file: Path) -> Parts:
    """Return every part of a file by name."""
    with zipfile.ZipFile(file) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def remade(source: Path, target: Path, change: Callable[[Parts], None]) -> Path:
    """Write ``source`` anew with some parts changed."""
    parts = parts_of(source)
    change(parts)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts.items():
            out.writestr(name, content)
    return target
