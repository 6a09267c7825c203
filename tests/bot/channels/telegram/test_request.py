"""HTTP beneath the bot: what came, what did not, and nothing of it with the token."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest, NetworkError, TimedOut

from bot.channels.telegram.request import AiohttpRequest, NotSentError

TOKEN = "6000000001:canary-canary-canary-canary-canary"  # noqa: S105  # nobody's
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
ME = {"id": 6000000001, "is_bot": True, "first_name": "CCHC", "username": "cchc_bot"}


@asynccontextmanager
async def server(handler: Handler) -> AsyncIterator[str]:
    """Answer every address with ``handler``; yield what the token follows."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", handler)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/bot"
    finally:
        await runner.cleanup()


def bot(base_url: str) -> Bot:
    request = AiohttpRequest(4)
    return Bot(TOKEN, base_url, request=request, get_updates_request=request)


async def outcome(handler: Handler, **timeouts: float) -> Exception | None:
    """Return what a message to such a server ends with."""
    async with server(handler) as url:
        one = bot(url)
        await one._request[1].initialize()  # noqa: SLF001  # without a call of its own
        try:
            await one.send_message(1, "Sở Y tế", **timeouts)  # type: ignore[arg-type]
        except Exception as error:  # noqa: BLE001  # whatever it is
            return error
        finally:
            await one._request[1].shutdown()  # noqa: SLF001
    return None


async def _sent(request: web.Request) -> web.Response:
    found = await request.json()
    chat = {"id": found["chat_id"], "type": "private"}
    result = {"message_id": 1, "date": 0, "chat": chat, "text": found["text"]}
    return web.json_response({"ok": True, "result": result})


async def _refused(_: web.Request) -> web.Response:
    body = {"ok": False, "error_code": 400, "description": "Bad Request: no"}
    return web.json_response(body, status=400)


async def _cut(request: web.Request) -> web.Response:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def _slow(_: web.Request) -> web.Response:
    await asyncio.sleep(30)
    return web.Response()


async def _garbled(_: web.Request) -> web.Response:
    return web.Response(status=502, text="<html>nginx</html>")


def test_a_message_goes_out_and_its_answer_comes_back() -> None:
    assert asyncio.run(outcome(_sent)) is None


def test_a_refusal_is_what_the_library_calls_it() -> None:
    assert isinstance(asyncio.run(outcome(_refused)), BadRequest)


def test_a_connection_cut_leaves_open_whether_it_was_heard() -> None:
    assert isinstance(asyncio.run(outcome(_cut)), TimedOut)


def test_an_answer_that_does_not_come_leaves_it_open_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.channels.telegram.request._CONNECT_SECONDS", 0.1)

    assert isinstance(asyncio.run(outcome(_slow, read_timeout=0.1)), TimedOut)


def test_a_page_instead_of_an_answer_is_trouble_on_the_way() -> None:
    found = asyncio.run(outcome(_garbled))

    assert type(found) is NetworkError


def test_nobody_listening_means_that_nothing_was_heard() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    async def story() -> None:
        one = bot(f"http://127.0.0.1:{port}/bot")
        try:
            with pytest.raises(NotSentError) as raised:
                await one.initialize()
            assert "canary" not in f"{raised.value} {raised.value.__cause__}"
        finally:
            await one.shutdown()

    asyncio.run(story())


def test_files_go_as_parts_of_a_form() -> None:
    seen: list[tuple[str, bytes]] = []

    async def take(request: web.Request) -> web.Response:
        form = await request.post()
        part = form["document"]
        if isinstance(part, web.FileField):
            seen.append((part.filename, part.file.read()))
        body = {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}
        return web.json_response({"ok": True, "result": body})

    async def story() -> None:
        async with server(take) as url:
            one = bot(url)
            await one._request[1].initialize()  # noqa: SLF001
            await one.send_document(1, b"a,b", filename="bang.csv")
            await one._request[1].shutdown()  # noqa: SLF001

    asyncio.run(story())

    assert seen == [("bang.csv", b"a,b")]


def test_a_closed_connection_says_so() -> None:
    async def story() -> None:
        with pytest.raises(NotSentError):
            await AiohttpRequest().do_request("http://127.0.0.1:1/", "POST")

    asyncio.run(story())
