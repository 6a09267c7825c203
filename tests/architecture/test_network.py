"""No test leaves this machine."""

import socket

import pytest

from tests.conftest import NetworkUsedError


def test_another_machine_is_out_of_reach() -> None:
    with pytest.raises(NetworkUsedError, match=r"192\.0\.2\.1"):
        socket.create_connection(("192.0.2.1", 9), timeout=1)


def test_names_of_other_machines_are_not_looked_up() -> None:
    with pytest.raises(NetworkUsedError, match="example"):
        socket.getaddrinfo("example.invalid", 80)


def test_this_machine_is_within_reach() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=1).close()
