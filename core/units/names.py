"""Every way a unit's name is written: in full, abbreviated, without its kind, in part.

Nothing here knows a name: the forms follow from the registry's names and aliases.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import product

from core.model import Unit
from core.text import clean, fold
from core.units.words import Head, Phrase, words

_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+|[,&;/–-]")
_SEPARATORS = frozenset(",&;/–-")
_VOWEL = re.compile("[aeiouy]")
_SHORTEST_INITIALS = 3
_MOST_SEGMENTS = 3
_LONGEST_HEAD = 3


class Kind(IntEnum):
    """How much of a name a form says; what says more comes first."""

    FULL = 0  # the name, or an alias from the file
    SHORT = 1  # its kind with an abbreviation, or the initials in one
    BARE = 2  # without its kind
    SAID = 3  # with a looser word for its kind
    ALONE = 4  # only its kind, where it is the only one of it
    WEAK = 5  # two letters that may be anything
    PART = 6  # its kind and the beginning of the rest
    TAIL = 7  # its kind and a later part of the rest
    HINT = 8  # a piece without its kind


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One way to write a unit's name.

    Attributes:
        unit: Whose name.
        kind: How much of it is said.
        words: The syllables with marks, lower case, fillers left out.
        is_territory: Whether the unit is named for its land.
    """

    unit: Unit
    kind: Kind
    words: Phrase
    is_territory: bool

    @property
    def key(self) -> str:
        """Return the form folded, without blanks."""
        return key_of(self.words)


@dataclass(frozen=True, slots=True)
class ParsedName:
    """A name taken apart.

    Attributes:
        head: The kind of body, or None when no known word begins the name.
        segments: The rest, cut at "and", commas and dashes.
    """

    head: Head | None
    segments: tuple[Phrase, ...]

    @property
    def core(self) -> Phrase:
        """Return the rest in one piece, fillers left out."""
        return tuple(word for segment in self.segments for word in segment)


def key_of(syllables: Iterable[str]) -> str:
    """Return syllables folded, in one, ``oo`` as ``o``."""
    return "".join(map(folded, syllables)).replace("oo", "o")


@lru_cache(maxsize=8192)
def folded(word: str) -> str:
    """Return `fold` of a word, remembered."""
    return fold(word)


@lru_cache(maxsize=4096)
def parse_name(name: str) -> ParsedName:
    """Return a name as its kind and the segments of the rest."""
    found = _WORD.findall(clean(name).casefold())
    head, used = _head(found)
    return ParsedName(head, tuple(_segments(found[used:])))


def _head(found: list[str]) -> tuple[Head | None, int]:
    plain = tuple(folded(word) for word in found[:_LONGEST_HEAD])
    for size in range(len(plain), 0, -1):
        if head := words().by_phrase.get(plain[:size]):
            return head, size
    short = words().by_short.get(found[0]) if len(found) > 1 else None
    return short, 1 if short else 0


def _segments(found: list[str]) -> Iterator[Phrase]:
    segment: list[str] = []
    for word in found:
        if word not in _SEPARATORS and word not in words().fillers:
            segment.append(word)
        elif segment:
            yield tuple(segment)
            segment = []
    if segment:
        yield tuple(segment)


def forms_of(unit: Unit) -> Iterator[Form]:
    """Return every form of the unit's name and aliases; some may come twice."""
    name = parse_name(unit.name)
    is_territory = name.head is not None and name.head.is_territory
    for kind, written in (*_name_forms(unit.name, name), *_alias_forms(unit)):
        yield Form(unit, kind, written, is_territory)


def _alias_forms(unit: Unit) -> Iterator[tuple[Kind, Phrase]]:
    for alias in unit.aliases:
        name = parse_name(alias)
        yield from _full(alias, name)
        has_field = name.head is not None and bool(name.head.said)
        if has_field and len(name.core) > 1:
            yield Kind.HINT, name.core


def _name_forms(text: str, name: ParsedName) -> Iterator[tuple[Kind, Phrase]]:
    yield from _full(text, name)
    if name.head is not None and name.head.is_territory:
        yield from _territory_forms(name.head, name.core)
    elif name.head is not None:
        yield from _office_forms(name.head, name.segments)
    else:
        yield from _headless_forms(name)


def _full(text: str, name: ParsedName) -> Iterator[tuple[Kind, Phrase]]:
    """Return the name as it is, with its kind long and short, and phrases both ways."""
    yield (
        Kind.FULL,
        tuple(w for w in _WORD.findall(clean(text).casefold()) if w.isalnum()),
    )
    for begin in _begins(name.head):
        for core in {name.core, _swapped(name.core, 0), _swapped(name.core, 1)}:
            yield Kind.FULL, (*begin, *core)


def _begins(head: Head | None) -> tuple[Phrase, ...]:
    if head is None:
        return ((),)
    return (head.words, *((short,) for short in head.shorts))


@lru_cache(maxsize=2048)
def _swapped(core: Phrase, wanted: int) -> Phrase:
    """Return ``core`` with every synonym long (0) or short (1)."""
    plain = [folded(word) for word in core]
    for pair in words().synonyms:
        old = [folded(word) for word in pair[1 - wanted]]
        for place in range(len(plain) - len(old) + 1):
            if plain[place : place + len(old)] == old:
                changed = (*core[:place], *pair[wanted], *core[place + len(old) :])
                return _swapped(changed, wanted)
    return core


def _territory_forms(head: Head, core: Phrase) -> Iterator[tuple[Kind, Phrase]]:
    yield Kind.BARE, core
    yield Kind.ALONE, head.words
    for short in head.shorts:
        if len(short) > 1:
            yield Kind.WEAK, (short,)
    for size in range(1, len(core)):
        yield Kind.PART, (*head.words, *core[:size])
        yield Kind.TAIL, (*head.words, *core[-size:])
        yield Kind.HINT, core[:size]
        yield Kind.HINT, core[-size:]


def _office_forms(
    head: Head, segments: tuple[Phrase, ...]
) -> Iterator[tuple[Kind, Phrase]]:
    core = tuple(word for segment in segments for word in segment)
    kept = _without_level(core)
    if kept != core:
        for begin in _begins(head):
            yield from ((Kind.FULL, (*begin, *_swapped(kept, way))) for way in (0, 1))
    if not kept or any(folded(word) in words().levels for word in core):
        if len(head.words) > 1:
            yield Kind.TAIL, head.words
        return
    yield from _written_forms(head, segments)
    yield from _part_forms(head, segments)
    for said in head.said:
        yield from ((Kind.SAID, (said, *part)) for part in _beginnings(segments))


def _without_level(core: Phrase) -> Phrase:
    """Return the core without the word for the level at its end."""
    return core[:-1] if core and folded(core[-1]) in words().levels else core


def _written_forms(
    head: Head, segments: tuple[Phrase, ...]
) -> Iterator[tuple[Kind, Phrase]]:
    full = tuple(word for segment in segments for word in segment)
    initials = "".join(map(_initials, segments))
    for core in _writings(segments):
        for begin in _begins(head):
            yield Kind.SHORT, (*begin, *core)
        if core == full or len("".join(core)) >= _SHORTEST_INITIALS:
            yield Kind.BARE, core
    if head.letter:
        yield Kind.SHORT, (head.letter + initials,)
    if len(initials) < _SHORTEST_INITIALS:
        yield Kind.WEAK, (initials,)


def _writings(segments: tuple[Phrase, ...]) -> set[Phrase]:
    """Return each mixture of segments in full, with synonyms, and as initials."""
    choices = [
        {segment, _swapped(segment, 0), _swapped(segment, 1), (_initials(segment),)}
        for segment in segments
    ]
    if len(segments) > _MOST_SEGMENTS:
        initials = tuple(_initials(segment) for segment in segments)
        return {tuple(w for segment in segments for w in segment), initials}
    return {tuple(w for part in mix for w in part) for mix in product(*choices)}


def _initials(segment: Phrase) -> str:
    """Return the first letters; a word that is itself an abbreviation stays whole."""
    return "".join(w[0] if _VOWEL.search(folded(w)) else w for w in segment)


def _part_forms(
    head: Head, segments: tuple[Phrase, ...]
) -> Iterator[tuple[Kind, Phrase]]:
    core = tuple(word for segment in segments for word in segment)
    if len(head.words) > 1:
        yield Kind.TAIL, head.words
    for size in range(1, len(core)):
        yield Kind.PART, (*head.words, *core[:size])
        yield Kind.TAIL, (*head.words, *core[-size:])
    for size in range(1, len(segments)):
        initials = "".join(map(_initials, segments[:size]))
        yield Kind.PART, (*head.words, initials)
        yield Kind.TAIL, (*head.words, *segments[size])
        if len(initials) > 1:
            yield Kind.HINT, (initials,)


def _beginnings(segments: tuple[Phrase, ...]) -> Iterator[Phrase]:
    for size in range(1, len(segments) + 1):
        yield tuple(word for segment in segments[:size] for word in segment)


def _headless_forms(name: ParsedName) -> Iterator[tuple[Kind, Phrase]]:
    initials = "".join(map(_initials, name.segments))
    if len(initials) >= _SHORTEST_INITIALS:
        yield Kind.SHORT, (initials,)
    for size in range(2, len(name.core)):
        yield Kind.PART, name.core[:size]
