"""A file is durable, private, and safe with the SQLite that is at hand."""

import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.store import sqlite
from core.store.store import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(None, tmp_path / "data")
    yield opened
    opened.close()


def setting(store: Store, name: str) -> object:
    with store.reading() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()


@pytest.mark.parametrize(
    ("version", "journal"),
    [
        ((3, 40, 1), "TRUNCATE"),
        ((3, 51, 2), "TRUNCATE"),
        ((3, 51, 3), "WAL"),
        ((4, 0, 0), "WAL"),
    ],
)
def test_a_log_is_written_only_where_it_cannot_damage_the_file(
    version: tuple[int, ...], journal: str
) -> None:
    assert sqlite.journal_mode(version) == journal


def test_a_commit_is_on_disk_when_it_returns(store: Store) -> None:
    journal = sqlite.journal_mode(sqlite3.sqlite_version_info)

    assert setting(store, "journal_mode") == journal.casefold()
    assert setting(store, "synchronous") == 2
    assert setting(store, "foreign_keys") == 1
    assert setting(store, "busy_timeout") == 30_000


def test_a_file_is_readable_by_its_owner_alone(store: Store) -> None:
    file = Path(store.database)

    assert file.name == "cchc.sqlite3"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(f.stat().st_mode) for f in file.parent.iterdir()} == {0o600}


def test_a_file_that_newer_software_used_is_taken_over(tmp_path: Path) -> None:
    file = tmp_path / "cchc.sqlite3"
    newer = sqlite.open_file(file, (3, 51, 3))
    with newer.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE kept (n INTEGER)")
        mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
    newer.dispose()

    older = sqlite.open_file(file, (3, 40, 1))
    with older.connect() as connection:
        taken = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
        kept = connection.exec_driver_sql("SELECT count(*) FROM kept").scalar_one()
    older.dispose()

    assert (mode, taken, kept) == ("wal", "truncate", 0)


def test_readers_do_not_hold_each_other_off(store: Store) -> None:
    with store.reading() as one, store.reading() as other:
        assert one.exec_driver_sql("SELECT count(*) FROM updates").scalar_one() == 0
        assert other.exec_driver_sql("SELECT count(*) FROM updates").scalar_one() == 0
