"""Which unit is meant: the registry of a place, and names as people type them."""

from typing import TYPE_CHECKING

from core.units.load import load_registry
from core.units.mentions import Certainty, Mention, Reading, Token
from core.units.registry import Registry

if TYPE_CHECKING:
    from core.units.near import nearest
    from core.units.read import read_units, resolve

__all__ = [
    "Certainty",
    "Mention",
    "Reading",
    "Registry",
    "Token",
    "load_registry",
    "nearest",
    "read_units",
    "resolve",
]


def __getattr__(name: str) -> object:
    """Return what reads names, imported when first asked for: the larger part."""
    if name not in __all__:
        raise AttributeError(name)
    from core.units import near, read

    return getattr(near if name == "nearest" else read, name)
