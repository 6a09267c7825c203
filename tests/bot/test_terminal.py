"""``python -m bot`` and ``cchc run``: rankings, findings, then questions."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.conversation.talk import Conversation
from bot.settings import Settings, from_environment
from bot.terminal import chat, findings_line
from core.i18n import Localizer

ROOT = Path(__file__).parents[2]


def piped(
    text: str, *words: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Return what a run left behind that was fed ``text``."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("CCHC_")}
    return subprocess.run(
        [sys.executable, *(words or ("-m", "bot"))],
        input=text,
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
        env={**kept, "PYTHONIOENCODING": "utf-8", **environment},
        timeout=60,
    )


def test_a_piped_question_is_answered_below_the_rankings() -> None:
    run = piped("xếp hạng Sở Y tế\n")

    assert (run.returncode, run.stderr) == (0, "")
    assert "Ban Quản lý Khu kinh tế cửa khẩu Ma Lù Thàng" in run.stdout
    assert "80,05 TỐT 12" in run.stdout
    assert "4 lỗi, 1 cảnh báo" in run.stdout
    assert "Sở Y tế: hạng 20/20 · 64,29 % · TB · năm 2017" in run.stdout
    assert "Hỏi (" not in run.stdout


def test_the_command_does_the_same() -> None:
    words = ("-c", "from core.cli import main; import sys; sys.exit(main(['run']))")

    assert piped("bét bảng khối sở\n", *words).returncode == 0


def test_a_bad_line_does_not_stop_the_others() -> None:
    run = piped("a" * 600 + "\n\n  \ntop 1 sở\n")

    assert run.returncode == 0
    assert "hạng 1/20" in run.stdout


def test_bad_settings_are_a_sentence_and_two() -> None:
    run = piped("", CCHC_DATA="no-such-folder")

    assert (run.returncode, "Traceback" in run.stderr) == (2, False)
    assert "no-such-folder" in run.stderr


@pytest.mark.parametrize("coding", ["ascii", "cp1252", "utf-16"])
def test_any_console_is_good_enough(coding: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "bot"],
        input="sở y tế\n".encode(),
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": coding},
        timeout=60,
    )

    assert (run.returncode, b"Traceback" in run.stderr) == (0, False)


@pytest.mark.parametrize("coding", ["ascii", "latin-1"])
def test_a_plain_console_gets_letters_without_marks(coding: str) -> None:
    words = ("-m", "core.cli", "ask", "sở y tế")

    run = subprocess.run(
        [sys.executable, *words],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": coding},
        timeout=60,
    )

    assert run.stdout.decode("ascii").startswith("So Y te: hang 20/20 - 64,29 %")


@pytest.mark.parametrize("module", ["bot", "core.cli run"])
@pytest.mark.parametrize(
    ("streams", "code"), [("<&-", 0), ("</dev/null | head -1", 0), (">&-", 2)]
)
def test_closed_streams_are_no_incident(module: str, streams: str, code: int) -> None:
    command = f'"{sys.executable}" -m {module} {streams}'

    run = subprocess.run(
        ["sh", "-c", command],  # only a shell closes a stream
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=60,
    )

    assert run.returncode == code
    assert "sự cố" not in run.stderr
    assert "went wrong" not in run.stderr
    assert "Traceback" not in run.stderr


def test_a_reader_that_goes_away_early_is_no_failure() -> None:
    reading, writing = os.pipe()
    os.close(reading)

    run = subprocess.run(
        [sys.executable, "-m", "core.cli", "run"],
        stdin=subprocess.DEVNULL,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        cwd=ROOT,
        timeout=60,
    )

    os.close(writing)
    assert (run.returncode, run.stderr) == (141, b"")


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str | BaseException) -> None:
    """Make ``input`` give these lines, then the end of input."""
    waiting = iter(lines)

    def read(_: str = "") -> str:
        line = next(waiting, EOFError())
        if isinstance(line, BaseException):
            raise line
        return line

    monkeypatch.setattr("builtins.input", read)


def test_an_empty_line_ends_the_chat(
    talk: Conversation,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    typed(monkeypatch, "top 1 sở", "", "top 1 huyện")
    chat(talk)

    said = capsys.readouterr().out
    assert ("hạng 1/20" in said, "hạng 1/8" in said) == (True, False)


@pytest.mark.parametrize("end", [EOFError(), KeyboardInterrupt()])
def test_the_end_of_input_ends_the_chat(
    talk: Conversation, monkeypatch: pytest.MonkeyPatch, end: BaseException
) -> None:
    typed(monkeypatch, end)

    chat(talk)


def test_yes_confirms_what_was_understood(
    talk: Conversation,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    typed(monkeypatch, "sở công thươg", "đúng rồi", "x" * 501)
    chat(talk)

    said = capsys.readouterr().out
    assert "Ý bạn là: Xếp hạng · Sở Công Thương · năm 2017?" in said
    assert "Sở Công Thương: hạng 3/20" in said


def test_no_finding_is_said_in_one_line(talk_elsewhere: Conversation) -> None:
    result = talk_elsewhere.archive.result()

    assert findings_line(result, Localizer("en")) == "Findings: none."


def test_settings_come_from_the_environment() -> None:
    given = {
        "CCHC_DATA": "d",
        "CCHC_PLACE": "p",
        "CCHC_LANG": "EN",
        "CCHC_CONTACT": " a  b ",
    }

    assert from_environment(given) == Settings(
        data="d", place="p", language="en", contact="a b"
    )


def test_an_unknown_language_is_vietnamese() -> None:
    assert from_environment({"CCHC_LANG": "fr"}) == Settings()


@pytest.mark.parametrize("word", ["thoát", "Thoat", "exit", "QUIT", "quit."])
def test_a_word_of_leave_ends_the_chat(
    talk: Conversation,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    word: str,
) -> None:
    typed(monkeypatch, word, "top 1 huyện")
    chat(talk)

    assert capsys.readouterr().out == ""


def test_a_number_picks_a_candidate_once(
    talk: Conversation,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    typed(monkeypatch, "xếp hạng sở tài", "2", "2")
    chat(talk)

    said = capsys.readouterr().out
    assert "Gõ số để chọn: 1 Sở Tài chính · 2 Sở Tài nguyên và Môi trường." in said
    assert said.count("Sở Tài nguyên và Môi trường: hạng 15/20") == 1


@pytest.mark.parametrize(
    "words",
    [
        ("-m", "bot"),
        ("-c", "from core.cli import main; import sys; sys.exit(main(['run']))"),
        ("-c", "from core.cli import main; main(['ask', 'sở y tế'])"),
    ],
)
def test_the_language_of_the_environment_is_spoken(words: tuple[str, ...]) -> None:
    run = piped("sở y tế\n", *words, CCHC_LANG="en")

    assert (run.returncode, run.stderr) == (0, "")
    assert "Sở Y tế: rank 20/20 · 64.29 % · TB · year 2017" in run.stdout
