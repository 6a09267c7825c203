"""What the user told about a sheet: it counts more than anything that is found."""

from collections.abc import Mapping
from typing import Protocol

from core.workbook.found import a1, letters

IGNORE = "ignore"


class SheetTold(Protocol):
    """What a mapping file tells about one sheet."""

    @property
    def ignore(self) -> bool:
        """Return whether the sheet holds no table."""
        ...

    @property
    def group(self) -> str:
        """Return the group its units are ranked in; empty where not told."""
        ...

    @property
    def units(self) -> Mapping[str, str]:
        """Return unit ids by text or cell."""
        ...

    @property
    def columns(self) -> Mapping[str, str]:
        """Return figures and criteria by column letters."""
        ...

    @property
    def rows(self) -> Mapping[str, str]:
        """Return figures and criteria by row number."""
        ...

    @property
    def criteria(self) -> Mapping[str, str]:
        """Return criterion codes by text or cell."""
        ...


class LayoutTold(Protocol):
    """What a mapping file tells about a workbook."""

    def sheet(self, name: str, /) -> SheetTold:
        """Return what is told about a sheet."""
        ...

    def encoding_of(self, name: str, /) -> str | None:
        """Return the encoding told for a sheet."""
        ...


class Told:
    """Answers from a mapping file, or from none."""

    def __init__(self, sheet: SheetTold | None) -> None:
        """Remember what is told about the sheet."""
        self._sheet = sheet

    @property
    def is_ignored(self) -> bool:
        """Return whether the sheet is said to hold no table."""
        return self._sheet is not None and self._sheet.ignore

    @property
    def group(self) -> str:
        """Return the group told; empty where none is."""
        return self._sheet.group if self._sheet else ""

    def unit(self, text: str, row: int, column: int) -> str | None:
        """Return the unit that a text, or the cell it stands in, is told to mean."""
        return self._cell(self._sheet.units, text, row, column) if self._sheet else None

    def criterion(self, text: str, row: int, column: int) -> str | None:
        """Return the criterion that a text or its cell is told to mean."""
        told = self._sheet.criteria if self._sheet else {}
        return self._cell(told, text, row, column)

    @staticmethod
    def _cell(told: Mapping[str, str], text: str, row: int, column: int) -> str | None:
        return told.get(a1(row, column)) or told.get(text) if told else None

    def column(self, column: int) -> str | None:
        """Return what a column is told to be."""
        columns = self._sheet.columns if self._sheet else {}
        return columns.get(letters(column)) if columns else None

    def row(self, row: int) -> str | None:
        """Return what a row is told to be."""
        rows = self._sheet.rows if self._sheet else {}
        return rows.get(str(row + 1)) if rows else None
