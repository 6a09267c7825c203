"""Workbooks written for tests: sheets of plain values, and decisions as workbooks."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from core.text import decimal_of

Value = str | int | Decimal | None
Rows = Sequence[Sequence[Value]]
DATA = Path(__file__).parents[2] / "core" / "data" / "lai-chau" / "2017" / "decision"
HEADINGS = {
    "order": "STT",
    "name": "Tên đơn vị",
    "appraised": "Điểm thẩm định",
    "survey": "Điểm điều tra",
    "total": "Tổng điểm",
    "scale": "Thang điểm chuẩn",
    "index": "Chỉ số (%)",
    "communes": "Chỉ số CCHC cấp xã",
    "band": "Xếp loại",
    "rank": "Xếp hạng",
}
MARKS = {"-": "x", "~": None, "?": None, "": None}


def xlsx(file: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write an .xlsx file; figures become numbers, text stays text."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([_number(value) for value in row])
    book.save(file)
    return file


def _number(value: Value) -> object:
    return float(value) if isinstance(value, Decimal) else value


def text(file: Path, rows: Rows, mark: str = ",") -> Path:
    """Write a .csv or .tsv file as Excel does in Vietnamese: figures with a comma."""
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=mark)
        writer.writerows([_printed(value) for value in row] for row in rows)
    return file


def _printed(value: Value) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    return "" if value is None else str(value)


def lines(file: Path) -> list[list[str]]:
    """Return the cells of a tab-separated file."""
    rows = file.read_text("utf-8").split("\n")
    return [row.split("\t") for row in rows if row.strip()]


def summary(group: str) -> list[list[Value]]:
    """Return the summary table of the shipped decision as a council would keep it."""
    head, *rows = lines(DATA / f"{group}.tsv")
    kept = [place for place, key in enumerate(head) if key != "unit"]
    return [
        [HEADINGS[head[place]] for place in kept],
        *([_value(row[place]) for place in kept] for row in rows),
    ]


def annex(group: str) -> list[list[Value]]:
    """Return the annex of the shipped decision; what was lost is blank."""
    head, *rows = lines(DATA / f"{group}-annex.tsv")
    names = {row[1]: row[2] for row in lines(DATA / f"{group}.tsv")[1:]}
    units = [key for key in head[3:] if key != "loose"]
    return [
        ["STT", "Tiêu chí đánh giá", *(names[unit] for unit in units)],
        *(
            [row[1] or None, row[2], *_cells(row[3:], len(units))]
            for row in rows
            if row[0] != "?"
        ),
    ]


def _cells(found: Sequence[str], count: int) -> Iterable[Value]:
    padded = (*found, *[""] * count)[:count]
    return [_value(text) for text in padded]


def _value(printed: str) -> Value:
    if printed in MARKS:
        return MARKS[printed]
    value = decimal_of(printed)
    return printed if value is None else value


def decision() -> dict[str, Rows]:
    """Return the shipped decision as the sheets of one workbook."""
    return {
        "Xếp loại sở": summary("so"),
        "Xếp loại huyện": summary("huyen"),
        "Phụ biểu sở": annex("so"),
        "Phụ biểu huyện": annex("huyen"),
    }
