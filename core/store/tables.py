"""The tables as they are now; how they came to be is told by ``migrations``."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Connection,
    Dialect,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite

from core.store.incoming import Status

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
Insert = sqlite.Insert | postgresql.Insert


class Instant(TypeDecorator[datetime]):
    """A moment as whole microseconds since 1970 in UTC: exact, and sorts on both."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(
        self, value: datetime | None, dialect: Dialect
    ) -> int | None:
        """Return the microseconds; a moment without a zone is refused."""
        del dialect
        return None if value is None else (value - EPOCH) // MICROSECOND

    def process_result_value(
        self, value: int | None, dialect: Dialect
    ) -> datetime | None:
        """Return the moment in UTC."""
        del dialect
        return None if value is None else EPOCH + value * MICROSECOND


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "pk": "pk_%(table_name)s",
    }
)

updates = Table(
    "updates",
    metadata,
    # The order of arrival; numbers of a channel may start anew.
    Column("seq", BigInteger().with_variant(Integer(), "sqlite"), primary_key=True),
    Column("channel", Text, nullable=False),
    Column("update_id", BigInteger, nullable=False),
    Column("chat", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("received", Instant, nullable=False),
    Column("status", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("reason", Text),
    UniqueConstraint("channel", "update_id"),
    CheckConstraint(
        "status IN ({})".format(", ".join(f"'{status}'" for status in Status)),
        name="status",
    ),
)
# What is left to do stays quick to find however much is done: an index of it alone,
# used where a query has the condition word for word.
_LEFT_CONDITION = "status IN ('waiting', 'in_work')"
LEFT = text(_LEFT_CONDITION)
Index(
    "ix_updates_left",
    updates.c.channel,
    updates.c.seq,
    sqlite_where=LEFT,
    postgresql_where=LEFT,
)

leases = Table(
    "leases",
    metadata,
    Column("name", Text, primary_key=True),
    Column("holder", Text, nullable=False),
    Column("until", Instant, nullable=False),
)


def insert_into(connection: Connection, table: Table) -> Insert:
    """Return an insert that can say what to do where the key is taken."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)
