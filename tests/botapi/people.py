"""What people do in a chat, and the updates that the bot gets for it."""

from collections.abc import Iterator, Sequence

from tests.botapi.contents import content
from tests.botapi.formatting import LONGEST_TEXT, as_typed
from tests.botapi.keyboards import flat
from tests.botapi.things import PRESENT, Attached, Chat, Kind, Message, Standing, User
from tests.botapi.wire import Json, utf16_length
from tests.botapi.world import World


class ImpossibleError(Exception):
    """Something that nobody could do on a phone."""


def say(
    world: World, user: int, chat: int, text: str, reply_to: int | None = None
) -> int:
    """Type a text, which the phone cuts where it is too long; return the last part."""
    for part in _parts(text):
        message = _send(world, user, chat, as_typed(part).content(), reply_to)
    return message.message_id


def send(world: World, user: int, chat: int, what: str, details: Json) -> int:
    """Send a picture, a file or something else; return its message."""
    return _send(world, user, chat, content(world, what, details)).message_id


def load(world: World, texts: Sequence[Sequence[object]]) -> int:
    """Have many people type at once; return how many updates that makes."""
    for user, chat, text in texts:
        say(world, int(str(user)), int(str(chat)), str(text))
    return len(texts)


def edit(world: World, user: int, chat: int, message_id: int, text: str) -> None:
    """Change a text that one typed before."""
    message = world.found(chat).messages.get(message_id)
    if message is None or message.sender is not world.users[user]:
        problem = f"message {message_id} is not theirs to edit"
        raise ImpossibleError(problem)
    changed = world.change(message, as_typed(text).content(), message.markup)
    _deliver(world, "edited_message", changed)


def tap(
    world: World, user: int, chat: int, label: str, message_id: int | None = None
) -> str:
    """Tap a button that is on the screen; return the id of the tap."""
    message = _on_screen(world.found(chat), message_id)
    rows = (message.markup or {}).get("inline_keyboard", [])
    found = [button for button in flat(rows) if button["text"] == label]
    if not found:
        labels = [button["text"] for button in flat(rows)]
        problem = f"no button {label!r} on the screen, only {labels}"
        raise ImpossibleError(problem)
    if "callback_data" not in found[0]:
        problem = f"button {label!r} does not ask the bot"
        raise ImpossibleError(problem)
    return _query(world, user, message, found[0]["callback_data"])


def forge(world: World, user: int, chat: int, data: str, message_id: int) -> str:
    """Send what no button says, as a changed phone could; return the id of the tap."""
    place = world.found(chat)
    message = place.messages.get(message_id)
    if message is not None:
        return _query(world, user, message, data)
    gone = {"chat": place.shown(), "message_id": message_id, "date": 0}
    return _asked(world, user, place, {"message": gone}, data)


def ask_inline(world: World, user: int, query: str, offset: str = "") -> str:
    """Type after the bot's name in any chat; return the id of the query."""
    query_id = world.new_id()
    author = world.users[user]
    world.inline_queries[query_id] = author
    body = {"id": query_id, "from": author.shown(), "query": query, "offset": offset}
    world.updates.add("inline_query", body | {"chat_type": "private"})
    return query_id


def pick(world: World, user: int, chat: int, result: Json) -> int:
    """Send a result of an inline query to a chat; return its message."""
    place = world.found(chat)
    attached = Attached(markup=result["markup"], inline_id=world.new_id())
    message = world.post(place, world.users[user], result["sends"], attached)
    _deliver(world, "message", message)
    return message.message_id


def _parts(text: str) -> Iterator[str]:
    """Yield a text in the pieces that a phone sends."""
    while utf16_length(text) > LONGEST_TEXT:
        cut = LONGEST_TEXT
        while utf16_length(text[:cut]) > LONGEST_TEXT:
            cut -= 1
        yield text[:cut]
        text = text[cut:]
    yield text


def _send(
    world: World, user: int, chat: int, body: Json, reply_to: int | None = None
) -> Message:
    place, author = world.found(chat), world.users[user]
    _enter(place, author)
    message = world.post(place, author, body, Attached(reply_to=reply_to))
    _deliver(world, "message", message)
    return message


def _enter(place: Chat, author: User) -> None:
    """Check that somebody can write in a chat; a first message opens it."""
    if place.kind is Kind.PRIVATE and place.standing is Standing.KICKED:
        problem = "who has blocked the bot cannot write to it"
        raise ImpossibleError(problem)
    if place.kind is Kind.PRIVATE:
        place.standing = Standing.MEMBER
    elif author.user_id not in place.members:
        problem = f"{author.first_name} is not in {place.title}"
        raise ImpossibleError(problem)


def _deliver(world: World, kind: str, message: Message) -> None:
    place = world.chats[message.chat_id]
    if place.standing in PRESENT and _meant(world, place, message):
        world.updates.add(kind, world.shown(message))


def _meant(world: World, place: Chat, message: Message) -> bool:
    """Tell whether the bot is shown a message: in groups not every one."""
    admitted = place.standing is Standing.ADMINISTRATOR or not world.privacy
    if place.kind is Kind.PRIVATE or admitted or message.inline_id:
        return True
    replied = place.messages.get(message.reply_to or 0)
    if replied is not None and replied.sender is world.bot:
        return True
    return any(_names_bot(world, message.content, e) for e in _entities(message))


def _entities(message: Message) -> Iterator[Json]:
    for name in ("entities", "caption_entities"):
        yield from message.content.get(name, ())


def _names_bot(world: World, body: Json, entity: Json) -> bool:
    words = str(body.get("text") or body.get("caption") or "")
    text = words.encode("utf-16-le")
    begins, ends = entity["offset"], entity["offset"] + entity["length"]
    covered = text[2 * begins : 2 * ends].decode("utf-16-le")
    own = f"@{world.bot.username}".lower()
    if entity["type"] == "bot_command":
        return "@" not in covered or covered.lower().endswith(own)
    return bool(entity["type"] == "mention" and covered.lower() == own)


def _on_screen(place: Chat, message_id: int | None) -> Message:
    if message_id is None:
        with_buttons = (m for m in reversed(place.messages.values()) if m.markup)
        message = next(with_buttons, None)
    else:
        message = place.messages.get(message_id)
    if message is None:
        problem = "no such message on the screen"
        raise ImpossibleError(problem)
    return message


def _query(world: World, user: int, message: Message, data: str) -> str:
    place = world.chats[message.chat_id]
    if message.inline_id:
        place_of_tap: Json = {"inline_message_id": message.inline_id}
    else:
        place_of_tap = {"message": world.shown(message)}
    return _asked(world, user, place, place_of_tap, data)


def _asked(world: World, user: int, place: Chat, where: Json, data: str) -> str:
    query_id = world.new_id()
    world.queries[query_id] = place.chat_id
    author = world.users[user].shown()
    body = {"id": query_id, "from": author, "data": data}
    body |= {"chat_instance": str(place.chat_id ^ 0x5DEECE66D)}
    world.updates.add("callback_query", body | where)
    return query_id
