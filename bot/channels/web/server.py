"""The web channel at an address: beside the terminal, or alone in the foreground."""

import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import uvicorn
from starlette.types import ASGIApp

from bot.channels.web.address import Address, listening, url

_LONGEST_HEAD = 128 * 1024  # bytes: a pasted page as ``?q=`` is answered, not cut off
_MOST_AT_ONCE = 200  # connections; more are sent away with 503
_IDLE = 15  # seconds a connection may stay open unused
_LAST_ANSWERS = 5  # seconds that are left for answers when we stop
_PATIENCE = 10  # seconds until a thread that does not stop is left behind


@contextmanager
def beside(app: ASGIApp, address: Address) -> Iterator[str]:
    """Serve ``app`` in a thread as long as the block lasts; yield its address.

    Raises:
        AddressTakenError: Another program listens there.
        AddressUnusableError: The system does not let us listen there.
    """
    listener = listening(address)
    where = url(listener)
    server = _server(app, address)
    thread = Thread(target=_serve, args=(server, listener), name="web", daemon=True)
    thread.start()
    try:
        yield where
    finally:
        server.should_exit = True
        thread.join(_PATIENCE)


def alone(app: ASGIApp, listener: socket.socket, address: Address) -> None:
    """Serve ``app`` until SIGTERM or Ctrl-C; answers under way are given first."""
    for number in (signal.SIGTERM, signal.SIGINT):
        # uvicorn raises the signal once more when it is done: that is the end wanted.
        signal.signal(number, lambda *_: None)
    _serve(_server(app, address), listener)


def _serve(server: uvicorn.Server, listener: socket.socket) -> None:
    with listener:
        server.run(sockets=[listener])


def _server(app: ASGIApp, address: Address) -> uvicorn.Server:
    config = uvicorn.Config(
        app,
        root_path=address.root_path,
        http="h11",
        ws="none",
        loop="asyncio",
        lifespan="off",
        log_config=None,
        access_log=False,  # questions are nobody's business
        server_header=False,
        h11_max_incomplete_event_size=_LONGEST_HEAD,
        limit_concurrency=_MOST_AT_ONCE,
        timeout_keep_alive=_IDLE,
        timeout_graceful_shutdown=_LAST_ANSWERS,
    )
    return uvicorn.Server(config)
