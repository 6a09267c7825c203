"""A bot that is nothing but HTTP requests, for tests of the server itself."""

import http.client
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from tests.botapi.client import Telegram
from tests.botapi.wire import Json

BOUNDARY = "--------bare-bot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the server said."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def body(self) -> Json:
        """The JSON of the answer."""
        return dict(json.loads(self.content))

    @property
    def result(self) -> Any:
        """What was asked for; fails when it was refused."""
        assert self.body["ok"], self.body
        return self.body["result"]

    @property
    def refusal(self) -> tuple[int, str]:
        """The code and the words of a refusal; fails when there is none."""
        assert not self.body["ok"], self.body
        return self.body["error_code"], self.body["description"]


class BareBot:
    """The bot of a world."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram

    def call(self, method: str, **fields: object) -> Answer:
        """Call a method with a form, as python-telegram-bot does."""
        text = {name: _form_value(value) for name, value in fields.items()}
        kind = "application/x-www-form-urlencoded"
        return self._post(method, urlencode(text).encode(), kind)

    def call_json(self, method: str, **fields: object) -> Answer:
        """Call a method with a JSON body."""
        return self._post(method, json.dumps(fields).encode(), "application/json")

    def upload(
        self, method: str, part: str, content: bytes, name: str, **fields: object
    ) -> Answer:
        """Call a method with a file beside its parameters."""
        pieces = [
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n'
            f"{_form_value(value)}\r\n".encode()
            for field, value in fields.items()
        ]
        head = (
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{part}"; '
            f'filename="{name}"\r\nContent-Type: image/png\r\n\r\n'
        )
        end = f"\r\n--{BOUNDARY}--\r\n"
        body = b"".join([*pieces, head.encode(), content, end.encode()])
        return self._post(method, body, f"multipart/form-data; boundary={BOUNDARY}")

    def download(self, path: str) -> Answer:
        """Fetch a file by the path that getFile gave."""
        return _request(
            "GET", f"{self._telegram.file_url}{self._telegram.token}/{path}"
        )

    def taken(self) -> list[Json]:
        """Return the updates that wait, and acknowledge them."""
        updates: list[Json] = self.call("getUpdates").result
        if updates:
            self.call("getUpdates", offset=updates[-1]["update_id"] + 1)
        return updates

    def _post(self, method: str, body: bytes, kind: str) -> Answer:
        url = f"{self._telegram.api_url}{self._telegram.token}/{method}"
        return _request("POST", url, body, {"Content-Type": kind})


def _form_value(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _request(
    verb: str,
    url: str,
    body: bytes | None = None,
    headers: dict[str, str] | None = None,
) -> Answer:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=30)
    try:
        connection.request(verb, parts.path, body, headers or {})
        answer = connection.getresponse()
        return Answer(
            status=answer.status, headers=dict(answer.headers), content=answer.read()
        )
    finally:
        connection.close()
