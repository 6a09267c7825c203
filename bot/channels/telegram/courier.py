"""The bot as python-telegram-bot knows it, without what we have no use for."""

from collections.abc import Mapping
from typing import Any

from telegram.ext import ExtBot

from bot.channels.telegram.updates import KINDS

_SPARE_SECONDS = 10.0  # beyond the time that Telegram holds a poll


class Courier(ExtBot[None]):
    """A bot that fetches updates unread, to be stored, and sends what is laid out."""

    async def say(self, method: str, fields: Mapping[str, object]) -> None:
        """Call a method whose result is of no interest, so that none is built.

        Raises:
            TelegramError: Telegram cannot be reached or does not want it.
        """
        await self._post(method, dict(fields))

    async def fetch(
        self, offset: int | None, seconds: int
    ) -> tuple[Mapping[str, Any], ...]:
        """Return the updates from ``offset`` on; wait ``seconds`` for one to come.

        Asking for an offset tells Telegram that we have all before it.

        Raises:
            TelegramError: Telegram cannot be reached or does not give them.
        """
        wanted = {"timeout": seconds, "limit": 100, "allowed_updates": list(KINDS)}
        if offset is not None:
            wanted["offset"] = offset
        found = await self._post(
            "getUpdates", wanted, read_timeout=seconds + _SPARE_SECONDS
        )
        return tuple(found) if isinstance(found, list) else ()
