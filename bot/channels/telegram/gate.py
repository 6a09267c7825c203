"""When Telegram lets us speak again: to one chat, and to any."""

import asyncio
import time
from collections.abc import Awaitable, Callable

_CHATS_OF_ALL, _AT_ONCE = 3, 1.0  # so many chats refused within a second mean all


class Gate:
    """Holds calls back until the moment Telegram named.

    Telegram does not say whether it wants one chat left alone or all of them. A chat
    that is refused waits alone; when several are within a second, every call waits.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Begin open."""
        self._clock = clock
        self._sleep = sleep
        self._until: dict[int, float] = {}
        self._refused: dict[int, float] = {}
        self._all_until = 0.0

    async def wait(self, chat: int | None) -> None:
        """Return when a call for ``chat`` may go out; None is a call for no chat."""
        while (seconds := self._opens(chat) - self._clock()) > 0:
            await self._sleep(seconds)

    def close(self, chat: int | None, seconds: float) -> None:
        """Hold back what is for ``chat``, and everything where that is called for."""
        now = self._clock()
        until = now + seconds
        if chat is not None:
            self._until = {c: end for c, end in self._until.items() if end > now}
            self._until[chat] = max(until, self._until.get(chat, 0.0))
            recent = now - _AT_ONCE
            self._refused = {c: at for c, at in self._refused.items() if at > recent}
            self._refused[chat] = now
        if chat is None or len(self._refused) >= _CHATS_OF_ALL:
            self._all_until = max(self._all_until, until)

    def _opens(self, chat: int | None) -> float:
        one = 0.0 if chat is None else self._until.get(chat, 0.0)
        return max(self._all_until, one)
