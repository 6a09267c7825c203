"""The gate: answer only what is explained, word by word.

A segment is explained when it fills a slot that the intent uses, stands in the
intent's own lists or those of its partners, or is courtesy. What is left decides
whether to confirm, to refuse, or to say that the thing is not in the data.
"""

from dataclasses import dataclass

from bot.conversation import criteria, numbers
from bot.conversation.choose import both_ends
from bot.conversation.clues import PLACE, UNIT, Clues
from bot.conversation.lexicon import (
    ASKING,
    BAND,
    CUE,
    EVERY,
    FILLER,
    GREETING,
    GROUP,
    HEAD,
    LATEST,
    ORGANISATION,
    PART,
    PUBLISHED,
    RANK_MARK,
    RELATIVE,
    SHORTER,
    TOPIC,
    Lexicon,
    Sense,
    intents,
)
from bot.conversation.question import Intent
from bot.conversation.segments import PHRASE, Segment, Word, cost, cut
from bot.conversation.vocabulary import OTHER_BAND
from bot.conversation.years import DATE, YEAR

_ALWAYS = frozenset({FILLER, LATEST, RELATIVE, SHORTER, PUBLISHED, HEAD, GREETING})
_SLOTS = frozenset({YEAR, PLACE, numbers.SIZE})
_RANKS = frozenset({UNIT, numbers.RANK, numbers.FIGURE})
_USES: dict[Intent, frozenset[str]] = {
    Intent.RANK_UNIT: _RANKS | {numbers.COUNT},
    Intent.COMPARE: _RANKS
    | {numbers.COUNT, numbers.BARE, criteria.CODE, criteria.LABEL},
    Intent.WHY: _RANKS | {criteria.CODE, criteria.LABEL},
    Intent.TOP_N: frozenset(
        {numbers.COUNT, numbers.BARE, criteria.CODE, criteria.LABEL, numbers.CRITERION}
    ),
    Intent.RANK_AT: frozenset({numbers.RANK, numbers.BARE}),
    Intent.BAND_LIST: frozenset(
        {numbers.FIGURE, numbers.BARE, criteria.CODE, criteria.LABEL, numbers.CRITERION}
    ),
    Intent.CRITERION_SCORE: frozenset(
        {UNIT, criteria.CODE, criteria.LABEL, numbers.CRITERION}
    ),
    Intent.COMMUNE_BANDS: frozenset({UNIT}),
    Intent.GROUP_AVG: frozenset({UNIT}),
    Intent.YEAR_CHANGE: frozenset({UNIT, criteria.CODE, criteria.LABEL}),
    Intent.TABLE: frozenset({numbers.COUNT}),
    Intent.SOURCE: frozenset({DATE, UNIT}),
    Intent.SUBSCRIBE: frozenset({UNIT}),
    Intent.UNSUBSCRIBE: frozenset({UNIT}),
}
_USES[Intent.BOTTOM_N] = _USES[Intent.TOP_N]
_NAMES = frozenset({BAND, OTHER_BAND, GROUP, EVERY, PART, RANK_MARK})
# What each intent may also hold, besides courtesy and its own lists.
_HOLDS: dict[Intent, frozenset[str]] = {
    Intent.RANK_UNIT: frozenset({BAND, OTHER_BAND, GROUP, EVERY, RANK_MARK, PART}),
    Intent.COMPARE: frozenset({BAND, GROUP, EVERY, RANK_MARK, PART}),
    Intent.WHY: _NAMES,
    Intent.TOP_N: frozenset({GROUP, EVERY, PART, RANK_MARK}),
    Intent.BOTTOM_N: frozenset({GROUP, EVERY, PART, RANK_MARK}),
    Intent.RANK_AT: frozenset({GROUP, EVERY, RANK_MARK}),
    Intent.TABLE: frozenset({GROUP, EVERY}),
    Intent.BAND_LIST: frozenset({BAND, OTHER_BAND, GROUP, EVERY}),
    Intent.CRITERION_SCORE: frozenset({PART, GROUP, RANK_MARK}),
    Intent.COMMUNE_BANDS: frozenset({BAND, GROUP, EVERY}),
    Intent.GROUP_AVG: frozenset({GROUP, EVERY, PART, BAND}),
    Intent.COVERAGE: frozenset({GROUP, EVERY}),
    Intent.YEAR_CHANGE: frozenset({GROUP, EVERY, PART}),
    Intent.SOURCE: frozenset({GROUP, EVERY}),
    Intent.SUBSCRIBE: frozenset({GROUP, EVERY}),
    Intent.UNSUBSCRIBE: frozenset({GROUP, EVERY}),
}
# A unit with a question word alone may be asked anything about.
_NEEDS_CUE = frozenset({Intent.RANK_UNIT})
_OUTSIDE = 1.5  # a phrase about other matters yields only to an explained one
_UNEXPLAINED = 6.0  # a phrase of other intents costs more than its words one by one


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """What a reading leaves unexplained.

    Attributes:
        segments: The question, cut so that most of it is explained.
        topics: Segments about other matters.
        organisations: Segments that name organisations nobody ranks.
        words: Segments that no list knows.
        other: Segments known from other intents' lists only.
        denied: Segments whose typed marks contradict the phrase they would be.
        asking: Question words with no cue that says what is asked.
    """

    segments: tuple[Segment, ...] = ()
    topics: tuple[Segment, ...] = ()
    organisations: tuple[Segment, ...] = ()
    words: tuple[Segment, ...] = ()
    other: tuple[Segment, ...] = ()
    denied: tuple[Segment, ...] = ()
    asking: tuple[Segment, ...] = ()

    @property
    def all(self) -> tuple[Segment, ...]:
        """Return everything unexplained, in the order of the question."""
        left = self.topics + self.organisations + self.words + self.other
        return tuple(sorted(left + self.denied + self.asking, key=lambda s: s.start))


def rest(clues: Clues, intent: Intent, lexicon: Lexicon) -> Rest:
    """Return what ``intent`` leaves unexplained of a question."""
    segments = cut(_with_slots(clues), lexicon, lambda s: _cost(intent, s))
    left = [s for s in segments if not _explains(intent, s)]
    if intent is Intent.TOP_N and both_ends(clues):
        left = [s for s in left if not _explains_end(s)]
    asking = tuple(s for s in left if s.has(ASKING) and s.agrees)
    known = [s for s in left if s.senses and s.agrees and s not in asking]
    topics = tuple(s for s in known if s.has(TOPIC))
    bodies = tuple(s for s in known if s.has(ORGANISATION) and s not in topics)
    return Rest(
        segments=segments,
        topics=topics,
        organisations=bodies,
        words=tuple(s for s in left if not s.senses),
        other=tuple(s for s in known if s not in topics and s not in bodies),
        denied=tuple(s for s in left if s.senses and not s.agrees),
        asking=() if _has_cue(clues, intent) else asking,
    )


def _with_slots(clues: Clues) -> tuple[Word, ...]:
    """Return the words with every filled slot as one word of its own."""
    words: list[Word] = []
    for position, segment in enumerate(clues.segments):
        slot = clues.slots.get(position)
        if slot is None:
            words.extend(clues.words[segment.start : segment.end])
        else:
            words.append(Word(segment.text, "", "", Sense(slot)))
    return tuple(words)


def _cost(intent: Intent, segment: Segment) -> float:
    plain = cost(segment)
    if plain != PHRASE or _explains(intent, segment):
        return plain
    outside = segment.has(TOPIC) or segment.has(ORGANISATION)
    return _OUTSIDE if outside else _UNEXPLAINED


def _explains(intent: Intent, segment: Segment) -> bool:
    kinds = {sense.kind for sense in segment.senses}
    if kinds & (_SLOTS | _USES.get(intent, frozenset())):
        return True
    if not segment.senses or not segment.agrees:
        return False
    if kinds & (_ALWAYS | _HOLDS.get(intent, frozenset())):
        return True
    return any(_is_own(segment, name) for name in _own(intent))


def _explains_end(segment: Segment) -> bool:
    """Return whether a segment belongs to the last ones, asked for with the first."""
    return segment.agrees and _is_own(segment, Intent.BOTTOM_N.value)


def _own(intent: Intent) -> frozenset[str]:
    known = intents().get(intent.value)
    return frozenset({intent.value}) | (known.partners if known else frozenset())


def _is_own(segment: Segment, intent: str) -> bool:
    """Return whether a list of the intent holds the segment."""
    other = frozenset({TOPIC, ORGANISATION, "unless"})
    return any(s.value == intent and s.kind not in other for s in segment.senses)


def _has_cue(clues: Clues, intent: Intent) -> bool:
    """Return whether something besides a question word says what is asked."""
    if intent not in _NEEDS_CUE:
        return True
    return any(
        s.agrees and not s.has(ASKING) and any(s.has(CUE, n) for n in _own(intent))
        for s in clues.segments
    )
