"""Trouble that Telegram makes: what is waited for, followed, repeated, given up."""

import time
from pathlib import Path

import pytest

from bot.channels.telegram import calls
from bot.channels.telegram.channel import TelegramChannel
from tests.bot.channels.telegram.running import statuses, until
from tests.botapi.client import Telegram
from tests.botapi.phone import Phone

FACT = "Sở Y tế: hạng 20/20"
pytestmark = pytest.mark.usefixtures("bot")


@pytest.fixture
def lan(telegram: Telegram) -> Phone:
    return telegram.user("Lan")


def sent(telegram: Telegram, phone: Phone) -> int:
    return telegram.deliveries.get(phone.chat, 0)


def test_a_chat_that_is_to_be_left_alone_is_answered_later_and_others_at_once(
    telegram: Telegram, lan: Phone
) -> None:
    minh = telegram.user("Minh")
    telegram.flood("sendMessage", 2, chat=lan.chat)
    began = time.monotonic()
    lan.types("xếp hạng Sở Y tế")

    minh.types("xếp hạng Sở Y tế")

    assert minh.next().text.startswith(FACT)
    assert time.monotonic() - began < 1.5
    assert lan.next().text.startswith(FACT)
    assert time.monotonic() - began >= 2
    assert len(telegram.calls("sendMessage")) == 3


def test_when_several_chats_are_refused_every_chat_waits(telegram: Telegram) -> None:
    crowd = [telegram.user(f"P{n}") for n in range(3)]
    late = telegram.user("Late")
    for phone in crowd:
        telegram.flood("sendMessage", 2, chat=phone.chat)
    telegram.load([(phone, "xếp hạng Sở Y tế") for phone in crowd])
    until(lambda: len(telegram.calls("sendMessage")) == 3)
    began = time.monotonic()

    late.types("xếp hạng Sở Y tế")

    assert late.next().text.startswith(FACT)
    assert time.monotonic() - began >= 1.5
    assert [phone.next().fresh for phone in crowd] == [True] * 3


def test_who_has_blocked_the_bot_is_not_written_to_again(
    telegram: Telegram, lan: Phone
) -> None:
    minh = telegram.user("Minh")
    telegram.refuse(
        "sendMessage", 403, "Forbidden: bot was blocked by the user", chat=lan.chat
    )
    lan.types("xếp hạng Sở Y tế")
    until(lambda: len(telegram.calls("sendMessage")) == 1)

    minh.types("xếp hạng Sở Y tế")

    assert minh.next().text.startswith(FACT)
    assert sent(telegram, lan) == 0
    assert len(telegram.calls("sendMessage")) == 2


def test_a_person_who_blocks_and_comes_back_is_answered(
    telegram: Telegram, lan: Phone, bot: TelegramChannel
) -> None:
    lan.types("nguồn")
    lan.next()
    lan.blocks()
    lan.unblocks()

    lan.types("xếp hạng Sở Y tế")

    assert lan.next().text.startswith(FACT)
    assert bot.condition.check() is None
    until(lambda: telegram.pending == 0)


def test_a_group_that_has_moved_is_followed(telegram: Telegram, lan: Phone) -> None:
    group = telegram.group("Cải cách", lan)
    telegram.delay("sendMessage", 0.3, times=1)
    telegram.flood("sendMessage", 1, chat=group.chat)
    group.types("/xephang@cchc_bot Sở Y tế")

    moved = group.migrates()

    assert moved.next().text.startswith(FACT)


@pytest.mark.parametrize("code", [500, 502, 503])
def test_trouble_at_telegram_is_waited_out(
    telegram: Telegram, lan: Phone, code: int
) -> None:
    telegram.refuse("sendMessage", code, "Internal Server Error", times=2)

    lan.types("xếp hạng Sở Y tế")

    assert lan.next().text.startswith(FACT)
    assert sent(telegram, lan) == 1


def test_a_page_instead_of_an_answer_is_waited_out(
    telegram: Telegram, lan: Phone
) -> None:
    telegram.garble("sendMessage")

    lan.types("xếp hạng Sở Y tế")

    assert lan.next().text.startswith(FACT)


def test_a_message_whose_answer_is_lost_is_repeated_once_at_most(
    telegram: Telegram, lan: Phone, tmp_path: Path
) -> None:
    telegram.lose("sendMessage", times=3)
    lan.types("xếp hạng Sở Y tế")
    until(lambda: len(telegram.calls("sendMessage")) == 2)
    telegram.heal()

    lan.types("xếp hạng Sở Nội vụ")

    shown = [lan.next().text.partition(":")[0] for _ in range(3)]
    assert shown == ["Sở Y tế", "Sở Y tế", "Sở Nội vụ"]
    settings = {"CCHC_STATE": str(tmp_path)}
    until(lambda: statuses(settings) == {"done": 2})  # nor repeated at the next start


def test_a_message_cut_off_before_it_was_heard_arrives_once(
    telegram: Telegram, lan: Phone
) -> None:
    telegram.cut("sendMessage")

    lan.types("xếp hạng Sở Y tế")

    assert lan.next().text.startswith(FACT)
    lan.types("xếp hạng Sở Nội vụ")
    lan.next()
    assert sent(telegram, lan) == 2


def test_a_change_whose_answer_is_lost_is_made_again_without_harm(
    telegram: Telegram, lan: Phone
) -> None:
    lan.types("xếp hạng Sở Y tế")
    shown = lan.next()
    telegram.lose("editMessageText", times=2)

    lan.taps(shown.labels[0])

    assert "64,29" in lan.next().text
    until(lambda: len(telegram.calls("editMessageText")) == 2)
    assert sent(telegram, lan) == 1


def test_the_same_button_touched_twice_changes_nothing_and_says_nothing(
    telegram: Telegram, lan: Phone
) -> None:
    lan.types("bảng xếp hạng")
    shown = lan.next()
    label = shown.labels[0]
    data = shown.data[label]
    lan.taps(label, shown)
    lan.next()

    tap = lan.forges(data, shown)

    assert lan.notice(tap).text == ""
    until(lambda: len(telegram.calls("editMessageText")) == 2)
    lan.types("xếp hạng Sở Y tế")
    assert lan.next().text.startswith(FACT)


def test_a_message_that_is_gone_is_answered_by_a_new_one(
    telegram: Telegram, lan: Phone
) -> None:
    lan.types("xếp hạng Sở Y tế")
    shown = lan.next()
    telegram.refuse("editMessageText", 400, "Bad Request: message to edit not found")

    lan.taps(shown.labels[0])

    assert lan.next().fresh


def test_a_tap_too_old_to_be_answered_still_shows_its_answer(
    telegram: Telegram, lan: Phone
) -> None:
    lan.types("xếp hạng Sở Y tế")
    shown = lan.next()
    telegram.refuse(
        "answerCallbackQuery", 400, "Bad Request: query is too old", times=None
    )

    lan.taps(shown.labels[0])

    assert not lan.next().fresh


def test_an_answer_nobody_wants_any_more_is_given_up(
    telegram: Telegram,
    lan: Phone,
    bot: TelegramChannel,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(calls._Tries, "seconds", _at_once)  # noqa: SLF001
    telegram.refuse("sendMessage", 500, "Internal Server Error")
    lan.types("xếp hạng Sở Y tế")
    until(lambda: len(telegram.calls("sendMessage")) == 1)

    lan.types("xếp hạng Sở Nội vụ")

    assert lan.next().text.startswith("Sở Nội vụ")
    assert bot.condition.check() is None


def _at_once(*_: object) -> float:
    raise calls.UndeliveredError("NetworkError")


def test_a_fault_of_ours_gets_an_apology_with_a_number_and_the_next_is_answered(
    lan: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(
            "bot.channels.telegram.answering.Answers.to_text",
            lambda _self, _text: 1 / 0,
        )
        lan.types("xếp hạng Sở Y tế")
        apology = lan.next().text

    lan.types("xếp hạng Sở Y tế")

    assert "Có lỗi ở phía chúng tôi" in apology
    assert lan.next().text.startswith(FACT)
