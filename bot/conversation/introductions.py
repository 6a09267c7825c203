"""Who asks, said before the question: "I work at …, may I ask …"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.conversation.lexicon import introductions
from bot.conversation.scene import Scene
from core.model import Unit
from core.text import fold
from core.units import Certainty, Mention, read_units, resolve

_CLAUSE = re.compile(r"[^,.:;!?\n]+[,.:;!?\n]*")
_LONGEST_HOME = 8  # words of a unit's name at the end of a clause


@dataclass(frozen=True, slots=True)
class Introduced:
    """A question with what was said about the speaker before it.

    Attributes:
        introduction: What was said.
        question: What is asked.
    """

    introduction: str
    question: str


def introduced(text: str) -> Introduced | None:
    """Return the question apart from who asks it, or None where nobody says so."""
    clauses = [part for clause in _CLAUSE.findall(text) for part in _parts(clause)]
    asked = next((n for n, c in enumerate(clauses) if not _introduces(c)), None)
    if not asked:
        return None
    return Introduced("".join(clauses[:asked]), "".join(clauses[asked:]).strip())


def _parts(clause: str) -> Iterator[str]:
    """Yield a clause, or what stands before and after the words that ask."""
    words = clause.split()
    for place in range(1, len(words)):
        if _begins(words[place:], introductions("asks")):
            yield " ".join(words[:place])
            yield f" {' '.join(words[place:])} "
            return
    yield clause


def _introduces(clause: str) -> bool:
    words = clause.split()
    courtesy = {word for phrase in introductions("courtesy") for word in phrase}
    while words and not _begins(words, introductions("starts")):
        if fold(words[0]).strip(",.:;!?") not in courtesy:
            return False
        words = words[1:]
    return True


def _begins(words: Sequence[str], phrases: frozenset[tuple[str, ...]]) -> bool:
    said = tuple(fold(word).strip(",.:;!?") for word in words[:4])
    return any(said[: len(phrase)] == phrase for phrase in phrases)


def says_own(question: str) -> bool:
    """Return whether the speaker's own unit is asked about: "our district"."""
    own, kinds = introductions("own"), introductions("kinds")
    words = question.split()
    return any(
        _begins(words[place:], kinds) and _begins(words[place + size :], own)
        for place in range(len(words))
        for size in (1, 2)
    )


def home(introduction: str, scene: Scene) -> Unit | None:
    """Return the ranked unit that an introduction ends with, or None."""
    words = introduction.strip(" ,.:;!?").split()
    for size in range(min(len(words), _LONGEST_HOME), 0, -1):
        found = resolve(" ".join(words[-size:]), scene.words.registry, scene.year)
        exact = found is not None and found.certainty is Certainty.EXACT
        if found is not None and exact and found.units[0].id in scene.ranked:
            return found.units[0]
    return None


def is_from_elsewhere(introduction: str, scene: Scene) -> bool:
    """Return whether the speaker names a body that is neither ours nor everywhere."""
    registry = scene.words.registry
    reading = read_units(introduction, registry, scene.year, ranked=scene.ranked)
    return any(_is_elsewhere(mention, scene) for mention in reading.mentions)


def _is_elsewhere(mention: Mention, scene: Scene) -> bool:
    if mention.certainty is not Certainty.FOREIGN:
        return False
    known = scene.words.lexicon.find(tuple(fold(mention.text).split()))
    return not known and home(mention.text, scene) is None
