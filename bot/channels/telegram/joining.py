"""The channel as it joins the page and the terminal: settings, logs, counters."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from bot import log
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.hosting import Beside
from bot.channels.telegram.settings import TelegramSettings, from_environment
from bot.conversation.talk import Conversation
from bot.metrics import Metrics
from bot.settings import Settings
from core.errors import CchcError
from core.i18n import Localizer

METRICS = "/metrics"
LEVEL = "CCHC_LOG_LEVEL"
_LEVELS = frozenset({"DEBUG", "INFO", "WARNING", "ERROR"})
_FIRST_WORD = 3.0  # seconds that the start waits for Telegram


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Telegram, seen from the rest of the process.

    Attributes:
        check: Says what is amiss, if something is.
        error: Why it has ended by itself, if it has.
        routes: What the page serves for it, by path.
    """

    check: Callable[[], str | None]
    error: Callable[[], CchcError | None]
    routes: Mapping[str, Any] = field(default_factory=dict)


@contextmanager
def joining(settings: Settings, opened: Callable[[], Conversation]) -> Iterator[Joined]:
    """Answer in Telegram as long as the block lasts.

    What is wrong with the settings, or what Telegram refuses, is said on standard
    error and by the check; the block goes on.

    Args:
        settings: Of the conversation.
        opened: Gives a new conversation.
    """
    localizer = Localizer(settings.language)
    try:
        chosen = from_environment(os.environ)
    except CchcError as error:
        wrong = error  # the name of an exception ends with its block
        _say(localizer.explain(wrong))
        yield Joined(check=lambda: localizer.explain(wrong), error=lambda: wrong)
        return
    if chosen is not None:
        log.set_up(chosen.secrets, level=_level())
        with _ended_by_sigterm(), _answering(chosen, opened, localizer) as joined:
            yield joined


@contextmanager
def _answering(
    chosen: TelegramSettings, opened: Callable[[], Conversation], localizer: Localizer
) -> Iterator[Joined]:
    metrics = Metrics()
    channel = TelegramChannel(chosen, opened, metrics)
    condition = channel.condition
    host = Beside(channel)
    host.start()
    try:
        condition.known.wait(_FIRST_WORD)
        _say(_first_word(channel, localizer))
        yield Joined(
            check=condition.check,
            error=lambda: condition.error,
            routes={METRICS: metrics, **channel.routes},
        )
    finally:
        host.stop()


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """Have SIGTERM end the block as an exit does, so that what is under way ends well.

    Only the main thread may say so; the page, when it is alone, has its own way.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _first_word(channel: TelegramChannel, localizer: Localizer) -> str:
    """Return where the bot is to be found, or why not yet."""
    problem = channel.condition.check()
    if problem is not None:
        return problem
    address = f"https://t.me/{channel.name}"
    return localizer.text("In Telegram: {address}", address=address)


def _level() -> str:
    """Return how much is logged: on a terminal, where somebody reads, only trouble."""
    usual = "WARNING" if sys.stderr.isatty() else "INFO"
    wanted = os.environ.get(LEVEL, "").strip().upper()
    return wanted if wanted in _LEVELS else usual


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
