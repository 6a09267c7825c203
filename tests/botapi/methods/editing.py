"""What the bot changes in messages that are there already."""

from tests.botapi.formatting import caption, message_text, too_long
from tests.botapi.journal import Happened
from tests.botapi.judge import Judged
from tests.botapi.keyboards import buttons
from tests.botapi.things import Kind, Message, Standing
from tests.botapi.wire import Json, refuse
from tests.botapi.world import World

SAME = (
    "message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)


def edit_message_text(world: World, request: Judged) -> Json | bool:
    """Change a text; buttons that are not sent again are gone."""
    message = _own(world, request.fields)
    formatted = message_text(request.fields)
    if "text" not in message.content:
        refuse("there is no text in the message to edit")
    if too_long(formatted):
        refuse("MESSAGE_TOO_LONG")
    return _changed(world, request.fields, message, formatted.content())


def edit_message_caption(world: World, request: Judged) -> Json | bool:
    """Change the text under a picture or file."""
    message = _own(world, request.fields)
    if "text" in message.content:
        refuse("there is no caption in the message to edit")
    text = caption(request.fields).content("caption", "caption_entities")
    kept = {k: v for k, v in message.content.items() if not k.startswith("caption")}
    return _changed(world, request.fields, message, kept | text)


def edit_message_reply_markup(world: World, request: Judged) -> Json | bool:
    """Change the buttons under a message."""
    message = _own(world, request.fields)
    return _changed(world, request.fields, message, message.content)


def delete_message(world: World, request: Judged) -> bool:
    """Take a message away: its own anywhere, others' where the bot may."""
    chat = world.chat(request.fields["chat_id"])
    message = world.message(chat, request.fields["message_id"], "delete")
    may = chat.kind is Kind.PRIVATE or chat.standing is Standing.ADMINISTRATOR
    if message.sender is not world.bot and not may:
        refuse("message can't be deleted")
    del chat.messages[message.message_id]
    gone = {"message_id": message.message_id}
    world.journal.add(Happened.DELETED, chat.chat_id, gone)
    return True


def _own(world: World, fields: Json) -> Message:
    """Return the message to change, which must be the bot's."""
    if inline_id := fields.get("inline_message_id"):
        return _inline(world, inline_id)
    if "chat_id" not in fields or "message_id" not in fields:
        refuse("message identifier is not specified")
    chat = world.chat(fields["chat_id"])
    message = world.message(chat, fields["message_id"], "edit")
    if message.sender is not world.bot:
        refuse("message can't be edited")
    return message


def _inline(world: World, inline_id: str) -> Message:
    every = (m for chat in world.chats.values() for m in chat.messages.values())
    message = next((m for m in every if m.inline_id == inline_id), None)
    if message is None:
        refuse("MESSAGE_ID_INVALID")
    return message


def _changed(
    world: World, fields: Json, message: Message, content: Json
) -> Json | bool:
    markup = buttons(fields)
    if (content, markup) == (message.content, message.markup):
        refuse(SAME)
    changed = world.change(message, content, markup)
    return True if "inline_message_id" in fields else world.shown(changed)
