"""Groups, channels, blocking and moving."""

import pytest

from tests.botapi.bare_bot import BareBot
from tests.botapi.client import Telegram
from tests.botapi.people import ImpossibleError
from tests.botapi.phone import Phone


@pytest.fixture
def group(telegram: Telegram, bot: BareBot, lan: Phone) -> Phone:
    phone = telegram.group("Tổ CCHC", lan, telegram.user("Minh"))
    bot.taken()
    return phone


def send(bot: BareBot, phone: Phone) -> tuple[int, str]:
    return bot.call("sendMessage", chat_id=phone.chat, text="x").refusal


def test_joining_a_group_is_told_twice(
    telegram: Telegram, bot: BareBot, lan: Phone
) -> None:
    telegram.group("Tổ CCHC", lan)

    standing, welcome = bot.taken()

    change = standing["my_chat_member"]
    assert change["old_chat_member"]["status"] == "left"
    assert change["new_chat_member"]["status"] == "member"
    assert change["chat"]["type"] == "group"
    assert welcome["message"]["new_chat_members"][0]["username"] == "cchc_bot"


def test_in_groups_the_bot_sees_what_is_meant_for_it(
    bot: BareBot, group: Phone
) -> None:
    sent = bot.call("sendMessage", chat_id=group.chat, text="Chào").result
    group.types("chuyện riêng")
    group.types("/top")
    group.types("/top@cchc_bot")
    group.types("/top@other_bot")
    group.types("@cchc_bot Sở Y tế")
    group.types("@lan_lc xem nhé")
    group.types("cảm ơn", reply_to=sent["message_id"])

    seen = [update["message"]["text"] for update in bot.taken()]

    assert seen == ["/top", "/top@cchc_bot", "@cchc_bot Sở Y tế", "cảm ơn"]


def test_without_privacy_the_bot_sees_all(
    telegram: Telegram, bot: BareBot, group: Phone
) -> None:
    telegram.privacy(on=False)
    group.types("chuyện riêng")

    assert bot.taken()[0]["message"]["text"] == "chuyện riêng"
    assert bot.call("getMe").result["can_read_all_group_messages"] is True


def test_an_administrator_sees_all(
    telegram: Telegram, bot: BareBot, group: Phone
) -> None:
    telegram.admit(group, "administrator")
    theirs = group.types("chuyện riêng")

    assert bot.taken()[-1]["message"]["message_id"] == theirs
    place = {"chat_id": group.chat, "message_id": theirs}
    assert bot.call("deleteMessage", **place).result is True


def test_only_members_write_in_a_group(telegram: Telegram, group: Phone) -> None:
    stranger = telegram.user("Hoa").at(group)

    with pytest.raises(ImpossibleError, match="Hoa is not in Tổ CCHC"):
        stranger.types("x")


def test_a_bot_that_was_thrown_out_cannot_write(bot: BareBot, group: Phone) -> None:
    group.blocks()
    group.types("/top")

    (update,) = bot.taken()

    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert send(bot, group) == (403, "Forbidden: bot was kicked from the group chat")


def test_a_blocked_bot_cannot_write_until_it_is_let_in(
    bot: BareBot, lan: Phone
) -> None:
    lan.blocks()

    assert send(bot, lan) == (403, "Forbidden: bot was blocked by the user")
    with pytest.raises(ImpossibleError, match="blocked"):
        lan.types("x")

    lan.unblocks()
    statuses = [u["my_chat_member"]["new_chat_member"]["status"] for u in bot.taken()]
    assert statuses == ["kicked", "member"]
    assert bot.call("sendMessage", chat_id=lan.chat, text="x").result


def test_a_group_that_moved_says_where(bot: BareBot, group: Phone) -> None:
    new = group.migrates()
    answer = bot.call("sendMessage", chat_id=group.chat, text="x")

    assert answer.refusal[1].endswith("group chat was upgraded to a supergroup chat")
    assert answer.body["parameters"] == {"migrate_to_chat_id": new.chat}
    old, fresh = (update["message"] for update in bot.taken())
    assert (old["chat"]["id"], old["migrate_to_chat_id"]) == (group.chat, new.chat)
    assert fresh["migrate_from_chat_id"] == group.chat
    assert bot.call("sendMessage", chat_id=new.chat, text="x").result["message_id"] == 2
    with pytest.raises(ImpossibleError, match="only a group"):
        new.migrates()


def test_posts_of_a_channel_are_seen_once_the_bot_is_in(
    telegram: Telegram, bot: BareBot, lan: Phone
) -> None:
    channel = telegram.channel("Tin CCHC", lan)
    channel.posts("trước")
    telegram.admit(channel, "administrator")
    channel.posts("sau")

    standing, post = bot.taken()

    assert standing["my_chat_member"]["chat"]["type"] == "channel"
    assert post["channel_post"]["text"] == "sau"
    assert "from" not in post["channel_post"]


def test_a_channel_is_written_to_by_administrators(
    telegram: Telegram, bot: BareBot, lan: Phone
) -> None:
    channel = telegram.admit(telegram.channel("Tin CCHC", lan))

    words = "Bad Request: need administrator rights in the channel chat"
    assert send(bot, channel) == (400, words)


def test_leaving_is_seen(telegram: Telegram, bot: BareBot, group: Phone) -> None:
    assert bot.call("leaveChat", chat_id=group.chat).result is True
    assert len(group.events("left")) == 1
    assert send(bot, group)[0] == 403
    group.types("/top")
    assert telegram.pending == 0


def test_nobody_leaves_a_private_chat(bot: BareBot, lan: Phone) -> None:
    assert bot.call("leaveChat", chat_id=lan.chat).refusal[0] == 400


def test_chats_and_members_can_be_asked_for(
    telegram: Telegram, bot: BareBot, group: Phone
) -> None:
    me = bot.call("getMe").result["id"]
    outsider = telegram.user("Hoa").user

    def status(user: int) -> str:
        fields = {"chat_id": group.chat, "user_id": user}
        return str(bot.call("getChatMember", **fields).result["status"])

    assert bot.call("getChat", chat_id=group.chat).result["title"] == "Tổ CCHC"
    assert [status(u) for u in (me, group.user, outsider)] == [
        "member",
        "member",
        "left",
    ]
    unknown = bot.call("getChatMember", chat_id=group.chat, user_id=1)
    assert unknown.refusal == (400, "Bad Request: user not found")
