"""What is done when answering goes wrong: note it, apologise, go on."""

import secrets

from telegram import Update
from telegram.error import BadRequest, TelegramError
from telegram.ext import ContextTypes

from bot.channels.telegram.answering import Answers
from bot.channels.telegram.calls import CHANNEL, DoubtfulError, UndeliveredError
from bot.channels.telegram.post import Post
from bot.log import logger
from bot.metrics import Metrics
from core.errors import N_

APOLOGY = N_(
    "Something went wrong on our side and the question was not answered. Please ask "
    "again later; if it happens again, tell us the number {incident}."
)
_LOG = logger(__name__)


class Troubles:
    """Notes what went wrong with each update."""

    def __init__(self, answers: Answers, post: Post, metrics: Metrics) -> None:
        """Remember how to apologise."""
        self._answers = answers
        self._post = post
        self._metrics = metrics
        self._undelivered: dict[int, str] = {}

    def of(self, update: int) -> str | None:
        """Return, once, why the answer to an update did not go out; None if it did."""
        return self._undelivered.pop(update, None)

    async def handle(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Note an error that ended the work at an update; ours gets an apology."""
        error = context.error
        if not isinstance(update, Update) or error is None:
            return
        if isinstance(error, DoubtfulError):
            _LOG.warning("an answer may not have arrived", cause=str(error))
            return
        if isinstance(error, UndeliveredError):
            self._undelivered[update.update_id] = str(error)
            return
        incident = self.note(error)
        chat = update.effective_chat
        if chat is not None and not isinstance(error, TelegramError):
            await self._apologise(chat.id, incident)

    def note(self, error: BaseException) -> str:
        """Write an error to the log; return the number it goes by."""
        incident = secrets.token_hex(4)
        self._metrics.troubles.labels(CHANNEL, type(error).__name__).inc()
        _LOG.error("an update was not answered", incident=incident, exc_info=error)
        return incident

    async def _apologise(self, chat: int, incident: str) -> None:
        try:
            shown = self._answers.sentence(APOLOGY, incident=incident)
            await self._post.send(chat, shown)
        except (BadRequest, UndeliveredError):
            return
