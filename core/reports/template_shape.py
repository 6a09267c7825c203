"""What stands on which line of a scoring workbook, before anything is written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from core.model import (
    Basis,
    Criterion,
    GroupRules,
    Method,
    RankKey,
    RuleSet,
    ScaleKind,
    UnitId,
)

FIRST_ROW = 4  # title, group, legend and header stand above
FIRST_COLUMN = 5  # code, criterion, method, maximum and basis stand before
LEAST_DIGITS = 4
OPTIONAL = frozenset({"bonus", "penalty"})  # blank means none
SELF_ASSESSED = "self_assessed"
COMMUNES = "communes"
COMMUNES_OF = "communes:"  # followed by a band code
METHODS_OF = {
    "survey": (Method.SURVEY,),
    "reviewed": (Method.APPRAISED,),
    "appraised": (Method.APPRAISED,),
    "total": (Method.APPRAISED, Method.SURVEY),
}
Span = tuple[int, int]  # first and last row, from 1


class Kind(StrEnum):
    """What a line of the scoring sheet is."""

    HEADING = "heading"
    ITEM = "item"
    TYPED = "typed"  # a part that is typed in
    COUNTED = "counted"  # communes
    SUMMED = "summed"  # the items' sum; may be typed over
    RECKONED = "reckoned"  # a formula of the rules
    SCALE = "scale"
    RESULT = "result"  # index, band, rank


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the scoring sheet.

    Attributes:
        key: Criterion code, figure name, or ``communes:`` and a band code.
        kind: What it is.
        row: From 0.
        label: As the rules print it; empty where the workbook has its own words.
        criterion: The criterion, on its lines.
        most: The most it can give.
        cap: What more of it counts only as.
        basis: What the most, the cap or the formula stands on.
    """

    key: str
    kind: Kind
    row: int = 0
    label: str = ""
    criterion: Criterion | None = None
    most: Decimal | None = None
    cap: Decimal | None = None
    basis: Basis | None = None

    @property
    def steps(self) -> tuple[Decimal, ...]:
        """Return the only scores it may be given; none when any."""
        return () if self.criterion is None else self.criterion.steps

    def lies_in(self, code: str) -> bool:
        """Return whether it is a criterion in a heading's part of the tree."""
        return self.criterion is not None and self.criterion.lies_in(code)

    @property
    def method(self) -> Method | None:
        """Return who scores it; None where nobody does."""
        return None if self.criterion is None else self.criterion.method


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One unit's column, with what is already known of it.

    Attributes:
        name: Shown in the header.
        unit: Its id; None for a column that waits for a name.
        points: By criterion code or figure name; commune counts likewise.
        not_applied: Codes marked "x" besides those that the rules name.
    """

    name: str
    unit: UnitId | None = None
    points: Mapping[str, Decimal] = field(default_factory=dict)
    not_applied: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """By what a workbook can be told apart; printed on every sheet.

    Attributes:
        digest: SHA-256 of the rules, in hexadecimal.
        version: Version of the product.
    """

    digest: str
    version: str


@dataclass(frozen=True, kw_only=True)
class Frame:
    """The lines and columns of one group's sheets.

    Attributes:
        rules: All rules of the place and year.
        group: Those of the group.
        units: Its columns, in order.
    """

    rules: RuleSet
    group: GroupRules
    units: tuple[Scored, ...]

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Return criteria first, then the parts, then the results."""
        every = (*map(_of_tree, self.group.criteria), *_below(self.group))
        return tuple(replace(one, row=FIRST_ROW + n) for n, one in enumerate(every))

    @cached_property
    def by_key(self) -> Mapping[str, Line]:
        """Return the lines by their keys; a figure wins over a criterion."""
        return {line.key: line for line in self.lines}

    @cached_property
    def items(self) -> tuple[Line, ...]:
        """Return the lines that are scored one by one."""
        return tuple(line for line in self.lines if line.kind is Kind.ITEM)

    @cached_property
    def digits(self) -> int:
        """Return how many decimals points may have, typed or ruled."""
        figures = [one for line in self.lines for one in _figures(line)]
        figures += [one.points for one in self.group.scale.assigned]
        return max(LEAST_DIGITS, *map(places, [self.group.scale.full, *figures]))

    def spans(self, lines: Sequence[Line]) -> tuple[Span, ...]:
        """Return the rows of ``lines``, from 1, as few stretches with no other item."""
        wanted = {line.key for line in lines}
        found: list[list[int]] = []
        is_open = False
        for item in self.items:
            if item.key not in wanted:
                is_open = False
            elif is_open:
                found[-1][1] = item.row + 1
            else:
                found.append([item.row + 1, item.row + 1])
                is_open = True
        return tuple((first, last) for first, last in found)

    def items_below(self, heading: Line) -> tuple[Line, ...]:
        """Return the scored lines that lie in a heading's part of the tree."""
        return self._below[heading.key]

    @cached_property
    def _below(self) -> Mapping[str, tuple[Line, ...]]:
        return {
            heading.key: tuple(one for one in self.items if one.lies_in(heading.key))
            for heading in self.headings
        }

    @cached_property
    def headings(self) -> tuple[Line, ...]:
        """Return the lines above scored ones."""
        return tuple(line for line in self.lines if line.kind is Kind.HEADING)

    @cached_property
    def own_maxima(self) -> frozenset[str]:
        """Return headings whose maximum is not what their criteria add up to."""
        odd = {one.key for one in self.headings if self._is_odd(one)}
        return frozenset(
            one.key
            for one in self.headings
            if one.most is not None
            and self._below[one.key]
            and any(o.lies_in(one.key) for o in self.headings if o.key in odd)
        )

    def _is_odd(self, heading: Line) -> bool:
        below = self._below[heading.key]
        known = [one.most for one in below if one.most is not None]
        is_sum = len(known) == len(below) and sum(known) == heading.most
        return bool(below) and heading.most is not None and not is_sum

    def name_of(self, unit: str) -> str:
        """Return a unit's name; its id where it has no column."""
        return next((one.name for one in self.units if one.unit == unit), unit)

    def items_of(self, figure: str) -> tuple[Line, ...]:
        """Return the scored lines that a part of the total is the sum of."""
        methods = METHODS_OF.get(figure, ())
        return tuple(line for line in self.items if line.method in methods)


def places(value: Decimal) -> int:
    """Return how many decimals a figure needs, closing zeros not counted."""
    exponent = value.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _figures(line: Line) -> tuple[Decimal, ...]:
    return (*line.steps, *(one for one in (line.most, line.cap) if one is not None))


def _of_tree(one: Criterion) -> Line:
    return Line(
        key=one.code,
        kind=Kind.HEADING if one.method is None else Kind.ITEM,
        label=one.label,
        criterion=one,
        most=None if one.maximum is None else one.maximum.points,
        basis=None if one.maximum is None else one.maximum.basis,
    )


def _below(group: GroupRules) -> Iterator[Line]:
    """Yield the lines below the criteria: parts, communes, scale, results."""
    yield Line(key=SELF_ASSESSED, kind=Kind.TYPED)
    for name in figures_in_order(group):
        yield _part(name, group)
    if group.condition is not None:
        basis = group.condition.basis
        for band in group.bands:
            key = f"{COMMUNES_OF}{band.code}"
            yield Line(key=key, kind=Kind.COUNTED, label=band.label, basis=basis)
        yield Line(key=COMMUNES, kind=Kind.COUNTED, basis=basis)
    yield Line(key="scale", kind=Kind.SCALE, basis=group.scale.basis)
    if group.scale.kind is ScaleKind.RESCALED:
        yield Line(key="rescaled", kind=Kind.RESULT, basis=group.scale.basis)
    yield Line(key="index", kind=Kind.RESULT, basis=group.rounding.basis)
    if group.bands:
        yield Line(key="band", kind=Kind.RESULT, basis=group.bands[0].basis)
    yield Line(key="rank", kind=Kind.RESULT, basis=group.ranking.basis)


def figures_in_order(group: GroupRules) -> tuple[str, ...]:
    """Return the parts of the total and what is reckoned of them, parts first.

    A formula follows the figures it adds up; the total stands last.
    """
    order: list[str] = []
    for name in (*(one.name for one in group.components), "total"):
        _append(name, group, order, ())
    for name in (*(one.result for one in group.formulas), *_asked(group)):
        _append(name, group, order, ())
    return (*(name for name in order if name != "total"), "total")


def _asked(group: GroupRules) -> Iterator[str]:
    """Yield the figures that bands and ranks look at besides the total."""
    yield from (one.figure for one in group.conditions)
    keys = (*group.ranking.key, group.ranking.second_key)
    named = (RankKey.APPRAISED, RankKey.SURVEY)
    yield from (one.value for one in keys if one is not None and one in named)


def _append(
    name: str, group: GroupRules, order: list[str], above: tuple[str, ...]
) -> None:
    """Append ``name`` to ``order`` after the figures that it is the sum of."""
    if name in order or name in above or name == SELF_ASSESSED:
        return
    formula = group.formula(name)
    for term in () if formula is None else formula.terms:
        _append(term.name, group, order, (*above, name))
    order.append(name)


def _part(name: str, group: GroupRules) -> Line:
    """Return the line of a part of the total, as far as the rules describe it."""
    part, formula = group.component(name), group.formula(name)
    maximum = None if part is None else part.maximum
    cap = None if part is None else part.cap
    bases = [one.basis for one in (maximum, cap, formula) if one is not None]
    return Line(
        key=name,
        kind=_kind(name, group),
        label="" if part is None else part.label,
        most=None if maximum is None else maximum.points,
        cap=None if cap is None else cap.points,
        basis=bases[0] if bases else None,
    )


def _kind(name: str, group: GroupRules) -> Kind:
    if group.formula(name) is not None:
        return Kind.RECKONED
    methods = METHODS_OF.get(name, ())
    is_sum = any(one.method in methods for one in group.criteria)
    return Kind.SUMMED if is_sum else Kind.TYPED
