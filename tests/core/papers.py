"""Papers of decisions, the shipped one or of a province made for a test."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from core.api.archive import Archive, open_archive
from core.api.report import Format, Report, report
from core.i18n import Localizer
from core.model import Result
from tests.core.folders import YEAR, Folder, tiny

MADE = date(2026, 11, 23)
VERSION = "0.1.0"
# What a name may hold to become more than a name somewhere.
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1+1 @SUM(A1)",
    "@import x",
    "-2+3|x",
    "\uff1d1+1",
    "#panic() $x$ \\ *b* _i_ `r` <a> @b //c /*d*/",
    '"quoted" & <b>bold</b> {{x}} ${y}',
    "[x](y) #import sys; {data}",
)


def paper(result: Result, language: str = "en", group: str | None = None) -> Report:
    """Return the paper of a result, made on a fixed day."""
    return report(
        result,
        Localizer(language),
        made=MADE,
        version=VERSION,
        group=None if group is None else result.group(group),
    )


def rendered(result: Result, wanted: Format, language: str = "en") -> bytes:
    """Return the paper of a result in one format."""
    return paper(result, language).rendered(wanted)


def province(
    path: Path, names: Sequence[str], *, ranks: Sequence[str] | None = None
) -> Archive:
    """Return a place whose departments are called so, ranked in that order."""
    folder = tiny(path)
    head, _, _ = folder.text("units.toml").partition("[[units]]")
    units = [
        f'[[units]]\nid = "u-{n}"\nname = {json.dumps(f"Sở {n}")}\ngroup = "so"\n'
        for n, _ in enumerate(names, start=1)
    ]
    folder.write("units.toml", head + "\n".join(units))
    _write_tables(folder, names, ranks or [str(n + 1) for n in range(len(names))])
    return open_archive(path)


def _write_tables(folder: Folder, names: Sequence[str], ranks: Sequence[str]) -> None:
    table, annex = f"{YEAR}/decision/so.tsv", f"{YEAR}/decision/so-annex.tsv"
    first, *_ = folder.text(table).splitlines()
    lines = [first]
    for n, (name, rank) in enumerate(zip(names, ranks, strict=True), start=1):
        total = f"{95 - n // 2},{'50' if n % 2 else '00'}"
        appraised = f"{75 - n // 2},{'50' if n % 2 else '00'}"
        cells = (n, f"u-{n}", name, appraised, "20,00", total, 100, total, "", "TỐT")
        lines.append("\t".join(map(str, (*cells, rank))))
    folder.write(table, "\n".join(lines) + "\n")
    units = "\t".join(f"u-{n}" for n, _ in enumerate(names, start=1))
    ones = "\t".join("1,00" for _ in names)
    folder.write(
        annex,
        f"code\tprinted_code\tlabel\t{units}\tloose\n"
        f"1.1\t1.1\t=1+1 #x\t{ones}\t\n"
        f"self_assessed\tA\tTự chấm\t{ones}\t\n",
    )
    text = folder.text(f"{YEAR}/decision/decision.toml")
    kept, _, _ = text.partition("[[tables.marks]]")
    folder.write(f"{YEAR}/decision/decision.toml", kept)
