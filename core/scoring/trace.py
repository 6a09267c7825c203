"""The trace of a standing: each step with its figures and the rule it follows."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from core.errors import N_
from core.model import (
    Band,
    CompareOn,
    GroupRules,
    Message,
    RankKey,
    ShareCondition,
    Step,
    Ties,
    Trace,
)
from core.scoring.bands import Condition, band_reached, guarded, outcomes
from core.scoring.parts import Parts, band_by_index, compared
from core.scoring.trace_points import (
    EXTRA_DIGITS,
    figure_label,
    point_steps,
    unrounded,
)

_KEY_NAMES = {
    RankKey.BAND: N_("band"),
    RankKey.INDEX: N_("index"),
    RankKey.POINTS: N_("points"),
    RankKey.APPRAISED: N_("appraised score"),
    RankKey.SURVEY: N_("survey score"),
}


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
        *point_steps(part, rules),
        _band(part, rules),
        *_conditions(part, rules),
        _rank(part, ends, count, rules),
    )
    return Trace(steps=tuple(step for step in steps if step is not None))


def _shown(figure: Decimal | Fraction, rules: GroupRules) -> Decimal | Message:
    """Return the figure that is compared, as it is compared."""
    if isinstance(figure, Decimal):
        return figure
    return unrounded(figure, rules.rounding.digits + EXTRA_DIGITS)


def _band(part: Parts, rules: GroupRules) -> Step | None:
    figure = compared(part, rules)
    if figure is None or not rules.bands:
        return None
    reached = band_reached(figure, rules)
    nearest = rules.bands[-1] if reached is None else reached
    params = {
        "index": _shown(figure, rules),
        "cut": nearest.at_least,
        "band": nearest.label,
    }
    is_below = Fraction(figure) < Fraction(nearest.at_least)
    return Step(
        what="band",
        message=Message(text=_band_text(reached, rules, is_below), params=params),
        result="" if reached is None else reached.label,
        basis=nearest.basis if reached is not None else rules.no_band_below,
    )


def _band_text(reached: Band | None, rules: GroupRules, is_below: bool) -> str:  # noqa: FBT001  # one of three sentences
    texts = _BY_POINTS if rules.compare_on is CompareOn.POINTS else _BY_INDEX
    return texts[2 if reached is None else int(is_below)]


_BY_INDEX = (
    N_("Band: {index} % reaches {cut} %: {band}"),
    N_("Band: {index} % reaches no cut above {cut} %: {band}"),
    N_("Band: {index} % is below {cut} %, the lowest cut there is: no band is stated"),
)
_BY_POINTS = (
    N_("Band: {index} points reach {cut} points: {band}"),
    N_("Band: {index} points reach no cut above {cut} points: {band}"),
    N_(
        "Band: {index} points are below {cut} points, the lowest cut there is: no band "
        "is stated"
    ),
)


def _conditions(part: Parts, rules: GroupRules) -> Iterator[Step]:
    """Yield each condition on the bands that those before it have left."""
    bands = tuple(band for band in (band_by_index(part, rules),) if band is not None)
    for condition, met in outcomes(part.share, rules, part.asked):
        after = guarded(bands, condition, met, rules)
        if any(band.code in condition.bands for band in bands):
            yield _condition(part, condition, met, after, rules)
        bands = after


def _condition(
    part: Parts,
    condition: Condition,
    met: bool | None,  # noqa: FBT001  # True, False or open
    bands: tuple[Band, ...],
    rules: GroupRules,
) -> Step:
    is_share = isinstance(condition, ShareCondition)
    text = N_("Commune condition: {share}, {threshold} % asked: {verdict}: {bands}")
    if not is_share:
        text = N_("Condition: {share}, {threshold} points asked: {verdict}: {bands}")
    params = {
        "share": _asked(part, condition, rules),
        "threshold": condition.threshold,
        "verdict": Message(text=_VERDICTS[met]),
        "bands": tuple(band.label for band in bands),
    }
    return Step(
        what="condition",
        message=Message(text=text, params=params),
        result=" / ".join(band.label for band in bands),
        basis=condition.basis,
    )


_VERDICTS = {
    True: N_("met"),
    False: N_("not met"),
    None: N_("not settled"),
}


def _asked(part: Parts, condition: Condition, rules: GroupRules) -> Message:
    if isinstance(condition, ShareCondition):
        return _share(part, condition, rules)
    name, value = figure_label(condition.figure, rules), part.asked[condition.figure]
    if value is None:
        return Message(text=N_("{figure} not known"), params={"figure": name})
    return Message(
        text=N_("{figure} {points}"), params={"figure": name, "points": value}
    )


def _share(part: Parts, condition: ShareCondition, rules: GroupRules) -> Message:
    labels = tuple(rules.band(code).label for code in condition.counted)
    if part.share is None:
        text = N_("share of communes rated {labels} not printed")
        return Message(text=text, params={"labels": labels})
    text = N_("{share} % of communes rated {labels}")
    shown = unrounded(part.share, 2)
    return Message(text=text, params={"share": shown, "labels": labels})


def _rank(
    part: Parts, ends: tuple[int, int] | None, count: int, rules: GroupRules
) -> Step | None:
    unranked = rules.why_unranked(part.row.unit)
    if unranked is not None:
        text = N_("Rank: not ranked: {reason}")
        message = Message(text=text, params={"reason": unranked.reason})
        return Step(what="rank", message=message, result="", basis=unranked.basis)
    if ends is None:
        return None
    best, worst = ends
    keys = tuple(Message(text=_KEY_NAMES[key]) for key in rules.ranking.key)
    params = {"best": best, "worst": worst, "count": count, "keys": keys}
    is_tie = best != worst and rules.ranking.ties is Ties.UNSTATED
    return Step(
        what="rank",
        message=Message(text=_rank_text(best, worst, is_tie), params=params),
        result=f"{best}" if best == worst else f"{best}-{worst}",
        basis=rules.ranking.ties_basis if is_tie else rules.ranking.basis,
    )


def _rank_text(best: int, worst: int, is_tie: bool) -> str:  # noqa: FBT001  # one of three sentences
    if best == worst:
        return N_("Rank: {best} of {count}, ordered by {keys}")
    if is_tie:
        return N_(
            "Rank: not determined, {best} to {worst} of {count}, ordered by {keys}: "
            "nothing says how equal units are ranked"
        )
    return N_("Rank: {best} to {worst} of {count}, ordered by {keys}")
