"""The same bot does the same on this server and on somebody else's.

Somebody else's is lo-bot-api-emulator, independent code that knows a part of the Bot
API: polling, webhooks, buttons, pictures, files and inline queries.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Protocol

import pytest
from aiohttp import web
from lo_bot_api_emulator import (  # type: ignore[import-untyped]  # it ships no types
    LoBotApiEmulator,
)
from telegram import Message

from tests.botapi.client import Telegram
from tests.botapi.ptb_bot import (
    TABLE,
    App,
    Log,
    application,
    listening,
    polling,
)
from tests.botapi.wire import Json

TOKEN = "1:second-opinion"  # noqa: S105  # nobody's
PERSON = {"id": 77, "is_bot": False, "first_name": "Lan"}
CHAT = {"id": 77, "type": "private", "first_name": "Lan"}


class Server(Protocol):
    """Where the bot lives, and the person who talks to it."""

    def app(self, log: Log) -> App: ...
    async def says(self, text: str) -> None: ...
    async def taps(self, label: str, message: Message) -> None: ...
    async def asks(self, query: str) -> None: ...
    def judge(self) -> None: ...


class Ours:
    """This server, with a person at their phone."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram
        self._lan = telegram.user("Lan")

    def app(self, log: Log) -> App:
        urls = self._telegram.api_url, self._telegram.file_url
        return application(*urls, self._telegram.token, log)

    async def says(self, text: str) -> None:
        await asyncio.to_thread(self._lan.types, text)

    async def taps(self, label: str, message: Message) -> None:
        assert self._lan.screen()[-1].message_id == message.message_id
        await asyncio.to_thread(self._lan.taps, label)

    async def asks(self, query: str) -> None:
        order = {"user": self._lan.user, "query": query}
        await asyncio.to_thread(self._telegram.ask, "ask_inline", **order)

    def judge(self) -> None:
        assert self._telegram.violations == ()


class Theirs:
    """The emulator, fed with updates as they stand."""

    def __init__(self, emulator: LoBotApiEmulator, port: int) -> None:
        self._emulator = emulator
        self._base = f"http://127.0.0.1:{port}"

    def app(self, log: Log) -> App:
        return application(f"{self._base}/bot", f"{self._base}/file/bot", TOKEN, log)

    async def says(self, text: str) -> None:
        message = {"message_id": 5, "date": 1, "text": text}
        await self._feed("message", message | {"from": PERSON, "chat": CHAT})

    async def taps(self, label: str, message: Message) -> None:
        assert message.reply_markup
        button = message.reply_markup.inline_keyboard[0][0]
        assert button.text == label
        query = {"id": "9", "from": PERSON, "chat_instance": "1"}
        told = {"data": button.callback_data, "message": message.to_dict()}
        await self._feed("callback_query", query | told)

    async def asks(self, query: str) -> None:
        body = {"id": "8", "from": PERSON, "query": query, "offset": ""}
        await self._feed("inline_query", body)

    def judge(self) -> None:
        refused = [r for r in self._emulator.requests if r["status"] != 200]
        assert refused == []

    async def _feed(self, kind: str, body: Json) -> None:
        await self._emulator.enqueue_update({kind: body}, token=TOKEN)


@asynccontextmanager
async def ours() -> AsyncIterator[Ours]:
    with Telegram.thread() as telegram:
        yield Ours(telegram)


@asynccontextmanager
async def theirs() -> AsyncIterator[Theirs]:
    emulator = LoBotApiEmulator(allow_insecure_loopback_webhooks=True)
    runner = web.AppRunner(emulator.app(), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield Theirs(emulator, runner.addresses[0][1])
    finally:
        await runner.cleanup()


async def conversation(server: Server, log: Log) -> list[tuple[object, ...]]:
    """Have one person say and tap everything; return what the bot did each time."""
    done = []
    await server.says("xin chào")
    done.append(await log.next())
    await server.taps("Sau", log.sent[0])
    done.append(await log.next())
    for text in ("ảnh", "tệp"):
        await server.says(text)
        done.append(await log.next())
    await server.asks("y tế")
    return [*done, await log.next()]


async def dialogue(
    opened: Callable[[], AbstractAsyncContextManager[Server]],
    running: Callable[[App], AbstractAsyncContextManager[None]],
) -> list[tuple[object, ...]]:
    log = Log()
    async with opened() as server, running(server.app(log)):
        done = await conversation(server, log)
        server.judge()
    return done


def labels(entry: tuple[object, ...]) -> tuple[object, ...]:
    """Return an entry with buttons replaced by their labels."""
    return tuple(
        [b.text for row in part.inline_keyboard for b in row]
        if hasattr(part, "inline_keyboard")
        else part
        for part in entry
    )


@pytest.mark.parametrize("running", [polling, listening])
@pytest.mark.parametrize("opened", [ours, theirs])
def test_a_bot_does_the_same_on_either_server(
    opened: Callable[[], AbstractAsyncContextManager[Server]],
    running: Callable[[App], AbstractAsyncContextManager[None]],
) -> None:
    done = asyncio.run(dialogue(opened, running))

    assert [labels(entry) for entry in done] == [
        ("replied", "Chào", ["Sau"]),
        ("turned", "n:2", True, "Trang 2", ["Đầu"]),
        ("pictured", True, "Biểu đồ"),
        ("filed", TABLE),
        ("offered", "y tế", True),
    ]
