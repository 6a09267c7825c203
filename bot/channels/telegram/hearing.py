"""What in a message is meant for us: a question, something unfit, or nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from telegram import Message, MessageEntity, User
from telegram.constants import ChatType


class Heard(Enum):
    """What a message is to us when it is no question."""

    NOTHING = auto()  # said to others, or by a bot
    UNFIT = auto()  # meant for us, but no text that its sender wrote


@dataclass(frozen=True, slots=True)
class Listener:
    """Hears for one bot.

    Attributes:
        bot: The bot as Telegram knows it.
    """

    bot: User

    def hear(self, message: Message) -> str | Heard:
        """Return the question in a message, or what else it is to us."""
        text = self._said_to_us(message)
        if text is None or self._is_of_a_bot(message):
            return Heard.NOTHING
        written = message.text is not None and message.forward_origin is None
        if written:
            return text
        # A place that somebody shares moves on and on: each step is an edit.
        return Heard.NOTHING if message.edit_date else Heard.UNFIT

    def _is_of_a_bot(self, message: Message) -> bool:
        """Tell whether a bot wrote it, or a person sent one of our own cards."""
        sender, helper = message.from_user, message.via_bot
        return helper == self.bot or (sender is not None and sender.is_bot)

    def _said_to_us(self, message: Message) -> str | None:
        """Return what is said to us, in a group without our name; else None."""
        text = message.text or message.caption or ""
        if message.chat.type == ChatType.PRIVATE:
            return text
        names = tuple(self._names(message))
        answered = message.reply_to_message
        if not names and (answered is None or answered.from_user != self.bot):
            return None
        for name in names:
            text = text.replace(name, " ", 1)
        return text

    def _names(self, message: Message) -> Iterator[str]:
        """Yield our name as often as the message calls it."""
        kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
        parse = (
            message.parse_entities if message.text else message.parse_caption_entities
        )
        for entity, name in parse(kinds).items():
            if entity.user == self.bot or self._is_ours(name):
                yield name

    def _is_ours(self, name: str) -> bool:
        return name.casefold() == f"@{self.bot.username}".casefold()
