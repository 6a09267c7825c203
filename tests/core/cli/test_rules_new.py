"""``cchc rules new``: skeletons that the check takes once they are filled in."""

import os
import re
import tomllib
from pathlib import Path

import pytest

from core.rules import (
    bands,
    basis,
    criteria,
    load_rules,
    points,
    ranking,
    schema,
)
from core.rules.remarks import PLACEHOLDER
from tests.core.cli.conftest import Copy, Run

OPTION = re.compile(r"^#(?=[\[a-z])", re.MULTILINE)
KEY = re.compile(r"\b([a-z_]+) = ")
MODULES = (bands, basis, criteria, points, ranking, schema)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "son-la" / "2026" / "rules.toml"


def filled(text: str) -> str:
    """Return a skeleton with every mark replaced by some words."""
    return text.replace(PLACEHOLDER, "đã điền")


def test_a_skeleton_is_written_where_it_is_asked_for(cchc: Run, file: Path) -> None:
    done = cchc("rules", "new", "son-la/2026", "--out", str(file), "--lang", "en")

    assert (done.code, done.err) == (0, "")
    assert str(file) in done.out
    rules = load_rules(file)
    assert (rules.place, rules.year) == ("son-la", 2026)
    assert [group.code for group in rules.groups] == ["so"]
    assert [one.name for one in file.parent.iterdir()] == ["rules.toml"]


def test_without_a_file_the_text_is_shown(cchc: Run, file: Path) -> None:
    cchc("rules", "new", "son-la/2026", "--out", str(file))

    assert cchc("rules", "new", "son-la/2026").out == file.read_text("utf-8")


def test_what_is_written_is_only_to_be_filled_in(cchc: Run, file: Path) -> None:
    groups = ("--group", "so", "--group", "huyen")
    cchc("rules", "new", "son-la/2026", "--out", str(file), *groups)

    done = cchc("rules", "check", str(file), "--json")

    assert done.code == 1
    assert {fault["severity"] for fault in done.json["faults"]} == {"note"}
    lines = file.read_text("utf-8").split("\n")
    marked = [
        n for n, line in enumerate(lines, 1) if re.search(f'^[^#]*"{PLACEHOLDER}', line)
    ]
    assert [fault["line"] for fault in done.json["faults"]] == marked


def test_what_is_filled_in_is_taken(cchc: Run, file: Path) -> None:
    cchc("rules", "new", "son-la/2026", "--out", str(file))
    file.write_text(filled(file.read_text("utf-8")), "utf-8")

    assert cchc("rules", "check", str(file)).code == 0


def options(text: str) -> list[str]:
    """Return the runs of lines in a skeleton that wait to be used."""
    return re.findall(r"(?:^#[\[a-z].*\n)+", text, re.MULTILINE)


def needing(option: str, text: str) -> str:
    """Return the skeleton with one option in use, and what that asks for."""
    used = text.replace(option, OPTION.sub("", option))
    if "[[groups.so.scale.assigned]]" in option:
        return used.replace('#kind = "less-not-applicable"', 'kind = "assigned"')
    if option.startswith("#second_key"):
        return used.replace('policy = "unstated"', 'policy = "second-key"')
    return used


def test_every_option_can_be_used(cchc: Run, file: Path) -> None:
    cchc("rules", "new", "son-la/2026", "--out", str(file))
    text = filled(file.read_text("utf-8"))

    assert len(options(text)) >= 15
    for option in options(text):
        file.write_text(needing(option, text), "utf-8")
        done = cchc("rules", "check", str(file))
        assert done.code == 0, done.out


def test_every_key_of_the_schema_is_in_the_skeleton(cchc: Run) -> None:
    """Keys stand in the schema as texts of the calls of ``only``."""
    sources = (Path(str(module.__file__)).read_text("utf-8") for module in MODULES)
    calls = (
        call
        for source in sources
        for call in re.findall(r"\.only\((.*?)\)\n", source, re.DOTALL)
    )
    named = {key for call in calls for key in re.findall(r'"([a-z_]+)"', call)}
    constants = {*schema.ROOT_KEYS, *schema.ROOT_MORE, *schema.GROUP_KEYS}
    known = {*named, *constants, *schema.GROUP_MORE, *bands.THRESHOLD}
    known |= {*basis.BASIS, *basis.BASIS_MORE}
    text = cchc("rules", "new", "x/2026").out
    text += cchc("rules", "new", "lai-chau/2018", "--from", "lai-chau/2017").out

    headers = re.findall(r"^#?\[\[?([^\]]+)\]", text, re.MULTILINE)
    shown = {*KEY.findall(text), *(key for one in headers for key in one.split("."))}
    explained = {*re.findall(r"\b([a-z_]+) \(", text)}
    assert known - shown - explained == set()


@pytest.mark.parametrize(
    ("name", "place"),
    [("Sơn La/2026", "son-la"), ("tỉnh Lai Châu / 2026", "lai-chau"), ("x/2026", "x")],
)
def test_a_place_is_known_by_its_name(cchc: Run, name: str, place: str) -> None:
    assert cchc("rules", "new", name, "--json").json["place"] == place


@pytest.mark.parametrize(
    "name", ["son-la", "son-la/26", "/2026", "son-la/0026", "…/2026"]
)
def test_a_name_without_place_or_year_is_refused(cchc: Run, name: str) -> None:
    done = cchc("rules", "new", name, "--lang", "en")

    assert (done.code, done.out) == (2, "")
    assert "CCHC-223" in done.err


@pytest.mark.parametrize("group", ["a b", "sở", 'x"', "", "so"])
def test_a_code_that_no_group_can_have_is_refused(cchc: Run, group: str) -> None:
    done = cchc("rules", "new", "x/2026", "--group", "so", "--group", group)

    assert done.code == 2
    assert "CCHC-225" in done.err


def test_a_file_that_is_there_is_left_as_it_is(cchc: Run, tmp_path: Path) -> None:
    file = tmp_path / "rules.toml"
    file.write_text("của tôi", "utf-8")

    done = cchc("rules", "new", "x/2026", "--out", str(file))

    assert done.code == 2
    assert "CCHC-213" in done.err
    assert file.read_text("utf-8") == "của tôi"
    assert [one.name for one in tmp_path.iterdir()] == ["rules.toml"]


def test_a_file_is_replaced_on_demand(cchc: Run, tmp_path: Path) -> None:
    file = tmp_path / "rules.toml"
    file.write_text("của tôi", "utf-8")

    assert cchc("rules", "new", "x/2026", "--out", str(file), "--force").code == 0
    assert tomllib.loads(file.read_text("utf-8"))["place"] == "x"


@pytest.mark.parametrize("parts", [("taken", "rules.toml"), ("folder",), ("x" * 300,)])
def test_a_file_that_cannot_be_written_is_named(
    cchc: Run, parts: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "taken").touch()
    (tmp_path / "folder").mkdir()

    out = str(tmp_path.joinpath(*parts))
    done = cchc("rules", "new", "x/2026", "--out", out, "--force")

    assert done.code == 2
    assert "CCHC-203" in done.err
    assert sorted(one.name for one in tmp_path.iterdir()) == ["folder", "taken"]


def test_rules_of_another_year_are_named_by_the_year(cchc: Run, copy: Copy) -> None:
    base, out = copy.folder / "2017", copy.folder / "2018" / "rules.toml"

    cchc("rules", "new", "lai-chau/2018", "--from", str(base), "--out", str(out))

    assert load_rules(out).extends == "2017"
    assert cchc("rules", "diff", str(base), str(out)).code == 0


def test_rules_elsewhere_are_named_by_their_path(
    cchc: Run, copy: Copy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    base = copy.folder / "2017" / "rules.toml"

    done = cchc("rules", "new", "x/2018", "--from", str(base), "--json")

    assert done.json["extends"] == "lai-chau/2017/rules.toml"
    assert done.json["groups"] == ["so", "huyen"]
    assert done.json["file"] is None
    assert f'extends = "{done.json["extends"]}"' in done.json["text"]


def test_rules_on_another_drive_are_named_whole(
    cchc: Run, copy: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> str:
        raise ValueError

    monkeypatch.setattr(os.path, "relpath", refused)

    done = cchc("rules", "new", "x/2018", "--from", str(copy.folder / "2017"), "--json")

    assert done.json["extends"] == (copy.folder / "2017" / "rules.toml").as_posix()


def test_a_group_can_be_added_to_what_is_there(cchc: Run, copy: Copy) -> None:
    out = copy.folder / "2018" / "rules.toml"
    base = ("--from", str(copy.folder / "2017"), "--group", "xa")

    cchc("rules", "new", "lai-chau/2018", *base, "--out", str(out))

    assert [group.code for group in load_rules(out).groups] == ["so", "huyen", "xa"]


def test_the_examples_of_changes_can_be_used(cchc: Run, copy: Copy) -> None:
    out = copy.folder / "2018" / "rules.toml"
    base = ("--from", str(copy.folder / "2017"))
    cchc("rules", "new", "lai-chau/2018", *base, "--out", str(out))
    out.write_text(OPTION.sub("", filled(out.read_text("utf-8"))), "utf-8")

    assert cchc("rules", "check", str(out)).out.count("Lỗi") == 0
    assert cchc("rules", "diff", str(copy.folder / "2017"), str(out)).code == 1


def test_a_base_that_is_not_there_is_named(cchc: Run) -> None:
    done = cchc("rules", "new", "x/2018", "--from", "x/1999")

    assert done.code == 2
    assert "CCHC-222" in done.err
