"""The steps of a trace from a printed line to its index."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from core.errors import N_
from core.model import (
    Formula,
    GroupRules,
    Message,
    NotApplicable,
    RoundingMode,
    ScaleKind,
    Step,
)
from core.scoring.parts import Parts, point_readings, values_of
from core.scoring.points import Values, capped, counted, known_values
from core.scoring.scale import assigned_scale, standard_scale

EXTRA_DIGITS = 4
FIGURE_NAMES = {
    "self_assessed": N_("self-assessed score"),
    "survey": N_("survey score"),
    "reviewed": N_("appraised result of the self-assessment"),
    "bonus": N_("bonus"),
    "penalty": N_("penalty"),
    "appraised": N_("appraised score"),
    "scale": N_("standard scale"),
    "communes": N_("communes per band"),
    "order": N_("number of the line"),
    "total": N_("total score"),
    "index": N_("index"),
    "band": N_("band"),
    "rank": N_("rank"),
}


def point_steps(part: Parts, rules: GroupRules) -> tuple[Step | None, ...]:
    """Return the steps from a printed line to its index; None for one not taken."""
    return (
        *_parts(part, rules),
        _points(part, rules),
        _total(part, rules),
        _scale(part, rules),
        _rescaled(part, rules),
        _index(part, rules),
    )


def _parts(part: Parts, rules: GroupRules) -> Iterator[Step]:
    """Yield how parts of the total add up that are not printed, and what is capped."""
    formula = rules.formula("total")
    if part.points is None or formula is None:
        return
    values = known_values(values_of(part.row), rules)
    for name in _rested_on(formula, part, rules):
        own = rules.formula(name)
        if own is not None and part.row.value(name) is None:
            yield _part(name, own, values, rules)
        if capped(name, values.get(name), rules) != values.get(name):
            yield _cap(name, values.get(name), rules)


def _rested_on(formula: Formula, part: Parts, rules: GroupRules) -> Iterator[str]:
    """Yield the figures a sum rests on, each behind those that it rests on itself."""
    for term in formula.terms:
        own = rules.formula(term.name)
        if own is not None and part.row.value(term.name) is None:
            yield from _rested_on(own, part, rules)
        yield term.name


def _part(name: str, formula: Formula, values: Values, rules: GroupRules) -> Step:
    text = N_("{figure}: {sum} = {points}")
    params = {
        "figure": figure_label(name, rules),
        "sum": _sum(formula, counted(formula, values, rules)),
        "points": values[name],
    }
    return Step(
        what="part",
        message=Message(text=text, params=params),
        result=f"{values[name]}",
        basis=formula.basis,
    )


def _cap(name: str, value: Decimal | None, rules: GroupRules) -> Step:
    component = rules.component(name)
    cap = None if component is None else component.cap
    most = capped(name, value, rules)
    text = N_("{figure}: {points} is above the cap and counts as {cap}")
    params = {"figure": figure_label(name, rules), "points": value, "cap": most}
    return Step(
        what="cap",
        message=Message(text=text, params=params),
        result=f"{most}",
        basis=None if cap is None else cap.basis,
    )


def _sum(formula: Formula, values: Values) -> Message:
    signs = " ".join(
        f"{'+' if term.adds else '−'} {{{term.name}}}" for term in formula.terms
    )
    return Message(text=signs.removeprefix("+ "), params=dict(values))


def figure_label(name: str, rules: GroupRules) -> Message:
    """Return the name of a figure, for people: the rules' own where they give one."""
    part = rules.component(name)
    if part is not None:
        return Message(text="{label}", params={"label": part.label})
    return Message(text=FIGURE_NAMES.get(name, name))


def _points(part: Parts, rules: GroupRules) -> Step | None:
    formula = rules.formula("total")
    if part.added is None or formula is None:
        return None
    values = known_values(values_of(part.row), rules)
    added = _sum(formula, counted(formula, values, rules))
    text = N_("Points: {sum} = {points}")
    return Step(
        what="points",
        message=Message(text=text, params={"sum": added, "points": part.added}),
        result=f"{part.added}",
        basis=formula.basis,
    )


def _total(part: Parts, rules: GroupRules) -> Step | None:
    """Return how the total loses digits, where it does."""
    rounding = rules.column_rounding.get("total")
    if part.points is None or rounding is None or part.points == part.added:
        return None
    text = N_("Total score: {added}, rounded: {points}")
    if rounding.mode is RoundingMode.TRUNCATE:
        text = N_("Total score: {added}, cut to {points}")
    params = {"added": part.added, "points": part.points}
    return Step(
        what="total",
        message=Message(text=text, params=params),
        result=f"{part.points}",
        basis=rounding.basis,
    )


def _rescaled(part: Parts, rules: GroupRules) -> Step | None:
    """Return how points on a scale of one's own are brought back to the full one."""
    if part.index is None or rules.scale.kind is not ScaleKind.RESCALED:
        return None
    shown, exact = point_readings(part, rules)
    if shown is None or exact is None or part.scale == rules.scale.full:
        return None
    digits = rules.rounding.digits + EXTRA_DIGITS
    figure = shown if isinstance(shown, Decimal) else unrounded(shown, digits)
    text = N_("Rescaled: {points} × {full} / {scale} = {exact}, counted as {result}")
    params = {
        "points": part.points,
        "full": rules.scale.full,
        "scale": part.scale,
        "exact": unrounded(Fraction(exact), digits),
        "result": figure,
    }
    return Step(
        what="rescaled",
        message=Message(text=text, params=params),
        result=f"{shown}" if isinstance(shown, Decimal) else f"{figure}",
        basis=rules.scale.basis,
    )


def _scale(part: Parts, rules: GroupRules) -> Step | None:
    if part.scale is None:
        return None
    assigned = _assigned(part, rules)
    if assigned is not None:
        return assigned
    exceptions = _exceptions(part, rules)
    params: dict[str, object] = {"scale": part.scale, "full": rules.scale.full}
    text = N_("Standard scale: {scale} points")
    if exceptions:
        text = N_("Standard scale: {full} less what is not applied ({codes}): {scale}")
        params["codes"] = ", ".join(c for e in exceptions for c in e.criteria)
    return Step(
        what="scale",
        message=Message(text=text, params=params),
        result=f"{part.scale}",
        basis=exceptions[0].basis if exceptions else rules.scale.basis,
    )


def _assigned(part: Parts, rules: GroupRules) -> Step | None:
    own = assigned_scale(rules, part.row.unit)
    if own is None or own.points != part.scale:
        return None
    text = N_("Standard scale: {scale} points, assigned to the unit")
    return Step(
        what="scale",
        message=Message(text=text, params={"scale": part.scale}),
        result=f"{part.scale}",
        basis=own.basis,
    )


def _exceptions(part: Parts, rules: GroupRules) -> tuple[NotApplicable, ...]:
    """Return the exceptions that give the unit's scale; none when it is another."""
    unit = part.row.unit
    found = tuple(e for e in rules.scale.not_applicable if e.unit == unit)
    return found if found and standard_scale(rules, unit) == part.scale else ()


def _index(part: Parts, rules: GroupRules) -> Step | None:
    if part.index is None or part.exact is None:
        return None
    is_rescaled = rules.scale.kind is ScaleKind.RESCALED
    points = point_readings(part, rules)[0] if is_rescaled else part.points
    digits = rules.rounding.digits + EXTRA_DIGITS
    params = {
        "points": unrounded(points, digits) if isinstance(points, Fraction) else points,
        "scale": rules.scale.full if is_rescaled else part.scale,
        "exact": unrounded(part.exact, digits),
        "index": part.index,
    }
    text = N_("Index: {points} / {scale} × 100 = {exact}, rounded: {index} %")
    if rules.rounding.mode is RoundingMode.TRUNCATE:
        text = N_("Index: {points} / {scale} × 100 = {exact}, cut to {index} %")
    return Step(
        what="index",
        message=Message(text=text, params=params),
        result=f"{part.index}",
        basis=rules.rounding.basis,
    )


def unrounded(exact: Fraction, digits: int) -> Decimal | Message:
    """Return the unrounded figure, cut with a sign of it where it goes on."""
    scaled = exact * 10**digits
    cut = Decimal(int(scaled)).scaleb(-digits)
    if scaled.denominator == 1:
        return cut.normalize() if cut % 1 else cut.quantize(Decimal(1))
    return Message(text="{cut}…", params={"cut": cut})
