"""What is counted, for Prometheus: numbers only, no chat, no person, no question."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120)


class Metrics:
    """Counters of one process; as an ASGI application, the page they are read from."""

    def __init__(self) -> None:
        """Begin at zero."""
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self.received = self._counter(
            "cchc_updates", "Updates taken in, by kind.", "channel", "kind"
        )
        self.answered = self._counter(
            "cchc_answers", "Answers given, by what became of the question.",
            "channel", "status",
        )  # fmt: skip
        self.troubles = self._counter(
            "cchc_troubles", "Calls that went wrong, by kind.", "channel", "kind"
        )
        self.refused = self._counter(
            "cchc_refused", "Questions refused for asking too fast.", "channel"
        )
        self.seconds = Histogram(
            "cchc_answer_seconds",
            "From the arrival of an update to the end of its answer.",
            ["channel"],
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.pending = Gauge(
            "cchc_pending",
            "Updates taken in and not yet answered.",
            ["channel"],
            registry=self.registry,
        )
        self.ready = Gauge(
            "cchc_ready", "1 when it works.", ["channel"], registry=self.registry
        )

    def _counter(self, name: str, about: str, *labels: str) -> Counter:
        return Counter(name, about, labels, registry=self.registry)

    @property
    def text(self) -> bytes:
        """Return all of them in the text format of Prometheus."""
        return generate_latest(self.registry)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer a request with the text."""
        del scope, receive
        headers = [(b"content-type", CONTENT_TYPE_LATEST.encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": self.text})
