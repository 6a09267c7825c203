"""What no dialogue is: strange places, strange updates, too many of them."""

import pytest

from bot.channels.telegram.channel import TelegramChannel
from tests.bot.channels.telegram.running import answering, environment, until
from tests.botapi.client import Telegram
from tests.botapi.phone import Phone

FACT = "Sở Y tế: hạng 20/20"


def answers(phone: Phone) -> bool:
    """Tell whether the next thing the bot shows here answers the next question."""
    phone.types("xếp hạng Sở Y tế")
    return phone.next().text.startswith(FACT)


@pytest.mark.usefixtures("bot")
def test_a_channel_is_left_without_a_word(telegram: Telegram) -> None:
    lan = telegram.user("Lan")
    channel = telegram.channel("Tin tức", lan)

    telegram.admit(channel, "administrator")

    until(lambda: channel.events("left"))
    assert channel.events("sent") == ()
    assert answers(lan)


@pytest.mark.usefixtures("bot")
def test_a_group_that_it_joins_is_not_disturbed(telegram: Telegram) -> None:
    lan = telegram.user("Lan")
    group = telegram.group("Cải cách", lan)

    group.types("xếp hạng Sở Y tế")
    group.edits(group.types("a"), "xếp hạng Sở Y tế")

    assert answers(lan)
    assert group.events("sent") == ()


@pytest.mark.usefixtures("bot")
def test_ten_thousand_characters_get_one_sentence_a_message(telegram: Telegram) -> None:
    lan = telegram.user("Lan")

    lan.types("Sở Y tế " * 1250)

    said = {lan.next().text for _ in range(3)}
    assert all("ký tự" in text for text in said)


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    "body",
    [
        {},
        {"message_id": 1},
        {"message_id": 1, "date": 0, "chat": {"id": 5, "type": "private"}},
        {
            "message_id": 1,
            "date": 0,
            "chat": {"id": 5, "type": "unheard-of"},
            "text": "x",
        },
        {"message_id": 1, "date": "soon", "chat": {"id": "5"}, "text": 7},
    ],
)
def test_an_update_that_makes_no_sense_is_got_over(
    telegram: Telegram, body: dict[str, object]
) -> None:
    lan = telegram.user("Lan")

    telegram.update("message", body)

    assert answers(lan)


@pytest.mark.usefixtures("bot")
def test_invisible_characters_are_an_empty_question(telegram: Telegram) -> None:
    lan = telegram.user("Lan")

    lan.types("\u200b\u2060\u200b")

    assert "Câu hỏi đang trống" in lan.next().text


@pytest.mark.usefixtures("bot")
def test_markup_in_a_question_is_only_text(telegram: Telegram) -> None:
    lan = telegram.user("Lan")

    lan.types("xếp hạng <b>Sở Phép thuật</b> & <script>")

    assert "parse" not in lan.next().text
    assert answers(lan)


def test_who_asks_too_fast_is_told_once(telegram: Telegram, tmp_path: object) -> None:
    slow = environment(telegram, tmp_path, CCHC_QUESTIONS_PER_MINUTE="1")  # type: ignore[arg-type]
    lan, minh = telegram.user("Lan"), telegram.user("Minh")
    with answering(slow):
        telegram.load([(lan, "nguồn")] * 25)
        until(lambda: telegram.deliveries.get(lan.chat, 0) >= 21)

        assert answers(minh)

        said = [lan.next().text for _ in range(21)]
    assert [("rất nhanh" in text) for text in said] == [False] * 20 + [True]
    assert telegram.deliveries[lan.chat] == 21


def test_who_taps_too_fast_is_told_in_a_pop_up(
    telegram: Telegram, tmp_path: object
) -> None:
    slow = environment(telegram, tmp_path, CCHC_QUESTIONS_PER_MINUTE="1")  # type: ignore[arg-type]
    lan = telegram.user("Lan")
    with answering(slow):
        lan.types("xếp hạng Sở Y tế")
        shown = lan.next()
        data = shown.data[shown.labels[0]]
        taps = [lan.forges(data, shown) for _ in range(20)]

        notices = [lan.notice(tap).text for tap in taps]

    assert [bool(text) for text in notices] == [False] * 19 + [True]


def test_the_latest_news_is_that_it_works(bot: TelegramChannel) -> None:
    assert bot.condition.check() is None
    assert b'cchc_ready{channel="telegram"} 1.0' in bot._metrics.text  # noqa: SLF001
