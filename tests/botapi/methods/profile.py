"""What the bot says about itself, each text in its languages."""

import re

from tests.botapi.judge import Judged
from tests.botapi.wire import Json, refuse
from tests.botapi.world import World

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
MOST_COMMANDS = 100
LONGEST_COMMAND_TEXT, LONGEST_DESCRIPTION, LONGEST_SHORT = 256, 512, 120


def get_me(world: World, _: Judged) -> Json:
    """Return the bot itself."""
    return world.bot.shown() | {
        "can_join_groups": True,
        "can_read_all_group_messages": not world.privacy,
        "supports_inline_queries": True,
    }


def set_my_commands(world: World, request: Judged) -> bool:
    """Keep the commands for a scope and a language."""
    commands = request.fields["commands"]
    if len(commands) > MOST_COMMANDS:
        refuse("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not COMMAND.fullmatch(command["command"]):
            refuse("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= LONGEST_COMMAND_TEXT:
            refuse("BOT_COMMAND_DESCRIPTION_INVALID")
    world.profile[_commands_key(request.fields)] = commands
    return True


def get_my_commands(world: World, request: Judged) -> object:
    """Return the commands of exactly this scope and language."""
    return world.profile.get(_commands_key(request.fields), [])


def delete_my_commands(world: World, request: Judged) -> bool:
    """Forget the commands of a scope and a language."""
    world.profile.pop(_commands_key(request.fields), None)
    return True


def set_my_description(world: World, request: Judged) -> bool:
    """Keep what an empty chat shows."""
    return _keep(world, request.fields, "description", LONGEST_DESCRIPTION)


def get_my_description(world: World, request: Judged) -> Json:
    """Return what an empty chat shows in a language, else in any."""
    return _kept(world, request.fields, "description")


def set_my_short_description(world: World, request: Judged) -> bool:
    """Keep what the bot's profile shows."""
    return _keep(world, request.fields, "short_description", LONGEST_SHORT)


def get_my_short_description(world: World, request: Judged) -> Json:
    """Return what the bot's profile shows in a language, else in any."""
    return _kept(world, request.fields, "short_description")


def _commands_key(fields: Json) -> tuple[str, ...]:
    scope = fields.get("scope") or {"type": "default"}
    narrowed = [str(scope[key]) for key in ("chat_id", "user_id") if key in scope]
    return ("commands", _language(fields), scope["type"], *narrowed)


def _language(fields: Json) -> str:
    return fields.get("language_code") or ""


def _keep(world: World, fields: Json, name: str, longest: int) -> bool:
    text = fields.get(name) or ""
    if len(text) > longest:
        refuse(f"{name.replace('_', ' ')} is too long")
    world.profile[name, _language(fields)] = text
    return True


def _kept(world: World, fields: Json, name: str) -> Json:
    texts = (world.profile.get((name, tongue)) for tongue in (_language(fields), ""))
    return {name: next(filter(None, texts), "")}
