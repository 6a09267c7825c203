"""Messages change in place as on a phone, and only when they really change."""

import pytest

from tests.botapi.bare_bot import BareBot
from tests.botapi.client import Telegram
from tests.botapi.phone import Phone
from tests.botapi.pictures import png
from tests.botapi.wire import Json

KEYS = {"inline_keyboard": [[{"text": "Tiếp", "callback_data": "n"}]]}


@pytest.fixture
def place(bot: BareBot, lan: Phone) -> Json:
    """A message with a button, named as a request names it."""
    fields = {"chat_id": lan.chat, "text": "Trang 1", "reply_markup": KEYS}
    sent = bot.call("sendMessage", **fields).result
    lan.next()
    return {"chat_id": lan.chat, "message_id": sent["message_id"]}


def test_an_edit_is_seen_in_the_same_place(
    bot: BareBot, lan: Phone, place: Json
) -> None:
    bot.call("editMessageText", **place, text="Trang 2", reply_markup=KEYS)

    changed = lan.next()

    assert (changed.text, changed.labels, changed.fresh) == (
        "Trang 2",
        ("Tiếp",),
        False,
    )
    assert [bubble.text for bubble in lan.screen()] == ["/start", "Trang 2"]
    assert "edit_date" in changed.body


def test_buttons_that_are_not_sent_again_are_gone(
    bot: BareBot, lan: Phone, place: Json
) -> None:
    bot.call("editMessageText", **place, text="Trang 2")

    assert lan.next().buttons == ()


def test_buttons_alone_can_change(bot: BareBot, lan: Phone, place: Json) -> None:
    assert bot.call("editMessageReplyMarkup", **place).result
    assert (lan.next().buttons, lan.screen()[-1].text) == ((), "Trang 1")
    assert bot.call("editMessageReplyMarkup", **place).refusal[0] == 400


@pytest.mark.parametrize("method", ["editMessageText", "editMessageReplyMarkup"])
def test_an_edit_that_changes_nothing_is_refused(
    bot: BareBot, place: Json, method: str
) -> None:
    text = {"text": "Trang 1"} if method == "editMessageText" else {}

    code, words = bot.call(method, **place, **text, reply_markup=KEYS).refusal

    assert code == 400
    assert words.startswith("Bad Request: message is not modified: ")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": "x" * 4097}, "MESSAGE_TOO_LONG"),
        ({"text": "x", "message_id": 99}, "message to edit not found"),
        ({"text": "x", "message_id": 1}, "message can't be edited"),
    ],
)
def test_a_wrong_edit_is_refused(
    bot: BareBot, place: Json, fields: Json, words: str
) -> None:
    answer = bot.call("editMessageText", **place | fields)

    assert answer.refusal == (400, f"Bad Request: {words}")


def test_an_edit_names_its_message(bot: BareBot) -> None:
    answer = bot.call("editMessageText", text="x")

    assert answer.refusal[1] == "Bad Request: message identifier is not specified"


def test_a_picture_has_a_caption_to_edit_and_no_text(bot: BareBot, lan: Phone) -> None:
    picture = png(40, 30)
    sent = bot.upload("sendPhoto", "photo", picture, "a.png", chat_id=lan.chat).result
    place = {"chat_id": lan.chat, "message_id": sent["message_id"]}

    assert bot.call("editMessageText", **place, text="x").refusal[0] == 400
    assert bot.call("editMessageCaption", **place, caption="Biểu đồ").result
    assert lan.screen()[-1].text == "Biểu đồ"


def test_a_text_has_no_caption_to_edit(bot: BareBot, place: Json) -> None:
    answer = bot.call("editMessageCaption", **place, caption="x")

    words = "Bad Request: there is no caption in the message to edit"
    assert answer.refusal == (400, words)


def test_a_deleted_message_is_gone(bot: BareBot, lan: Phone, place: Json) -> None:
    assert bot.call("deleteMessage", **place).result is True
    assert [bubble.text for bubble in lan.screen()] == ["/start"]
    assert [event["body"] for event in lan.events("deleted")] == [
        {"message_id": place["message_id"]}
    ]
    words = "Bad Request: message to delete not found"
    assert bot.call("deleteMessage", **place).refusal == (400, words)


def test_nobody_elses_message_is_deleted_in_a_group(
    telegram: Telegram, bot: BareBot, lan: Phone
) -> None:
    group = telegram.group("Tổ CCHC", lan)
    theirs = group.types("/top")

    answer = bot.call("deleteMessage", chat_id=group.chat, message_id=theirs)

    assert answer.refusal == (400, "Bad Request: message can't be deleted")
