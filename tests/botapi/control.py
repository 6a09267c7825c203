"""The other door: what a test has people do, and what it asks about the bot."""

import asyncio
import base64
import inspect
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict
from types import MappingProxyType
from typing import TypeAlias

from aiohttp import web

from tests.botapi import people, places
from tests.botapi.faults import Fault, Trouble
from tests.botapi.journal import Event, Happened
from tests.botapi.people import ImpossibleError
from tests.botapi.server import BotApi
from tests.botapi.wire import Json, RefusedError
from tests.botapi.world import World

Verb: TypeAlias = Callable[..., object | Awaitable[object]]
LARGEST_ORDER = 200 * 1024 * 1024


class Control:
    """The door for tests, open even while the bot finds its own shut."""

    def __init__(self, api: BotApi) -> None:
        self.api = api
        self.world = api.world
        self.port = 0
        self._runner: web.AppRunner | None = None

    async def open(self) -> None:
        """Listen on any free port."""
        app = web.Application(client_max_size=LARGEST_ORDER)
        app.router.add_post("/{verb}", self._answer)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.port = self._runner.addresses[0][1]

    async def shut(self) -> None:
        """Stop listening."""
        if self._runner:
            await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        order = await request.json()
        try:
            result = self._verb(request.match_info["verb"])(**order)
            if inspect.isawaitable(result):
                result = await result
        except (ImpossibleError, RefusedError) as error:
            return web.json_response({"problem": str(error)}, status=400)
        body = json.dumps({"result": result}, ensure_ascii=False)
        return web.json_response(text=body)

    def _verb(self, name: str) -> Verb:
        if name == "shut":
            return self.api.shut
        if name == "open":
            return self.api.open
        verb = VERBS[name]
        return lambda **order: verb(self.world, **order)


def _state(world: World) -> Json:
    """Return what is to be known about the bot as a whole."""
    waiting = world.updates.pending
    return {
        "pending": len(waiting),
        "violations": list(world.violations),
        "deliveries": {
            str(k): n for k, n in world.journal.count(Happened.SENT).items()
        },
        "number": world.journal.last_number,
        "webhook": world.webhook.shown() if world.webhook else {},
    }


def _calls(world: World, method: str | None = None) -> list[Json]:
    return [asdict(c) for c in world.calls if method is None or c.method == method]


def _fault(world: World, **fault: object) -> None:
    trouble = Trouble(str(fault.pop("trouble")))
    world.faults.waiting.append(Fault(trouble=trouble, **fault))  # type: ignore[arg-type]  # the client sends the very fields


def _heal(world: World) -> None:
    world.faults.waiting.clear()


def _privacy(world: World, *, on: bool) -> None:
    world.privacy = on


async def _wait(
    world: World, key: int | str, kinds: Sequence[str], after: int, seconds: float
) -> Json | None:
    event = await world.journal.wait(key, kinds, after, seconds)
    return None if event is None else _told(event)


async def _drained(world: World, seconds: float) -> bool:
    """Tell whether the bot has taken every update before the time runs out."""
    return await _comes(world.updates.emptied, seconds)


async def _polled(world: World, seconds: float) -> bool:
    """Tell whether the bot waits for updates before the time runs out."""
    return await _comes(world.updates.polled, seconds)


async def _comes(state: asyncio.Event, seconds: float) -> bool:
    try:
        await asyncio.wait_for(state.wait(), seconds)
    except TimeoutError:
        return False
    return True


def _told(event: Event) -> Json:
    return {"number": event.number, "kind": event.kind.value, "body": event.body}


def _transcript(world: World, chat: int) -> Json:
    """Return what is on the screen of a chat, from top to bottom."""
    place = world.found(chat)
    bubbles: list[Json] = [
        {"number": message.number, "message": world.shown(message)}
        for message in place.messages.values()
    ]
    notices: list[Json] = [
        {"number": event.number, "notice": event.body}
        for event in world.journal.notices(chat)
    ]
    lines = sorted([*bubbles, *notices], key=lambda line: line["number"])
    return {"title": place.title, "bot": world.bot.shown(), "lines": lines}


def _events(world: World, key: int | str, kinds: Sequence[str]) -> list[Json]:
    return [_told(event) for event in world.journal.of(key, kinds)]


def _file(world: World, file_id: str) -> Json:
    file = world.files[file_id]
    content = base64.b64encode(file.content).decode()
    return {"name": file.name, "media_type": file.media_type, "content": content}


def _update(world: World, kind: str, body: Json) -> int | None:
    return world.updates.add(kind, body)


def _forget_queries(world: World) -> None:
    world.queries.clear()
    world.inline_queries.clear()


VERBS: Mapping[str, Verb] = MappingProxyType(
    {
        "new_user": places.new_user,
        "new_group": places.new_group,
        "admit": places.admit,
        "expel": places.expel,
        "unblock": places.unblock,
        "migrate": places.migrate,
        "post": places.post,
        "say": people.say,
        "send": people.send,
        "edit": people.edit,
        "tap": people.tap,
        "forge": people.forge,
        "ask_inline": people.ask_inline,
        "pick": people.pick,
        "load": people.load,
        "update": _update,
        "forget_queries": _forget_queries,
        "state": _state,
        "calls": _calls,
        "events": _events,
        "fault": _fault,
        "heal": _heal,
        "privacy": _privacy,
        "wait": _wait,
        "drained": _drained,
        "polled": _polled,
        "transcript": _transcript,
        "file": _file,
    }
)
