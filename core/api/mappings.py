"""Mapping files of a workbook: a skeleton to correct, kept and dropped by shape."""

from pathlib import Path

from core.api.plans import Planned
from core.api.shapes import Say
from core.files import land
from core.workbook import remembered
from core.workbook.found import letters
from core.workbook.mapping import TABLES, Encoding, LayoutMapping, SheetMapping, written
from core.workbook.plan import Axis, Certainty, Form, Meaning, Part


def write_skeleton(found: Planned, file: Path, say: Say) -> None:
    """Write a mapping file that tells what was understood, for the user to correct.

    Raises:
        UnwritableFileError: The system does not take the file.
    """
    evidence = {
        (part.sheet, table, key): one
        for part in found.plan.parts
        for table, key, one in _told(part)
    }

    def remark(sheet: str, table: str, key: str) -> str:
        """Return the comment beside an entry: how surely it is read so."""
        one = evidence.get((sheet, table, key))
        return "" if one is None else _remark(one, say)

    land(file, written(skeleton(found), remark).encode())


def skeleton(found: Planned) -> LayoutMapping:
    """Return what was understood, in the form of a mapping file."""
    plan = found.plan
    sheets = {name: SheetMapping(ignore=True) for name in plan.ignored}
    for part in plan.parts:
        sheets[part.sheet] = _sheet(
            [one for one in plan.parts if one.sheet == part.sheet],
            plan.encodings.get(part.sheet),
        )
    names = [sheet.name for sheet in found.workbook.sheets]
    order = sorted(sheets, key=names.index)
    return LayoutMapping(sheets={name: sheets[name] for name in order})


def _sheet(parts: list[Part], encoding: str | None) -> SheetMapping:
    tables: dict[str, dict[str, str]] = {name: {} for name in TABLES}
    for part in parts:
        for table, key, one in _told(part):
            tables[table].setdefault(key, one.key or "")
    groups = {part.group for part in parts if part.group}
    return SheetMapping(
        group=groups.pop() if len(groups) == 1 else "",
        encoding=Encoding(encoding) if encoding in set(Encoding) else None,
        units=tables["units"],
        columns=tables["columns"],
        rows=tables["rows"],
        criteria=tables["criteria"],
    )


def _told(part: Part) -> list[tuple[str, str, Meaning]]:
    """Return table, key and meaning of what a mapping file may correct.

    In the long form texts come back on every line: each is told once.
    """
    lines = "rows" if part.axis is Axis.ACROSS else "columns"
    if part.form is Form.LONG:
        lines = "columns"
    told = [("units", one.text, one) for one in part.units]
    told += [(lines, _line(one.line, lines), one) for one in part.figures]
    return told + [("criteria", one.text, one) for one in part.criteria if _asks(one)]


def _asks(one: Meaning) -> bool:
    return one.certainty is not Certainty.SURE


def _line(line: int, table: str) -> str:
    return letters(line) if table == "columns" else f"{line + 1}"


def _remark(one: Meaning, say: Say) -> str:
    parts = [] if one.certainty is Certainty.SURE else [one.certainty.value]
    parts += [" / ".join(one.candidates)] if one.candidates else []
    parts += [say(one.evidence)] if one.evidence else []
    return "; ".join(parts).replace("\n", " ")


def remember(found: Planned, mapping: Path) -> Path | None:
    """Keep a mapping file for files of the workbook's shape; return the copy."""
    return remembered.remember(found.plan.shape, mapping)


def forget(found: Planned) -> Path | None:
    """Drop the mapping file kept for files of the workbook's shape, if there is one."""
    return remembered.forget(found.plan.shape)
