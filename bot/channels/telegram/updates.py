"""Updates as Telegram writes them: which chat they belong to, whom they name."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from core.api.inbox import Incoming

# What we ask Telegram for; whatever else happens in a chat is none of our business.
KINDS = (
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "my_chat_member",
)
_PRIVATE = frozenset(
    {"first_name", "last_name", "username", "title", "text", "caption", "query", "data"}
)
Json = Mapping[str, object]


def kind(update: Json) -> str:
    """Return which of our kinds an update is, "other" when it is none."""
    return next((name for name in KINDS if name in update), "other")


def incoming(update: Json, channel: str) -> Incoming:
    """Return an update as it is stored.

    Raises:
        KeyError: It has no number.
        TypeError: Its number is none.
    """
    number = update["update_id"]
    if not isinstance(number, int):
        raise TypeError("update_id")
    return Incoming(
        channel=channel,
        update_id=number,
        chat=_chat(update),
        body=json.dumps(update, ensure_ascii=False, separators=(",", ":")),
        received=datetime.now(UTC),
    )


def private_words(value: object) -> Iterator[str]:
    """Yield every name and text in an update, at any depth."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if isinstance(inner, str) and name in _PRIVATE:
                yield inner
            else:
                yield from private_words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from private_words(inner)


def _chat(update: Json) -> str:
    """Return the chat, else the person, whose updates are answered in order."""
    body = update.get(kind(update))
    found = body if isinstance(body, Mapping) else {}
    message = found.get("message")
    chat = _id(message, "chat") or _id(found, "chat") or _id(found, "from")
    return chat or "none"


def _id(body: object, part: str) -> str:
    inner = body.get(part) if isinstance(body, Mapping) else None
    number = inner.get("id") if isinstance(inner, Mapping) else None
    return "" if number is None else str(number)
