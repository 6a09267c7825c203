"""A server keeps what it was told to keep, whatever its own defaults are."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url

from core.store.address import engine_of


def engine(url: str, **query: str) -> Engine:
    given = make_url(url)
    options = " ".join([str(given.query["options"]), query.pop("more", "")])
    changed = given.update_query_dict({"options": options, **query})
    return engine_of(changed.render_as_string(hide_password=False), Path())[0]


def setting(engine: Engine, name: str) -> object:
    with engine.connect() as connection:
        found = connection.exec_driver_sql(f"SHOW {name}").scalar_one()
    engine.dispose()
    return found


@pytest.mark.parametrize(
    ("default", "kept"), [("off", "on"), ("on", "on"), ("local", "local")]
)
def test_a_commit_is_on_disk_when_it_returns(
    server_database: str, default: str, kept: str
) -> None:
    opened = engine(server_database, more=f"-csynchronous_commit={default}")

    assert setting(opened, "synchronous_commit") == kept


def test_nobody_waits_for_a_lock_for_ever(server_database: str) -> None:
    assert setting(engine(server_database), "lock_timeout") == "30s"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_usual_address_of_a_server_is_understood(
    server_database: str, scheme: str
) -> None:
    url = server_database.replace("postgresql://", f"{scheme}://")
    opened = engine(url, connect_timeout="3")

    assert setting(opened, "client_encoding") == "UTF8"
