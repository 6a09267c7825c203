"""Updates waiting for the bot, and long polling."""

import asyncio
import itertools
from collections.abc import Collection, Iterator, Sequence

from tests.botapi.wire import Json, RefusedError

FIRST_UPDATE = (
    700_000_001  # larger than any message id, so that the two cannot be mixed
)
UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
LONGEST_LIST = 100
TAKEN_OVER = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)


class Updates:
    """The updates that the bot has not acknowledged yet, oldest first.

    Attributes:
        allowed: The kinds that the bot asks for; empty for the usual ones.
        arrived: Set when there may be something to deliver.
        emptied: Set while nothing waits.
        polled: Set while the bot waits for more.
    """

    def __init__(self) -> None:
        self.pending: dict[int, Json] = {}
        self.allowed: tuple[str, ...] = ()
        self.arrived = asyncio.Event()
        self.emptied = asyncio.Event()
        self.emptied.set()
        self.polled = asyncio.Event()
        self._numbers = itertools.count(FIRST_UPDATE)
        self._poller: asyncio.Future[None] | None = None

    def add(self, kind: str, body: Json) -> int | None:
        """Queue an update; return its id, None when the bot did not ask for it."""
        if not self._wanted(kind):
            return None
        update_id = next(self._numbers)
        self.pending[update_id] = {"update_id": update_id, kind: body}
        self.emptied.clear()
        self.arrived.set()
        if self._poller and not self._poller.done():
            self._poller.set_result(None)
        return update_id

    def allow(self, kinds: Sequence[str] | None) -> None:
        """Keep the kinds that the bot asks for; None leaves them as they are."""
        if kinds is not None:
            self.allowed = tuple(kinds)

    def _wanted(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in UNASKED

    def acknowledge(self, offset: int) -> None:
        """Forget what comes before ``offset``; from the end when it is negative."""
        if offset < 0:
            self.forget(list(self.pending)[:offset])
        else:
            earlier = itertools.takewhile(lambda number: number < offset, self.pending)
            self.forget(list(earlier))

    def drop(self) -> None:
        """Forget every update."""
        self.forget(list(self.pending))

    def forget(self, numbers: Collection[int]) -> None:
        """Let updates go that the bot has, or that nobody wants."""
        for number in numbers:
            self.pending.pop(number, None)
        if not self.pending:
            self.emptied.set()

    async def poll(self, offset: int, limit: int, timeout_seconds: float) -> list[Json]:
        """Return what waits, or what comes before the time runs out.

        Raises:
            RefusedError: Somebody else began to poll meanwhile.
        """
        self.acknowledge(offset)
        if self._poller and not self._poller.done():
            self._poller.set_exception(RefusedError(TAKEN_OVER, 409))
        if not self.pending and timeout_seconds:
            await self._wait(timeout_seconds)
        most = min(limit, LONGEST_LIST)
        return list(itertools.islice(self.pending.values(), most))

    async def _wait(self, timeout_seconds: float) -> None:
        poller: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poller = poller
        self.polled.set()
        try:
            await asyncio.wait_for(poller, timeout_seconds)
        except TimeoutError:
            return
        finally:
            if self._poller is poller:
                self._poller = None
                self.polled.clear()


def chat_key(update: Json) -> int:
    """Return what an update is kept in order with: its chat, else its user."""
    body = next(value for value in update.values() if isinstance(value, dict))
    return next(_keys(body), 0)


def _keys(body: Json) -> Iterator[int]:
    message = body.get("message", body)
    for owner in ("chat", "from"):
        if isinstance(found := message.get(owner, body.get(owner)), dict):
            yield found["id"]
