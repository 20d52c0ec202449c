"""Things, places, sensors, properties, datastreams and features of SensorThings."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.migrations.audit_columns import acts

revision = "0005"
down_revision = "0004"


def described(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    """Key, name, description and properties of an entity."""
    return (
        sa.Column("id", sa.Integer),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("description", sa.String, nullable=False),
        sa.Column("properties", sa.String),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )


def refers(table: str, to: str) -> sa.ForeignKeyConstraint:
    """A column that names a row of another table."""
    return sa.ForeignKeyConstraint([to], [f"{to}.id"], name=f"fk_{table}_{to}_{to}")


def words(name: str, nullable: bool = False) -> sa.Column[str]:
    """A column of texts."""
    return sa.Column(name, sa.String, nullable=nullable)


def number(name: str) -> sa.Column[int]:
    """A column that names a row."""
    return sa.Column(name, sa.Integer, nullable=False)


def upgrade() -> None:
    """Create the tables."""
    op.create_table("thing", *described("thing"), *acts())
    op.create_table("location", *described("location"), words("encoding_type"), words("location"), *acts())
    op.create_table("sensor", *described("sensor"), words("encoding_type"), words("metadata"), *acts())
    op.create_table("observed_property", *described("observed_property"), words("definition"), *acts())
    op.create_table("feature", *described("feature"), words("encoding_type"), words("feature"), *acts())
    op.create_table(
        "thing_location",
        sa.Column("id", sa.Integer),
        number("thing"),
        number("location"),
        words("time"),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_thing_location"),
        refers("thing_location", "thing"),
        refers("thing_location", "location"),
    )
    op.create_table(
        "datastream",
        *described("datastream"),
        words("observation_type"),
        *(words(name, nullable=True) for name in ("unit_name", "unit_symbol", "unit_definition", "observed_area")),
        words("data_class"),
        number("thing"),
        number("sensor"),
        number("observed_property"),
        *acts(),
        refers("datastream", "thing"),
        refers("datastream", "sensor"),
        refers("datastream", "observed_property"),
    )
    op.create_index("ix_thing_location_thing", "thing_location", ["thing"])
    op.create_index("ix_datastream_thing", "datastream", ["thing"])
