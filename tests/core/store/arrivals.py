"""Updates as a channel would bring them in."""

from collections.abc import Iterable
from datetime import UTC, datetime

from core.api.inbox import Incoming, Stored

CHANNEL = "telegram"
MORNING = datetime(2026, 11, 23, 1, 30, 0, 123456, tzinfo=UTC)


def update(
    update_id: int,
    chat: str = "1",
    *,
    channel: str = CHANNEL,
    body: str = "{}",
    received: datetime = MORNING,
) -> Incoming:
    """Return an update of which only what matters to a test is said."""
    return Incoming(
        channel=channel, update_id=update_id, chat=chat, body=body, received=received
    )


def ids(stored: Iterable[Stored]) -> list[int]:
    """Return the numbers of updates in the order they come."""
    return [one.update_id for one in stored]
