"""Administrative words and everyday ones, from ``words.toml`` beside the data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.rules.reader import Node, read_toml
from core.text import fold

DATA = Path(__file__).parent.parent / "data"

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The kind of body a name begins with: a department, a district, a town.

    Attributes:
        words: The kind in full, word by word, with marks.
        shorts: Its abbreviations.
        letter: What it adds to an abbreviation written in one.
        misprints: How scans misread it.
        said: Looser words for it; a name after one must be confirmed.
        is_territory: Whether such a body is named for the land it governs.
    """

    words: Phrase
    shorts: tuple[str, ...] = ()
    letter: str = ""
    misprints: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    is_territory: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What Vietnamese words mean beside or inside the name of a unit.

    Attributes:
        heads: Kinds of bodies.
        by_phrase: The same by their words, folded.
        by_short: The same by their abbreviations.
        synonyms: Long and short way of writing a phrase.
        fillers: Words inside names that may be left out, with marks and without.
        leads: Phrases before a territory's name that add nothing, folded.
        levels: Words at the end of a name that only tell the level, folded.
        here: Phrases after a name that mean the place at hand, with marks.
        within: Words between a commune and its district, folded.
        topics: Phrases after which the name of an office is a field of work, folded.
        which: Words that ask for one of a group, folded.
        links: Words between units that are listed or compared, folded.
        compared: Words that what is compared with may begin with, folded.
        groups: Words that speak of a whole group, folded.
        all_of: Words that say "all the", folded.
        plural_before: Before a kind, they make it mean all of that kind, folded.
        plural_after: The same, after it.
        never: Phrases that end like the kind of a name but are none, with marks.
        ordinary: Phrases that look like names, with marks.
        common: Everyday words, with marks.
        common_folded: The same, folded.
        kept: Tokens that are no Telex keys.
        offices: Words that make another office even of a full name after them.
        territories: Kinds of territories and the province, long and short, folded.
        single_kinds: Kinds of one word, with marks.
    """

    heads: tuple[Head, ...]
    by_phrase: Mapping[Phrase, Head]
    by_short: Mapping[str, Head]
    synonyms: tuple[tuple[Phrase, Phrase], ...]
    fillers: frozenset[str]
    leads: frozenset[Phrase]
    levels: frozenset[str]
    here: frozenset[Phrase]
    within: frozenset[str]
    topics: frozenset[Phrase]
    which: frozenset[str]
    links: frozenset[str]
    compared: frozenset[str]
    groups: frozenset[Phrase]
    all_of: frozenset[str]
    plural_before: frozenset[str]
    plural_after: frozenset[str]
    never: frozenset[Phrase]
    ordinary: frozenset[Phrase]
    common: frozenset[str]
    common_folded: frozenset[str]
    kept: frozenset[str]
    offices: frozenset[Phrase]
    territories: frozenset[Phrase]
    single_kinds: frozenset[str]


@cache
def words() -> Words:
    """Return the word lists shipped with the product."""
    root = read_toml(DATA / "words.toml")
    spoken, common = root.node("spoken"), root.node("common")
    ordinary, heads = root.node("ordinary"), _heads(root)
    return Words(
        heads=heads,
        by_phrase={tuple(map(fold, head.words)): head for head in heads},
        by_short={short: head for head in heads for short in head.shorts},
        synonyms=tuple(_synonym(node) for node in root.nodes("synonyms")),
        fillers=frozenset((*spoken.strings("fillers"), *_folded(spoken, "fillers"))),
        leads=_phrases(_folded(spoken, "leads")),
        levels=frozenset(_folded(spoken, "levels")),
        here=_phrases(spoken.strings("here")),
        within=frozenset(_folded(spoken, "within")),
        topics=_phrases(_folded(spoken, "topics")),
        which=frozenset(_folded(spoken, "which")),
        links=frozenset(_folded(spoken, "links")),
        compared=frozenset(_folded(spoken, "compared")),
        groups=_phrases(_folded(spoken, "groups")),
        all_of=frozenset(_folded(spoken, "all_of")),
        plural_before=frozenset(_folded(spoken, "plural_before")),
        plural_after=frozenset(_folded(spoken, "plural_after")),
        never=_phrases(ordinary.strings("first")),
        ordinary=_phrases(ordinary.strings("phrases")),
        common=frozenset(common.strings("words")),
        common_folded=frozenset(_folded(common, "words")),
        kept=frozenset(common.strings("kept")),
        offices=_phrases(spoken.strings("offices")),
        territories=_territories(heads),
        single_kinds=frozenset(h.words[0] for h in heads if len(h.words) == 1),
    )


def _heads(root: Node) -> tuple[Head, ...]:
    return tuple(_head(node) for node in root.nodes("heads"))


def _territories(heads: Iterable[Head]) -> frozenset[Phrase]:
    lands = [head for head in heads if head.is_territory]
    long = {tuple(map(fold, head.words)) for head in lands}
    return frozenset({("tinh",), *long, *((s,) for head in lands for s in head.shorts)})


def _head(node: Node) -> Head:
    return Head(
        words=_phrase(node.string("word")),
        shorts=node.strings("short"),
        letter=node.string("letter"),
        misprints=node.strings("misprints"),
        said=node.strings("said"),
        is_territory=node.tree.get("territory") is True,
    )


def _synonym(node: Node) -> tuple[Phrase, Phrase]:
    return _phrase(node.string("long")), _phrase(node.string("short"))


def _phrase(text: str) -> Phrase:
    return tuple(text.casefold().split())


def _folded(node: Node, key: str) -> tuple[str, ...]:
    return tuple(fold(text) for text in node.strings(key))


def _phrases(texts: Iterable[str]) -> frozenset[Phrase]:
    return frozenset(_phrase(text) for text in texts)
