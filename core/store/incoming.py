"""What a channel brings in, as it is stored before it is acknowledged."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Status(StrEnum):
    """How far the answer to an update has come.

    Attributes:
        WAITING: Nobody works at it.
        IN_WORK: Begun; whether the answer went out is known only when it is done.
        DONE: Answered, or seen to need no answer.
        FAILED: Given up after too many attempts; kept, never retried.
    """

    WAITING = "waiting"
    IN_WORK = "in_work"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One update of a channel, as it came.

    Attributes:
        channel: Name of the channel; numbers of updates are unique within it.
        update_id: The channel's own number of the update.
        chat: The chat it belongs to; the order within a chat is kept.
        body: The update itself, as JSON text.
        received: When it came, with its zone.
    """

    channel: str
    update_id: int
    chat: str
    body: str
    received: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored(Incoming):
    """An update as it lies in the store.

    Attributes:
        attempts: How often the work at it was begun.
    """

    attempts: int
