"""The names nearest to one that no unit has."""

from core.model import Unit
from core.text import fold
from core.units.fits import Scope
from core.units.names import folded, parse_name
from core.units.read import resolve
from core.units.registry import Registry
from core.units.words import words

_BEGINNING = 70  # likeness of names that begin with the same syllable


def nearest(
    name: str,
    registry: Registry,
    limit: int = 4,
    *,
    year: int | None = None,
    likeness: float = 0,
) -> tuple[Unit, ...]:
    """Return the units whose names are nearest to ``name``, best first.

    Args:
        name: As typed.
        registry: The units of the place.
        limit: How many at most.
        year: The assessed year; None for units of every period.
        likeness: How like they must be at least, of 100; what every name of a kind
            shares does not count.
    """
    scope = Scope(registry=registry, year=year)
    units = [unit for unit in registry.units if scope.stands(unit)]
    found = resolve(name, registry, year)
    scores = [(_likeness(name, unit.name), unit) for unit in units]
    best = sorted(scores, key=lambda pair: pair[0], reverse=True)
    like = [unit for score, unit in best if score[0] >= likeness]
    near = (*(found.units if found else ()), *like)
    return tuple({unit.name: unit for unit in near}.values())[:limit]


def _likeness(typed: str, name: str) -> tuple[float, float]:
    """Return how like two names are without their kinds, then with them."""
    from rapidfuzz import fuzz

    one, two = _core(typed), _core(name)
    begin = _BEGINNING if one.split()[:1] == two.split()[:1] else 0
    same = max(fuzz.ratio(one, two), fuzz.token_set_ratio(one, two), begin)
    return same, fuzz.ratio(fold(typed), fold(name))


def _core(name: str) -> str:
    """Return a name folded without its kind, unless it has nothing else."""
    core = tuple(folded(word) for word in parse_name(name).core)
    return " ".join(core) if set(core) - words().levels else fold(name)
