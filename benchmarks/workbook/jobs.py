"""One job as a process of its own: ``python -m benchmarks.workbook.jobs JOB …``.

The peers do no more than they must: no rules file, no findings, no plan.
"""

import sys
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

_FIRST_ROW, _FIRST_COLUMN = 2, 2  # of the wide sheet's scores, counted from 0


def nothing() -> None:
    """Start Python and end: what every other job pays, too."""


def calamine(file: str) -> None:
    """Read every sheet with calamine alone: the floor."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(file)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def ours(file: str) -> None:
    """Read the workbook as `cchc score` does: guarded, values and structure."""
    from core.workbook.read import read_workbook

    read_workbook(Path(file))


def openpyxl(file: str) -> None:
    """Read every value with openpyxl, streaming, values only."""
    from openpyxl import load_workbook

    book = load_workbook(file, read_only=True, data_only=True)
    for sheet in book.worksheets:
        for _ in sheet.iter_rows(values_only=True):
            pass


def openpyxl_whole(file: str) -> None:
    """Read values, merges, fonts and hidden lines with openpyxl, as we do."""
    from openpyxl import load_workbook

    load_workbook(file)


def write_ours(file: str, target: str, sheet: str, first: str, count: str) -> None:
    """Write three results a unit into the user's own workbook."""
    from core.workbook.write_back import Written, write_cells

    column = int(first)
    write_cells(
        Path(file),
        Path(target),
        {sheet: {(r, column + c): Written(v) for r, c, v in _results(int(count))}},
    )


def write_openpyxl(file: str, target: str, sheet: str, first: str, count: str) -> None:
    """Do the same with openpyxl: load, set, save."""
    from openpyxl import load_workbook

    book = load_workbook(file)
    for row, column, value in _results(int(count)):
        book[sheet].cell(row + 1, int(first) + column + 1, value)
    book.save(target)


def _results(count: int) -> list[tuple[int, int, Decimal | str | int]]:
    return [
        cell
        for row in range(_FIRST_ROW, _FIRST_ROW + count)
        for cell in ((row, 0, Decimal("87.25")), (row, 1, "TỐT"), (row, 2, row))
    ]


def pandas(file: str) -> None:
    """Read with pandas over calamine, sum, band and rank; write nothing."""
    import pandas as pd

    frame = pd.read_excel(file, engine="calamine", header=1)
    total = frame.iloc[:, _FIRST_COLUMN : _FIRST_COLUMN + 60].sum(axis=1).round(2)
    pd.cut(total, [-1, 50, 70, 80, 90, 101], right=False)
    total.rank(method="min", ascending=False)


JOBS: Mapping[str, Callable[..., None]] = {
    "nothing": nothing,
    "calamine": calamine,
    "ours": ours,
    "openpyxl": openpyxl,
    "openpyxl-whole": openpyxl_whole,
    "write-ours": write_ours,
    "write-openpyxl": write_openpyxl,
    "pandas": pandas,
}

if __name__ == "__main__":
    JOBS[sys.argv[1]](*sys.argv[2:])
