"""What becomes of a question that was read: answer, confirm, ask back, refuse."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.conversation.clues import PLACE, Clues
from bot.conversation.gate import Rest
from bot.conversation.lexicon import GROUP, PUBLISHED
from bot.conversation.question import Intent, Question, Reason, Status
from bot.conversation.scene import Scene
from bot.conversation.segments import Segment
from core.model import Unit
from core.text import fold
from core.units import Certainty, Mention, nearest

CANDIDATES = 4
_LIKE = 70  # of 100: names less alike than that are not offered
_LONGEST_READ = 12  # words unexplained beside a foreign name
_HARMLESS = 2  # words unexplained that a confirmation can carry
_REFUSED = frozenset({Intent.SUBSCRIBE, Intent.UNSUBSCRIBE, Intent.GREETING})
_OF_ONE_UNIT = frozenset({Intent.RANK_UNIT, Intent.CRITERION_SCORE})
_NAMING = frozenset({Intent.CLARIFY, Intent.TABLE, Intent.RANK_UNIT, Intent.COVERAGE})
_OF_GROUPS = frozenset(
    {Intent.TOP_N, Intent.BOTTOM_N, Intent.RANK_AT, Intent.TABLE, Intent.BAND_LIST}
)
_COUNTING = frozenset({Intent.TOP_N, Intent.BOTTOM_N, Intent.RANK_AT})
_OF_NO_UNIT = frozenset({Intent.SOURCE, Intent.HELP})
_OF_NO_YEAR = frozenset({Intent.SOURCE, Intent.HELP, Intent.COVERAGE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A question with everything it was read from.

    Attributes:
        question: As far as it is understood.
        clues: What was found.
        left: What is unexplained.
        scene: Where and when it is asked.
    """

    question: Question
    clues: Clues
    left: Rest
    scene: Scene

    def refused(self, reason: Reason, detail: str = "") -> Question:
        """Return the question as one about something else."""
        status = Status.OUT_OF_SCOPE
        return replace(self.question, status=status, reason=reason, detail=detail)

    def missed(self, reason: Reason, detail: str) -> Question:
        """Return the question as one about what is not in the data."""
        status = Status.NOT_FOUND
        return replace(self.question, status=status, reason=reason, detail=detail)

    def asked(self, reason: Reason, units: Sequence[Unit]) -> Question:
        """Return the question as one to be asked back, with candidates."""
        chosen = tuple(units)[:CANDIDATES]
        status = Status.ASK_BACK
        return replace(self.question, status=status, reason=reason, units=chosen)

    def doubted(self, reason: Reason, detail: str = "") -> Question:
        """Return the question as one to be confirmed."""
        status = Status.CONFIRM
        return replace(self.question, status=status, reason=reason, detail=detail)


Judge = Callable[[Read], Question | None]


def judged(read: Read) -> Question:
    """Return the question with what becomes of it: the first judge decides."""
    for judge in _JUDGES:
        question = judge(read)
        if question is not None:
            return question
    return read.question


def is_published(clues: Clues) -> bool:
    """Return whether the one year named is that of a publication."""
    return clues.says(PUBLISHED) and len(clues.years.years) == 1


def _part_of_name(read: Read) -> Question | None:
    """Ask which unit is meant where a group's word stands before part of a name."""
    clues, left = read.clues, read.left
    if clues.mentions or len(clues.groups) != 1:
        return None
    words = [fold(s.text) for s in (*left.words, *left.organisations, *left.topics)]
    if not words or len(words) > _HARMLESS:
        return None
    registry = read.scene.words.registry
    group = registry.of_group(clues.groups[0], read.scene.year)
    units = tuple(unit for unit in group if _holds(unit, words))
    return read.asked(Reason.WHICH_UNIT, units) if units else _no_such_name(read)


def _no_such_name(read: Read) -> Question | None:
    """Say so where a group's word stands before a name that no unit has."""
    code = read.clues.groups[0]
    group = next((s for s in read.left.segments if s.has(GROUP, code)), None)
    if group is None:
        return None
    strange = (*read.left.words, *read.left.denied)
    after = sorted((s for s in strange if s.start >= group.end), key=lambda s: s.start)
    if not after or after[0].start != group.end or read.question.intent not in _NAMING:
        return None
    name = " ".join((group.text, *(segment.text for segment in after)))
    units = _nearest(read, name)
    return replace(read.missed(Reason.UNKNOWN_UNIT, name), units=units)


def _nearest(read: Read, name: str) -> tuple[Unit, ...]:
    """Return ranked units of near names, for a name that begins as theirs do."""
    words = read.scene.words
    head = words.lexicon.find((fold(name).split()[0],))
    if not any(phrase.sense.kind == GROUP for phrase in head):
        return ()
    year = read.scene.year
    units = len(words.registry.units)
    near = nearest(name, words.registry, units, year=year, likeness=_LIKE)
    ranked = (unit for unit in near if unit.id in read.scene.ranked)
    return tuple(ranked)[:CANDIDATES]


def _holds(unit: Unit, words: Sequence[str]) -> bool:
    name = f" {fold(unit.name)} "
    return all(f" {word} " in name for word in words)


def _refused(read: Read) -> Question | None:
    """Refuse what is about something else, or what nothing here can do."""
    if read.question.intent in _REFUSED:
        greets = read.question.intent is Intent.GREETING
        return read.refused(Reason.GREETING if greets else Reason.NONE)
    if read.left.topics:
        return read.refused(Reason.TOPIC, _said(read.left.topics))
    return read.refused(Reason.NONSENSE) if _is_unread(read) else None


def _said(segments: Sequence[Segment]) -> str:
    return ", ".join(segment.text for segment in segments)


def _is_unread(read: Read) -> bool:
    """Return whether too much is unexplained for any reading to be trusted."""
    clues, left = read.clues, read.left
    unread = sum(segment.end - segment.start for segment in left.words)
    if clues.foreign or left.organisations:
        return unread > _LONGEST_READ
    total = max((segment.end for segment in left.segments), default=0)
    about_units = clues.mentions or clues.groups or clues.every
    if read.question.intent in _OF_GROUPS and not about_units:
        return unread > 0
    if read.question.intent is Intent.CLARIFY and not clues.ambiguous:
        unread += sum(segment.end - segment.start for segment in left.denied)
        known = clues.cue("rank_unit") or clues.groups or clues.years.years
        allowed = _HARMLESS if clues.groups else 1
        return unread > 0 and (not known or unread > allowed or unread * 2 >= total)
    return unread > _HARMLESS and unread * 3 > total


def _unknown_name(read: Read) -> Question | None:
    """Say so where an organisation is named that no decision here ranks."""
    if read.clues.foreign:
        names = "; ".join(mention.text for mention in read.clues.foreign)
        near = _nearest(read, read.clues.foreign[0].text)
        return replace(read.missed(Reason.FOREIGN, names), units=near)
    if read.left.organisations:
        return read.missed(Reason.ORGANISATION, _said(read.left.organisations))
    return None


def _missing(read: Read) -> Question | None:
    """Ask back where a unit or a criterion is missing or may be several."""
    question, clues = read.question, read.clues
    if clues.ambiguous and question.intent not in _OF_NO_UNIT:
        return read.asked(Reason.WHICH_UNIT, _candidates(clues))
    if question.intent is Intent.COMPARE and len(question.units) == 1:
        return read.asked(Reason.WHICH_OTHER, question.units)
    if question.intent is Intent.CLARIFY:
        place = PLACE in clues.slots.values()
        return read.asked(Reason.WHOLE_PLACE if place else Reason.NO_UNIT, ())
    if len(clues.criteria) > 1 and not clues.code:
        return read.asked(Reason.WHICH_CRITERION, question.units)
    return _predecessors(read)


def _too_few(read: Read) -> Question | None:
    """Ask back where fewer than one unit, or a rank above the first, is asked for."""
    n = read.question.n
    if read.question.intent not in _COUNTING or n is None or n > 0:
        return None
    return read.asked(Reason.TOO_FEW, ())


def _candidates(clues: Clues) -> tuple[Unit, ...]:
    """Return the candidates of every doubtful name, in turn."""
    lists = [mention.units for mention in clues.ambiguous]
    turns = [units[n] for n in range(CANDIDATES) for units in lists if n < len(units)]
    return tuple({unit.id: unit for unit in turns}.values())


def _predecessors(read: Read) -> Question | None:
    """Offer the units that a later unit was made from, when those were ranked."""
    registry, ranked = read.scene.words.registry, read.scene.ranked
    year = read.question.year
    if year is not None and year not in read.scene.known_years:
        return None  # the year is missing, whichever unit is meant
    for unit in read.question.units:
        before = (registry.get(link.unit) for link in unit.predecessors)
        units = tuple(u for u in before if u is not None and u.id in ranked)
        if units and unit.id not in ranked:
            return replace(read.asked(Reason.PREDECESSORS, units), detail=unit.name)
    return None


def _of_another_time(read: Read) -> Question | None:
    """Confirm where less than a year, or a year of publication, is asked for."""
    question, years = read.question, read.clues.years
    if question.intent in _OF_NO_YEAR:
        return None
    if years.shorter:
        return read.doubted(Reason.SHORTER, years.shorter)
    if years.guessed:
        return read.doubted(Reason.GUESSED_YEAR)
    if is_published(read.clues) and question.years != years.years:
        return read.doubted(Reason.PUBLISHED_YEAR)
    return None


def _doubtful(read: Read) -> Question | None:
    """Confirm where a name was guessed or some words are unexplained."""
    question, clues = read.question, read.clues
    if read.left.all:
        return read.doubted(Reason.LEFTOVER, _said(read.left.all))
    if any(_is_guess(mention, read.scene) for mention in clues.mentions):
        return read.doubted(Reason.TYPING)
    of_unit = question.intent in _OF_ONE_UNIT and question.criterion is not None
    return read.doubted(Reason.LABEL) if of_unit and not clues.label_sure else None


def _is_guess(mention: Mention, scene: Scene) -> bool:
    """Return whether a name was typed with more wrong than its marks.

    Communes have near namesakes: there a wrong mark is doubt enough.
    """
    if mention.certainty is not Certainty.FUZZY or mention.unit is None:
        return False
    unit = mention.unit
    names = {fold(name).replace(" ", "") for name in (unit.name, *unit.aliases)}
    said = "".join(c for c in fold(mention.text) if c.isalnum())
    return unit.id not in scene.ranked or not any(n.endswith(said) for n in names)


_JUDGES: tuple[Judge, ...] = (
    _part_of_name,
    _refused,
    _unknown_name,
    _too_few,
    _missing,
    _of_another_time,
    _doubtful,
)
