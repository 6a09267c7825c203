"""Leases: at most one process at a time holds a name, and never past its time.

Every function works inside the transaction of the connection it is given.
"""

from datetime import datetime, timedelta

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    cast,
    delete,
    extract,
    func,
    select,
    update,
)

from core.store.tables import EPOCH, MICROSECOND, insert_into, leases

_SECOND = timedelta(seconds=1) // MICROSECOND


def take(
    connection: Connection, name: str, holder: str, length: timedelta, now: datetime
) -> bool:
    """Return whether ``holder`` now holds the lease: free, run out or its own.

    A lease that ends later than a new one would was taken before a clock was put
    back: it is cut to the full length, so that it ends although its holder is gone.
    """
    at = _moment(connection, now)
    taken = _insert(connection, name, holder, at, at + length)
    if not taken:
        longer = (leases.c.name == name) & (leases.c.until > at + length)
        connection.execute(update(leases).where(longer).values(until=at + length))
    return taken


def _insert(
    connection: Connection, name: str, holder: str, at: datetime, until: datetime
) -> bool:
    """Return whether the row is the holder's, new or taken over."""
    mine = {"holder": holder, "until": until}
    wanted = insert_into(connection, leases).values(name=name, **mine)
    unless_held = wanted.on_conflict_do_update(
        index_elements=[leases.c.name],
        set_=mine,
        where=(leases.c.until <= at) | (leases.c.holder == holder),
    )
    counted = unless_held.execution_options(preserve_rowcount=True)
    return connection.execute(counted).rowcount == 1


def renew(
    connection: Connection, name: str, holder: str, length: timedelta, now: datetime
) -> bool:
    """Return whether ``holder`` still holds the lease, which begins anew."""
    until = _moment(connection, now) + length
    renewed = update(leases).where(_held(name, holder)).values(until=until)
    return connection.execute(renewed).rowcount == 1


def drop(connection: Connection, name: str, holder: str) -> None:
    """Free the lease if ``holder`` holds it."""
    connection.execute(delete(leases).where(_held(name, holder)))


def _held(name: str, holder: str) -> ColumnElement[bool]:
    return (leases.c.name == name) & (leases.c.holder == holder)


def _moment(connection: Connection, now: datetime) -> datetime:
    """Return the time that all holders share: the server's; beside a file ``now``."""
    if connection.dialect.name != "postgresql":
        return now
    passed = extract("epoch", func.clock_timestamp()) * _SECOND
    microseconds = connection.scalars(select(cast(passed, BigInteger))).one()
    return EPOCH + microseconds * MICROSECOND
