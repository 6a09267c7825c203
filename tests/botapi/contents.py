"""What people send besides typed text, as the Bot API shows it."""

import base64
from collections.abc import Callable, Mapping
from types import MappingProxyType

from tests.botapi.formatting import as_typed
from tests.botapi.pictures import picture_size
from tests.botapi.things import StoredFile
from tests.botapi.wire import Json, Upload
from tests.botapi.world import World


def content(world: World, what: str, details: Json) -> Json:
    """Return the content of a message of some kind, made from its details."""
    return MAKERS[what](world, details)


def _photo(world: World, details: Json) -> Json:
    file = _kept(world, details)
    width, height = picture_size(file.content)
    photo = [file.shown() | {"width": width, "height": height}]
    return {"photo": photo} | _caption(details)


def _document(world: World, details: Json) -> Json:
    file = _kept(world, details)
    named = {"file_name": file.name, "mime_type": file.media_type}
    return {"document": file.shown() | named} | _caption(details)


def _voice(world: World, details: Json) -> Json:
    file = _kept(world, details)
    return {"voice": file.shown() | {"duration": 3, "mime_type": file.media_type}}


def _sticker(world: World, details: Json) -> Json:
    looks = {
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
        "emoji": "👍",
    }
    return {"sticker": _kept(world, details).shown() | looks}


def _forwarded(_: World, details: Json) -> Json:
    author = {"id": 7_999_999_999, "is_bot": False, "first_name": details["author"]}
    origin = {"type": "user", "date": 1_750_000_000, "sender_user": author}
    return as_typed(details["text"]).content() | {"forward_origin": origin}


def _empty(_: World, __: Json) -> Json:
    """Return what a bot sees of a kind of message newer than the bot."""
    return {}


MAKERS: Mapping[str, Callable[[World, Json], Json]] = MappingProxyType(
    {
        "photo": _photo,
        "document": _document,
        "voice": _voice,
        "sticker": _sticker,
        "forwarded": _forwarded,
        "empty": _empty,
    }
)


def _kept(world: World, details: Json) -> StoredFile:
    body = base64.b64decode(details["content"])
    name, media_type = details["name"], details["media_type"]
    return world.keep(Upload(name=name, media_type=media_type, content=body))


def _caption(details: Json) -> Json:
    return as_typed(details.get("caption", "")).content("caption", "caption_entities")
