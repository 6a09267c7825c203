"""The commands of the menu."""

import re

import pytest

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.commands import COMMANDS, NAMES, question
from bot.conversation.question import Status
from tests.bot.conftest import conversation
from tests.botapi.client import Telegram


@pytest.mark.parametrize(
    ("name", "said", "asked"),
    [
        ("xephang", "", "bảng xếp hạng"),
        ("xephang", " Sở Y tế ", "xếp hạng Sở Y tế"),
        ("top", "", "top 5"),
        ("top", "3 huyện", "top 3 huyện"),
        ("visao", "Sở Y tế", "vì sao Sở Y tế xếp hạng đó"),
        ("nguon", "gì cũng được", "nguồn"),
        ("start", "", "trợ giúp"),
        ("help", "", "trợ giúp"),
    ],
)
def test_a_command_stands_for_a_question(name: str, said: str, asked: str) -> None:
    assert question(name, said) == asked


@pytest.mark.parametrize("name", NAMES)
def test_what_a_command_asks_alone_is_understood(name: str) -> None:
    reply = conversation().ask(question(name, ""))

    assert reply.status in {Status.ANSWERED, Status.ASK_BACK}


def test_braces_behind_a_command_are_only_braces() -> None:
    assert question("xephang", "{0} {x}") == "xếp hạng {0} {x}"


@pytest.mark.usefixtures("bot")
def test_the_menu_is_in_vietnamese_and_for_english_phones_in_english(
    telegram: Telegram,
) -> None:
    calls = [call["fields"] for call in telegram.calls("setMyCommands")]

    default = [call for call in calls if "language_code" not in call]
    english = [call for call in calls if call.get("language_code") == "en"]
    assert "Quyết định công bố" in str(default)
    assert "The decision behind the figures" in str(english)
    assert len(calls) == 2


@pytest.mark.usefixtures("bot")
def test_names_are_such_as_telegram_allows() -> None:
    assert all(re.fullmatch(r"[a-z0-9_]{1,32}", name) for name in COMMANDS)


def test_a_menu_that_is_not_taken_does_not_stop_the_bot(
    telegram: Telegram, bot: TelegramChannel
) -> None:
    lan = telegram.user("Lan")

    lan.types("/nguon")

    assert "502/QĐ-UBND" in lan.next().text
    assert bot.condition.check() is None
