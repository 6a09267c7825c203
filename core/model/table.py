"""A published decision as it was found: printed cells, and where they stood."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.model.places import GroupCode, UnitId


class CellState(StrEnum):
    """What a cell of a decision tells us."""

    PRINTED = "printed"  # a figure or word, legible
    NOT_APPLICABLE = "not-applicable"  # blank because the criterion does not apply
    BLANK = "blank"  # blank in the published document, meaning unknown
    LOST = "lost"  # printed once, lost in the scan
    UNDECIDABLE = "undecidable"  # one of the row's loose values, no telling which


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell, as printed.

    Attributes:
        text: The characters printed, e.g. ``"91,35"``; empty when none are left.
        value: The figure meant, or None when there is none.
        state: What the cell tells us.
        where: File and line, or sheet and cell, for people.
        reason: Why it is lost or undecidable, in Vietnamese.
    """

    text: str
    value: Decimal | None = None
    state: CellState = CellState.PRINTED
    where: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BandShare:
    """How many communes of a district reached a band, as printed.

    Attributes:
        band: Band code.
        count: The printed count, e.g. 11 of ``"11/14"``.
        out_of: The printed denominator.
        percent: The printed percentage, e.g. text ``"71,4"``.
        text: The whole phrase as printed.
    """

    band: str
    count: int
    out_of: int
    percent: Cell
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryRow:
    """One unit's line in the summary table (bảng xếp loại).

    Attributes:
        unit: The unit meant.
        printed_name: Its name as printed in the decision.
        cells: By column: ``order``, ``appraised``, ``survey``, ``total``,
            ``scale``, ``index``, ``band``, ``rank``. A column may be missing.
        shares: Communes per band, for districts.
        where: File and line, or sheet and row.
    """

    unit: UnitId
    printed_name: str
    cells: Mapping[str, Cell]
    shares: tuple[BandShare, ...] = ()
    where: str = ""

    def value(self, column: str) -> Decimal | None:
        """Return the figure in ``column``, or None when it has none."""
        cell = self.cells.get(column)
        return None if cell is None else cell.value

    def printed(self, column: str) -> str:
        """Return what is printed in ``column``, or an empty text."""
        cell = self.cells.get(column)
        return "" if cell is None else cell.text


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexRow:
    """One line of a scoring annex, cell by cell in column order.

    Attributes:
        code: The criterion's code, or a part's name (``"reviewed"``) for totals.
        printed_code: As printed, e.g. ``"1.1.1.2"`` or ``"D"``.
        label: As printed.
        cells: One per unit column; more or fewer is a finding.
        loose: Values of undecidable cells, in printed order.
        is_total: Whether the row is a sum or result below the criteria.
        where: File and line, or sheet and row.
    """

    code: str
    printed_code: str
    label: str
    cells: tuple[Cell, ...]
    loose: tuple[str, ...] = ()
    is_total: bool = False
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """A scoring annex: criteria down, units across.

    Attributes:
        units: One per column, in printed order.
        rows: Criteria first, totals after.
        where: The file or sheet.
    """

    units: tuple[UnitId, ...]
    rows: tuple[AnnexRow, ...]
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreTable:
    """Everything one decision prints about one group.

    Attributes:
        group: Group code.
        rows: Summary lines in printed order.
        annex: The scoring annex, when the decision has one.
        where: The file or sheet of the summary.
    """

    group: GroupCode
    rows: tuple[SummaryRow, ...]
    annex: Annex | None = None
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A published decision (quyết định công bố).

    Attributes:
        number: E.g. ``"502/QĐ-UBND"``.
        issued: Day it was signed.
        released: Day from which it may be shown.
        year: Assessed year.
        issuer: Who signed it.
        title: What it announces.
        tables: One per group.
        notes: Other facts the transcription records, in Vietnamese.
    """

    place: str
    number: str
    issued: date
    released: date
    year: int
    issuer: str
    title: str
    tables: tuple[ScoreTable, ...]
    notes: tuple[str, ...] = field(default=())
