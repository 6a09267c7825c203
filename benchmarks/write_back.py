"""Results put into a national workbook: ours against openpyxl, each its own process.

The workbook has a line for each of 3,321 communes and 60 figures on it; an index is
written on every line. openpyxl has to read and write all of it, and loses what it
does not know; we touch the cells alone.
"""

import resource
import subprocess
import sys
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.national import UNITS
from benchmarks.table import ms, show, times

CRITERIA = 60
SIZES = (1, 4)
RUNS = 3
SHEET = "Bảng điểm"
OURS, OPENPYXL = "core.workbook.write_back", "openpyxl, load and save"
NOTES = "core.workbook.annotate, a comment a line"
_AIM = 4
_KILOBYTES = 1024


def report() -> None:
    """Print seconds and peak memory of each way, and how many times ours is faster."""
    for size in SIZES:
        with TemporaryDirectory() as folder:
            book = _book(Path(folder), UNITS * size)
            _show(book, UNITS * size)


def _show(book: Path, lines: int) -> None:
    spent = {way: _median(way, book, lines) for way in (OURS, NOTES, OPENPYXL)}
    rows = [_row(way, spent) for way in spent]
    title = f"{lines:,} results written into {lines * (CRITERIA + 1):,} cells"
    header = ("whole processes less imports", "ms", "peak, MB", "openpyxl/it", "aim")
    show(f"{title}; medians of {RUNS} runs", header, rows)


def _row(way: str, spent: Mapping[str, tuple[float, float]]) -> tuple[str, ...]:
    taken, peak = spent[way]
    ratio = times(spent[OPENPYXL][0] / taken)
    return way, ms(taken), f"{peak:,.0f}", ratio, f"≥ ×{_AIM}" if way == OURS else "–"


def _median(way: str, book: Path, lines: int) -> tuple[float, float]:
    runs = [_process(way, book, lines) for _ in range(RUNS)]
    return median(run[0] for run in runs), median(run[1] for run in runs)


def _process(way: str, book: Path, lines: int) -> tuple[float, float]:
    command = (sys.executable, "-m", __name__, way, str(book), str(lines))
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    taken, peak = map(float, done.stdout.split())
    return taken, peak


def _book(folder: Path, lines: int) -> Path:
    import xlsxwriter

    file = folder / "bảng điểm.xlsx"
    with xlsxwriter.Workbook(f"{file}", {"constant_memory": True}) as book:
        sheet = book.add_worksheet(SHEET)
        for line in range(lines):
            sheet.write_string(line, 0, f"Xã số {line}")
            for criterion in range(1, CRITERIA + 1):
                sheet.write_number(line, criterion, line * criterion % 400 / 4)
    return file


def _write(book: Path, target: Path, lines: int) -> float:
    from core.workbook.write_back import Written, write_cells

    began = perf_counter()
    index = Written(Decimal("80.05"))
    cells = {(line, CRITERIA + 1): index for line in range(lines)}
    write_cells(book, target, {SHEET: cells})
    return perf_counter() - began


def _annotate(book: Path, target: Path, lines: int) -> float:
    from core.workbook.write_back import annotate

    began = perf_counter()
    notes = {(line, CRITERIA): "Tổng các tiêu chí khác số in." for line in range(lines)}
    annotate(book, target, {SHEET: notes})
    return perf_counter() - began


def _with_openpyxl(book: Path, target: Path, lines: int) -> float:
    import openpyxl

    began = perf_counter()
    opened = openpyxl.load_workbook(book)
    for line in range(lines):
        opened[SHEET].cell(line + 1, CRITERIA + 2, Decimal("80.05"))
    opened.save(target)
    return perf_counter() - began


WAYS = {OURS: _write, NOTES: _annotate, OPENPYXL: _with_openpyxl}


def main(way: str, book: Path, lines: int) -> None:
    """Print the milliseconds and the peak in MB of one way, in this process."""
    seconds = WAYS[way](book, book.with_stem("ra"), lines)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KILOBYTES
    print(seconds * 1000, peak)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
