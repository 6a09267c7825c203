"""What the bot asks about chats."""

from tests.botapi.journal import Happened
from tests.botapi.judge import Judged
from tests.botapi.things import Chat, Kind, Standing, User
from tests.botapi.wire import Json, refuse
from tests.botapi.world import World

RIGHTS = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages",
    "can_manage_video_chats", "can_restrict_members", "can_promote_members",
    "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories",
    "can_delete_stories", "can_send_welcome_messages",
)  # fmt: skip
POST_RIGHTS = ("can_post_messages", "can_edit_messages")
GIFTS = (
    "unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription",
    "gifts_from_channels",
)  # fmt: skip


def get_chat(world: World, request: Judged) -> Json:
    """Return what there is to know about a chat."""
    chat = world.chat(request.fields["chat_id"])
    return chat.shown() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(GIFTS, False),
    }


def get_chat_member(world: World, request: Judged) -> Json:
    """Return what a person, or the bot, is in a chat."""
    chat = world.chat(request.fields["chat_id"])
    user_id = request.fields["user_id"]
    if user_id == world.bot.user_id:
        return member(world.bot, chat.standing, chat)
    if user_id not in world.users:
        refuse("user not found")
    inside = chat.user is not None or user_id in chat.members
    standing = Standing.MEMBER if inside else Standing.LEFT
    return member(world.users[user_id], standing, chat)


def leave_chat(world: World, request: Judged) -> bool:
    """Leave a group or a channel."""
    chat = world.chat(request.fields["chat_id"])
    if chat.kind is Kind.PRIVATE:
        refuse("chat member status can't be changed in private chats")
    chat.standing = Standing.LEFT
    world.journal.add(Happened.LEFT, chat.chat_id, {})
    return True


def member(user: User, standing: Standing, chat: Chat) -> Json:
    """Return somebody's standing in a chat as the Bot API shows it."""
    status = Standing.KICKED if standing is Standing.STRANGER else standing
    shown: Json = {"user": user.shown(), "status": status.value}
    if standing is Standing.ADMINISTRATOR:
        posting = POST_RIGHTS if chat.kind is Kind.CHANNEL else ()
        shown |= dict.fromkeys((*RIGHTS, *posting), True)
    if status is Standing.KICKED:
        shown["until_date"] = 0
    return shown
