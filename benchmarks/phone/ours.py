"""Our bot as the product runs it, without the page and the terminal beside it.

``python -m benchmarks.phone.ours durable|memory``, configured by the environment.
"""

import asyncio
import os
import signal
import sys
from unittest.mock import patch

from benchmarks.phone.memory import open_memory
from bot import app, log
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.settings import from_environment
from bot.metrics import Metrics
from bot.settings import Settings


async def _run() -> None:
    settings = from_environment(os.environ)
    assert settings is not None
    log.set_up(settings.secrets, level="WARNING")
    metrics = Metrics()
    channel = TelegramChannel(settings, lambda: app.conversation(Settings()), metrics)
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await channel.run(stop)


def main(inbox: str) -> None:
    """Answer until told to stop."""
    if inbox == "memory":
        with patch("bot.channels.telegram.channel.open_inbox", open_memory):
            asyncio.run(_run())
    else:
        asyncio.run(_run())


if __name__ == "__main__":
    main(sys.argv[1])
