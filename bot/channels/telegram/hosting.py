"""The channel in a thread, beside the terminal and the page."""

import asyncio
import threading
from contextlib import suppress

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.condition import STOPPED
from bot.log import logger
from core.errors import CchcError

_PATIENCE = 20.0  # seconds until a thread that does not stop is left behind
_LOG = logger(__name__)


class Beside:
    """The channel in a thread of its own."""

    def __init__(self, channel: TelegramChannel) -> None:
        """Remember the channel; it starts with `start`."""
        self._channel = channel
        self._thread = threading.Thread(target=self._run, name="telegram", daemon=True)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._begun = threading.Event()

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

    def _run(self) -> None:
        try:
            asyncio.run(self._work())
        except CchcError as error:
            self._channel.condition.failed(error)
        except Exception as error:  # noqa: BLE001  # the page and the terminal work on
            _LOG.error("telegram ended", exc_info=error)
            self._channel.condition.amiss(STOPPED, type(error).__name__)

    async def _work(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        self._begun.set()
        await self._channel.run(self._stop)
