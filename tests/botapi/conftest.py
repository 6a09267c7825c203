"""A world of its own for every test."""

from collections.abc import Iterator

import pytest

from tests.botapi.bare_bot import BareBot
from tests.botapi.client import Telegram
from tests.botapi.phone import Phone


@pytest.fixture
def telegram() -> Iterator[Telegram]:
    with Telegram.thread() as telegram:
        yield telegram


@pytest.fixture
def bot(telegram: Telegram) -> BareBot:
    return BareBot(telegram)


@pytest.fixture
def lan(telegram: Telegram) -> Phone:
    """A person who has written to the bot, whose update is taken already."""
    phone = telegram.user("Lan", username="lan_lc")
    phone.types("/start")
    BareBot(telegram).taken()
    return phone
