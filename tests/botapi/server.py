"""The Bot API itself: HTTP in, the judge, trouble if ordered, the method, JSON out."""

import asyncio
import inspect
import json
from collections.abc import Coroutine, Sequence
from typing import Any

from aiohttp import web

from tests.botapi.calls import read_call
from tests.botapi.faults import Fault, Trouble
from tests.botapi.judge import Judged, ViolationError, judged
from tests.botapi.methods import METHODS
from tests.botapi.wire import Call, Json, RefusedError, UnspokenError, refuse, unspoken
from tests.botapi.world import Record, World

LARGEST_REQUEST = 52 * 1024 * 1024
NO_JSON = "<html><body><h1>502 Bad Gateway</h1></body></html>"
UNAUTHORIZED = RefusedError("Unauthorized", 401)


class BotApi:
    """The door that the bot comes through; it can be shut and opened again."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.port = 0
        self._runner: web.AppRunner | None = None
        self._working: set[asyncio.Task[web.StreamResponse]] = set()

    async def open(self) -> None:
        """Listen, on the same port as before if there was one."""
        app = web.Application(client_max_size=LARGEST_REQUEST)
        app.router.add_route("*", "/bot{token}/{method}", self._answer)
        app.router.add_get("/file/bot{token}/{path:.+}", self._download)
        self._runner = web.AppRunner(
            app, access_log=None, shutdown_timeout=0.1, handler_cancellation=True
        )
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()
        self.port = self._runner.addresses[0][1]

    async def shut(self) -> None:
        """Cut every connection and refuse new ones."""
        if self._runner:
            await self._runner.cleanup()
            self._runner = None

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        try:
            self._check_token(request)
            call = await read_call(request)
        except RefusedError as error:
            return _refusal(error)
        except web.HTTPRequestEntityTooLarge:
            return _refusal(RefusedError("Request Entity Too Large", 413))
        if call.method.lower() == "getupdates":
            return await self._respond(request, call)
        return await self._finish(self._respond(request, call))

    async def _finish(
        self, work: Coroutine[Any, Any, web.StreamResponse]
    ) -> web.StreamResponse:
        """Carry a call out to its end, even for a bot that no longer listens."""
        task = asyncio.create_task(work)
        self._working.add(task)
        task.add_done_callback(self._working.discard)
        return await asyncio.shield(task)

    def _check_token(self, request: web.Request) -> None:
        if request.match_info["token"] != self.world.token:
            raise UNAUTHORIZED

    async def _respond(self, request: web.Request, call: Call) -> web.StreamResponse:
        try:
            right = self._judged(call)
            struck = await self._strike(right)
            troubles = {fault.trouble for fault in struck}
            if Trouble.CUT in troubles:
                return _cut(request)
            if Trouble.GARBLED in troubles:
                return self._garbled(call, struck)
            result = await self._result(right, struck)
        except RefusedError as error:
            if isinstance(error, UnspokenError):
                self.world.violations.append(f"{call.method}: {error}")
            self._record(call, error.code, error.description)
            return _refusal(error)
        self._record(call, 200)
        if Trouble.LOST in troubles:
            return _cut(request)
        return _json({"ok": True, "result": result})

    def _judged(self, call: Call) -> Judged:
        try:
            return judged(call)
        except ViolationError as error:
            self.world.violations.append(str(error))
            refuse(f"judged wrong: {error}")

    async def _strike(self, call: Judged) -> Sequence[Fault]:
        """Let the trouble that is due come; return it."""
        chat = call.fields.get("chat_id")
        struck = tuple(self.world.faults.strike(call.method, chat))
        for fault in struck:
            if fault.trouble is Trouble.DELAYED:
                await asyncio.sleep(fault.seconds)
        return struck

    async def _result(self, call: Judged, struck: Sequence[Fault]) -> object:
        for fault in struck:
            if fault.trouble is Trouble.REFUSED:
                raise fault.error()
        method = METHODS.get(call.method)
        if method is None:
            unspoken(call.method)
        result = method(self.world, call)
        return await result if inspect.isawaitable(result) else result

    def _garbled(self, call: Call, struck: Sequence[Fault]) -> web.Response:
        fault = next(f for f in struck if f.trouble is Trouble.GARBLED)
        self._record(call, fault.code, NO_JSON)
        return web.Response(status=fault.code, text=NO_JSON, content_type="text/html")

    def _record(self, call: Call, status: int, description: str = "") -> None:
        fields = call.fields | dict.fromkeys(call.uploads, "(a file)")
        self.world.calls.append(
            Record(
                method=call.method,
                fields=fields,
                status=status,
                description=description,
            )
        )

    async def _download(self, request: web.Request) -> web.Response:
        path = request.match_info["path"]
        files = (f for f in self.world.files.values() if f.path == path)
        file = next(files, None)
        if request.match_info["token"] != self.world.token or file is None:
            return _refusal(RefusedError("Not Found", 404))
        return web.Response(body=file.content, content_type=file.media_type)


def _refusal(error: RefusedError) -> web.Response:
    headers = {}
    if "retry_after" in error.parameters:
        headers["Retry-After"] = str(error.parameters["retry_after"])
    return _json(error.body(), error.code, headers)


def _json(
    body: Json, status: int = 200, headers: dict[str, str] | None = None
) -> web.Response:
    text = json.dumps(body, ensure_ascii=False)
    return web.json_response(text=text, status=status, headers=headers)


def _cut(request: web.Request) -> web.Response:
    """End the connection without an answer."""
    if request.transport:
        request.transport.abort()
    return web.Response()
