"""Everything a question says that an intent may need, and where it says it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.conversation import criteria as criteria_
from bot.conversation.lexicon import (
    BAND,
    CUE,
    EVERY,
    FILLER,
    GROUP,
    ORGANISATION,
    PART,
    TOPIC,
    Sense,
)
from bot.conversation.numbers import Numbers, numbers
from bot.conversation.segments import Segment, Word, cut, expanded
from bot.conversation.vocabulary import OTHER_BAND, Vocabulary
from bot.conversation.years import DATE, YEAR, YearsAsked, asked, marked_years
from core.model import Criterion, Unit
from core.text import fold
from core.units import Certainty, Mention, Reading, Token, resolve

UNIT, PLACE, FOREIGN = "unit", "place", "foreign"
SLOT_KINDS = frozenset(
    {UNIT, PLACE, FOREIGN, YEAR, DATE, criteria_.CODE, criteria_.LABEL}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What was found in a question.

    Attributes:
        segments: The whole question, cut up.
        words: What it was cut from.
        mentions: Names of units and of foreign organisations, in order.
        groups: Codes of the groups named, in order.
        every: Whether "every unit" is said.
        bands: Codes of the bands named.
        other_band: A band that is not one of these rules.
        numbers: The numbers by what they are.
        years: The years.
        criteria: Criteria meant; several when the words fit several.
        code: A criterion code that was said, known or not.
        part: The part of a score that is named (``"survey"``).
        label_sure: Whether the words of a criterion could hardly mean else.
        slots: What was filled by which segment.
    """

    segments: tuple[Segment, ...]
    words: tuple[Word, ...] = ()
    mentions: tuple[Mention, ...] = ()
    groups: tuple[str, ...] = ()
    every: bool = False
    bands: tuple[str, ...] = ()
    other_band: str = ""
    numbers: Numbers = field(default_factory=Numbers)
    years: YearsAsked = field(default_factory=YearsAsked)
    criteria: tuple[Criterion, ...] = ()
    code: str = ""
    part: str = ""
    label_sure: bool = True
    slots: Mapping[int, str] = field(default_factory=dict)

    def cue(self, intent: str) -> bool:
        """Return whether the question holds a cue of ``intent``."""
        return self.says(CUE, intent)

    def says(self, kind: str, value: str | None = None) -> bool:
        """Return whether a segment may mean ``kind`` and no mark denies it."""
        return any(s.agrees and s.has(kind, value) for s in self.segments)

    @property
    def named(self) -> tuple[Mention, ...]:
        """Return the mentions of one unit each."""
        return tuple(m for m in self.mentions if m.unit is not None)

    @property
    def units(self) -> tuple[Unit, ...]:
        """Return the units named, each once, in order."""
        units = (mention.unit for mention in self.named)
        return tuple({unit.id: unit for unit in units if unit is not None}.values())

    @property
    def ambiguous(self) -> tuple[Mention, ...]:
        """Return the mentions that may be several units."""
        kinds = Certainty.AMBIGUOUS
        return tuple(m for m in self.mentions if m.certainty is kinds)

    @property
    def foreign(self) -> tuple[Mention, ...]:
        """Return the mentions of what lies outside the registry."""
        return tuple(m for m in self.mentions if m.certainty is Certainty.FOREIGN)

    @property
    def fuzzy(self) -> bool:
        """Return whether a unit was only guessed through a typing fault."""
        return any(m.certainty is Certainty.FUZZY for m in self.mentions)


def clues(reading: Reading, words: Vocabulary, this_year: int) -> Clues:
    """Return everything found in a question that was read for units."""
    mentions = _kept(reading, words)
    tokens = tuple(_words(reading, mentions, words))
    plain = expanded(_without_signs(tokens), words.lexicon)
    codes = [unit.group for mention in mentions for unit in mention.units]
    labels = words.labels_for(codes)
    dated = marked_years(criteria_.with_codes(plain, labels))
    label = criteria_.named(dated, labels, words.lexicon)
    whole = _with_label(dated, label)
    found = _clues(cut(whole, words.lexicon), mentions, label, this_year)
    return replace(found, words=whole)


def _clues(
    segments: tuple[Segment, ...],
    mentions: tuple[Mention, ...],
    label: criteria_.Named | None,
    this_year: int,
) -> Clues:
    said = numbers(segments, tuple(fold(s.text) for s in segments))
    codes = [s.value(criteria_.CODE) for s in segments if s.has(criteria_.CODE)]
    return Clues(
        segments=segments,
        mentions=mentions,
        groups=_values(segments, GROUP),
        every=any(s.agrees and s.has(EVERY) for s in segments),
        bands=_values(segments, BAND),
        other_band=next(iter(_values(segments, OTHER_BAND)), ""),
        numbers=said,
        years=asked(segments, this_year),
        criteria=label.criteria if label else (),
        code=(codes[0] if codes else said.criterion) or "",
        part=_longest(segments, PART),
        label_sure=label.sure if label else True,
        slots={**dict(_slots(segments)), **said.slots},
    )


def _values(segments: Sequence[Segment], kind: str) -> tuple[str, ...]:
    found = (v for s in segments if s.agrees for v in s.values(kind))
    return tuple(dict.fromkeys(found))


def _longest(segments: Sequence[Segment], kind: str) -> str:
    """Return what the longest segment of a kind means, or nothing."""
    fitting = [s for s in segments if s.agrees and s.has(kind)]
    best = max(fitting, key=lambda s: s.end - s.start, default=None)
    return (best.value(kind) or "") if best else ""


def _slots(segments: Sequence[Segment]) -> Iterator[tuple[int, str]]:
    for position, segment in enumerate(segments):
        kinds = {sense.kind for sense in segment.senses} & SLOT_KINDS
        if kinds:
            yield position, min(kinds)


def _kept(reading: Reading, words: Vocabulary) -> tuple[Mention, ...]:
    """Return the mentions without those that ordinary words account for."""
    plain = tuple(_word(token) for token in reading.tokens)
    segments = cut(plain, words.lexicon)
    named = [m for m in reading.mentions if not _is_talk(m, segments)]
    named = [m for m in named if not _is_place(m, words)]
    return tuple(_without_talk(mention, segments, words) for mention in named)


def _is_place(mention: Mention, words: Vocabulary) -> bool:
    """Return whether the place itself is named: beside a unit that adds nothing."""
    place = words.registry.place
    names = {fold(name) for name in (place.name, *place.other_names)}
    return mention.certainty is Certainty.FOREIGN and fold(mention.text) in names


def _without_talk(
    mention: Mention, segments: Sequence[Segment], words: Vocabulary
) -> Mention:
    """Return a mention without a last word that begins a phrase after it."""
    for segment in segments:
        inside = mention.start < segment.start < mention.end < segment.end
        if inside and segment.agrees and segment.senses:
            kept = mention.text.split()[: segment.start - mention.start]
            shorter = resolve(" ".join(kept), words.registry, words.rules.year)
            if shorter is not None and shorter.units == mention.units:
                return replace(mention, end=segment.start, text=" ".join(kept))
    return mention


def _is_talk(mention: Mention, segments: Sequence[Segment]) -> bool:
    """Return whether known phrases cover a doubtful name.

    A group's own word may hold a unit's: ``"các huyện, thành phố"``. A guess at a
    name is none where every word of it is a word of questions.
    """
    over = [s for s in segments if s.start < mention.end and s.end > mention.start]
    if any(s.has(GROUP) and _covers(s, mention) for s in over):
        return mention.certainty is not Certainty.FOREIGN
    doubtful = mention.certainty in {Certainty.FUZZY, Certainty.FOREIGN}
    return doubtful and all(s.agrees and _is_of_questions(s) for s in over)


def _is_of_questions(segment: Segment) -> bool:
    """Return whether a segment is known, and not as something foreign."""
    kinds = {sense.kind for sense in segment.senses}
    return bool(kinds) and not kinds <= {TOPIC, ORGANISATION}


def _covers(segment: Segment, mention: Mention) -> bool:
    return segment.start <= mention.start and segment.end >= mention.end


def _words(
    reading: Reading, mentions: Sequence[Mention], words: Vocabulary
) -> Iterator[Word]:
    dropped = (m for m in reading.mentions if _is_place(m, words))
    spans = {m.start: (m.end, Sense(PLACE)) for m in dropped}
    spans |= {start: (end, Sense(PLACE)) for start, end in reading.places}
    spans |= {m.start: (m.end, _mention_slot(n, m)) for n, m in enumerate(mentions)}
    position = 0
    while position < len(reading.tokens):
        end, slot = spans.get(position, (position + 1, None))
        if slot is None:
            yield _word(reading.tokens[position])
        else:
            yield Word(_text(reading.tokens[position:end]), "", "", slot)
        position = max(end, position + 1)


def _mention_slot(number: int, mention: Mention) -> Sense:
    foreign = mention.certainty is Certainty.FOREIGN
    return Sense(FOREIGN if foreign else UNIT, str(number))


def _word(token: Token) -> Word:
    """Return a token as a word; of a command only its name counts."""
    return Word(token.text, token.marked.lstrip("/"), token.folded.lstrip("/"))


def _text(tokens: Sequence[Token]) -> str:
    return " ".join(token.text for token in tokens)


def _without_signs(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return the words without punctuation and pictures."""
    return tuple(
        word
        for word in words
        if word.slot or any(c.isalnum() or c == "%" for c in word.folded)
    )


def _with_label(
    words: Sequence[Word], label: criteria_.Named | None
) -> tuple[Word, ...]:
    """Return the words with the ones that name a criterion as one slot."""
    if label is None:
        return tuple(words)
    text = " ".join(dict.fromkeys(w.text for w in words[label.start : label.end]))
    slot = Word(text, "", "", Sense(criteria_.LABEL, label.criteria[0].code))
    return (*words[: label.start], slot, *words[label.end :])


__all__ = ["FILLER", "FOREIGN", "PLACE", "UNIT", "Clues", "clues"]
