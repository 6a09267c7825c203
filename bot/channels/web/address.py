"""Where the page is served: host, port and the path a reverse proxy adds."""

import errno
import socket
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.errors import AddressTakenError, AddressUnusableError, BadSettingError
from core.errors import N_
from core.model import Message

HOST, PORT, ROOT_PATH = "CCHC_HOST", "CCHC_PORT", "CCHC_ROOT_PATH"
LOOPBACK = "127.0.0.1"
_ANY = frozenset({"0.0.0.0", "::", ""})  # noqa: S104  # compared with, not listened at
_HIGHEST_PORT = 65535


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where to listen.

    Attributes:
        host: Name or address of a network interface.
        port: The port; 0 is any free one.
        root_path: Path that a reverse proxy puts the site at; mostly empty.
    """

    host: str = LOOPBACK
    port: int = 8017
    root_path: str = ""

    def but(self, host: str | None, port: int | None) -> "Address":
        """Return the address with what the command line says in its place."""
        return replace(
            self,
            host=self.host if host is None else host,
            port=self.port if port is None else port,
        )


def address_of(environment: Mapping[str, str]) -> Address:
    """Return the address of ``CCHC_HOST``, ``CCHC_PORT`` and ``CCHC_ROOT_PATH``.

    Raises:
        BadSettingError: The port is none.
    """
    usual = Address()
    port = environment.get(PORT, "").strip()
    if port and not _is_port(port):
        expected = Message(text=N_("a number from 0 to 65535"))
        raise BadSettingError(name=PORT, value=port, expected=expected)
    root_path = environment.get(ROOT_PATH, "").strip().strip("/")
    return Address(
        host=environment.get(HOST, "").strip() or usual.host,
        port=int(port) if port else usual.port,
        root_path=f"/{root_path}" if root_path else "",
    )


def _is_port(text: str) -> bool:
    return text.isascii() and text.isdigit() and int(text) <= _HIGHEST_PORT


def listening(address: Address) -> socket.socket:
    """Return a socket that listens at ``address``.

    Raises:
        AddressTakenError: Another program does already.
        AddressUnusableError: The system does not let us.
    """
    where = {"host": address.host, "port": address.port}
    try:
        family = _family(address)
        return socket.create_server((address.host, address.port), family=family)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise AddressTakenError(**where) from error
        problem = error.strerror or str(error)
        raise AddressUnusableError(**where, problem=problem) from error


def _family(address: Address) -> socket.AddressFamily:
    found = socket.getaddrinfo(
        address.host or None,
        address.port,
        type=socket.SOCK_STREAM,
        flags=socket.AI_PASSIVE,
    )
    return found[0][0]


def url(listener: socket.socket) -> str:
    """Return what to type into a browser on this machine."""
    host, port = listener.getsockname()[:2]
    reached = LOOPBACK if host in _ANY else host
    return f"http://{f'[{reached}]' if ':' in reached else reached}:{port}/"
