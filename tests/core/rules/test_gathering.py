"""The reader that raises and the check that gathers say the same of a file."""

import ast
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import CchcError
from core.rules import (
    bands,
    basis,
    consistency,
    criteria,
    load_rules,
    points,
    ranking,
    schema,
)
from core.rules.inspection import inspect
from tests.core.rules.planted import TEXT


@pytest.mark.parametrize(
    "module",
    [bands, basis, consistency, criteria, points, ranking, schema],
    ids=lambda module: module.__name__,
)
def test_tables_refuse_and_never_raise(module: ModuleType) -> None:
    """What is raised on the way keeps the faults behind it from being told."""
    tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))

    assert not any(isinstance(node, ast.Raise) for node in ast.walk(tree))


LINES = TEXT.split("\n")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, len(LINES) - 1), min_size=1, max_size=4), st.data())
def test_whatever_is_broken_the_reader_and_the_check_agree(
    tmp_path_factory: pytest.TempPathFactory, positions: list[int], data: st.DataObject
) -> None:
    lines = [*LINES]
    for position in positions:
        start = data.draw(st.integers(0, len(lines[position])))
        lines[position] = lines[position][:start]
    file = tmp_path_factory.mktemp("broken") / "rules.toml"
    file.write_text("\n".join(lines), "utf-8")

    found = inspect(file)

    refused = _refused(file)
    assert refused or not any(f.path == "" for f in found.faults)
    assert not refused or not found.is_ready


def _refused(file: Path) -> bool:
    try:
        load_rules(file)
    except CchcError:
        return True
    return False
