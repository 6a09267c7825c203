"""The address that Telegram brings updates to: 200 means that they are on disk."""

import hmac
import json
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from http import HTTPStatus
from typing import Any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Scope]]
Send = Callable[[Scope], Awaitable[None]]
Accept = Callable[[Mapping[str, object]], Awaitable[bool]]

PATH = "/telegram/webhook"
_HEADER = b"x-telegram-bot-api-secret-token"
_LARGEST = 1024 * 1024  # bytes


class Webhook:
    """An ASGI application that takes updates from whoever knows the secret."""

    def __init__(self, secret: str, accept: Accept) -> None:
        """Remember the secret and who stores the updates.

        Args:
            secret: What Telegram must say in a header.
            accept: Stores an update and tells that it did; False is "not now".
        """
        self._secret = secret.encode()
        self._accept = accept

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        status = await self._status(scope, receive)
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def _status(self, scope: Scope, receive: Receive) -> HTTPStatus:
        if scope["method"] != "POST":
            return HTTPStatus.METHOD_NOT_ALLOWED
        if not hmac.compare_digest(
            dict(scope["headers"]).get(_HEADER, b""), self._secret
        ):
            return HTTPStatus.FORBIDDEN
        body = await _body(receive)
        if body is None:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        update = _update(body)
        if update is None:
            return HTTPStatus.BAD_REQUEST
        stored = await self._accept(update)
        return HTTPStatus.OK if stored else HTTPStatus.SERVICE_UNAVAILABLE


async def _body(receive: Receive) -> bytes | None:
    """Return the body, None when it is larger than any update."""
    body = b""
    more = True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > _LARGEST:
            return None
    return body


def _update(body: bytes) -> Mapping[str, object] | None:
    try:
        found = json.loads(body)
    except ValueError:
        return None
    numbered = isinstance(found, dict) and isinstance(found.get("update_id"), int)
    return found if numbered else None
