"""The server as a process of its own."""

import http.client

import pytest

from tests.botapi.bare_bot import BareBot
from tests.botapi.client import Telegram


def test_the_process_serves_like_the_thread_and_ends_with_its_test() -> None:
    with Telegram.process(username="other_bot") as telegram:
        bot, lan = BareBot(telegram), telegram.user("Lan")
        lan.types("/start@other_bot")
        bot.call("sendMessage", chat_id=lan.chat, text="Chào")

        assert lan.next().text == "Chào"
        assert bot.taken()[0]["message"]["text"] == "/start@other_bot"

    with pytest.raises((ConnectionRefusedError, http.client.HTTPException)):
        bot.call("getMe")
