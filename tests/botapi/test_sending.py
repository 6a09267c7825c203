"""What the bot sends arrives, or is refused in Telegram's words."""

import pytest

from tests.botapi.bare_bot import BareBot
from tests.botapi.client import Telegram
from tests.botapi.phone import Phone
from tests.botapi.pictures import png
from tests.botapi.wire import Json

CHART = png(40, 30)


def keys(*buttons: Json) -> Json:
    return {"inline_keyboard": [list(buttons)]}


def test_a_form_and_json_say_the_same(bot: BareBot, lan: Phone) -> None:
    fields = {
        "chat_id": lan.chat,
        "text": "<b>Hạng 5</b>",
        "parse_mode": "HTML",
        "reply_markup": keys({"text": "Tiếp", "callback_data": "n:2"}),
    }
    bot.call("sendMessage", **fields)
    bot.call_json("sendMessage", **fields)

    first, second = lan.next(), lan.next()

    assert (first.text, first.labels) == ("Hạng 5", ("Tiếp",))
    assert first.data == {"Tiếp": "n:2"}
    assert first.entities == ({"type": "bold", "offset": 0, "length": 6},)
    assert (second.text, second.body["entities"]) == (first.text, list(first.entities))


def test_a_sent_message_is_shown_to_the_bot_too(bot: BareBot, lan: Phone) -> None:
    sent = bot.call("sendMessage", chat_id=lan.chat, text="Chào").result

    assert sent == lan.next().body
    assert sent["chat"] == {
        "id": lan.chat,
        "type": "private",
        "first_name": "Lan",
        "username": "lan_lc",
    }


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": ""}, "message text is empty"),
        ({"text": "x", "message_thread_id": 7}, "message thread not found"),
        (
            {"text": "x", "reply_parameters": {"message_id": 99}},
            "message to be replied not found",
        ),
        (
            {
                "text": "x",
                "reply_markup": keys({"text": "a", "callback_data": "đ" * 33}),
            },
            "BUTTON_DATA_INVALID",
        ),
        (
            {"text": "x", "reply_markup": keys({"text": "a", "callback_data": ""})},
            "BUTTON_DATA_INVALID",
        ),
        (
            {"text": "x", "reply_markup": keys({"text": "", "callback_data": "a"})},
            "BUTTON_TEXT_INVALID",
        ),
        (
            {"text": "x", "reply_markup": keys({"text": "a"})},
            (
                "can't parse inline keyboard button: "
                "Text buttons are unallowed in the inline keyboard"
            ),
        ),
        (
            {"text": "x", "reply_markup": keys({"text": "a", "url": "localhost"})},
            "inline keyboard button URL 'localhost' is invalid: Wrong HTTP URL",
        ),
        (
            {
                "text": "x",
                "reply_markup": keys(*101 * [{"text": "a", "callback_data": "a"}]),
            },
            "REPLY_MARKUP_TOO_LONG",
        ),
    ],
)
def test_a_wrong_message_is_refused(
    bot: BareBot, lan: Phone, fields: Json, words: str
) -> None:
    answer = bot.call("sendMessage", chat_id=lan.chat, **fields)

    assert answer.status == 400
    assert answer.refusal == (400, f"Bad Request: {words}")


def test_sixty_four_bytes_of_data_are_not_too_many(bot: BareBot, lan: Phone) -> None:
    markup = keys({"text": "a", "callback_data": "đ" * 32})

    assert bot.call(
        "sendMessage", chat_id=lan.chat, text="x", reply_markup=markup
    ).result


def test_other_keyboards_are_not_spoken(
    telegram: Telegram, bot: BareBot, lan: Phone
) -> None:
    markup = {"keyboard": [[{"text": "a"}]]}

    answer = bot.call("sendMessage", chat_id=lan.chat, text="x", reply_markup=markup)

    assert answer.refusal[0] == 501
    assert telegram.violations != ()


def test_a_reply_shows_what_it_answers(bot: BareBot, lan: Phone) -> None:
    question = lan.types("Sở Y tế?")

    reply = {"message_id": question}
    bot.call("sendMessage", chat_id=lan.chat, text="5/20", reply_parameters=reply)

    assert lan.next().body["reply_to_message"]["text"] == "Sở Y tế?"


def test_a_reply_may_do_without_what_it_answers(bot: BareBot, lan: Phone) -> None:
    reply = {"message_id": 99, "allow_sending_without_reply": True}
    bot.call("sendMessage", chat_id=lan.chat, text="x", reply_parameters=reply)

    assert "reply_to_message" not in lan.next().body


@pytest.mark.parametrize("chat", [42, "@nobody", "-100"])
def test_an_unknown_chat_is_not_found(bot: BareBot, chat: object) -> None:
    answer = bot.call("sendMessage", chat_id=chat, text="x")

    assert answer.refusal == (400, "Bad Request: chat not found")


def test_a_stranger_is_not_written_to(telegram: Telegram, bot: BareBot) -> None:
    stranger = telegram.user("Minh")

    answer = bot.call("sendMessage", chat_id=stranger.chat, text="x")

    words = "Forbidden: bot can't initiate conversation with a user"
    assert answer.refusal == (403, words)


def test_a_picture_arrives_and_can_be_fetched_and_sent_again(
    telegram: Telegram, bot: BareBot, lan: Phone
) -> None:
    bot.upload(
        "sendPhoto", "photo", CHART, "a.png", chat_id=lan.chat, caption="Biểu đồ"
    )

    shown = lan.next()
    file_id = shown.file_id or ""
    path = bot.call("getFile", file_id=file_id).result["file_path"]
    bot.call("sendPhoto", chat_id=lan.chat, photo=file_id)

    assert shown.text == "Biểu đồ"
    assert (shown.body["photo"][0]["width"], shown.body["photo"][0]["height"]) == (
        40,
        30,
    )
    assert bot.download(path).content == CHART == telegram.file(file_id)
    assert lan.next().file_id == file_id


def test_a_file_arrives_with_its_name(bot: BareBot, lan: Phone) -> None:
    attached = {"chat_id": lan.chat, "document": "attach://f"}
    bot.upload("sendDocument", "f", b"x", "bang.xlsx", **attached)

    document = lan.next().body["document"]

    assert (document["file_name"], document["file_size"]) == ("bang.xlsx", 1)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "file must be non-empty"),
        (b"no picture", "IMAGE_PROCESS_FAILED"),
        (b"\x89PNG\r\n\x1a\n", "IMAGE_PROCESS_FAILED"),
        (b"\xff\xd8\xff\xe0", "IMAGE_PROCESS_FAILED"),
        (png(100, 4), "PHOTO_INVALID_DIMENSIONS"),
        (png(9_000, 1_001), "PHOTO_INVALID_DIMENSIONS"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_refused(
    bot: BareBot, lan: Phone, content: bytes, words: str
) -> None:
    answer = bot.upload("sendPhoto", "photo", content, "a.png", chat_id=lan.chat)

    assert answer.refusal == (400, f"Bad Request: {words}")


def test_a_jpeg_is_a_picture_too(bot: BareBot, lan: Phone) -> None:
    start = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08"
    content = start + (30).to_bytes(2) + (40).to_bytes(2) + bytes(12)
    bot.upload("sendPhoto", "photo", content, "a.jpg", chat_id=lan.chat)

    assert lan.next().body["photo"][0]["width"] == 40


@pytest.mark.parametrize("photo", ["F0-unknown", "https://example.vn/a.png"])
def test_a_file_that_is_not_there_is_refused(
    bot: BareBot, lan: Phone, photo: str
) -> None:
    assert bot.call("sendPhoto", chat_id=lan.chat, photo=photo).refusal[0] == 400


def test_being_busy_is_seen(bot: BareBot, lan: Phone) -> None:
    assert bot.call("sendChatAction", chat_id=lan.chat, action="typing").result
    assert (
        bot.call("sendChatAction", chat_id=lan.chat, action="sleep").refusal[0] == 400
    )
    assert [event["body"]["action"] for event in lan.events("action")] == ["typing"]


def test_messages_are_counted_for_each_chat(
    telegram: Telegram, bot: BareBot, lan: Phone
) -> None:
    for _ in range(3):
        bot.call("sendMessage", chat_id=lan.chat, text="x")

    assert telegram.deliveries == {lan.chat: 3}
    assert [call["status"] for call in telegram.calls("sendMessage")] == [200, 200, 200]


def test_another_token_is_not_let_in(telegram: Telegram, bot: BareBot) -> None:
    telegram.token = "1:wrong"  # noqa: S105  # nobody's

    assert bot.call("getMe").refusal == (401, "Unauthorized")
    assert bot.download("documents/file_0").status == 404


def test_a_body_that_cannot_be_read_is_refused(bot: BareBot) -> None:
    broken = bot.call_json("sendMessage", chat_id=1, text="\ud83c")

    assert broken.refusal == (400, "Bad Request: strings must be encoded in UTF-8")
