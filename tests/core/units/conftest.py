"""The shipped registry, and short ways to ask it."""

from collections.abc import Callable
from pathlib import Path

import pytest

import core
from core.model import UnitId
from core.units import Certainty, Mention, Reading, Registry, load_registry, read_units

SHIPPED = Path(core.__file__).parent / "data" / "lai-chau" / "units.toml"
YEAR = 2017

Said = tuple[str, str]
"""Certainty and unit ids, the latter separated by blanks."""


@pytest.fixture(scope="session")
def lai_chau() -> Registry:
    return load_registry(SHIPPED)


@pytest.fixture(scope="session")
def ranked(lai_chau: Registry) -> frozenset[UnitId]:
    groups = (lai_chau.of_group(group, YEAR) for group in ("so", "huyen"))
    return frozenset(unit.id for group in groups for unit in group)


@pytest.fixture(scope="session")
def read(lai_chau: Registry, ranked: frozenset[UnitId]) -> Callable[[str], Reading]:
    return lambda text: read_units(text, lai_chau, YEAR, ranked=ranked)


@pytest.fixture(scope="session")
def said(read: Callable[[str], Reading]) -> Callable[[str], list[Said]]:
    """Return each mention of a question as certainty and unit ids."""
    return lambda text: [short(mention) for mention in read(text).mentions]


@pytest.fixture(scope="session")
def exactly(said: Callable[[str], list[Said]]) -> Callable[[str], list[str]]:
    """Return the ids of a question's mentions, all of which must be exact."""

    def ids(text: str) -> list[str]:
        found = said(text)
        assert {certainty for certainty, _ in found} <= {"exact"}, found
        return [unit for _, unit in found]

    return ids


def short(mention: Mention) -> Said:
    if mention.certainty is Certainty.FOREIGN:
        assert mention.units == ()
    return mention.certainty.value, " ".join(unit.id for unit in mention.units)
