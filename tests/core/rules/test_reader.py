"""The strict reader: exact values, and the line each of them stands on."""

from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

from core.errors import BadValueError, CchcError, MissingFileError, SyntaxFileError
from core.rules import load_rules
from core.rules.reader import Node, read_toml
from core.rules.source import Source, shown
from tests.core.folders import RULES

NESTED = """# the first line
top = 1
[a.b]
x = 2
[[a.list]]
y = 3
[[a.list]]
y = 4
["quoted"]
z = 5
"""


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


def node(path: Path, text: str) -> Node:
    file = path / "x.toml"
    file.write_text(text, "utf-8")
    return read_toml(file)


def test_decimals_are_exact(tmp_path: Path) -> None:
    root = node(tmp_path, "a = 81.15\nb = 100\nc = 1e2")

    assert [f"{root.decimal(key)}" for key in "abc"] == ["81.15", "100", "1E+2"]


@pytest.mark.parametrize(
    "text",
    ["1e21", "1e-21", f"1{'0' * 20}", "inf", "-inf", "nan", "true", '"1"', "[1]"],
)
def test_what_no_sum_can_keep_is_no_number(text: str, tmp_path: Path) -> None:
    with pytest.raises(BadValueError, match="decimal point"):
        node(tmp_path, f"a = {text}").decimal("a")


@pytest.mark.parametrize(
    "text",
    [
        f"a = {'9' * 5000}",
        f"a = 1e{'9' * 30}",
        f"a = {'[' * 5000}",
        "\x00",
        "a = 1979-13-01",
    ],
    ids=["long", "huge", "deep", "nul", "month"],
)
def test_what_no_machine_can_hold_is_a_fault_of_the_file(
    text: str, tmp_path: Path
) -> None:
    with pytest.raises(SyntaxFileError, match=r"x\.toml, line \d+"):
        node(tmp_path, text)


@pytest.mark.parametrize("year", ["0", "10000", "-1", "2017.0", '"2017"', "true"])
def test_a_year_is_a_year(year: str, tmp_path: Path) -> None:
    with pytest.raises(BadValueError):
        node(tmp_path, f"year = {year}").year("year")


def test_missing_keys_have_their_defaults(tmp_path: Path) -> None:
    root = node(tmp_path, "")

    assert (root.string("a"), root.strings("a"), root.nodes("a")) == ("", (), ())
    assert root.integer("a", 3) == 3
    assert root.day_or_none("a") is None
    assert not root.has("a")


def test_what_is_there_is_read(tmp_path: Path) -> None:
    root = node(tmp_path, 'd = 2018-05-22\nc = "red"\nt = ["x", "y"]\n[k.n]\nv = 1')

    assert root.day("d") == root.day_or_none("d") == date(2018, 5, 22)
    assert root.choice("c", Colour) is Colour.RED
    assert root.strings("t") == ("x", "y")
    assert [(name, child.path) for name, child in root.children("k")] == [
        ("n", ("k", "n"))
    ]


def test_a_choice_names_its_members(tmp_path: Path) -> None:
    with pytest.raises(BadValueError, match="red, blue"):
        node(tmp_path, 'c = "green"').choice("c", Colour)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("top",), 2),
        (("a", "b", "x"), 4),
        (("a", "b", "none"), 3),
        (("a", "list", 0, "y"), 6),
        (("a", "list", 1, "y"), 8),
        (("quoted", "z"), 10),
        (("nowhere",), 1),
    ],
)
def test_a_path_has_the_line_of_its_key_or_table(
    path: tuple[str | int, ...], line: int
) -> None:
    assert Source(Path("x"), NESTED).line(path) == line


def test_an_entry_in_a_nested_list_belongs_to_the_last_table() -> None:
    text = "[[g]]\n[[g.n]]\na = 1\n[[g]]\n[[g.n]]\na = 2\n"

    assert Source(Path("x"), text).line(("g", 1, "n", 0, "a")) == 6


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), "."),
        (("a",), "a"),
        (("groups", "so", "bands", 1, "label"), "groups.so.bands[1].label"),
    ],
)
def test_paths_are_written_as_people_read_them(
    path: tuple[str | int, ...], text: str
) -> None:
    assert shown(path) == text


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match="rules"):
        load_rules(tmp_path / "rules.toml")


@pytest.mark.parametrize("position", range(RULES.count("\n")))
def test_without_any_one_line_the_rules_load_or_say_why(
    position: int, tmp_path: Path
) -> None:
    lines = RULES.split("\n")
    file = tmp_path / "rules.toml"
    file.write_text("\n".join(lines[:position] + lines[position + 1 :]), "utf-8")

    try:
        assert load_rules(file).year == 2020
    except CchcError as error:
        assert error.params["file"] == file  # noqa: PT017  # loading may work, too
