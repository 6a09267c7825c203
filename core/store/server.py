"""A database on a PostgreSQL server, for several machines."""

from collections.abc import Mapping

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection

from core.errors import MissingPackageError

_CONNECT_SECONDS = 10
# A commit is on disk when it returns, whatever the server's own default.
_DURABLE = (
    "SELECT set_config('synchronous_commit', 'on', false)"
    " WHERE current_setting('synchronous_commit') = 'off'"
)
_PATIENCE = "SET lock_timeout = '30s'"


def open_server(url: URL) -> Engine:
    """Return the engine of a server; connections that broke are made anew.

    Raises:
        MissingPackageError: Its driver is not installed.
    """
    limits = (
        {} if "connect_timeout" in url.query else {"connect_timeout": _CONNECT_SECONDS}
    )
    engine = _engine(url, limits)

    @event.listens_for(engine, "connect")
    def _set_up(driver: DBAPIConnection, _record: object) -> None:
        cursor = driver.cursor()
        cursor.execute(_DURABLE)
        cursor.execute(_PATIENCE)
        cursor.close()
        driver.commit()

    return engine


def _engine(url: URL, limits: Mapping[str, int]) -> Engine:
    try:
        return create_engine(
            url, connect_args={**limits}, hide_parameters=True, pool_pre_ping=True
        )
    except ModuleNotFoundError as error:
        raise MissingPackageError(package=error.name, extra="postgres") from error
