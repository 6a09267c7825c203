"""Places and bodies outside every registry, so that no near name is guessed for them.

Source: ``gazetteer.toml`` beside the data.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from core.rules.reader import read_toml
from core.text import clean
from core.units.names import key_of
from core.units.window import Window, without_fillers
from core.units.words import DATA, Phrase, words

_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")


@dataclass(frozen=True, slots=True)
class Outsider:
    """A name that is no unit of ours.

    Attributes:
        words: Its syllables with marks, in lower case.
        is_place: Whether it is a province or district, not an office.
    """

    words: Phrase
    is_place: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """Names outside the registries.

    Attributes:
        names: By folded compact key.
        heads: Words that make another office of the unit's name they stand before.
    """

    names: Mapping[str, tuple[Outsider, ...]]
    heads: frozenset[Phrase]


@cache
def gazetteer() -> Gazetteer:
    """Return the names shipped with the product."""
    root = read_toml(DATA / "gazetteer.toml")
    names: dict[str, tuple[Outsider, ...]] = {}
    places = (*root.strings("provinces"), *root.strings("districts"))
    for outsider in _all(places, root.strings("offices")):
        key = key_of(outsider.words)
        names[key] = (*names.get(key, ()), outsider)
    heads = frozenset(tuple(text.split()) for text in root.strings("heads"))
    return Gazetteer(names=names, heads=heads)


def _all(places: Iterable[str], offices: Iterable[str]) -> Iterable[Outsider]:
    yield from _outsiders(places, is_place=True)
    yield from _outsiders(offices, is_place=False)


def _outsiders(texts: Iterable[str], *, is_place: bool) -> Iterable[Outsider]:
    for text in texts:
        said = _WORD.findall(clean(text).casefold())
        kept = tuple(word for word in said if word not in words().fillers)
        yield Outsider(kept, is_place)


def outsider_in(window: Window) -> tuple[Outsider, bool] | None:
    """Return the outsider a window names and whether every mark was typed."""
    key = key_of(token.folded for token in without_fillers(window.inner))
    named = [(o, window.agreement(o.words)) for o in gazetteer().names.get(key, ())]
    fitting = [(o, marks.is_full) for o, marks in named if not marks.contradictions]
    found = max(fitting, key=lambda fit: fit[1], default=None)
    is_doubtful = found is not None and found[0].is_place and window.is_common
    return None if is_doubtful else found
