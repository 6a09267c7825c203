"""A Telegram of one's own, and the bot in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.channels.telegram.channel import TelegramChannel
from tests.bot.channels.telegram.running import answering, environment
from tests.botapi.client import Telegram


@pytest.fixture
def telegram() -> Iterator[Telegram]:
    """The loopback server; whatever a test does, the bot must break no rule of it."""
    with Telegram.thread() as server:
        yield server
        assert server.violations == ()


@pytest.fixture
def bot(telegram: Telegram, tmp_path: Path) -> Iterator[TelegramChannel]:
    """The bot at that server, in a thread of the test."""
    with answering(environment(telegram, tmp_path)) as channel:
        yield channel
