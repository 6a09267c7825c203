"""What the reading process found, put together with what was found beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from core.errors import N_
from core.workbook.found import CellError, Scalar, Sheet, Spot, a1, quoted
from core.workbook.guard import too_large
from core.workbook.limits import Limits
from core.workbook.looks import fonts_by, shown_by
from core.workbook.process import Frame
from core.workbook.scalars import Row, Scalars
from core.workbook.structure import Structure


@dataclass(slots=True, kw_only=True)
class Parsed:
    """One sheet's values, and for an .xls what xlrd tells of it.

    Attributes:
        name: The sheet's name.
        is_hidden: Whether people do not see it.
        rows: Values from A1 on.
        old: What xlrd tells, by its sort.
    """

    name: str
    is_hidden: bool
    rows: list[Row] = field(default_factory=list)
    old: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Book:
    """Everything that came out of the reading process.

    Attributes:
        file: The file's name, for messages.
        limits: How many cells and characters are read.
        sheets: In the workbook's order.
        styles: Fonts, and numbers and texts of formats, of the styles of an .xls.
        streams: Property streams of an .xls.
        is_plain: Whether an .xls had to be read without what xlrd tells.
    """

    file: str
    limits: Limits
    sheets: list[Parsed] = field(default_factory=list)
    styles: tuple[Any, ...] = ()
    streams: tuple[bytes, ...] = ()
    is_plain: bool = False
    _scalars: Scalars = field(default_factory=Scalars)
    _cells: int = 0

    def take(self, frames: Iterable[Frame]) -> None:
        """Take all that the process sends.

        Raises:
            CchcError: There is more than is read, or the process failed.
        """
        for frame in frames:
            match frame:
                case ("sheet", str(name), bool(is_hidden)):
                    self.sheets.append(Parsed(name=name, is_hidden=is_hidden))
                case ("rows", list(block)):
                    self._take_rows(block)
                case ("styles", *styles):
                    self.styles = tuple(styles)
                case ("structure", int(position), dict(old)):
                    self.sheets[position].old = old
                case ("properties", list(streams)):
                    self.streams = tuple(streams)
                case _:
                    self.is_plain = True

    def _take_rows(self, block: list[list[object]]) -> None:
        sheet = self.sheets[-1]
        rows = self._scalars.rows(block)
        self._cells += sum(map(len, rows))
        if self._cells > self.limits.cells:
            cells, limit = self._cells, self.limits.cells
            raise too_large(self.file, sheet.name, cells, N_("cells"), limit)
        if self._scalars.longest > self.limits.text:
            self._refuse_a_long_text(sheet, rows)
        sheet.rows.extend(rows)

    def _refuse_a_long_text(self, sheet: Parsed, rows: list[Row]) -> None:
        limit = self.limits.text
        for row, line in enumerate(rows, start=len(sheet.rows)):
            for column, value in enumerate(line):
                if isinstance(value, str) and len(value) > limit:
                    where = f"{quoted(sheet.name)}!{a1(row, column)}"
                    measure = N_("characters in a cell")
                    raise too_large(self.file, where, len(value), measure, limit)


def sheet_of(parsed: Parsed, beside: Structure | None) -> Sheet:
    """Return a sheet: its values, with what its part holds beside them."""
    if beside is None:
        rows = tuple(parsed.rows)
        return Sheet(name=parsed.name, rows=rows, is_hidden=parsed.is_hidden)
    rows = _with_errors(parsed.rows, beside.errors)
    looks = beside.looks.known
    return Sheet(
        name=parsed.name,
        is_hidden=parsed.is_hidden,
        rows=rows,
        merges=tuple(beside.merges),
        hidden_rows=frozenset(row for row in beside.hidden_rows if row < len(rows)),
        hidden_columns=frozenset(beside.hidden_columns),
        formulas=beside.formulas,
        uncached=frozenset(beside.uncached),
        fonts=fonts_by(beside.lines, looks, beside.runs),
        shown=beside.shown or shown_by(beside.lines, looks, rows),
    )


def _with_errors(rows: list[Row], errors: Mapping[Spot, CellError]) -> tuple[Row, ...]:
    """Return rows with the errors that the parser leaves blank."""
    changed: dict[int, list[Scalar]] = {}
    for (row, column), error in errors.items():
        if row < len(rows):
            line = changed.setdefault(row, list(rows[row]))
            line.extend([None] * (column + 1 - len(line)))
            line[column] = error
    return tuple(
        [
            tuple(changed[row]) if row in changed else line
            for row, line in enumerate(rows)
        ]
    )
