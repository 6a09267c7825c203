import subprocess
import sys

import click
import pytest

from core.cli import app
from tests.core.cli.conftest import Run

HEAVY = ("babel", "core.api", "core.model", "rich", "tomllib")


class BrokenEntry:
    name = "broken"

    def load(self) -> click.Command:
        raise ImportError(self.name)


class WorkingEntry:
    name = "working"

    def load(self) -> click.Command:
        return click.Command("working", help="The units on record.")


@pytest.fixture
def joined(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = (BrokenEntry(), WorkingEntry())
    monkeypatch.setattr(app, "joined", lambda: entries)


def test_no_command_shows_the_help(cchc: Run) -> None:
    done = cchc()

    assert (done.code, done.err) == (0, "")
    assert done.out == cchc("--help").out


def test_help_is_vietnamese_by_default(cchc: Run) -> None:
    out = cchc("--help").out

    assert out.startswith("Cách dùng: cchc [TÙY_CHỌN] [LỆNH]")
    assert "  rank        Bảng xếp hạng của từng nhóm đơn vị." in out
    assert "Hiện trợ giúp này rồi thoát." in out


@pytest.mark.parametrize("words", [("--lang", "en"), ("--lang=en",)])
def test_help_follows_the_option(cchc: Run, words: tuple[str, ...]) -> None:
    out = cchc(*words, "--help").out

    assert out.startswith("Usage: cchc [OPTIONS] [COMMAND]")
    assert "  rank        The ranking of each group of units." in out


def test_help_follows_the_setting(cchc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_LANG", "en")

    assert cchc("rank", "--help").out.startswith("Usage: cchc rank")
    assert cchc("--lang", "vi", "rank", "--help").out.startswith("Cách dùng")


def test_the_option_nearest_the_command_wins(cchc: Run) -> None:
    out = cchc("--lang", "vi", "rank", "--lang", "en").out

    assert out.startswith("Ranking of ")


def test_what_follows_two_dashes_is_no_option(cchc: Run) -> None:
    done = cchc("show", "--", "--lang=en")

    assert done.code == 2
    assert done.err.startswith("Lỗi: ")


@pytest.mark.parametrize("command", sorted(app.OWN_COMMANDS))
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_command_has_its_own_help(cchc: Run, command: str, language: str) -> None:
    done = cchc(command, "--help", "--lang", language)

    assert done.code == 0
    assert f"cchc {command}" in done.out


def test_what_the_list_says_of_front_ends_is_what_they_say() -> None:
    commands = {entry.name: entry.load() for entry in app.joined()}

    helps = {name: command.help for name, command in commands.items()}
    assert helps == app.JOINED_COMMANDS


@pytest.mark.usefixtures("joined")
def test_commands_of_front_ends_join(cchc: Run) -> None:
    out = cchc("--help").out

    assert "  working     Danh mục đơn vị." in out
    assert cchc("working").code == 0


@pytest.mark.usefixtures("joined")
def test_a_front_end_that_cannot_be_loaded_leaves_the_help(cchc: Run) -> None:
    assert "  broken      Không nạp được; hãy chạy `cchc doctor`." in cchc().out

    done = cchc("broken")
    assert (done.code, done.out) == (2, "")
    assert "cchc doctor" in done.err


def test_the_version_is_told(cchc: Run) -> None:
    done = cchc("--version")

    assert done.code == 0
    assert done.out.startswith("cchc ")


@pytest.mark.parametrize("words", ["--version --json", "--json --version"])
def test_the_version_is_told_as_json(cchc: Run, words: str) -> None:
    assert list(cchc(*words.split()).json) == ["version"]


def test_no_other_json_stands_before_a_command(cchc: Run) -> None:
    done = cchc("--json", "rank")

    assert (done.code, done.out) == (2, "")


def test_help_reads_nothing_heavy() -> None:
    told = (
        "import sys; before = set(sys.modules); "
        "from core.cli import main; main(['--help']); "
        f"print([name for name in {HEAVY!r} if name in {{*sys.modules}} - before])"
    )

    done = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, check=True
    )

    assert done.stdout.splitlines()[-1] == "[]"
