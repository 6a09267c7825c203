"""Updates of the channels: stored once each, answered in the order of arrival.

Every function works inside the transaction of the connection it is given.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from operator import attrgetter

from sqlalchemy import (
    ColumnElement,
    Connection,
    Update,
    bindparam,
    case,
    delete,
    func,
    select,
    update,
)

from core.store.incoming import Incoming, Status, Stored
from core.store.tables import LEFT, insert_into, updates

_STORED = tuple(
    updates.c[name]
    for name in ("channel", "update_id", "chat", "body", "received", "attempts")
)
_OPEN = (updates.c.status != Status.DONE) & (updates.c.status != Status.FAILED)
_ONE = (updates.c.channel == bindparam("of")) & (updates.c.update_id == bindparam("id"))
_ROWS_AT_ONCE = 1000  # deleted in one transaction, so that others get their turn
_LONGEST_REASON = 500  # characters


def add(connection: Connection, incoming: Sequence[Incoming]) -> int:
    """Store what is not yet stored and return how many updates were new.

    The rows go in sorted: two that store the same updates at once wait for each other
    in one order, never in a circle.
    """
    rows = [_row(one) for one in sorted(incoming, key=attrgetter("update_id"))]
    if not rows:
        return 0
    statement = insert_into(connection, updates).on_conflict_do_nothing(
        index_elements=[updates.c.channel, updates.c.update_id]
    )
    counted = statement.execution_options(preserve_rowcount=True)
    return connection.execute(counted, rows).rowcount


def known(connection: Connection, channel: str, ids: Collection[int]) -> frozenset[int]:
    """Return which of ``ids`` are stored already."""
    wanted = _in(channel) & updates.c.update_id.in_(ids)
    return frozenset(connection.scalars(select(updates.c.update_id).where(wanted)))


def _row(incoming: Incoming) -> Mapping[str, object]:
    return {
        "channel": incoming.channel,
        "update_id": incoming.update_id,
        "chat": incoming.chat,
        "body": _storable(incoming.body),
        "received": incoming.received,
        "status": Status.WAITING,
        "attempts": 0,
    }


def _storable(text: str) -> str:
    r"""Return the same JSON; what no database stores is written ``\uXXXX``."""
    whole = text.replace("\0", "\\u0000")
    return whole.encode("utf-8", "backslashreplace").decode("utf-8")


def left(connection: Connection, channel: str) -> tuple[Stored, ...]:
    """Return what is neither done nor given up, the oldest first."""
    return _read(connection, _in(channel))


def in_work(connection: Connection, channel: str) -> tuple[Stored, ...]:
    """Return what was begun and is not done, the oldest first."""
    return _read(connection, _in(channel) & (updates.c.status == Status.IN_WORK))


def _read(connection: Connection, wanted: ColumnElement[bool]) -> tuple[Stored, ...]:
    query = select(*_STORED).where(wanted, LEFT).order_by(updates.c.seq)
    return tuple(Stored(**row) for row in connection.execute(query).mappings())


def begin(connection: Connection, channel: str, ids: Sequence[int]) -> None:
    """Mark what is left of ``ids`` as in work, with one attempt more."""
    begun = update(updates).where(_ONE, _OPEN)
    attempts = updates.c.attempts + 1
    _each(
        connection, begun.values(status=Status.IN_WORK, attempts=attempts), channel, ids
    )


def done(connection: Connection, channel: str, ids: Sequence[int]) -> None:
    """Mark ``ids`` as done, whatever they were before; what they said is forgotten."""
    finished = update(updates).where(_ONE)
    empty = finished.values(status=Status.DONE, reason=None, body="")
    _each(connection, empty, channel, ids)


def _each(
    connection: Connection, change: Update, channel: str, ids: Sequence[int]
) -> None:
    """Make a change to each of ``ids``, found by its key.

    They go in sorted, as in `add`. A condition that has `LEFT` in it would tempt a
    server without statistics to look through all that is left, once for each.
    """
    rows = [{"of": channel, "id": update_id} for update_id in sorted(ids)]
    if rows:
        connection.execute(change, rows)


def failed(
    connection: Connection, channel: str, update_id: int, reason: str, limit: int
) -> bool:
    """Return whether the update is given up; it waits again before ``limit``."""
    one = _in(channel) & (updates.c.update_id == update_id)
    spent = updates.c.attempts >= limit
    status = case((spent, Status.FAILED), else_=Status.WAITING)
    told = _storable(reason)[:_LONGEST_REASON]
    parted = update(updates).where(one, _OPEN)
    connection.execute(parted.values(status=status, reason=told))
    return connection.scalar(select(updates.c.status).where(one)) == Status.FAILED


def give_up_spent(connection: Connection, channel: str, limit: int) -> int:
    """Give up what ``limit`` attempts have begun and none ended, as by a crash."""
    spent = (updates.c.status == Status.IN_WORK) & (updates.c.attempts >= limit)
    given_up = update(updates).where(_in(channel), LEFT, spent)
    reason = f"interrupted in each of {limit} attempts"
    return connection.execute(
        given_up.values(status=Status.FAILED, reason=reason)
    ).rowcount


def last_id(connection: Connection, channel: str) -> int | None:
    """Return the number of the update that arrived last."""
    newest = select(updates.c.update_id).where(_in(channel))
    return connection.scalar(newest.order_by(updates.c.seq.desc()).limit(1))


def counts(connection: Connection, channel: str) -> Mapping[Status, int]:
    """Return how many updates have each status, 0 included."""
    query = select(updates.c.status, func.count()).where(_in(channel))
    found = connection.execute(query.group_by(updates.c.status))
    counted = {Status(status): n for status, n in found}
    return {status: counted.get(status, 0) for status in Status}


def tidy(connection: Connection, before: datetime) -> int:
    """Delete some of what was done and came before; return how many, 0 at the end.

    The last update of each channel stays, for the next one to be counted from.
    """
    last = select(func.max(updates.c.seq)).group_by(updates.c.channel)
    old = (updates.c.status == Status.DONE) & (updates.c.received < before)
    some = select(updates.c.seq).where(old, updates.c.seq.not_in(last))
    gone = delete(updates).where(updates.c.seq.in_(some.limit(_ROWS_AT_ONCE)))
    return connection.execute(gone).rowcount


def _in(channel: str) -> ColumnElement[bool]:
    return updates.c.channel == channel
