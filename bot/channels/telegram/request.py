"""HTTP for python-telegram-bot over aiohttp: several times the pace of its own client.

What went wrong is told apart by whether Telegram may have acted on the request.
"""

import json
from typing import Any

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

_JSON = {"Content-Type": "application/json"}
_CONNECT_SECONDS, _READ_SECONDS = 10.0, 30.0


class NotSentError(NetworkError):
    """No connection came about: Telegram has not seen the request."""


class AiohttpRequest(BaseRequest):
    """One pool of kept-alive connections.

    Error texts name the kind of trouble only: the library's own hold the address,
    and with it the token.
    """

    def __init__(self, connections: int = 256) -> None:
        """Keep how many connections may be open at once; none is opened yet."""
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Return how long an answer may take, in seconds."""
        return _READ_SECONDS

    async def initialize(self) -> None:
        """Make the pool; a second call changes nothing."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections)
            self._session = aiohttp.ClientSession(
                connector=connector, trust_env=True, auto_decompress=True
            )

    async def shutdown(self) -> None:
        """Close the pool."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(  # noqa: PLR0913, PLR0917  # as its base class has it
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401  # python-telegram-bot's type
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401  # python-telegram-bot's type
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401  # python-telegram-bot's type
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401  # python-telegram-bot's type
    ) -> tuple[int, bytes]:
        """Return status and body of the answer.

        Raises:
            NotSentError: No connection came about.
            TimedOut: It was cut, or nothing came; the request may have been heard.
        """
        del write_timeout, pool_timeout  # the whole answer has one limit
        if self._session is None:
            raise NotSentError("closed")
        timeout = aiohttp.ClientTimeout(
            sock_connect=_seconds(connect_timeout, _CONNECT_SECONDS),
            total=_seconds(read_timeout, _READ_SECONDS) + _CONNECT_SECONDS,
        )
        try:
            async with self._session.request(
                method, url, timeout=timeout, **_body(request_data)
            ) as response:
                return response.status, await response.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotSentError(type(error).__name__) from None
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            raise TimedOut(type(error).__name__) from None


def _seconds(given: object, usual: float) -> float:
    return float(given) if isinstance(given, int | float) else usual


def _body(data: RequestData | None) -> dict[str, Any]:
    """Return the parameters as JSON; as a form with its parts where there are files."""
    if data is None:
        return {}
    if not data.contains_files:
        text = json.dumps(data.parameters, ensure_ascii=False)
        return {"data": text.encode(errors="replace"), "headers": _JSON}
    form = aiohttp.FormData(data.json_parameters)
    for field, (name, content, kind) in data.multipart_data.items():
        form.add_field(field, content, filename=name, content_type=kind)
    return {"data": form}
