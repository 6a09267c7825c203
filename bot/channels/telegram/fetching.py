"""Fetching updates: what is on disk is acknowledged by asking for what follows it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.channels.telegram.condition import CONFLICT, UNREACHABLE, Condition
from bot.channels.telegram.courier import Courier
from bot.errors import WrongTokenError

_HELD_SECONDS = 30  # that Telegram may wait for something to tell
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 30.0
Take = Callable[[Sequence[Mapping[str, Any]]], Awaitable[None]]


class Backoff:
    """Pauses that grow from failure to failure."""

    def __init__(self, first: float = _FIRST_PAUSE) -> None:
        """Begin with the shortest."""
        self._first = first
        self._next = first

    def reset(self) -> None:
        """Begin anew: it worked."""
        self._next = self._first

    async def pause(self, at_least: float = 0.0) -> None:
        """Wait, next time longer."""
        seconds = max(self._next, at_least)
        self._next = min(2 * self._next, _LONGEST_PAUSE)
        await asyncio.sleep(seconds)


class Fetcher:
    """Asks Telegram for updates, again and again."""

    def __init__(self, bot: Courier, condition: Condition, take: Take) -> None:
        """Remember whom to ask and who takes what comes.

        Args:
            bot: Asks.
            condition: Hears how it goes.
            take: Returns when the updates are on disk and there is room for more.
        """
        self._bot = bot
        self._condition = condition
        self._take = take
        self._backoff = Backoff()
        self._works = False

    async def run(self, offset: int | None) -> None:
        """Fetch from an update on, for ever.

        Raises:
            WrongTokenError: Telegram no longer knows the bot.
        """
        while True:
            found = await self._fetched(offset)
            if found:
                await self._take(found)
                offset = max(update["update_id"] for update in found) + 1

    async def _fetched(self, offset: int | None) -> tuple[Mapping[str, Any], ...]:
        """Return what came; nothing, after a pause, where it went wrong."""
        try:
            # At first, and after trouble, an answer at once tells how it is.
            found = await self._bot.fetch(offset, _HELD_SECONDS if self._works else 0)
        except InvalidToken as error:
            raise WrongTokenError from error
        except TelegramError as error:
            await self._wait(error)
            return ()
        self._backoff.reset()
        self._works = True
        self._condition.well()
        return found

    async def _wait(self, error: TelegramError) -> None:
        self._works = False
        problem = CONFLICT if isinstance(error, Conflict) else UNREACHABLE
        self._condition.amiss(problem, type(error).__name__)
        await self._backoff.pause(asked_for(error))


def asked_for(error: TelegramError) -> float:
    """Return how many seconds Telegram wants to be left alone."""
    if not isinstance(error, RetryAfter):
        return 0.0
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
