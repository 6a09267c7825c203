"""Trouble comes when it is ordered, as often as it is ordered, where it is ordered."""

import http.client
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.botapi.bare_bot import Answer, BareBot
from tests.botapi.client import Telegram
from tests.botapi.phone import Phone


def send(bot: BareBot, phone: Phone) -> Answer:
    return bot.call("sendMessage", chat_id=phone.chat, text="x")


def test_a_flood_says_how_long_to_wait(
    telegram: Telegram, bot: BareBot, lan: Phone
) -> None:
    telegram.flood("sendMessage", 3, times=2)

    first, second, third = (send(bot, lan) for _ in range(3))

    assert first.refusal == (429, "Too Many Requests: retry after 3")
    assert first.body["parameters"] == {"retry_after": 3}
    assert first.headers["Retry-After"] == "3"
    assert (second.status, third.status) == (429, 200)
    assert telegram.deliveries == {lan.chat: 1}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (403, "Forbidden: user is deactivated"),
        (400, "Bad Request: message is not modified"),
        (500, "Internal Server Error"),
        (502, "Bad Gateway"),
    ],
)
def test_any_error_can_be_ordered(
    telegram: Telegram, bot: BareBot, lan: Phone, code: int, words: str
) -> None:
    telegram.refuse("sendMessage", code, words)

    assert send(bot, lan).refusal == (code, words)
    assert send(bot, lan).status == 200


def test_trouble_can_be_for_one_chat_and_for_good(
    telegram: Telegram, bot: BareBot, lan: Phone
) -> None:
    minh = telegram.user("Minh")
    minh.types("/start")
    telegram.refuse("*", 400, "Bad Request: x", times=None, chat=minh.chat)

    assert [send(bot, phone).status for phone in (minh, lan, minh)] == [400, 200, 400]

    telegram.heal()
    assert send(bot, minh).status == 200


def test_trouble_can_come_later(telegram: Telegram, bot: BareBot, lan: Phone) -> None:
    telegram.refuse("sendMessage", 500, "x", after=2)

    assert [send(bot, lan).status for _ in range(4)] == [200, 200, 500, 200]


def test_an_answer_can_be_lost_after_delivery(
    telegram: Telegram, bot: BareBot, lan: Phone
) -> None:
    telegram.lose("sendMessage")

    with pytest.raises((http.client.HTTPException, ConnectionError)):
        send(bot, lan)

    assert lan.next().text == "x"
    assert telegram.deliveries == {lan.chat: 1}


def test_a_connection_can_be_cut_before_delivery(
    telegram: Telegram, bot: BareBot, lan: Phone
) -> None:
    telegram.cut("sendMessage")

    with pytest.raises((http.client.HTTPException, ConnectionError)):
        send(bot, lan)

    assert telegram.deliveries == {}
    assert send(bot, lan).status == 200


def test_an_answer_can_be_no_json(telegram: Telegram, bot: BareBot, lan: Phone) -> None:
    telegram.garble("sendMessage")

    answer = send(bot, lan)

    assert answer.status == 502
    assert answer.content.startswith(b"<html>")
    assert telegram.deliveries == {}


def test_calls_can_be_slow(telegram: Telegram, bot: BareBot, lan: Phone) -> None:
    telegram.delay("sendMessage", 0.2, times=1)
    telegram.refuse("sendMessage", 500, "x")
    began = time.monotonic()

    assert send(bot, lan).status == 500
    assert time.monotonic() - began >= 0.2


def test_the_server_can_be_unreachable_for_a_while(
    telegram: Telegram, bot: BareBot, lan: Phone
) -> None:
    with telegram.unreachable():
        lan.types("vẫn gõ được")
        with pytest.raises(ConnectionRefusedError):
            bot.call("getMe")

    assert bot.taken()[0]["message"]["text"] == "vẫn gõ được"


def test_a_poll_that_waits_is_cut_when_the_door_shuts(
    telegram: Telegram, bot: BareBot
) -> None:
    with ThreadPoolExecutor(1) as hands:
        polling = hands.submit(bot.call, "getUpdates", timeout=30)
        telegram.wait_for_poll()
        with telegram.unreachable():
            error = polling.exception()

    assert isinstance(error, (http.client.HTTPException, ConnectionError))


def test_ordered_trouble_is_no_violation(
    telegram: Telegram, bot: BareBot, lan: Phone
) -> None:
    telegram.refuse("sendMessage", 501, "Not Implemented")

    assert send(bot, lan).status == 501
    assert telegram.violations == ()
    assert telegram.calls("sendMessage")[0]["description"] == "Not Implemented"
