"""What a database refuses, as errors a user can act on.

Everything else it may raise, such as a broken constraint, is a fault of ours and
passes.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from core.errors import (
    CchcError,
    DamagedDatabaseError,
    DatabaseUnavailableError,
    UnwritableFileError,
)

_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
_UNWRITABLE = (
    "SQLITE_CANTOPEN", "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_PERM", "SQLITE_READONLY",
)  # fmt: skip
# Classes of SQLSTATE that lie with the server or its operator, by their beginning.
_OPERATORS = (
    "08", "25006", "28", "3D", "3F", "40", "42501", "53", "55P03", "57", "58",
)  # fmt: skip


@contextmanager
def explained(database: str) -> Iterator[None]:
    """Raise what the operator of ``database`` can put right as a `CchcError`."""
    try:
        yield
    except exc.TimeoutError as error:
        problem = "no connection is free"
        raise DatabaseUnavailableError(database=database, problem=problem) from error
    except exc.DBAPIError as error:
        explanation = _explanation(database, error.orig)
        if explanation is None:
            raise
        raise explanation from error


def _explanation(database: str, cause: BaseException | None) -> CchcError | None:
    if isinstance(cause, sqlite3.Error):
        return _of_file(database, cause)
    return _of_server(database, cause)


def _of_file(file: str, cause: sqlite3.Error) -> CchcError | None:
    name = getattr(cause, "sqlite_errorname", "")
    if name.startswith(_DAMAGED):
        return DamagedDatabaseError(file=file)
    if name.startswith(_UNWRITABLE):
        return UnwritableFileError(file=file, problem=str(cause))
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return DatabaseUnavailableError(database=file, problem=str(cause))
    return None


def _of_server(database: str, cause: BaseException | None) -> CchcError | None:
    """Explain an error of the server, or of the driver, which has no SQLSTATE."""
    state = getattr(cause, "sqlstate", None)
    if state is not None and not state.startswith(_OPERATORS):
        return None
    problem = str(cause).strip().partition("\n")[0].rstrip(".")
    return DatabaseUnavailableError(database=database, problem=problem)
