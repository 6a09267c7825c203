"""A question cut into phrases that are known, slots that are filled, and the rest."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.conversation.lexicon import BAND, Lexicon, Phrase, Sense, shorthand
from core.text import fold

_GLUED = re.compile(r"(\d{1,2})?([^\W\d_]{2,})(\d{1,2})?")
UNKNOWN, CONTRADICTED, PHRASE = 10.0, 5.0, 1.0
_BEFORE_BANDS = frozenset({"loai", "hang", "nhom", "muc"})
_SHORT = 6  # letters; shorter runs of letters are words, not words written as one


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a question, or a stretch of it that is already understood.

    Attributes:
        text: As typed.
        marked: In lower case with marks, typing keys resolved.
        folded: Without marks.
        slot: What the stretch is, when it is no plain word.
    """

    text: str
    marked: str
    folded: str
    slot: Sense | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of words with everything it may mean.

    Attributes:
        start: First word.
        end: The word after the last.
        text: As typed.
        senses: Nothing when it is unknown.
        agrees: Whether no typed mark contradicts the phrase.
    """

    start: int
    end: int
    text: str
    senses: frozenset[Sense]
    agrees: bool = True

    def has(self, kind: str, value: str | None = None) -> bool:
        """Return whether it may mean ``kind`` (and that ``value``)."""
        return any(
            sense.kind == kind and value in (None, sense.value) for sense in self.senses
        )

    def value(self, kind: str) -> str | None:
        """Return what it means as ``kind``, or None."""
        found = (sense.value for sense in self.senses if sense.kind == kind)
        return next(found, None)

    def values(self, kind: str) -> tuple[str, ...]:
        """Return everything it may mean as ``kind``."""
        return tuple(s.value for s in self.senses if s.kind == kind)


def expanded(words: Sequence[Word], lexicon: Lexicon) -> tuple[Word, ...]:
    """Return the words with chat spelling and words written as one taken apart."""
    before = (None, *words)
    pairs = zip(words, before, strict=False)
    return tuple(part for word, last in pairs for part in _expand(word, last, lexicon))


def _expand(word: Word, last: Word | None, lexicon: Lexicon) -> Iterator[Word]:
    fixed = word.slot is not None or _is_said(word, last, lexicon)
    parts = () if fixed else _parts(word, lexicon)
    if not parts:
        yield from (word,) if fixed else _with_number(word, lexicon)
    for part in parts:
        yield Word(text=word.text, marked=part, folded=fold(part))


def _with_number(word: Word, lexicon: Lexicon) -> Iterator[Word]:
    """Yield ``top5`` as ``top 5``, anything else as it is.

    Typing keys may have made ``tọp`` of it: then what was typed counts.
    """
    said = any(p.agrees((word.marked,)) for p in lexicon.find((word.folded,)))
    glued = None if said else _GLUED.fullmatch(word.text.casefold())
    parts = [part for part in glued.groups() if part] if glued else []
    known = any(lexicon.find((fold(part),)) for part in parts if part.isalpha())
    if not known:
        yield word
        return
    for part in parts:
        yield Word(text=part, marked=part, folded=fold(part))


def _is_said(word: Word, last: Word | None, lexicon: Lexicon) -> bool:
    """Return whether a short word is a name here: the A of "loại A"."""
    if last is None or last.slot is not None:
        return False
    if lexicon.find((last.folded, word.folded)):
        return True
    named = any(p.sense.kind == BAND for p in lexicon.find((word.folded,)))
    return named and last.folded in _BEFORE_BANDS


def _parts(word: Word, lexicon: Lexicon) -> tuple[str, ...]:
    short = shorthand("chat")
    if word.marked in short:
        return short[word.marked]
    if lexicon.find((word.folded,)):
        return ()
    if word.folded in short:
        return short[word.folded]
    return lexicon.joined.get(word.folded, ()) if len(word.folded) >= _SHORT else ()


def cost(segment: Segment) -> float:
    """Return what a segment costs: little when known, much when not."""
    if not segment.senses:
        return UNKNOWN
    return PHRASE if segment.agrees else CONTRADICTED * (segment.end - segment.start)


def cut(
    words: Sequence[Word], lexicon: Lexicon, cost: Callable[[Segment], float] = cost
) -> tuple[Segment, ...]:
    """Return the cheapest cutting: few phrases, nothing unknown, no marks denied."""
    costs = [0.0] * (len(words) + 1)
    steps: list[Segment | None] = [None] * (len(words) + 1)
    for end in range(1, len(words) + 1):
        options = _ending_at(words, end, lexicon)
        sums = {one: costs[one.start] + cost(one) for one in options}
        best = min(options, key=lambda one: (sums[one], one.start))
        costs[end], steps[end] = sums[best], best
    return _path(steps)


def _path(steps: Sequence[Segment | None]) -> tuple[Segment, ...]:
    taken: list[Segment] = []
    step = steps[-1]
    while step is not None:
        taken.append(step)
        step = steps[step.start]
    return tuple(reversed(taken))


def _ending_at(words: Sequence[Word], end: int, lexicon: Lexicon) -> list[Segment]:
    last = words[end - 1]
    if last.slot:
        return [Segment(end - 1, end, last.text, frozenset({last.slot}))]
    options = [Segment(end - 1, end, last.text, frozenset())]
    for start in range(end - 1, max(-1, end - 1 - lexicon.longest), -1):
        if words[start].slot:
            break
        options.extend(_known(words, start, end, lexicon))
    return options


def _known(
    words: Sequence[Word], start: int, end: int, lexicon: Lexicon
) -> Iterator[Segment]:
    stretch = words[start:end]
    phrases = lexicon.find(tuple(word.folded for word in stretch))
    if not phrases:
        return
    typed = tuple(word.marked for word in stretch)
    fitting = [phrase for phrase in phrases if phrase.agrees(typed)]
    text = " ".join(dict.fromkeys(word.text for word in stretch))
    senses = _senses(fitting or phrases)
    yield Segment(start, end, text, senses, agrees=bool(fitting))


def _senses(phrases: Sequence[Phrase]) -> frozenset[Sense]:
    return frozenset(phrase.sense for phrase in phrases)
