"""A phone: what one person does in one chat, and what they see there."""

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.botapi.wire import Json

if TYPE_CHECKING:
    from tests.botapi.client import Telegram

PATIENCE_SECONDS = 10.0
ON_SCREEN = ("sent", "edited")


class SilentBotError(AssertionError):
    """The bot did not do in time what somebody waited for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bubble:
    """A message as it is on the screen.

    Attributes:
        text: What it says; under a picture or file, its caption.
        buttons: The labels of its buttons, row by row.
        body: The whole message as the Bot API shows it.
        fresh: It was sent; otherwise an earlier one was changed.
    """

    message_id: int
    text: str
    buttons: tuple[tuple[str, ...], ...]
    body: Json
    fresh: bool = True

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the buttons from left to right, from top to bottom."""
        return tuple(label for row in self.buttons for label in row)

    @property
    def data(self) -> dict[str, str]:
        """What each button asks the bot, by its label."""
        rows = self.body.get("reply_markup", {}).get("inline_keyboard", [])
        return {
            button["text"]: button["callback_data"]
            for row in rows
            for button in row
            if "callback_data" in button
        }

    @property
    def entities(self) -> tuple[Json, ...]:
        """Bold words, links and the like, counted in UTF-16 units."""
        body = self.body
        return tuple(body.get("entities") or body.get("caption_entities") or ())

    @property
    def file_id(self) -> str | None:
        """The id of the picture or file, None when there is none."""
        if "photo" in self.body:
            return str(self.body["photo"][-1]["file_id"])
        return (
            str(self.body["document"]["file_id"]) if "document" in self.body else None
        )


def bubble(body: Json, *, fresh: bool = True) -> Bubble:
    """Return a message as it is on the screen."""
    rows = body.get("reply_markup", {}).get("inline_keyboard", [])
    return Bubble(
        message_id=body["message_id"],
        text=str(body.get("text") or body.get("caption") or ""),
        buttons=tuple(tuple(button["text"] for button in row) for row in rows),
        body=body,
        fresh=fresh,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What pops up after a tap; empty when the waiting sign just stops."""

    text: str
    alert: bool


class Phone:
    """One person's phone, open at one chat.

    What the bot does is seen in order: ``next`` returns each thing once, beginning with
    the first after the phone was opened.
    """

    def __init__(self, telegram: "Telegram", user: int, chat: int) -> None:
        self._telegram = telegram
        self.user = user
        self.chat = chat
        self._seen = int(telegram.ask("state")["number"])

    def at(self, chat: "int | Phone") -> "Phone":
        """Return this person's phone, open at another chat."""
        place = chat.chat if isinstance(chat, Phone) else chat
        return Phone(self._telegram, self.user, place)

    # What the person does.

    def types(self, text: str, *, reply_to: int | None = None) -> int:
        """Type a text; the phone cuts what is too long. Return the last message."""
        return int(self._do("say", text=text, reply_to=reply_to))

    def edits(self, message_id: int, text: str) -> None:
        """Change a text that was typed before."""
        self._do("edit", message_id=message_id, text=text)

    def taps(self, label: str, on: Bubble | None = None) -> str:
        """Tap a button that is on the screen; return the id of the tap.

        Without ``on`` it is the lowest message with buttons.
        """
        message_id = on.message_id if on else None
        return str(self._do("tap", label=label, message_id=message_id))

    def forges(self, data: str, on: Bubble | int) -> str:
        """Send what no button says, even on a message that is gone."""
        message_id = on if isinstance(on, int) else on.message_id
        return str(self._do("forge", data=data, message_id=message_id))

    def uploads(
        self,
        name: str,
        content: bytes,
        media_type: str = "application/octet-stream",
        caption: str = "",
    ) -> int:
        """Send a file."""
        return self._sends("document", name, content, media_type, caption)

    def sends_photo(self, content: bytes, caption: str = "") -> int:
        """Send a picture, PNG or JPEG."""
        return self._sends("photo", "photo.jpg", content, "image/jpeg", caption)

    def sends_sticker(self) -> int:
        """Send a sticker."""
        return self._sends("sticker", "sticker.webp", b"RIFF", "image/webp")

    def sends_voice(self) -> int:
        """Send a voice message."""
        return self._sends("voice", "voice.ogg", b"OggS", "audio/ogg")

    def forwards(self, text: str, author: str = "Minh") -> int:
        """Forward what somebody else wrote elsewhere."""
        details = {"text": text, "author": author}
        return int(self._do("send", what="forwarded", details=details))

    def sends_nothing_known(self) -> int:
        """Send what is newer than the bot: to it, a message with nothing in it."""
        return int(self._do("send", what="empty", details={}))

    def asks_inline(self, query: str, seconds: float = PATIENCE_SECONDS) -> list[Json]:
        """Type after the bot's name in any chat; return the results on offer."""
        ask = self._telegram.ask
        query_id = ask("ask_inline", user=self.user, query=query)
        event = self._waited(query_id, ("results",), 0, seconds)
        return list(event["body"]["results"])

    def picks(self, result: Json) -> int:
        """Send a result of an inline query to this chat."""
        return int(self._do("pick", result=result))

    def posts(self, text: str) -> int:
        """Publish in the channel that is open."""
        return int(self._telegram.ask("post", chat=self.chat, text=text))

    def blocks(self) -> None:
        """Block the bot, or throw it out of the chat that is open."""
        self._do("expel")

    def unblocks(self) -> None:
        """Let the bot write again."""
        self._telegram.ask("unblock", user=self.user)

    def migrates(self) -> "Phone":
        """Turn the open group into a supergroup; return the phone, open there."""
        return self.at(int(self._do("migrate")))

    # What the person sees.

    def next(self, seconds: float = PATIENCE_SECONDS) -> Bubble:
        """Return the next message that the bot sends or changes.

        Raises:
            SilentBotError: It does neither in time.
        """
        event = self._waited(self.chat, ON_SCREEN, self._seen, seconds)
        self._seen = event["number"]
        return bubble(event["body"], fresh=event["kind"] == "sent")

    def notice(self, tap: str, seconds: float = PATIENCE_SECONDS) -> Notice:
        """Return what pops up after a tap."""
        body = self._waited(tap, ("notice",), 0, seconds)["body"]
        return Notice(text=body["text"], alert=body["alert"])

    def screen(self) -> tuple[Bubble, ...]:
        """Return every message in the chat as it is now, oldest first."""
        lines = self.transcript()["lines"]
        return tuple(bubble(line["message"]) for line in lines if "message" in line)

    def events(self, *kinds: str) -> tuple[Json, ...]:
        """Return what the bot did here: sent, edited, deleted, action, left."""
        return tuple(self._telegram.ask("events", key=self.chat, kinds=kinds))

    def transcript(self) -> Json:
        """Return what is on the screen, ready for the page."""
        return dict(self._telegram.ask("transcript", chat=self.chat))

    def _do(self, verb: str, **order: object) -> Any:
        return self._telegram.ask(verb, user=self.user, chat=self.chat, **order)

    def _sends(
        self, what: str, name: str, content: bytes, media_type: str, caption: str = ""
    ) -> int:
        details = {
            "name": name,
            "content": base64.b64encode(content).decode(),
            "media_type": media_type,
            "caption": caption,
        }
        return int(self._do("send", what=what, details=details))

    def _waited(
        self, key: int | str, kinds: tuple[str, ...], after: int, seconds: float
    ) -> Json:
        event = self._telegram.ask(
            "wait", key=key, kinds=kinds, after=after, seconds=seconds
        )
        if event is None:
            raise SilentBotError(self._silence(kinds, seconds))
        return dict(event)

    def _silence(self, kinds: tuple[str, ...], seconds: float) -> str:
        """Return what is known about why nothing came."""
        recent = self._telegram.calls()[-5:]
        calls = "; ".join(f"{c['method']} {c['status']}" for c in recent)
        wanted = " or ".join(kinds)
        pending, violations = self._telegram.pending, self._telegram.violations
        return (
            f"nothing {wanted} in {seconds} s; {pending} updates pending; "
            f"last calls: {calls}; violations: {violations}"
        )
