"""Cases, their steps and episodes, how far readings were looked at, and silences."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from citybrain.records.append_only import guard
from citybrain.records.migrations.audit_columns import acts

revision = "0027"
down_revision = "0025"

LIVE = (
    sa.column("state", sa.String)
    .concat(sa.literal_column("''"))
    .in_(("seen", "cause_sought", "assigned", "in_work", "waiting_for_proof"))
)
STANDS = sa.column("ended").is_(None)
CLOSING = sa.column("step", sa.String) == sa.literal_column("'close'")
RAISED = sa.column("subject").is_not(None)
RANK: sa.ColumnElement[float] = sa.column("rank").desc()


def upgrade() -> None:
    """Create the tables; steps are neither changed nor deleted."""
    _cases()
    _steps_and_silences()
    _episodes()
    _indices()
    guard(op.get_bind(), "case_step")


def _cases() -> None:
    op.create_table(
        "city_case",
        sa.Column("id", sa.Integer),
        sa.Column("rule", sa.String, nullable=False),
        sa.Column("family", sa.String, nullable=False),
        sa.Column("stream", sa.Integer),
        sa.Column("subject", sa.String),
        *(sa.Column(name, sa.String, nullable=False) for name in ("words", "property", "place")),
        sa.Column("longitude", sa.Float),
        sa.Column("latitude", sa.Float),
        sa.Column("data_class", sa.String, nullable=False),
        sa.Column("severity", sa.Integer, nullable=False),
        sa.Column("opened", sa.BigInteger, nullable=False),
        sa.Column("first_seen", sa.BigInteger, nullable=False),
        sa.Column("last_seen", sa.BigInteger, nullable=False),
        sa.Column("peak", sa.Float),
        sa.Column("unit", sa.String),
        sa.Column("episodes", sa.Integer, nullable=False),
        sa.Column("standing", sa.Integer, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("outcome", sa.String),
        sa.Column("owner_role", sa.String, nullable=False),
        sa.Column("owner", sa.String),
        sa.Column("acknowledge_by", sa.BigInteger),
        sa.Column("resolve_by", sa.BigInteger),
        sa.Column("acknowledge_clock", sa.BigInteger),
        sa.Column("resolve_clock", sa.BigInteger),
        sa.Column("escalated", sa.Integer, nullable=False),
        sa.Column("people", sa.Integer),
        sa.Column("vulnerable", sa.Integer),
        sa.Column("gathers", sa.Boolean, nullable=False),
        sa.Column("rank", sa.Float, nullable=False),
        sa.Column("into", sa.Integer),
        sa.Column("version", sa.Integer, nullable=False),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_city_case"),
        sa.ForeignKeyConstraint(["stream"], ["datastream.id"], name="fk_city_case_stream_datastream"),
        sa.ForeignKeyConstraint(["into"], ["city_case.id"], name="fk_city_case_into_city_case"),
    )


def _steps_and_silences() -> None:
    op.create_table(
        "case_step",
        sa.Column("id", sa.Integer),
        sa.Column("case", sa.Integer, nullable=False),
        sa.Column("step", sa.String, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("state", "why", "about")),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_case_step"),
        sa.ForeignKeyConstraint(["case"], ["city_case.id"], name="fk_case_step_case_city_case"),
    )
    op.create_table(
        "case_silence",
        sa.Column("id", sa.Integer),
        sa.Column("rule", sa.String),
        sa.Column("stream", sa.Integer),
        sa.Column("since", sa.BigInteger, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
        sa.Column("why", sa.String, nullable=False),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_case_silence"),
        sa.ForeignKeyConstraint(["stream"], ["datastream.id"], name="fk_case_silence_stream_datastream"),
    )


def _episodes() -> None:
    op.create_table(
        "case_episode",
        sa.Column("id", sa.Integer),
        sa.Column("case", sa.Integer),
        sa.Column("silence", sa.Integer),
        sa.Column("rule", sa.String, nullable=False),
        sa.Column("stream", sa.Integer, nullable=False),
        sa.Column("words", sa.String, nullable=False),
        sa.Column("sequence", sa.BigInteger, nullable=False),
        sa.Column("began", sa.BigInteger, nullable=False),
        sa.Column("ended", sa.BigInteger),
        sa.Column("peak", sa.Float),
        sa.Column("severity", sa.Integer, nullable=False),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_case_episode"),
        sa.ForeignKeyConstraint(["case"], ["city_case.id"], name="fk_case_episode_case_city_case"),
        sa.ForeignKeyConstraint(["silence"], ["case_silence.id"], name="fk_case_episode_silence_case_silence"),
        sa.ForeignKeyConstraint(["stream"], ["datastream.id"], name="fk_case_episode_stream_datastream"),
    )
    op.create_table(
        "case_cursor",
        sa.Column("stream", sa.Integer, autoincrement=False),
        sa.Column("sequence", sa.BigInteger, nullable=False),
        *acts(),
        sa.PrimaryKeyConstraint("stream", name="pk_case_cursor"),
    )


def _indices() -> None:
    live: dict[str, Any] = {"sqlite_where": LIVE, "postgresql_where": LIVE}
    raised: dict[str, Any] = {"sqlite_where": RAISED, "postgresql_where": RAISED}
    closing: dict[str, Any] = {"sqlite_where": CLOSING, "postgresql_where": CLOSING}
    stands: dict[str, Any] = {"sqlite_where": STANDS, "postgresql_where": STANDS}
    op.create_index("ux_case_episode_once", "case_episode", ["rule", "stream", "words", "sequence"], unique=True)
    op.create_index("ux_case_episode_stands", "case_episode", ["rule", "stream", "words"], unique=True, **stands)
    op.create_index("ix_case_episode_case", "case_episode", ["case"])
    op.create_index("ix_case_step_case", "case_step", ["case"])
    op.create_index("ix_case_step_closing", "case_step", ["at"], **closing)
    op.create_index("ix_city_case_subject", "city_case", ["subject", "rule"], **raised)
    op.create_index("ix_city_case_rank", "city_case", [RANK, "id"])
    op.create_index("ix_city_case_live", "city_case", [RANK, "id"], **live)
    op.create_index("ix_city_case_state", "city_case", ["state", RANK, "id"])
    op.create_index("ix_city_case_rule", "city_case", ["rule", RANK, "id"])
    op.create_index("ix_city_case_owner", "city_case", ["owner_role", RANK, "id"], **live)
    op.create_index("ix_city_case_severity", "city_case", ["severity", RANK, "id"], **live)
    op.create_index("ix_city_case_person", "city_case", ["owner", RANK, "id"])
    op.create_index("ix_city_case_stream", "city_case", ["stream", "state", RANK, "id"])
    op.create_index("ix_city_case_of", "city_case", ["stream", "rule", "words"])
    op.create_index("ix_city_case_near", "city_case", ["property", "longitude"], **live)
    op.create_index("ix_city_case_opened", "city_case", ["rule", "opened"])
    op.create_index("ix_city_case_seen", "city_case", ["last_seen"], **live)
    op.create_index("ix_city_case_into", "city_case", ["into"])
    op.create_index("ix_city_case_acknowledge", "city_case", ["acknowledge_clock"], **live)
    op.create_index("ix_city_case_resolve", "city_case", ["resolve_clock"], **live)
