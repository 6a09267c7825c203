"""Targets as text: what is lacking, what bars the way, where there is room."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table

from core.api.target import Goal, Target
from core.cli import words
from core.cli.render_frame import QUIET, Justify, heading, indented, source, table
from core.cli.render_standing import bands_of, index_of, rank_of
from core.cli.render_what_if import as_printed
from core.errors import N_
from core.i18n import Localizer
from core.model.results import Result, Standing
from core.model.rules import CompareOn, Method
from core.scoring.points import summed
from core.scoring.room import Communes, Room
from core.scoring.target import Gain
from core.wording import why

MOST_ROOMS = 10


def drawn(
    result: Result, answer: Target, localizer: Localizer
) -> Iterator[RenderableType]:
    """Yield the goal, the points it takes, the criteria with room, and the source."""
    yield heading(
        localizer.text(
            "Target, assumed, not an official result · {unit}: {goal} · {year}",
            unit=answer.row.unit.name,
            goal=_goal(answer.goal, localizer),
            year=result.year,
        )
    )
    yield indented(_now(answer, localizer))
    for line in (*_barred(answer, localizer), *_lacking(answer, localizer)):
        yield indented(f"• {line}")
    for line in _remarks(answer, localizer):
        yield indented(line, QUIET, by=0)
    if answer.rooms and not answer.is_reached:
        yield heading(localizer.text("Criteria with room, the widest first"))
        yield _rooms(answer, localizer)
        yield from _beyond(answer, localizer)
    yield source(result, localizer)


def _goal(goal: Goal, localizer: Localizer) -> str:
    if goal.band is not None:
        return localizer.text("band {band} or better", band=goal.band.label)
    if goal.over is not None:
        return localizer.text("above {unit}", unit=goal.over.unit.name)
    return localizer.text("rank {rank} or better", rank=goal.rank)


def _now(answer: Target, localizer: Localizer) -> str:
    return localizer.text(
        "Recomputed: {standing}; printed: {printed}",
        standing=_stands(answer.row.recomputed, localizer),
        printed=as_printed(answer.row, localizer),
    )


def _stands(standing: Standing, localizer: Localizer) -> str:
    return localizer.text(
        "{index} % · {band} · rank {rank}",
        index=index_of(standing, localizer),
        band=bands_of(standing),
        rank=rank_of(standing),
    )


def _barred(answer: Target, localizer: Localizer) -> Iterator[str]:
    """Yield what the commune condition asks for, where points alone do not help."""
    found = answer.communes
    if found is None:
        return
    yield _condition(found, answer.goal, localizer)
    if answer.if_met is None:
        yield localizer.text("Even with the condition met, a full score is not enough.")
    elif answer.if_met.points == 0:
        yield localizer.text("With the condition met, no further points are needed.")
    else:
        yield localizer.text(
            "With the condition met: {points} points more → {standing}",
            points=answer.if_met.points,
            standing=_stands(answer.if_met.after, localizer),
        )


def _condition(found: Communes, goal: Goal, localizer: Localizer) -> str:
    """Return that the condition bars the band asked for, or slows the unit down."""
    is_open, bars = found.is_met is None, goal.band is not None
    texts = {
        (False, True): N_(
            "Points alone do not help: the commune condition is not met."
        ),
        (True, True): N_(
            "Points alone may not help: the commune condition is not settled."
        ),
        (False, False): N_("The commune condition is not met."),
        (True, False): N_("The commune condition is not settled."),
    }
    text = localizer.text(texts[is_open, bars])
    have = localizer.text(
        "{counted} of {out_of} communes count; {needed} are sure to be enough.",
        counted=found.counted,
        out_of=found.out_of,
        needed="–" if found.needed is None else found.needed,
    )
    return f"{text} {have}"


def _lacking(answer: Target, localizer: Localizer) -> Iterator[str]:
    least = answer.least
    if least is None:
        yield localizer.text("Not even all points of the scale are enough.")
        return
    if answer.is_reached:
        yield localizer.text("The unit is there already.")
        return
    if not answer.points_alone:
        yield localizer.text(
            "A higher band that these rules do not guard: {points} points more → "
            "{standing}",
            points=least.points,
            standing=_stands(least.after, localizer),
        )
        return
    yield localizer.text(
        "At least {points} points more → {standing}",
        points=least.points,
        standing=_stands(least.after, localizer),
    )
    yield from _stepped(answer.stepped, answer, localizer)


def _stepped(gain: Gain | None, answer: Target, localizer: Localizer) -> Iterator[str]:
    if gain is not None and answer.step is not None and answer.step != answer.finest:
        yield localizer.text(
            "In steps of {step}, as appraised scores go: {points} points more → "
            "{standing}",
            step=answer.step,
            points=gain.points,
            standing=_stands(gain.after, localizer),
        )


def _remarks(answer: Target, localizer: Localizer) -> Iterator[str]:
    if answer.is_reached:
        return
    yield localizer.text(
        "All other units as recomputed; exact to {finest} point.", finest=answer.finest
    )
    band = answer.goal.band
    if band is not None and not band.basis.is_stated:
        basis = why(band.basis, localizer)
        text = N_("Cut of {band}: {cut} % ({basis})")
        if answer.group.rules.compare_on is CompareOn.POINTS:
            text = N_("Cut of {band}: {cut} points ({basis})")
        yield localizer.text(
            text,
            band=band.label,
            cut=band.at_least,
            basis=basis,
        )


def _rooms(answer: Target, localizer: Localizer) -> Table:
    columns: list[tuple[str, Justify]] = [
        (localizer.text("Code"), "left"),
        (localizer.text("Criterion"), "left"),
        (localizer.text("Room"), "right"),
        (localizer.text("Points"), "right"),
        (localizer.text("Maximum"), "right"),
        (localizer.text("Basis"), "left"),
        (localizer.text("Scored by"), "left"),
    ]
    return table(columns, (_room(one, localizer) for one in answer.rooms[:MOST_ROOMS]))


def _room(room: Room, localizer: Localizer) -> tuple[str, ...]:
    by_survey = room.criterion.method is Method.SURVEY
    return (
        room.criterion.code,
        room.criterion.label,
        localizer.number(room.left),
        localizer.number(room.points),
        localizer.number(room.maximum.points),
        words.mark(room.maximum.basis, localizer),
        localizer.text("survey") if by_survey else localizer.text("appraisal"),
    )


def _beyond(answer: Target, localizer: Localizer) -> Iterator[RenderableType]:
    rest = len(answer.rooms) - MOST_ROOMS
    if rest > 0:
        more = localizer.count("… and {n} criterion more.", "… and {n} criteria more.",
                               rest)  # fmt: skip
        yield indented(more, QUIET)
    total = summed(room.left for room in answer.rooms)
    room = localizer.text("Known room in all: {points} points.", points=total)
    if answer.unknown:
        codes = ", ".join(answer.unknown)
        unknown = localizer.text("Room not known: {codes}.", codes=codes)
        room = f"{room} {unknown}"
    yield indented(room, QUIET, by=0)
