"""Whom a cell names: the registry's units, or names that stand for themselves."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from core.errors import N_
from core.model import Message, RuleSet, Unit, UnitId
from core.text import clean, fold
from core.units import Certainty as Found
from core.units import Registry, resolve
from core.units.registry import stood_in
from core.workbook.plan import Certainty

_LONGEST = 90
_NUMBERED = re.compile(r"^\d{1,4}\s*[.)/-]\s*(?=\D)")
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$|\s*[*★]+$")

TYPO = N_('"{text}" is a typing fault away from {unit}')


@dataclass(frozen=True, slots=True)
class Named:
    """What a text names.

    Attributes:
        keys: Unit ids, best first; several where it may be any of them.
        certainty: How surely the first one is meant.
        evidence: Why, where it is not plain.
    """

    keys: tuple[str, ...]
    certainty: Certainty
    evidence: Message | None = None


def compact(text: str) -> str:
    """Return a text's letters and digits without marks, the key it is looked up by."""
    return _NOT_PLAIN.sub("", fold(text))


def bare(text: str) -> str:
    """Return a name without its line's number and without an aside behind it."""
    return _ASIDE.sub("", _NUMBERED.sub("", clean(text))).strip()


def slug(text: str) -> str:
    """Return the id of a name that no registry holds."""
    return _NOT_PLAIN.sub("-", fold(bare(text))).strip("-")


class Names:
    """Reads names of one place in one year; each distinct text once."""

    def __init__(self, registry: Registry | None, rules: RuleSet) -> None:
        """Take the units that are ranked, and those that stood in the year."""
        self._registry = registry
        self._year = rules.year
        self._groups = {group.code for group in rules.groups}
        self._memo: dict[str, Named | None] = {}

    @property
    def is_registered(self) -> bool:
        """Return whether there is a registry: without one any name will do."""
        return self._registry is not None

    @cached_property
    def _standing(self) -> tuple[Unit, ...]:
        units = self._registry.units if self._registry else ()
        return tuple(unit for unit in units if stood_in(unit, self._year))

    @cached_property
    def _ranked(self) -> frozenset[UnitId]:
        return frozenset(u.id for u in self._standing if u.group in self._groups)

    @cached_property
    def _exact(self) -> dict[str, tuple[str, ...]]:
        """Return units by the compact key of their whole names, ranked ones first."""
        found: dict[str, dict[str, None]] = {}
        for unit in sorted(self._standing, key=lambda u: u.id not in self._ranked):
            for key in {unit.id, compact(unit.name)}:
                found.setdefault(key, {})[unit.id] = None
        return {key: tuple(units) for key, units in found.items()}

    def unit(self, key: str) -> Unit | None:
        """Return the registry's unit with that id."""
        return self._registry.get(key) if self._registry else None

    def group(self, key: str) -> str | None:
        """Return the group of a unit of the registry."""
        unit = self.unit(key)
        return unit.group if unit else None

    def of_group(self, group: str) -> tuple[str, ...]:
        """Return the ids of a group's units that stood in the year."""
        return tuple(unit.id for unit in self._standing if unit.group == group)

    def plainly(self, text: str) -> bool:
        """Return whether a text is the whole name of a unit; nothing is guessed."""
        return self._plain(text) is not None

    def _plain(self, text: str) -> tuple[str, ...] | None:
        if self._registry is None or len(text) > _LONGEST:
            return None
        return self._exact.get(text) or self._exact.get(compact(bare(text)))

    def of(self, text: str) -> Named | None:
        """Return whom ``text`` names; None where it names nobody we know."""
        if text not in self._memo:
            self._memo[text] = self._of(text) if len(text) <= _LONGEST else None
        return self._memo[text]

    def _of(self, text: str) -> Named | None:
        plain = self._plain(text)
        if plain and len(plain) == 1:
            return Named(plain, Certainty.SURE)
        if plain:
            return Named(plain, Certainty.ASK)
        return self._resolved(text) if self._registry else None

    def _resolved(self, text: str) -> Named | None:
        registry = self._registry
        if registry is None or not text[:1].strip():
            return None
        found = resolve(bare(text), registry, self._year, ranked=self._ranked)
        if found is None or not found.units:
            return None
        keys = tuple(unit.id for unit in found.units)
        if found.certainty is Found.EXACT:
            return Named(keys[:1], Certainty.SURE)
        if found.certainty is Found.FUZZY:
            params = {"text": text, "unit": found.units[0].name}
            return Named(keys[:1], Certainty.LIKELY, Message(text=TYPO, params=params))
        return Named(keys, Certainty.ASK)

    def settles(self, text: str) -> bool:
        """Return whether a text names one unit, and not "a district"."""
        named = self.of(text)
        return named is not None and named.certainty is not Certainty.ASK

    def new(self, text: str) -> Named:
        """Return a name that stands for itself."""
        return Named((slug(text),), Certainty.NEW)

    def count(self, texts: Iterable[str]) -> int:
        """Return how many of ``texts`` name a unit."""
        return sum(self.of(text) is not None for text in texts)
