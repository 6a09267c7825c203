"""The bot and all that answers for it, put together."""

from collections.abc import Callable

from telegram.ext import Application, ContextTypes

from bot.channels.telegram.answering import Answers
from bot.channels.telegram.calls import Calls
from bot.channels.telegram.courier import Courier
from bot.channels.telegram.handlers import Handlers
from bot.channels.telegram.limits import Limiter
from bot.channels.telegram.post import Post
from bot.channels.telegram.request import AiohttpRequest
from bot.channels.telegram.scribe import Scribe
from bot.channels.telegram.settings import TelegramSettings
from bot.channels.telegram.trouble import Troubles
from bot.channels.telegram.worker import Worker
from bot.conversation.talk import Conversation
from bot.metrics import Metrics

_FETCHING = 2  # connections: one is held by Telegram, one replaces it
_KEYSTROKES = 6  # inline queries that come with one question: one for each pause
_INLINE_BURST = 30


class Bench:
    """One bot with its handlers."""

    def __init__(
        self,
        settings: TelegramSettings,
        opened: Callable[[], Conversation],
        metrics: Metrics,
    ) -> None:
        """Put everything together; nothing is sent yet."""
        self.bot = Courier(
            settings.token,
            base_url=settings.api_url,
            request=AiohttpRequest(),
            get_updates_request=AiohttpRequest(_FETCHING),
        )
        self._metrics = metrics
        answers = Answers(opened)
        post = Post(self.bot, Calls(metrics))
        self._troubles = Troubles(answers, post, metrics)
        pace = settings.per_minute
        limits = {
            "typed": Limiter(pace),
            "inline": Limiter(_KEYSTROKES * pace, _INLINE_BURST),
        }
        builder = Application.builder().bot(self.bot).updater(None).job_queue(None)
        self._application = builder.context_types(
            ContextTypes(user_data=dict, chat_data=dict, bot_data=dict)
        ).build()
        Handlers(answers, post, metrics, limits).install(self._application)
        self._application.add_error_handler(self._troubles.handle)

    async def open(self) -> None:
        """Ask Telegram who we are.

        Raises:
            TelegramError: It cannot be reached, or does not know us.
        """
        await self._application.initialize()

    async def shut(self) -> None:
        """Close the connections, opened or not."""
        await self._application.shutdown()
        await self.bot.shutdown()

    def worker(self, scribe: Scribe) -> Worker:
        """Return one that sees to the answers of updates."""
        return Worker(self._application, scribe, self._troubles, self._metrics)
