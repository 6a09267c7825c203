"""A door for webhook deliveries that takes them or does not, as a test says."""

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

from tests.botapi.wire import Json


class Door:
    """A server on loopback that keeps what comes.

    Attributes:
        url: Its address.
        came: The updates and the headers they came with, oldest first.
    """

    def __init__(self, status: Callable[[Json], int] = lambda _: 200) -> None:
        self.came: list[tuple[Json, dict[str, str]]] = []
        self._more = threading.Condition()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler(status))
        self.url = f"http://127.0.0.1:{self._server.server_port}/hook"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def wait(self, count: int, seconds: float = 10) -> list[Json]:
        """Return what came once there is so much of it."""
        with self._more:
            assert self._more.wait_for(lambda: len(self.came) >= count, seconds)
            return [update for update, _ in self.came]

    def _handler(self, status: Callable[[Json], int]) -> type[BaseHTTPRequestHandler]:
        door = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                update = json.loads(body)
                with door._more:  # the handler is part of the door
                    door.came.append((update, dict(self.headers)))
                    answer = status(update)
                    door._more.notify_all()  # as above
                self.send_response(answer)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Keep silent."""

        return Handler
