"""The register of known sources, diagnoses of cases, and what inspections showed of them."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.append_only import guard
from citybrain.records.migrations.audit_columns import acts

revision = "0037"
down_revision = "0036"


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String, nullable=False) for name in names]


def upgrade() -> None:
    """Create the tables; diagnoses and outcomes are neither changed nor deleted."""
    numbers = ("longitude", "latitude", "height", "permitted_rate")
    op.create_table(
        "known_source",
        sa.Column("id", sa.Integer),
        *_texts("name", "kind", "property"),
        *(sa.Column(name, sa.Float, nullable=False) for name in numbers),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_known_source"),
    )
    op.create_table(
        "case_diagnosis",
        sa.Column("id", sa.Integer),
        sa.Column("case", sa.Integer, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        *_texts("verdict", "sha256", "document"),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_case_diagnosis"),
        sa.ForeignKeyConstraint(["case"], ["city_case.id"], name="fk_case_diagnosis_case_city_case"),
    )
    op.create_table(
        "diagnosis_outcome",
        sa.Column("id", sa.Integer),
        sa.Column("diagnosis", sa.Integer, nullable=False),
        *_texts("source"),
        sa.Column("place", sa.Integer, nullable=False),
        *_texts("why"),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_diagnosis_outcome"),
        sa.ForeignKeyConstraint(
            ["diagnosis"], ["case_diagnosis.id"], name="fk_diagnosis_outcome_diagnosis_case_diagnosis"
        ),
    )
    op.create_index("ix_case_diagnosis_case", "case_diagnosis", ["case"])
    op.create_index("ix_diagnosis_outcome_diagnosis", "diagnosis_outcome", ["diagnosis"])
    for table in ("case_diagnosis", "diagnosis_outcome"):
        guard(op.get_bind(), table)
