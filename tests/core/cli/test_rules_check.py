"""``cchc rules check``: every fault with its line, in words and as JSON."""

from pathlib import Path

import pytest

from core.cli.rules import RuleCommands
from tests.core import folders
from tests.core.cli.conftest import Copy, Run
from tests.core.folders import SHIPPED
from tests.core.rules.planted import TEXT

RULES = folders.RULES.replace('code = "1.1"', 'code = "1"')
COUNTS = {"stated": 1, "inferred": 7, "observed": 2}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "rules.toml"
    file.write_text(RULES, "utf-8")
    return file


def broken(file: Path, *changes: tuple[str, str]) -> Path:
    """Return the file with texts replaced in it."""
    text = file.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, "utf-8")
    return file


def test_the_shipped_rules_have_nothing_to_correct(cchc: Run) -> None:
    files = sorted(map(str, SHIPPED.parent.glob("*/*/rules.toml")))

    done = cchc("rules", "check", *files, "--json")

    assert done.code == 0
    assert [(one["file"], one["faults"]) for one in done.json] == [
        (file, []) for file in files
    ]


def test_rules_without_a_fault_are_said_to_have_none(cchc: Run, file: Path) -> None:
    done = cchc("rules", "check", str(file), "--lang", "en")

    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        f"{file}: nothing to correct.",
        "Values: 1 stated, 7 inferred, 2 observed.",
    ]


def test_every_fault_has_its_line_and_what_may_stand_there(
    cchc: Run, file: Path
) -> None:
    broken(file, ("at_least = 80", "atleast = 80"), ("digits = 2", "digits = 99"))

    done = cchc("rules", "check", str(file), "--lang", "en")

    assert (done.code, done.err) == (1, "")
    first, second = (
        RULES.split("\n").index(s) + 1 for s in ("digits = 2", "at_least = 80")
    )
    lines = done.out.splitlines()
    assert lines[:3] == [
        f"{file}:{first} · groups.so.rounding.digits",
        '  Error: "99" does not fit',
        "  Expected: a whole number from 0 to 10",
    ]
    assert lines[3] == f"{file}:{second} · groups.so.bands[0].atleast"
    assert lines[4] == '  Error: the key "atleast" is not known (is "at_least" meant?)'
    assert lines[-2] == f"{file}: 2 errors."


def test_json_has_every_fault_and_how_values_are_known(cchc: Run, file: Path) -> None:
    broken(file, ("digits = 2", "digits = 99"))

    done = cchc("rules", "check", str(file), "--json", "--lang", "en")

    line = RULES.split("\n").index("digits = 2") + 1
    assert done.code == 1
    assert done.json == {
        "file": str(file),
        "faults": [
            {
                "file": str(file),
                "line": line,
                "path": "groups.so.rounding.digits",
                "problem": '"99" does not fit',
                "expected": "a whole number from 0 to 10",
                "severity": "error",
            }
        ],
        "whole": True,
        **COUNTS,
    }


def test_a_line_that_is_no_toml_is_a_fault_among_others(cchc: Run, file: Path) -> None:
    broken(file, ("digits = 2", "digits = hai"), ("costs = 1", "costs = 0"))

    done = cchc("rules", "check", str(file), "--json")

    assert [fault["path"] for fault in done.json["faults"]] == [
        "",
        "groups.so.condition.costs",
    ]


def test_behind_a_broken_header_the_rest_is_put_off(cchc: Run, file: Path) -> None:
    broken(file, ("[groups.so.scale]", "[groups.so.scale"))

    done = cchc("rules", "check", str(file), "--lang", "en")

    assert done.code == 1
    lines = done.out.splitlines()
    assert lines[-2:] == [
        "What is below is looked at once this is put right.",
        f"{file}: 1 error.",
    ]


def test_what_is_to_be_filled_in_is_told_in_one_line(cchc: Run, file: Path) -> None:
    broken(file, ('title = "Quy định"', 'title = "CẦN ĐIỀN: tên"'))

    done = cchc("rules", "check", str(file), "--lang", "en")

    assert done.code == 1
    lines = done.out.splitlines()
    assert lines[0] == f"{file}:4 · title"
    assert lines[1] == "  to be filled in: tên"
    assert lines[2] == f"{file}: 1 place to fill in."


def test_a_warning_alone_asks_for_nothing(cchc: Run, copy: Copy) -> None:
    file = copy.folder / "2017" / "rules.toml"
    file.write_text(TEXT.replace('unit = "ban-dan-toc"', 'unit = "ban-x"'), "utf-8")

    done = cchc("rules", "check", str(file), "--lang", "en")

    assert done.code == 0
    assert f"{file}: 1 warning." in done.out.splitlines()


def test_units_are_those_of_the_data_asked_for(cchc: Run, copy: Copy) -> None:
    units = copy.folder / "units.toml"
    text = units.read_text("utf-8").replace('"ban-dan-toc"', '"ban-y"')
    units.write_text(text, "utf-8")
    file = str(copy.folder / "2017")

    done = cchc("rules", "check", file, "--data", str(copy.folder), "--json")

    assert [fault["severity"] for fault in done.json["faults"]] == ["warning"]
    assert cchc("rules", "check", file, "--json").json["faults"] == []


def test_a_file_that_cannot_be_read_keeps_no_other_back(
    cchc: Run, file: Path, tmp_path: Path
) -> None:
    gone = str(tmp_path / "khong-co.toml")

    done = cchc("rules", "check", gone, str(file), "--json", "--lang", "en")

    assert done.code == 2
    assert [one["file"] for one in done.json] == [str(file)]
    assert done.err.startswith(f"Error: {gone} is missing.")


@pytest.mark.parametrize("as_json", [(), ("--json",)])
def test_without_a_readable_file_only_the_error_is_told(
    cchc: Run, tmp_path: Path, as_json: tuple[str, ...]
) -> None:
    done = cchc("rules", "check", str(tmp_path), *as_json)

    assert (done.code, done.out) == (2, "")
    assert "CCHC-201" in done.err


def test_rules_at_hand_are_checked_by_name(cchc: Run) -> None:
    done = cchc("rules", "check", "lai-chau/2017", "--json")

    assert (done.code, done.json["file"]) == (0, str(SHIPPED / "2017" / "rules.toml"))


def test_some_file_must_be_named(cchc: Run) -> None:
    assert cchc("rules", "check").code == 2


class TestFurtherCommands:
    @pytest.mark.parametrize("command", RuleCommands.held)
    @pytest.mark.parametrize("language", ["vi", "en"])
    def test_each_has_its_own_help(
        self, cchc: Run, command: str, language: str
    ) -> None:
        done = cchc("rules", command, "--help", "--lang", language)

        assert done.code == 0
        assert f"cchc rules {command}" in done.out

    def test_the_help_lists_them(self, cchc: Run) -> None:
        out = cchc("rules", "--help", "--lang", "en").out

        for name, text in RuleCommands.held.items():
            assert f"  {name:<5}  {text}\n" in f"{out}\n"

    def test_names_near_a_wrong_one_are_offered(self, cchc: Run) -> None:
        done = cchc("--lang", "en", "rules", "chek")

        assert (done.code, done.out) == (2, "")
        assert "There is no command 'chek'. Did you mean check?" in done.err

    def test_options_before_the_command_are_refused(self, cchc: Run) -> None:
        done = cchc("--lang", "en", "rules", "--json", "diff", "a", "b")

        assert (done.code, done.out) == (2, "")
        assert "Options of `cchc rules diff` stand after its name." in done.err

    def test_the_language_may_stand_before_all(self, cchc: Run, file: Path) -> None:
        out = cchc("--lang", "en", "rules", "check", str(file)).out

        assert "nothing to correct" in out

    def test_the_shell_completes_them(self, process: Run) -> None:
        line = "cchc rules ch"
        done = process(_CCHC_COMPLETE="bash_complete", COMP_WORDS=line, COMP_CWORD="2")

        assert done.out.split() == ["plain,check"]
