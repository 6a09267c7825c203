"""Updates are delivered with their secret, in order per chat, until they are taken."""

import itertools

import pytest

from tests.botapi.bare_bot import BareBot
from tests.botapi.client import Telegram
from tests.botapi.door import Door
from tests.botapi.phone import Phone
from tests.botapi.webhook import SECRET_HEADER
from tests.botapi.wire import Json


def texts(updates: list[Json]) -> list[str]:
    return [update["message"]["text"] for update in updates]


def webhook_event(telegram: Telegram, kind: str) -> Json:
    """Return the first delivery that ended so, waiting for it."""
    order = {"key": "webhook", "kinds": [kind], "after": 0, "seconds": 10}
    event: Json = telegram.ask("wait", **order)
    assert event is not None
    return event


def test_updates_come_with_the_secret(
    telegram: Telegram, bot: BareBot, lan: Phone
) -> None:
    with Door() as door:
        secret = "s" * 256
        bot.call("setWebhook", url=door.url, secret_token=secret)
        lan.types("một")

        assert texts(door.wait(1)) == ["một"]
        assert door.came[0][1][SECRET_HEADER] == secret
        telegram.drain()


def test_what_waited_before_comes_too(bot: BareBot, lan: Phone) -> None:
    lan.types("trước")
    with Door() as door:
        bot.call("setWebhook", url=door.url)

        assert texts(door.wait(1)) == ["trước"]
        assert SECRET_HEADER not in door.came[0][1]


def test_an_update_that_is_not_taken_comes_again_before_the_next(
    telegram: Telegram, bot: BareBot, lan: Phone
) -> None:
    answers = itertools.chain((500, 403), itertools.repeat(200))
    with Door(lambda _: next(answers)) as door:
        bot.call("setWebhook", url=door.url)
        lan.types("một")
        lan.types("hai")

        assert texts(door.wait(4)) == ["một", "một", "một", "hai"]
        telegram.drain()
        info = bot.call("getWebhookInfo").result
        assert info["pending_update_count"] == 0
        assert info["last_error_message"].startswith("Wrong response from the webhook")
        assert telegram.webhook["last_error_date"] > 0


def test_one_chat_does_not_wait_for_another(
    telegram: Telegram, bot: BareBot, lan: Phone
) -> None:
    minh = telegram.user("Minh")
    with Door(
        lambda update: 500 if update["message"]["text"] == "kẹt" else 200
    ) as door:
        bot.call("setWebhook", url=door.url)
        lan.types("kẹt")
        minh.types("qua")

        webhook_event(telegram, "taken")
        assert "qua" in texts(door.wait(2))
        assert telegram.pending == 1


def test_an_address_that_is_not_there_is_told(
    telegram: Telegram, bot: BareBot, lan: Phone
) -> None:
    with Door() as door:
        gone = door.url
    bot.call("setWebhook", url=gone)
    lan.types("x")

    refused = webhook_event(telegram, "not_taken")["body"]
    assert refused["last_error_message"] == "Connection refused"
    assert bot.call("getWebhookInfo").result["pending_update_count"] == 1


def test_nobody_polls_while_updates_are_delivered(bot: BareBot, lan: Phone) -> None:
    with Door() as door:
        bot.call("setWebhook", url=door.url, allowed_updates=["message"])
        code, words = bot.call("getUpdates").refusal

        assert code == 409
        assert "while webhook is active" in words
        info = bot.call("getWebhookInfo").result
        assert (info["url"], info["allowed_updates"]) == (door.url, ["message"])

        bot.call("deleteWebhook")
        lan.types("x")
        assert texts(bot.taken()) == ["x"]
        assert bot.call("getWebhookInfo").result["url"] == ""


def test_what_waits_can_be_dropped(
    telegram: Telegram, bot: BareBot, lan: Phone
) -> None:
    lan.types("x")

    bot.call("deleteWebhook", drop_pending_updates=True)

    assert telegram.pending == 0


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"url": "http://example.vn/hook"},
            "bad webhook: An HTTPS URL must be provided for webhook",
        ),
        (
            {"url": "https://example.vn", "secret_token": "ư"},
            "secret token contains unallowed characters",
        ),
    ],
)
def test_a_wrong_webhook_is_refused(bot: BareBot, fields: Json, words: str) -> None:
    answer = bot.call("setWebhook", **fields)

    assert answer.refusal == (400, f"Bad Request: {words}")
