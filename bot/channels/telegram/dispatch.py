"""Order: the updates of one chat one after the other, chats side by side."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Dispatcher(Generic[T]):
    """Works through what is put in, each chat in its order."""

    def __init__(self, work: Callable[[T], Awaitable[None]], most: int = 2000) -> None:
        """Remember how one is worked through.

        Args:
            work: Does it; never raises anything but `CancelledError`.
            most: How many may lie here before `room` makes others wait.
        """
        self._work = work
        self._most = most
        self._queues: dict[Hashable, deque[T]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._stopping = False
        self._eased = asyncio.Event()
        self.pending = 0

    def put(self, chat: Hashable, item: T) -> None:
        """Take one in; work at it begins when the chat's earlier ones are done."""
        self.pending += 1
        queue = self._queues.get(chat)
        if queue is not None:
            queue.append(item)
            return
        self._queues[chat] = deque([item])
        task = asyncio.create_task(self._work_through(chat))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    @property
    def is_full(self) -> bool:
        """Tell whether no more should be taken in for now."""
        return self.pending >= self._most

    async def room(self) -> None:
        """Return when there is room for more."""
        while self.is_full:
            self._eased.clear()
            await self._eased.wait()

    async def stop(self, seconds: float) -> None:
        """Finish what is being worked at, but begin nothing; then give up the rest."""
        self._stopping = True
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _work_through(self, chat: Hashable) -> None:
        queue = self._queues[chat]
        while queue and not self._stopping:
            await self._work(queue.popleft())
            self.pending -= 1
            self._eased.set()
        del self._queues[chat]
