"""What the bot sends: texts, pictures, files, and that it is busy."""

from tests.botapi.formatting import caption, message_text, too_long
from tests.botapi.journal import Happened
from tests.botapi.judge import Judged
from tests.botapi.keyboards import buttons
from tests.botapi.pictures import picture_size
from tests.botapi.things import Attached, Chat, StoredFile
from tests.botapi.wire import Json, refuse
from tests.botapi.world import World

ACTIONS = frozenset(
    {
        "typing", "upload_photo", "record_video", "upload_video", "record_voice",
        "upload_voice", "upload_document", "choose_sticker", "find_location",
        "record_video_note", "upload_video_note",
    }
)  # fmt: skip
LONGEST_SIDES, STEEPEST = 10_000, 20
WRONG_FILE = (
    "wrong remote file identifier specified: can't unserialize it. Wrong last symbol"
)


def send_message(world: World, request: Judged) -> Json:
    """Send a text, with or without buttons."""
    chat = world.chat(request.fields["chat_id"])
    formatted = message_text(request.fields)
    if too_long(formatted):
        refuse("message is too long")
    return _posted(world, chat, request.fields, formatted.content())


def send_photo(world: World, request: Judged) -> Json:
    """Send a picture, which Telegram shows in the chat."""
    chat = world.chat(request.fields["chat_id"])
    file = _file(world, request, "photo")
    width, height = picture_size(file.content)
    if width + height > LONGEST_SIDES or max(width, height) > STEEPEST * min(
        width, height
    ):
        refuse("PHOTO_INVALID_DIMENSIONS")
    photo = [file.shown() | {"width": width, "height": height}]
    return _posted(world, chat, request.fields, {"photo": photo} | _caption(request))


def send_document(world: World, request: Judged) -> Json:
    """Send a file, which Telegram keeps as it is."""
    chat = world.chat(request.fields["chat_id"])
    file = _file(world, request, "document")
    document = file.shown() | {"file_name": file.name, "mime_type": file.media_type}
    content = {"document": document} | _caption(request)
    return _posted(world, chat, request.fields, content)


def send_chat_action(world: World, request: Judged) -> bool:
    """Show for a while that the bot is busy."""
    chat = world.chat(request.fields["chat_id"])
    action = request.fields["action"]
    if action not in ACTIONS:
        refuse("wrong parameter action in request")
    world.journal.add(Happened.ACTION, chat.chat_id, {"action": action})
    return True


def _posted(world: World, chat: Chat, fields: Json, content: Json) -> Json:
    if fields.get("message_thread_id"):
        refuse("message thread not found")
    message = world.post(
        chat,
        world.bot,
        content,
        Attached(markup=buttons(fields), reply_to=_replied(chat, fields)),
    )
    return world.shown(message)


def _replied(chat: Chat, fields: Json) -> int | None:
    """Return the message that is answered, which must be there unless allowed."""
    reply = fields.get("reply_parameters") or {}
    message_id = reply.get("message_id", fields.get("reply_to_message_id"))
    known = message_id is None or message_id in chat.messages
    if not known and not (reply or fields).get("allow_sending_without_reply"):
        refuse("message to be replied not found")
    return message_id if known else None


def _caption(request: Judged) -> Json:
    return caption(request.fields).content("caption", "caption_entities")


def _file(world: World, request: Judged, name: str) -> StoredFile:
    """Return the file of a request: sent with it, or known from before."""
    value = request.fields.get(name)
    attached = value.removeprefix("attach://") if isinstance(value, str) else name
    if upload := request.uploads.get(attached):
        if not upload.content:
            refuse("file must be non-empty")
        return world.keep(upload)
    if attached.startswith(("http://", "https://")):
        refuse("failed to get HTTP URL content")
    if attached not in world.files:
        refuse(WRONG_FILE)
    return world.files[attached]
