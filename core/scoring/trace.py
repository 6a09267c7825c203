"""The trace of a standing: each step with its figures and the rule it follows."""

from decimal import Decimal
from fractions import Fraction

from core.errors import N_
from core.model import (
    GroupRules,
    Message,
    NotApplicable,
    RankKey,
    RoundingMode,
    ShareCondition,
    Step,
    Trace,
)
from core.scoring.bands import band_reached, condition_met
from core.scoring.parts import Parts, compared
from core.scoring.scale import standard_scale

_KEY_NAMES = {
    RankKey.BAND: N_("band"),
    RankKey.INDEX: N_("index"),
    RankKey.POINTS: N_("points"),
    RankKey.APPRAISED: N_("appraised score"),
    RankKey.SURVEY: N_("survey score"),
}
_EXTRA_DIGITS = 4


def trace_of(
    part: Parts, ends: tuple[int, int] | None, count: int, rules: GroupRules
) -> Trace:
    """Return the steps from a printed line to its rank, as far as they can be taken.

    Args:
        part: The unit's figures.
        ends: Best and worst possible rank, or None without an index.
        count: How many units are ranked.
        rules: The group's rules.
    """
    steps = (
        _points(part, rules),
        _scale(part, rules),
        _index(part, rules),
        _band(part, rules),
        _condition(part, rules),
        _rank(ends, count, rules),
    )
    return Trace(steps=tuple(step for step in steps if step is not None))


def _points(part: Parts, rules: GroupRules) -> Step | None:
    formula = rules.formula("total")
    if part.points is None or formula is None:
        return None
    values = {term.name: part.row.value(term.name) for term in formula.terms}
    signs = " ".join(
        f"{'+' if term.adds else '−'} {{{term.name}}}" for term in formula.terms
    )
    added = Message(text=signs.removeprefix("+ "), params=values)
    text = N_("Points: {sum} = {points}")
    return Step(
        what="points",
        message=Message(text=text, params={"sum": added, "points": part.points}),
        result=f"{part.points}",
        basis=formula.basis,
    )


def _scale(part: Parts, rules: GroupRules) -> Step | None:
    if part.scale is None:
        return None
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


def _exceptions(part: Parts, rules: GroupRules) -> tuple[NotApplicable, ...]:
    """Return the exceptions that give the unit's scale; none when it is another."""
    unit = part.row.unit
    found = tuple(e for e in rules.scale.not_applicable if e.unit == unit)
    return found if found and standard_scale(rules, unit) == part.scale else ()


def _index(part: Parts, rules: GroupRules) -> Step | None:
    if part.index is None or part.exact is None:
        return None
    params = {
        "points": part.points,
        "scale": part.scale,
        "exact": _unrounded(part.exact, rules.rounding.digits + _EXTRA_DIGITS),
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


def _unrounded(exact: Fraction, digits: int) -> Decimal | Message:
    """Return the unrounded figure, cut with a sign of it where it goes on."""
    scaled = exact * 10**digits
    cut = Decimal(int(scaled)).scaleb(-digits)
    if scaled.denominator == 1:
        return cut.normalize() if cut % 1 else cut.quantize(Decimal(1))
    return Message(text="{cut}…", params={"cut": cut})


def _shown(figure: Decimal | Fraction, rules: GroupRules) -> Decimal | Message:
    """Return the index that is compared, as it is compared."""
    if isinstance(figure, Decimal):
        return figure
    return _unrounded(figure, rules.rounding.digits + _EXTRA_DIGITS)


def _band(part: Parts, rules: GroupRules) -> Step | None:
    if part.index is None or part.exact is None:
        return None
    figure = compared(part.exact, part.index, rules)
    reached = band_reached(figure, rules)
    params = {
        "index": _shown(figure, rules),
        "cut": reached.at_least,
        "band": reached.label,
    }
    text = N_("Band: {index} % reaches {cut} %: {band}")
    if Fraction(figure) < Fraction(reached.at_least):
        text = N_("Band: {index} % reaches no cut above {cut} %: {band}")
    return Step(
        what="band",
        message=Message(text=text, params=params),
        result=reached.label,
        basis=reached.basis,
    )


def _condition(part: Parts, rules: GroupRules) -> Step | None:
    condition = rules.condition
    if condition is None or part.index is None or part.exact is None:
        return None
    reached = band_reached(compared(part.exact, part.index, rules), rules)
    if reached.code not in condition.bands:
        return None
    met = condition_met(part.share, condition)
    params = {
        "share": _share(part, condition, rules),
        "threshold": condition.threshold,
        "verdict": Message(text=_VERDICTS[met]),
        "bands": tuple(band.label for band in part.bands),
    }
    text = N_("Commune condition: {share}, {threshold} % asked: {verdict}: {bands}")
    return Step(
        what="condition",
        message=Message(text=text, params=params),
        result=" / ".join(band.label for band in part.bands),
        basis=condition.basis,
    )


_VERDICTS = {
    True: N_("met"),
    False: N_("not met"),
    None: N_("not settled"),
}


def _share(part: Parts, condition: ShareCondition, rules: GroupRules) -> Message:
    labels = tuple(rules.band(code).label for code in condition.counted)
    if part.share is None:
        text = N_("share of communes rated {labels} not printed")
        return Message(text=text, params={"labels": labels})
    text = N_("{share} % of communes rated {labels}")
    shown = _unrounded(part.share, 2)
    return Message(text=text, params={"share": shown, "labels": labels})


def _rank(ends: tuple[int, int] | None, count: int, rules: GroupRules) -> Step | None:
    if ends is None:
        return None
    keys = tuple(Message(text=_KEY_NAMES[key]) for key in rules.ranking.key)
    best, worst = ends
    params = {"best": best, "worst": worst, "count": count, "keys": keys}
    text = N_("Rank: {best} of {count}, ordered by {keys}")
    if best != worst:
        text = N_("Rank: {best} to {worst} of {count}, ordered by {keys}")
    return Step(
        what="rank",
        message=Message(text=text, params=params),
        result=f"{best}" if best == worst else f"{best}-{worst}",
        basis=rules.ranking.basis,
    )
