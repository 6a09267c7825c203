"""One bot and the part of Telegram that it lives in."""

import asyncio
import itertools
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from tests.botapi.faults import Faults
from tests.botapi.journal import Happened, Journal
from tests.botapi.things import (
    NOTHING,
    PRESENT,
    Attached,
    Chat,
    Kind,
    Message,
    Standing,
    StoredFile,
    User,
)
from tests.botapi.updates import Updates
from tests.botapi.webhook import Webhook
from tests.botapi.wire import Json, RefusedError, Upload, forbid, refuse

# Ids need more than 32 bits, as Telegram says they may.
FIRST_USER, FIRST_GROUP = 7_000_000_001, 4_900_000_001
FIRST_SUPERGROUP = 1_002_000_000_001
UPGRADED = "Bad Request: group chat was upgraded to a supergroup chat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A call of the bot and how it ended."""

    method: str
    fields: Json
    status: int
    description: str = ""


@dataclass(slots=True, kw_only=True)
class World:
    """All that Telegram knows.

    Attributes:
        privacy: The bot is shown only what is meant for it in groups.
        queries: Taps the bot may answer, and the chat each came from.
        inline_queries: Inline queries the bot may answer.
        profile: Texts and commands of the bot, each for its language.
        calls: What the bot asked for, oldest first.
        violations: What was wrong with that by the Bot API's description.
    """

    token: str
    bot: User
    privacy: bool = True
    users: dict[int, User] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    queries: dict[str, int] = field(default_factory=dict)
    inline_queries: dict[str, User] = field(default_factory=dict)
    profile: dict[tuple[str, ...], object] = field(default_factory=dict)
    calls: list[Record] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    faults: Faults = field(default_factory=Faults)
    journal: Journal = field(default_factory=Journal)
    updates: Updates = field(default_factory=Updates)
    webhook: Webhook | None = None
    delivering: asyncio.Task[None] | None = None
    last_id: int = 0
    counter: Iterator[int] = field(default_factory=itertools.count)

    def chat(self, name: object) -> Chat:
        """Return the chat that a request names.

        Raises:
            RefusedError: There is none, or the bot cannot reach it.
        """
        chat = self.found(name)
        self._check_reach(chat)
        return chat

    def found(self, name: object) -> Chat:
        """Return the chat that a request names, in reach or not."""
        digits = str(name).removeprefix("-")
        chat = self.chats.get(int(str(name))) if digits.isdecimal() else None
        if chat is None:
            refuse("chat not found")
        return chat

    def _check_reach(self, chat: Chat) -> None:
        if chat.migrated_to is not None:
            raise RefusedError(UPGRADED, migrate_to_chat_id=chat.migrated_to)
        if chat.kind is Kind.PRIVATE:
            _check_welcome(chat)
        elif chat.standing not in PRESENT:
            forbid(f"bot was kicked from the {chat.kind} chat")
        elif chat.kind is Kind.CHANNEL and chat.standing is not Standing.ADMINISTRATOR:
            refuse("need administrator rights in the channel chat")

    def message(self, chat: Chat, message_id: int, purpose: str) -> Message:
        """Return a message of a chat.

        Raises:
            RefusedError: There is none, said for the ``purpose`` it was wanted for.
        """
        message = chat.messages.get(message_id)
        if message is None:
            refuse(f"message to {purpose} not found")
        return message

    def post(
        self,
        chat: Chat,
        sender: User | None,
        content: Json,
        attached: Attached = NOTHING,
    ) -> Message:
        """Put a message at the bottom of a chat."""
        message = Message(
            message_id=self._next_id(chat),
            chat_id=chat.chat_id,
            sender=sender,
            date=int(time.time()),
            content=content,
            number=self.journal.next_number(),
            markup=attached.markup,
            reply_to=attached.reply_to,
            inline_id=attached.inline_id,
        )
        chat.messages[message.message_id] = message
        if sender is self.bot:
            self.journal.add(Happened.SENT, chat.chat_id, self.shown(message))
        return message

    def _next_id(self, chat: Chat) -> int:
        """Count messages as Telegram does: per bot, in large groups per chat."""
        if chat.kind in {Kind.SUPERGROUP, Kind.CHANNEL}:
            chat.last_id += 1
            return chat.last_id
        self.last_id += 1
        return self.last_id

    def change(self, message: Message, content: Json, markup: Json | None) -> Message:
        """Put other content and buttons in the place of a message's."""
        changed = replace(
            message, content=content, markup=markup, edited=int(time.time())
        )
        self.chats[message.chat_id].messages[message.message_id] = changed
        if message.sender is self.bot or message.inline_id:
            self.journal.add(Happened.EDITED, message.chat_id, self.shown(changed))
        return changed

    def shown(self, message: Message, *, nested: bool = False) -> Json:
        """Return a message as the Bot API shows it, with the one it answers."""
        chat = self.chats[message.chat_id]
        shown: Json = {
            "message_id": message.message_id,
            "date": message.date,
            "chat": chat.shown(),
        }
        shown |= _sent_by(message, chat) | message.content
        if message.edited is not None:
            shown["edit_date"] = message.edited
        if message.markup is not None:
            shown["reply_markup"] = message.markup
        if message.inline_id is not None:
            shown["via_bot"] = self.bot.shown()
        replied = chat.messages.get(message.reply_to or 0)
        if replied is not None and not nested:
            shown["reply_to_message"] = self.shown(replied, nested=True)
        return shown

    def keep(self, upload: Upload) -> StoredFile:
        """Keep a file and return it with its id."""
        number = next(self.counter)
        folder = "photos" if upload.media_type.startswith("image/") else "documents"
        file = StoredFile(
            file_id=f"F{number}-{secrets.token_urlsafe(12)}",
            name=upload.name,
            path=f"{folder}/file_{number}{PurePath(upload.name).suffix}",
            media_type=upload.media_type,
            content=upload.content,
        )
        self.files[file.file_id] = file
        return file

    def new_id(self) -> str:
        """Return an id that nobody can guess, as those of taps and queries."""
        return str(secrets.randbits(62) + 1)


def _check_welcome(chat: Chat) -> None:
    if chat.standing is Standing.STRANGER:
        forbid("bot can't initiate conversation with a user")
    if chat.standing is Standing.KICKED:
        forbid("bot was blocked by the user")


def _sent_by(message: Message, chat: Chat) -> Json:
    if message.sender is None:
        return {"sender_chat": chat.shown()}
    return {"from": message.sender.shown()}
