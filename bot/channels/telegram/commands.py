"""Commands of the menu: what each asks, and how Telegram lists them."""

from collections.abc import Mapping
from dataclasses import dataclass

from telegram import Bot, BotCommand

from core.errors import N_
from core.i18n import DEFAULT_LANGUAGE, LANGUAGES, Localizer


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command of the menu.

    Attributes:
        about: What the menu says.
        asks: The question it stands for, with ``{}`` for what follows it.
        alone: The question when nothing follows.
    """

    about: str
    asks: str
    alone: str


COMMANDS: Mapping[str, Command] = {
    "xephang": Command(
        about=N_("Rank of a unit, or the whole table"),
        asks="xếp hạng {}",
        alone="bảng xếp hạng",
    ),
    "top": Command(about=N_("The best units"), asks="top {}", alone="top 5"),
    "sosanh": Command(
        about=N_("Compare two units"), asks="so sánh {}", alone="so sánh"
    ),
    "visao": Command(
        about=N_("Why a unit has its rank"),
        asks="vì sao {} xếp hạng đó",
        alone="vì sao",
    ),
    "nguon": Command(
        about=N_("The decision behind the figures"), asks="nguồn", alone="nguồn"
    ),
    "trogiup": Command(
        about=N_("What can be asked"), asks="trợ giúp", alone="trợ giúp"
    ),
}
_OTHER_NAMES = {"start": "trogiup", "help": "trogiup"}  # what every bot must know
NAMES = (*COMMANDS, *_OTHER_NAMES)


def question(name: str, said: str) -> str:
    """Return the question of a command and what was written behind it."""
    command = COMMANDS[_OTHER_NAMES.get(name, name)]
    about = said.strip()
    return command.asks.format(about) if about else command.alone


async def publish(bot: Bot) -> None:
    """Show the menu: in Vietnamese to all, in their language to who has another.

    Raises:
        TelegramError: Telegram does not take it.
    """
    for language in LANGUAGES:
        say = Localizer(language).text
        menu = [BotCommand(name, say(one.about)) for name, one in COMMANDS.items()]
        code = None if language == DEFAULT_LANGUAGE else language
        await bot.set_my_commands(menu, language_code=code)
