"""Whatever goes wrong: no token, no chat, no person and no question is written down."""

import re
import sqlite3
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

from tests.bot.channels.telegram.running import (
    environment,
    free_port,
    process,
    statuses,
    until,
)
from tests.botapi.client import Telegram
from tests.botapi.phone import Phone

NAME, QUESTION = "Chim Hoàng Yến", "xếp hạng Sở Hoàng Yến năm 2017"
FAULTS = (
    (400, "Bad Request: chat not found"),
    (401, "Unauthorized"),
    (403, "Forbidden: bot was blocked by the user"),
    (500, "Internal Server Error"),
    (502, "Bad Gateway"),
)


def make_trouble(telegram: Telegram, lan: Phone) -> None:
    """Have every kind of trouble come to the answers of one person."""
    for code, description in FAULTS:
        telegram.refuse("sendMessage", code, f"{description} {lan.chat}", chat=lan.chat)
    telegram.flood("sendMessage", 1, chat=lan.chat)
    telegram.lose("sendMessage")
    telegram.cut("sendMessage")
    telegram.garble("sendMessage")
    telegram.garble("getUpdates")
    telegram.refuse("getUpdates", 409, "Conflict: terminated by other getUpdates")
    telegram.load([(lan, QUESTION)] * 10)
    telegram.update(
        "message", {"message_id": 1, "chat": {"id": lan.chat}, "text": NAME}
    )


@pytest.mark.parametrize("level", ["INFO", "DEBUG"])
def test_nothing_of_token_chat_person_or_question_is_written_down(
    telegram: Telegram, tmp_path: Path, level: str
) -> None:
    lan, port = telegram.user(NAME, username="hoang_yen_canary"), free_port()
    settings = environment(telegram, tmp_path / "state", CCHC_LOG_LEVEL=level)
    with process(settings, tmp_path, "--port", str(port)) as program:
        until(lambda: "t.me" in program.said)
        make_trouble(telegram, lan)
        until(lambda: statuses(settings).get("done", 0) >= 11)
        with telegram.unreachable():
            until(lambda: "cannot be reached" in program.said)
        address = f"http://127.0.0.1:{port}/metrics"
        with urllib.request.urlopen(address) as answer:
            counted = answer.read().decode()
        assert program.end() == 0

    written = program.said + counted
    token = telegram.token
    assert "an update was not answered" in written
    for private in (token, token.partition(":")[2], NAME, "hoang_yen_canary", QUESTION):
        assert private not in written
    assert not re.search(rf"(?<!\d){abs(lan.chat)}(?!\d)", written)


def test_what_was_asked_is_forgotten_once_it_is_answered(
    telegram: Telegram, tmp_path: Path
) -> None:
    lan = telegram.user(NAME)
    folder = tmp_path / "state"
    settings = environment(telegram, folder)
    with process(settings, tmp_path, "--no-web") as program:
        lan.types(QUESTION)
        lan.next(30)
        assert program.end() == 0

    file = folder / "cchc.sqlite3"
    with closing(sqlite3.connect(file)) as connection:
        bodies = connection.execute("SELECT body FROM updates").fetchall()
    assert bodies == [("",)]
    assert QUESTION.encode() not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0
