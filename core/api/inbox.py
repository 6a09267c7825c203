"""Durable intake: an update is on disk before its channel hears that we have it.

The calls wait for the disk, so an event loop makes them in a thread; any thread may.
This door brings the database with it, which is why `core.api` does not open it.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

from core.store import intake, leases
from core.store.incoming import Incoming, Status, Stored
from core.store.store import Store, open_store

__all__ = ["ATTEMPTS", "Inbox", "Incoming", "Status", "Stored", "open_inbox"]

ATTEMPTS = 5  # an update that ends the process each time must come to an end itself


class Inbox:
    """Updates that came in, each stored once and kept until it is answered.

    An update waits, is begun, and is done or given up. Every method may raise what
    `open_inbox` raises when the database goes away; then nothing is half done.
    """

    def __init__(self, store: Store, attempts: int) -> None:
        """Stand on an opened store; `open_inbox` makes one."""
        self._store = store
        self._attempts = attempts

    def store(self, updates: Sequence[Incoming]) -> int:
        """Store what is new and return how many that were, once they are on disk.

        Within one call the lower number counts as the older update.
        """
        with self._store.writing() as connection:
            return intake.add(connection, updates)

    def exchange(
        self, channel: str, came: Sequence[Incoming], done: Sequence[int]
    ) -> frozenset[int]:
        """Store and begin what is new, mark what is done; one trip to the disk.

        For a channel at work: what it hands in it will answer at once.

        Args:
            channel: Whose updates all of them are.
            came: What came in, some of it perhaps not for the first time.
            done: Numbers of what is answered.

        Returns:
            The numbers of what was new.
        """
        ids = frozenset(one.update_id for one in came)
        with self._store.writing() as connection:
            fresh = ids - intake.known(connection, channel, ids)
            intake.add(connection, came)
            intake.begin(connection, channel, sorted(fresh))
            intake.done(connection, channel, done)
        return fresh

    def waiting(self, channel: str) -> tuple[Stored, ...]:
        """Return all that is still to be answered, the oldest first.

        For the start, when nobody works: what a crash left in work is among them,
        and what was left so by the last allowed attempt is given up here.
        """
        with self._store.writing() as connection:
            intake.give_up_spent(connection, channel, self._attempts)
            return intake.left(connection, channel)

    def begin(self, channel: str, update_ids: Sequence[int]) -> None:
        """Mark updates as in work, before any answer to them goes out."""
        with self._store.writing() as connection:
            intake.begin(connection, channel, update_ids)

    def done(self, channel: str, update_ids: Sequence[int]) -> None:
        """Mark updates as answered; their numbers stay, what they said does not."""
        with self._store.writing() as connection:
            intake.done(connection, channel, update_ids)

    def failed(self, channel: str, update_id: int, reason: str) -> bool:
        """Return whether an update is given up; until then it waits again.

        Args:
            channel: Its channel.
            update_id: Its number.
            reason: What went wrong, for the operator; kept with the update.
        """
        with self._store.writing() as connection:
            return intake.failed(
                connection, channel, update_id, reason, limit=self._attempts
            )

    def in_work(self, channel: str) -> tuple[Stored, ...]:
        """Return what is begun and not done: after a kill, all that may repeat."""
        with self._store.reading() as connection:
            return intake.in_work(connection, channel)

    def next_offset(self, channel: str) -> int | None:
        """Return the number after the update that came last, None before the first."""
        with self._store.reading() as connection:
            last = intake.last_id(connection, channel)
            return None if last is None else last + 1

    def counts(self, channel: str) -> Mapping[Status, int]:
        """Return how many updates have each status."""
        with self._store.reading() as connection:
            return intake.counts(connection, channel)

    def take_lease(self, name: str, holder: str, seconds: int, now: datetime) -> bool:
        """Return whether ``holder`` has the lease from now on.

        A server goes by its own clock; ``now`` counts beside a file, whose users
        share a machine and its clock. The holder renews long before it runs out.
        """
        with self._store.writing() as connection:
            length = timedelta(seconds=seconds)
            return leases.take(connection, name, holder, length, now)

    def renew_lease(self, name: str, holder: str, seconds: int, now: datetime) -> bool:
        """Return whether ``holder`` still has the lease; if not, it must stop."""
        with self._store.writing() as connection:
            length = timedelta(seconds=seconds)
            return leases.renew(connection, name, holder, length, now)

    def drop_lease(self, name: str, holder: str) -> None:
        """Free the lease, if it is the holder's, for whoever wants it next."""
        with self._store.writing() as connection:
            leases.drop(connection, name, holder)

    def tidy(self, before: datetime) -> int:
        """Delete what was done and came before a moment; return how many those were."""
        total = 0
        while deleted := self._tidy_some(before):
            total += deleted
        return total

    def _tidy_some(self, before: datetime) -> int:
        """Delete a portion in a transaction of its own, so that nobody waits long."""
        with self._store.writing() as connection:
            return intake.tidy(connection, before)

    def ping(self) -> None:
        """Return when the database answers."""
        self._store.ping()

    def close(self) -> None:
        """Close every connection."""
        self._store.close()

    def __enter__(self) -> Self:
        """Return the inbox, to be closed at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close every connection."""
        self.close()


def open_inbox(url: str | None, folder: Path, *, attempts: int = ATTEMPTS) -> Inbox:
    """Return the inbox of the database at ``url``, else of a file in ``folder``.

    The tables are brought up to date first, by one process at a time.

    Args:
        url: ``postgresql://…`` or ``sqlite:///…``; None or empty for the file.
        folder: Where ``cchc.sqlite3`` lies or is to lie.
        attempts: How often an update is begun before it is given up.

    Raises:
        UnwritableFileError: The file cannot be created or changed.
        DamagedDatabaseError: The file is no database.
        DatabaseAddressError: No database that can be used has that address.
        DatabaseUnavailableError: The database does not do what it is asked.
        MissingPackageError: The driver of the database is not installed.
        NewerDatabaseError: A later version of the product wrote the tables.
    """
    return Inbox(open_store(url, folder), attempts)
