"""The web channel at a real address: beside a terminal, and alone."""

import errno
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from unittest.mock import Mock
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest

from bot.channels.web.address import Address, address_of, listening, url
from bot.channels.web.app import web_app
from bot.channels.web.server import beside
from bot.errors import AddressTakenError, AddressUnusableError, BadSettingError
from tests.bot.channels.web.conftest import PLACE, Patient, desk

ROOT = Path(__file__).parents[4]
QUESTIONS = ("sở y tế", "bảng xếp hạng", "huyện sìn hồ vì sao", "ai đứng đầu?")
ANY_PORT = Address(port=0)


@pytest.fixture(scope="module")
def where() -> Iterator[str]:
    """The address of a running server, without the last slash."""
    with beside(web_app(desk(), pace=Patient()), ANY_PORT) as address:
        yield address.removesuffix("/")


def fetched(request: Request | str) -> tuple[int, bytes]:
    """Return status and body of a response, whatever the status."""
    try:
        with urlopen(request, timeout=30) as response:  # noqa: S310  # our own address
            return response.status, response.read()
    except HTTPError as error:
        with error:
            return error.code, error.read()


def test_head_is_answered_without_a_body(where: str) -> None:
    request = Request(f"{where}{PLACE}/", method="HEAD")  # noqa: S310

    assert fetched(request) == (200, b"")


def test_a_pasted_page_is_answered_with_a_sentence(where: str) -> None:
    status, body = fetched(f"{where}{PLACE}/hoi?q={quote('ệ' * 10_000)}")

    assert status == 400
    assert "10000" in body.decode()


def test_many_may_ask_at_once(where: str) -> None:
    asked = [f"{where}{PLACE}/api/hoi?q={quote(q)}" for q in QUESTIONS * 8]

    with ThreadPoolExecutor(8) as people:
        answers = [*people.map(fetched, asked)]

    texts = [json.loads(body)["text"] for _, body in answers]
    assert {status for status, _ in answers} == {200}
    assert texts == texts[: len(QUESTIONS)] * 8


def test_the_server_does_not_name_itself(where: str) -> None:
    with urlopen(f"{where}/livez", timeout=30) as response:  # noqa: S310
        assert "server" not in response.headers


def test_the_address_is_free_again_afterwards() -> None:
    with beside(web_app(desk()), ANY_PORT) as address:
        port = int(address.rstrip("/").rpartition(":")[2])

    listening(Address(port=port)).close()


class TestTheAddress:
    def test_it_is_loopback_by_default(self) -> None:
        assert address_of({}) == Address(host="127.0.0.1", port=8017, root_path="")

    def test_the_environment_sets_it(self) -> None:
        environment = {
            "CCHC_HOST": "0.0.0.0",  # noqa: S104  # read, not listened at
            "CCHC_PORT": "80",
            "CCHC_ROOT_PATH": "cchc/",
        }

        address = address_of(environment)

        assert (address.host, address.port, address.root_path) == (
            "0.0.0.0",  # noqa: S104
            80,
            "/cchc",
        )

    @pytest.mark.parametrize("port", ["x", "-1", "65536", "٣", "1.5"])
    def test_a_port_that_is_none_is_told(self, port: str) -> None:
        with pytest.raises(BadSettingError, match="CCHC_PORT"):
            address_of({"CCHC_PORT": port})

    def test_options_come_first(self) -> None:
        assert Address().but("::1", 0) == Address(host="::1", port=0)

    def test_a_taken_port_is_told(self) -> None:
        with listening(ANY_PORT) as taken:
            port = taken.getsockname()[1]

            with pytest.raises(AddressTakenError) as told:
                listening(Address(port=port))

        assert told.value.params == {"host": "127.0.0.1", "port": port}

    def test_an_address_of_another_machine_cannot_be_used(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object, **__: object) -> socket.socket:
            raise OSError(errno.EADDRNOTAVAIL, "not ours")

        monkeypatch.setattr(socket, "create_server", refuse)

        with pytest.raises(AddressUnusableError) as told:
            listening(ANY_PORT)

        assert told.value.params["problem"] == "not ours"

    def test_all_interfaces_are_reached_by_loopback(self) -> None:
        with socket.create_server(("0.0.0.0", 0)) as all_:  # noqa: S104  # what is tried
            port = all_.getsockname()[1]

            assert url(all_) == f"http://127.0.0.1:{port}/"

    def test_ipv6_is_written_in_brackets(self) -> None:
        loopback = Mock(spec=socket.socket)
        loopback.getsockname.return_value = ("::1", 8017, 0, 0)

        assert url(loopback) == "http://[::1]:8017/"


SERVE = "from bot.commands import serve; serve()"


def started(*words: str, **environment: str) -> subprocess.Popen[str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("CCHC_")}
    return subprocess.Popen(
        [sys.executable, "-c", SERVE, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        encoding="utf-8",
        env={**kept, "PYTHONIOENCODING": "utf-8", **environment},
    )


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_server_ends_cleanly_when_told_to(sign: signal.Signals) -> None:
    with started("--port", "0") as server:
        assert server.stdout is not None
        address = server.stdout.readline().split()[3].rstrip(";")
        answer = fetched(f"{address}livez")

        server.send_signal(sign)
        out, err = server.communicate(timeout=30)

    assert (answer, server.returncode, out, err) == ((200, b"ok"), 0, "", "")
