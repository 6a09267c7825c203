"""Marks as evidence: those a writer typed may contradict a name, missing ones not.

Source: every Vietnamese syllable has one tone; where it is written on the syllable
(``hoà``, ``hòa``) does not matter.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the marks somebody typed fit a name.

    Attributes:
        missing: Marks of the name left out.
        contradictions: Marks typed that the name has not.
    """

    missing: int
    contradictions: int

    @property
    def is_full(self) -> bool:
        """Return whether every mark is there and none is wrong."""
        return self.missing == 0 and self.contradictions == 0


def agreement(typed: str, words: Sequence[str]) -> Agreement:
    """Return how the marks of ``typed`` fit the syllables ``words``.

    Args:
        typed: Lower case without blanks; folded it equals the folded words.
        words: The name's syllables with their marks, in lower case.
    """
    if typed == "".join(words):
        return Agreement(0, 0)
    letters = split_letters(typed)
    missing = contradictions = place = 0
    for word in words:
        wanted = split_letters(word)
        found = letters[place : place + len(wanted)]
        place += len(wanted)
        lacks, clashes = _syllable(found, wanted)
        missing, contradictions = missing + lacks, contradictions + clashes
    return Agreement(missing, contradictions)


@lru_cache(maxsize=4096)
def split_letters(word: str) -> tuple[tuple[str, str], ...]:
    """Return each letter of a word with its tone: ``ố`` is ``("ô", sắc)``.

    Of ``oo``, a letter of its own in some names and Telex for ``ô`` in others, the
    second counts.
    """
    letters = [_split(letter) for letter in unicodedata.normalize("NFC", word)]
    kept = zip(letters, [*letters[1:], None], strict=True)
    return tuple(one for one, after in kept if not _is_double(one, after))


def _is_double(one: tuple[str, str], after: tuple[str, str] | None) -> bool:
    return one == ("o", "") and after is not None and after[0] == "o"


@lru_cache(maxsize=512)
def _split(letter: str) -> tuple[str, str]:
    parts = unicodedata.normalize("NFD", letter.replace("ð", "đ"))
    tone = "".join(c for c in parts if c in _TONES)
    kept = "".join(c for c in parts if c not in _TONES)
    return unicodedata.normalize("NFC", kept), tone


Letters = tuple[tuple[str, str], ...]


def _syllable(found: Letters, wanted: Letters) -> tuple[int, int]:
    pairs = list(zip(found, wanted, strict=False))
    lacks = sum(f != w and f.isascii() for (f, _), (w, _) in pairs)
    clashes = sum(f != w and not f.isascii() for (f, _), (w, _) in pairs)
    typed = {tone for _, tone in found if tone}
    right = {tone for _, tone in wanted if tone}
    if typed == right:
        return lacks, clashes
    return (lacks, clashes + 1) if typed else (lacks + 1, clashes)
