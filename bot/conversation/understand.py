"""From a text to a `Question`: read units, find clues, choose, pass the gate."""

import re
from dataclasses import replace
from decimal import Decimal

from bot.conversation.choose import both_ends, choose, is_mean
from bot.conversation.clues import Clues, clues
from bot.conversation.gate import Rest, rest
from bot.conversation.introductions import (
    Introduced,
    home,
    introduced,
    is_from_elsewhere,
    says_own,
)
from bot.conversation.judge import Read, is_published, judged
from bot.conversation.lexicon import BAND
from bot.conversation.question import Intent, Limit, Question, Reason, Status
from bot.conversation.scene import Scene
from bot.conversation.years import with_guess
from core.text import clean, fold
from core.units import read_units

LONGEST_QUESTION = 500
_NEGATIVE = re.compile(r"(?<!\S)[-−](\d{1,3})(?!\S)")  # the minus sign
_TERMINAL_CODE = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_SEVERAL = 3  # units named where "the best ones" are asked for without a number
_SINGLE = frozenset({"nao", "ai"})
_PLURAL = frozenset({"nhung", "cac"})


def visible(text: str) -> str:
    """Return ``text`` cleaned, control characters taken for blanks."""
    plain = _TERMINAL_CODE.sub("", text)
    return clean("".join(c if c.isprintable() else " " for c in plain))


def understand(text: str, scene: Scene) -> Question:
    """Return what ``text`` asks; it never raises, whatever the text is."""
    said = visible(text)
    question = _understood(said, scene)
    parts = introduced(said) if len(said) <= LONGEST_QUESTION else None
    apart = _without_introduction(parts, scene) if parts is not None else None
    if apart is None or (_is_plain(question) and not _is_plain(apart)):
        return question
    return replace(apart, text=said)


def _is_plain(question: Question) -> bool:
    return question.status is Status.ANSWERED


def _without_introduction(parts: Introduced, scene: Scene) -> Question | None:
    """Return what is asked after an introduction, if that can be answered or asked."""
    if is_from_elsewhere(parts.introduction, scene):
        return None
    question = _understood(parts.question, scene)
    unit = home(parts.introduction, scene)
    if unit and not question.units and says_own(parts.question):
        question = _understood(f"{unit.name} {parts.question}", scene)
    settled = question.status in {Status.ANSWERED, Status.ASK_BACK, Status.CONFIRM}
    return question if settled else None


def _understood(said: str, scene: Scene) -> Question:
    if not any(c.isalnum() for c in said) or len(said) > LONGEST_QUESTION:
        return _nonsense(said[:LONGEST_QUESTION])
    registry = scene.words.registry
    reading = read_units(said, registry, scene.year, ranked=scene.ranked)
    found = _with_years(clues(reading, scene.words, scene.this_year), scene)
    intent = choose(found, scene.words)
    left = rest(found, intent, scene.words.lexicon)
    question = _filled(said, found, intent, left, scene)
    return judged(Read(question=question, clues=found, left=left, scene=scene))


def _nonsense(said: str) -> Question:
    return Question(
        text=said,
        status=Status.OUT_OF_SCOPE,
        intent=Intent.CLARIFY,
        reason=Reason.NONSENSE,
    )


def _with_years(found: Clues, scene: Scene) -> Clues:
    """Return the clues with a lone number beside a unit read as a short year."""
    if not found.mentions or found.numbers.count is not None:
        return found
    years = with_guess(found.years, found.numbers.bare, scene.known_years)
    return replace(found, years=years)


def _filled(
    said: str, found: Clues, intent: Intent, left: Rest, scene: Scene
) -> Question:
    """Return the question with every slot its intent uses."""
    n, from_end = _number(found, intent)
    return Question(
        text=said,
        status=Status.ANSWERED,
        intent=intent,
        units=found.units,
        group=_group(found),
        years=_years(found, scene),
        n=-n if n is not None and n in _below_nought(said) else n,
        from_end=from_end,
        both_ends=intent is Intent.TOP_N and both_ends(found),
        band=_band(found, left),
        other_band=found.other_band,
        criterion=_criterion(found, intent),
        criteria=tuple(one.code for one in found.criteria),
        limit=_limit(found),
        topic=_topic(found),
    )


def _below_nought(said: str) -> frozenset[int]:
    """Return the numbers that a minus sign stands right before."""
    return frozenset(int(digits) for digits in _NEGATIVE.findall(said))


def _group(found: Clues) -> str | None:
    """Return the group asked about: the units' own, or the only one named."""
    if found.units:
        groups = dict.fromkeys(unit.group for unit in found.units)
        return next(iter(groups)) if len(groups) == 1 else None
    return found.groups[0] if len(found.groups) == 1 else None


def _years(found: Clues, scene: Scene) -> tuple[int, ...]:
    """Return the assessed years; "công bố năm 2018" means the year judged then."""
    years = found.years.years
    if is_published(found) and not set(years) & set(scene.known_years):
        return tuple(scene.published.get(year, year) for year in years)
    return years


def _number(found: Clues, intent: Intent) -> tuple[int | None, bool]:
    """Return how many units or which rank, and whether from the end."""
    said = found.numbers
    if intent in {Intent.TOP_N, Intent.BOTTOM_N}:
        if said.count is not None:
            return said.count, False
        return said.bare or _default_n(found, intent), False
    if intent is Intent.RANK_AT and said.rank is not None:
        return abs(said.rank), said.rank < 0 or found.cue("bottom_n")
    if intent is Intent.RANK_UNIT:
        return said.rank, False
    return (said.count if intent is Intent.TABLE else None), False


def _default_n(found: Clues, intent: Intent) -> int:
    """Return how many units "the first" are: one, or several where it sounds so."""
    words = {fold(segment.text) for segment in found.segments}
    several = found.says("several", intent.value)
    return _SEVERAL if several and (words & _PLURAL or not words & _SINGLE) else 1


def _band(found: Clues, left: Rest) -> str | None:
    """Return the band meant; "xã tốt nhất" holds one that "tốt nhất" hides."""
    inside = (s.value(BAND) for s in left.segments if s.agrees and s.has(BAND))
    bands = found.bands or tuple(code for code in inside if code)
    return bands[0] if bands and not is_mean(found) else None


def _criterion(found: Clues, intent: Intent) -> str | None:
    """Return the criterion code, ``"all"``, or the part of the score meant."""
    if found.code:
        return found.code
    if len(found.criteria) == 1:
        return found.criteria[0].code
    every = found.says("every", Intent.CRITERION_SCORE.value)
    if intent is Intent.CRITERION_SCORE and every:
        return found.part or "all"
    return found.part or None


def _limit(found: Clues) -> Limit | None:
    """Return the figure that results are to be above or below, if one is said."""
    said = found.numbers
    figure = said.figure if said.figure is not None else said.bare
    if figure is None:
        return None
    signs = {"under": "<", "at_least": ">=", "over": ">"}
    sign = next((sign for kind, sign in signs.items() if found.says(kind)), "=")
    return Limit(sign=sign, figure=Decimal(figure))


def _topic(found: Clues) -> str:
    """Return what a question of several readings is about."""
    if found.says("lost", "why"):
        return "lost"
    if found.says("criteria", "coverage"):
        return "criteria"
    return "years" if found.says("years", "coverage") else "units"
