"""Structured logs in which no token, no chat and no person appears.

Every line of the process goes through one formatter, those of libraries too. It takes
out what looks like a token or an id, the secrets it was told, and whatever was named
private where the line was written: error texts of libraries repeat what they got.
"""

import logging
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TextIO

import structlog
from structlog.stdlib import BoundLogger, ProcessorFormatter
from structlog.typing import EventDict, Processor

_TOKEN = re.compile(r"\d{5,}(?::|%3[Aa])[\w-]{20,}")
_ADDRESS = re.compile(r"(?<=://)[^\s/@:]+:[^\s/@]+(?=@)")  # user and password
_NUMBER = re.compile(r"-?\d{6,}")  # chats, people, messages
_SHORTEST_SECRET = 6
_LOUD_LIBRARIES = (
    "aiohttp",
    "alembic",
    "asyncio",
    "httpcore",
    "httpx",
    "telegram",
    "uvicorn",
)
Words = Callable[[], Iterable[str]]
_private: ContextVar[tuple[Words, ...]] = ContextVar("private", default=())


def logger(name: str) -> BoundLogger:
    """Return the logger of a module; it may be asked for before `set_up`."""
    found: BoundLogger = structlog.stdlib.get_logger(name)
    return found


@contextmanager
def private(words: Words) -> Iterator[None]:
    """Keep words, such as a person's name, out of every line written in the block.

    They are asked for only when there is a line to write.
    """
    token = _private.set((*_private.get(), words))
    try:
        yield
    finally:
        _private.reset(token)


class Redaction:
    """Takes out of a text what nobody may read there."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        """Remember what must never appear; too short a text is no secret."""
        told = sorted({s for s in secrets if len(s) >= _SHORTEST_SECRET}, key=len)
        self._secrets = tuple(reversed(told))

    def __call__(self, text: str) -> str:
        """Return the text without tokens, ids, secrets and private words."""
        for secret in self._secrets:
            text = text.replace(secret, "<secret>")
        text = _TOKEN.sub("<token>", text)
        text = _ADDRESS.sub("<secret>", text)
        words = {word for source in _private.get() for word in source() if word}
        for word in sorted(words, key=len, reverse=True):
            text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", "<private>", text)
        return _NUMBER.sub("<id>", text)


class _Formatter(ProcessorFormatter):
    """Redacts the finished line, the traceback included."""

    def __init__(self, redact: Redaction, renderer: Processor) -> None:
        super().__init__(
            foreign_pre_chain=_common(),
            processors=[
                ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                renderer,
            ],
        )
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, secrets taken out."""
        return self._redact(super().format(record))


def set_up(
    secrets: Iterable[str] = (),
    *,
    level: str = "INFO",
    stream: TextIO | None = None,
) -> None:
    """Write every log line of the process to ``stream``, redacted, as JSON.

    Args:
        secrets: Texts that must never appear, such as a token.
        level: The least grave lines to write; libraries speak up from a warning on.
        stream: Standard error when None.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    render = structlog.processors.JSONRenderer(ensure_ascii=False)
    handler.setFormatter(_Formatter(Redaction(secrets), render))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _LOUD_LIBRARIES:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[*_common(), ProcessorFormatter.wrap_for_formatter],
        wrapper_class=BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )


def _common() -> list[Processor]:
    return [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="%Y-%m-%dT%H:%M:%SZ", utc=True),
        structlog.stdlib.ExtraAdder(allow=[]),
        _plain,
    ]


def _plain(_logger: object, _method: str, event: EventDict) -> EventDict:
    """Return the line with its values as texts: a value may hide what it holds."""
    return {
        name: value
        if name == "exc_info" or isinstance(value, int | float | bool)
        else str(value)
        for name, value in event.items()
        if value is not None
    }
