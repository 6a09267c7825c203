"""Which unit is meant: the registry of a place, and names as people type them."""

from core.units.load import load_registry
from core.units.mentions import Certainty, Mention, Reading, Token
from core.units.read import nearest, read_units, resolve
from core.units.registry import Registry

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
