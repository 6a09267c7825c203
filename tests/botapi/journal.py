"""All that happened, in order, and a way to wait for more."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from tests.botapi.wire import Json


class Happened(StrEnum):
    """What the bot did that can be noticed from outside."""

    SENT = "sent"
    EDITED = "edited"
    DELETED = "deleted"
    ACTION = "action"
    NOTICE = "notice"
    RESULTS = "results"
    LEFT = "left"
    TAKEN = "taken"
    NOT_TAKEN = "not_taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that the bot did; ``key`` is the chat or the query it belongs to."""

    number: int
    kind: Happened
    key: int | str
    body: Json


class Journal:
    """The events in order; numbers are shared with what people do."""

    def __init__(self) -> None:
        self._events: list[Event] = []
        self._number = 0
        self._waiting: set[asyncio.Future[None]] = set()

    def next_number(self) -> int:
        """Return a number later than all before."""
        self._number += 1
        return self._number

    @property
    def last_number(self) -> int:
        """The number of the latest event."""
        return self._number

    def add(self, kind: Happened, key: int | str, body: Json) -> None:
        """Keep an event and wake all that wait."""
        number = self.next_number()
        self._events.append(Event(number=number, kind=kind, key=key, body=body))
        for waiting in self._waiting:
            if not waiting.done():
                waiting.set_result(None)

    def of(self, key: int | str, kinds: Collection[str]) -> list[Event]:
        """Return the events of a chat or a query, oldest first."""
        return [e for e in self._events if e.key == key and e.kind in kinds]

    def notices(self, chat_id: int) -> list[Event]:
        """Return what popped up in a chat after taps, oldest first."""
        popped = (e for e in self._events if e.kind is Happened.NOTICE)
        return [e for e in popped if e.body["text"] and e.body["chat_id"] == chat_id]

    def count(self, kind: Happened) -> dict[int | str, int]:
        """Return how often something happened in each chat."""
        counts: dict[int | str, int] = {}
        for event in self._events:
            if event.kind is kind:
                counts[event.key] = counts.get(event.key, 0) + 1
        return counts

    async def wait(
        self, key: int | str, kinds: Collection[str], after: int, timeout_seconds: float
    ) -> Event | None:
        """Return the first such event after a number, None when time runs out."""
        ends = asyncio.get_running_loop().time() + timeout_seconds
        while True:
            late = (e for e in self.of(key, kinds) if e.number > after)
            if event := next(late, None):
                return event
            if not await self._more(ends):
                return None

    async def _more(self, ends: float) -> bool:
        """Wait for any event; tell whether one came before the end."""
        loop = asyncio.get_running_loop()
        waiting: asyncio.Future[None] = loop.create_future()
        self._waiting.add(waiting)
        try:
            await asyncio.wait_for(waiting, max(0.0, ends - loop.time()))
        except TimeoutError:
            return False
        finally:
            self._waiting.discard(waiting)
        return True
