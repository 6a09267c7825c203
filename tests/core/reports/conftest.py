"""Results that papers are made of."""

import pytest

from core.api import open_archive
from core.api.archive import Archive
from core.model import Result
from tests.core.papers import HOSTILE, province


@pytest.fixture(scope="session")
def result() -> Result:
    """Return the shipped decision."""
    return open_archive().result()


@pytest.fixture(scope="session")
def hostile_archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Return a place whose units have names that would like to be more."""
    return province(tmp_path_factory.mktemp("hostile") / "x", HOSTILE)


@pytest.fixture(scope="session")
def hostile(hostile_archive: Archive) -> Result:
    """Return its decision."""
    return hostile_archive.result()


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Return a decision about 126 units, some with long names."""
    names = [f"Ủy ban nhân dân xã số {n}" + " dài" * (n % 9) for n in range(1, 127)]
    return province(tmp_path_factory.mktemp("many") / "x", names).result()
