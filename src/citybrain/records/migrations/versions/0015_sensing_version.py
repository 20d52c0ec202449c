"""A number that the database raises whenever something that is recorded of sensors changes, whoever writes.

SQLite drops the triggers of a table that a later migration makes anew: that one has to make them again.
"""

import sqlalchemy as sa
from alembic import op

from citybrain.records.migrations.audit_columns import acts

revision = "0015"
down_revision = "0014"

TABLES = (
    "thing",
    "location",
    "thing_location",
    "sensor",
    "observed_property",
    "datastream",
    "feature",
    "location_feature",
    "observation_more",
)
RAISE = "UPDATE sensing_version SET number = number + 1"
FUNCTION = f"""
    CREATE FUNCTION raise_sensing_version() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN {RAISE}; RETURN NULL; END $$"""
OF_STATEMENT = """
    CREATE TRIGGER raise_sensing_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION raise_sensing_version()"""
OF_ROW = "CREATE TRIGGER {table}_{event}_raises_version AFTER {event} ON {table} BEGIN " + RAISE + "; END"


def upgrade() -> None:
    """Create the table with its row, and the triggers."""
    made = op.create_table(
        "sensing_version",
        sa.Column("id", sa.Integer),
        sa.Column("number", sa.BigInteger, nullable=False),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_sensing_version"),
    )
    op.bulk_insert(made, [{"id": 1, "number": 0, "made_by": "citybrain", "made_at": "-"}])
    if op.get_bind().dialect.name == "postgresql":
        op.execute(FUNCTION)
        for table in TABLES:
            op.execute(OF_STATEMENT.format(table=table))
        return
    for table in TABLES:
        for event in ("INSERT", "UPDATE", "DELETE"):
            op.execute(OF_ROW.format(table=table, event=event))
