"""Running the server: in a thread of the test, or as a process of its own."""

import asyncio
import secrets
import threading
from dataclasses import dataclass

from tests.botapi.control import Control
from tests.botapi.server import BotApi
from tests.botapi.things import User
from tests.botapi.world import World

BOT_ID = 6_000_000_001
START_SECONDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where the server is and whom it knows."""

    api_port: int
    control_port: int
    token: str


def new_token() -> str:
    """Return a token of the shape that Telegram gives out."""
    return f"{BOT_ID}:{secrets.token_urlsafe(26)[:35]}"


class Stage:
    """A world with both its doors."""

    def __init__(self, token: str, username: str) -> None:
        bot = User(user_id=BOT_ID, first_name="CCHC", username=username, is_bot=True)
        self.world = World(token=token, bot=bot)
        self.api = BotApi(self.world)
        self.control = Control(self.api)

    async def open(self, port: int) -> Address:
        """Open both doors; port 0 takes any free one."""
        self.api.port = port
        await self.api.open()
        await self.control.open()
        return Address(
            api_port=self.api.port,
            control_port=self.control.port,
            token=self.world.token,
        )

    async def shut(self) -> None:
        """Stop deliveries and close both doors."""
        if self.world.delivering:
            self.world.delivering.cancel()
            await asyncio.gather(self.world.delivering, return_exceptions=True)
        await self.api.shut()
        await self.control.shut()


class ServerThread:
    """The server in a thread of this process: it starts at once."""

    def __init__(self, token: str, username: str) -> None:
        self._stage = Stage(token, username)
        self._thread = threading.Thread(target=self._run, name="botapi")
        self._ready = threading.Event()
        self._address: Address | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None

    def start(self) -> Address:
        """Start the server and return where it is."""
        self._thread.start()
        self._ready.wait(START_SECONDS)
        if self._address is None:
            problem = "the Bot API server did not start"
            raise RuntimeError(problem)
        return self._address

    def stop(self) -> None:
        """Stop the server and wait for its end."""
        if self._loop and self._stop:
            self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        try:
            self._address = await self._stage.open(0)
        finally:
            self._ready.set()
        await self._stop.wait()
        await self._stage.shut()
