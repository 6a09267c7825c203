"""The one writer: what came in and what is done goes to the inbox in batches.

Everything that gathers while one batch is being written goes into the next, in one
transaction: the busier the bot, the larger the batch.
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeVar

from bot.channels.telegram.condition import UNWRITTEN, Condition
from bot.log import logger
from core.api.inbox import Inbox, Incoming, Stored
from core.errors import CchcError

_LOG = logger(__name__)
_PAUSE = 1.0  # seconds until a database in trouble is tried again
_KEPT = timedelta(days=2)  # numbers of what is done: Telegram repeats for one day
_DAY = 86_400
T = TypeVar("T")


@dataclass(slots=True)
class _Batch:
    """What is to be written next, and who waits for it."""

    came: list[Incoming] = field(default_factory=list)
    done: list[int] = field(default_factory=list)
    failed: list[tuple[int, str]] = field(default_factory=list)
    waiting: list[asyncio.Future[frozenset[int]]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.came or self.done or self.failed)


class Scribe:
    """Writes to one channel's inbox from a thread of its own."""

    def __init__(self, inbox: Inbox, channel: str, condition: Condition) -> None:
        """Remember where to write, and who hears when it cannot be done."""
        self._inbox = inbox
        self.channel = channel
        self._condition = condition
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="inbox")
        self._next = _Batch()
        self._writing: asyncio.Task[None] | None = None
        self._stuck = False

    async def keep(self, came: Sequence[Incoming]) -> frozenset[int]:
        """Return the numbers of what was new, once it is on disk."""
        written: asyncio.Future[frozenset[int]]
        written = asyncio.get_running_loop().create_future()
        self._next.came.extend(came)
        self._next.waiting.append(written)
        self._wake()
        return await written

    def finish(self, update: int, failure: str | None = None) -> None:
        """Note that an update is answered, or why it could not be."""
        if failure is None:
            self._next.done.append(update)
        else:
            self._next.failed.append((update, failure))
        self._wake()

    async def left(self) -> tuple[Stored, ...]:
        """Return, and begin, what an earlier process left unanswered, oldest first."""
        left = await self._run(partial(self._inbox.waiting, self.channel))
        ids = [one.update_id for one in left]
        await self._run(partial(self._inbox.begin, self.channel, ids))
        return left

    async def offset(self) -> int | None:
        """Return the number of the first update that we do not have."""
        return await self._run(partial(self._inbox.next_offset, self.channel))

    async def hold(self, holder: str, seconds: int) -> bool:
        """Return whether we are the one process that answers this channel."""
        take = self._inbox.take_lease
        now = datetime.now(UTC)
        return await self._run(partial(take, self.channel, holder, seconds, now))

    async def release(self, holder: str) -> None:
        """Let another process answer."""
        await self._run(partial(self._inbox.drop_lease, self.channel, holder))

    async def tidy_daily(self) -> None:
        """Forget, day after day, the numbers of what was done long ago."""
        while True:
            before = datetime.now(UTC) - _KEPT
            with suppress(CchcError):  # tomorrow, then
                await self._run(partial(self._inbox.tidy, before))
            await asyncio.sleep(_DAY)

    async def close(self) -> None:
        """Write what is left to write and end the thread."""
        while self._writing is not None and not self._stuck:
            await asyncio.wait([self._writing], timeout=_PAUSE)
        if self._writing is not None:
            self._writing.cancel()
        self._thread.shutdown(wait=True)

    async def _run(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _wake(self) -> None:
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())

    async def _write(self) -> None:
        while self._next:
            batch, self._next = self._next, _Batch()
            fresh = await self._written(batch)
            for waiting in batch.waiting:
                if not waiting.done():
                    waiting.set_result(fresh)
        self._writing = None

    async def _written(self, batch: _Batch) -> frozenset[int]:
        """Return what was new in a batch, tried until the database takes it."""
        while True:
            try:
                fresh = await self._run(partial(self._put, batch))
            except Exception as error:  # noqa: BLE001  # nothing may be dropped
                self._note(error)
                await asyncio.sleep(_PAUSE)
            else:
                if self._stuck:
                    self._stuck = False
                    self._condition.well()
                return fresh

    def _note(self, error: Exception) -> None:
        """Say once that nothing can be written; what is no user's fault in full."""
        if not self._stuck and not isinstance(error, CchcError):
            _LOG.error("the inbox refused a batch", exc_info=error)
        self._stuck = True
        cause = error.code if isinstance(error, CchcError) else type(error).__name__
        self._condition.amiss(UNWRITTEN, cause)

    def _put(self, batch: _Batch) -> frozenset[int]:
        fresh = self._inbox.exchange(self.channel, batch.came, batch.done)
        for update, reason in batch.failed:
            self._inbox.failed(self.channel, update, reason)
        return fresh
