"""Telegram as a test holds it: people, trouble, and what the bot did."""

import base64
import http.client
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from tests.botapi.hosting import START_SECONDS, Address, ServerThread, new_token
from tests.botapi.page import transcript_page
from tests.botapi.people import ImpossibleError
from tests.botapi.phone import PATIENCE_SECONDS, Phone, SilentBotError
from tests.botapi.wire import Json

ROOT = Path(__file__).parents[2]
SPARE_SECONDS = 30


class Telegram:
    """A running server and the world in it.

    Attributes:
        token: The one token the server knows.
        api_url: What python-telegram-bot calls ``base_url``: the token follows it.
        file_url: What it calls ``base_file_url``.
    """

    def __init__(self, address: Address, stop: Callable[[], None]) -> None:
        self.token = address.token
        self.api_url = f"http://127.0.0.1:{address.api_port}/bot"
        self.file_url = f"http://127.0.0.1:{address.api_port}/file/bot"
        self._control_port = address.control_port
        self._stop = stop

    @classmethod
    def thread(cls, username: str = "cchc_bot") -> Self:
        """Start the server inside this process; it is ready at once."""
        server = ServerThread(new_token(), username)
        return cls(server.start(), server.stop)

    @classmethod
    def process(cls, username: str = "cchc_bot", port: int = 0) -> Self:
        """Start the server as a process of its own, for load and for benchmarks."""
        options = ("--username", username, "--port", str(port))
        server = subprocess.Popen(
            [sys.executable, "-m", "tests.botapi", *options],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

        def stop() -> None:
            """End its input; the process ends by itself."""
            server.communicate()
            assert server.returncode == 0

        line = server.stdout.readline() if server.stdout else ""
        return cls(Address(**json.loads(line)), stop)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop the server."""
        self._stop()

    # People and places.

    def user(
        self, name: str, language: str | None = "vi", username: str | None = None
    ) -> Phone:
        """Return the phone of a new person, open at their chat with the bot."""
        user = self.ask("new_user", name=name, language=language, username=username)
        return Phone(self, user, user)

    def group(self, title: str, *members: Phone, supergroup: bool = False) -> Phone:
        """Return the first member's phone, open at a new group with the bot in it."""
        kind = "supergroup" if supergroup else "group"
        chat = self._founded(title, kind, members)
        return self.admit(members[0].at(chat))

    def channel(self, title: str, owner: Phone) -> Phone:
        """Return the owner's phone, open at a new channel without the bot."""
        return owner.at(self._founded(title, "channel", (owner,)))

    def admit(self, phone: Phone, standing: str = "member") -> Phone:
        """Bring the bot into the chat that a phone shows."""
        self.ask("admit", user=phone.user, chat=phone.chat, standing=standing)
        return phone

    def privacy(self, *, on: bool) -> None:
        """Choose whether groups show the bot only what is meant for it."""
        self.ask("privacy", on=on)

    def _founded(self, title: str, kind: str, members: Sequence[Phone]) -> int:
        users = [member.user for member in members]
        chat = self.ask("new_group", title=title, members=users, kind=kind)
        return int(chat)

    # What the bot did.

    @property
    def violations(self) -> tuple[str, ...]:
        """Every request so far that is not what the Bot API describes."""
        return tuple(self.ask("state")["violations"])

    @property
    def pending(self) -> int:
        """How many updates the bot has not acknowledged."""
        return int(self.ask("state")["pending"])

    @property
    def deliveries(self) -> Mapping[int, int]:
        """How many messages the bot has put into each chat."""
        counts = self.ask("state")["deliveries"]
        return {int(chat): count for chat, count in counts.items()}

    @property
    def webhook(self) -> Json:
        """The webhook with the last trouble it had; empty when there is none."""
        return dict(self.ask("state")["webhook"])

    def drain(self, seconds: float = PATIENCE_SECONDS) -> None:
        """Wait until the bot has taken every update.

        Raises:
            SilentBotError: It has not in time.
        """
        if not self.ask("drained", seconds=seconds):
            problem = f"{self.pending} updates pending after {seconds} s"
            raise SilentBotError(problem)

    def wait_for_poll(self, seconds: float = START_SECONDS) -> None:
        """Wait until the bot is up and waits for updates.

        Raises:
            SilentBotError: It does not in time.
        """
        if not self.ask("polled", seconds=seconds):
            problem = f"nobody polls after {seconds} s"
            raise SilentBotError(problem)

    def calls(self, method: str | None = None) -> tuple[Json, ...]:
        """Return what the bot asked for: method, fields, status, description."""
        return tuple(self.ask("calls", method=method))

    def file(self, file_id: str) -> bytes:
        """Return what is in a file that went through Telegram."""
        return base64.b64decode(self.ask("file", file_id=file_id)["content"])

    # Load and raw updates.

    def load(self, texts: Iterable[tuple[Phone, str]]) -> int:
        """Have people type all at once; return how many updates that makes."""
        typed = [(phone.user, phone.chat, text) for phone, text in texts]
        return int(self.ask("load", texts=typed))

    def update(self, kind: str, body: Json) -> int | None:
        """Queue an update as it stands; None when the bot did not ask for its kind."""
        update_id = self.ask("update", kind=kind, body=body)
        return None if update_id is None else int(update_id)

    def forget_queries(self) -> None:
        """Let every tap and inline query be too old to be answered."""
        self.ask("forget_queries")

    # Trouble.

    def refuse(  # noqa: PLR0913  # the parts of an answer of Telegram
        self,
        method: str,
        code: int,
        description: str,
        *,
        times: int | None = 1,
        chat: int | None = None,
        after: int = 0,
        **parameters: int,
    ) -> None:
        """Answer the next calls of a method with an error, 5xx included."""
        self.ask(
            "fault",
            trouble="refused",
            method=method,
            code=code,
            description=description,
            parameters=parameters,
            times=times,
            chat=chat,
            after=after,
        )

    def flood(
        self,
        method: str,
        retry_after: int,
        *,
        times: int | None = 1,
        chat: int | None = None,
    ) -> None:
        """Answer the next calls of a method with 429."""
        description = f"Too Many Requests: retry after {retry_after}"
        self.refuse(
            method,
            429,
            description,
            times=times,
            chat=chat,
            retry_after=retry_after,
        )

    def lose(self, method: str, *, times: int | None = 1, after: int = 0) -> None:
        """Carry the next calls of a method out and cut the connection."""
        self._trouble("lost", method, times=times, after=after)

    def cut(self, method: str, *, times: int | None = 1, after: int = 0) -> None:
        """Cut the connection of the next calls of a method; nothing happens."""
        self._trouble("cut", method, times=times, after=after)

    def garble(self, method: str, *, times: int | None = 1, code: int = 502) -> None:
        """Answer the next calls of a method with a page instead of JSON."""
        self._trouble("garbled", method, times=times, code=code)

    def delay(self, method: str, seconds: float, *, times: int | None = None) -> None:
        """Carry the calls of a method out later; every call unless ``times`` says."""
        self._trouble("delayed", method, times=times, seconds=seconds)

    def heal(self) -> None:
        """Order no more trouble."""
        self.ask("heal")

    @contextmanager
    def unreachable(self) -> Iterator[None]:
        """Refuse every connection of the bot for a while."""
        self.ask("shut")
        try:
            yield
        finally:
            self.ask("open")

    def _trouble(self, trouble: str, method: str, **details: object) -> None:
        self.ask("fault", trouble=trouble, method=method, parameters={}, **details)

    # Transcripts.

    def write_page(self, phone: Phone, file: Path) -> None:
        """Write what a phone shows as a page that needs nothing else."""
        transcript = phone.transcript()
        shown = (line.get("message", {}) for line in transcript["lines"])
        ids = {m["photo"][-1]["file_id"] for m in shown if "photo" in m}
        pictures = {file_id: self.file(file_id) for file_id in ids}
        file.write_text(transcript_page(transcript, pictures), "utf-8")

    def ask(self, verb: str, **order: object) -> Any:
        """Return what the server says to an order.

        Raises:
            ImpossibleError: Nobody could do that on a phone.
        """
        wait = float(str(order.get("seconds") or 0))
        connection = http.client.HTTPConnection(
            "127.0.0.1", self._control_port, timeout=wait + SPARE_SECONDS
        )
        try:
            body = json.dumps(order)
            headers = {"Content-Type": "application/json"}
            connection.request("POST", f"/{verb}", body, headers)
            answer = json.load(connection.getresponse())
        finally:
            connection.close()
        if "problem" in answer:
            raise ImpossibleError(answer["problem"])
        return answer["result"]
