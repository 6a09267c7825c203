"""A database in one file of the data folder, readable by its owner alone."""

import os
import sqlite3
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection

from core.files import as_unwritable

WRITES = "cchc_writes"  # execution option of connections that will write
_BUSY_SECONDS = 30
_OWNER_ALONE = 0o600
_FOLDER_OF_OWNER = 0o700
# Before it, two connections that write and check-point at once may damage a file
# whose journal is a write-ahead log (sqlite.org/wal.html#walresetbug).
_SAFE_LOG = (3, 51, 3)


def open_file(
    file: Path, version: tuple[int, ...] = sqlite3.sqlite_version_info
) -> Engine:
    """Return the engine of a file, which is created where there is none.

    Raises:
        UnwritableFileError: The system does not let us create or change it.
    """
    _prepare(file)
    engine = create_engine(
        URL.create("sqlite", database=str(file)),
        connect_args={"isolation_level": None, "timeout": _BUSY_SECONDS},
        hide_parameters=True,
    )
    journal = journal_mode(version)

    @event.listens_for(engine, "connect")
    def _set_up(driver: DBAPIConnection, _record: object) -> None:
        cursor = driver.cursor()
        cursor.execute(f"PRAGMA journal_mode = {journal}")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()

    event.listen(engine, "begin", _begin)
    return engine


def journal_mode(version: tuple[int, ...]) -> str:
    """Return the quickest journal that is safe with a version of SQLite."""
    return "WAL" if version >= _SAFE_LOG else "TRUNCATE"


def _begin(connection: Connection) -> None:
    """Begin as reader or at once as writer: a reader that turns writer may fail."""
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare(file: Path) -> None:
    """Create folder and file if need be; SQLite gives its journal the same rights."""
    with as_unwritable(file):
        file.parent.mkdir(mode=_FOLDER_OF_OWNER, parents=True, exist_ok=True)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, _OWNER_ALONE))
