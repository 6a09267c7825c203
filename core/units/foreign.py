"""Places and bodies outside every registry, so that no near name is guessed for them.

Source: ``gazetteer.toml`` beside the data.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from core.rules.reader import Node, read_toml
from core.text import clean
from core.units.mentions import Token
from core.units.names import key_of
from core.units.window import Window, without_fillers
from core.units.words import DATA, Phrase, words

_SYLLABLES = 2  # of the provinces whose names are everyday words
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")


@dataclass(frozen=True, slots=True)
class Outsider:
    """A name that is no unit of ours.

    Attributes:
        words: Its syllables with marks, in lower case.
        is_place: Whether it is a province or district, not an office.
        is_province: Whether it is a province.
    """

    words: Phrase
    is_place: bool
    is_province: bool = False


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
    for outsider in _all(root):
        key = key_of(outsider.words)
        names[key] = (*names.get(key, ()), outsider)
    heads = frozenset(tuple(text.split()) for text in root.strings("heads"))
    return Gazetteer(names=names, heads=heads)


def _all(root: Node) -> Iterable[Outsider]:
    for text in root.strings("provinces"):
        yield Outsider(_said(text), is_place=True, is_province=True)
    for text in root.strings("districts"):
        yield Outsider(_said(text), is_place=True)
    for text in root.strings("offices"):
        yield Outsider(_said(text), is_place=False)


def _said(text: str) -> Phrase:
    found = _WORD.findall(clean(text).casefold())
    return tuple(word for word in found if word not in words().fillers)


def outsider_in(window: Window) -> tuple[Outsider, bool] | None:
    """Return the outsider a window names and whether every mark was typed.

    A place made of everyday words alone (``cao bằng``) is doubtful: see
    `province_after`.
    """
    found = _named(window)
    is_doubtful = found is not None and found[0].is_place and window.is_common
    return None if is_doubtful else found


def province_after(tokens: tuple[Token, ...], start: int) -> Window | None:
    """Return the stretch that names a province where a name ends at ``start``.

    There it may be made of everyday words, unless it goes on as a comparison does:
    ``cao bằng sở nào``.
    """
    window = Window(tokens, start, start + _SYLLABLES)
    if window.end > len(tokens) or window.folded_after() in words().compared:
        return None
    found = _named(window)
    return window if found is not None and found[0].is_province else None


def _named(window: Window) -> tuple[Outsider, bool] | None:
    key = key_of(token.folded for token in without_fillers(window.inner))
    named = [(o, window.agreement(o.words)) for o in gazetteer().names.get(key, ())]
    fitting = [(o, marks.is_full) for o, marks in named if not marks.contradictions]
    return max(fitting, key=lambda fit: fit[1], default=None)
