"""Updates wait until they are acknowledged, for one poller at a time."""

import socket
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest

from tests.botapi.bare_bot import BareBot
from tests.botapi.client import Telegram
from tests.botapi.phone import Phone, SilentBotError
from tests.botapi.wire import Json


def texts(updates: list[Json]) -> list[str]:
    return [update["message"]["text"] for update in updates]


@pytest.fixture
def numbers(lan: Phone) -> list[str]:
    """Five texts that wait for the bot."""
    typed = [str(number) for number in range(5)]
    for number in typed:
        lan.types(number)
    return typed


def test_updates_come_again_until_they_are_acknowledged(
    telegram: Telegram, bot: BareBot, numbers: list[str]
) -> None:
    first = bot.call("getUpdates").result
    again = bot.call("getUpdates", offset=first[0]["update_id"]).result
    rest = bot.call("getUpdates", offset=first[1]["update_id"] + 1).result

    assert texts(first) == texts(again) == numbers
    assert texts(rest) == numbers[2:]
    assert telegram.pending == 3


def test_fewer_can_be_asked_for(bot: BareBot, numbers: list[str]) -> None:
    assert texts(bot.call("getUpdates", limit=2).result) == numbers[:2]


def test_the_latest_can_be_asked_for(bot: BareBot, numbers: list[str]) -> None:
    assert texts(bot.call("getUpdates", offset=-2).result) == numbers[-2:]


def test_kinds_that_are_not_asked_for_never_come(
    telegram: Telegram, bot: BareBot, lan: Phone
) -> None:
    bot.call("getUpdates", allowed_updates=["callback_query"])
    lan.types("x")
    bot.call("getUpdates", allowed_updates=[])
    lan.types("y")

    assert texts(bot.taken()) == ["y"]
    assert telegram.update("chat_member", {}) is None


def test_a_long_poll_ends_with_the_first_update(
    telegram: Telegram, bot: BareBot, lan: Phone
) -> None:
    with ThreadPoolExecutor(1) as hands:
        polling = hands.submit(bot.call, "getUpdates", timeout=30)
        telegram.wait_for_poll()
        lan.types("x")

        assert texts(polling.result().result) == ["x"]


def test_a_long_poll_ends_without_updates_too(bot: BareBot) -> None:
    assert bot.call("getUpdates", timeout=1).result == []


def test_a_second_poller_ends_the_first(telegram: Telegram, bot: BareBot) -> None:
    with ThreadPoolExecutor(1) as hands:
        first = hands.submit(bot.call, "getUpdates", timeout=30)
        telegram.wait_for_poll()
        bot.call("getUpdates")

    code, words = first.result().refusal
    assert code == 409
    assert words.startswith("Conflict: terminated by other getUpdates request")
    assert telegram.violations == ()


def test_a_bot_that_does_not_poll_or_take_is_told_on(
    telegram: Telegram, lan: Phone
) -> None:
    lan.types("x")

    with pytest.raises(SilentBotError, match="1 updates pending after"):
        telegram.drain(seconds=0.05)
    with pytest.raises(SilentBotError, match="nobody polls"):
        telegram.wait_for_poll(seconds=0.05)


def test_a_poller_that_is_killed_waits_no_longer(
    telegram: Telegram, bot: BareBot, lan: Phone
) -> None:
    address = urlsplit(telegram.api_url)
    path = f"{address.path}{telegram.token}/getUpdates?timeout=30"
    with socket.create_connection((address.hostname, address.port)) as killed:
        killed.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        telegram.wait_for_poll()

    while telegram.ask("polled", seconds=0.01):
        pass
    lan.types("x")
    assert texts(bot.taken()) == ["x"]


def test_many_can_type_at_once(telegram: Telegram, bot: BareBot) -> None:
    people = [telegram.user(f"Người {number}") for number in range(3)]

    loaded = telegram.load((people[n % 3], f"câu {n}") for n in range(150))

    assert (loaded, telegram.pending) == (150, 150)
    assert len(bot.call("getUpdates").result) == 100


def test_an_update_can_be_put_as_it_stands(telegram: Telegram, bot: BareBot) -> None:
    update_id = telegram.update("poll_answer", {"poll_id": "1"})

    expected = {"update_id": update_id, "poll_answer": {"poll_id": "1"}}
    assert bot.taken() == [expected]
