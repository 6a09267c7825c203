"""The bot as a test has it: in a thread of the test, or as a process of its own."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from bot.app import conversation
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.hosting import Beside
from bot.channels.telegram.settings import from_environment
from bot.metrics import Metrics
from bot.settings import Settings
from tests.botapi.client import Telegram

ROOT = Path(__file__).parents[4]
PATIENCE = 30.0


def environment(telegram: Telegram, folder: Path, **more: str) -> dict[str, str]:
    """Return the settings of a bot at the loopback server."""
    return {
        "TELEGRAM_BOT_TOKEN": telegram.token,
        "TELEGRAM_API_URL": telegram.api_url,
        "CCHC_STATE": str(folder),
        "CCHC_QUESTIONS_PER_MINUTE": "0",
        **more,
    }


@contextmanager
def answering(settings: Mapping[str, str]) -> Iterator[TelegramChannel]:
    """Run the channel in a thread; it is stopped as a process is, in good order."""
    chosen = from_environment(settings)
    assert chosen is not None
    channel = TelegramChannel(chosen, lambda: conversation(Settings()), Metrics())
    host = Beside(channel)
    host.start()
    try:
        assert channel.condition.known.wait(PATIENCE)
        yield channel
    finally:
        host.stop()


class Process:
    """The real program, started as a user starts it.

    Attributes:
        said: What it wrote on standard error so far; complete once it has ended.
    """

    def __init__(
        self, settings: Mapping[str, str], folder: Path, *arguments: str
    ) -> None:
        """Start ``python -m bot`` with nobody at the terminal."""
        folder.mkdir(exist_ok=True)
        self._log = folder / f"stderr-{time.monotonic_ns()}.txt"
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot", *arguments],
                cwd=ROOT,
                env={**os.environ, "CCHC_LANG": "vi", **settings},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
            )

    @property
    def said(self) -> str:
        return self._log.read_text("utf-8")

    def kill(self) -> None:
        """Kill it without warning."""
        self.process.kill()
        self.process.wait()

    def end(self) -> int:
        """Tell it to stop; return how it ended."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE)


@contextmanager
def process(
    settings: Mapping[str, str], folder: Path, *arguments: str
) -> Iterator[Process]:
    """Run the program as long as the block lasts."""
    started = Process(settings, folder, *arguments)
    try:
        yield started
    finally:
        if started.process.poll() is None:
            started.kill()


def statuses(settings: Mapping[str, str]) -> dict[str, int]:
    """Return how many updates have each status in the inbox."""
    file = Path(settings["CCHC_STATE"]) / "cchc.sqlite3"
    if not file.is_file():
        return {}
    with closing(sqlite3.connect(file)) as connection:
        query = "SELECT status, count(*) FROM updates GROUP BY status"
        return dict(connection.execute(query).fetchall())


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def until(holds: Callable[[], object], seconds: float = PATIENCE) -> None:
    """Wait until something holds.

    Raises:
        AssertionError: It does not in time.
    """
    ends = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < ends, "waited in vain"
        time.sleep(0.02)
