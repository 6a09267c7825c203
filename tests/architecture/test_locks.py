"""The locks install the same files from any mirror."""

import re
import tomllib
from collections.abc import Iterable
from typing import Any

import pytest

from tests.architecture.house import ROOT

PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?P<rest>.*)$")
NAME = re.compile(r"[A-Za-z0-9-]+")
LOCKS = ("run.txt", "dev.txt")


def pins(lock: str) -> dict[str, str]:
    """Return every pinned line of a lock with the hashes that follow it."""
    text = (ROOT / "requirements" / lock).read_text("utf-8").replace("\\\n", "")
    lines = (line for line in text.splitlines() if line and line[0] not in " #")
    return {line.partition("--hash=")[0].strip(): line for line in lines}


def versions(lock: str) -> set[str]:
    """Return name and version of every pin, wherever it is to be installed."""
    return {pin.partition(" ;")[0].strip(" \\") for pin in pins(lock)}


def names(requirements: Iterable[str]) -> set[str]:
    return {NAME.match(line)[0].lower() for line in requirements}  # type: ignore[index]  # a requirement begins with its name


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_its_hashes(lock: str) -> None:
    found = pins(lock)

    assert [line for line in found if not PIN.match(line)] == []
    assert [name for name, line in found.items() if "--hash=sha256:" not in line] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_address_stands_in_a_lock(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text("utf-8")

    assert "://" not in text
    assert re.findall(r"--(?:extra-)?index-url|--find-links|--trusted-host", text) == []


def test_the_test_lock_holds_the_run_lock() -> None:
    assert versions("run.txt") - versions("dev.txt") == set()


def test_the_locks_hold_what_the_project_asks_for() -> None:
    asked = project()["project"]
    groups = project()["dependency-groups"]
    extras = (
        line for extra in asked["optional-dependencies"].values() for line in extra
    )
    running = [*asked["dependencies"], *extras]
    testing = [line for line in groups["dev"] if isinstance(line, str)]

    assert names([*running, *groups["build"]]) - names(pins("run.txt")) == set()
    assert names(testing) - names(pins("dev.txt")) == set()
