"""From a text to a `Question`: read units, find clues, choose, pass the gate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.conversation.choose import choose, is_mean
from bot.conversation.clues import Clues, clues
from bot.conversation.gate import Rest, rest
from bot.conversation.lexicon import BAND, PUBLISHED
from bot.conversation.question import Intent, Limit, Question, Reason, Status
from bot.conversation.vocabulary import Vocabulary
from bot.conversation.years import with_guess
from core.model import Unit, UnitId
from core.text import clean, fold
from core.units import Certainty, Mention, read_units

LONGEST_QUESTION = 500
_LONGEST_READ = 12  # words unexplained beyond which nothing is understood
_HARMLESS = 2  # words unexplained that a confirmation can carry
_CANDIDATES = 4
_REFUSED = frozenset({Intent.SUBSCRIBE, Intent.UNSUBSCRIBE, Intent.GREETING})
_OF_ONE_UNIT = frozenset({Intent.RANK_UNIT, Intent.CRITERION_SCORE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where and when a question is asked.

    Attributes:
        words: What words mean there.
        ranked: Units of the latest decision.
        known_years: Years with a released decision.
        published: Assessed year by the year its decision was issued in.
        year: The latest of the known years.
        this_year: The calendar year, for "năm nay".
    """

    words: Vocabulary
    ranked: frozenset[UnitId]
    known_years: tuple[int, ...]
    published: Mapping[int, int]
    year: int
    this_year: int


def understand(text: str, scene: Scene) -> Question:
    """Return what ``text`` asks; it never raises, whatever the text is."""
    said = clean("".join(c if c.isprintable() else " " for c in text))
    if not any(c.isalnum() for c in said) or len(said) > LONGEST_QUESTION:
        return _nonsense(said[:LONGEST_QUESTION])
    registry = scene.words.registry
    reading = read_units(said, registry, scene.year, ranked=scene.ranked)
    found = _with_years(clues(reading, scene.words, scene.this_year), scene)
    intent = choose(found, scene.words)
    left = rest(found, intent, scene.words.lexicon)
    question = _filled(said, found, intent, left, scene)
    return _judged(question, found, left, scene)


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
    n, from_end = _number(found, intent, scene)
    return Question(
        text=said,
        status=Status.ANSWERED,
        intent=intent,
        units=found.units,
        group=_group(found),
        years=_years(found, scene),
        n=n,
        from_end=from_end,
        band=_band(found, left),
        other_band=found.other_band,
        criterion=_criterion(found, intent),
        criteria=tuple(one.code for one in found.criteria),
        limit=_limit(found),
        counts=_counts(found),
        topic=_topic(found),
        worst=found.cue("bottom_n"),
    )


def _group(found: Clues) -> str | None:
    """Return the group asked about: the unit's own, or the only one named."""
    if found.units:
        groups = dict.fromkeys(unit.group for unit in found.units)
        return next(iter(groups)) if len(groups) == 1 else None
    return found.groups[0] if len(found.groups) == 1 else None


def _years(found: Clues, scene: Scene) -> tuple[int, ...]:
    """Return the assessed years; "công bố năm 2018" means the year judged then."""
    years = found.years.years
    if _is_published(found) and not set(years) & set(scene.known_years):
        return tuple(scene.published.get(year, year) for year in years)
    return years


def _is_published(found: Clues) -> bool:
    return found.says(PUBLISHED) and len(found.years.years) == 1


def _number(found: Clues, intent: Intent, scene: Scene) -> tuple[int | None, bool]:
    """Return how many units or which rank, and whether from the end."""
    said = found.numbers
    if intent in {Intent.TOP_N, Intent.BOTTOM_N}:
        return said.count or said.bare or _default_n(found, intent), False
    if intent is Intent.RANK_AT and said.rank is not None:
        upwards = found.cue("bottom_n")
        return abs(said.rank), said.rank < 0 or upwards
    if intent is Intent.TABLE:
        return said.count, False
    return None, False


_SEVERAL = 3


def _default_n(found: Clues, intent: Intent) -> int:
    several = found.says("several", intent.value)
    single = any(s.text.casefold() in {"nào", "nao", "ai"} for s in found.segments)
    plural = any(s.text.casefold() in {"những", "nhung", "các"} for s in found.segments)
    return _SEVERAL if several and (plural or not single) else 1


def _band(found: Clues, left: Rest) -> str | None:
    """Return the band meant; "xã tốt nhất" holds one that "tốt nhất" hides."""
    inside = (s.value(BAND) for s in left.segments if s.agrees and s.has(BAND))
    bands = found.bands or tuple(code for code in inside if code)
    return bands[0] if bands and not is_mean(found) else None


def _criterion(found: Clues, intent: Intent) -> str | None:
    if found.code:
        return found.code
    if len(found.criteria) == 1:
        return found.criteria[0].code
    if intent is Intent.CRITERION_SCORE and found.says("every", "criterion_score"):
        return found.part or "all"
    return found.part or None


def _limit(found: Clues) -> Limit | None:
    """Return the figure that results are to be above or below, if one is said."""
    said = found.numbers
    figure = said.figure if said.figure is not None else said.bare
    if figure is None:
        return None
    figure = Decimal(figure)
    if found.says("under"):
        return Limit(sign="<", figure=figure)
    if found.says("at_least"):
        return Limit(sign=">=", figure=figure)
    if found.says("over"):
        return Limit(sign=">", figure=figure)
    return Limit(sign="=", figure=figure)


def _counts(found: Clues) -> bool:
    said = " ".join(s.text.casefold() for s in found.segments)
    asked = ("bao nhiêu", "bao nhieu", "có mấy", "co may", "mấy", "số lượng", "bn ")
    return any(word in said for word in asked)


def _topic(found: Clues) -> str:
    """Return what a question of several readings is about."""
    if found.says("lost", "why"):
        return "lost"
    if found.says("criteria", "coverage"):
        return "criteria"
    return "years" if found.says("years", "coverage") else "units"


def _judged(question: Question, found: Clues, left: Rest, scene: Scene) -> Question:
    """Return the question with what becomes of it."""
    for judge in (
        _part_of_name,
        _refused,
        _unknown_name,
        _missing,
        _of_another_time,
        _doubtful,
    ):
        judged = judge(question, found, left, scene)
        if judged is not None:
            return judged
    return question


def _part_of_name(
    question: Question, found: Clues, left: Rest, scene: Scene
) -> Question | None:
    """Ask which unit is meant where a group's word stands before part of a name."""
    if found.mentions or len(found.groups) != 1:
        return None
    words = [fold(s.text) for s in (*left.words, *left.organisations, *left.topics)]
    if not words or len(words) > _HARMLESS:
        return None
    group = scene.words.registry.of_group(found.groups[0], scene.year)
    units = tuple(unit for unit in group if _holds(unit, words))
    return _ask(question, Reason.WHICH_UNIT, units) if units else None


def _holds(unit: Unit, words: Sequence[str]) -> bool:
    name = f" {fold(unit.name)} "
    return all(f" {word} " in name for word in words)


def _refused(
    question: Question, found: Clues, left: Rest, _: Scene
) -> Question | None:
    """Refuse what is about something else, or what nothing here can do."""
    refuse = Status.OUT_OF_SCOPE
    if question.intent in _REFUSED:
        greets = question.intent is Intent.GREETING
        reason = Reason.GREETING if greets else Reason.NONE
        return replace(question, status=refuse, reason=reason)
    if left.topics:
        detail = _said(left.topics)
        return replace(question, status=refuse, reason=Reason.TOPIC, detail=detail)
    if _is_unread(question, found, left):
        return replace(question, status=refuse, reason=Reason.NONSENSE)
    return None


def _is_unread(question: Question, found: Clues, left: Rest) -> bool:
    """Return whether too much is unexplained for any reading to be trusted."""
    unread = sum(s.end - s.start for s in left.words)
    if question.intent is Intent.CLARIFY and left.denied:
        unread += sum(s.end - s.start for s in left.denied)
    if found.foreign or left.organisations:
        return unread > _LONGEST_READ
    total = max((s.end for s in left.segments), default=0)
    if question.intent is Intent.CLARIFY and not found.ambiguous:
        known = found.cue("rank_unit") or found.groups or found.years.years
        return bool(unread) and (not known or unread * 2 >= total)
    return unread > _HARMLESS and unread * 3 > total


def _said(segments: Sequence[object]) -> str:
    return ", ".join(getattr(segment, "text", "") for segment in segments)


def _unknown_name(
    question: Question, found: Clues, left: Rest, scene: Scene
) -> Question | None:
    """Say so where an organisation is named that no decision here ranks."""
    detail = "; ".join(mention.text for mention in found.foreign)
    if found.foreign:
        reason = Reason.FOREIGN
    elif left.organisations:
        reason, detail = Reason.ORGANISATION, _said(left.organisations)
    else:
        return None
    return replace(question, status=Status.NOT_FOUND, reason=reason, detail=detail)


def _missing(
    question: Question, found: Clues, _: Rest, scene: Scene
) -> Question | None:
    """Ask back where a unit or a criterion is missing or may be several."""
    if found.ambiguous and question.intent not in {Intent.SOURCE, Intent.HELP}:
        candidates = _candidates(found)
        return _ask(question, Reason.WHICH_UNIT, candidates)
    if question.intent is Intent.COMPARE and len(question.units) == 1:
        return _ask(question, Reason.WHICH_OTHER, question.units)
    if question.intent is Intent.CLARIFY:
        return _ask(question, _clarify_reason(found), ())
    if len(found.criteria) > 1 and not found.code:
        return _ask(question, Reason.WHICH_CRITERION, question.units)
    return _predecessors(question, scene)


def _clarify_reason(found: Clues) -> Reason:
    place = any(kind == "place" for kind in found.slots.values())
    return Reason.WHOLE_PLACE if place else Reason.NO_UNIT


def _candidates(found: Clues) -> tuple[Unit, ...]:
    """Return the candidates of every doubtful name, in turn, and the sure units."""
    lists = [list(mention.units) for mention in found.ambiguous]
    turns = [units[n] for n in range(_CANDIDATES) for units in lists if n < len(units)]
    unique = {unit.id: unit for unit in turns}
    return tuple(unique.values())[:_CANDIDATES]


def _ask(question: Question, reason: Reason, units: tuple[Unit, ...]) -> Question:
    return replace(
        question, status=Status.ASK_BACK, reason=reason, units=units[:_CANDIDATES]
    )


def _predecessors(question: Question, scene: Scene) -> Question | None:
    """Offer the units that a later unit was made from, when those were ranked."""
    registry = scene.words.registry
    for unit in question.units:
        if unit.id in scene.ranked:
            continue
        before = (registry.get(link.unit) for link in unit.predecessors)
        ranked = tuple(u for u in before if u is not None and u.id in scene.ranked)
        if ranked:
            asked = _ask(question, Reason.PREDECESSORS, ranked)
            return replace(asked, detail=unit.name)
    return None


def _of_another_time(
    question: Question, found: Clues, left: Rest, _: Scene
) -> Question | None:
    """Confirm where less than a year, or a year of publication, is asked for."""
    if question.intent in {Intent.SOURCE, Intent.HELP, Intent.COVERAGE}:
        return None
    confirm = replace(question, status=Status.CONFIRM, detail=found.years.shorter)
    if found.years.shorter:
        return replace(confirm, reason=Reason.SHORTER)
    if found.years.guessed:
        return replace(confirm, reason=Reason.GUESSED_YEAR)
    if _is_published(found) and question.years != found.years.years:
        return replace(confirm, reason=Reason.PUBLISHED_YEAR)
    return None


def _is_guess(mention: Mention, scene: Scene) -> bool:
    """Return whether a name was typed with more wrong than its marks.

    Communes have near namesakes: there a wrong mark is doubt enough.
    """
    if mention.certainty is not Certainty.FUZZY or mention.unit is None:
        return False
    unit = mention.unit
    names = {fold(name).replace(" ", "") for name in (unit.name, *unit.aliases)}
    said = "".join(c for c in fold(mention.text) if c.isalnum())
    return unit.id not in scene.ranked or said not in names


def _doubtful(
    question: Question, found: Clues, left: Rest, scene: Scene
) -> Question | None:
    """Confirm where a name was guessed or some words are unexplained."""
    confirm = replace(question, status=Status.CONFIRM)
    if left.all:
        return replace(confirm, reason=Reason.LEFTOVER, detail=_said(left.all))
    if any(_is_guess(mention, scene) for mention in found.mentions):
        return replace(confirm, reason=Reason.TYPING)
    if not found.label_sure and question.criterion and question.intent in _OF_ONE_UNIT:
        return replace(confirm, reason=Reason.LABEL)
    return None
