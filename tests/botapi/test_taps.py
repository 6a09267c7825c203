"""Buttons are tapped while they are on the screen; every tap is answered once."""

import pytest

from tests.botapi.bare_bot import BareBot
from tests.botapi.client import Telegram
from tests.botapi.people import ImpossibleError
from tests.botapi.phone import Bubble, Notice, Phone, SilentBotError

ROWS = {
    "inline_keyboard": [
        [
            {"text": "Trước", "callback_data": "p"},
            {"text": "Sau", "callback_data": "n"},
        ],
        [{"text": "Cổng", "url": "https://example.vn"}],
    ]
}
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@pytest.fixture
def page(bot: BareBot, lan: Phone) -> Bubble:
    bot.call("sendMessage", chat_id=lan.chat, text="Trang", reply_markup=ROWS)
    return lan.next()


def test_a_tap_reaches_the_bot_with_its_message(
    bot: BareBot, lan: Phone, page: Bubble
) -> None:
    tap = lan.taps("Sau")

    (update,) = bot.taken()

    query = update["callback_query"]
    assert (query["id"], query["data"]) == (tap, "n")
    assert query["message"] == page.body
    assert (query["from"]["id"], query["from"]["language_code"]) == (lan.user, "vi")
    assert query["chat_instance"]


def test_buttons_stand_in_rows(page: Bubble) -> None:
    assert page.buttons == (("Trước", "Sau"), ("Cổng",))
    assert page.labels == ("Trước", "Sau", "Cổng")
    assert page.data == {"Trước": "p", "Sau": "n"}


def test_what_is_not_on_the_screen_cannot_be_tapped(
    bot: BareBot, lan: Phone, page: Bubble
) -> None:
    with pytest.raises(ImpossibleError, match="no button 'Xem thêm'"):
        lan.taps("Xem thêm", on=page)
    with pytest.raises(ImpossibleError, match="does not ask the bot"):
        lan.taps("Cổng")

    bot.call("deleteMessage", chat_id=lan.chat, message_id=page.message_id)
    with pytest.raises(ImpossibleError, match="no such message"):
        lan.taps("Sau")


def test_a_button_that_an_edit_took_away_cannot_be_tapped(
    bot: BareBot, lan: Phone, page: Bubble
) -> None:
    place = {"chat_id": lan.chat, "message_id": page.message_id}
    bot.call("editMessageText", **place, text="Trang 2")

    with pytest.raises(ImpossibleError, match="no button 'Sau'"):
        lan.taps("Sau", on=page)


@pytest.mark.usefixtures("page")
def test_the_answer_to_a_tap_pops_up_once(bot: BareBot, lan: Phone) -> None:
    tap = lan.taps("Sau")
    fields = {"callback_query_id": tap, "text": "Xong", "show_alert": True}

    assert bot.call("answerCallbackQuery", **fields).result is True
    assert lan.notice(tap) == Notice(text="Xong", alert=True)
    again = bot.call("answerCallbackQuery", callback_query_id=tap)
    assert again.refusal == (400, f"Bad Request: {TOO_OLD}")


@pytest.mark.usefixtures("page")
def test_a_tap_can_be_too_old_to_be_answered(
    telegram: Telegram, bot: BareBot, lan: Phone
) -> None:
    tap = lan.taps("Sau")
    telegram.forget_queries()

    answer = bot.call("answerCallbackQuery", callback_query_id=tap)

    assert answer.refusal == (400, f"Bad Request: {TOO_OLD}")


@pytest.mark.usefixtures("page")
def test_a_notice_is_short(bot: BareBot, lan: Phone) -> None:
    tap = lan.taps("Sau")

    answer = bot.call("answerCallbackQuery", callback_query_id=tap, text="x" * 201)

    assert answer.refusal == (400, "Bad Request: MESSAGE_TOO_LONG")


def test_forged_data_comes_with_the_message_it_names(
    bot: BareBot, lan: Phone, page: Bubble
) -> None:
    lan.forges("x'; drop", on=page)
    lan.forges("n", on=12_345)

    first, second = (update["callback_query"] for update in bot.taken())

    assert (first["data"], first["message"]["text"]) == ("x'; drop", "Trang")
    assert (second["message"]["message_id"], second["message"]["date"]) == (12_345, 0)


def test_a_bot_that_keeps_silent_is_told_on(lan: Phone) -> None:
    lan.types("Có ai không?")

    with pytest.raises(SilentBotError, match="1 updates pending; last calls: "):
        lan.next(seconds=0.05)
