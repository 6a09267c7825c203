"""Delivery of updates to the bot's address, in order per chat, until it takes them."""

import asyncio
import time
from dataclasses import dataclass, field

from aiohttp import ClientError, ClientSession, ClientTimeout

from tests.botapi.journal import Happened, Journal
from tests.botapi.updates import Updates, chat_key
from tests.botapi.wire import Json

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # its name, no secret
PAUSES_SECONDS = (0.05, 0.1, 0.2, 0.5, 1.0)
PATIENCE = ClientTimeout(total=10)
WEBHOOK = "webhook"
SUCCESS = range(200, 300)


@dataclass(slots=True, kw_only=True)
class Webhook:
    """Where updates go, and how that went.

    Attributes:
        busy: Chats with a delivery under way or waiting for its next try.
    """

    url: str
    secret: str = ""
    connections: int = 40
    updates: Updates
    journal: Journal
    busy: set[int] = field(default_factory=set)
    tries: dict[int, int] = field(default_factory=dict)
    last_error: Json = field(default_factory=dict)

    async def run(self) -> None:
        """Deliver updates until cancelled."""
        async with (
            ClientSession(timeout=PATIENCE) as session,
            asyncio.TaskGroup() as tasks,
        ):
            while True:
                self.updates.arrived.clear()
                for number, update in self._due():
                    tasks.create_task(self._deliver(session, number, update))
                await self.updates.arrived.wait()

    def _due(self) -> list[tuple[int, Json]]:
        """Return the next update of every chat that may have one, and take them."""
        due = []
        for number, update in self.updates.pending.items():
            if len(self.busy) >= self.connections:
                break
            if (key := chat_key(update)) not in self.busy:
                self.busy.add(key)
                due.append((number, update))
        return due

    async def _deliver(self, session: ClientSession, number: int, update: Json) -> None:
        if problem := await self._problem(session, update):
            self.last_error = {
                "last_error_date": int(time.time()),
                "last_error_message": problem,
            }
            self._note(Happened.NOT_TAKEN, number)
            self.tries[number] = self.tries.get(number, 0) + 1
            last = len(PAUSES_SECONDS) - 1
            await asyncio.sleep(PAUSES_SECONDS[min(self.tries[number] - 1, last)])
        else:
            self.updates.forget([number])
            self._note(Happened.TAKEN, number)
        self.busy.discard(chat_key(update))
        self.updates.arrived.set()

    def _note(self, kind: Happened, number: int) -> None:
        self.journal.add(kind, WEBHOOK, {"update_id": number} | self.last_error)

    async def _problem(self, session: ClientSession, update: Json) -> str:
        """Post an update; return why it was not taken, empty when it was."""
        headers = {SECRET_HEADER: self.secret} if self.secret else {}
        try:
            async with session.post(
                self.url, json=update, headers=headers, allow_redirects=False
            ) as answer:
                reason = f"{answer.status} {answer.reason}"
                return (
                    ""
                    if answer.status in SUCCESS
                    else f"Wrong response from the webhook: {reason}"
                )
        except TimeoutError:
            return "Read timeout expired"
        except ClientError:
            return "Connection refused"

    def shown(self) -> Json:
        """Return the webhook as getWebhookInfo shows it."""
        return {"url": self.url, "max_connections": self.connections} | self.last_error
