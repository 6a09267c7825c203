"""The one history of the tables: every step from nothing to what is now."""

from threading import Lock

from sqlalchemy import Connection, text

from core.errors import NewerDatabaseError

_ONE_AT_A_TIME = Lock()  # alembic keeps its context in the process, not the thread
_LOCK_KEY = 0x63636863  # "cchc"; the advisory lock of whoever changes the tables


def upgrade(connection: Connection, database: str) -> None:
    """Bring the tables to the newest step, or leave them as they are, whole.

    The transaction of ``connection`` holds everybody else off: on a server by an
    advisory lock, in a file by being one that writes.

    Raises:
        NewerDatabaseError: A later version has brought them further.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK_KEY})"))
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "core.store:migrations")
    try:
        with _ONE_AT_A_TIME:
            command.upgrade(config, "head")
    except CommandError as error:
        raise NewerDatabaseError(database=database) from error
