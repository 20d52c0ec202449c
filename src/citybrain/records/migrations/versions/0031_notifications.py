"""Rosters, addresses, notifications, what is sent of them, and their steps, which stay."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.append_only import guard
from citybrain.records.migrations.audit_columns import acts

revision = "0031"
down_revision = "0027"


def _texts(*names: str, nullable: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String, nullable=nullable) for name in names]


def _integers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer, nullable=False) for name in names]


def _create(table: str, *parts: sa.schema.SchemaItem, **references: str) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Integer),
        *parts,
        *acts(),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        *(
            sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}_{other}")
            for column, other in references.items()
        ),
    )


def _index(name: str, table: str, columns: list[str], unique: bool = False, where: str = "") -> None:
    condition = sa.text(where) if where else None
    op.create_index(name, table, columns, unique=unique, sqlite_where=condition, postgresql_where=condition)


def upgrade() -> None:
    """Create the tables; rows of the steps are neither changed nor deleted."""
    _create(
        "duty_shift",
        *_texts("role"),
        *_integers("rank"),
        sa.Column("identity", sa.Integer),
        *_texts("days", nullable=True),
        *_texts("begins", "ends"),
        *_texts("first_day", "last_day", nullable=True),
        identity="identity",
    )
    _create(
        "subscription",
        *_integers("identity"),
        *_texts("channel", "address", "language", "least"),
        *_texts("place", nullable=True),
        *_integers("always", "warnings"),
        identity="identity",
    )
    _create(
        "notification",
        *_texts("key", "subject", "kind", "severity", "message"),
        sa.Column("number", sa.Integer),
        *_texts("place", nullable=True),
        *_texts("data_class"),
        *_texts("role", nullable=True),
        *_texts("path"),
        *_integers("rank"),
        sa.Column("due", sa.Float),
        *_texts("acknowledged_by", "acknowledged_at", nullable=True),
    )
    _create(
        "notification_batch",
        *_texts("key"),
        *_integers("subscription"),
        *_texts("channel", "state"),
        *_integers("attempts"),
        *(sa.Column(name, sa.Float, nullable=False) for name in ("begun", "due")),
        sa.Column("lease", sa.Float),
        *_texts("problem", nullable=True),
        subscription="subscription",
    )
    _create(
        "notification_delivery",
        *_integers("notification", "subscription", "urgency"),
        sa.Column("due", sa.Float, nullable=False),
        sa.Column("batch", sa.Integer),
        notification="notification",
        subscription="subscription",
        batch="notification_batch",
    )
    _create(
        "notification_step", *_integers("notification"), *_texts("step"), *_integers("rank", "number"),
        notification="notification",
    )  # fmt: skip
    _add_indices()
    guard(op.get_bind(), "notification_step")


def _add_indices() -> None:
    _index("ix_duty_shift_role", "duty_shift", ["role"])
    _index("ix_subscription_identity", "subscription", ["identity"])
    _index("ix_notification_key", "notification", ["key"], unique=True)
    _index("ix_notification_due", "notification", ["due"], where="due IS NOT NULL")
    _index("ix_notification_subject", "notification", ["subject"])
    answered = "acknowledged_at IS NOT NULL AND withdrawn_at IS NULL"
    _index("ix_notification_answered", "notification", ["kind"], where=answered)
    batch, delivery = "notification_batch", "notification_delivery"
    _index("ix_notification_batch_open", batch, ["subscription"], unique=True, where="state = 'waiting'")
    _index("ix_notification_batch_begun", batch, ["begun"])
    _index("ix_notification_batch_state", batch, ["state", "begun"])
    _index("ix_notification_batch_subscription", batch, ["subscription", "begun"])
    _index("ix_notification_delivery_once", delivery, ["notification", "subscription"], unique=True)
    waiting = ["subscription", "urgency", "due"]
    _index("ix_notification_delivery_waiting", delivery, waiting, where="batch IS NULL AND withdrawn_at IS NULL")
    _index("ix_notification_delivery_batch", delivery, ["batch"])
    _index("ix_notification_step_notification", "notification_step", ["notification"])
