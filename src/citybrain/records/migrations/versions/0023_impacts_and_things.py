"""Impact assessments, whose versions stay; the class of a thing."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.append_only import guard
from citybrain.records.migrations.audit_columns import acts

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Create the table, whose rows are neither changed nor deleted; things so far have no class of their own."""
    op.add_column("thing", sa.Column("data_class", sa.String))
    op.create_table(
        "assessment_version",
        sa.Column("id", sa.Integer),
        sa.Column("assessment", sa.Integer),
        *(sa.Column(name, sa.String, nullable=False) for name in ("purpose", "name", "content")),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_assessment_version"),
        sa.ForeignKeyConstraint(
            ["assessment"], ["assessment_version.id"], name="fk_assessment_version_assessment_assessment_version"
        ),
    )
    op.create_index("ix_assessment_version_assessment", "assessment_version", ["assessment"])
    guard(op.get_bind(), "assessment_version")
