"""The right to answer for a bot: one process holds it, the others stand by."""

import asyncio
import os
import secrets
import socket

from bot.channels.telegram.condition import STANDING_BY, Condition
from bot.channels.telegram.scribe import Scribe
from core.errors import CchcError

SECONDS = 10  # that the right outlives a process that was killed
_RENEWED = 3.0
_ASKED = 1.0


class Lease:
    """One process's claim."""

    def __init__(self, scribe: Scribe, condition: Condition) -> None:
        """Make a name that no other process has."""
        self._scribe = scribe
        self._condition = condition
        self._holder = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"

    async def taken(self) -> None:
        """Return when the right is ours."""
        while not await self._held():
            self._condition.amiss(STANDING_BY)
            await asyncio.sleep(_ASKED)

    async def lost(self) -> None:
        """Keep the right; return only when it is ours no longer."""
        while True:
            await asyncio.sleep(_RENEWED)
            if not await self._held():
                return

    async def drop(self) -> None:
        """Give the right up; a database in trouble lets it run out by itself."""
        try:
            await self._scribe.release(self._holder)
        except CchcError:
            return

    async def _held(self) -> bool:
        try:
            return await self._scribe.hold(self._holder, SECONDS)
        except CchcError:  # others cannot take it either
            return False
