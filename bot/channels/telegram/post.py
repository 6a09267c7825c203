"""What goes out: messages, changes of messages, answers to taps and inline queries."""

from collections.abc import Sequence

from telegram import (
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.channels.telegram.answering import Card, Shown
from bot.channels.telegram.calls import Call, Calls, UndeliveredError
from bot.channels.telegram.courier import Courier

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_QUERY_SECONDS = 15.0  # about as long as Telegram waits for the answer to a query
_INLINE_SECONDS = 300  # that Telegram may serve the same cards to others
_TITLE_LETTERS, _ABOUT_LETTERS = 80, 120


class Post:
    """Speaks for one bot."""

    def __init__(self, bot: Courier, calls: Calls) -> None:
        """Remember the bot and how calls are made."""
        self._bot = bot
        self._calls = calls

    async def send(self, chat: int, shown: Shown, reply_to: int | None = None) -> None:
        """Send a message, as an answer to one of that chat if it is still there.

        Raises:
            BadRequest: Telegram does not want it.
            UndeliveredError: It was given up.
        """
        fields = _said(shown)
        if reply_to is not None:
            quoted = ReplyParameters(reply_to, allow_sending_without_reply=True)
            fields["reply_parameters"] = quoted.to_json()

        async def call(place: int | None) -> None:
            """Make the one call to Telegram."""
            await self._bot.say("sendMessage", {**fields, "chat_id": place})

        await self._calls.make(call, chat)

    async def change(self, chat: int, message: int, shown: Shown) -> None:
        """Change a message in place; one that cannot be changed is sent anew.

        Raises:
            BadRequest: Telegram wants neither.
            UndeliveredError: It was given up.
        """
        fields = {**_said(shown), "message_id": message}

        async def call(place: int | None) -> None:
            """Make the one call to Telegram."""
            await self._bot.say("editMessageText", {**fields, "chat_id": place})

        try:
            await self._calls.make(call, chat, repeatable=True)
        except BadRequest:  # deleted, or too old
            await self.send(chat, shown)

    async def change_card(self, message: str, shown: Shown) -> None:
        """Change a message that came from an inline query.

        Raises:
            BadRequest: It cannot be changed.
            UndeliveredError: It was given up.
        """
        fields = {**_said(shown), "inline_message_id": message}

        async def call(_: int | None) -> None:
            """Make the one call to Telegram."""
            await self._bot.say("editMessageText", fields)

        await self._calls.make(call, None, repeatable=True)

    async def hear_tap(self, query: str, text: str | None = None) -> None:
        """Stop the waiting sign of a button, with a text to pop up if there is one."""

        async def call(_: int | None) -> object:
            """Make the one call to Telegram."""
            return await self._bot.answer_callback_query(
                query, text=text, show_alert=bool(text)
            )

        await self._while_it_matters(call)

    async def offer(self, query: str, cards: Sequence[Card]) -> None:
        """Offer cards to somebody who types after the bot's name."""
        results = [_result(number, card) for number, card in enumerate(cards, 1)]

        async def call(_: int | None) -> object:
            """Make the one call to Telegram."""
            return await self._bot.answer_inline_query(
                query, results, cache_time=_INLINE_SECONDS, is_personal=False
            )

        await self._while_it_matters(call)

    async def leave(self, chat: int) -> None:
        """Leave a chat where nobody can ask.

        Raises:
            BadRequest: We are not there.
            UndeliveredError: It was given up.
        """

        async def call(place: int | None) -> object:
            """Make the one call to Telegram."""
            return await self._bot.leave_chat(place or chat)

        await self._calls.make(call, chat, repeatable=True)

    async def _while_it_matters(self, call: Call) -> None:
        """Answer a query; one that is too old needs no answer any more."""
        try:
            await self._calls.make(call, None, repeatable=True, seconds=_QUERY_SECONDS)
        except (BadRequest, UndeliveredError):
            return


def _said(shown: Shown) -> dict[str, object]:
    """Return the fields of a message, ready to be sent."""
    return {
        "text": shown.page.html,
        "parse_mode": ParseMode.HTML,
        "link_preview_options": _NO_PREVIEW.to_json(),
        "reply_markup": shown.keyboard,
    }


def _result(number: int, card: Card) -> InlineQueryResultArticle:
    """Return a card as Telegram offers it."""
    content = InputTextMessageContent(
        card.shown.page.html,
        parse_mode=ParseMode.HTML,
        link_preview_options=_NO_PREVIEW,
    )
    return InlineQueryResultArticle(
        str(number),
        card.title[:_TITLE_LETTERS],
        content,
        description=card.about[:_ABOUT_LETTERS] or None,
        reply_markup=card.shown.buttons,
    )
