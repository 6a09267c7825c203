"""The names of a registry, to be looked up by their folded compact key."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from core.text import fold
from core.units.names import Form, Kind, folded, forms_of, key_of
from core.units.registry import Registry
from core.units.words import Phrase, words

_TYPO_KEY = 5


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NameIndex:
    """Forms by key.

    Attributes:
        forms: Every form of every unit, of all periods.
        places: Keys that mean the place itself.
        typo_keys: Keys that a typing fault may lead to, by their length.
        syllables: Every syllable of the full names, folded.
    """

    forms: Mapping[str, tuple[Form, ...]]
    places: frozenset[str]
    typo_keys: Mapping[int, tuple[str, ...]]
    syllables: frozenset[str]


@lru_cache(maxsize=16)
def name_index(registry: Registry) -> NameIndex:
    """Return the registry's index; built when first asked for."""
    forms: dict[str, list[Form]] = {}
    for unit in registry.units:
        for form in _different(forms_of(unit)):
            forms.setdefault(form.key, []).append(form)
    frozen = {key: tuple(found) for key, found in forms.items()}
    return NameIndex(
        forms=frozen,
        places=_places(registry),
        typo_keys=_by_length(k for k, f in frozen.items() if _invites_typos(k, f)),
        syllables=_syllables(frozen.values()),
    )


def _by_length(keys: Iterable[str]) -> Mapping[int, tuple[str, ...]]:
    lengths: dict[int, list[str]] = {}
    for key in keys:
        lengths.setdefault(len(key), []).append(key)
    return {length: tuple(same) for length, same in lengths.items()}


def _syllables(forms: Iterable[tuple[Form, ...]]) -> frozenset[str]:
    full = (f for same in forms for f in same if f.kind == Kind.FULL)
    return frozenset(folded(word) for form in full for word in form.words)


def _different(forms: Iterable[Form]) -> Iterable[Form]:
    return {(form.kind, form.words): form for form in forms}.values()


def _places(registry: Registry) -> frozenset[str]:
    """Return the keys of the place's names, with and without "province"."""
    names = {registry.place.name, *registry.place.other_names}
    said = {tuple(fold(name).split()) for name in names}
    short = {_without_kind(name) for name in said}
    return frozenset(key_of(name) for name in said | short)


def _without_kind(name: Phrase) -> Phrase:
    sizes = (size for size in (2, 1) if name[:size] in words().territories)
    return name[next(sizes, 0) :]


def _invites_typos(key: str, forms: tuple[Form, ...]) -> bool:
    return len(key) > _TYPO_KEY and any(map(_may_be_mistyped, forms))


def _may_be_mistyped(form: Form) -> bool:
    if form.kind == Kind.BARE:
        return form.is_territory
    if form.kind == Kind.PART:
        return not form.is_territory and len(form.words) > 2  # noqa: PLR2004  # two words may be others too
    return form.kind <= Kind.SHORT and len(folded(form.words[-1])) > 1
