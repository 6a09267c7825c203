"""The Telegram channel: start, work until told to stop, end cleanly."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from typing import Any

from telegram.error import InvalidToken, TelegramError

from bot.channels.telegram import commands
from bot.channels.telegram.bench import Bench
from bot.channels.telegram.condition import STARTING, UNREACHABLE, Condition
from bot.channels.telegram.fetching import Backoff, Fetcher, asked_for
from bot.channels.telegram.lease import Lease
from bot.channels.telegram.scribe import Scribe
from bot.channels.telegram.settings import TelegramSettings
from bot.channels.telegram.updates import KINDS
from bot.channels.telegram.webhook import PATH, Webhook
from bot.channels.telegram.worker import Worker
from bot.conversation.talk import Conversation
from bot.errors import WrongTokenError
from bot.log import logger
from bot.metrics import Metrics
from core.api.inbox import open_inbox
from core.errors import CchcError

_AFTER_FAULT = 5.0  # seconds
_LAST_ANSWERS = 10.0  # seconds that answers under way have when we stop
_LOG = logger(__name__)


class TelegramChannel:
    """Answers one bot's updates; of several processes one at a time does.

    Attributes:
        name: What the bot is called in Telegram, once Telegram has said so.
    """

    def __init__(
        self,
        settings: TelegramSettings,
        opened: Callable[[], Conversation],
        metrics: Metrics,
    ) -> None:
        """Remember the settings; nothing is opened and nobody called yet.

        Args:
            settings: Which bot, and where.
            opened: Gives a new conversation.
            metrics: Where it is counted.
        """
        self._settings = settings
        self._opened = opened
        self._metrics = metrics
        self.condition = Condition(metrics, opened().localizer)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._worker: Worker | None = None
        self.name = ""

    @property
    def routes(self) -> Mapping[str, Webhook]:
        """Return what the web channel serves for us: the webhook, if there is one."""
        settings = self._settings
        wanted = settings.webhook_url is not None
        return {PATH: Webhook(settings.secret, self.accept)} if wanted else {}

    async def run(self, stop: asyncio.Event) -> None:
        """Work until ``stop`` is set; then finish what is being answered.

        Raises:
            WrongTokenError: Telegram does not know the bot.
            CchcError: The inbox cannot be opened, or the data not be read.
        """
        self._loop = asyncio.get_running_loop()
        working = asyncio.create_task(self._work())
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        working.cancel()
        try:
            await working
        except asyncio.CancelledError:
            self.condition.over()

    async def accept(self, update: Mapping[str, object]) -> bool:
        """Return, in any loop, whether an update is on disk; False is "not now"."""
        worker, loop = self._worker, self._loop
        if worker is None or loop is None or worker.dispatcher.is_full:
            return False
        kept = asyncio.run_coroutine_threadsafe(worker.take([update]), loop)
        try:
            await asyncio.wrap_future(kept)
        except asyncio.CancelledError:
            if not kept.cancelled():
                raise
            return False
        self.condition.well()
        return True

    async def _work(self) -> None:
        async with AsyncExitStack() as stack:
            settings = self._settings
            inbox = await asyncio.to_thread(
                open_inbox, settings.database, settings.state
            )
            stack.callback(inbox.close)
            scribe = Scribe(inbox, settings.channel, self.condition)
            stack.push_async_callback(scribe.close)
            bench = Bench(settings, self._opened, self._metrics)
            stack.push_async_callback(bench.shut)
            await self._until_taken(bench.open)
            self.name = bench.bot.username
            await self._publish(bench)
            lease = Lease(scribe, self.condition)
            stack.push_async_callback(lease.drop)
            while True:
                await lease.taken()
                try:
                    await self._session(bench, scribe, lease)
                except CchcError:
                    raise
                except Exception as error:  # noqa: BLE001  # a fault of ours
                    _LOG.error("starting anew", exc_info=error)
                    self.condition.amiss(STARTING)
                    await asyncio.sleep(_AFTER_FAULT)

    async def _session(self, bench: Bench, scribe: Scribe, lease: Lease) -> None:
        """Answer as long as the lease is ours."""
        worker = bench.worker(scribe)
        await worker.take_up()
        self._worker = worker
        tasks = [
            asyncio.create_task(lease.lost()),
            asyncio.create_task(self._intake(bench, scribe, worker)),
            asyncio.create_task(scribe.tidy_daily()),
        ]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            self._worker = None
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await worker.dispatcher.stop(_LAST_ANSWERS)

    async def _intake(self, bench: Bench, scribe: Scribe, worker: Worker) -> None:
        """Have updates come in, for ever."""
        settings, bot = self._settings, bench.bot
        if settings.webhook_url is None:
            await self._until_taken(bot.delete_webhook)
            fetcher = Fetcher(bot, self.condition, worker.take)
            await fetcher.run(await scribe.offset())

        async def ask() -> Any:  # noqa: ANN401  # of no interest
            """Ask Telegram once."""
            return await bot.set_webhook(
                settings.webhook_url or "",
                secret_token=settings.secret,
                allowed_updates=KINDS,
            )

        await self._until_taken(ask)
        self.condition.well()
        await asyncio.Event().wait()

    async def _until_taken(self, call: Callable[[], Awaitable[Any]]) -> None:
        """Make a call until Telegram takes it.

        Raises:
            WrongTokenError: It does not know the bot.
        """
        backoff = Backoff()
        while True:
            try:
                await call()
            except InvalidToken:  # its text holds the token
                raise WrongTokenError from None
            except TelegramError as error:
                self.condition.amiss(UNREACHABLE, type(error).__name__)
                await backoff.pause(asked_for(error))
            else:
                return

    async def _publish(self, bench: Bench) -> None:
        """Show the menu; without it everything works all the same."""
        try:
            await commands.publish(bench.bot)
        except TelegramError as error:
            _LOG.warning("the menu was not taken", cause=type(error).__name__)
