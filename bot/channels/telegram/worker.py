"""The way of an update: on disk, in its chat's order, answered, marked as done."""

import json
import time
from collections.abc import Sequence
from functools import partial

from telegram import Update
from telegram.ext import Application

from bot.channels.telegram.calls import CHANNEL
from bot.channels.telegram.dispatch import Dispatcher
from bot.channels.telegram.scribe import Scribe
from bot.channels.telegram.trouble import Troubles
from bot.channels.telegram.updates import Json, incoming, kind, private_words
from bot.log import logger, private
from bot.metrics import Metrics

_LOG = logger(__name__)


class Worker:
    """Takes updates in and sees to their answers."""

    def __init__(
        self,
        application: Application,  # type: ignore[type-arg]  # six parameters that say nothing here
        scribe: Scribe,
        troubles: Troubles,
        metrics: Metrics,
    ) -> None:
        """Begin with nothing taken in."""
        self._application = application
        self._scribe = scribe
        self._troubles = troubles
        self._metrics = metrics
        self._seconds = metrics.seconds.labels(CHANNEL)
        self.dispatcher: Dispatcher[Json] = Dispatcher(self._work)
        metrics.pending.labels(CHANNEL).set_function(lambda: self.dispatcher.pending)

    async def take(self, updates: Sequence[Json]) -> None:
        """Return when updates are on disk and there is room for more of them."""
        came = [incoming(update, self._scribe.channel) for update in updates]
        fresh = await self._scribe.keep(came)
        for update, one in zip(updates, came, strict=True):
            if one.update_id in fresh:
                self._metrics.received.labels(CHANNEL, kind(update)).inc()
                self.dispatcher.put(one.chat, update)
        await self.dispatcher.room()

    async def take_up(self) -> None:
        """Begin what an earlier process left unanswered."""
        left = await self._scribe.left()
        if left:
            _LOG.info("answering what was left", updates=len(left))
        for one in left:
            self.dispatcher.put(one.chat, json.loads(one.body))

    async def _work(self, body: Json) -> None:
        began = time.perf_counter()
        number = int(str(body["update_id"]))
        with private(partial(private_words, body)):
            try:
                update = Update.de_json(dict(body), self._application.bot)
                await self._application.process_update(update)
            except Exception as error:  # noqa: BLE001  # the next update is no worse for it
                self._troubles.note(error)
        self._scribe.finish(number, self._troubles.of(number))
        self._seconds.observe(time.perf_counter() - began)
