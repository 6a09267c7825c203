"""A database that is at hand: transactions for those who read and who write."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, select

from core.store import history
from core.store.address import engine_of
from core.store.sqlite import WRITES
from core.store.trouble import explained


class Store:
    """An opened database whose tables are as this version wants them.

    Attributes:
        database: Its name, as errors say it: a file or ``server/database``.
    """

    def __init__(self, engine: Engine, database: str) -> None:
        """Keep the engine; nothing is asked of the database yet."""
        self.database = database
        self._reader = engine
        self._writer = engine.execution_options(**{WRITES: True})

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the database.

        Raises:
            CchcError: The database cannot be used; see `core.store.trouble`.
        """
        with explained(self.database), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are on disk at the end, all or none.

        Raises:
            CchcError: The database cannot be used; see `core.store.trouble`.
        """
        with explained(self.database), self._writer.begin() as connection:
            yield connection

    def ping(self) -> None:
        """Return when the database answers."""
        with self.reading() as connection:
            connection.execute(select(1))

    def close(self) -> None:
        """Close every connection."""
        self._reader.dispose()


def open_store(url: str | None, folder: Path) -> Store:
    """Return the database at ``url``, else the file in ``folder``, tables up to date.

    Raises:
        CchcError: There is no such database or it cannot be used.
    """
    store = Store(*engine_of(url, folder))
    try:
        with store.writing() as connection:
            history.upgrade(connection, store.database)
    except BaseException:
        store.close()
        raise
    return store
