"""What is known while one sheet is read: its cells, names, headings, criteria."""

from dataclasses import dataclass

from core.model import RuleSet
from core.workbook.layout.codes import Criteria
from core.workbook.layout.grid import Grid
from core.workbook.layout.headings import Headings
from core.workbook.layout.names import Named, Names
from core.workbook.layout.settle import Line
from core.workbook.layout.told import IGNORE, Told
from core.workbook.plan import Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Everything a reader of one sheet asks.

    Attributes:
        grid: The sheet.
        names: Whom texts name.
        headings: What headings announce.
        rules: The rules of all groups.
        criteria: By group.
        told: What the user told about the sheet.
        group: The group given by the caller, if one is.
    """

    grid: Grid
    names: Names
    headings: Headings
    rules: RuleSet
    criteria: dict[str, Criteria]
    told: Told
    group: str | None = None

    def line(self, line: int, text: str, row: int, column: int) -> Line:
        """Return a line that should be about a unit; what is told is sure."""
        key = self.told.unit(text, row, column)
        named = Named((key,), Certainty.SURE) if key else self._named(text)
        return Line(line=line, text=text, spot=(row, column), named=named)

    def _named(self, text: str) -> Named | None:
        if not text:
            return None
        return self.names.of(text) if self.names.is_registered else self.names.new(text)

    def is_ignored(self, line: Line) -> bool:
        """Return whether the user said that a line is no unit."""
        return line.named is not None and line.named.keys[0] == IGNORE
