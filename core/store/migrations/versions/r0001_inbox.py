"""Updates of the channels, and the leases of those who fetch them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None

_LEFT_CONDITION = "status IN ('waiting', 'in_work')"
_LEFT = sa.text(_LEFT_CONDITION)


def upgrade() -> None:
    """Take the step."""
    _create_updates()
    _create_leases()


def downgrade() -> None:
    """Undo the step; what was stored is gone."""
    op.drop_table("leases")
    op.drop_table("updates")


def _create_updates() -> None:
    op.create_table(
        "updates",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite")),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("update_id", sa.BigInteger, nullable=False),
        sa.Column("chat", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("received", sa.BigInteger, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_updates")),
        sa.UniqueConstraint(
            "channel", "update_id", name=op.f("uq_updates_channel_update_id")
        ),
        sa.CheckConstraint(
            "status IN ('waiting', 'in_work', 'done', 'failed')",
            name=op.f("ck_updates_status"),
        ),
    )
    op.create_index(
        "ix_updates_left",
        "updates",
        ["channel", "seq"],
        sqlite_where=_LEFT,
        postgresql_where=_LEFT,
    )


def _create_leases() -> None:
    op.create_table(
        "leases",
        sa.Column("name", sa.Text),
        sa.Column("holder", sa.Text, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_leases")),
    )
