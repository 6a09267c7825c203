"""Which criterion a question names: by its code, or by words of its label."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.conversation.lexicon import (
    CUE,
    ORGANISATION,
    TOPIC,
    Lexicon,
    Sense,
    shorthand,
)
from bot.conversation.segments import Segment, Word, cut
from bot.conversation.spelling import agrees
from core.model import Criterion, GroupRules
from core.text import fold

CODE = "criterion-code"
LABEL = "criterion-label"
_CODE = re.compile(r"\d\d?(?:\.\d\d?){1,3}\.?")
_LETTERS = re.compile(r"[^\W_]+(?:&[^\W_]+)?")
_LONGEST = 14
_SURE = 3  # words of a label that need no word like "điểm" beside them
_OUTSIDE = frozenset({TOPIC, ORGANISATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A criterion's label, abbreviations written out.

    Attributes:
        criterion: The criterion.
        marked: Its words in lower case.
        folded: The same without marks.
        capitals: Abbreviations in it that stand for themselves, e.g. ``iso``.
    """

    criterion: Criterion
    marked: tuple[str, ...]
    folded: tuple[str, ...]
    capitals: frozenset[str]

    def holds(self, window: Sequence["_Part"]) -> bool:
        """Return whether the window stands in the label, no typed mark denied."""
        wanted = tuple(part.folded for part in window)
        for start in range(len(self.folded) - len(wanted) + 1):
            if self.folded[start : start + len(wanted)] == wanted:
                return all(
                    agrees(part.marked, written)
                    for part, written in zip(window, self.marked[start:], strict=False)
                )
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A stretch of words that names criteria.

    Attributes:
        start: First word.
        end: The word after the last.
        criteria: Those meant; several when the words fit several alike.
        sure: Whether the words could hardly mean anything else.
    """

    start: int
    end: int
    criteria: tuple[Criterion, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """A word after abbreviations are written out, and where it came from."""

    position: int
    marked: str
    folded: str


def labels_of(groups: Sequence[GroupRules]) -> tuple[Label, ...]:
    """Return the labels of all criteria; the first group that has a code says it."""
    criteria = {one.code: one for group in reversed(groups) for one in group.criteria}
    return tuple(_label(one) for one in criteria.values())


def _label(criterion: Criterion) -> Label:
    short = shorthand("labels")
    raw = _LETTERS.findall(criterion.label)
    marked = tuple(
        part for word in raw for part in short.get(word.casefold(), (word.casefold(),))
    )
    shouted = criterion.label.isupper()
    capitals = (
        w.casefold() for w in raw if w.isupper() and w.isascii() and w.isalpha()
    )
    return Label(
        criterion=criterion,
        marked=marked,
        folded=tuple(map(fold, marked)),
        capitals=frozenset() if shouted else frozenset(capitals),
    )


def with_codes(words: Sequence[Word], labels: Sequence[Label]) -> tuple[Word, ...]:
    """Return the words with criterion codes (``3.1.2``) as slots."""
    codes = {label.criterion.code for label in labels}
    return tuple(_as_code(word, codes) for word in words)


def _as_code(word: Word, codes: set[str]) -> Word:
    text = word.folded.rstrip(".")
    if word.slot or not _CODE.fullmatch(word.folded):
        return word
    if text.count(".") == 1 and text not in codes:  # as well a figure with a dot
        return word
    return Word(text=word.text, marked="", folded="", slot=Sense(CODE, text))


def named(
    words: Sequence[Word], labels: Sequence[Label], lexicon: Lexicon
) -> Named | None:
    """Return the longest stretch that stands in the label of a criterion, or None."""
    spread = tuple(_spread(words))
    known = {word for label in labels for word in label.folded}
    segments = cut(words, lexicon)
    for length in range(min(_LONGEST, len(spread)), 0, -1):
        for start in range(len(spread) - length + 1):
            window = spread[start : start + length]
            if all(part.folded in known for part in window):
                found = _fitting(window, labels, segments)
                if found is not None:
                    return found
    return None


def _spread(words: Sequence[Word]) -> Iterator[_Part]:
    for position, word in enumerate(words):
        if word.slot:
            yield _Part(position, "", "")
            continue
        for part in shorthand("labels").get(word.marked, (word.marked,)):
            yield _Part(position, part, fold(part))


def _fitting(
    window: Sequence[_Part], labels: Sequence[Label], segments: Sequence[Segment]
) -> Named | None:
    """Return the criteria that the window names, unless it is ordinary talk."""
    start, end = window[0].position, window[-1].position + 1
    cued = any(s.end == start and _is_cue(s) for s in segments)
    if not _is_special(segments, start, end, cued=cued):
        return None
    fitting = [label for label in labels if label.holds(window)]
    if end - start == 1 and len(window) == 1:
        fitting = [label for label in fitting if window[0].folded in label.capitals]
    if not fitting:
        return None
    sure = cued or len(window) >= _SURE
    end = _extended(end, fitting, segments)
    return Named(start=start, end=end, criteria=_highest(fitting), sure=sure)


def _extended(end: int, fitting: Sequence[Label], segments: Sequence[Segment]) -> int:
    """Return the end of a window, unknown words of the same label included."""
    words = {word for label in fitting for word in label.folded}
    for segment in segments:
        if segment.start == end and not segment.senses and fold(segment.text) in words:
            end = segment.end
    return end


def _is_cue(segment: Segment) -> bool:
    return segment.agrees and (
        segment.has(CUE, "criterion_score") or segment.text.casefold() in {"về", "ve"}
    )


def _is_special(
    segments: Sequence[Segment], start: int, end: int, *, cued: bool
) -> bool:
    """Return whether the words are more than what any question is made of."""
    over = [s for s in segments if s.start < end and s.end > start]
    if any(s.senses and s.agrees and not start <= s.start < s.end <= end for s in over):
        return False  # a known phrase goes beyond the window
    spoken = [s for s in over if any(map(str.isalpha, s.text))]
    strange = [s for s in spoken if not s.senses or not s.agrees or _is_outside(s)]
    whole_topic = len(over) == 1 and _is_outside(over[0])
    return bool(strange) and (cued or not whole_topic)


def _is_outside(segment: Segment) -> bool:
    return {sense.kind for sense in segment.senses} <= _OUTSIDE


def _highest(fitting: Sequence[Label]) -> tuple[Criterion, ...]:
    """Return the criteria nearest to the root; among equals the shortest label."""
    depth = min(label.criterion.code.count(".") for label in fitting)
    top = [lb for lb in fitting if lb.criterion.code.count(".") == depth]
    length = min(len(label.folded) for label in top)
    exact = [label for label in top if len(label.folded) == length]
    chosen = exact if len(exact) == 1 else top
    return tuple(label.criterion for label in chosen)
