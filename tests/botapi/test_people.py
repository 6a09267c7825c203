"""What people send besides plain texts, and that every update is a right one."""

import pytest

from tests.botapi.bare_bot import BareBot
from tests.botapi.client import Telegram
from tests.botapi.judge import misfits
from tests.botapi.people import ImpossibleError
from tests.botapi.phone import Phone
from tests.botapi.pictures import png
from tests.botapi.wire import Json


def message(bot: BareBot) -> Json:
    (update,) = bot.taken()
    found: Json = update["message"]
    return found


def test_a_command_is_marked(bot: BareBot, lan: Phone) -> None:
    lan.types("/top 5")

    entities = message(bot)["entities"]
    assert entities == [{"type": "bot_command", "offset": 0, "length": 4}]


def test_a_phone_cuts_ten_thousand_characters(bot: BareBot, lan: Phone) -> None:
    lan.types("🏆" + "x" * 9_999)

    texts = [update["message"]["text"] for update in bot.taken()]

    assert [len(text) for text in texts] == [4_095, 4_096, 1_809]


def test_an_edited_text_comes_as_such(bot: BareBot, lan: Phone) -> None:
    typed = lan.types("Sở Y té")
    lan.edits(typed, "Sở Y tế")

    first, second = bot.taken()

    assert first["message"]["text"] == "Sở Y té"
    assert second["edited_message"]["text"] == "Sở Y tế"
    assert second["edited_message"]["message_id"] == typed
    assert second["edited_message"]["edit_date"] >= first["message"]["date"]


def test_only_ones_own_words_are_edited(bot: BareBot, lan: Phone) -> None:
    sent = bot.call("sendMessage", chat_id=lan.chat, text="x").result

    with pytest.raises(ImpossibleError, match="not theirs"):
        lan.edits(sent["message_id"], "y")


def test_a_file_of_a_person_can_be_fetched(bot: BareBot, lan: Phone) -> None:
    lan.uploads("bảng.xlsx", b"PK", caption="kiểm tra /ngay")

    document = message(bot)["document"]
    path = bot.call("getFile", file_id=document["file_id"]).result["file_path"]

    assert document["file_name"] == "bảng.xlsx"
    assert path.endswith(".xlsx")
    assert bot.download(path).content == b"PK"


def test_a_file_can_be_too_big_to_fetch(bot: BareBot, lan: Phone) -> None:
    lan.uploads("to.bin", bytes(20 * 1024 * 1024 + 1))

    answer = bot.call("getFile", file_id=message(bot)["document"]["file_id"])

    assert answer.refusal == (400, "Bad Request: file is too big")


def test_a_file_that_nobody_sent_is_not_known(bot: BareBot) -> None:
    assert bot.call("getFile", file_id="F").refusal == (
        400,
        "Bad Request: invalid file_id",
    )


def test_other_things_come_as_what_they_are(bot: BareBot, lan: Phone) -> None:
    lan.sends_photo(png(40, 30), caption="ảnh")
    lan.sends_sticker()
    lan.sends_voice()
    lan.forwards("Sở Y tế hạng mấy?")
    lan.sends_nothing_known()

    photo, sticker, voice, forwarded, empty = (u["message"] for u in bot.taken())

    assert (photo["photo"][0]["width"], photo["caption"]) == (40, "ảnh")
    assert sticker["sticker"]["emoji"] == "👍"
    assert voice["voice"]["duration"] == 3
    assert forwarded["forward_origin"]["sender_user"]["first_name"] == "Minh"
    assert empty.keys() == {"message_id", "date", "chat", "from"}


def test_every_update_is_one_that_others_know(
    telegram: Telegram, bot: BareBot, lan: Phone
) -> None:
    keys = {"inline_keyboard": [[{"text": "Xem", "callback_data": "v"}]]}
    bot.call("sendMessage", chat_id=lan.chat, text="x", reply_markup=keys)
    lan.taps("Xem")
    lan.forges("v", on=99)
    telegram.ask("ask_inline", user=lan.user, query="y tế")
    group = telegram.group("Tổ CCHC", lan)
    telegram.admit(group, "administrator")
    group.migrates()
    channel = telegram.admit(telegram.channel("Tin", lan), "administrator")
    channel.posts("x")
    lan.edits(lan.types("x"), "y")
    lan.uploads("a.txt", b"x")
    lan.sends_photo(png(4, 3))
    lan.sends_sticker()
    lan.sends_voice()
    lan.forwards("x")
    lan.blocks()

    updates = bot.taken()

    kinds = {kind for update in updates for kind in update} - {"update_id"}
    assert kinds == {
        "message", "edited_message", "channel_post", "callback_query", "inline_query",
        "my_chat_member",
    }  # fmt: skip
    assert [misfits(update) for update in updates if misfits(update)] == []


def test_an_update_that_others_do_not_know_is_told() -> None:
    assert misfits({"update_id": 1, "mesage": {}}) == ("mesage: unknown key",)
    assert misfits({}) == ("update_id: Field required",)
