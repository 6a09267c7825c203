"""An Excel to call functions from, and tables to call them on."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "tests.excel_addin.excel_process")


class Excel:
    """Talks to one warm process, as Excel does with xlwings' server."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, do: str, **request: object) -> Any:
        """Return the answer to one request."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": do, **request}) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def call(self, name: str, *arguments: object) -> Any:
        """Return what the cells show; None leaves an argument out."""
        padded = [*arguments, None, None, None][:3]
        return self.ask("call", name=name, arguments=padded)


@pytest.fixture(scope="session")
def excel() -> Iterator[Excel]:
    with subprocess.Popen(
        COMMAND,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        yield Excel(process)
