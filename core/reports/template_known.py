"""What every reckoned cell of a scoring workbook holds, by the core itself.

These values are saved beside the formulas, so that a program that does not
recalculate shows the same figures.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from core.model import (
    BandShare,
    Cell,
    GroupRules,
    ScaleKind,
    Standing,
    SummaryRow,
    UnitId,
)
from core.reports.template_lines import COMMUNES, COMMUNES_OF, OPTIONAL, Kind, Line
from core.reports.template_shape import Frame, Scored
from core.scoring import standings
from core.scoring.parts import Parts, parts_of
from core.scoring.points import added, cut, summed
from core.scoring.ranking import Key
from core.scoring.scale import not_applicable_points, standard_scale
from core.scoring.standing import end_keys

Values = dict[str, Decimal | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One unit's figures.

    Attributes:
        values: By line key: subtotals, parts, scale; None where nothing is known yet.
        crossed: Criteria marked "x".
        part: Its figures on the way to its rank.
        standing: Its result.
        is_settled: Whether it is ranked by one possible key only.
        is_first: Whether it is settled, and the first with its key.
    """

    values: Mapping[str, Decimal | None]
    crossed: frozenset[str]
    part: Parts
    standing: Standing
    is_settled: bool
    is_first: bool


def known(frame: Frame) -> tuple[Known, ...]:
    """Return what is known of each unit, ranked among all of them."""
    crossed = [crossed_of(frame, unit) for unit in frame.units]
    values = [_values(frame, *one) for one in zip(frame.units, crossed, strict=True)]
    rows = [
        _row(frame, number, unit, values[number])
        for number, unit in enumerate(frame.units)
    ]
    parts = [parts_of(row, frame.group) for row in rows]
    keys = [_settled_key(part, frame.group) for part in parts]
    return tuple(
        Known(
            values=values[number],
            crossed=crossed[number],
            part=parts[number],
            standing=standing,
            is_settled=keys[number] is not None,
            is_first=keys[number] is not None and keys[number] not in keys[:number],
        )
        for number, standing in enumerate(standings(rows, frame.group))
    )


def _settled_key(part: Parts, group: GroupRules) -> Key | None:
    ends = end_keys(part, group)
    return None if ends is None or ends[0] != ends[1] else ends[0]


def crossed_of(frame: Frame, unit: Scored) -> frozenset[str]:
    """Return the scored criteria that are not applied to a unit."""
    codes = {
        code
        for exception in frame.group.scale.not_applicable
        if unit.unit is not None and exception.unit == unit.unit
        for code in exception.criteria
    }
    return frozenset(
        line.key
        for line in frame.items
        if line.criterion is not None
        and any(line.criterion.lies_in(code) for code in codes | unit.not_applied)
    )


def _values(frame: Frame, unit: Scored, crossed: frozenset[str]) -> Values:
    found: Values = dict.fromkeys(crossed)
    for line in frame.lines:
        found[line.key] = _value(line, frame, unit, crossed, found)
    return found


def _value(
    line: Line, frame: Frame, unit: Scored, crossed: frozenset[str], found: Values
) -> Decimal | None:
    """Return what a cell holds, the lines above it being known."""
    typed = None if line.key in crossed else unit.points.get(line.key)
    if line.kind is Kind.HEADING:
        return _sum(frame.items_below(line), unit, crossed)
    if line.kind is Kind.SUMMED and typed is None:
        return _sum(frame.items_of(line.key), unit, crossed)
    if line.kind is Kind.SCALE and typed is None:
        return _scale(frame.group, unit, crossed)
    if line.kind is Kind.RECKONED:
        return reckoned(line.key, found, frame.group)
    return typed


def _sum(
    lines: tuple[Line, ...], unit: Scored, crossed: frozenset[str]
) -> Decimal | None:
    keys = [line.key for line in lines if line.key not in crossed]
    points = [unit.points[key] for key in keys if key in unit.points]
    return summed(points) if points else None


def reckoned(name: str, found: Values, group: GroupRules) -> Decimal | None:
    """Return what the formula of ``name`` gives; a blank bonus or penalty is none."""
    formula = group.formula(name)
    if formula is None or all(found.get(t.name) is None for t in formula.terms):
        return None
    blank = dict.fromkeys(OPTIONAL, Decimal(0))
    value = added(formula, {**blank, **_given(found)}, group)
    is_uncut = name == "total" and group.scale.kind is ScaleKind.RESCALED
    return value if is_uncut else cut(name, value, group)


def _given(found: Values) -> dict[str, Decimal]:
    return {name: value for name, value in found.items() if value is not None}


def _scale(group: GroupRules, unit: Scored, crossed: frozenset[str]) -> Decimal | None:
    if group.scale.kind is ScaleKind.ASSIGNED:
        return standard_scale(group, unit.unit or "")
    taken_off = not_applicable_points(group, crossed)
    return None if taken_off is None else group.scale.full - taken_off


def _row(frame: Frame, number: int, unit: Scored, values: Values) -> SummaryRow:
    """Return the line the core reckons from; without a scale nothing is reckoned."""
    parts = {
        line.key: values[line.key]
        for line in frame.lines
        if line.kind in (Kind.TYPED, Kind.SUMMED, Kind.RECKONED, Kind.SCALE)
    }
    if frame.group.formula("total") is not None:
        parts["total"] = None
    figures = {**dict.fromkeys(OPTIONAL, Decimal(0)), **_given(parts)}
    scaled = values["scale"] is not None
    cells = {n: Cell(text=f"{v}", value=v) for n, v in figures.items() if scaled}
    return SummaryRow(
        unit=unit.unit or UnitId(f"#{number}"),
        printed_name=unit.name,
        cells=cells,
        shares=_shares(frame, values),
    )


def _shares(frame: Frame, values: Values) -> tuple[BandShare, ...]:
    keys = [line.key for line in frame.lines if line.key.startswith(COMMUNES_OF)]
    counts = {key: values[key] for key in keys}
    out_of = communes(values, keys)
    return tuple(
        BandShare(
            band=key.removeprefix(COMMUNES_OF),
            count=int(count),
            out_of=out_of,
            percent=Cell(text=""),
            text="",
        )
        for key, count in counts.items()
        if count is not None
    )


def communes(values: Mapping[str, Decimal | None], keys: list[str]) -> int:
    """Return how many communes a district has: as typed, else as counted."""
    counts = [count for key in keys if (count := values[key]) is not None]
    total = values.get(COMMUNES)
    if not counts:
        return 0
    return int(summed(counts) if total is None else total)
