"""What README shows is what the product says, each command in a process of its own."""

import html
import os
import re
import runpy
import shlex
import subprocess
import sys

import pytest

from tests.architecture.house import ROOT
from tests.core.cli.test_docs import BLOCK, said_as_shown
from tests.docs.pages import text

PICTURES = ROOT / "docs" / "anh"
# `make run` is this once .venv is ready; a test must not start an installation.
RUN = ("-m", "bot")
EXAMPLES = [
    example.splitlines()
    for block in BLOCK.findall(text("README.md"))
    for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
]


def said(command: str) -> str:
    """Return what a command line of README prints."""
    *echo, typed = command.split(" | ")
    words = shlex.split(typed)
    arguments = RUN if typed == "make run" else ("-m", "core.cli", *words[1:])
    assert words[0] in {"make", "cchc"}
    done = subprocess.run(
        [sys.executable, *arguments],
        input="".join(f"{shlex.split(each)[1]}\n" for each in echo),
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
        env={name: v for name, v in os.environ.items() if not name.startswith("CCHC_")},
    )
    return done.stdout


def test_make_run_is_what_is_tried_here() -> None:
    assert f"@$(PY) {' '.join(RUN)}\n" in text("Makefile")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example[0])
def test_an_example_answers_as_shown(example: list[str]) -> None:
    command, *shown = example

    lines = said(command).splitlines()

    assert said_as_shown(lines, shown), "\n".join(lines)


@pytest.mark.parametrize("name", ["make-run", "score", "rules-check", "check"])
def test_a_picture_shows_what_its_command_prints(name: str) -> None:
    drawing = runpy.run_path(str(PICTURES / "make.py"))

    fresh = drawing["drawn"](name)

    drawn = letters((PICTURES / f"{name}.svg").read_text("utf-8"))
    assert drawn == letters(fresh), "draw it anew: .venv/bin/python docs/anh/make.py"


def letters(picture: str) -> str:
    """Return the text of a picture, whatever its colours and places."""
    return "".join(map(html.unescape, re.findall(r">([^<>]+)</text>", picture)))
