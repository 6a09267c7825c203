"""An inbox that forgets everything with its process: what durability is held to."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from core.api.inbox import Inbox, Incoming, Stored


class MemoryInbox(Inbox):
    """Remembers numbers only; it has what the channel asks of an inbox."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._seen: set[int] = set()

    def exchange(
        self, channel: str, came: Sequence[Incoming], done: Sequence[int]
    ) -> frozenset[int]:
        """Return what is new."""
        del channel, done
        fresh = frozenset(one.update_id for one in came) - self._seen
        self._seen |= fresh
        return fresh

    def waiting(self, channel: str) -> tuple[Stored, ...]:
        """Return nothing: there was no earlier process."""
        del channel
        return ()

    def begin(self, channel: str, update_ids: Sequence[int]) -> None:
        """Do nothing."""

    def failed(self, channel: str, update_id: int, reason: str) -> bool:
        """Give everything up."""
        del channel, update_id, reason
        return True

    def next_offset(self, channel: str) -> int | None:
        """Return None: nothing came before."""
        del channel
        return None

    def take_lease(self, name: str, holder: str, seconds: int, now: datetime) -> bool:
        """Give it to whoever asks."""
        del name, holder, seconds, now
        return True

    def drop_lease(self, name: str, holder: str) -> None:
        """Do nothing."""

    def tidy(self, before: datetime) -> int:
        """Delete nothing."""
        del before
        return 0

    def close(self) -> None:
        """Do nothing."""


def open_memory(url: str | None, folder: Path) -> Inbox:
    """Return an inbox that keeps nothing."""
    del url, folder
    return MemoryInbox()
