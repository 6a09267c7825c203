"""Results and remarks put into a copy of the user's own workbook.

A cell is only written where its content is another; a formula that gives another
result stays, and is told. Where a result has no column, one is added right of the
table if nothing stands there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from core.api.hints import hint_on
from core.api.score import Scored, ScoredRow
from core.api.score_formulas import Formulas
from core.api.score_places import PARTS, Place, places_of
from core.api.shapes import Say
from core.checks.subject import same_text
from core.errors import N_, NoPlaceForResultsError
from core.model import Finding, Message
from core.text import clean
from core.workbook.found import Sheet, Spot
from core.workbook.values import figure_of
from core.workbook.write_back import write_cells
from core.workbook.written import Value, Written

HEADINGS: Mapping[str, str] = {
    "total": N_("Total points"),
    "scale": N_("Standard scale"),
    "index": N_("Index (%)"),
    "band": N_("Band"),
    "rank": N_("Rank"),
}
_CELL = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!([A-Z]{1,3})([1-9]\d*)\b")


@dataclass(slots=True)
class Changes:
    """What is to be written, and what was left as it is.

    Attributes:
        cells: New contents by sheet and cell.
        kept: Cells whose formula gives something else; they stay.
        unsaved: Cells whose formula was never computed; they stay.
        headings: Cells with a heading that is added.
    """

    cells: dict[str, dict[Spot, Written]] = field(default_factory=dict)
    kept: list[tuple[str, Spot]] = field(default_factory=list)
    unsaved: list[tuple[str, Spot]] = field(default_factory=list)
    headings: list[tuple[str, Spot]] = field(default_factory=list)

    def put(self, sheet: str, spot: Spot, written: Written) -> None:
        """Add one cell."""
        self.cells.setdefault(sheet, {})[spot] = written

    @property
    def count(self) -> int:
        """Return how many cells are written."""
        return sum(len(cells) for cells in self.cells.values())


def write_results(
    result: Scored, target: Path, say: Say, *, formulas: bool = False
) -> Changes:
    """Write the results into a copy of the workbook and return what was changed.

    Args:
        result: What was computed.
        target: The file to write.
        say: Words for headings that are added.
        formulas: Whether formulas are written where the rules allow, with the values
            they give.

    Raises:
        NoPlaceForResultsError: A result has no column, and none can be added.
        CchcError: The file cannot be changed or written.
    """
    changes = changes_of(result, say, formulas=formulas)
    write_cells(result.workbook.file, target, changes.cells)
    return changes


def changes_of(result: Scored, say: Say, *, formulas: bool = False) -> Changes:
    """Return the cells that differ from the results; see `write_results`."""
    changes = Changes()
    places = list(places_of(result))
    if not places:
        problem = Message(text=N_("no table of it has a line for every unit"))
        raise NoPlaceForResultsError(file=result.workbook.file.name, problem=problem)
    for place in places:
        rows = {row.standing.unit: row for row in place.group.rows}
        writer = _Writer(changes, place, Formulas(place) if formulas else None)
        for spot, name in place.added:
            writer.head(spot, say(Message(text=HEADINGS[name])))
        for unit, name, spot in place.cells():
            if name not in PARTS or place.sheet.at(*spot) in (None, ""):
                writer.put(spot, name, _value(rows[unit], name))
    return changes


def _value(row: ScoredRow, name: str) -> Value:
    """Return a result; None where it is not known or open: its cell is left."""
    if name in PARTS:
        return row.row.value(name)
    standing = row.standing
    found: Mapping[str, Value] = {
        "total": standing.points,
        "scale": standing.scale,
        "index": standing.index,
        "band": standing.band.label if standing.band else None,
        "rank": standing.rank,
    }
    return found[name]


@dataclass(frozen=True, slots=True)
class _Writer:
    """Collects the changes of one table."""

    changes: Changes
    place: Place
    formulas: Formulas | None

    def head(self, spot: Spot, text: str) -> None:
        """Note a heading to be written."""
        written = Written(text, like=(spot[0], self.place.beside))
        self.changes.put(self.place.sheet.name, spot, written)
        self.changes.headings.append((self.place.sheet.name, spot))

    def put(self, spot: Spot, name: str, value: Value) -> None:
        """Add a result, unless the cell says so already or has a formula."""
        sheet = self.place.sheet
        is_there = _is_there(sheet, spot, value)
        if value is None:
            return
        if spot in sheet.uncached:
            self.changes.unsaved.append((sheet.name, spot))
            return
        if spot in sheet.formulas:
            self.changes.kept.extend([] if is_there else [(sheet.name, spot)])
            return
        formula = self.formulas.of(name, spot) if self.formulas is not None else None
        if formula is not None or not is_there:
            like = self.place.likes.get(name)
            written = Written(value, formula, None if like is None else (spot[0], like))
            self.changes.put(sheet.name, spot, written)


def _is_there(sheet: Sheet, spot: Spot, value: Value) -> bool:
    """Return whether a cell says the same already."""
    found = sheet.at(*spot)
    if isinstance(value, str):
        return isinstance(found, str) and same_text(found, value)
    figure, _ = figure_of(found)
    if figure is None or value is None:
        return False
    is_percent = sheet.shown.get(spot, "").rstrip().endswith("%")
    return (figure * 100 if is_percent else figure) == value


def write_notes(result: Scored, target: Path, say: Say) -> int:
    """Put the findings as comments into a copy of the workbook; return how many.

    Raises:
        CchcError: The file cannot be changed or written.
    """
    from core.workbook.annotate import annotate

    notes = notes_of(result, say)
    annotate(result.workbook.file, target, notes)
    return sum(len(cells) for cells in notes.values())


def notes_of(result: Scored, say: Say) -> Mapping[str, Mapping[Spot, str]]:
    """Return what to remark at which cell; several findings at one, one below another.

    A finding about a whole sheet stands at its first cell.
    """
    names = {sheet.name for sheet in result.workbook.sheets}
    found: dict[str, dict[Spot, list[str]]] = {}
    for finding in result.findings:
        for sheet, spot in _spots(finding, names):
            text = _remark(finding, say)
            found.setdefault(sheet, {}).setdefault(spot, []).append(text)
    return {
        sheet: {spot: "\n\n".join(texts) for spot, texts in cells.items()}
        for sheet, cells in found.items()
    }


def _spots(finding: Finding, names: Iterable[str]) -> Iterator[tuple[str, Spot]]:
    where = finding.where or ""
    known = set(names)
    match = _CELL.match(where)
    if match is None:
        first = where.split(", ", maxsplit=1)[0]
        if first in known:
            yield first, (0, 0)
        return
    sheet = (match[1] or match[2] or "").replace("''", "'")
    if sheet in known:
        yield sheet, (int(match[4]) - 1, _column(match[3]))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _remark(finding: Finding, say: Say) -> str:
    return (
        clean(f"[{finding.code}] {say(finding.message)}")
        + f"\n→ {say(hint_on(finding))}"
    )
