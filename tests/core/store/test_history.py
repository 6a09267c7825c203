"""The history leads every database to the tables as they are declared."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from core.store import history
from core.store.store import Store, open_store
from core.store.tables import metadata

TABLES = ["alembic_version", "leases", "updates"]


@pytest.fixture
def store(database: str, tmp_path: Path) -> Iterator[Store]:
    opened = open_store(database, tmp_path)
    yield opened
    opened.close()


def tables(connection: Connection) -> list[str]:
    return sorted(inspect(connection).get_table_names())


def configured(connection: Connection) -> Config:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "core.store:migrations")
    return config


def test_an_empty_database_gets_every_table(store: Store) -> None:
    with store.reading() as connection:
        assert tables(connection) == TABLES


def test_the_steps_make_what_the_tables_declare(store: Store) -> None:
    with store.reading() as connection:
        context = MigrationContext.configure(connection)

        assert compare_metadata(context, metadata) == []


def test_indexes_and_conditions_are_those_declared(store: Store) -> None:
    declared = metadata.tables["updates"]
    with store.reading() as connection:
        found = inspect(connection)

        assert {i["name"] for i in found.get_indexes("updates")} >= {
            index.name for index in declared.indexes
        }
        assert [c["name"] for c in found.get_check_constraints("updates")] == [
            "ck_updates_status"
        ]


def test_taking_the_steps_again_changes_nothing(store: Store) -> None:
    with store.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO leases (name, holder, until) VALUES ('a', 'b', 1)"
        )
        history.upgrade(connection, store.database)

        kept = connection.exec_driver_sql("SELECT name, holder, until FROM leases")
        assert kept.all() == [("a", "b", 1)]
        assert tables(connection) == TABLES


def test_a_step_that_breaks_leaves_nothing_behind(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_off(connection: Connection, name: str) -> None:
        upgrade(connection, name)
        raise RuntimeError

    upgrade = history.upgrade
    with monkeypatch.context() as broken:
        broken.setattr(history, "upgrade", break_off)
        with pytest.raises(RuntimeError):
            open_store(database, tmp_path)

    monkeypatch.setattr(history, "upgrade", lambda *_: None)
    untouched = open_store(database, tmp_path)
    with untouched.reading() as connection:
        assert tables(connection) == []
    untouched.close()


def test_steps_can_be_undone_and_taken_again(store: Store) -> None:
    with store.writing() as connection:
        command.downgrade(configured(connection), "base")
        undone = tables(connection)
        history.upgrade(connection, store.database)

        assert undone == ["alembic_version"]
        assert tables(connection) == TABLES


def test_the_history_is_one_line() -> None:
    config = Config()
    config.set_main_option("script_location", "core.store:migrations")

    script = ScriptDirectory.from_config(config)

    assert script.get_bases() == ["0001"]
    assert len(script.get_heads()) == 1
