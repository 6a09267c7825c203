"""What the bot says about itself, in every language."""

import pytest

from tests.botapi.bare_bot import BareBot
from tests.botapi.wire import Json

TOP = [{"command": "top", "description": "Các đơn vị đứng đầu"}]


def test_the_bot_knows_itself(bot: BareBot) -> None:
    me = bot.call("getMe").result

    assert (me["is_bot"], me["username"]) == (True, "cchc_bot")


def test_commands_are_kept_for_each_language_and_scope(bot: BareBot) -> None:
    groups = {"type": "all_group_chats"}
    bot.call("setMyCommands", commands=TOP, language_code="vi")
    bot.call("setMyCommands", commands=[*TOP, *TOP], scope=groups)

    assert bot.call("getMyCommands", language_code="vi").result == TOP
    assert bot.call("getMyCommands").result == []
    assert len(bot.call("getMyCommands", scope=groups).result) == 2

    bot.call("deleteMyCommands", language_code="vi")
    assert bot.call("getMyCommands", language_code="vi").result == []


@pytest.mark.parametrize(
    ("commands", "words"),
    [
        ([{"command": "Top", "description": "x"}], "BOT_COMMAND_INVALID"),
        (
            [{"command": "top", "description": "x" * 257}],
            "BOT_COMMAND_DESCRIPTION_INVALID",
        ),
        (101 * TOP, "BOT_COMMANDS_TOO_MUCH"),
    ],
)
def test_wrong_commands_are_refused(
    bot: BareBot, commands: list[Json], words: str
) -> None:
    answer = bot.call("setMyCommands", commands=commands)

    assert answer.refusal == (400, f"Bad Request: {words}")


@pytest.mark.parametrize(
    ("name", "key", "longest"),
    [
        ("Description", "description", 512),
        ("ShortDescription", "short_description", 120),
    ],
)
def test_descriptions_are_kept_for_each_language(
    bot: BareBot, name: str, key: str, longest: int
) -> None:
    bot.call(f"setMy{name}", **{key: "Default"})
    bot.call(f"setMy{name}", **{key: "Mặc định"}, language_code="vi")

    assert bot.call(f"getMy{name}", language_code="vi").result == {key: "Mặc định"}
    assert bot.call(f"getMy{name}", language_code="en").result == {key: "Default"}
    assert bot.call(f"setMy{name}", **{key: "x" * (longest + 1)}).refusal[0] == 400
