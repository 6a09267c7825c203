"""People, chats, messages and files, and how the Bot API shows them."""

from dataclasses import dataclass, field
from enum import StrEnum

from tests.botapi.wire import Json


class Kind(StrEnum):
    """What a chat is."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


class Standing(StrEnum):
    """What the bot, or a person, is in a chat."""

    STRANGER = "stranger"  # a person who never wrote to the bot
    MEMBER = "member"
    ADMINISTRATOR = "administrator"
    LEFT = "left"
    KICKED = "kicked"


PRESENT = frozenset({Standing.MEMBER, Standing.ADMINISTRATOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A person, or the bot."""

    user_id: int
    first_name: str
    language_code: str | None = None
    username: str | None = None
    is_bot: bool = False

    def shown(self) -> Json:
        """Return the user as an update shows it."""
        user: Json = {
            "id": self.user_id,
            "is_bot": self.is_bot,
            "first_name": self.first_name,
        }
        optional = {"username": self.username, "language_code": self.language_code}
        return user | {name: value for name, value in optional.items() if value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message as it stands now; an edit puts another in its place.

    Attributes:
        sender: Who wrote it; None for a post of a channel.
        content: Its text or file, as the Bot API shows it.
        markup: Its buttons.
        inline_id: What the bot knows it by when somebody sent it through the bot.
        number: Its place among all that happened.
    """

    message_id: int
    chat_id: int
    sender: User | None
    date: int
    content: Json
    number: int
    markup: Json | None = None
    reply_to: int | None = None
    edited: int | None = None
    inline_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """What comes with a new message besides its content; see ``Message``."""

    markup: Json | None = None
    reply_to: int | None = None
    inline_id: str | None = None


NOTHING = Attached()


@dataclass(slots=True, kw_only=True)
class Chat:
    """A conversation, and what the bot is in it.

    Attributes:
        migrated_to: The supergroup that a group has become.
        last_id: The last message's number, where messages are counted per chat.
    """

    chat_id: int
    kind: Kind
    title: str
    standing: Standing
    user: User | None = None
    members: dict[int, User] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    migrated_to: int | None = None
    last_id: int = 0

    def shown(self) -> Json:
        """Return the chat as a message shows it."""
        chat: Json = {"id": self.chat_id, "type": self.kind.value}
        if self.user is None:
            return chat | {"title": self.title}
        username = {"username": self.user.username} if self.user.username else {}
        return chat | {"first_name": self.user.first_name} | username

    def newest(self) -> Message | None:
        """Return the message at the bottom of the screen."""
        return next(reversed(self.messages.values()), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """A file that Telegram keeps."""

    file_id: str
    name: str
    path: str
    media_type: str
    content: bytes

    def shown(self) -> Json:
        """Return the file as a message shows it."""
        return {
            "file_id": self.file_id,
            "file_unique_id": f"u{self.file_id}",
            "file_size": len(self.content),
        }
