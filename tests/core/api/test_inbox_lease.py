"""One poller at a time, however many start."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.api.inbox import Inbox, open_inbox
from tests.core.store.crew import crew
from tests.core.store.worker import LEASE_SECONDS

NAME = "poller"


@pytest.fixture
def inbox(database: str, tmp_path: Path) -> Iterator[Inbox]:
    with open_inbox(database, tmp_path) as opened:
        yield opened


def now() -> datetime:
    return datetime.now(UTC)


def test_a_lease_is_held_by_one(inbox: Inbox) -> None:
    assert inbox.take_lease(NAME, "a", 600, now())
    assert not inbox.take_lease(NAME, "b", 600, now())
    assert inbox.take_lease("other", "b", 600, now())
    assert inbox.take_lease(NAME, "a", 600, now()), "its own is taken again"


def test_only_the_holder_renews_and_drops(inbox: Inbox) -> None:
    inbox.take_lease(NAME, "a", 600, now())

    inbox.drop_lease(NAME, "b")

    assert not inbox.renew_lease(NAME, "b", 600, now())
    assert inbox.renew_lease(NAME, "a", 600, now())
    inbox.drop_lease(NAME, "a")
    assert not inbox.renew_lease(NAME, "a", 600, now())
    assert inbox.take_lease(NAME, "b", 600, now())


def test_a_lease_runs_out(inbox: Inbox) -> None:
    inbox.take_lease(NAME, "a", 0, now())

    assert inbox.take_lease(NAME, "b", 600, now())
    assert not inbox.renew_lease(NAME, "a", 600, now())


def test_a_renewed_lease_does_not_run_out(inbox: Inbox) -> None:
    inbox.take_lease(NAME, "a", 0, now())
    inbox.renew_lease(NAME, "a", 600, now())

    assert not inbox.take_lease(NAME, "b", 600, now())


def test_a_server_goes_by_its_own_clock(server_database: str, tmp_path: Path) -> None:
    with open_inbox(server_database, tmp_path) as inbox:
        inbox.take_lease(NAME, "a", 600, now())

        assert not inbox.take_lease(NAME, "b", 600, now() + timedelta(days=1))


def test_a_clock_put_back_does_not_lock_a_lease_for_long(tmp_path: Path) -> None:
    began = now()
    with open_inbox(None, tmp_path) as inbox:
        inbox.take_lease(NAME, "gone", 30, began + timedelta(hours=1))

        assert not inbox.take_lease(NAME, "b", 30, began)
        assert not inbox.take_lease(NAME, "b", 30, began + timedelta(seconds=29))
        assert inbox.take_lease(NAME, "b", 30, began + timedelta(seconds=30))


def test_of_processes_that_want_it_at_once_one_gets_it(
    database: str, tmp_path: Path
) -> None:
    open_inbox(database, tmp_path).close()
    with crew(*(("hold", database, holder) for holder in "abcd")) as workers:
        assert [worker.told(1) for worker in workers] == [["ready"]] * 4
        for worker in workers:
            worker.go()

        told = [worker.told(1) for worker in workers]

    assert sorted(told) == [["False"], ["False"], ["False"], ["True"]]


def test_the_lease_of_a_killed_process_is_taken_when_it_has_run_out(
    inbox: Inbox, database: str
) -> None:
    with crew(("hold", database, "killed")) as (worker,):
        worker.go()
        assert worker.told(2) == ["ready", "True"]
        held = time.monotonic()
        worker.kill()

        assert not inbox.take_lease(NAME, "next", 600, now())
        while not inbox.take_lease(NAME, "next", 600, now()):
            assert time.monotonic() - held < 30
            time.sleep(0.05)
        assert time.monotonic() - held > LEASE_SECONDS / 2
