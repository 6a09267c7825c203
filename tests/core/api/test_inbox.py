"""What an inbox promises, on both kinds of database."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy.exc import StatementError

from core.api.inbox import Inbox, Status, Stored, open_inbox
from tests.core.store.arrivals import CHANNEL, MORNING, ids, update

LATER = MORNING + timedelta(days=1)


@pytest.fixture
def inbox(database: str, tmp_path: Path) -> Iterator[Inbox]:
    with open_inbox(database, tmp_path) as opened:
        yield opened


def left(inbox: Inbox) -> dict[Status, int]:
    """Return the statuses that some updates have."""
    return {status: n for status, n in inbox.counts(CHANNEL).items() if n}


def test_what_is_stored_comes_back_as_it_was(inbox: Inbox) -> None:
    body = '{"text": "Sở Y tế xếp thứ mấy? 🏅", "half": "\\ud83c"}'

    inbox.store([update(7, "-100123", body=body)])

    assert inbox.waiting(CHANNEL) == (
        Stored(
            channel=CHANNEL,
            update_id=7,
            chat="-100123",
            body=body,
            received=MORNING,
            attempts=0,
        ),
    )


def test_characters_that_no_database_keeps_are_kept_as_json_escapes(
    inbox: Inbox,
) -> None:
    inbox.store([update(1, body='{"text": "a\0b\ud83c"}')])

    assert inbox.waiting(CHANNEL)[0].body == r'{"text": "a\u0000b\ud83c"}'


def test_moments_are_kept_in_utc(inbox: Inbox) -> None:
    there = MORNING.astimezone(timezone(timedelta(hours=7)))

    inbox.store([update(1, received=there)])

    kept = inbox.waiting(CHANNEL)[0].received
    assert (kept, kept.tzinfo) == (MORNING, UTC)


def test_a_moment_without_a_zone_is_refused(inbox: Inbox) -> None:
    bare = MORNING.replace(tzinfo=None)

    with pytest.raises(StatementError, match="naive"):
        inbox.store([update(1, received=bare)])

    assert left(inbox) == {}


def test_an_update_is_stored_once_however_often_it_comes(inbox: Inbox) -> None:
    first = inbox.store([update(1, body='"first"'), update(1), update(2)])
    again = inbox.store([update(2), update(3), update(1)])

    assert (first, again, inbox.store([])) == (2, 1, 0)
    assert [one.body for one in inbox.waiting(CHANNEL)] == ['"first"', "{}", "{}"]


def test_an_update_that_is_done_does_not_come_again(inbox: Inbox) -> None:
    inbox.store([update(1)])
    inbox.done(CHANNEL, [1])

    inbox.store([update(1)])
    inbox.begin(CHANNEL, [1])

    assert left(inbox) == {Status.DONE: 1}
    assert inbox.waiting(CHANNEL) == ()


def test_channels_number_their_updates_apart(inbox: Inbox) -> None:
    inbox.store([update(1), update(1, channel="other")])
    inbox.done("other", [1])

    assert left(inbox) == {Status.WAITING: 1}
    assert inbox.next_offset("third") is None


def test_updates_wait_in_the_order_they_came(inbox: Inbox) -> None:
    # Numbers that start anew, as a channel's do after a quiet week, are no older.
    inbox.store([update(902, "a"), update(901, "b")])
    inbox.store([update(14, "b"), update(15, "a")])

    waiting = inbox.waiting(CHANNEL)

    assert ids(waiting) == [901, 902, 14, 15]
    assert ids(one for one in waiting if one.chat == "a") == [902, 15]
    assert inbox.next_offset(CHANNEL) == 16


def test_work_is_begun_and_done(inbox: Inbox) -> None:
    inbox.store([update(n) for n in range(1, 5)])
    inbox.begin(CHANNEL, [3, 1, 2])
    inbox.done(CHANNEL, [2])

    assert ids(inbox.in_work(CHANNEL)) == [1, 3]
    assert [(one.update_id, one.attempts) for one in inbox.waiting(CHANNEL)] == [
        (1, 1),
        (3, 1),
        (4, 0),
    ]
    assert left(inbox) == {Status.WAITING: 1, Status.IN_WORK: 2, Status.DONE: 1}


def test_nothing_to_mark_is_marked_without_a_fault(inbox: Inbox) -> None:
    inbox.begin(CHANNEL, [])
    inbox.done(CHANNEL, [404])

    assert inbox.failed(CHANNEL, 404, "unknown") is False
    assert left(inbox) == {}


def test_thousands_are_marked_at_once(inbox: Inbox) -> None:
    inbox.store([update(n) for n in range(2500)])
    inbox.begin(CHANNEL, range(2500))
    inbox.done(CHANNEL, range(2499))

    assert left(inbox) == {Status.IN_WORK: 1, Status.DONE: 2499}


def test_a_failed_update_waits_until_its_attempts_are_spent(
    database: str, tmp_path: Path
) -> None:
    with open_inbox(database, tmp_path, attempts=2) as inbox:
        inbox.store([update(1), update(2)])
        told = []
        for _ in range(2):
            inbox.begin(CHANNEL, [1])
            told.append(inbox.failed(CHANNEL, 1, "no\0 answer" * 100))

        assert told == [False, True]
        assert ids(inbox.waiting(CHANNEL)) == [2]
        assert left(inbox) == {Status.WAITING: 1, Status.FAILED: 1}


def test_an_update_that_ends_the_process_each_time_is_given_up(
    database: str, tmp_path: Path
) -> None:
    offered = []
    for _ in range(4):
        with open_inbox(database, tmp_path, attempts=3) as inbox:
            inbox.store([update(1)])
            offered.append(ids(inbox.waiting(CHANNEL)))
            inbox.begin(CHANNEL, offered[-1])

    assert offered == [[1], [1], [1], []]
    with open_inbox(database, tmp_path) as inbox:
        assert left(inbox) == {Status.FAILED: 1}


def test_old_updates_that_are_done_are_tidied_away(inbox: Inbox) -> None:
    inbox.store([update(n) for n in range(2300)])
    inbox.store([update(n, received=LATER) for n in (3000, 3001)])
    inbox.store([update(5000)])
    inbox.done(CHANNEL, [*range(2298), 3000, 5000])

    assert inbox.tidy(LATER) == 2298
    assert ids(inbox.waiting(CHANNEL)) == [2298, 2299, 3001]
    assert left(inbox) == {Status.WAITING: 3, Status.DONE: 2}
    # The last one stays although it is old: the next is counted from it.
    assert inbox.next_offset(CHANNEL) == 5001
    assert inbox.tidy(LATER) == 0


def test_a_restart_keeps_everything(database: str, tmp_path: Path) -> None:
    with open_inbox(database, tmp_path) as inbox:
        inbox.store([update(n) for n in range(4)])
        inbox.begin(CHANNEL, [0, 1])
        inbox.done(CHANNEL, [0])
        inbox.take_lease("poller", "first", 600, datetime.now(UTC))

    with open_inbox(database, tmp_path) as inbox:
        assert ids(inbox.in_work(CHANNEL)) == [1]
        assert ids(inbox.waiting(CHANNEL)) == [1, 2, 3]
        assert inbox.next_offset(CHANNEL) == 4
        assert not inbox.take_lease("poller", "second", 600, datetime.now(UTC))


def test_an_open_database_answers(inbox: Inbox) -> None:
    inbox.ping()


def test_a_channel_at_work_stores_begins_and_finishes_in_one_go(inbox: Inbox) -> None:
    inbox.exchange(CHANNEL, [update(1), update(2)], [])

    fresh = inbox.exchange(CHANNEL, [update(2), update(3), update(4)], [1, 3])

    assert fresh == {3, 4}
    assert ids(inbox.in_work(CHANNEL)) == [2, 4]
    assert left(inbox) == {Status.IN_WORK: 2, Status.DONE: 2}


def test_what_an_update_said_is_forgotten_once_it_is_done(inbox: Inbox) -> None:
    inbox.store([update(1, body='{"text": "Sở Y tế"}')])

    inbox.done(CHANNEL, [1])
    inbox.store([update(1, body='{"text": "Sở Y tế"}')])

    with inbox._store.reading() as connection:  # noqa: SLF001  # nothing reads it back
        kept = connection.exec_driver_sql("SELECT body FROM updates").scalars().all()
    assert kept == [""]
