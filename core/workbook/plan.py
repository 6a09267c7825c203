"""How a workbook is understood before anything is computed, so that it can be shown.

A plan is made of parts: one table, or one page of a table, each. Lines are rows or
columns, counted from 0, as the part's axis says.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from core.model import Finding, GroupCode, Message


class Form(StrEnum):
    """What a table holds."""

    SUMMARY = "summary"  # a line for every unit: scores, index, band, rank
    ANNEX = "annex"  # criteria one way, units the other, totals after the criteria
    LONG = "long"  # a line for every unit and criterion
    COMMUNES = "communes"  # communes per band, a line for every district


class Axis(StrEnum):
    """Which way units run."""

    DOWN = "down"  # a unit in every row
    ACROSS = "across"  # a unit in every column


class Certainty(StrEnum):
    """How surely a text of the sheet stands for what it is read as."""

    SURE = "sure"  # its code, its name, or told by the user's mapping file
    LIKELY = "likely"  # by totals, by sibling pages, by being the last one left
    ASK = "ask"  # several fit, or evidence speaks against it
    NEW = "new"  # a name of no registry: it stands for itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A text of the sheet and what it stands for.

    Attributes:
        line: The row or column it heads.
        text: As it reads once its encoding is undone.
        key: Unit id, criterion code or figure name; None where nothing fits.
        certainty: How surely.
        candidates: Other keys that would fit, best first.
        evidence: Why it is read so, for people.
        spot: Row and column of the cell the text stands in.
    """

    line: int
    text: str
    key: str | None
    certainty: Certainty
    spot: tuple[int, int]
    candidates: tuple[str, ...] = ()
    evidence: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One table, or one page of a table, on a sheet.

    Attributes:
        sheet: Name of the sheet.
        form: What it holds.
        axis: Which way units run; DOWN for the long form.
        first: First row of the part, titles not included.
        last: Last row of the part.
        units: Unit lines; in the long form one for every row.
        figures: Lines of ``appraised``, ``survey``, ``total``, ``scale``, ``index``,
            ``band``, ``rank``, ``communes``, ``self_assessed``, ``reviewed``,
            ``bonus``, ``penalty``, ``order``; of ``unit``, ``criterion`` and
            ``points`` in the long form.
        criteria: Criterion lines of an annex; in the long form one for every row.
        group: Group its units are ranked in, once known.
        title: The words above it.
        skipped: Lines that are no unit and no criterion: averages, repeated headers.
    """

    sheet: str
    form: Form
    axis: Axis
    first: int
    last: int
    units: tuple[Meaning, ...]
    figures: tuple[Meaning, ...] = ()
    criteria: tuple[Meaning, ...] = ()
    group: GroupCode | None = None
    title: str = ""
    skipped: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything that was understood of a workbook, and what has to be asked.

    Attributes:
        parts: In the workbook's order; pages of one table follow one another.
        questions: What nobody but the user can decide, each with its cell.
        ignored: Sheets that hold no table, and why they were passed over.
        encodings: Old encoding per sheet, where one was undone: ``tcvn3``, ``vni``.
        shape: Digest of headers and layout: files of one shape share a mapping.
    """

    parts: tuple[Part, ...]
    questions: tuple[Finding, ...] = ()
    ignored: Mapping[str, Message] = field(default_factory=dict)
    encodings: Mapping[str, str] = field(default_factory=dict)
    shape: str = ""
