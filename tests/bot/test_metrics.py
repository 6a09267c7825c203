"""What is counted, as Prometheus reads it."""

import asyncio
from typing import Any

from prometheus_client.parser import text_string_to_metric_families

from bot.metrics import Metrics


def served(metrics: Metrics) -> tuple[Any, ...]:
    """Return what the page answers a request with."""
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {}

    asyncio.run(metrics({"type": "http"}, receive, send))
    return tuple(sent)


def test_what_is_counted_is_read_back() -> None:
    metrics = Metrics()
    metrics.answered.labels("telegram", "answered").inc()

    start, body = served(metrics)

    assert start["status"] == 200
    assert dict(start["headers"])[b"content-type"].startswith(b"text/plain")
    families = text_string_to_metric_families(body["body"].decode())
    samples = {s.name: s.value for family in families for s in family.samples}
    assert samples["cchc_answers_total"] == 1


def test_two_processes_in_one_do_not_count_for_each_other() -> None:
    first, second = Metrics(), Metrics()

    first.refused.labels("telegram").inc()

    assert b"cchc_refused_total{" not in second.text
