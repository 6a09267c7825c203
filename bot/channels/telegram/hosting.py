"""The channel in a process: beside the terminal and the page, or alone."""

import asyncio
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.condition import REFUSED, STOPPED
from bot.log import logger
from core.errors import CchcError, WrongTokenError

_PATIENCE = 20.0  # seconds until a thread that does not stop is left behind
_LOG = logger(__name__)


class Beside:
    """The channel in a thread of its own.

    Attributes:
        error: Why it ended by itself, for the user; None while it works.
    """

    def __init__(self, channel: TelegramChannel) -> None:
        """Remember the channel; it starts with `start`."""
        self._channel = channel
        self._thread = threading.Thread(target=self._run, name="telegram", daemon=True)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._begun = threading.Event()
        self.error: CchcError | None = None

    def start(self) -> None:
        """Start; whether Telegram is there is seen later."""
        self._thread.start()
        self._begun.wait(_PATIENCE)

    def stop(self) -> None:
        """Finish what is being answered and end."""
        if self._loop is not None and self._stop is not None:
            with suppress(RuntimeError):  # it has ended by itself
                self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(_PATIENCE)

    def wait(self, seconds: float | None = None) -> None:
        """Return when it has ended by itself, or after some seconds."""
        self._thread.join(seconds)

    def _run(self) -> None:
        try:
            asyncio.run(self._work())
        except CchcError as error:
            self.error = error
            refused = isinstance(error, WrongTokenError)
            problem = REFUSED if refused else STOPPED
            self._channel.condition.amiss(problem, error.code)
        except Exception as error:  # noqa: BLE001  # the page and the terminal work on
            _LOG.error("telegram ended", exc_info=error)
            self._channel.condition.amiss(STOPPED, type(error).__name__)

    async def _work(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        self._begun.set()
        await self._channel.run(self._stop)


@contextmanager
def beside(channel: TelegramChannel) -> Iterator[Beside]:
    """Run the channel in a thread as long as the block lasts."""
    host = Beside(channel)
    host.start()
    try:
        yield host
    finally:
        host.stop()


def alone(channel: TelegramChannel) -> None:
    """Run the channel until SIGTERM or Ctrl-C; answers under way are given first.

    Raises:
        CchcError: It cannot work.
    """
    asyncio.run(_until_told(channel))


async def _until_told(channel: TelegramChannel) -> None:
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))
    await channel.run(stop)
