"""The long form: a row for every unit and criterion, each distinct text read once."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.workbook.found import Scalar
from core.workbook.layout.blocks import Block
from core.workbook.layout.codes import Criteria
from core.workbook.layout.context import Context
from core.workbook.layout.groups import group_of
from core.workbook.layout.headings import (
    CRITERION,
    POINTS,
    UNIT,
    is_code_heading,
)
from core.workbook.layout.settle import (
    Item,
    settled_criteria,
    settled_units,
)
from core.workbook.plan import Axis, Certainty, Form, Meaning, Part
from core.workbook.values import text_of

_SLOTS = ("line", "spot", "text", "key", "certainty", "candidates", "evidence")
_SETTERS = tuple(getattr(Meaning, name).__set__ for name in _SLOTS)
_SCORES = (POINTS, "reviewed", "appraised", "survey", "total")


@dataclass(frozen=True, slots=True)
class _Columns:
    unit: int
    criterion: int
    label: int | None
    points: int | None


def long_part(context: Context, block: Block) -> Part:
    """Return the block as a part with a unit and a criterion for every row."""
    columns = _columns(block)
    rows = _rows(context, block, columns)
    units = _units(context, rows, columns)
    group = group_of(context, (m.key for m in units.values() if m.key), block.title)
    criteria = context.criteria.get(group or "") or next(
        iter(context.criteria.values())
    )
    codes = _criteria(context, criteria, rows, columns)
    cell = context.grid.sheet.rows
    return Part(
        sheet=context.grid.sheet.name,
        form=Form.LONG,
        axis=Axis.DOWN,
        first=block.first,
        last=block.last,
        units=_repeated(
            units, [(r, cell[r][columns.unit]) for r in rows], columns.unit
        ),
        figures=_figures(block, columns),
        criteria=_repeated(
            codes, [(r, cell[r][columns.criterion]) for r in rows], columns.criterion
        ),
        group=group,
        title=block.title,
    )


def _columns(block: Block) -> _Columns:
    many = block.columns[CRITERION]
    coded = [c for c in many if is_code_heading(block.heads[c].text)]
    criterion = (coded or list(many))[0]
    labels = [c for c in many if c != criterion]
    points = next((block.columns[k][0] for k in _SCORES if k in block.columns), None)
    return _Columns(
        block.columns[UNIT][0], criterion, labels[0] if labels else None, points
    )


def _rows(context: Context, block: Block, columns: _Columns) -> list[int]:
    """Return the rows that name a unit and a criterion, repeated headers left out."""
    wide = max(columns.unit, columns.criterion)
    rows = context.grid.sheet.rows
    head = rows[block.header][columns.unit] if block.heads else None
    return [
        row
        for row in range(block.header + 1, block.last + 1)
        if len(rows[row]) > wide
        and rows[row][columns.unit] not in (None, "", head)
        and rows[row][columns.criterion] not in (None, "")
    ]


def _units(
    context: Context, rows: list[int], columns: _Columns
) -> Mapping[Scalar, Meaning]:
    first = _first(context, rows, columns.unit)
    lines = [
        context.line(row, text_of(value), row, columns.unit)
        for value, row in first.items()
    ]
    keys = [line.named.keys[0] for line in lines if line.named]
    group = group_of(context, keys, "")
    settled = {m.line: m for m in settled_units(lines, context.names, group)}
    return {value: settled[row] for value, row in first.items()}


def _first(context: Context, rows: list[int], column: int) -> dict[Scalar, int]:
    """Return each distinct value of a column with the row it first stands in."""
    cells, found = context.grid.sheet.rows, dict[Scalar, int]()
    for row in rows:
        value = cells[row][column]
        if value not in found:
            found[value] = row
    return found


def _criteria(
    context: Context, criteria: Criteria, rows: list[int], columns: _Columns
) -> Mapping[Scalar, Meaning]:
    first = _first(context, rows, columns.criterion)
    items = [
        _item(context, criteria, value, row, columns) for value, row in first.items()
    ]
    settled = {m.line: m for m in settled_criteria(items, criteria)}
    return {value: settled[row] for value, row in first.items() if row in settled}


def _item(
    context: Context, criteria: Criteria, value: Scalar, row: int, columns: _Columns
) -> Item:
    spot = (row, columns.criterion)
    shown = context.grid.sheet.shown.get(spot, "")
    coded, text = criteria.coded(value, shown), text_of(value)
    label = context.grid.word(row, columns.label) if columns.label is not None else ""
    begun = criteria.leading(text) if coded is None else None
    if begun is not None:
        coded, label = begun
    return Item(
        line=row, text=shown or text, spot=spot, coded=coded,
        label=label if coded else label or text, is_scored=True,
    )  # fmt: skip


def _repeated(
    meanings: Mapping[Scalar, Meaning], cells: list[tuple[int, Scalar]], column: int
) -> tuple[Meaning, ...]:
    """Return a meaning for every row, each like the first of its text.

    There may be hundreds of thousands: slots are set directly, which takes a third
    of the time of a call.
    """
    made, new = [], object.__new__
    line, spot, text, key, certainty, candidates, evidence = _SETTERS
    for row, value in cells:
        first = meanings.get(value)
        if first is not None:
            one = new(Meaning)
            line(one, row)
            spot(one, (row, column))
            text(one, first.text)
            key(one, first.key)
            certainty(one, first.certainty)
            candidates(one, first.candidates)
            evidence(one, first.evidence)
            made.append(one)
    return tuple(made)


def _figures(block: Block, columns: _Columns) -> tuple[Meaning, ...]:
    named = {"unit": columns.unit, "criterion": columns.criterion}
    if columns.points is not None:
        named["points"] = columns.points
    own = block.columns.get("self_assessed", ())
    if own:
        named["self_assessed"] = own[0]
    return tuple(
        Meaning(
            line=column,
            text=block.heads[column].text,
            key=key,
            certainty=Certainty.SURE,
            spot=block.heads[column].spot,
        )
        for key, column in named.items()
    )
