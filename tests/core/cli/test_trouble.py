import os
import subprocess
import sys
from pathlib import Path

import pytest

from core import api
from core.cli import console, main
from core.cli.trouble import ending
from core.i18n import Localizer
from tests.core.cli.conftest import Run

CCHC = [sys.executable, "-m", "core.cli"]


@pytest.fixture
def bug(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_data: object, **_: object) -> None:
        message = "inner detail"
        raise RuntimeError(message)

    monkeypatch.setattr(api, "open_archive", fail)


@pytest.mark.usefixtures("bug")
def test_a_bug_gets_an_apology_and_an_incident_number(cchc: Run) -> None:
    done = cchc("rank")

    assert (done.code, done.out) == (70, "")
    assert done.err.startswith("Chương trình gặp sự cố (mã sự cố ")
    assert "inner detail" not in done.err


@pytest.mark.usefixtures("bug")
def test_the_details_of_a_bug_are_told_on_demand(
    cchc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_DEBUG", "1")

    assert "RuntimeError: inner detail" in cchc("rank").err


def test_ctrl_c_ends_quietly(cchc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_data: object, **_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(api, "open_archive", stop)

    done = cchc("rank")

    assert (done.code, done.out, done.err) == (130, "", "")


def test_a_file_the_system_refuses_is_named(
    cchc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_data: object, **_: object) -> None:
        raise PermissionError(13, "Permission denied", "rules.toml")

    monkeypatch.setattr(api, "open_archive", refuse)

    done = cchc("rank")

    assert done.code == 2
    assert "rules.toml" in done.err


@pytest.mark.parametrize("words", [("check", "--json"), ("rules",), ("--help",)])
def test_a_reader_that_goes_away_leaves_no_complaint(words: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)

    done = subprocess.run(
        [*CCHC, *words], stdout=writing, stderr=subprocess.PIPE, check=False
    )

    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_reader_that_went_away_is_no_incident(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(console, "abandon", lambda: None)

    assert ending(BrokenPipeError(32, "Broken pipe"), Localizer()) == 141
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
def test_a_full_disk_gets_a_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*CCHC, "rank"], stdout=full, stderr=subprocess.PIPE, check=False
        )

    assert done.returncode == 2
    assert "stdout" in done.stderr.decode()
    assert len(done.stderr.decode().splitlines()) == 1


def test_an_interrupt_from_outside_leaves_no_traceback() -> None:
    told = (
        "import os, signal, sys; from core import api; from core.cli import main; "
        "api.open_archive = lambda *_, **__: os.kill(os.getpid(), signal.SIGINT); "
        "sys.exit(main(['rank']))"
    )

    done = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, check=False
    )

    assert (done.returncode, done.stderr) == (130, b"")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "cp437", "cp1258"])
def test_an_output_without_vietnamese_gets_letters_without_marks(
    process: Run, encoding: str
) -> None:
    done = process("rank", "--group", "huyen", PYTHONIOENCODING=encoding)

    lines = [line.split() for line in done.out.splitlines()]
    assert [line[0] for line in lines[2:10]] == list("12345678")
    assert done.out.isascii()
    assert "Thanh pho Lai Chau" in done.out
    assert "?" not in done.out


def test_help_and_errors_lose_their_marks_too(process: Run) -> None:
    assert "Cach dung" in process("--help", PYTHONIOENCODING="ascii").out

    refused = process("show", "Sở Y tá", PYTHONIOENCODING="latin-1")

    assert 'ten "So Y ta"' in refused.err


@pytest.mark.parametrize("words", ["rank", "rank --json", "--help", "--version"])
def test_a_closed_output_gets_a_sentence(words: str) -> None:
    shell = f'"{sys.executable}" -m core.cli {words} >&-'

    done = subprocess.run(shell, shell=True, stderr=subprocess.PIPE, check=False)  # noqa: S602  # only a shell closes one

    assert done.returncode == 2
    assert "stdout" in done.stderr.decode()
    assert len(done.stderr.decode().splitlines()) == 1


def test_json_stays_exact_where_vietnamese_cannot_be_written(process: Run) -> None:
    plain = process("rank", "--json", PYTHONIOENCODING="ascii")

    assert plain.json == process("rank", "--json", PYTHONIOENCODING="utf-8").json


def test_an_argument_that_is_no_text_is_refused() -> None:
    done = subprocess.run(
        [*CCHC, "show", b"S\xff\xfe"], capture_output=True, check=False
    )

    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_main_reads_the_command_line_when_given_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["cchc", "--version"])

    assert main() == 0
    assert capsys.readouterr().out.startswith("cchc ")
