"""Who must know of something: rosters, addresses, notifications, what is sent of them, and every step on record."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts, where

duty_shift = Table(
    "duty_shift",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("role", String, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("identity", ForeignKey("identity.id")),
    Column("days", String),
    Column("begins", String, nullable=False),
    Column("ends", String, nullable=False),
    Column("first_day", String),
    Column("last_day", String),
    *acts(),
)
"""Who of a role is on duty when; those of rank 1 are asked first.

Of a weekly shift `days` are numbers from 1 (Monday) with spaces between, `begins` and `ends` times of day of the city,
`first_day` and `last_day` between which it holds, null without an end. Without `days` it is an exception between two
instants (UTC), which stands over weekly shifts of its role and rank; its `identity` is null where nobody is on duty.
"""

Index("ix_duty_shift_role", duty_shift.c.role)

subscription = Table(
    "subscription",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("identity", ForeignKey("identity.id"), nullable=False),
    Column("channel", String, nullable=False),
    Column("address", String, nullable=False),
    Column("seed", String),
    Column("language", String, nullable=False),
    Column("least", String, nullable=False),
    Column("place", String),
    Column("always", Integer, nullable=False),
    Column("warnings", Integer, nullable=False),
    *acts(),
)
"""Where an identity is reached: the channel, and an address that is sealed with the key of whose it is.

`seed` is what its codes are made of; it is null and the address empty once it counts no longer. `least` is the severity
from which on, `place` the only one (null: all), `always` 1 where also while not on duty, `warnings` 1 where warnings
are sent too.
"""

Index("ix_subscription_identity", subscription.c.identity)

notification = Table(
    "notification",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("key", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("severity", String, nullable=False),
    Column("message", String, nullable=False),
    Column("number", Integer),
    Column("place", String),
    Column("data_class", String, nullable=False),
    Column("role", String),
    Column("path", String, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("due", Float),
    Column("acknowledged_by", String),
    Column("acknowledged_at", String),
    *acts(),
)
"""That something has to be known: `key` tells the cause from every other, so that it is one row however often it is
queued. `role` must know; null for a warning, which goes to whoever subscribed to warnings.

`message` is a key of the catalogue, with `number` and `place` as arguments. `rank` was asked last, `due` is when the
next one is [s since 1970], null where nobody needs to answer or somebody did. Withdrawn: it is over.
"""

Index("ix_notification_key", notification.c.key, unique=True)
Index("ix_notification_due", notification.c.due, **where(notification.c.due.is_not(None)))
Index("ix_notification_subject", notification.c.subject)
Index(
    "ix_notification_answered", notification.c.kind,
    **where(notification.c.acknowledged_at.is_not(None) & notification.c.withdrawn_at.is_(None)),
)  # fmt: skip

notification_batch = Table(
    "notification_batch",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("key", String, nullable=False),
    Column("subscription", ForeignKey("subscription.id"), nullable=False),
    Column("channel", String, nullable=False),
    Column("state", String, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("begun", Float, nullable=False),
    Column("due", Float, nullable=False),
    Column("lease", Float),
    Column("problem", String),
    *acts(),
)
"""What is sent to an address at once, under one key however often it is tried: `state` is waiting, sent or failed.

`begun`, `due` (of the next try) and `lease` (until when whoever tries has it to themselves) are seconds since 1970.
"""

Index(
    "ix_notification_batch_open",
    notification_batch.c.subscription,
    unique=True,
    **where(notification_batch.c.state == "waiting"),
)
Index("ix_notification_batch_begun", notification_batch.c.begun)
Index("ix_notification_batch_state", notification_batch.c.state, notification_batch.c.begun)
Index("ix_notification_batch_subscription", notification_batch.c.subscription, notification_batch.c.begun)

notification_delivery = Table(
    "notification_delivery",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("notification", ForeignKey("notification.id"), nullable=False),
    Column("subscription", ForeignKey("subscription.id"), nullable=False),
    Column("urgency", Integer, nullable=False),
    Column("due", Float, nullable=False),
    Column("batch", ForeignKey("notification_batch.id")),
    *acts(),
)
"""That a notification goes to an address, once: from when on [s since 1970], and in which batch, null while it waits.

`urgency` is the place of its severity among all, from 0.
"""

Index(
    "ix_notification_delivery_once",
    notification_delivery.c.notification,
    notification_delivery.c.subscription,
    unique=True,
)
Index(
    "ix_notification_delivery_waiting",
    notification_delivery.c.subscription,
    notification_delivery.c.urgency,
    notification_delivery.c.due,
    **where(notification_delivery.c.batch.is_(None) & notification_delivery.c.withdrawn_at.is_(None)),
)
Index("ix_notification_delivery_batch", notification_delivery.c.batch)

notification_step = Table(
    "notification_step",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("notification", ForeignKey("notification.id"), nullable=False),
    Column("step", String, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    *acts(),
)
"""What became of a notification: a rank was asked (at how many addresses), somebody answered, nobody did, it is over.

Rows can neither be changed nor deleted.
"""

Index("ix_notification_step_notification", notification_step.c.notification)
