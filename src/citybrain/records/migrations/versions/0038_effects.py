"""What was found of the effect of closed cases, measures that were begun, and corrections of rules."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.append_only import guard
from citybrain.records.migrations.audit_columns import acts

revision = "0038"
down_revision = "0037"


def upgrade() -> None:
    """Create the tables; rows of the first three are neither changed nor deleted."""
    op.create_table(
        "effect_evaluation",
        sa.Column("id", sa.Integer),
        sa.Column("case", sa.Integer),
        *(sa.Column(name, sa.String, nullable=False) for name in ("since", "verdict", "document")),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_effect_evaluation"),
        sa.ForeignKeyConstraint(["case"], ["city_case.id"], name="fk_effect_evaluation_case_city_case"),
    )
    op.create_table(
        "effect_stream",
        sa.Column("id", sa.Integer),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("evaluation", "stream")),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_effect_stream"),
        sa.ForeignKeyConstraint(
            ["evaluation"], ["effect_evaluation.id"], name="fk_effect_stream_evaluation_effect_evaluation"
        ),
        sa.ForeignKeyConstraint(["stream"], ["datastream.id"], name="fk_effect_stream_stream_datastream"),
    )
    op.create_index("ux_effect_stream_once", "effect_stream", ["stream", "evaluation"], unique=True)
    op.create_table(
        "case_effect",
        sa.Column("id", sa.Integer),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("case", "closing", "days")),
        sa.Column("verdict", sa.String, nullable=False),
        sa.Column("effect", sa.Integer),
        sa.Column("reason", sa.String),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_case_effect"),
        sa.ForeignKeyConstraint(["case"], ["city_case.id"], name="fk_case_effect_case_city_case"),
        sa.ForeignKeyConstraint(["closing"], ["case_step.id"], name="fk_case_effect_closing_case_step"),
        sa.ForeignKeyConstraint(["effect"], ["effect_evaluation.id"], name="fk_case_effect_effect_effect_evaluation"),
    )
    op.create_index("ux_case_effect_once", "case_effect", ["closing", "days"], unique=True)
    op.create_index("ix_case_effect_case", "case_effect", ["case"])
    op.create_table(
        "begun_measure",
        sa.Column("id", sa.Integer),
        *(
            sa.Column(name, sa.String, nullable=False)
            for name in ("plan", "name", "said", "carrier", "since", "buildings", "promise")
        ),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_begun_measure"),
    )
    op.create_table(
        "rule_correction",
        sa.Column("id", sa.Integer),
        sa.Column("rule", sa.String, nullable=False),
        *(sa.Column(name, sa.Float, nullable=False) for name in ("declared", "before", "limit")),
        sa.Column("why", sa.String, nullable=False),
        sa.Column("evidence", sa.String, nullable=False),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_rule_correction"),
    )
    for name in ("case_effect", "effect_evaluation", "effect_stream"):
        guard(op.get_bind(), name)
