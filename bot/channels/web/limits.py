"""How much one client may ask, and how large a request may be."""

import asyncio
import time
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Lock

from starlette.requests import Request

from bot.errors import TooManyQuestionsError, UnreadableRequestError
from core.errors import N_
from core.model import Message

MOST_A_MINUTE = 30
LARGEST_BODY = 16 * 1024
LONGEST_WAIT = 10  # seconds until a body must have come in
_SECOND = 1_000_000_000  # in nanoseconds, as the clock counts
_INTERVAL = 60 * _SECOND // MOST_A_MINUTE
_MOST_CLIENTS = 10_000
_NETWORK = 64  # bits: one household has a whole IPv6 network


class Pace:
    """Lets each client ask thirty questions at once, then one every two seconds.

    Only the moment is kept at which a client will have used up nothing again.
    """

    def __init__(self, clock: Callable[[], int] = time.monotonic_ns) -> None:
        """Begin with nobody known."""
        self._clock = clock
        self._lock = Lock()
        self._free_at: dict[str, int] = {}

    def admit(self, client: str) -> None:
        """Count one question of a client.

        Raises:
            TooManyQuestionsError: The client asks faster than anybody reads.
        """
        household = _household(client)
        with self._lock:
            now = self._clock()
            free_at = max(self._free_at.pop(household, 0), now)
            early = free_at + _INTERVAL - now - MOST_A_MINUTE * _INTERVAL
            self._keep(household, free_at if early > 0 else free_at + _INTERVAL)
        if early > 0:
            raise TooManyQuestionsError(seconds=-(-early // _SECOND))

    def _keep(self, household: str, free_at: int) -> None:
        """Note who asked last; who has not asked for longest is forgotten first."""
        self._free_at[household] = free_at
        while len(self._free_at) > _MOST_CLIENTS:
            self._free_at.pop(next(iter(self._free_at)))


def _household(client: str) -> str:
    try:
        address = ip_address(client)
    except ValueError:
        return client
    if isinstance(address, IPv6Address):
        return str(ip_network((address, _NETWORK), strict=False))
    return client


async def body_of(request: Request) -> bytes:
    """Return the body of a request, as long as it is small and comes in time.

    Raises:
        UnreadableRequestError: It is too large, or too slow.
    """
    body = b""
    try:
        async with asyncio.timeout(LONGEST_WAIT):
            async for chunk in request.stream():
                body += chunk
                if len(body) > LARGEST_BODY:
                    raise _refused(N_("it is larger than 16 KB"), 413)
    except TimeoutError as error:
        raise _refused(N_("it did not come in time"), 408) from error
    return body


def _refused(problem: str, status: int) -> UnreadableRequestError:
    return UnreadableRequestError(problem=Message(text=problem), status=status)
