"""The seed document as rows of printed cells, read without the product.

The document is the recognised text of a scan: one table row a line, cells parted by
tabs. Nothing here knows which unit a cell belongs to.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SHARED = Path(__file__).parents[3] / "shared"
HAS_SEED = SHARED.is_dir()
SECTIONS = {"BẢNG XẾP LOẠI": ("so", "huyen"), "KẾT QUẢ": ("so-annex", "huyen-annex")}
_TAG = re.compile(r"</?[a-z]+>")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*\.?")
_BANDS = ("XUẤT SẮC", "TỐT", "KHÁ", "TB", "YẾU")
_BARE_HEADING = re.compile(r"(\d) (\D+)")
_CORNERS = ("STT", "Đơn vị", "Tiêu chí đánh giá")


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row of an annex: its code and label, and its figures from left to right."""

    code: str
    label: str
    figures: tuple[str, ...]


@cache
def seed_text() -> str:
    """Return the whole document."""
    (file,) = (SHARED / "seed").glob("*.txt")
    return file.read_text("utf-8")


def cells(line: str) -> list[str]:
    """Return the cells of a line that are not blank."""
    plain = (cell.strip() for cell in _TAG.sub("", line).split("\t"))
    return [cell for cell in plain if cell]


@cache
def sections() -> dict[str, tuple[str, ...]]:
    """Return the lines of each table: both summaries, both annexes."""
    found: dict[str, list[str]] = {"": []}
    waiting = {title: list(names) for title, names in SECTIONS.items()}
    current = ""
    for line in seed_text().split("\n"):
        if line.strip() in waiting:
            current = waiting[line.strip()].pop(0)
            found[current] = []
        found[current].append(line)
    return {name: tuple(lines) for name, lines in found.items()}


def summary_rows(group: str) -> list[tuple[str, ...]]:
    """Return the rows of a summary table, cell by cell."""
    rows = (tuple(cells(line)) for line in sections()[group])
    return [row for row in rows if len(row) > 1 and row[0].isdigit()]


def header_rows(group: str) -> list[list[str]]:
    """Return the unit names above each page of an annex."""
    rows = [cells(line) for line in sections()[f"{group}-annex"] if _is_header(line)]
    return [[cell for cell in row if not cell.startswith(_CORNERS)] for row in rows]


def annex_rows(group: str) -> list[PrintedRow]:
    """Return the rows of an annex, headings and totals included."""
    rows: list[PrintedRow] = []
    for line in sections()[f"{group}-annex"]:
        words = cells(line)
        if _is_rest_of_label(line, words):
            last = rows.pop()
            rows.append(PrintedRow(last.code, f"{last.label} {words[0]}", last.figures))
        elif _is_row(line, words):
            rows.append(_row(line, words))
    return rows


def _is_header(line: str) -> bool:
    names = [cell.casefold() for cell in cells(line)]
    return any(name.endswith(("tài chính", "thành phố lai châu")) for name in names)


def _is_rest_of_label(line: str, words: list[str]) -> bool:
    return "\t" in line and len(words) == 1 and words[0].isalpha() and len(words[0]) > 3


def _is_row(line: str, words: list[str]) -> bool:
    if "\t" not in line:
        return _BARE_HEADING.fullmatch(line.strip()) is not None
    return bool(words) and not _is_header(line) and words[0] not in _CORNERS


def _row(line: str, words: list[str]) -> PrintedRow:
    if bare := _BARE_HEADING.fullmatch(line.strip()):
        return PrintedRow(bare[1], bare[2], ())
    at = next((n for n, word in enumerate(words) if _is_label(word)), None)
    if at is None:
        return PrintedRow("", "", tuple(words))
    return PrintedRow("".join(words[:at]), words[at], tuple(words[at + 1 :]))


def _is_label(word: str) -> bool:
    return len(word) > 3 and not is_number(word) and word not in _BANDS


def is_number(word: str) -> bool:
    """Return whether a cell holds nothing but a number or a dotted code."""
    return _NUMBER.fullmatch(word) is not None


def printed_numbers() -> Counter[str]:
    """Return how often each number stands alone in a cell, tables only."""
    return Counter(_numbers())


def _numbers() -> Iterator[str]:
    for name, lines in sections().items():
        for line in lines if name else ():
            bare = _BARE_HEADING.fullmatch(line.strip())
            yield from (word for word in cells(line) if is_number(word))
            yield from [bare[1]] if bare else []
