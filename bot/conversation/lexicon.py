"""The word lists of the conversation: phrases, and what each may mean.

The lists are data (``words/*.toml`` and ``intents/*.toml``); adding a phrase there
is all that it takes to be understood better.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from bot.conversation.spelling import agrees
from core.text import fold

FOLDER = Path(__file__).parent
CUE, BESIDE, FILLER, ASKING, TOPIC = "cue", "beside", "filler", "asking", "topic"
GREETING, ORGANISATION, GROUP, EVERY = "greeting", "organisation", "group", "every"
CARDINAL, ORDINAL, RANK_MARK, PART = "cardinal", "ordinal", "rank-mark", "part"
RELATIVE, LATEST, SHORTER, PUBLISHED = "relative", "latest", "shorter", "published"
BAND, HEAD, FIXED = "band", "head", "fixed"
DECISION, ALONE = "decision", "alone"


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing a phrase may mean.

    Attributes:
        kind: What sort of thing: a cue of an intent, a group, a number …
        value: Which one.
    """

    kind: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as written in a list, with one of its senses."""

    words: tuple[str, ...]
    sense: Sense

    def agrees(self, typed: tuple[str, ...]) -> bool:
        """Return whether no typed mark contradicts the phrase."""
        pairs = zip(typed, self.words, strict=True)
        return all(agrees(said, written) for said, written in pairs)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases by their folded words; later lists add to earlier ones.

    Attributes:
        phrases: By folded words.
        joined: Folded words written as one (``xephang``), to the words themselves.
        longest: Words of the longest phrase.
    """

    phrases: Mapping[tuple[str, ...], tuple[Phrase, ...]]
    joined: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    longest: int = 1

    def find(self, folded: tuple[str, ...]) -> tuple[Phrase, ...]:
        """Return the phrases that fold to these words."""
        return self.phrases.get(folded, ())

    def with_phrases(self, added: Iterator[tuple[str, Sense]]) -> "Lexicon":
        """Return a lexicon that also knows ``added``."""
        phrases = {key: list(known) for key, known in self.phrases.items()}
        for text, sense in added:
            _add(phrases, text, sense)
        return _lexicon(phrases)


@dataclass(frozen=True, slots=True)
class Intent:
    """What the lists say of one intent.

    Attributes:
        name: E.g. ``"rank_unit"``.
        partners: Intents whose words may stand beside its own.
    """

    name: str
    partners: frozenset[str]


@cache
def base() -> Lexicon:
    """Return the phrases that hold for every place and year."""
    phrases: dict[tuple[str, ...], list[Phrase]] = {}
    for text, sense in (*_shared(), *_of_intents()):
        _add(phrases, text, sense)
    return _lexicon(phrases)


@cache
def intents() -> Mapping[str, Intent]:
    """Return every intent that has a list, by name."""
    found = {}
    for file in sorted((FOLDER / "intents").glob("*.toml")):
        partners = _read(file).get("with", ())
        found[file.stem] = Intent(file.stem, frozenset(partners))
    return found


@cache
def shorthand(section: str) -> Mapping[str, tuple[str, ...]]:
    """Return the words that one token of chat or of a label stands for."""
    table = _words("shorthand")[section]
    return {
        token: tuple(written.split())
        for written, text in table.items()
        for token in listed(text)
    }


@cache
def part_labels() -> Mapping[str, str]:
    """Return the Vietnamese name of each part of a score, by its column."""
    return dict(_words("parts")["labels"])


@cache
def introductions(section: str) -> frozenset[tuple[str, ...]]:
    """Return the phrases of one list about who asks, word by word, folded."""
    text = _words("introductions")[section]
    return frozenset(tuple(map(fold, phrase.split())) for phrase in listed(text))


def listed(text: str) -> Iterator[str]:
    """Yield the phrases of a list: separated by commas."""
    for phrase in text.replace("\n", " ").split(","):
        if phrase.strip():
            yield " ".join(phrase.casefold().split())


def _shared() -> Iterator[tuple[str, Sense]]:
    """Yield the lists that are no intent's own."""
    for text in _words("fillers").values():
        yield from _all(text, FILLER)
    yield from _all(_words("questions")["asking"], ASKING)
    numbers = _words("numbers")
    yield from _table(numbers["cardinals"], CARDINAL)
    yield from _table(numbers["ordinals"], ORDINAL)
    yield from _all(numbers["marks"]["before"], RANK_MARK)
    years = _words("years")
    yield from _table(years["relative"], RELATIVE)
    for kind in (LATEST, SHORTER, PUBLISHED):
        yield from _all(years[kind]["words"], kind)
    groups = _words("groups")
    yield from _all(groups["every"]["words"], EVERY)
    yield from _all(groups["head"]["words"], HEAD)
    yield from _table(_words("parts")["parts"], PART)


@cache
def group_words() -> Mapping[str, str]:
    """Return the word list of each group code that is known beforehand."""
    return dict(_words("groups")["groups"])


def _of_intents() -> Iterator[tuple[str, Sense]]:
    for file in sorted((FOLDER / "intents").glob("*.toml")):
        table = _read(file)
        yield from _table(table.pop("fixed", {}), FIXED)
        for key, text in table.items():
            if isinstance(text, str):
                yield from _all(text, *_kind(key, file.stem))


def _kind(key: str, intent: str) -> tuple[str, str]:
    """Return the sense of a list: ``cues`` of ``why`` is (cue, why)."""
    names = {
        "cues": CUE,
        "topics": TOPIC,
        "greetings": GREETING,
        "organisations": ORGANISATION,
    }
    return names.get(key, key), intent


def _table(table: Mapping[str, str], kind: str) -> Iterator[tuple[str, Sense]]:
    for value, text in table.items():
        yield from _all(text, kind, value)


def _all(text: str, kind: str, value: str = "") -> Iterator[tuple[str, Sense]]:
    for phrase in listed(text):
        yield phrase, Sense(kind, value)


def _add(phrases: dict[tuple[str, ...], list[Phrase]], text: str, sense: Sense) -> None:
    words = tuple(text.split())
    key = tuple(fold(word) for word in words)
    phrase = Phrase(words, sense)
    known = phrases.setdefault(key, [])
    if phrase not in known:
        known.append(phrase)


def _lexicon(phrases: Mapping[tuple[str, ...], list[Phrase]]) -> Lexicon:
    joined = {"".join(key): key for key in phrases if len(key) > 1}
    return Lexicon(
        phrases={key: tuple(known) for key, known in phrases.items()},
        joined=joined,
        longest=max(map(len, phrases), default=1),
    )


@cache
def _words(name: str) -> dict[str, Any]:
    return _read(FOLDER / "words" / f"{name}.toml")


def _read(file: Path) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(file.read_text("utf-8"))
