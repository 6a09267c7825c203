"""The real program, started as a user starts it: start, trouble, two of them, end."""

import json
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from tests.bot.channels.telegram.running import (
    environment,
    free_port,
    process,
    statuses,
    until,
)
from tests.botapi.client import Telegram

FACT = "Sở Y tế: hạng 20/20"
WRONG = "123456:" + "canary" * 6


def readiness(port: int) -> tuple[int, Any]:
    """Return what ``/readyz`` says, 0 while nobody is there."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz") as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)
    except urllib.error.URLError:
        return 0, {}


def read(port: int, path: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
        return str(answer.read().decode())


@pytest.fixture
def settings(telegram: Telegram, tmp_path: Path) -> dict[str, str]:
    return environment(telegram, tmp_path / "state")


def test_one_command_answers_in_telegram_and_on_the_page(
    telegram: Telegram, settings: dict[str, str], tmp_path: Path
) -> None:
    lan, port = telegram.user("Lan"), free_port()
    with process(settings, tmp_path, "--port", str(port)) as program:
        lan.types("xếp hạng Sở Y tế")
        assert lan.next(30).text.startswith(FACT)
        until(lambda: readiness(port)[0] == 200)
        assert "<title>" in read(port, "/lai-chau/")
        counted = read(port, "/metrics")
        assert program.end() == 0

    assert 'cchc_answers_total{channel="telegram",status="answered"} 1.0' in counted
    assert "https://t.me/cchc_bot" in program.said


def test_without_the_page_telegram_is_answered_all_the_same(
    telegram: Telegram, settings: dict[str, str], tmp_path: Path
) -> None:
    lan = telegram.user("Lan")
    with process(settings, tmp_path, "--no-web") as program:
        lan.types("xếp hạng Sở Y tế")
        assert lan.next(30).text.startswith(FACT)
        assert program.end() == 0


def test_a_wrong_token_is_said_in_a_sentence_and_the_page_stays_up(
    settings: dict[str, str], tmp_path: Path
) -> None:
    port = free_port()
    wrong = {**settings, "TELEGRAM_BOT_TOKEN": WRONG}
    with process(wrong, tmp_path, "--port", str(port)) as program:
        until(lambda: "không chấp nhận mã" in program.said)
        until(lambda: readiness(port)[0] == 503)
        assert "không chấp nhận mã" in str(readiness(port)[1])
        assert "<title>" in read(port, "/lai-chau/")
        assert program.process.poll() is None

    assert "canary" not in program.said
    assert "Traceback" not in program.said


def test_a_wrong_token_ends_what_has_nothing_else_to_do(
    settings: dict[str, str], tmp_path: Path
) -> None:
    wrong = {**settings, "TELEGRAM_BOT_TOKEN": WRONG}
    with process(wrong, tmp_path, "--no-web") as program:
        assert program.process.wait(30) == 2

    assert "không chấp nhận mã" in program.said


def test_what_has_not_the_shape_of_a_token_is_said_before_anybody_is_called(
    telegram: Telegram, settings: dict[str, str], tmp_path: Path
) -> None:
    odd = {**settings, "TELEGRAM_BOT_TOKEN": "my token"}
    with process(odd, tmp_path, "--no-web") as program:
        assert program.process.wait(30) == 2

    assert "BotFather" in program.said
    assert "my token" not in program.said
    assert telegram.calls() == ()


def test_while_telegram_cannot_be_reached_it_keeps_trying_and_the_page_works(
    telegram: Telegram, settings: dict[str, str], tmp_path: Path
) -> None:
    lan, port = telegram.user("Lan"), free_port()
    with process(settings, tmp_path, "--port", str(port)) as program:
        with telegram.unreachable():
            until(lambda: readiness(port)[0] == 503)
            until(lambda: "Không kết nối được" in str(readiness(port)[1]))
            assert "<title>" in read(port, "/lai-chau/")
            assert program.process.poll() is None
        lan.types("xếp hạng Sở Y tế")

        assert lan.next(40).text.startswith(FACT)
        until(lambda: readiness(port)[0] == 200)

    assert "Telegram cannot be reached" in program.said


def test_telegram_that_goes_away_later_is_missed_and_found_again(
    telegram: Telegram, settings: dict[str, str], tmp_path: Path
) -> None:
    lan, port = telegram.user("Lan"), free_port()
    with process(settings, tmp_path, "--port", str(port)):
        until(lambda: readiness(port)[0] == 200)
        with telegram.unreachable():
            until(lambda: readiness(port)[0] == 503)
            lan.types("xếp hạng Sở Y tế")

        assert lan.next(40).text.startswith(FACT)
        until(lambda: readiness(port)[0] == 200)


def test_of_two_programs_one_answers_and_the_other_takes_over_when_it_is_killed(
    telegram: Telegram, settings: dict[str, str], tmp_path: Path
) -> None:
    lan, port = telegram.user("Lan"), free_port()
    with process(settings, tmp_path, "--no-web") as first:
        until(lambda: "t.me" in first.said)
        with process(settings, tmp_path, "--port", str(port)) as second:
            until(lambda: "Một tiến trình khác" in str(readiness(port)[1]))
            lan.types("xếp hạng Sở Y tế")
            assert lan.next().text.startswith(FACT)
            until(lambda: statuses(settings) == {"done": 1})

            first.kill()
            lan.types("xếp hạng Sở Nội vụ")

            assert lan.next(30).text.startswith("Sở Nội vụ")
            assert second.end() == 0
    assert telegram.deliveries[lan.chat] == 2


def test_another_program_that_fetches_the_messages_is_named(
    telegram: Telegram, settings: dict[str, str], tmp_path: Path
) -> None:
    lan, port = telegram.user("Lan"), free_port()
    telegram.refuse(
        "getUpdates", 409, "Conflict: terminated by other getUpdates request", times=3
    )
    with process(settings, tmp_path, "--port", str(port)) as program:
        until(lambda: "Một chương trình khác" in str(readiness(port)[1]))
        lan.types("xếp hạng Sở Y tế")

        assert lan.next(30).text.startswith(FACT)

    assert "Another program fetches" in program.said


def test_a_folder_that_cannot_be_written_is_said_and_the_page_stays_up(
    settings: dict[str, str], tmp_path: Path
) -> None:
    port = free_port()
    (tmp_path / "file").write_text("no folder", "utf-8")
    odd = {**settings, "CCHC_STATE": str(tmp_path / "file" / "state")}
    with process(odd, tmp_path, "--port", str(port)) as program:
        until(lambda: readiness(port)[0] == 503)
        until(lambda: "cchc.sqlite3" in program.said)
        assert "<title>" in read(port, "/lai-chau/")

    assert "Traceback" not in program.said
