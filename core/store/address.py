"""Which database an address means."""

from pathlib import Path

from sqlalchemy import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError

from core.errors import DatabaseAddressError
from core.store.server import open_server
from core.store.sqlite import open_file

FILE_NAME = "cchc.sqlite3"
_SERVERS = frozenset({"postgres", "postgresql", "postgresql+psycopg"})
_FILES = frozenset({"sqlite", "sqlite+pysqlite"})


def engine_of(url: str | None, folder: Path) -> tuple[Engine, str]:
    """Return the engine of an address and the database's name without its password.

    Raises:
        MissingPackageError: The driver of the server is not installed.
        DatabaseAddressError: Nothing that can be used here has such an address.
        UnwritableFileError: The file cannot be created or changed.
    """
    if not url:
        return _file(folder / FILE_NAME)
    address = _parsed(url)
    if address.drivername in _SERVERS:
        return _server(address.set(drivername="postgresql+psycopg"))
    if address.drivername in _FILES and _lasting(address.database):
        return _file(Path(address.database or ""))
    raise DatabaseAddressError


def _parsed(url: str) -> URL:
    """Return the parts of an address; a wrong one is never repeated: passwords."""
    try:
        return make_url(url)
    except (ArgumentError, ValueError):
        raise DatabaseAddressError from None


def _lasting(database: str | None) -> bool:
    """Tell whether the name is that of a file, not of a database in memory."""
    return bool(database) and not str(database).startswith((":memory:", "file:"))


def _file(file: Path) -> tuple[Engine, str]:
    return open_file(file), str(file)


def _server(address: URL) -> tuple[Engine, str]:
    host = address.host or "localhost"
    return open_server(address), f"{host}/{address.database or ''}"
