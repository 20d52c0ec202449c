"""What SensorThings over HTTP keeps beside entities: features of places, more of observations, former versions."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.migrations.audit_columns import acts

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "location_feature",
        sa.Column("id", sa.Integer),
        sa.Column("location", sa.Integer, nullable=False),
        sa.Column("feature", sa.Integer, nullable=False),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_location_feature"),
        sa.ForeignKeyConstraint(["location"], ["location.id"], name="fk_location_feature_location_location"),
        sa.ForeignKeyConstraint(["feature"], ["feature.id"], name="fk_location_feature_feature_feature"),
    )
    op.create_table(
        "observation_more",
        sa.Column("id", sa.BigInteger, autoincrement=False),
        sa.Column("quality", sa.String),
        sa.Column("valid_time", sa.String),
        sa.Column("parameters", sa.String),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_observation_more"),
    )
    op.create_table(
        "entity_version",
        sa.Column("id", sa.Integer),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("entity", sa.BigInteger, nullable=False),
        sa.Column("before", sa.String, nullable=False),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_entity_version"),
    )
    op.create_index("ix_thing_location_location", "thing_location", ["location"])
    op.create_index("ix_datastream_sensor", "datastream", ["sensor"])
    op.create_index("ix_datastream_observed_property", "datastream", ["observed_property"])
    op.create_index("ix_location_feature_location", "location_feature", ["location"])
    op.create_index("ix_entity_version_kind", "entity_version", ["kind", "entity"])
