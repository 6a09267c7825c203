"""The lines of a scoring sheet: criteria, parts of the total, communes, results."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from core.model import Basis, Criterion, GroupRules, Method, RankKey, ScaleKind

FIRST_ROW = 4  # title, group, legend and header stand above
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


def lines_of(group: GroupRules) -> tuple[Line, ...]:
    """Return criteria first, then the parts, then the results."""
    every = (*map(_of_tree, group.criteria), *_below(group))
    return tuple(replace(one, row=FIRST_ROW + n) for n, one in enumerate(every))


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
