"""Unit names in free text, in a cell, and the names nearest to a wrong one."""

from core.model import Unit, UnitId
from core.text import clean, fold
from core.units.mentions import Certainty, Mention, Reading, Token
from core.units.registry import Registry, stood_in


def read_units(
    text: str,
    registry: Registry,
    year: int | None = None,
    *,
    ranked: frozenset[UnitId] = frozenset(),
) -> Reading:
    """Return every unit named in a free question, left to right."""
    words = clean(text).split()
    tokens = tuple(Token(text=w, folded=fold(w), marked=w.casefold()) for w in words)
    return Reading(tokens=tokens, mentions=tuple(_windows(tokens, registry, year)))


def _windows(
    tokens: tuple[Token, ...], registry: Registry, year: int | None
) -> list[Mention]:
    found, start = [], 0
    while start < len(tokens):
        for end in range(len(tokens), start, -1):
            said = " ".join(t.text for t in tokens[start:end])
            unit = _named(said, registry, year)
            if unit is not None:
                found.append(Mention(units=(unit,), start=start, end=end, certainty=Certainty.EXACT, text=said))
                start = end - 1
                break
        start += 1
    return found


def _named(said: str, registry: Registry, year: int | None) -> Unit | None:
    for unit in registry.units:
        if year is not None and not stood_in(unit, year):
            continue
        if fold(said) in {fold(n) for n in (unit.name, *unit.aliases)}:
            return unit
    return None


def resolve(name: str, registry: Registry, year: int | None = None) -> Mention | None:
    """Return the unit that a whole cell or argument names, or None."""
    unit = _named(clean(name), registry, year)
    if unit is None:
        return None
    return Mention(units=(unit,), start=0, end=1, certainty=Certainty.EXACT, text=name)


def nearest(name: str, registry: Registry, limit: int = 4) -> tuple[Unit, ...]:
    """Return the units whose names are nearest to ``name``, best first."""
    from rapidfuzz import fuzz, process

    names = [fold(u.name) for u in registry.units]
    best = process.extract(fold(name), names, scorer=fuzz.WRatio, limit=limit)
    return tuple(registry.units[i] for _, _, i in best)
