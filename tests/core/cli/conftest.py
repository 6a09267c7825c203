"""A terminal to type in, in this process or in one of its own, and data to change."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from core.api.archive import SHIPPED
from core.cli import main

PLACE = "lai-chau"
DECISION = Path("2017", "decision")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # JSON is what it is
        """Return the output read as JSON."""
        return json.loads(self.out)


Run = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = ("CCHC_LANG", "CCHC_DATA", "CCHC_PLACE", "CCHC_DEBUG")
    for name in (*ours, "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def cchc(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs a command line in this process."""

    def run(*words: str) -> Outcome:
        code = main(words)
        said = capsys.readouterr()
        return Outcome(code=code, out=said.out, err=said.err)

    return run


@pytest.fixture
def process() -> Run:
    """Return what runs a command line in a process of its own."""

    def run(*words: str, **settings: str) -> Outcome:
        done = subprocess.run(
            [sys.executable, "-m", "core.cli", *words],
            capture_output=True,
            check=False,
            env={**os.environ, **settings},
        )
        encoding = settings.get("PYTHONIOENCODING", "utf-8")
        out, err = done.stdout.decode(encoding), done.stderr.decode(encoding)
        return Outcome(code=done.returncode, out=out, err=err)

    return run


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy of the shipped place, to be changed."""

    folder: Path

    @property
    def decision(self) -> Path:
        """Return the folder of its decision."""
        return self.folder / DECISION

    def change(self, file: str, before: str, after: str) -> None:
        """Write ``after`` for the one ``before`` in a file of the decision."""
        path = self.decision / file
        text = path.read_text("utf-8")
        assert text.count(before) == 1
        path.write_text(text.replace(before, after), "utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """Return a copy of the shipped place."""
    shutil.copytree(SHIPPED / PLACE, tmp_path / PLACE)
    return Copy(folder=tmp_path / PLACE)
