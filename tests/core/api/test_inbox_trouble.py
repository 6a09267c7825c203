"""What can go wrong with a database is said so that its operator can put it right."""

import sqlite3
import sys
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from core.api.inbox import Inbox, Status, open_inbox
from core.errors import (
    CchcError,
    DamagedDatabaseError,
    DatabaseAddressError,
    DatabaseUnavailableError,
    MissingPackageError,
    NewerDatabaseError,
    UnwritableFileError,
)
from core.i18n import Localizer
from core.store import sqlite
from core.store.address import FILE_NAME
from tests.core.store.arrivals import CHANNEL, ids, update
from tests.core.store.crew import crew

SECRET = "canary-secret"  # noqa: S105  # a password that must not be seen again
NOWHERE = f"postgresql://nobody:{SECRET}@127.0.0.1:1/cchc"


def refusal(url: str | None, folder: Path) -> CchcError:
    """Return the error of an inbox that cannot be opened."""
    with pytest.raises(CchcError) as caught:
        open_inbox(url, folder)
    return caught.value


def server_refusal(url: str, folder: Path, **options: str) -> CchcError:
    """Return the error when a connection has more options than its address."""
    given = make_url(url)
    more = " ".join(f"-c{name}={value}" for name, value in options.items())
    changed = given.update_query_dict({"options": f"{given.query['options']} {more}"})
    return refusal(changed.render_as_string(hide_password=False), folder)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    error = refusal(None, tmp_path / "file" / "folder")

    assert type(error) is UnwritableFileError
    assert FILE_NAME in Localizer().explain(error)


def test_a_folder_where_the_file_should_be(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()

    assert type(refusal("", tmp_path)) is UnwritableFileError


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("điểm thẩm định;90,00\n" * 100, "utf-8")

    assert type(refusal(None, tmp_path)) is DamagedDatabaseError


def test_a_file_that_is_damaged_while_in_use(tmp_path: Path) -> None:
    with open_inbox(None, tmp_path) as inbox:
        inbox.store([update(n, body="x" * 500) for n in range(200)])
    file = tmp_path / FILE_NAME
    file.write_bytes(file.read_bytes()[:8192] + b"\xff" * 80_000)

    with pytest.raises(DamagedDatabaseError), open_inbox(None, tmp_path) as inbox:
        inbox.waiting(CHANNEL)


def test_a_file_that_was_taken_away(tmp_path: Path) -> None:
    with open_inbox(None, tmp_path) as inbox:
        (tmp_path / FILE_NAME).unlink()

        with pytest.raises(UnwritableFileError):
            inbox.store([update(1)])


def test_a_disk_that_is_full_takes_nothing_by_halves(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / FILE_NAME}"
    with crew(("fill", url, 200_000)) as (worker,):
        *stored, last = worker.told()

    assert last.startswith(UnwritableFileError.code)
    with open_inbox(url, tmp_path) as inbox:
        assert ids(inbox.waiting(CHANNEL)) == list(range(int(stored[-1]) + 1))
        assert inbox.store([update(100_000)]) == 1, "and goes on when there is room"


def test_a_file_that_another_program_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "_BUSY_SECONDS", 0)
    with open_inbox(None, tmp_path) as inbox:
        other = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        try:
            with pytest.raises(DatabaseUnavailableError, match="locked"):
                inbox.store([update(1)])
        finally:
            other.close()

        assert inbox.store([update(1)]) == 1


def test_a_server_that_does_not_answer(tmp_path: Path) -> None:
    error = refusal(NOWHERE, tmp_path)

    assert type(error) is DatabaseUnavailableError
    said = Localizer().explain(error)
    assert "127.0.0.1/cchc" in said
    assert SECRET not in said + repr(error) + repr(error.__cause__)


def test_a_database_that_the_server_does_not_have(
    server_database: str, tmp_path: Path
) -> None:
    url = make_url(server_database).set(database="cchc_absent")

    error = refusal(url.render_as_string(hide_password=False), tmp_path)

    assert type(error) is DatabaseUnavailableError
    assert "cchc_absent" in str(error)


def test_a_server_that_does_not_let_us_write(
    server_database: str, tmp_path: Path
) -> None:
    error = server_refusal(
        server_database, tmp_path, default_transaction_read_only="on"
    )

    assert type(error) is DatabaseUnavailableError


def test_a_schema_in_which_we_may_do_nothing(
    server_database: str, tmp_path: Path
) -> None:
    error = server_refusal(server_database, tmp_path, search_path="cchc_absent")

    assert type(error) is DatabaseUnavailableError


def test_connections_that_broke_are_made_anew(
    server_database: str, tmp_path: Path
) -> None:
    with open_inbox(server_database, tmp_path) as inbox:
        inbox.store([update(1)])
        end_connections(server_database)

        assert inbox.store([update(1), update(2)]) == 1
        assert inbox.counts(CHANNEL)[Status.WAITING] == 2


def end_connections(url: str) -> None:
    """Let the server end what goes by the name of the address, as a restart would."""
    name = make_url(url).query["application_name"]
    bare = make_url(url).difference_update_query(["application_name"])
    text = bare.render_as_string(hide_password=False)
    with psycopg.connect(text, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE application_name = %s AND backend_type = 'client backend'"
            " AND query LIKE '%%updates%%'",
            [name],
        )


@pytest.mark.parametrize(
    "url",
    [
        "cchc.sqlite3",
        f"mysql://user:{SECRET}@host/name",
        f"postgresql://user:{SECRET}@host:port/name",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///file:cchc?mode=memory&uri=true",
        " ",
    ],
)
def test_an_address_that_nothing_has_is_not_repeated(url: str, tmp_path: Path) -> None:
    error = refusal(url, tmp_path)

    assert type(error) is DatabaseAddressError
    assert SECRET not in Localizer().explain(error) + repr(error.__cause__)


def test_a_driver_that_is_not_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)

    error = refusal(NOWHERE, tmp_path)

    assert type(error) is MissingPackageError
    assert 'pip install "cchc[postgres]"' in Localizer().explain(error)


def test_tables_of_a_newer_version_are_left_alone(
    database: str, tmp_path: Path
) -> None:
    with open_inbox(database, tmp_path) as inbox:
        inbox.store([update(1)])
        write_version(inbox, "9999")

    assert type(refusal(database, tmp_path)) is NewerDatabaseError


def write_version(inbox: Inbox, version: str) -> None:
    """Say in the database that other steps than ours have been taken."""
    with inbox._store.writing() as connection:  # noqa: SLF001  # no door leads there
        connection.exec_driver_sql(
            f"UPDATE alembic_version SET version_num = '{version}'"  # noqa: S608  # ours
        )


def test_errors_of_the_database_show_nothing_of_what_was_stored(
    database: str, tmp_path: Path
) -> None:
    with open_inbox(database, tmp_path) as inbox:
        inbox.store([update(1)])
        drop_tables(inbox)

        with pytest.raises(Exception, match="updates") as caught:
            inbox.store([update(2, chat=SECRET, body=SECRET)])

    assert SECRET not in str(caught.value)


def drop_tables(inbox: Inbox) -> None:
    with inbox._store.writing() as connection:  # noqa: SLF001  # no door leads there
        connection.exec_driver_sql("DROP TABLE updates")


def test_a_relative_address_is_that_of_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    open_inbox("sqlite:///here/own.sqlite3", tmp_path / "elsewhere").close()

    assert (tmp_path / "here" / "own.sqlite3").is_file()
    assert not (tmp_path / "elsewhere").exists()
