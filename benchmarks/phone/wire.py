"""Just enough HTTP: requests out of a kept-alive connection, answers into it."""

import asyncio
from collections.abc import Callable

_END = b"\r\n\r\n"
_LENGTH = b"content-length:"
Heard = Callable[["Wire", str, bytes], None]


class Wire(asyncio.Protocol):
    """One connection; a request is heard once all of it has come."""

    def __init__(self, heard: Heard) -> None:
        """Remember who hears the path and the body of each request."""
        self._heard = heard
        self._buffer = b""
        self._transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        assert isinstance(transport, asyncio.WriteTransport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Hear every request that is complete."""
        self._buffer += data
        while self._one():
            pass

    def say(self, body: bytes) -> None:
        """Answer with a JSON text."""
        if self._transport is not None and not self._transport.is_closing():
            head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
            length = b"Content-Length: %d\r\n\r\n" % len(body)
            self._transport.write(head + length + body)

    def _one(self) -> bool:
        head, end, rest = self._buffer.partition(_END)
        if not end or len(rest) < (length := _length(head)):
            return False
        self._buffer = rest[length:]
        path = head.split(b" ", 2)[1].decode()
        self._heard(self, path, rest[:length])
        return True


def _length(head: bytes) -> int:
    lower = head.lower()
    at = lower.find(_LENGTH)
    return int(lower[at + len(_LENGTH) :].split(b"\r\n", 1)[0]) if at >= 0 else 0
