"""How chats come about and change: people join, block, promote and upgrade."""

import time
from collections.abc import Sequence

from tests.botapi.formatting import as_typed
from tests.botapi.methods.chats import member
from tests.botapi.people import ImpossibleError
from tests.botapi.things import PRESENT, Chat, Kind, Standing, User
from tests.botapi.wire import Json
from tests.botapi.world import FIRST_GROUP, FIRST_SUPERGROUP, FIRST_USER, World


def new_user(
    world: World,
    name: str,
    language: str | None = None,
    username: str | None = None,
) -> int:
    """Let a person have Telegram; return their id, which is their chat's id too."""
    user_id = FIRST_USER + next(world.counter)
    user = User(
        user_id=user_id, first_name=name, language_code=language, username=username
    )
    world.users[user_id] = user
    world.chats[user_id] = Chat(
        chat_id=user_id,
        kind=Kind.PRIVATE,
        title=name,
        standing=Standing.STRANGER,
        user=user,
    )
    return user_id


def new_group(world: World, title: str, members: Sequence[int], kind: str) -> int:
    """Found a group or channel without the bot; return its id."""
    first = FIRST_GROUP if kind == Kind.GROUP else FIRST_SUPERGROUP
    chat_id = -first - next(world.counter)
    world.chats[chat_id] = Chat(
        chat_id=chat_id,
        kind=Kind(kind),
        title=title,
        standing=Standing.LEFT,
        members={user_id: world.users[user_id] for user_id in members},
    )
    return chat_id


def admit(world: World, user: int, chat: int, standing: str) -> None:
    """Bring the bot into a group or channel, or change what it may do there."""
    place = world.found(chat)
    newcomer = place.standing not in PRESENT
    _stand(world, world.users[user], place, Standing(standing))
    if newcomer and place.kind is not Kind.CHANNEL:
        newcomers = [world.bot.shown()]
        _service(world, place, world.users[user], {"new_chat_members": newcomers})


def expel(world: World, user: int, chat: int) -> None:
    """Throw the bot out; in a private chat: block it."""
    _stand(world, world.users[user], world.found(chat), Standing.KICKED)


def unblock(world: World, user: int) -> None:
    """Let the bot write again to somebody who had blocked it."""
    _stand(world, world.users[user], world.found(user), Standing.MEMBER)


def migrate(world: World, user: int, chat: int) -> int:
    """Turn a group into a supergroup; return the new id."""
    old = world.found(chat)
    if old.kind is not Kind.GROUP or old.migrated_to is not None:
        problem = "only a group can become a supergroup"
        raise ImpossibleError(problem)
    chat_id = new_group(world, old.title, tuple(old.members), Kind.SUPERGROUP)
    new = world.chats[chat_id]
    new.standing = old.standing
    author = world.users[user]
    _service(world, old, author, {"migrate_to_chat_id": chat_id})
    old.migrated_to = chat_id
    _service(world, new, author, {"migrate_from_chat_id": chat})
    return chat_id


def post(world: World, chat: int, text: str) -> int:
    """Publish in a channel, which the bot sees when it is in there."""
    place = world.found(chat)
    message = world.post(place, None, as_typed(text).content())
    if place.standing in PRESENT:
        world.updates.add("channel_post", world.shown(message))
    return message.message_id


def _stand(world: World, author: User, place: Chat, standing: Standing) -> None:
    old, place.standing = place.standing, standing
    body: Json = {
        "chat": place.shown(),
        "from": author.shown(),
        "date": int(time.time()),
        "old_chat_member": member(world.bot, old, place),
        "new_chat_member": member(world.bot, standing, place),
    }
    world.updates.add("my_chat_member", body)


def _service(world: World, place: Chat, author: User, content: Json) -> None:
    message = world.post(place, author, content)
    if place.standing in PRESENT:
        world.updates.add("message", world.shown(message))
