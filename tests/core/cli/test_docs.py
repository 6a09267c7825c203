"""Every example of the pages on commands is typed and answers as the page says."""

import re
import shlex
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from core.cli.app import KNOWN_COMMANDS
from core.cli.rules import RuleCommands
from tests.core.cli.conftest import Run

DOCS = Path(__file__).parents[3] / "docs"
PAGE = DOCS / "lenh.md"
PAGES = (
    PAGE,
    DOCS / "gia-dinh.md",
    DOCS / "bang-tinh.md",
    DOCS / "bao-cao.md",
)
BLOCK = re.compile(r"^```console\n(.*?)^```", re.DOTALL | re.MULTILINE)
LEFT_OUT = "…"
WRITES = ("cchc report", "cchc template")  # the others read files of the pages


def examples() -> Iterator[tuple[str, list[str]]]:
    """Yield each command of the pages with the lines shown under it."""
    texts = "\n".join(page.read_text("utf-8") for page in PAGES)
    for block in BLOCK.findall(texts):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *shown = part.splitlines()
            yield command, shown


def sessions() -> Iterator[list[tuple[str, list[str]]]]:
    """Yield a command with its lines, and the exit code if the page asks for it."""
    listed = list(examples())
    for position, example in enumerate(listed):
        if example[0] != "echo $?":
            yield [
                example,
                *[e for e in listed[position + 1 : position + 2] if e[0] == "echo $?"],
            ]


def said_as_shown(said: Sequence[str], shown: Sequence[str]) -> bool:
    """Return whether lines are those shown, "…" standing for anything left out."""
    pattern = "\n".join(
        r"(?:.*\n)*?.*" if line == LEFT_OUT else re.escape(line).replace(LEFT_OUT, ".*")
        for line in shown
    )
    return re.fullmatch(pattern, "\n".join(line.rstrip() for line in said)) is not None


@pytest.mark.parametrize("session", [*sessions()], ids=lambda session: session[0][0])
def test_an_example_answers_as_shown(
    cchc: Run,
    session: list[tuple[str, list[str]]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    if session[0][0].startswith(WRITES):
        monkeypatch.chdir(tmp_path)
    (command, shown), *rest = session
    *before, typed = command.split(" | ")
    piped = "\n".join(shlex.split(echo)[1] for echo in before)
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(piped.encode()), "utf-8"))

    done = cchc(*shlex.split(typed)[1:])

    assert said_as_shown((done.out + done.err).splitlines(), shown)
    assert [lines for _, lines in rest] in ([], [[str(done.code)]])


@pytest.mark.parametrize("command", KNOWN_COMMANDS)
def test_every_command_has_its_heading(command: str) -> None:
    assert f"\n## `{command}`" in PAGE.read_text("utf-8")


@pytest.mark.parametrize("command", KNOWN_COMMANDS)
def test_every_command_has_an_example(command: str) -> None:
    assert any(f"cchc {command}" in typed for typed, _ in examples())


@pytest.mark.parametrize("command", RuleCommands.held)
def test_every_further_command_has_its_heading_and_example(command: str) -> None:
    assert f"\n### `rules {command}`" in PAGE.read_text("utf-8")
    assert any(f"cchc rules {command}" in typed for typed, _ in examples())
