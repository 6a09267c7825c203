"""Updates brought by Telegram: only with the secret, only when they are on disk."""

import http.client
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.channels.telegram.webhook import PATH
from tests.bot.channels.telegram.running import (
    Process,
    environment,
    free_port,
    process,
    until,
)
from tests.bot.channels.telegram.test_process import readiness
from tests.botapi.client import Telegram

FACT = "Sở Y tế: hạng 20/20"
SECRET = "a-secret-of-thirty-two-letters-0"  # noqa: S105
HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Site:
    """The program with its webhook."""

    def __init__(self, program: Process, port: int, folder: Path) -> None:
        self.program = program
        self.port = port
        self.folder = folder

    def knock(
        self, body: bytes, secret: str | None = SECRET, method: str = "POST"
    ) -> int:
        """Return the status of a request to the webhook."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {} if secret is None else {HEADER: secret}
        with closing(connection):
            connection.request(method, PATH, body, headers)
            return connection.getresponse().status

    def stored(self) -> int:
        with closing(sqlite3.connect(self.folder / "cchc.sqlite3")) as connection:
            found = connection.execute("SELECT count(*) FROM updates").fetchone()
        return int(found[0])


@pytest.fixture
def site(telegram: Telegram, tmp_path: Path) -> Iterator[Site]:
    port, folder = free_port(), tmp_path / "state"
    settings = environment(
        telegram,
        folder,
        CCHC_WEBHOOK_URL=f"http://127.0.0.1:{port}{PATH}",
        CCHC_WEBHOOK_SECRET=SECRET,
    )
    with process(settings, tmp_path, "--port", str(port)) as program:
        until(lambda: telegram.webhook)
        until(lambda: readiness(port)[0] == 200)
        yield Site(program, port, folder)
        assert program.end() == 0


def update(number: int, chat: int = 7) -> bytes:
    message = {
        "message_id": number,
        "date": 0,
        "chat": {"id": chat, "type": "private", "first_name": "Lan"},
        "from": {"id": chat, "is_bot": False, "first_name": "Lan"},
        "text": "xếp hạng Sở Y tế",
    }
    return json.dumps({"update_id": number, "message": message}).encode()


def test_updates_are_brought_answered_and_never_fetched(
    telegram: Telegram, site: Site
) -> None:
    lan = telegram.user("Lan")

    lan.types("xếp hạng Sở Y tế")

    assert lan.next().text.startswith(FACT)
    assert telegram.calls("getUpdates") == ()
    assert site.stored() == 1


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET[:-1], SECRET + "0"])
def test_without_the_secret_nothing_is_taken(site: Site, secret: str | None) -> None:
    assert site.knock(update(1), secret) == 403
    assert site.stored() == 0


@pytest.mark.parametrize(
    ("body", "method", "status"),
    [
        (b"", "POST", 400),
        (b"no json", "POST", 400),
        (b"[1]", "POST", 400),
        (b'{"update_id": "7"}', "POST", 400),
        (b" " * (1024 * 1024 + 1), "POST", 413),
        (b"", "GET", 405),
    ],
)
def test_what_is_no_update_is_refused(
    site: Site, body: bytes, method: str, status: int
) -> None:
    assert site.knock(body, method=method) == status
    assert site.stored() == 0


def test_200_means_that_it_is_on_disk_and_twice_brought_is_once_answered(
    telegram: Telegram, site: Site
) -> None:
    lan = telegram.user("Lan")
    lan.types("/start")
    lan.next()

    statuses = [site.knock(update(900_000_001, lan.chat)) for _ in range(3)]

    assert statuses == [200, 200, 200]
    assert site.stored() == 2
    assert lan.next().text.startswith(FACT)
    lan.types("xếp hạng Sở Nội vụ")
    assert lan.next().text.startswith("Sở Nội vụ")
    assert telegram.deliveries[lan.chat] == 3


def test_the_secret_is_never_said(site: Site) -> None:
    site.knock(update(1), "wrong")

    assert SECRET not in site.program.said
