"""What every response says to the browser, and how a fault of ours ends."""

import logging
import os
from collections.abc import Callable
from secrets import token_hex

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SOURCES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "connect-src": "'self'",
    "img-src": "'self' data:",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
POLICY = "; ".join(f"{what} {whence}" for what, whence in _SOURCES.items())
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
ROOT = "cchc.root"  # where we lie; below a mount, root_path is the mount's
DEBUG_VARIABLE = "CCHC_DEBUG"
_log = logging.getLogger(__name__)
Apology = Callable[[Request, str], Response]


class Manners:
    """Notes where we lie, adds our headers, turns a fault into an apology."""

    def __init__(self, app: ASGIApp, apology: Apology) -> None:
        """Stand around ``app``."""
        self._app = app
        self._apology = apology

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope[ROOT] = scope.get("root_path", "")
        started = False

        async def mannerly(message: Message) -> None:
            """Send a message with our headers."""
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                _dress(MutableHeaders(scope=message))
            await send(message)

        try:
            await self._app(scope, receive, mannerly)
        except Exception as error:  # noqa: BLE001  # no traceback may reach a visitor
            number = _incident(error)
            if not started:
                answer = self._apology(Request(scope), number)
                await answer(scope, receive, mannerly)


def _dress(headers: MutableHeaders) -> None:
    for name, value in HEADERS.items():
        headers[name] = value
    headers.setdefault("Cache-Control", "no-store")


def _incident(error: Exception) -> str:
    """Note what went wrong and return the number it is found by."""
    number = token_hex(4)
    details = error if os.environ.get(DEBUG_VARIABLE) else None
    _log.error("incident %s: %s", number, type(error).__name__, exc_info=details)
    return number
