"""A decision's annex as it goes to paper: what every format is written from."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum

_UNPRINTED = frozenset({"Cc", "Cs"})


class Align(StrEnum):
    """Where the text of a column stands."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


class TableKind(StrEnum):
    """Which of a group's two tables it is."""

    SUMMARY = "summary"  # units down: index, band, rank
    ITEMS = "items"  # criteria down, units across
    FINDINGS = "findings"  # what contradicts what


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a printed table.

    Attributes:
        key: Its name in data files: a figure's, or a unit's id.
        heading: As people read it.
        align: Where its text stands.
        width: In characters, for a line of it to look well.
        is_figure: Whether it holds numbers; data files say so.
    """

    key: str
    heading: str
    align: Align = Align.CENTRE
    width: int = 9
    is_figure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One cell: the published characters, and what stands beside them.

    Attributes:
        text: The characters to print; for a published figure exactly its own.
        value: The figure meant, or None where the text is no number.
        mark: The number of the note that tells of it, e.g. ``"1"``.
        state: Why nothing is printed, by the key of the cell's state.
    """

    text: str
    value: Decimal | None = None
    mark: str = ""
    state: str = "printed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One line of a table.

    Attributes:
        key: The unit's id, or the criterion's code.
        entries: One a column.
        is_strong: Whether it is a heading or a result among lines.
    """

    key: str
    entries: tuple[Entry, ...]
    is_strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTable:
    """One table with its notes.

    Attributes:
        group: Code of the group it is about.
        kind: Which of the group's tables.
        title: What stands above it.
        columns: From left to right.
        rows: From top to bottom.
        notes: What stands below it.
        fixed: How many columns are repeated when it is broken across.
        name: A few words for the tab of a sheet.
    """

    group: str
    kind: TableKind
    title: str
    columns: tuple[Column, ...]
    rows: tuple[ReportRow, ...]
    notes: tuple[str, ...] = ()
    fixed: int = 2
    name: str = ""

    @property
    def code(self) -> str:
        """Return the table's name in files, e.g. ``"so"`` or ``"so-items"``."""
        is_summary = self.kind is TableKind.SUMMARY
        return self.group if is_summary else f"{self.group}-{self.kind.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The texts around the tables, as Nghị định 30/2020/NĐ-CP lays them out.

    Attributes:
        issuer: Who issued the decision, in capitals.
        nation: The country's name, as official papers begin.
        motto: The line below it.
        label: What sort of paper it is ("PHỤ BIỂU").
        title: What it is about.
        attached: Which decision it goes with.
        rebuilt: That it is no signed original.
        signature: Lines of the block for the signature.
    """

    issuer: str
    nation: str
    motto: str
    label: str
    title: str
    attached: str
    rebuilt: str
    signature: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """What tells one paper from another.

    Attributes:
        digest: SHA-256 of the published figures, in hexadecimal.
        label: What the digest is.
        stamp: When and with what the paper was made.
        page: ``"Page {page}/{pages}"`` in the language, the fields left open.
        made: The day it was made.
    """

    digest: str
    label: str
    stamp: str
    page: str
    made: date

    @property
    def at(self) -> datetime:
        """Return the instant that stands in the properties of every file."""
        return datetime.combine(self.made, time(), UTC)

    @property
    def line(self) -> str:
        """Return the digest with what it is, in one line."""
        return f"{self.label}: {self.digest}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexDocument:
    """All that is printed of a decision, in one language.

    Attributes:
        place: Id of the place.
        year: Assessed year.
        language: ``"vi"`` or ``"en"``.
        head: The texts around the tables.
        tables: The tables.
        findings: Everything that was found, one line each.
        notes_label: What stands before notes.
        notes: Notes on the whole, below the last table.
        source: The decision, cited.
        source_label: What stands before the source.
        seal: Digest and stamp.
    """

    place: str
    year: int
    language: str
    head: Letterhead
    tables: tuple[ReportTable, ...]
    findings: ReportTable
    notes_label: str
    notes: tuple[str, ...]
    source: str
    source_label: str
    seal: Seal

    @property
    def summaries(self) -> tuple[ReportTable, ...]:
        """Return the tables of indices, bands and ranks."""
        return tuple(one for one in self.tables if one.kind is TableKind.SUMMARY)


def blocks(table: ReportTable, limit: int) -> Iterator[ReportTable]:
    """Yield the table in parts of at most ``limit`` columns beside the fixed ones.

    Every part has the lines' names again; the notes stay with the last part.
    """
    loose = range(table.fixed, len(table.columns))
    if table.kind is TableKind.SUMMARY or len(loose) <= limit:
        yield table
        return
    parts = -(-len(loose) // limit)
    size = -(-len(loose) // parts)
    for start in range(loose.start, loose.stop, size):
        chosen = (*range(table.fixed), *loose[start - table.fixed :][:size])
        is_last = start + size >= loose.stop
        yield _with_columns(table, chosen, notes=table.notes if is_last else ())


def _with_columns(
    table: ReportTable, chosen: tuple[int, ...], *, notes: tuple[str, ...]
) -> ReportTable:
    rows = tuple(
        replace(row, entries=tuple(row.entries[n] for n in chosen))
        for row in table.rows
    )
    columns = tuple(table.columns[n] for n in chosen)
    return replace(table, columns=columns, rows=rows, notes=notes)


def printable(text: str) -> str:
    """Return a text with blanks for control characters, which no paper may hold."""
    return "".join(" " if unicodedata.category(c) in _UNPRINTED else c for c in text)
