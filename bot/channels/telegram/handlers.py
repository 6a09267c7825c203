"""What is done with each kind of update: hear, ask, show."""

from collections.abc import Mapping

from telegram import CallbackQuery, Message, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.channels.telegram import commands
from bot.channels.telegram.answering import Answers, Shown
from bot.channels.telegram.calls import CHANNEL
from bot.channels.telegram.hearing import Heard, Listener
from bot.channels.telegram.limits import Limiter, Verdict
from bot.channels.telegram.post import Post
from bot.log import logger
from bot.metrics import Metrics
from core.errors import N_

UNFIT = N_("I read typed questions only, for instance “{example}”.")
TOO_FAST = N_("You are asking very fast. Please wait a minute, then ask again.")
STALE = N_("This button no longer works. Please type your question.")
_HERE = frozenset({ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR})
_LOG = logger(__name__)
Context = ContextTypes.DEFAULT_TYPE


class Handlers:
    """Answers the updates of one bot."""

    def __init__(
        self,
        answers: Answers,
        post: Post,
        metrics: Metrics,
        limits: Mapping[str, Limiter],
    ) -> None:
        """Remember who answers and how it goes out.

        Args:
            answers: What is shown.
            post: How it goes out.
            metrics: Where it is counted.
            limits: How fast one person may ask: ``"typed"`` and ``"inline"``.
        """
        self._answers = answers
        self._post = post
        self._metrics = metrics
        self._typed, self._inline = limits["typed"], limits["inline"]

    def install(self, application: Application) -> None:  # type: ignore[type-arg]  # six parameters that say nothing here
        """Have an application bring its updates here."""
        own = ~filters.FORWARDED & ~filters.VIA_BOT & filters.UpdateType.MESSAGES
        spoken = filters.UpdateType.MESSAGES & (
            filters.TEXT | ~filters.StatusUpdate.ALL
        )
        mine = ChatMemberHandler.MY_CHAT_MEMBER
        application.add_handlers(
            [
                CommandHandler(commands.NAMES, self.command, own),
                MessageHandler(spoken, self.message),
                CallbackQueryHandler(self.tap),
                InlineQueryHandler(self.inline),
                ChatMemberHandler(self.standing, mine),
            ]
        )

    async def command(self, update: Update, context: Context) -> None:
        """Answer a command of the menu."""
        del context
        message = update.effective_message
        if message is None or message.text is None:
            return
        word, _, said = message.text.partition(" ")
        name = word.removeprefix("/").partition("@")[0].casefold()
        await self._reply(message, commands.question(name, said))

    async def message(self, update: Update, context: Context) -> None:
        """Answer what somebody wrote, if it was meant for us."""
        message = update.effective_message
        if message is None:
            return
        heard = Listener(context.bot.bot).hear(message)
        if heard is Heard.UNFIT:
            await self._reply(message, None)
        elif isinstance(heard, str):
            await self._reply(message, heard)

    async def tap(self, update: Update, context: Context) -> None:
        """Show in the same message what a button asks."""
        del context
        query = update.callback_query
        if query is None:
            return
        verdict = self._typed.judge(query.from_user.id)
        shown = self._answers.to_tap(query.data or "")
        if verdict is not Verdict.ALLOWED or shown is None:
            text = STALE if verdict is Verdict.ALLOWED else TOO_FAST
            said = self._answers.sentence(text)
            await self._post.hear_tap(query.id, said.page.plain)
            return
        await self._post.hear_tap(query.id)
        await self._change(query, shown)
        self._count(shown)

    async def inline(self, update: Update, context: Context) -> None:
        """Offer cards to somebody who types after our name in any chat."""
        del context
        query = update.inline_query
        if query and self._inline.judge(query.from_user.id) is Verdict.ALLOWED:
            await self._post.offer(query.id, self._answers.cards(query.query))

    async def standing(self, update: Update, context: Context) -> None:
        """Leave a channel, where nobody can ask; note who has blocked us."""
        del context
        change = update.my_chat_member
        if change is None:
            return
        status = change.new_chat_member.status
        if change.chat.type == ChatType.CHANNEL and status in _HERE:
            await self._post.leave(change.chat.id)
        elif change.chat.type == ChatType.PRIVATE:
            blocked = status == ChatMemberStatus.BANNED
            _LOG.info("somebody blocked the bot" if blocked else "somebody is back")

    async def _reply(self, message: Message, question: str | None) -> None:
        """Answer a question; None is something that is no question."""
        verdict = self._typed.judge(_asker(message))
        if verdict is Verdict.IGNORED:
            return
        if verdict is Verdict.REFUSED:
            self._metrics.refused.labels(CHANNEL).inc()
            found: tuple[Shown, ...] = (self._answers.sentence(TOO_FAST),)
        elif question is None:
            example = self._answers.example
            found = (self._answers.sentence(UNFIT, example=example),)
        else:
            found = self._answers.to_text(question)
        quoted = None if message.chat.type == ChatType.PRIVATE else message.message_id
        for shown in found:
            await self._post.send(message.chat.id, shown, quoted)
        self._count(found[0])

    async def _change(self, query: CallbackQuery, shown: Shown) -> None:
        if query.inline_message_id is not None:
            await self._post.change_card(query.inline_message_id, shown)
        elif query.message is not None:
            message = query.message
            await self._post.change(message.chat.id, message.message_id, shown)

    def _count(self, shown: Shown) -> None:
        self._metrics.answered.labels(CHANNEL, shown.status).inc()


def _asker(message: Message) -> int:
    """Return who asks; a channel or a group may speak as itself."""
    if message.sender_chat is not None:
        return message.sender_chat.id
    return message.chat.id if message.from_user is None else message.from_user.id
