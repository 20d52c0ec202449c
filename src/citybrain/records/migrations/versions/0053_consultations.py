"""Consultations with answers, inputs, support, and what the city says, which stays."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.append_only import guard
from citybrain.records.migrations.audit_columns import create, index, places, texts

revision = "0053"
down_revision = "0051"


def upgrade() -> None:
    """Create the tables; what the city said is neither changed nor deleted."""
    number, of = sa.Integer, {"consultation": "consultation"}
    create("consultation", *texts("content", "plan", "effects", "since", "until"))
    create(
        "consultation_answer",
        sa.Column("consultation", number, nullable=False),
        *texts("sending"), *texts("voter", nullable=True), *texts("channel", "answer"),
        *texts("traits", nullable=True), *texts("data_class"),
        **of,
    )  # fmt: skip
    create(
        "consultation_input",
        sa.Column("consultation", number, nullable=False),
        *texts("sending"), *texts("voter", nullable=True), *texts("channel", "kind", "title", "text"), *places(),
        *texts("content", "data_class"),
        **of,
    )  # fmt: skip
    create(
        "consultation_support",
        sa.Column("input", number, nullable=False),
        *texts("voter", nullable=True),
        input="consultation_input",
    )
    create(
        "consultation_entry",
        sa.Column("consultation", number, nullable=False),
        sa.Column("input", number, nullable=True),
        *texts("kind", "text", "content"),
        consultation="consultation",
        input="consultation_input",
    )
    for table, column in (("answer", "consultation"), ("input", "consultation"), ("support", "input")):
        name, condition = f"consultation_{table}", "voter IS NOT NULL" if table != "input" else ""
        if condition:
            index(f"ux_{name}_voter", name, [column, "voter"], unique=True, where=condition)
        if table != "support":
            index(f"ux_{name}_sending", name, [column, "sending"], unique=True)
    index("ix_consultation_entry_consultation", "consultation_entry", ["consultation"])
    guard(op.get_bind(), "consultation_entry")
