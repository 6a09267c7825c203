"""No source knows a unit or a figure: a province is data, never code.

Nothing of a ranked unit or of a decision may stand anywhere in a .py of the core,
comments and examples included. The front ends may name a unit in a docstring, where
an example helps the reader, but in no text that the program works with or shows.
"""

import ast
import csv
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from core.text import fold
from tests.architecture.house import ROOT, modules, shown, tree

DATA = ROOT / "core" / "data"
FIGURES = ("appraised", "survey", "total", "index")
# 72,35 can only be copied from a table; 1,00 or 90,00 may be anybody's example.
DISTINCTIVE = re.compile(r"[1-9]\d+,(?!0+$)\d+")
SHORTEST_NAME = 6  # letters; "Sở TC" could as well be something else


@cache
def summaries() -> tuple[dict[str, str], ...]:
    """Return every row of every summary table that is shipped."""
    tables = (
        file
        for file in sorted(DATA.glob("*/*/decision/*.tsv"))
        if "-annex" not in file.stem
    )
    return tuple(row for file in tables for row in rows(file))


def rows(file: Path) -> Iterator[dict[str, str]]:
    lines = file.read_text("utf-8").splitlines()
    yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


@cache
def names() -> frozenset[str]:
    """Return the folded names of the ranked units, as registered and as printed."""
    ranked = {row["unit"] for row in summaries()}
    registered = (
        name
        for file in DATA.glob("*/units.toml")
        for unit in tomllib.loads(file.read_text("utf-8"))["units"]
        if unit["id"] in ranked
        for name in (unit["name"], *filter(distinctive, unit.get("aliases", ())))
    )
    return frozenset(map(words, [*registered, *(row["name"] for row in summaries())]))


def distinctive(alias: str) -> bool:
    """Tell whether another spelling can only mean the unit: no bare abbreviation."""
    return " " in alias and not alias.isupper() and len(alias) >= SHORTEST_NAME


@cache
def figures() -> frozenset[str]:
    """Return the printed figures that nobody would write by chance."""
    printed = {row[column] for row in summaries() for column in FIGURES}
    return frozenset(filter(DISTINCTIVE.fullmatch, printed))


def words(text: str) -> str:
    """Return the words of a text in lower case without marks, ids taken apart."""
    return " ".join(re.findall(r"[a-z0-9]+", fold(text)))


def named(text: str) -> set[str]:
    bounded = f" {words(text)} "
    return {name for name in names() if f" {name} " in bounded}


def figured(text: str) -> set[str]:
    """Return the figures of a decision that a text holds, with comma or dot."""
    numbers = {n.replace(".", ",") for n in re.findall(r"\d+[.,]\d+", text)}
    return numbers & figures()


def spoken(file: Path) -> str:
    """Return the texts a module works with: its strings, docstrings excluded."""
    module = tree(file)
    documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    docstrings = {
        node.body[0].value
        for node in ast.walk(module)
        if isinstance(node, documented) and ast.get_docstring(node) is not None
        if isinstance(node.body[0], ast.Expr)
    }
    return "\n".join(
        node.value
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if node not in docstrings
    )


def test_the_decisions_at_hand_name_units_and_figures() -> None:
    assert {row["unit"] for row in summaries()} != set()
    assert len(names()) >= len({row["unit"] for row in summaries()})
    assert figures() != frozenset()


@pytest.mark.parametrize("file", modules("core"), ids=shown)
def test_the_core_knows_no_unit_and_no_figure(file: Path) -> None:
    text = file.read_text("utf-8")

    assert named(text) == set()
    assert figured(text) == set()


@pytest.mark.parametrize("file", modules("bot", "excel_addin"), ids=shown)
def test_front_ends_speak_of_no_unit_and_no_figure(file: Path) -> None:
    assert named(spoken(file)) == set()
    assert figured(file.read_text("utf-8")) == set()
