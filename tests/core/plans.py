"""Workbooks and plans made by hand, for tests of what is joined from them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from core.model import GroupCode
from core.workbook.found import Kind, Scalar, Sheet, Workbook
from core.workbook.plan import Axis, Certainty, Form, Meaning, Part, Plan

GROUP = "huyen"
__all__ = ["across", "book", "down", "long", "plan", "sheet"]


def sheet(name: str, rows: Sequence[Sequence[object]]) -> Sheet:
    """Return a sheet; whole numbers and texts as they stand."""
    return Sheet(name=name, rows=tuple(tuple(map(_scalar, row)) for row in rows))


def _scalar(value: object) -> Scalar:
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if value is None or isinstance(value, str | Decimal | bool):
        return value
    raise TypeError(value)


def book(*sheets: Sheet, kind: Kind = Kind.XLSX) -> Workbook:
    """Return a workbook."""
    return Workbook(file=Path("so-lieu.xlsx"), kind=kind, sheets=sheets)


def plan(*parts: Part) -> Plan:
    """Return a plan that asks nothing."""
    return Plan(parts=parts)


def _meaning(
    line: int, key: str | None, spot: tuple[int, int], text: object
) -> Meaning:
    certainty = Certainty.SURE if key else Certainty.ASK
    return Meaning(line=line, text=str(text), key=key, certainty=certainty, spot=spot)


def across(  # noqa: PLR0913  # each is a fault of its own
    found: Sheet,
    *,
    header: int,
    units: Mapping[int, str | None],
    items: Mapping[int, str],
    totals: Mapping[int, str] | None = None,
    code_columns: Mapping[int, int] | None = None,
) -> Part:
    """Return an annex with units side by side.

    Args:
        found: The sheet.
        header: Row of the headings.
        units: Unit by column.
        items: Criterion code by row.
        totals: Figure by row.
        code_columns: Column of the code in rows where it is not the first.
    """
    columns = code_columns or {}
    return Part(
        sheet=found.name,
        form=Form.ANNEX,
        axis=Axis.ACROSS,
        first=header,
        last=len(found.rows) - 1,
        units=tuple(
            _meaning(column, key, (header, column), found.at(header, column))
            for column, key in units.items()
        ),
        criteria=tuple(
            _meaning(row, code, (row, columns.get(row, 0)), code)
            for row, code in items.items()
        ),
        figures=tuple(
            _meaning(row, name, (row, 0), name) for row, name in (totals or {}).items()
        ),
        group=GroupCode(GROUP),
    )


def down(  # noqa: PLR0913  # each is a fault of its own
    found: Sheet,
    *,
    units: Mapping[int, str | None],
    figures: Mapping[int, str],
    criteria: Mapping[int, str] | None = None,
    form: Form = Form.SUMMARY,
    name_column: int = 0,
) -> Part:
    """Return a table with units below one another, its headings in the first row."""
    return Part(
        sheet=found.name,
        form=form,
        axis=Axis.DOWN,
        first=0,
        last=len(found.rows) - 1,
        units=tuple(
            _meaning(row, key, (row, name_column), found.at(row, name_column))
            for row, key in units.items()
        ),
        figures=tuple(
            _meaning(column, name, (0, column), found.at(0, column))
            for column, name in figures.items()
        ),
        criteria=tuple(
            _meaning(column, code, (0, column), found.at(0, column))
            for column, code in (criteria or {}).items()
        ),
        group=GroupCode(GROUP),
    )


def long(found: Sheet, *, units: Mapping[int, str], codes: Mapping[int, str]) -> Part:
    """Return a list of unit, criterion and points, its headings in the first row."""
    names = ("unit", "criterion", "points")
    return Part(
        sheet=found.name,
        form=Form.LONG,
        axis=Axis.DOWN,
        first=0,
        last=len(found.rows) - 1,
        units=tuple(
            _meaning(row, key, (row, 0), found.at(row, 0)) for row, key in units.items()
        ),
        criteria=tuple(
            _meaning(row, key, (row, 1), found.at(row, 1)) for row, key in codes.items()
        ),
        figures=tuple(
            _meaning(column, name, (0, column), name)
            for column, name in enumerate(names)
        ),
        group=GroupCode(GROUP),
    )
