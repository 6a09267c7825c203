"""Buttons under a message, as Telegram takes and refuses them."""

from collections.abc import Iterator

from tests.botapi.html_reader import checked_link
from tests.botapi.wire import Json, refuse, unspoken

LONGEST_DATA = 64  # bytes
MOST_BUTTONS = 100
ACTIONS = frozenset(
    {
        "callback_data", "copy_text", "pay", "switch_inline_query",
        "switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "url",
        "callback_game", "login_url", "web_app",
    }
)  # fmt: skip


def buttons(fields: Json) -> Json | None:
    """Return the buttons that a request asks for, None when it asks for none.

    Raises:
        RefusedError: Telegram does not take one of them.
    """
    markup = fields.get("reply_markup")
    if markup is None:
        return None
    if "inline_keyboard" not in markup:
        unspoken("a keyboard that is not under a message")
    rows = [row for row in markup["inline_keyboard"] if row]
    for button in flat(rows):
        _check(button)
    if sum(map(len, rows)) > MOST_BUTTONS:
        refuse("REPLY_MARKUP_TOO_LONG")
    return {"inline_keyboard": rows} if rows else None


def flat(rows: list[list[Json]]) -> Iterator[Json]:
    """Yield the buttons from left to right, from top to bottom."""
    for row in rows:
        yield from row


def _check(button: Json) -> None:
    if not button.get("text"):
        refuse("BUTTON_TEXT_INVALID")
    if not ACTIONS & button.keys():
        problem = "Text buttons are unallowed in the inline keyboard"
        refuse(f"can't parse inline keyboard button: {problem}")
    data = button.get("callback_data")
    if data is not None and not 1 <= len(data.encode()) <= LONGEST_DATA:
        refuse("BUTTON_DATA_INVALID")
    if "url" in button and not checked_link(button["url"]):
        problem = f"inline keyboard button URL '{button['url']}' is invalid"
        refuse(f"{problem}: Wrong HTTP URL")
