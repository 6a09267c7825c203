"""Print every measure: ``python -m benchmarks.workbook``."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.national import UNITS
from benchmarks.table import show, times
from benchmarks.workbook import build
from benchmarks.workbook.spent import Spent, cchc, in_turns, job

RUNS = 3
GROWTH = (1, 4, 16)
_FORMS = {"wide": build.wide, "long": build.long}
# Where the empty columns for index, band and rank begin.
_RESULTS = {"wide": ("Chấm điểm", 66), "long": ("Tổng hợp", 6)}
FLOOR, WHOLE = "calamine, bare read", "cchc score --write"


def main() -> None:
    """Build the workbooks in a folder of their own, measure, and print."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        rules = build.rules(folder / "rules.toml")
        for form in _FORMS:
            _report(form, folder, rules)
        _growth(folder, rules)


def _report(form: str, folder: Path, rules: Path) -> None:
    file = _FORMS[form](folder / f"{form}.xlsx")
    out = folder / "out.xlsx"
    where = (*_RESULTS[form], UNITS)
    commands = {
        "python, nothing": job("nothing"),
        FLOOR: job("calamine", file),
        "read_workbook": job("ours", file),
        "openpyxl, values only": job("openpyxl", file),
        "openpyxl, load": job("openpyxl-whole", file),
        "write_cells": job("write-ours", file, out, *where),
        "openpyxl, load and save": job("write-openpyxl", file, out, *where),
        WHOLE: _whole(file, rules, out),
        **_peers(form, file, folder),
    }
    spent = in_turns({name: _over(out, one) for name, one in commands.items()}, RUNS)
    bare = spent[FLOOR]
    rows = [(name, *_figures(one, bare)) for name, one in spent.items()]
    header = (form, "s", "MB", "× bare read")
    title = f"{UNITS:,} communes × {len(build.MAXIMA)} criteria, medians of {RUNS} runs"
    show(title, header, rows)
    _aims(spent)


def _whole(file: Path, rules: Path, out: Path) -> tuple[str, ...]:
    return cchc("score", file, "--rules", rules, "--json", "--large", "--write", out)


def _over(out: Path, command: tuple[str, ...]) -> tuple[str, ...]:
    """Return a command that does not find the last run's output in its way."""
    if str(out) not in command:
        return command
    return ("sh", "-c", f'rm -f {out}; exec "$@"', "sh", *command)


def _peers(form: str, file: Path, folder: Path) -> dict[str, tuple[str, ...]]:
    peers = {} if form == "long" else {"pandas, calamine": job("pandas", file)}
    office = shutil.which("soffice")
    if office:
        profile = f"-env:UserInstallation=file://{folder / 'office'}"
        to = ("--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML")
        peers["LibreOffice, recalculated"] = (
            office, profile, *to, "--outdir", str(folder / "office-out"), str(file),
        )  # fmt: skip
    return peers


def _figures(one: Spent, bare: Spent) -> tuple[str, str, str]:
    ratio = times(one.seconds / bare.seconds)
    return f"{one.seconds:.2f}", f"{one.megabytes:,.0f}", ratio


def _aims(spent: Mapping[str, Spent]) -> None:
    empty = spent["python, nothing"].seconds
    net = {name: one.seconds - empty for name, one in spent.items()}
    limit = 2 * spent[FLOOR].seconds + 1.5
    lines = (
        (
            f"whole job {spent[WHOLE].seconds:.2f} s; aim ≤ 2 × bare read + 1.5 s = "
            f"{limit:.2f} s"
        ),
        (
            f"reading ×{net['openpyxl, load'] / net['read_workbook']:.1f} as fast as "
            "openpyxl (start of Python taken off); aim ≥ ×10"
        ),
        (
            f"write-back ×{net['openpyxl, load and save'] / net['write_cells']:.1f} as "
            "fast as openpyxl; aim ≥ ×4"
        ),
        f"peak {spent[WHOLE].megabytes:,.0f} MB; aim < 500 MB",
    )
    print("\n".join(lines))


def _growth(folder: Path, rules: Path) -> None:
    spent: dict[int, Spent] = {}
    for factor in GROWTH:
        file = build.wide(folder / f"x{factor}.xlsx", factor * UNITS)
        command = _over(folder / "out.xlsx", _whole(file, rules, folder / "out.xlsx"))
        spent |= {factor: in_turns({WHOLE: command}, RUNS)[WHOLE]}
    rows = [
        (
            f"{factor * UNITS:,} units",
            f"{one.seconds:.2f}",
            f"{one.megabytes:,.0f}",
            times(one.seconds / spent[GROWTH[0]].seconds),
        )
        for factor, one in spent.items()
    ]
    show("Growth of the whole job, wide", ("", "s", "MB", "growth"), rows)


if __name__ == "__main__":
    main()
