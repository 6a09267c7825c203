"""How a call to Telegram is made until it is taken, or until it is pointless.

What Telegram did not hear is said again until it does. What it may have heard is said
once more at most: a repeat is better than silence, a third time is not. A call that
does no harm twice, such as an edit, may be made again.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TimedOut,
)

from bot.channels.telegram.gate import Gate
from bot.log import logger
from bot.metrics import Metrics

CHANNEL = "telegram"
LONGEST_TRYING = 3600.0  # seconds; after that nobody waits for the answer
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 30.0
_UNCHANGED = "not modified"  # the same button tapped twice
_LOG = logger(__name__)
Call = Callable[[int | None], Awaitable[object]]


class UndeliveredError(Exception):
    """A call that was given up; the reason names no chat."""


class DoubtfulError(UndeliveredError):
    """One that Telegram may have heard twice: it is not to be made a third time."""


@dataclass(slots=True, kw_only=True)
class _Tries:
    """How long one call has been tried, and how often it may have been heard."""

    repeatable: bool
    ends: float
    pause: float = _FIRST_PAUSE
    heard: int = 0

    def seconds(self, error: NetworkError, now: float) -> float:
        """Return how long to wait until the next try.

        Raises:
            UndeliveredError: There is to be none.
        """
        self.heard += isinstance(error, TimedOut) and not self.repeatable
        if self.heard > 1:
            raise DoubtfulError(type(error).__name__) from None
        if now + self.pause > self.ends:
            raise UndeliveredError(type(error).__name__) from None
        pause, self.pause = self.pause, min(2 * self.pause, _LONGEST_PAUSE)
        return pause


class Calls:
    """Makes calls, so many at a time; a call that waits holds up no other chat's."""

    def __init__(
        self, metrics: Metrics, *, at_once: int = 64, gate: Gate | None = None
    ) -> None:
        """Begin with no call under way."""
        self._metrics = metrics
        self._slots = asyncio.Semaphore(at_once)
        self._gate = gate or Gate()
        self._moved: dict[int, int] = {}

    async def make(
        self,
        call: Call,
        chat: int | None,
        *,
        repeatable: bool = False,
        seconds: float = LONGEST_TRYING,
    ) -> None:
        """Make a call until Telegram takes it or refuses it for good.

        Args:
            call: Makes it, for the chat it is given.
            chat: The chat it is for, if any; a group that has moved is followed.
            repeatable: Made twice it does no harm.
            seconds: How long it matters.

        Raises:
            BadRequest: Telegram does not want it as it is.
            UndeliveredError: It was given up.
        """
        tries = _Tries(repeatable=repeatable, ends=time.monotonic() + seconds)
        while not await self._taken(call, chat, tries):
            pass

    async def _taken(self, call: Call, chat: int | None, tries: _Tries) -> bool:
        """Return whether the call is over; else it is to be made again at once."""
        place = self._moved.get(chat, chat) if chat is not None else None
        await self._gate.wait(place)
        try:
            async with self._slots:
                await call(place)
        except RetryAfter as error:
            self._hold(place, error, tries)
        except ChatMigrated as error:
            self._follow(chat, error.new_chat_id)
        except Forbidden as error:  # blocked, thrown out: nobody is there to read it
            self._count(error)
            return True
        except BadRequest as error:
            self._count(error)
            if _UNCHANGED not in str(error).casefold():
                raise
            return True
        except NetworkError as error:
            self._count(error)
            await asyncio.sleep(tries.seconds(error, time.monotonic()))
        else:
            return True
        return False

    def _hold(self, chat: int | None, error: RetryAfter, tries: _Tries) -> None:
        """Close the gate for as long as Telegram wants, unless it is over by then."""
        self._count(error)
        wait = error.retry_after
        seconds = wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
        self._gate.close(chat, seconds)
        if time.monotonic() + seconds > tries.ends:
            raise UndeliveredError(type(error).__name__) from None

    def _follow(self, chat: int | None, moved: int) -> None:
        if chat is not None:
            self._moved[chat] = moved

    def _count(self, error: Exception) -> None:
        kind = type(error).__name__
        self._metrics.troubles.labels(CHANNEL, kind).inc()
        _LOG.info("telegram refused a call", kind=kind)
